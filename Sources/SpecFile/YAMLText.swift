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
}
