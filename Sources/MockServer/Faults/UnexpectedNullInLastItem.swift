/// Gives null where the docs never show one, in one item only.
struct UnexpectedNullInLastItem: AnswerFault {
  let name = "unexpected-null-in-last-item"
  let summary = "An attribute is null in the last item of a list only, although the docs never show it so"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.editLastItem { UnexpectedNull().bend(&$0, target) }
  }
}
