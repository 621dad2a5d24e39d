import APIModel
import Yams

/// YAML in and out. The only file that touches Yams, which brings all of Foundation along.
enum YAMLText {
  // MARK: Writing

  /// Block style, two blanks per level, keys in their order. Texts that any reader, of YAML 1.1 or 1.2, could take for
  /// something else are quoted.
  static func write(_ value: JSONValue) -> String {
    // The emitter refuses only trees that it can't be given: aliases without anchors and unbalanced events.
    (try? Yams.serialize(node: node(value), indent: 2, width: -1, allowUnicode: true)) ?? value.text(indent: 2) + "\n"
  }

  private static func node(_ value: JSONValue) -> Node {
    switch value {
    case .null: plain("null", .null)
    case .bool(let value): plain(value ? "true" : "false", .bool)
    case .number(let text): number(text)
    case .string(let text): string(text)
    case .array(let items):
      Node(items.map(node), Tag(.seq), items.isEmpty ? .flow : .block)
    case .object(let object):
      Node(object.members.map { (string($0.name), node($0.value)) }, Tag(.map), object.isEmpty ? .flow : .block)
    }
  }

  private static func plain(_ text: String, _ name: Tag.Name) -> Node { Node(text, Tag(name), .plain) }

  /// YAML 1.1 takes `1e5` for a text: it wants a point and the exponent's sign.
  private static func number(_ text: String) -> Node {
    plain(text, text.contains { ".eE".contains($0) } ? .float : .int)
  }

  private static func string(_ text: String) -> Node {
    if isPlain(text) { return Node(text, Tag(.str), .plain) }
    if isBlock(text) { return Node(text, Tag(.str), .literal) }
    let needsEscapes = text.unicodeScalars.contains { $0.value < 0x20 || $0.value > 0x7E }
    return Node(text, Tag(.str), needsEscapes ? .doubleQuoted : text.contains("'") ? .doubleQuoted : .singleQuoted)
  }

  /// Whether a text can stand without quotes and be read as itself by everyone: words of letters, nothing else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "_"),
      let last = text.utf8.last, last != UInt8(ascii: " ")
    else { return false }
    for byte in text.utf8 {
      guard
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || punctuation.contains(byte)
      else { return false }
    }
    return !reserved.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let punctuation = Array(" _-./".utf8)
  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  /// Whether a text of several lines can stand as a literal block.
  private static func isBlock(_ text: String) -> Bool {
    guard text.contains("\n"), let first = text.unicodeScalars.first, first != " ", first != "\n", first != "\t"
    else { return false }
    var previous: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if scalar == "\n", previous == " " { return false }
      guard scalar == "\n" || (0x20...0x7E).contains(scalar.value) || (0xA0...0xD7FF).contains(scalar.value)
      else { return false }
      // The separators U+2028 and U+2029 are line breaks to YAML 1.1.
      if scalar.value == 0x2028 || scalar.value == 0x2029 { return false }
      previous = scalar
    }
    return previous != " "
  }

  // MARK: Reading

  /// - Throws: what the parser stumbled over, or that the file goes beyond the bounds set here.
  static func read(_ bytes: [UInt8], path: String) throws(SpecFileError) -> SpecNode {
    let lines = YAMLLines(bytes)
    if let position = lines.tooDeep {
      throw SpecFileError("nested deeper than \(YAMLLines.maximumDepth) levels", path: path, position: position)
    }
    if lines.mayExplode {
      throw SpecFileError("aliases as keys of a mapping are not supported", path: path)
    }
    let root: Node?
    do {
      // Without resolver rules every plain scalar comes as a text; what it means is told here, by YAML 1.2.
      root = try Yams.compose(yaml: String(decoding: lines.bytes, as: UTF8.self), Resolver.basic, .default, .utf8)
    } catch let error as YamlError {
      throw lines.error(error, path: path)
    } catch {
      throw SpecFileError("not valid YAML", path: path)
    }
    guard let root else { throw SpecFileError("the file is empty", path: path) }
    var builder = Builder(lines: lines, path: path)
    return try builder.node(root, depth: 0)
  }

  private struct Builder {
    let lines: YAMLLines
    let path: String
    var count = 0

    mutating func node(_ node: Node, depth: Int) throws(SpecFileError) -> SpecNode {
      count += 1
      guard count <= SpecNode.maximumCount else {
        throw SpecFileError("more than \(SpecNode.maximumCount) values once its aliases are resolved", path: path)
      }
      // Aliases can nest deeper than the text does.
      guard depth <= YAMLLines.maximumDepth else {
        throw SpecFileError("nested deeper than \(YAMLLines.maximumDepth) levels", path: path)
      }
      let range = lines.range(of: node)
      switch node {
      case .scalar(let scalar): return SpecNode(value: Self.value(scalar), range: range)
      case .sequence(let sequence):
        var items: [SpecNode] = []
        for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
        return SpecNode(value: .array(items), range: range)
      case .mapping(let mapping):
        return SpecNode(value: .object(SpecMembers(try members(mapping, depth: depth))), range: range)
      case .alias: return SpecNode(value: .null, range: range)
      }
    }

    private mutating func members(
      _ mapping: Node.Mapping, depth: Int
    ) throws(SpecFileError) -> [SpecMembers.Member] {
      var members: [SpecMembers.Member] = []
      var merged: [SpecMembers.Member] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw SpecFileError(
            "a mapping's key is not a text", path: path, position: lines.range(of: key)?.start)
        }
        let node = try self.node(value, depth: depth + 1)
        if scalar.string == "<<", scalar.style == .plain {
          // The merge key of YAML 1.1: of several mappings the first one counts.
          for source in node.isObject ? [node] : node.items.reversed() { merged += source.members }
        } else {
          members.append(SpecMembers.Member(name: scalar.string, keyRange: lines.range(of: key), value: node))
        }
      }
      guard !merged.isEmpty else { return members }
      let own = Set(members.map(\.name))
      return members + merged.filter { !own.contains($0.name) }
    }

    /// The core schema of YAML 1.2 (§10.3.2); what it does not know is a text.
    private static func value(_ scalar: Node.Scalar) -> SpecNode.Value {
      let text = scalar.string
      guard scalar.style == .plain, scalar.tag.description != Tag.Name.str.rawValue else {
        return .string(text)
      }
      switch text {
      case "", "~", "null", "Null", "NULL": return .null
      case "true", "True", "TRUE": return .bool(true)
      case "false", "False", "FALSE": return .bool(false)
      default: return YAMLNumber.json(text).map { .number($0) } ?? .string(text)
      }
    }
  }
}

extension YAMLLines {
  /// From the first byte of a scalar to the one after its last, as far as one line shows it.
  fileprivate func range(of node: Node) -> SourceRange? {
    guard let mark = node.mark else { return nil }
    let start = position(line: mark.line, scalar: mark.column)
    guard case .scalar(let scalar) = node else { return SourceRange(start, start) }
    let length: Int
    switch scalar.style {
    case .plain: length = scalar.string.utf8.count
    case .singleQuoted, .doubleQuoted: length = scalar.string.utf8.count + 2
    case .any, .literal, .folded: length = 1
    }
    return SourceRange(start, end(of: start, length: length))
  }

  fileprivate func error(_ error: YamlError, path: String) -> SpecFileError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SpecFileError(
        problem.hasPrefix("Maximum nesting") ? "nested deeper than 1000 levels" : "not valid YAML: \(problem)",
        path: path, position: position(line: mark.line, scalar: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      SpecFileError(
        "a mapping has the key `\(keys.first ?? "")` twice", path: path,
        position: position(line: context.mark.line, scalar: context.mark.column))
    case .reader(let problem, _, _, _): SpecFileError("not valid YAML: \(problem)", path: path)
    default: SpecFileError("not valid YAML", path: path)
    }
  }
}
