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
    var text = text
    self = text.withUTF8 { RequestURL($0) }
  }

  /// Reads UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    func text(_ range: Range<Int>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    let marks = Marks(bytes)
    query = marks.query < marks.end ? Self.pairs(bytes[(marks.query + 1)..<marks.end]) : []
    let end = marks.query
    var pathStart = 0
    if let colon = marks.colon, Self.endsScheme(bytes[..<end], colon) {
      pathStart = bytes[(colon + 3)..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
    } else if bytes.first != UInt8(ascii: "/"), Self.beginsWithHost(bytes[..<end]) {
      pathStart = bytes[..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
    }
    origin = text(0..<pathStart)
    if pathStart == 0, let start = Self.endOfTemplate(bytes[..<end]) { pathStart = start }
    path = text(pathStart..<end)
  }

  /// Where the path begins behind what stands for the origin, `{{API_URL}}/jars`, `$HOST/jars`, `SITE_ROOT/jars`.
  private static func endOfTemplate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "$") || first.isUpper,
      let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash <= 60
    else { return nil }
    let name = bytes[..<slash]
    let words = String(decoding: UnsafeBufferPointer(rebasing: name), as: UTF8.self).lowercased()
    guard ListingReader.originNames.contains(where: { words.holds($0) }) else { return nil }
    if first == UInt8(ascii: "{") {
      return name.begins(with: "{{") && name.suffix(2).allSatisfy { $0 == UInt8(ascii: "}") } ? slash : nil
    }
    if first == UInt8(ascii: "$") { return slash }
    return name.count > 3 && name.contains(UInt8(ascii: "_"))
      && name.allSatisfy { $0.isUpper || $0 == UInt8(ascii: "_") } ? slash : nil
  }

  /// The offsets at which the parts meet.
  private struct Marks {
    /// Of the first colon, if it stands before the query.
    var colon: Int?
    /// Of the `?`; the end where there is none.
    var query: Int
    /// Of the `#` before a fragment, or the end; one inside a placeholder, `{id#type}`, is none.
    var end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var query: Int?
      var depth = 0
      var at = 0
      scan: while at < bytes.count {
        let byte = bytes[at]
        at += 1
        // Letters, digits and slashes, as most are.
        if (byte > UInt8(ascii: "?") && byte < UInt8(ascii: "{"))
          || (byte > UInt8(ascii: "#") && byte < UInt8(ascii: ":"))
        {
          continue
        }
        switch byte {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "#") where depth <= 0:
          at -= 1
          break scan
        case UInt8(ascii: "?") where query == nil: query = at - 1
        case UInt8(ascii: ":") where colon == nil && query == nil: colon = at - 1
        default: break
        }
      }
      end = at
      self.query = query ?? at
    }
  }

  /// Whether a colon is that of `://` behind a scheme.
  private static func endsScheme(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ colon: Int) -> Bool {
    colon > 0 && colon + 2 < bytes.count && bytes[colon + 1] == UInt8(ascii: "/")
      && bytes[colon + 2] == UInt8(ascii: "/")
      && bytes[..<colon].allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") }
  }

  /// `gitlab.example.com/api`, `node-1:8080/x` and `localhost:9090/x` have a host, `projects/1` has none.
  private static func beginsWithHost(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let host = bytes.prefix { $0 != UInt8(ascii: "/") }
    if let colon = host.lastIndex(of: UInt8(ascii: ":")), colon > host.startIndex,
      colon < host.index(before: host.endIndex),
      host.count < bytes.count, host[host.index(after: colon)...].allSatisfy(\.isDigit),
      host[..<colon].allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    {
      return true
    }
    return host.begins(with: "localhost") || (host.contains(UInt8(ascii: ".")) && host.first?.isWord == true)
  }

  private static func pairs(_ query: Slice<UnsafeBufferPointer<UInt8>>) -> [NameValue] {
    query.split(separator: UInt8(ascii: "&")).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return NameValue(
        String(decoding: pair[..<equals], as: UTF8.self), String(decoding: pair[equals...].dropFirst(), as: UTF8.self))
    }
  }
}
