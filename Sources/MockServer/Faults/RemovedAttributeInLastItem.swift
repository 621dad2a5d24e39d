/// Returns an attribute that the docs say is gone, in one item only.
struct RemovedAttributeInLastItem: AnswerFault {
  let name = "removed-attribute-in-last-item"
  let summary = "An attribute that the docs call removed is returned in the last item of a list only"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer.editLastItem { RemovedAttributeReturned().bend(&$0, target) }
  }
}
