/// Percent-encoding as in RFC 3986 §2.1.
public enum PercentEncoding {
  /// The unreserved characters, RFC 3986 §2.3.
  public static let unreserved = Allowed("-._~")
  /// What may stand in one path segment (pchar, RFC 3986 §3.3).
  public static let segment = Allowed("-._~!$&'()*+,;=:@")
  /// A whole path.
  public static let path = Allowed("-._~!$&'()*+,;=:@/")

  /// The ASCII letters, the digits and some punctuation.
  public struct Allowed: Sendable {
    fileprivate let punctuation: Set<UInt8>
    fileprivate init(_ punctuation: String) { self.punctuation = Set(punctuation.utf8) }
    fileprivate func contains(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: punctuation.contains(byte)
      }
    }
  }

  public static func encode(_ text: String, allowing allowed: Allowed = unreserved) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if allowed.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes; an escape that is not two hexadecimal digits stays as it is.
  /// - Parameter plusIsBlank: true for form data, where `+` stands for a blank.
  public static func decode(_ text: String, plusIsBlank: Bool = false) -> String {
    let isEncoded = text.utf8.contains { $0 == UInt8(ascii: "%") || ($0 == UInt8(ascii: "+") && plusIsBlank) }
    guard isEncoded else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsBlank {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = hexDigit(rest[rest.startIndex]), let low = hexDigit(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
