import APIModel

/// A request and its answer in a JSON report, enough to judge the run again; secrets are replaced already.
enum JSONExchange {
  static func render(_ exchange: Exchange) -> JSONValue {
    var object: JSONObject = [
      "operation": exchange.operation.map { .string($0) } ?? .null, "method": .string(exchange.method.rawValue),
      "url": .string(exchange.url), "requestHeaders": headers(exchange.requestHeaders),
      "requestBody": exchange.requestBody.map { .string($0) } ?? .null,
      "status": exchange.status.map { .int($0) } ?? .null, "responseHeaders": headers(exchange.responseHeaders),
    ]
    if let text = String(validating: exchange.responseBody, as: UTF8.self) {
      object["body"] = .string(text)
    } else {
      // What is not UTF-8 can't stand in JSON; a repaired text would hide that.
      object["body"] = .null
      object["isTruncated"] = true
    }
    if exchange.isBodyTruncated { object["isTruncated"] = true }
    object["seconds"] = .double((exchange.duration * 1e6).rounded() / 1e6)
    object["failure"] = exchange.failure.map { .string($0) } ?? .null
    object["life"] = exchange.life.map { .string($0) } ?? .null
    return .object(object)
  }

  private static func headers(_ headers: [NameValue]) -> JSONValue {
    .array(headers.map { ["name": .string($0.name), "value": .string($0.value)] })
  }
}
