import APIModel

/// What the docs say in words of when an attribute is there: "is omitted if the driver has none", "only shown to
/// administrators". An attribute with a condition is not missing where it does not come.
enum StatedCondition {
  /// Phrases of descriptions that make an attribute's presence depend on something. After "only" any word may follow
  /// that says when, so that it is not listed here.
  private static let phrases = [
    "is optional", "are optional", "(optional)", "is omitted", "are omitted", "be omitted", "omitted if",
    "omitted when", "omitted for", "left out if", "left out when", "absent if", "absent when", "not present if",
    "not present when", "not present for", "not returned if", "not returned when", "not returned for", "not set if",
    "not included if", "not included when", "only if", "only when", "only for", "only in case", "only present",
    "only returned", "only included", "only shown", "only visible", "only available", "only set", "only exists",
    "present only", "returned only", "included only", "shown only", "visible only", "available only", "if present",
    "if available", "if applicable", "if any", "if specified", "where applicable", "when applicable", "when available",
    "when present",
  ]

  /// The phrase of a description that states a condition; nil where there is none.
  static func phrase(in description: String?) -> String? {
    guard let description else { return nil }
    let words = description.lowercased().split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    return phrases.first { words.contains($0) }
  }
}
