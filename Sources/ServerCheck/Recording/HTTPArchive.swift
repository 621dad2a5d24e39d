public import APIModel

/// Recorded traffic in the form of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/).
public enum HTTPArchive {
  /// Why a file is not recorded traffic; a headline without a full stop.
  public struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// How many values and keys of a file are read.
  private static let maximumNodes = 4_000_000
  private static let maximumEntries = 100_000

  /// Reads an archive, or a single entry of one.
  /// - Parameter bytes: JSON in UTF-8, perhaps after a byte order mark.
  /// - Throws: `ReadError`.
  public static func read(_ bytes: [UInt8]) throws(ReadError) -> [Exchange] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = JSONReader.read(hasMark ? Array(bytes.dropFirst(3)) : bytes, maximumNodes: maximumNodes)
    if let error = text.errors.first { throw ReadError(description: "not JSON: \(error.message)") }
    guard let root = text.document.root, root.kind == .object else { throw ReadError(description: "not a HAR file") }
    if root.member("request") != nil, let exchange = exchange(root) { return [exchange] }
    guard let entries = root.member("log")?.member("entries"), entries.kind == .array else {
      throw ReadError(description: "not a HAR file: it has neither `log.entries` nor `request`")
    }
    var exchanges: [Exchange] = []
    for entry in entries.items {
      guard exchanges.count < maximumEntries else {
        throw ReadError(description: "more than \(maximumEntries) entries")
      }
      if let exchange = exchange(entry) { exchanges.append(exchange) }
    }
    return exchanges
  }

  /// Nil where it has no method and URL, or a method that no API has.
  private static func exchange(_ entry: JSONNode) -> Exchange? {
    guard let request = entry.member("request"), let url = request.member("url")?.string,
      let method = request.member("method")?.string.flatMap({ HTTPMethod(rawValue: $0.uppercased()) })
    else { return nil }
    var exchange = Exchange(method: method, url: url, requestHeaders: headers(request))
    exchange.requestBody = request.member("postData")?.member("text")?.string
    guard let response = entry.member("response") else { return exchange }
    let status = response.member("status").flatMap { Int($0.source) } ?? 0
    // Browsers write 0 for a request that was never answered.
    guard (100...599).contains(status) else { return exchange }
    exchange.status = status
    exchange.responseHeaders = headers(response)
    let content = response.member("content")
    let written = content?.member("text")?.string
    if content?.member("encoding")?.string?.lowercased() == "base64" {
      guard let bytes = Base64.decode(written ?? "") else {
        exchange.isBodyTruncated = true
        return exchange
      }
      exchange.responseBody = bytes
    } else {
      exchange.responseBody = Array((written ?? "").utf8)
    }
    let size = content?.member("size").flatMap { Int($0.source) } ?? 0
    exchange.isBodyTruncated = written == nil && size > 0 || exchange.responseBody.count < size
    if exchange.header("Content-Type") == nil, let type = content?.member("mimeType")?.string, !type.isEmpty,
      type != "x-unknown"
    {
      exchange.responseHeaders.append(NameValue("Content-Type", type))
    }
    return exchange
  }

  private static func headers(_ message: JSONNode) -> [NameValue] {
    message.member("headers").map { list in
      list.items.compactMap { header in
        guard let name = header.member("name")?.string, let value = header.member("value")?.string else { return nil }
        return NameValue(name, value)
      }
    } ?? []
  }

  // MARK: Writing

  /// Writes an archive. Exchanges have their secrets replaced already.
  /// - Parameters:
  ///   - creator: The program and its version.
  ///   - started: When the run began, in seconds since 1970-01-01T00:00:00Z; every entry has that time, since an
  ///     exchange knows its duration alone.
  ///   - sink: Gets the text in pieces.
  public static func write(
    _ exchanges: [Exchange], creator: RunReport.Tool, started: Int, to sink: (String) -> Void
  ) {
    let time = JSONValue.string(timestamp(started))
    JSONStream.object(to: sink) { stream in
      stream.object("log") { log in
        log.member("version", "1.2")
        log.member("creator", ["name": .string(creator.name), "version": .string(creator.version)])
        log.array("entries") { for exchange in exchanges { $0.item(entry(exchange, time)) } }
      }
    }
  }

  private static func entry(_ exchange: Exchange, _ time: JSONValue) -> JSONValue {
    let milliseconds = JSONValue.double((exchange.duration * 1000).rounded())
    var request: JSONObject = [
      "method": .string(exchange.method.rawValue), "url": .string(exchange.url), "httpVersion": "HTTP/1.1",
      "cookies": [], "headers": headers(exchange.requestHeaders),
      "queryString": .array(query(exchange.url).map { ["name": .string($0.name), "value": .string($0.value)] }),
      "headersSize": -1, "bodySize": .int(exchange.requestBody?.utf8.count ?? 0),
    ]
    if let body = exchange.requestBody {
      let type = exchange.requestHeaders.first { $0.name.lowercased() == "content-type" }?.value
      request["postData"] = ["mimeType": .string(type ?? ""), "text": .string(body)]
    }
    var content: JSONObject = [
      // What was cut off is told by the size, which is then larger than the text.
      "size": .int(exchange.responseBody.count + (exchange.isBodyTruncated ? 1 : 0)),
      "mimeType": .string(exchange.header("Content-Type") ?? ""),
    ]
    if let text = String(validating: exchange.responseBody, as: UTF8.self) {
      content["text"] = .string(text)
    } else {
      content["text"] = .string(Base64.encode(exchange.responseBody))
      content["encoding"] = "base64"
    }
    var entry: JSONObject = [
      "startedDateTime": time, "time": milliseconds, "request": .object(request),
      "response": [
        "status": .int(exchange.status ?? 0), "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
        "headers": headers(exchange.responseHeaders), "content": .object(content),
        "redirectURL": .string(exchange.header("Location") ?? ""), "headersSize": -1, "bodySize": -1,
      ],
      "cache": [:], "timings": ["send": 0, "wait": milliseconds, "receive": 0],
    ]
    if let failure = exchange.failure { entry["comment"] = .string(failure) }
    return .object(entry)
  }

  private static func headers(_ headers: [NameValue]) -> JSONValue {
    .array(headers.map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  static func query(_ url: String) -> [NameValue] {
    (URLParts(url)?.query ?? "").split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return NameValue(
        PercentEncoding.decode(parts[0], plusIsBlank: true),
        PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsBlank: true))
    }
  }

  /// A time of RFC 3339 from seconds since 1970.
  private static func timestamp(_ seconds: Int) -> String {
    let day = Int((Double(seconds) / 86400).rounded(.down))
    let clock = seconds - day * 86400
    // Days since 0000-03-01, in the calendar whose year begins in March; eras of 400 years.
    let shifted = day + 719_468
    let era = Int((Double(shifted) / 146_097).rounded(.down))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(dayOfYear - (153 * march + 2) / 5 + 1))T"
      + "\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60)).000Z"
  }
}
