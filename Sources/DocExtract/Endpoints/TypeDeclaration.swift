import APIModel

/// The type that a project's documentation shows in its own language for what is sent or returned: an interface of
/// TypeScript, a struct of Go or Rust, a class of Python.
struct TypeDeclaration {
  struct Field {
    var name: String
    var type: String
    var requirement: Parameter.Requirement
    var defaultValue: String?
    var text: String
    /// Byte offsets of its line.
    var range: Range<Int>
  }

  /// The type's name; empty where it has none.
  var name: String
  var fields: [Field] = []

  private enum Language { case typeScript, go, rust, python }

  /// - Parameter code: A block whose first lines declare one type; what follows its end is not read.
  init?(_ code: [UInt8]) {
    guard code.count <= 20_000 else { return nil }
    var head: (name: String, language: Language)?
    name = ""
    var reader = FieldReader()
    for line in TextLines(code).prefix(400) {
      let text = code[line]
      guard let language = head?.language else {
        // What stands before the declaration are comments, imports and attributes.
        if let found = Self.head(text) {
          head = found
          name = found.name
        } else if !Self.mayPrecede(text) {
          return nil
        }
        continue
      }
      if Self.isEnd(text, language) { break }
      switch language {
      case .typeScript: reader.readTypeScript(text, &fields)
      case .go: reader.readGo(text, &fields)
      case .rust: reader.readRust(text, &fields)
      case .python: reader.readPython(text, &fields)
      }
      if reader.isBroken { return nil }
    }
    guard head != nil, !fields.isEmpty else { return nil }
  }

  private static func mayPrecede(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop(while: \.isBlank)
    guard let first = text.first else { return true }
    return "#/*@".utf8.contains(first)
      || ["import ", "from ", "use ", "package "].contains { text.starts(with: $0.utf8) }
  }

  private static func head(_ line: ArraySlice<UInt8>) -> (name: String, language: Language)? {
    guard line.first?.isLetter == true, line.count <= 200 else { return nil }
    var words = line.split { !($0.isWord || $0 == UInt8(ascii: "$")) }.map { String(decoding: $0, as: UTF8.self) }[...]
    while let word = words.first, modifiers.contains(word) { words.removeFirst() }
    guard let keyword = words.popFirst(), let name = words.popFirst() else { return nil }
    let last = line.last { !$0.isBlank }
    let opens = last == UInt8(ascii: "{")
    switch keyword {
    case "interface" where opens: return (name, .typeScript)
    case "type" where opens: return (name, words.first == "struct" ? .go : .typeScript)
    case "struct" where opens: return (name, .rust)
    case "class" where last == UInt8(ascii: ":"): return (name, .python)
    default: return nil
    }
  }

  private static let modifiers = ["export", "declare", "pub", "default", "crate"]

  private static func isEnd(_ line: ArraySlice<UInt8>, _ language: Language) -> Bool {
    guard let first = line.first else { return false }
    return language == .python ? !first.isBlank && first != UInt8(ascii: "#") : first == UInt8(ascii: "}")
  }

  /// Whether the name tells that it is sent: `CreateUser`, `NewSeed`, `LoginRequest`.
  var isSent: Bool {
    ["Create", "Update", "New", "Patch"].contains { name.hasPrefix($0) }
      || ["Request", "Input", "Payload", "Params", "Create", "Update", "Body"].contains { name.hasSuffix($0) }
  }
}

/// Reads the lines inside a declaration, one field each. What is declared inside a field is not read.
private struct FieldReader {
  /// Comments above a field.
  private var comment = ""
  private var depth = 0
  /// The name on the wire, and whether the field has a default, as attributes above it say.
  private var renamed: String?
  private var hasDefault = false
  /// A line was none of the language's.
  private(set) var isBroken = false

  /// `name?: string; // text`
  mutating func readTypeScript(_ line: ArraySlice<UInt8>, _ fields: inout [TypeDeclaration.Field]) {
    guard let (code, remark) = content(line, mark: "//") else { return }
    defer { depth += code.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) } }
    guard depth == 0 else { return }
    var name = code.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "(") }
    guard name.endIndex < code.endIndex, code[name.endIndex] == UInt8(ascii: ":") else {
      isBroken = !code.contains(UInt8(ascii: "(")) && !code.contains(UInt8(ascii: "}"))
      return
    }
    var type = code[(name.endIndex + 1)...]
    while let last = type.last, last.isBlank || last == UInt8(ascii: ";") || last == UInt8(ascii: ",") {
      type.removeLast()
    }
    if name.starts(with: "readonly ".utf8) { name = name.dropFirst(9) }
    while name.last?.isBlank == true { name.removeLast() }
    let isOptional = name.last == UInt8(ascii: "?")
    if isOptional { name.removeLast() }
    name = name.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }[...]
    let isObject = type.last == UInt8(ascii: "{")
    add(name, isObject ? "object" : text(type), isOptional ? .optional : .required, remark, line, &fields)
  }

  /// `Name string` with its tag, `json:"name,omitempty" validate:"required"`, in backticks
  mutating func readGo(_ line: ArraySlice<UInt8>, _ fields: inout [TypeDeclaration.Field]) {
    guard let (code, remark) = content(line, mark: "//") else { return }
    defer { depth += code.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) } }
    guard depth == 0, code.first?.isUpper == true else { return }
    var name = code.prefix { $0.isWord }
    let rest = code[name.endIndex...].drop(while: \.isBlank)
    // A struct put into another one by its name alone.
    guard let first = rest.first, first != UInt8(ascii: "`") else { return }
    let tick = rest.firstIndex(of: UInt8(ascii: "`"))
    let type = text(rest[..<(tick ?? rest.endIndex)])
    let tag = tick.map { text(rest[$0...]) } ?? ""
    var requirement = Parameter.Requirement.unstated
    if let json = value(of: "json:\"", in: tag) {
      let parts = json.split(separator: ",", omittingEmptySubsequences: false)
      if json == "-" { return }
      if let own = parts.first, !own.isEmpty { name = Array(own.utf8)[...] }
      if parts.contains("omitempty") { requirement = .optional }
    }
    if type.hasPrefix("*") { requirement = .optional }
    for key in ["validate:\"", "binding:\""] {
      if let rules = value(of: key, in: tag), rules.split(separator: ",").contains("required") {
        requirement = .required
      }
    }
    add(name, type.hasPrefix("*") ? String(type.dropFirst()) : type, requirement, remark, line, &fields)
  }

  /// `pub name: Option<String>,` below `#[serde(rename = "other")]`
  mutating func readRust(_ line: ArraySlice<UInt8>, _ fields: inout [TypeDeclaration.Field]) {
    guard let (code, remark) = content(line, mark: "//") else { return }
    if code.first == UInt8(ascii: "#") {
      let attribute = text(code)
      if let name = value(of: "rename = \"", in: attribute) { renamed = name }
      hasDefault = hasDefault || attribute.holds("default")
      return
    }
    var field = code
    if field.starts(with: "pub ".utf8) { field = field.dropFirst(4) }
    let name = field.prefix { $0.isWord }
    guard !name.isEmpty, name.endIndex < field.endIndex, field[name.endIndex] == UInt8(ascii: ":") else {
      isBroken = true
      return
    }
    var type = text(field[(name.endIndex + 1)...])
    if type.hasSuffix(",") { type.removeLast() }
    var requirement = Parameter.Requirement.required
    if type.hasPrefix("Option<"), type.hasSuffix(">") {
      type = String(type.dropFirst(7).dropLast())
      requirement = .optional
    }
    if hasDefault { requirement = .optional }
    add(renamed.map { Array($0.utf8)[...] } ?? name, type, requirement, remark, line, &fields)
  }

  /// `name: list[str] = []`
  mutating func readPython(_ line: ArraySlice<UInt8>, _ fields: inout [TypeDeclaration.Field]) {
    guard let (code, remark) = content(line, mark: "#") else { return }
    let name = code.prefix { $0.isWord }
    // Methods, decorators and texts.
    guard !name.isEmpty, name.endIndex < code.endIndex, code[name.endIndex] == UInt8(ascii: ":") else { return }
    let rest = code[(name.endIndex + 1)...]
    let equals = rest.firstIndex(of: UInt8(ascii: "="))
    var type = text(rest[..<(equals ?? rest.endIndex)])
    let value = equals.map { text(rest[($0 + 1)...]) }
    var isOptional = value.map { !$0.hasPrefix("Field(...") && $0 != "..." } ?? false
    for suffix in [" | None", "|None"] where type.hasSuffix(suffix) { type.removeLast(suffix.utf8.count) }
    if type.hasPrefix("Optional["), type.hasSuffix("]") { type = String(type.dropFirst(9).dropLast()) }
    if type.hasPrefix("NotRequired["), type.hasSuffix("]") {
      type = String(type.dropFirst(12).dropLast())
      isOptional = true
    }
    add(name, type, isOptional ? .optional : .required, remark, line, &fields)
    if let value, isOptional, !fields.isEmpty, !["None", "[]", "{}", "..."].contains(value), !value.holds("(") {
      fields[fields.count - 1].defaultValue = value
    }
  }

  /// A line without the remark behind it; nil for one that is a remark itself, which is kept for the next field.
  private mutating func content(
    _ line: ArraySlice<UInt8>, mark: String
  ) -> (code: ArraySlice<UInt8>, remark: String)? {
    let code = line.drop(while: \.isBlank)
    if code.isEmpty { return nil }
    if code.starts(with: mark.utf8) || code.starts(with: "/*".utf8) || code.first == UInt8(ascii: "*") {
      let words = code.drop { "/*#! ".utf8.contains($0) }
      let remark = text(words).replacingEnd("*/")
      if !remark.isEmpty { comment += comment.isEmpty ? remark : " " + remark }
      return nil
    }
    let behind = (" " + mark).utf8
    var at = code.startIndex
    while at < code.endIndex, !code[at...].starts(with: behind) { at += 1 }
    guard at < code.endIndex else { return (code, "") }
    return (code[..<at], text(code[at...].drop { "/# ".utf8.contains($0) }))
  }

  private mutating func add(
    _ name: ArraySlice<UInt8>, _ type: String, _ requirement: Parameter.Requirement, _ remark: String,
    _ line: ArraySlice<UInt8>, _ fields: inout [TypeDeclaration.Field]
  ) {
    let name = text(name)
    if ParameterListReader.isName(name) {
      fields.append(
        TypeDeclaration.Field(
          name: name, type: TypeDeclaration.typeName(type), requirement: requirement,
          text: comment.isEmpty ? remark : comment,
          range: line.startIndex..<line.endIndex))
    }
    comment = ""
    renamed = nil
    hasDefault = false
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self).trimmingBlanks }

  private func value(of key: String, in text: String) -> String? {
    guard let range = text.firstRange(ofBytes: key) else { return nil }
    return String(text[range.upperBound...].prefix { $0 != "\"" })
  }
}

extension String {
  fileprivate func replacingEnd(_ end: String) -> String {
    hasSuffix(end) ? String(dropLast(end.count)).trimmingBlanks : self
  }
}

extension PageReader {
  /// A type in code that a text, a heading or its own name announces as what is sent or returned.
  mutating func readDeclaration(_ index: Int, _ text: [UInt8]) -> Bool {
    guard let group,
      text.contains(UInt8(ascii: ":")) || text.holds("struct") || text.holds("record ") || text.holds("{ get;")
    else { return false }
    let leadIn = self.leadIn
    let isShort = leadIn.utf8.count <= 120
    let isReturned =
      isShort && (leadIn.holds("response") || leadIn.holds("return") || leadIn.holds("answer"))
      || (leadIn.isEmpty && meaning.role == .response)
    let isSent =
      isShort && !isReturned
      && (leadIn.holds("request") || leadIn.holds("body") || leadIn.holds("payload") || leadIn.holds("param")
        || leadIn.holds("query") || (leadIn.isEmpty && meaning.role == .request))
    guard let declaration = TypeDeclaration(text) ?? TypeDeclaration(ofDotNet: text) else { return false }
    let methods = page.groups[group].lines.map(\.method)
    guard isReturned || isSent || (declaration.isSent && methods.allSatisfy(\.carriesBody)) else { return false }
    let map = LiteralMap(document, block: index)
    var list = ParameterList(block: index, isResponse: isReturned, items: [], section: section)
    list.items = declaration.fields.map { field in
      var item = ParameterList.Item(block: index, paragraph: index, names: [field.name], range: map.range(field.range))
      item.writtenType = field.type.isEmpty ? nil : field.type
      item.requirement = isReturned ? .unstated : field.requirement
      item.defaultValue = field.defaultValue
      item.text = field.text
      return item
    }
    list.location = isSent && leadIn.holds("query") ? .query : titledLocation
    list.group = group
    page.lists.append(list)
    use()
    return true
  }
}
