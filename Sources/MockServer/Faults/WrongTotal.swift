import APIModel

/// Counts an item too many.
struct WrongTotal: AnswerFault {
  let name = "wrong-total"
  let summary = "X-Total is one more than there are"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let header = answer.headers.first(where: { $0.name == "X-Total" }), let total = Int(header.value) else {
      return []
    }
    answer.setHeader("X-Total", String(total + 1))
    return [""]
  }
}
