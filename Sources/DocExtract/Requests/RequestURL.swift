public import APIModel

/// The parts of a URL in docs, which may be half a template: `https://host/api/v4/projects/:id?x=1`. RFC 3986 §3.
public struct RequestURL: Hashable, Sendable {
  /// `https://gitlab.example.com`; empty where the URL begins with its path.
  public var origin: String
  /// The path as written.
  public var path: String
  /// The query's names and values as written, not decoded.
  public var query: [NameValue]

  public init(_ text: String) {
    var rest = text[...]
    if let hash = Self.fragment(rest) { rest = rest[..<hash] }
    if let mark = rest.firstIndex(of: "?") {
      query = Self.pairs(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    } else {
      query = []
    }
    let bytes = Array(rest.utf8)
    if let colon = Self.schemeEnd(bytes) {
      let pathStart = bytes[(colon + 3)...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      origin = String(decoding: bytes[..<pathStart], as: UTF8.self)
      path = String(decoding: bytes[pathStart...], as: UTF8.self)
    } else if bytes.first == UInt8(ascii: "/") || !Self.beginsWithHost(bytes) {
      origin = ""
      path = String(rest)
    } else {
      let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      origin = String(decoding: bytes[..<slash], as: UTF8.self)
      path = String(decoding: bytes[slash...], as: UTF8.self)
    }
  }

  /// The place of the `#` before a fragment; one inside a placeholder, `{id#type}`, is none.
  private static func fragment(_ text: Substring) -> Substring.Index? {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return nil }
    var depth = 0
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "#") where depth <= 0: return index
      default: break
      }
    }
    return nil
  }

  /// The offset of `://`.
  private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 2 < bytes.count,
      bytes[colon + 1] == UInt8(ascii: "/"), bytes[colon + 2] == UInt8(ascii: "/"),
      bytes[..<colon].allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") })
    else { return nil }
    return colon
  }

  /// `gitlab.example.com/api` and `localhost:9090/x` have a host, `projects/1` has none.
  private static func beginsWithHost(_ bytes: [UInt8]) -> Bool {
    let host = bytes.prefix { $0 != UInt8(ascii: "/") }
    return host.starts(with: "localhost".utf8) || (host.contains(UInt8(ascii: ".")) && host.first?.isWord == true)
  }

  private static func pairs(_ query: Substring) -> [NameValue] {
    query.split(separator: "&").map { pair in
      guard let equals = pair.firstIndex(of: "=") else { return NameValue(String(pair), "") }
      return NameValue(String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
    }
  }
}
