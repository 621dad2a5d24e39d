/// Succeeds with a status that the docs don't name.
struct UndocumentedStatus: AnswerFault {
  let name = "undocumented-status"
  let summary = "A success has a status that the docs don't name, 202 or 203"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let status = [202, 203, 206].first(where: { $0 != answer.status && !target.served.documents($0) }) else {
      return []
    }
    answer.status = status
    return [""]
  }
}
