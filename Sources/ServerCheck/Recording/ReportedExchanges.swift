public import APIModel

/// The requests and answers that a JSON report holds.
public enum ReportedExchanges {
  /// - Parameter report: The root of a report of `--format json`.
  /// - Returns: nil where it holds none.
  public static func read(_ report: JSONNode) -> [Exchange]? {
    guard let list = report.member("exchanges"), list.kind == .array else { return nil }
    let exchanges = list.items.compactMap(exchange)
    return exchanges.isEmpty ? nil : exchanges
  }

  private static func exchange(_ node: JSONNode) -> Exchange? {
    guard let url = node.member("url")?.string,
      let method = node.member("method")?.string.flatMap({ HTTPMethod(rawValue: $0) })
    else { return nil }
    var exchange = Exchange(method: method, url: url, requestHeaders: headers(node.member("requestHeaders")))
    exchange.requestBody = node.member("requestBody")?.string
    exchange.status = node.member("status").flatMap { Int($0.source) }
    exchange.responseHeaders = headers(node.member("responseHeaders"))
    if let text = node.member("body")?.string {
      exchange.responseBody = Array(text.utf8)
    } else if let text = node.member("bodyBase64")?.string, let bytes = Base64.decode(text) {
      exchange.responseBody = bytes
    }
    exchange.isBodyTruncated = node.member("isTruncated")?.bool == true
    exchange.failure = node.member("failure")?.string
    exchange.operation = node.member("operation")?.string
    exchange.life = node.member("life")?.string
    exchange.duration = node.member("seconds").flatMap { Double($0.source) } ?? 0
    return exchange
  }

  private static func headers(_ node: JSONNode?) -> [NameValue] {
    (node.map { $0.items.map { $0 } } ?? []).compactMap { pair in
      guard let name = pair.member("name")?.string, let value = pair.member("value")?.string else { return nil }
      return NameValue(name, value)
    }
  }
}
