import APIModel

/// The formats of JSON Schema 2020-12 §7.3 that docs show, as far as a mock needs them.
enum StringFormat {
  /// Whether a text that a client sent has a format; an unknown format admits everything.
  static func accepts(_ text: String, _ format: String) -> Bool {
    guard let format = ValueFormat(rawValue: format) else { return true }
    return !text.isEmpty && format.accepts(text)
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
}
