import APIModel

/// Removes what the docs only deprecate.
struct DeprecatedAttributeMissing: AnswerFault {
  let name = "deprecated-attribute-missing"
  let summary = "Attributes that the docs call deprecated are already gone"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    target.properties.filter { $0.deprecation != nil }.flatMap { property in
      answer.edit([property.name]) { object, name in
        guard object[name] != nil else { return false }
        object[name] = nil
        return true
      }
    }
  }
}
