/// Leaves out a promised attribute in one item only: a checker that looks at the first item alone misses it.
struct MissingAttributeInLastItem: AnswerFault {
  let name = "missing-attribute-in-last-item"
  let summary = "A documented attribute is missing in the last item of a list only"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.editLastItem { MissingAttribute().bend(&$0, target) }
  }
}
