import APIModel

/// Types of C#, whose properties ASP.NET Core sends in camel case (System.Text.Json, `JsonSerializerDefaults.Web`):
/// `public record CheckIn(string Gate, DateTimeOffset? At, bool Force = false);`, `public string Name { get; set; }`.
extension TypeDeclaration {
  init?(ofDotNet code: [UInt8]) {
    guard code.count <= 20_000 else { return nil }
    name = ""
    var isRequired = false
    for line in TextLines(code).prefix(400) {
      let text = String(decoding: code[line], as: UTF8.self).trimmingBlanks
      if text.isEmpty || text.hasPrefix("//") { continue }
      if text.hasPrefix("[") {
        isRequired = isRequired || text.holds("[Required")
        continue
      }
      if name.isEmpty {
        let words = text.split { " (:{".contains($0) }
        if text.hasPrefix("using ") || text.hasPrefix("namespace ") { continue }
        guard let at = words.firstIndex(where: { $0 == "record" || $0 == "class" }), at + 1 < words.endIndex,
          words[..<at].allSatisfy({ ["public", "internal", "sealed", "readonly", "partial"].contains($0) })
        else { return nil }
        name = String(words[at + 1])
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
          for piece in text[text.index(after: open)..<close].split(separator: ",") { addProperty(piece, line, true) }
          break
        }
        continue
      }
      if text == "}" { break }
      guard let accessor = text.firstRange(ofBytes: "{ get;") else { continue }
      var property = text[..<accessor.lowerBound]
      if property.hasPrefix("public ") { property = property.dropFirst(7) }
      let isNeeded = property.hasPrefix("required ") || isRequired
      if property.hasPrefix("required ") { property = property.dropFirst(9) }
      addProperty(property, line, isNeeded)
      isRequired = false
    }
    guard !name.isEmpty, !fields.isEmpty else { return nil }
  }

  /// `DateTimeOffset? At`, `bool Force = false`
  private mutating func addProperty(_ text: Substring, _ range: Range<Int>, _ isRequired: Bool) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard let words = parts.first?.split(separator: " "), words.count >= 2, let last = words.last,
      ParameterListReader.isName(String(last)), last.utf8.first?.isUpper == true
    else { return }
    var type = String(words[words.count - 2])
    let isOptional = type.hasSuffix("?") || parts.count > 1
    if type.hasSuffix("?") { type.removeLast() }
    let named = Self.dotNetTypes[type] ?? Self.typeName(type)
    fields.append(
      Field(
        name: last.prefix(1).lowercased() + last.dropFirst(), type: named,
        requirement: isOptional ? .optional : isRequired ? .required : .unstated,
        defaultValue: parts.count > 1 ? parts[1].trimmingBlanks : nil, text: "", range: range))
  }

  private static let dotNetTypes = [
    "DateTimeOffset": "datetime", "DateTime": "datetime", "DateOnly": "date", "Guid": "string", "long": "integer",
    "short": "integer", "decimal": "number", "double": "number", "float": "number",
  ]
}
