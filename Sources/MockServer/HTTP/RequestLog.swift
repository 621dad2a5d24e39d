import APIModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line of JSON for each request, without secrets.
public enum RequestLog {
  /// Writes a line to standard error.
  @Sendable public static func standardError(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  static let replacement = "[redacted]"

  /// - Parameter secrets: texts that must not appear, whatever they stand in.
  static func line(_ request: MockRequest, _ response: MockResponse, time: Int, secrets: [String]) -> String {
    var object = JSONObject()
    object["time"] = .string(SystemClock.dateTime(time))
    object["method"] = .string(limited(hiding(secrets, in: request.method)))
    object["path"] = .string(limited(hidingTokens(in: hiding(secrets, in: redactedTarget(request)))))
    object["operation"] = response.operation.map { .string($0) } ?? .null
    object["status"] = .int(response.status)
    object["requestBytes"] = .int(request.body.count)
    object["responseBytes"] = .int(response.body.count)
    return JSONValue.object(object).text()
  }

  /// The target with the values of parameters such as `private_token` replaced.
  private static func redactedTarget(_ request: MockRequest) -> String {
    let query = request.queryText
    guard !query.isEmpty else { return String(request.path) }
    let pairs = query.split(separator: "&").map { pair in
      let name = PercentEncoding.decode(String(pair.prefix { $0 != "=" })).lowercased()
      let isSecret = ["token", "secret", "password", "key", "signature"].contains { name.contains($0) }
      return isSecret ? "\(pair.prefix { $0 != "=" })=\(replacement)" : String(pair)
    }
    return "\(request.path)?\(pairs.joined(separator: "&"))"
  }

  private static func hiding(_ secrets: [String], in text: String) -> String {
    var text = text
    for secret in secrets.flatMap({ [$0, PercentEncoding.encode($0)] }) where !secret.isEmpty {
      text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: replacement)
    }
    return text
  }

  /// Replaces what has the form of the tokens that this server issues, thirty-two hexadecimal digits, wherever a client
  /// puts one.
  private static func hidingTokens(in text: String) -> String {
    var hidden = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isHexDigit) {
      let run = rest[start...].prefix(while: \.isHexDigit)
      hidden += rest[..<start]
      hidden += run.utf8.count == 32 ? replacement[...] : run
      rest = rest[run.endIndex...]
    }
    return hidden + rest
  }

  private static func limited(_ text: String) -> String { text.count > 500 ? text.prefix(500) + "…" : text }
}
