import APIModel

/// What bounds and formats allow.
enum ValueRange {
  /// The bounds of a schema; an upper one allows less the smaller it is.
  static var bounds: [(name: String, isUpper: Bool, path: KeyPath<Schema, Int?>)] {
    [
      ("minimum", false, \.minimum), ("maximum", true, \.maximum), ("maximum length", true, \.maximumLength),
      ("minimum length", false, \.minimumLength), ("minimum number of items", false, \.minimumItems),
      ("maximum number of items", true, \.maximumItems),
    ]
  }

  /// The formats of numbers that the values of another format also have (OpenAPI 3.1 §4.4).
  private static let wider: [String: String] = ["int64": "int32", "double": "float"]

  /// Whether every value of the second format is one of the first; no format is any.
  static func format(_ format: String?, holds other: String?) -> Bool {
    guard let format, format != other else { return true }
    return other != nil && wider[format] == other
  }
}

/// Whether two descriptions of the same thing say opposite things.
enum ParameterMeaning {
  private static let opposites: [(String, String)] = [
    ("any", "all"), ("before", "after"), ("ascending", "descending"), ("inclusive", "exclusive"),
    ("include", "exclude"), ("includes", "excludes"), ("seconds", "milliseconds"), ("seconds", "minutes"),
    ("minutes", "hours"), ("hours", "days"), ("bytes", "kilobytes"), ("bytes", "megabytes"), ("id", "iid"),
  ]

  /// The word that was given up and the one that took its place; nil where the descriptions agree in that.
  static func opposites(_ old: String?, _ new: String?) -> (was: String, now: String)? {
    guard let old, let new, old != new else { return nil }
    let before = words(old)
    let after = words(new)
    for (x, y) in opposites {
      for (was, now) in [(x, y), (y, x)]
      where before.contains(was) && !before.contains(now) && after.contains(now) && !after.contains(was) {
        return (was, now)
      }
    }
    return nil
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.prefix(1000).lowercased().split { !$0.isLetter && $0 != "_" }.map(String.init))
  }
}
