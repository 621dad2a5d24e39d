import APIModel

/// The string formats of JSON Schema that an example can show (JSON Schema Validation 2020-12 §7.3).
struct ValueFormat: OptionSet, Hashable {
  let rawValue: UInt8

  static let dateTime = ValueFormat(rawValue: 1)
  static let date = ValueFormat(rawValue: 2)
  static let uri = ValueFormat(rawValue: 4)
  static let email = ValueFormat(rawValue: 8)
  static let uuid = ValueFormat(rawValue: 16)
  static let ipv4 = ValueFormat(rawValue: 32)
  static let all: ValueFormat = [.dateTime, .date, .uri, .email, .uuid, .ipv4]

  /// The formats that a text has.
  static func formats(of text: String) -> ValueFormat {
    let bytes = Array(text.utf8)
    switch bytes.count {
    case 0: return []
    case 10 where isDate(bytes[...]): return .date
    case 36 where isUUID(bytes): return .uuid
    default: break
    }
    if bytes.count >= 16, isDate(bytes.prefix(10)), isTime(bytes[10...]) { return .dateTime }
    if text.hasPrefix("http://") || text.hasPrefix("https://") { return .uri }
    if isIPv4(bytes) { return .ipv4 }
    if isEmail(bytes) { return .email }
    return []
  }

  /// The name of the format that all of an attribute's values have, where its name does not speak against it: a
  /// description that happens to be an address promises nothing.
  func name(for attribute: String) -> String? {
    let attribute = attribute.lowercased()
    if contains(.dateTime) { return "date-time" }
    if contains(.date) { return "date" }
    if contains(.uuid) { return "uuid" }
    if contains(.uri), ["url", "uri", "href", "link"].contains(where: { attribute.holds($0) }) { return "uri" }
    if contains(.email), attribute.holds("mail") { return "email" }
    if contains(.ipv4),
      attribute == "ip" || attribute.hasPrefix("ip_") || attribute.hasSuffix("_ip") || attribute.holds("ip_addr")
        || attribute.holds("ipaddr")
    {
      return "ipv4"
    }
    return nil
  }

  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 10 else { return false }
    for (offset, byte) in bytes.enumerated() {
      if offset == 4 || offset == 7 {
        if byte != UInt8(ascii: "-") { return false }
      } else if !byte.isDigit {
        return false
      }
    }
    return true
  }

  /// `T16:39:48.066Z`, with an offset instead of `Z`, or none; RFC 3339 §5.6 lets a blank stand for the `T`.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 6, let first = bytes.first, first == UInt8(ascii: "T") || first == UInt8(ascii: "t") else {
      return false
    }
    let time = Array(bytes.dropFirst())
    guard time[0].isDigit, time[1].isDigit, time[2] == UInt8(ascii: ":"), time[3].isDigit, time[4].isDigit else {
      return false
    }
    return time.dropFirst(5).allSatisfy { $0.isDigit || ":.+-Zz".utf8.contains($0) }
  }

  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    for (offset, byte) in bytes.enumerated() {
      if [8, 13, 18, 23].contains(offset) {
        if byte != UInt8(ascii: "-") { return false }
      } else if !byte.isDigit, !(UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) {
        return false
      }
    }
    return true
  }

  private static func isIPv4(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy {
        (1...3).contains($0.count) && $0.allSatisfy(\.isDigit) && $0.reduce(0) { $0 * 10 + Int($1 - 48) } < 256
      }
  }

  private static func isEmail(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(UInt8(ascii: "."))
      && bytes.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
  }
}
