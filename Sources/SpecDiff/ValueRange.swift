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
