/// Gives an attribute a value of another type in one item only.
struct WrongTypeInLastItem: AnswerFault {
  let name = "wrong-type-in-last-item"
  let summary = "An attribute has another type than documented in the last item of a list only"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.editLastItem { WrongType().bend(&$0, target) }
  }
}
