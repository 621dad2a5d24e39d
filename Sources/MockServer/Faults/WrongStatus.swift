/// Mistakes one usual status of success for another: 200 for 201, 201 for 200, 200 for 204.
struct WrongStatus: AnswerFault {
  let name = "wrong-status"
  let summary = "A success has the status of another method: 200 for 201 or 204, 201 for 200"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    let wrong = answer.status == 200 ? 201 : 200
    guard !target.served.documents(wrong) else { return [] }
    answer.status = wrong
    return [""]
  }
}
