import APIModel

/// How two contracts differ in what they assert of a value beyond types, lengths and patterns.
struct AssertionDifference {
  /// In words, `exclusive minimum`.
  let name: String
  let was: String?
  let now: String?
  /// Whether every value that the old contract allows is allowed still.
  let isWeaker: Bool

  private static let names = [
    "exclusiveMaximum": "exclusive maximum", "exclusiveMinimum": "exclusive minimum",
    "maxProperties": "maximum number of attributes", "maximum": "maximum",
    "minProperties": "minimum number of attributes", "minimum": "minimum", "multipleOf": "factor",
    "uniqueItems": "uniqueness of the items",
  ]

  static func all(_ old: Schema, _ new: Schema) -> [AssertionDifference] {
    guard old.assertions != new.assertions else { return [] }
    let before = Dictionary(old.assertions.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.assertions.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return Set(before.keys).union(after.keys).sorted().compactMap { keyword in
      let (was, now) = (before[keyword], after[keyword])
      guard was != now else { return nil }
      return AssertionDifference(
        name: names[keyword] ?? keyword, was: was, now: now, isWeaker: isWeaker(keyword, was, now))
    }
  }

  private static func isWeaker(_ keyword: String, _ was: String?, _ now: String?) -> Bool {
    guard let now else { return true }
    guard let was, let before = Double(was), let after = Double(now) else { return false }
    switch keyword {
    case "exclusiveMaximum", "maxProperties", "maximum": return after > before
    case "exclusiveMinimum", "minProperties", "minimum": return after < before
    case "multipleOf": return after > 0 && before.truncatingRemainder(dividingBy: after) == 0
    default: return false
    }
  }
}

extension AdditionalProperties? {
  /// Nil where anything may be there, said or not.
  var stated: AdditionalProperties? { self == .values(Schema()) ? nil : self }

  /// What they are, within a sentence.
  var phrase: String {
    switch self {
    case nil: "anything"
    case .forbidden: "not allowed"
    case .values(let schema): schema.typeName.map { "of type \($0)" } ?? "limited"
    }
  }
}
