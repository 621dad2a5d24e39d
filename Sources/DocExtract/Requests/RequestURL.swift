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
    var bytes = Array(text.utf8)
    if let hash = Self.fragment(bytes) { bytes.removeSubrange(hash...) }
    if let mark = bytes.firstIndex(of: UInt8(ascii: "?")) {
      query = Self.pairs(bytes[(mark + 1)...])
      bytes.removeSubrange(mark...)
    } else {
      query = []
    }
    if let colon = Self.schemeEnd(bytes) {
      let pathStart = bytes[(colon + 3)...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      origin = String(decoding: bytes[..<pathStart], as: UTF8.self)
      path = String(decoding: bytes[pathStart...], as: UTF8.self)
    } else if bytes.first == UInt8(ascii: "/") || !Self.beginsWithHost(bytes) {
      origin = ""
      path = String(decoding: bytes, as: UTF8.self)
    } else {
      let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      origin = String(decoding: bytes[..<slash], as: UTF8.self)
      path = String(decoding: bytes[slash...], as: UTF8.self)
    }
  }

  /// The place of the `#` before a fragment; one inside a placeholder, `{id#type}`, is none.
  private static func fragment(_ bytes: [UInt8]) -> Int? {
    guard bytes.contains(UInt8(ascii: "#")) else { return nil }
    var depth = 0
    for index in bytes.indices {
      switch bytes[index] {
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

  private static func pairs(_ query: ArraySlice<UInt8>) -> [NameValue] {
    query.split(separator: UInt8(ascii: "&")).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return NameValue(
        String(decoding: pair[..<equals], as: UTF8.self), String(decoding: pair[equals...].dropFirst(), as: UTF8.self))
    }
  }
}
