import APIModel

/// Reads types as `TypePhrase` does, and besides the names that vendors give their own types: `[user](#user) object`,
/// `snowflake`, `map<string|string>`, `array<NamespaceRule>`.
enum TypeNotation {
  /// - Returns: The schema, or nil where the phrase is no type.
  static func schema(_ written: String) -> Schema? {
    switch written {
    // Nearly all that is written, and as it is written.
    case "string": return Schema(types: .string)
    case "integer": return Schema(types: .integer)
    case "boolean": return Schema(types: .boolean)
    case "array": return Schema(types: .array)
    case "object", "hash": return Schema(types: .object)
    case "integer/string", "integer or string": return Schema(types: [.integer, .string])
    default: break
    }
    guard written.utf8.count <= 200 else { return nil }
    if let schema = TypePhrase.schema(written) { return schema }
    var text = written.lowercased().filter { $0 != "\\" && $0 != "`" && $0 != "*" }.trimmingBlanks
    var schema = Schema()
    if text.hasPrefix("?") {
      schema.isNullable = true
      text.removeFirst()
    }
    for suffix in [" or null", "|null", " | null", ", nullable", " (nullable)", "?"] where text.hasSuffix(suffix) {
      schema.isNullable = true
      text = text.dropLast(suffix.utf8.count).trimmingBlanks
    }
    for suffix in [", required", ", optional", " (required)", " (optional)"] where text.hasSuffix(suffix) {
      text = text.dropLast(suffix.utf8.count).trimmingBlanks
    }
    // `string(255)`, `varchar(64)`
    if text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.lastIndex(of: UInt8(ascii: "(")),
      case let length = text.utf8[open...].dropFirst().dropLast(), !length.isEmpty, length.count <= 9,
      length.allSatisfy(\.isDigit)
    {
      text = text[..<open].trimmingBlanks
      if text == "string" || text == "varchar" || text == "char" || text == "text" {
        schema.maximumLength = Int(Substring(length))
      }
      if text == "varchar" || text == "char" { text = "string" }
    }
    if let known = TypePhrase.schema(text), known.types.isEmpty == false {
      schema.types = known.types
      schema.format = known.format
      schema.items = known.items
      return schema
    }
    if let types = named(text) {
      schema.types = types
      return schema
    }
    return nil
  }

  private static func named(_ text: String) -> SchemaTypes? {
    for prefix in ["array of ", "an array of ", "list of ", "a list of ", "array<", "array[", "list<", "list[", "[]"]
    where text.hasPrefix(prefix) {
      return .array
    }
    // `enum[string]` of API Blueprint.
    if text.hasPrefix("enum["), text.hasSuffix("]") {
      return TypePhrase.schema(String(text.dropFirst(5).dropLast()))?.types
    }
    if text.hasPrefix("<"), text.holds("> array") { return .array }
    if text.hasSuffix("[]") || text.hasSuffix(" array") { return .array }
    // `array[[user](#user)]` has lost its brackets to the link.
    if text.hasPrefix("array"), text.utf8.dropFirst(5).first?.isLetter == true { return .array }
    for prefix in ["map<", "map[", "map of ", "dict<", "object<", "record<", "hash of ", "dictionary of "]
    where text.hasPrefix(prefix) {
      return .object
    }
    if text.hasSuffix(" object") || text.hasSuffix(" objects") || text.hasSuffix(" struct") { return .object }
    if text.hasPrefix("string representing") || text.hasPrefix("json string") { return .string }
    if [
      "snowflake", "cursor", "semver", "hex", "iso date", "arn", "jwt", "alphanumeric", "rfc3339 timestamp", "rfc 3339",
    ].contains(
      text)
    {
      return .string
    }
    if text == "time units" || text == "time unit" || text == "byte units" { return .string }
    if text.hasPrefix("rfc3339") || text.hasPrefix("rfc 3339") || text.hasPrefix("rfc-3339") { return .string }
    if text.hasPrefix("iso8601 ") || text.hasPrefix("iso-8601 ") { return .string }
    return nil
  }
}
