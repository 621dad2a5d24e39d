import APIModel

// Code blocks that name parameters: a line each with a description, or an object with types for its values.
extension PageReader {
  /// "topic - the topic to publish to", a line each, below "Query params:".
  mutating func readDescribedLines(_ index: Int, _ text: [UInt8]) -> Bool {
    guard group != nil, !isLeadInUsed, !leadIn.isEmpty, text.count <= 4000,
      case let announcement = ListAnnouncement(leadIn, meaning), announcement.isLabel, !announcement.speaksOfAnswer
    else { return false }
    // An object's members have values, no descriptions.
    let isObject = text.first { !$0.isBlankOrNewline } == UInt8(ascii: "{")
    var definitions: [HTMLDefinitions.Definition] = []
    // How many brackets are open; what is inside an object's members is theirs.
    var depth = 0
    for line in text.split(separator: UInt8(ascii: "\n")).prefix(101) {
      let outer = depth
      if isObject {
        for byte in line {
          if "{[".utf8.contains(byte) { depth += 1 } else if "}]".utf8.contains(byte) { depth -= 1 }
        }
        if outer > 1 { continue }
      }
      if line.allSatisfy({ $0.isBlank || "{}[],".utf8.contains($0) }) { continue }
      let line = line.drop(while: \.isBlank)
      // "scopes: ["
      if depth > 1, let definition = Self.opened(line) {
        definitions.append(definition)
        continue
      }
      // "other values: string"
      if isObject, !definitions.isEmpty, let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].contains(where: \.isBlank), line[..<colon].allSatisfy({ $0.isLetter || $0.isBlank })
      {
        continue
      }
      let written = line.prefix { !$0.isBlank && $0 != UInt8(ascii: ":") }
      // In double quotes it is JSON.
      let name = written.drop { $0 == UInt8(ascii: "'") }.prefix { $0 != UInt8(ascii: "'") }
      let rest = line[written.endIndex...].drop(while: \.isBlank)
      guard let mark = rest.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: ":"),
        rest.dropFirst().first?.isBlank == true, let first = rest.dropFirst().first(where: { !$0.isBlank }),
        !isObject || !"\"'{0123456789".utf8.contains(first),
        case let name = String(decoding: name, as: UTF8.self),
        ParameterListReader.isName(name)
      else { return false }
      var definition = HTMLDefinitions.Definition(name: name, text: "")
      definition.text = String(decoding: rest.dropFirst(), as: UTF8.self).trimmingBlanks
      let words = definition.text.lowercased()
      // "module: string, the module's name"
      let start = words.utf8.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "(") }
      if case let type = String(decoding: start, as: UTF8.self).trimmingBlanks, type.utf8.count <= 24,
        TypeNotation.schema(type) != nil
      {
        definition.type = type
      }
      definition.requirement = Self.requirement(in: words)
      definitions.append(definition)
    }
    return definitions.count <= 50 && readDefinitions(definitions, index, isSure: true)
  }

  /// The member that a line opens and does not close, "scopes: [" or "owner: {".
  private static func opened(_ line: ArraySlice<UInt8>) -> HTMLDefinitions.Definition? {
    let name = line.prefix { $0.isWord || $0 == UInt8(ascii: "-") }
    let rest = line[name.endIndex...].drop(while: \.isBlank)
    guard rest.first == UInt8(ascii: ":"), let bracket = rest.dropFirst().first(where: { !$0.isBlank }),
      bracket == UInt8(ascii: "[") || bracket == UInt8(ascii: "{"),
      case let name = String(decoding: name, as: UTF8.self), ParameterListReader.isName(name)
    else { return nil }
    var definition = HTMLDefinitions.Definition(name: name, text: "")
    definition.type = bracket == UInt8(ascii: "[") ? "array" : "object"
    return definition
  }

  /// "(optional)", "[required]", or a piece between commas, "string, mandatory, the name".
  private static func requirement(in words: String) -> Parameter.Requirement {
    let pieces = words.utf8.prefix(80).split { "([,;.])-".utf8.contains($0) }
    for piece in pieces {
      let word = String(decoding: piece, as: UTF8.self).trimmingBlanks
      if word == "required" || word == "mandatory" { return .required }
      if word == "optional" || word == "not required" || word == "not mandatory" { return .optional }
    }
    return .unstated
  }

  /// What is to be sent, with types for its values, `{"name": string, "tags": [string]}`: the members are parameters.
  mutating func readDrawnBody(_ index: Int, _ body: PageBody) -> Bool {
    guard let json = body.json?.document, let root = json.root, root.kind == .object,
      root.members.allSatisfy({ $0.key.kind == .string && json.bytes[$0.key.range].first == UInt8(ascii: "\"") }),
      group.map({ page.groups[$0].lines.last?.method.carriesBody == true }) ?? true
    else { return false }
    var definitions: [HTMLDefinitions.Definition] = []
    for member in root.members.prefix(51) where ParameterListReader.isName(member.name) {
      var definition = HTMLDefinitions.Definition(name: member.name, text: "")
      switch member.value.kind {
      case .object: definition.type = "object"
      case .array: definition.type = "array"
      default:
        let written = String(decoding: json.bytes[member.value.range], as: UTF8.self)
        if TypeNotation.schema(written) != nil { definition.type = written }
      }
      definitions.append(definition)
    }
    guard definitions.count <= 50, readDefinitions(definitions, index, isSure: true), let list = page.lists.indices.last
    else { return false }
    page.lists[list].isResponse = false
    page.lists[list].location = .body
    return true
  }
}
