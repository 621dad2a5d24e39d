/// Refuses everybody, the right token included.
struct UnauthorizedAlways: AnswerFault {
  let name = "unauthorized-always"
  let summary = "Every request is refused with 401, the right token included"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    handling.refusesEveryone = true
  }
}
