import APIModel

/// The calls of an API in recorded traffic: HAR 1.2, access logs in the common and combined format, JSON lines.
public enum TrafficCalls {
  private static let maximumKinds = 20_000

  /// Whether a file is traffic, by its name.
  public static func isTraffic(_ path: String) -> Bool {
    [".har", ".log", ".jsonl", ".ndjson"].contains { path.hasSuffix($0) }
  }

  /// - Parameter base: the old API's base path, `/api/v3`; requests outside it are no calls of the API.
  /// - Returns: the calls, equal ones once with their number.
  public static func find(in bytes: [UInt8], path: String, base: String) -> [ClientCall] {
    var counts: [ClientCall: Int] = [:]
    var order: [ClientCall] = []
    func add(_ method: String?, _ target: String?, _ names: [String] = []) {
      guard let method = method.flatMap({ HTTPMethod(rawValue: $0.uppercased()) }), let target,
        let parts = Target(target, base: base), base.isEmpty || parts.holdsBase, !parts.path.isEmpty,
        order.count < maximumKinds
      else { return }
      var call = ClientCall(method: method, path: parts.path, span: SourceSpan(path: path), requests: 0)
      call.sent = parts.query.union(names)
      call.holdsBase = parts.holdsBase
      call.showsBody = path.hasSuffix(".har")
      if counts[call] == nil { order.append(call) }
      counts[call, default: 0] += 1
    }
    if path.hasSuffix(".har") {
      for entry in JSONReader.read(bytes).document.root?.value(at: "/log/entries")?.items.map(\.self) ?? [] {
        let request = entry.member("request")
        let form = request?.value(at: "/postData/params")?.items.compactMap { $0.member("name")?.string } ?? []
        let body = request?.value(at: "/postData/text")?.string.map { JSONReader.read($0).document }
        add(
          request?.member("method")?.string, request?.member("url")?.string,
          form + (body?.root?.members.map(\.name) ?? []))
      }
    } else {
      for line in bytes.split(separator: UInt8(ascii: "\n")) where line.count < 1 << 16 {
        let request = line.first == UInt8(ascii: "{") ? jsonLine(Array(line)) : requestLine(line)
        if let request { add(request.method, request.target) }
      }
    }
    return order.map { call in
      var call = call
      call.requests = counts[call]
      return call
    }
  }

  /// `"GET /api/v3/projects HTTP/1.1"` (Apache's Common Log Format, `\"%r\"`).
  private static func requestLine(_ line: ArraySlice<UInt8>) -> (method: String, target: String)? {
    for part in line.split(separator: UInt8(ascii: "\"")) {
      let words = part.split(separator: UInt8(ascii: " "))
      if words.count == 3, words[2].starts(with: Array("HTTP/".utf8)) {
        return (String(decoding: words[0], as: UTF8.self), String(decoding: words[1], as: UTF8.self))
      }
    }
    return nil
  }

  private static func jsonLine(_ line: [UInt8]) -> (method: String, target: String)? {
    guard let root = JSONReader.read(line).document.root else { return nil }
    let first = { (names: [String]) in names.lazy.compactMap { root.member($0)?.string }.first }
    if let request = first(["request"]), let found = requestLine(Array("\"\(request)\"".utf8)[...]) { return found }
    // Logs of several makers keep the request in an object of its own: `request`, `http`, `httpRequest`.
    for object in [root] + root.members.map(\.value) {
      let named = { (names: [String]) in names.lazy.compactMap { object.member($0)?.string }.first }
      if let method = named(methods), let target = named(targets) { return (method, target) }
    }
    // The Elastic Common Schema, nested.
    guard let method = root.value(at: "/http/request/method")?.string,
      let target = (root.value(at: "/url/original") ?? root.value(at: "/url/path"))?.string
    else { return nil }
    return (method, target)
  }

  private static let methods = [
    "method", "request_method", "requestMethod", "verb", "http_method", "http.request.method",
  ]
  private static let targets = [
    "path", "uri", "url", "request_uri", "request_path", "requestUrl", "target", "url.original", "url.path",
  ]
}
