import APIModel

/// The string formats that all of an attribute's examples have.
struct ShownFormats: OptionSet, Hashable {
  let rawValue: UInt8

  static let dateTime = ShownFormats(rawValue: 1)
  static let date = ShownFormats(rawValue: 2)
  static let uri = ShownFormats(rawValue: 4)
  static let email = ShownFormats(rawValue: 8)
  static let uuid = ShownFormats(rawValue: 16)
  static let ipv4 = ShownFormats(rawValue: 32)
  static let all: ShownFormats = [.dateTime, .date, .uri, .email, .uuid, .ipv4]

  /// The format that a text has beyond doubt. It is asked for more than `ValueFormat` accepts, never for less: what an
  /// example promises must hold of the example itself.
  ///
  /// - Parameter text: The text that holds the value.
  static func formats(
    of position: Int, in document: JSONDocument, _ value: JSONDocument.Node, _ text: UnsafeBufferPointer<UInt8>
  ) -> ShownFormats {
    let start = Int(value.start) + 1
    let end = Int(value.end) - 1
    guard start < end else { return [] }
    if value.hasEscapes { return formats(of: document.text(of: position)) }
    let bytes = UnsafeBufferPointer(rebasing: text[start..<end])
    if ByteSearch.stands("http://", at: 0, in: bytes) || ByteSearch.stands("https://", at: 0, in: bytes) {
      // As `ValueFormat` has it, where the scheme is there.
      return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F } ? .uri : []
    }
    if ValueFormat.isUsualDateTime(bytes) { return .dateTime }
    return mayHaveOne(bytes) ? formats(of: document.text(of: position)) : []
  }

  /// A quick look at a text that is neither a URL nor a usual date with a time.
  private static func mayHaveOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.count == 36 || text.contains(UInt8(ascii: "@")) { return true }
    guard text[0].isDigit else { return false }
    switch text.count {
    case 10: return true
    case ..<16: return text.contains(UInt8(ascii: "."))
    default: return text[10] | 0x20 == UInt8(ascii: "t")
    }
  }

  static func formats(of text: String) -> ShownFormats {
    let bytes = text.utf8
    guard let first = bytes.first else { return [] }
    if first.isDigit {
      if bytes.count == 10, ValueFormat.date.accepts(text) { return .date }
      if bytes.count >= 16, let mark = bytes.dropFirst(10).first, mark | 0x20 == UInt8(ascii: "t"),
        ValueFormat.dateTime.accepts(text)
      {
        return .dateTime
      }
      if bytes.count <= 15, !bytes.contains(UInt8(ascii: ":")), ValueFormat.ipv4.accepts(text) { return .ipv4 }
    }
    if bytes.count == 36, ValueFormat.uuid.accepts(text) { return .uuid }
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return ValueFormat.uri.accepts(text) ? .uri : [] }
    return isEmail(text) ? .email : []
  }

  /// The name of the format that all of an attribute's values have, where its name does not speak against it: a
  /// description that happens to be an address promises nothing.
  func name(for attribute: String) -> String? {
    if isEmpty { return nil }
    if contains(.dateTime) { return ValueFormat.dateTime.rawValue }
    if contains(.date) { return ValueFormat.date.rawValue }
    if contains(.uuid) { return ValueFormat.uuid.rawValue }
    let attribute = attribute.lowercased()
    if contains(.uri), ["url", "uri", "href", "link"].contains(where: { attribute.holds($0) }) {
      return ValueFormat.uri.rawValue
    }
    if contains(.email), attribute.holds("mail") { return ValueFormat.email.rawValue }
    if contains(.ipv4),
      attribute == "ip" || attribute.hasPrefix("ip_") || attribute.hasSuffix("_ip") || attribute.holds("ip_addr")
        || attribute.holds("ipaddr")
    {
      return ValueFormat.ipv4.rawValue
    }
    return nil
  }

  private static func isEmail(_ text: String) -> Bool {
    guard text.holds(byte: UInt8(ascii: "@")) else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].contains(UInt8(ascii: ".")) && ValueFormat.email.accepts(text)
      && !text.holds(byte: UInt8(ascii: "<")) && !text.holds(byte: UInt8(ascii: ">"))
      && !text.holds(byte: UInt8(ascii: "/"))
  }
}
