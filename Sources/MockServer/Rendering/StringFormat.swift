/// The formats of JSON Schema 2020-12 §7.3 that docs show, as far as a mock needs them.
enum StringFormat {
  /// Whether a text has a format; an unknown format admits everything.
  static func accepts(_ text: String, _ format: String) -> Bool {
    switch format {
    case "date-time": isDateTime(text)
    case "date": isDate(text.utf8)
    case "uuid": isUUID(text)
    case "ipv4": isIPv4(text)
    case "email": isEmail(text)
    case "uri": isURI(text)
    default: true
    }
  }

  /// A text of a format; nil for a format that is not known.
  static func sample(_ format: String?, number: Int, now: Int) -> String? {
    switch format {
    case "date-time": SystemClock.dateTime(now)
    case "date": SystemClock.date(now)
    case "uuid": "00000000-0000-4000-8000-" + padded(String(number & 0xFFFF_FFFF, radix: 16), to: 12)
    // RFC 5737: addresses for documentation.
    case "ipv4": "192.0.2.\(abs(number % 254) + 1)"
    // RFC 3849.
    case "ipv6": "2001:db8::\(String(abs(number % 65_535) + 1, radix: 16))"
    // RFC 2606: names for documentation.
    case "email": "user-\(number)@example.com"
    case "uri", "url": "https://example.com/\(number)"
    case "hostname": "host-\(number).example.com"
    default: nil
    }
  }

  private static func padded(_ text: String, to length: Int) -> String {
    String(repeating: "0", count: max(0, length - text.count)) + text
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(isDigit) ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }

  private static func isDate(_ text: some Sequence<UInt8>) -> Bool {
    let bytes = Array(text)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      number(bytes[0..<4]) != nil, let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// RFC 3339 §5.6.
  private static func isDateTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, isDate(bytes[0..<10]), bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      hour < 24, minute < 60, second <= 60
    else { return false }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if rest.count == 1 { return rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") }
    let zone = Array(rest)
    return zone.count == 6 && (zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"))
      && zone[3] == UInt8(ascii: ":") && number(zone[1..<3]) != nil && number(zone[4..<6]) != nil
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// A scheme and a colon (RFC 3986 §3.1).
  private static func isURI(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, text[text.startIndex].isLetter else {
      return false
    }
    return !text.utf8.contains { $0 <= 0x20 }
  }
}
