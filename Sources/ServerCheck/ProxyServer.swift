import APIModel

/// The proxy that requests go through, as the environment names it: `http_proxy`, `https_proxy`, `all_proxy` and
/// `no_proxy`, each also in upper case. Their meaning is that of curl (man 1 curl, ENVIRONMENT).
public struct ProxyServer: Hashable, Sendable {
  public let host: String
  public let port: Int
  /// `user:password`; it enters no text.
  let credentials: String?

  /// The proxy for a server; nil where it is asked directly: a loopback host always is.
  /// - Parameter environment: Looks up a variable.
  /// - Throws: `CheckError` where a variable does not hold the URL of a proxy.
  public static func find(
    for server: BaseURL, environment: (String) -> String?
  ) throws(CheckError) -> ProxyServer? {
    func value(_ name: String) -> (name: String, text: String)? {
      for name in [name, name.uppercased()] {
        if let text = environment(name), !text.isEmpty { return (name, text) }
      }
      return nil
    }
    guard !server.isLoopback, let (name, text) = value("\(server.scheme)_proxy") ?? value("all_proxy") else {
      return nil
    }
    if let exceptions = value("no_proxy")?.text, isException(server, exceptions) { return nil }
    guard let proxy = ProxyServer(text) else {
      throw CheckError(.badOption, "\(name) is not the URL of an HTTP proxy such as http://proxy.example.com:3128")
    }
    return proxy
  }

  /// Reads `http://user:password@host:port`; the scheme may be left out, and the port is 1080 then as with curl.
  private init?(_ text: String) {
    guard let parts = URLParts(text.contains("://") ? text : "http://\(text)"), parts.scheme == "http" else {
      return nil
    }
    var authority = Substring(parts.authority)
    if let at = authority.lastIndex(of: "@") {
      credentials = PercentEncoding.decode(String(authority[..<at]))
      authority = authority[authority.index(after: at)...]
    } else {
      credentials = nil
    }
    guard let base = try? BaseURL("http://\(authority)") else { return nil }
    host = base.host
    port = base.port ?? (authority.hasSuffix(":80") ? 80 : 1080)
  }

  /// Whether a list such as `.example.com, 10.0.0.1, host:8080` or `*` names the server.
  private static func isException(_ server: BaseURL, _ list: String) -> Bool {
    list.split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
      var name = entry.lowercased()
      if name == "*" { return true }
      if let colon = name.lastIndex(of: ":"), let port = Int(name[name.index(after: colon)...]) {
        guard port == server.port ?? (server.scheme == "https" ? 443 : 80) else { return false }
        name = String(name[..<colon])
      }
      while name.hasPrefix(".") || name.hasPrefix("*") { name.removeFirst() }
      return !name.isEmpty && (server.host == name || server.host.hasSuffix(".\(name)"))
    }
  }
}
