import APIModel

/// The server's base that documented paths are appended to: `http://localhost:8080/api/v4`.
public struct BaseURL: Hashable, Sendable, CustomStringConvertible {
  public let scheme: String
  /// In lower case, an IPv6 address in its brackets.
  public let host: String
  /// Nil where it is the scheme's own.
  public let port: Int?
  /// Without a slash at the end; empty for the root.
  public let path: String

  /// Reads an absolute http or https URL (RFC 3986 §3, RFC 9110 §4.2). A slash at the end means nothing.
  /// - Throws: `CheckError` that says what is wrong.
  public init(_ text: String) throws(CheckError) {
    func wrong(_ why: String) -> CheckError { CheckError(.badServerURL, "the server's URL \(why)") }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw wrong("has blanks or control characters") }
    guard let parts = URLParts(text) else {
      throw wrong("'\(text.prefix(200))' is not absolute; did you mean 'http://\(text.prefix(200))'?")
    }
    guard parts.scheme == "http" || parts.scheme == "https" else {
      throw wrong("begins with '\(parts.scheme.prefix(40)):'; only http and https can be checked")
    }
    // A password in a URL would stand in every report.
    guard !parts.authority.contains("@") else {
      throw wrong("holds a user name; pass a token by environment instead")
    }
    guard parts.query == nil, parts.fragment == nil else {
      throw wrong("'\(text.prefix(200))' has a query or fragment; documented paths are appended to it")
    }
    guard let (host, port) = Self.hostAndPort(parts.authority) else {
      throw wrong("'\(text.prefix(200))' has no valid host and port")
    }
    scheme = parts.scheme
    self.host = host
    self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
    var path = Substring(parts.path)
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }

  /// `http://localhost:8080`, as RFC 6454 §6.2 writes an origin.
  public var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  public var description: String { origin + path }

  /// Whether the host is this machine itself: `localhost` and names below it (RFC 6761 §6.3), 127.0.0.0/8
  /// (RFC 1122 §3.2.1.3), `[::1]` (RFC 4291 §2.5.3).
  public var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The URL of a documented path. One that already begins with the base's path does not get it twice.
  func url(path documented: String, query: [NameValue] = []) -> String {
    let whole = documented == path || documented.hasPrefix(path + "/") ? documented : path + documented
    var url = origin + (whole.hasPrefix("/") ? whole : "/" + whole)
    for (index, pair) in query.enumerated() {
      url += index == 0 ? "?" : "&"
      url += PercentEncoding.encode(pair.name) + "=" + PercentEncoding.encode(pair.value)
    }
    return url
  }

  /// Where a redirect leads.
  enum RedirectTarget: Hashable {
    case sameOrigin(String)
    case elsewhere(String)
    case unreadable
  }

  /// Resolves a `Location` against the URL it answers (RFC 9110 §10.2.2, RFC 3986 §5.2).
  func redirectTarget(of location: String, from url: String) -> RedirectTarget {
    guard location.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), location.utf8.count <= 8192, !location.isEmpty,
      let current = URLParts(url)
    else { return .unreadable }
    let bare = location.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    let reference = bare ?? ""
    let target: String
    if reference.hasPrefix("//") {
      target = "\(current.scheme):\(reference)"
    } else if URLParts(reference) != nil {
      target = reference
    } else if reference.hasPrefix("/") {
      target = "\(current.scheme)://\(current.authority)\(reference)"
    } else if reference.hasPrefix("?") {
      target = "\(current.scheme)://\(current.authority)\(current.path)\(reference)"
    } else {
      let folder = current.path.lastIndex(of: "/").map { current.path[...$0] } ?? "/"
      target = "\(current.scheme)://\(current.authority)\(folder)\(reference)"
    }
    guard let parts = URLParts(target), !parts.authority.contains("@"),
      let (host, port) = Self.hostAndPort(parts.authority)
    else { return .elsewhere(target) }
    let standard = parts.scheme == "https" ? 443 : 80
    let isSame =
      parts.scheme == scheme && host == self.host
      && (port ?? standard) == (self.port ?? (scheme == "https" ? 443 : 80))
    return isSame ? .sameOrigin(target) : .elsewhere(target)
  }

  private static func hostAndPort(_ authority: String) -> (String, Int?)? {
    var host = Substring(authority)
    var port: Int?
    let end = authority.lastIndex(of: "]") ?? authority.startIndex
    if let colon = authority[end...].lastIndex(of: ":") {
      host = authority[..<colon]
      let digits = authority[authority.index(after: colon)...]
      if !digits.isEmpty {
        guard let number = Int(digits), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), (1...65535) ~= number
        else { return nil }
        port = number
      }
    }
    guard !host.isEmpty else { return nil }
    let isValid =
      host.hasPrefix("[")
      ? host.hasSuffix("]") && host.count > 2
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || ":.".contains($0) }
      : host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
    return isValid ? (host.lowercased(), port) : nil
  }
}

/// The parts of an absolute URL with an authority (RFC 3986 appendix B).
struct URLParts {
  var scheme: String
  var authority: String
  var path: String
  var query: String?
  var fragment: String?

  /// Nil where the text has no scheme and authority.
  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    var rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//") else { return nil }
    rest = rest.dropFirst(2)
    self.scheme = scheme.lowercased()
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    authority = String(rest[..<slash])
    path = String(rest[slash...])
  }
}
