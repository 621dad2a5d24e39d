public import APIModel

/// A request as the mock sees it: values only, no socket.
public struct MockRequest: Hashable, Sendable {
  /// As sent; a method that no docs know is answered, not refused by the type.
  public var method: String
  /// The path and, after a `?`, the query, percent-encoded as sent.
  public var target: String
  public var headers: [NameValue]
  public var body: [UInt8]

  public init(_ method: String, _ target: String, headers: [NameValue] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// How long a target may be; RFC 9110 §4.1 asks for at least 8000 bytes.
  static let maximumTargetLength = 8192
  /// How large a body may be, in bytes.
  static let maximumBodyLength = 1 << 20

  /// The first header of that name, names compared without case (RFC 9110 §5.1).
  func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }

  var path: Substring { target.prefix { $0 != "?" && $0 != "#" } }

  var queryText: Substring {
    guard let mark = target.firstIndex(of: "?") else { return "" }
    return target[target.index(after: mark)...].prefix { $0 != "#" }
  }

  /// Whether every `%` of a text begins an escape and the escapes are UTF-8 without NUL (RFC 3986 §2.1).
  static func isWellEncoded(_ text: some StringProtocol) -> Bool {
    var decoded: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.first != UInt8(ascii: "+"), value != 0
      else { return false }
      decoded.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: decoded, as: UTF8.self) != nil
  }
}
