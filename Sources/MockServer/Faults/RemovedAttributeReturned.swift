import APIModel

/// Returns an attribute that the docs say is gone.
struct RemovedAttributeReturned: AnswerFault {
  let name = "removed-attribute-returned"
  let summary = "An attribute that the docs call removed is returned"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    let removed = target.served.itemSchema?.properties.filter { $0.removal != nil } ?? []
    guard let property = target.attribute.map({ name in removed.first { [$0.name] == name } }) ?? removed.first else {
      return []
    }
    return answer.edit([property.name]) { object, name in
      object[name] = property.schema.types.isEmpty || property.schema.types.contains(.string) ? "removed" : .int(1)
      return true
    }
  }
}
