/// The formats of strings that can be checked (JSON Schema 2020-12, Validation §7.3).
///
/// Docs name a format by the look of their examples, so each is read with the latitude that such examples show: a
/// date-time may have a blank for its `T`, no offset or one without colon; any IP address keeps the promise of one.
/// The raw value is the format's name in a schema.
public enum ValueFormat: String, CaseIterable, Sendable {
  case dateTime = "date-time"
  case date
  case uri
  case email
  case uuid
  case ipv4
  case ipv6
  case ip

  /// Whether a text has the format. An address that is not known is often written as an empty text, so the formats of
  /// addresses accept that too.
  public func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .dateTime where bytes.withUnsafeBufferPointer(Self.isUsualDateTime): return true
    case .dateTime: return Self.isDateTime(bytes[...])
    case .date:
      var rest = bytes[...]
      return Self.takeDate(&rest) && rest.isEmpty
    case .uri: return bytes.isEmpty || Self.isURI(bytes)
    case .email: return bytes.isEmpty || Self.isEmail(bytes)
    case .uuid: return Self.isUUID(bytes)
    case .ipv4, .ipv6, .ip: return bytes.isEmpty || Self.isIPv4(text) || Self.isIPv6(text)
    }
  }

  // MARK: Dates (RFC 3339 §5.6)

  private static func isDateTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    guard takeDate(&rest), take(&rest, anyOf: "Tt ") else { return false }
    guard let hour = takeNumber(&rest, 2), hour <= 24, take(&rest, anyOf: ":"),
      let minute = takeNumber(&rest, 2), minute < 60
    else { return false }
    if take(&rest, anyOf: ":") {
      guard let second = takeNumber(&rest, 2), second <= 60 else { return false }
      if take(&rest, anyOf: ".,") {
        let digits = rest.prefix(while: isDigit)
        guard !digits.isEmpty else { return false }
        rest = rest.dropFirst(digits.count)
      }
    }
    return isOffset(rest)
  }

  /// `2024-01-31T12:59:59.123Z`, as nearly all are written.
  public static func isUsualDateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 20, bytes.count <= 30, bytes[bytes.count - 1] == UInt8(ascii: "Z") else { return false }
    func number(_ at: Int) -> Int {
      let (tens, ones) = (bytes[at] &- UInt8(ascii: "0"), bytes[at + 1] &- UInt8(ascii: "0"))
      return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 100
    }
    guard number(0) < 100, number(2) < 100, bytes[4] == UInt8(ascii: "-"), (1...12) ~= number(5),
      bytes[7] == UInt8(ascii: "-"), (1...31) ~= number(8), bytes[10] == UInt8(ascii: "T"), number(11) <= 24,
      bytes[13] == UInt8(ascii: ":"), number(14) < 60, bytes[16] == UInt8(ascii: ":"), number(17) <= 60
    else { return false }
    if bytes.count == 20 { return true }
    return bytes.count > 21 && bytes[19] == UInt8(ascii: ".") && bytes[20..<(bytes.count - 1)].allSatisfy(isDigit)
  }

  private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    _ = take(&rest, anyOf: " ")
    if rest.isEmpty || rest.elementsEqual("UTC".utf8) || rest.elementsEqual("GMT".utf8) { return true }
    if take(&rest, anyOf: "Zz") { return rest.isEmpty }
    guard take(&rest, anyOf: "+-"), let hours = takeNumber(&rest, 2), hours < 24 else { return false }
    if rest.isEmpty { return true }
    _ = take(&rest, anyOf: ":")
    guard let minutes = takeNumber(&rest, 2), minutes < 60 else { return false }
    return rest.isEmpty
  }

  private static func takeDate(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard takeNumber(&rest, 4) != nil, take(&rest, anyOf: "-"), let month = takeNumber(&rest, 2), (1...12) ~= month,
      take(&rest, anyOf: "-"), let day = takeNumber(&rest, 2), (1...31) ~= day
    else { return false }
    return true
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, anyOf bytes: StaticString) -> Bool {
    guard let first = rest.first else { return false }
    for offset in 0..<bytes.utf8CodeUnitCount where bytes.utf8Start.advanced(by: offset).pointee == first {
      rest = rest.dropFirst()
      return true
    }
    return false
  }

  private static func takeNumber(_ rest: inout ArraySlice<UInt8>, _ digits: Int) -> Int? {
    guard rest.count >= digits, rest.prefix(digits).allSatisfy(isDigit) else { return nil }
    let value = rest.prefix(digits).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    rest = rest.dropFirst(digits)
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
  }

  // MARK: Names and addresses

  /// A scheme and something after it, without blanks (RFC 3986 §3); also a reference from the root (§4.2), which
  /// servers send that don't know their own name.
  private static func isURI(_ bytes: [UInt8]) -> Bool {
    if bytes.first == UInt8(ascii: "/") { return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F } }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      bytes[0] | 0x20 >= UInt8(ascii: "a"), bytes[0] | 0x20 <= UInt8(ascii: "z")
    else { return false }
    return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// Something on both sides of one at-sign; RFC 5321 allows far more than docs ever show.
  private static func isEmail(_ bytes: [UInt8]) -> Bool {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < bytes.count else { return false }
    return bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// RFC 9562 §4.
  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : isHex(byte)
    }
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.utf8.count <= 3 && $0.utf8.allSatisfy(isDigit) && (Int($0) ?? 256) < 256 }
  }

  /// RFC 4291 §2.2.
  private static func isIPv6(_ text: String) -> Bool {
    guard text.utf8.count <= 45, text.contains(":") else { return false }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (3...8).contains(parts.count) || (parts.count == 9 && parts.contains("")) else { return false }
    return parts.enumerated().allSatisfy { index, part in
      part.utf8.count <= 4 && part.utf8.allSatisfy(isHex) || (index == parts.count - 1 && isIPv4(String(part)))
    } && (parts.count == 8 || parts.contains(""))
  }
}
