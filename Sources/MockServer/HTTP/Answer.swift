import APIModel

/// An answer while it is made: the body still a value, so that faults can bend it.
struct Answer {
  enum Body {
    case none
    case json(JSONValue)
    case raw([UInt8])
  }

  var status: Int
  var headers: [NameValue] = []
  var mediaType: String?
  var body: Body = .none
  var delay: Duration?
  var delivery = MockResponse.Delivery.whole

  static let json = "application/json"

  init(_ status: Int) { self.status = status }

  init(_ status: Int, json: JSONValue) {
    self.status = status
    body = .json(json)
    mediaType = Self.json
  }

  init(_ status: Int, text: String, mediaType: String) {
    self.status = status
    body = .raw(Array(text.utf8))
    self.mediaType = mediaType
  }

  /// A refusal with the words in `message`, the form in which GitLab's API writes its errors.
  static func refusal(_ status: Int, _ message: String) -> Answer {
    Answer(status, json: ["message": .string(message)])
  }

  static let notFound = refusal(404, "404 Not found")
  static let unauthorized: Answer = {
    var answer = refusal(401, "401 Unauthorized")
    // RFC 9110 §11.6.1: a 401 names at least one scheme.
    answer.headers.append(NameValue("WWW-Authenticate", "Bearer"))
    return answer
  }()

  var bytes: [UInt8] {
    switch body {
    case .none: []
    case .json(let value): Array(value.text().utf8)
    case .raw(let bytes): bytes
    }
  }

  mutating func setHeader(_ name: String, _ value: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append(NameValue(name, value))
  }

  /// The answer as it is sent. 204 and 304 have no body and no length (RFC 9110 §8.6).
  func response(isHead: Bool, operation: String?) -> MockResponse {
    let bytes = status == 204 || status == 304 ? [] : bytes
    var headers = headers
    if let mediaType, !bytes.isEmpty || isHead { headers.insert(NameValue("Content-Type", mediaType), at: 0) }
    var length: Int? = bytes.count
    if case .padded(let blanks) = delivery { length = blanks.map { $0 + bytes.count } }
    if status != 204, status != 304, let length { headers.append(NameValue("Content-Length", String(length))) }
    var response = MockResponse(
      status: status, headers: headers, body: isHead ? [] : bytes, delay: delay, operation: operation)
    response.delivery = isHead && delivery != .reset ? .whole : delivery
    return response
  }
}
