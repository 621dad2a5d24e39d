/// Returns an attribute that the docs don't know, in one item only.
struct UndocumentedAttributeInLastItem: AnswerFault {
  let name = "undocumented-attribute-in-last-item"
  let summary = "An attribute that the docs don't know is returned in the last item of a list only"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.editLastItem { UndocumentedAttribute().bend(&$0, target) }
  }
}
