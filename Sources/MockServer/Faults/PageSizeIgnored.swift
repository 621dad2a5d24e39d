/// Sends pages of the usual size whatever `per_page` asks for.
struct PageSizeIgnored: AnswerFault {
  let name = "per-page-ignored"
  let summary = "The parameter per_page makes no difference"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    handling.ignoresPageSize = true
  }
}
