import APIModel

/// A field as it is written inside one piece of code: `limit`, `page?: number`, `force=true`, `q: Option<String>`.
struct WrittenField {
  var name: String
  /// As documentation would name it; nil where the code says none.
  var type: String?
  var isOptional = false
  /// Whether others beside it are marked as optional, and it is not.
  var isRequired = false
  /// Whether it is written as a part of a query, `?force=true`.
  var isQuery = false

  private static let longest = 2000

  /// The fields that a piece of code names; none where it is something else.
  static func read(_ code: String) -> [WrittenField] {
    guard code.utf8.count <= longest, let first = code.utf8.first, let last = code.utf8.last else { return [] }
    if first == UInt8(ascii: "{") { return last == UInt8(ascii: "}") ? members(code.dropFirst().dropLast()) : [] }
    if first == UInt8(ascii: "?") || first == UInt8(ascii: "&") { return pairs(code.dropFirst(), isQuery: true) }
    if code.utf8.contains(UInt8(ascii: "&")) { return pairs(code[...], isQuery: false) }
    return members(code[...])
  }

  /// `a=1&b=2`
  private static func pairs(_ text: Substring, isQuery: Bool) -> [WrittenField] {
    var fields: [WrittenField] = []
    for piece in text.split(separator: "&") {
      let name = String(piece.prefix { $0 != "=" })
      guard ParameterListReader.isName(name) else { return [] }
      fields.append(WrittenField(name: name, isQuery: isQuery))
    }
    return fields
  }

  /// What stands between the commas of `"name": "string", page?: 1, …`; none where a piece is no field.
  private static func members(_ text: Substring) -> [WrittenField] {
    var fields: [WrittenField] = []
    for piece in pieces(text) {
      let piece = piece.trimmingBlanks
      if piece == "..." || piece == "…" || piece.isEmpty { continue }
      guard let field = field(piece) else { return [] }
      fields.append(field)
    }
    if fields.contains(where: \.isOptional) {
      for index in fields.indices where !fields[index].isOptional {
        fields[index].isRequired = fields[index].type != nil
      }
    }
    return fields
  }

  /// The text cut at the commas and line ends that stand in no brackets and no quotes.
  private static func pieces(_ text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var quote: UInt8?
    for at in text.utf8.indices {
      let byte = text.utf8[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") {
        quote = byte
      } else if "{[(<".utf8.contains(byte) {
        depth += 1
      } else if "}])>".utf8.contains(byte) {
        depth -= 1
      } else if depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        pieces.append(text[start..<at])
        start = text.utf8.index(after: at)
      }
    }
    pieces.append(text[start...])
    return pieces
  }

  private static func field(_ piece: String) -> WrittenField? {
    let mark = piece.utf8.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") } ?? piece.endIndex
    var name = piece[..<mark].trimmingBlanks
    if name.count > 2, let quote = name.first, quote == "\"" || quote == "'", name.last == quote {
      name = String(name.dropFirst().dropLast())
    }
    var field = WrittenField(name: name)
    if name.hasSuffix("?") {
      field.name.removeLast()
      field.isOptional = true
    }
    guard ParameterListReader.isName(field.name), !field.name.hasSuffix(":"), !notNames.contains(field.name) else {
      return nil
    }
    guard mark < piece.endIndex else { return field }
    let value = piece[piece.utf8.index(after: mark)...].trimmingBlanks
    // `host:8080` and `a::b` are no fields with a type.
    if piece.utf8[mark] == UInt8(ascii: "="), !value.isEmpty { return field }
    field.type = type(value, &field.isOptional)
    return value.isEmpty || value.hasPrefix(":") ? nil : field
  }

  /// The type that is written in the place of a value, or the one that the value has.
  private static func type(_ value: String, _ isOptional: inout Bool) -> String? {
    guard let first = value.utf8.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let inner = String(value.dropFirst().dropLast())
      return TypePhrase.schema(inner) == nil ? "string" : inner
    }
    if first == UInt8(ascii: "[") { return "array" }
    if first == UInt8(ascii: "{") { return "object" }
    if value == "true" || value == "false" { return "boolean" }
    if value.utf8.allSatisfy(\.isDigit) { return "integer" }
    var written = value
    if written.hasPrefix("Option<"), written.hasSuffix(">") {
      written = String(written.dropFirst(7).dropLast())
      isOptional = true
    }
    if written.hasSuffix("?") {
      written.removeLast()
      isOptional = true
    }
    return TypeDeclaration.typeName(written)
  }

  /// What stands for values and types, and names no field.
  private static let notNames: Set = [
    "true", "false", "null", "none", "None", "nil", "string", "integer", "number", "boolean", "array", "object",
    "json", "JSON", "int", "bool", "str",
  ]
}
