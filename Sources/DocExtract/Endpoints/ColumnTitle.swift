import APIModel

/// What a table's column is about, by its title.
enum ColumnTitle {
  static func role(_ title: String, isFirst: Bool) -> PageTable.ColumnRole {
    let lower = title.lowercased()
    let words = words(ForeignTitles.english(lower.trimmingBlanks) ?? lower)
    let has = { (word: String) in words.contains(word) }
    if words.isEmpty { return .other }
    if words == ["http", "request"] { return .path }
    if has("method") || has("verb") { return .method }
    // "Name, Type": the type stands behind the name.
    if isFirst, words.count <= 4, has("type"), let name = words.first, names.contains(name) { return .name }
    if words.count >= 2, words.count <= 3, parameterTitles.contains(words[words.count - 1]) {
      return .name
    }
    if has("endpoint") || has("url") || has("uri") || has("path") || has("route") || words == ["resource"] {
      return .path
    }
    if has("required") || has("mandatory") || has("require") || words == ["req"] || words == ["requirement"]
      || has("obligatory")
    {
      return .required
    }
    if words == ["optional"] { return .optional }
    if words == ["writable"] || words == ["writeable"] || words == ["editable"] || words == ["settable"] {
      return .writable
    }
    if has("default") { return .defaultValue }
    if words == ["in"] || has("location") || words.suffix(1) == ["in"] {
      return .location
    }
    if has("type") || has("datatype") || has("data-type") || words == ["format"] || words == ["schema"] {
      // "Content type" tables and such do not speak of attributes, but are harmless as types.
      return .type
    }
    if has("description") || has("descriptions") || has("definition") || has("desc") || has("notes") || has("note")
      || has("explanation") || has("meaning")
      || has("details")
      || has("comment") || words == ["rules"] || words == ["validation"] || has("comments") || has("purpose")
    {
      return .description
    }
    if has("status") || (has("code") && !has("country")) || words.suffix(2) == ["return", "values"]
      || words == ["return", "value"]
    {
      return .status
    }
    if isFirst, words == ["query"] || words == ["body"] { return .name }
    // "Object relations (`joins` prefix name)" is a remark, no title of names.
    if let name = words.prefix(4).first(where: names.contains), isFirst || name != "key" { return .name }
    // The parts of a form (RFC 7578), and what a query is made of.
    if isFirst, words == ["part"] || words == ["parts"] || words == ["form", "part"] || words == ["query"] {
      return .name
    }
    return .other
  }

  /// "Parameter", "Query param", "Argument": what stands below are parameters, whatever else the table says.
  static func isOfParameters(_ title: String) -> Bool {
    guard let last = words(title).last else { return false }
    return parameterTitles.contains(last) || ["argument", "arguments", "arg", "args"].contains(last)
  }

  private static func words(_ title: String) -> [String] {
    // Of other scripts only the characters know what a letter is.
    guard title.utf8.allSatisfy({ $0 < 0x80 }) else {
      return title.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    }
    return title.utf8.split { !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "-") }.map { String(Substring($0)) }
  }

  /// "Path parameter" and "URL param" head names, not paths.
  private static let parameterTitles: Set = ["parameter", "parameters", "param", "params"]

  static let names: Set = [
    "attribute", "attributes", "parameter", "parameters", "param", "params", "name", "field", "fields", "property",
    "properties", "key", "argument", "arguments", "option", "options", "header", "attribut", "parametr", "variable",
    "arg", "args", "member", "element",
  ]
}

extension PageTable.Column {
  /// Whether the title begins with a word, given in lower case.
  func titleBegins(with word: StaticString) -> Bool {
    title.withBytes { title in
      title.count >= word.utf8CodeUnitCount
        && (0..<word.utf8CodeUnitCount).allSatisfy { title[$0].loweredASCII == word.utf8Start[$0] }
    }
  }
}
