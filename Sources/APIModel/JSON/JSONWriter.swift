extension JSONValue {
  /// The value as JSON text (RFC 8259), the same to the byte for the same value.
  /// - Parameter indent: blanks per level; nil for one line.
  public func text(indent: Int? = nil) -> String {
    var out: [UInt8] = []
    write(into: &out, indent: indent, level: 0)
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds the value as JSON text to what is written already.
  /// - Parameters:
  ///   - indent: blanks per level; nil for one line.
  ///   - level: how deep the value stands; its first line is not indented.
  func write(into out: inout [UInt8], indent: Int?, level: Int) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let text): out += text.utf8
    case .string(let text): Self.writeString(text, into: &out)
    case .array(let items):
      Self.writeContainer(into: &out, "[", "]", count: items.count, indent: indent, level: level) { position, out in
        items[position].write(into: &out, indent: indent, level: level + 1)
      }
    case .object(let object):
      let members = object.members
      Self.writeContainer(into: &out, "{", "}", count: members.count, indent: indent, level: level) { position, out in
        Self.writeString(members[position].name, into: &out)
        out += (indent == nil ? ":" : ": ").utf8
        members[position].value.write(into: &out, indent: indent, level: level + 1)
      }
    }
  }

  private static func writeContainer(
    into out: inout [UInt8], _ open: String, _ close: String, count: Int, indent: Int?, level: Int,
    item: (Int, inout [UInt8]) -> Void
  ) {
    out += open.utf8
    for position in 0..<count {
      if position > 0 { out.append(UInt8(ascii: ",")) }
      newline(into: &out, indent: indent, level: level + 1)
      item(position, &out)
    }
    if count > 0 { newline(into: &out, indent: indent, level: level) }
    out += close.utf8
  }

  static func newline(into out: inout [UInt8], indent: Int?, level: Int) {
    guard let indent else { return }
    out.append(UInt8(ascii: "\n"))
    // In lengths that are at hand: a blank at a time, they are a good part of the work.
    var left = indent * level
    while left > 0 {
      let some = min(left, blanks.count)
      out += blanks[..<some]
      left -= some
    }
  }

  private static let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 64)

  static func writeString(_ text: String, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      // Nearly all stands for itself and is copied in runs.
      var start = 0
      for at in bytes.indices
      where bytes[at] < 0x20 || bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "\\") {
        out += UnsafeBufferPointer(rebasing: bytes[start..<at])
        writeEscape(bytes[at], into: &out)
        start = at + 1
      }
      out += UnsafeBufferPointer(rebasing: bytes[start...])
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func writeEscape(_ byte: UInt8, into out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): out += "\\\"".utf8
    case UInt8(ascii: "\\"): out += "\\\\".utf8
    case UInt8(ascii: "\n"): out += "\\n".utf8
    case UInt8(ascii: "\r"): out += "\\r".utf8
    case UInt8(ascii: "\t"): out += "\\t".utf8
    default:
      let digits = Array("0123456789abcdef".utf8)
      out += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
