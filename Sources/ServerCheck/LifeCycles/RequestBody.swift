import APIModel

/// The body of a writing request, in the form that the docs' sample requests send.
struct RequestBody: Sendable {
  enum Form: Hashable, Sendable {
    case json
    case urlencoded
    case multipart

    /// JSON where the docs show nothing.
    init(of operation: Operation) {
      let types = operation.requestMediaTypes.map { $0.lowercased() }
      if types.contains(where: { WrongMediaType.isJSON($0) }) {
        self = .json
      } else if types.contains(where: { $0.hasPrefix("multipart/") }) {
        self = .multipart
      } else if types.contains(where: { $0.hasPrefix("application/x-www-form-urlencoded") }) {
        self = .urlencoded
      } else {
        self = .json
      }
    }
  }

  /// No text that is sent holds it: values are the docs', the user's and this run's.
  private static let boundary = "docproof-7d4a6c1e9b3f5082"

  let mediaType: String
  let bytes: [UInt8]
  /// The words that give curl the same body.
  let curlWords: [String]

  /// Nil where there is nothing to send.
  init?(_ fields: [WriteField], form: Form) {
    guard !fields.isEmpty else { return nil }
    switch form {
    case .json:
      let text = JSONValue.object(JSONObject(fields.map { ($0.name, $0.json) })).text()
      mediaType = "application/json"
      bytes = Array(text.utf8)
      curlWords = ["--header 'Content-Type: application/json'", "--data \(CurlCommand.quote(text))"]
    case .urlencoded:
      let pairs = fields.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.text) }
      mediaType = "application/x-www-form-urlencoded"
      bytes = Array(pairs.joined(separator: "&").utf8)
      curlWords = fields.map { "--data-urlencode \(CurlCommand.quote("\($0.name)=\($0.text)"))" }
    case .multipart:
      var text = ""
      for field in fields {
        // The name as RFC 7578 §4.2 and browsers write it: quotes and line ends escaped.
        let name = field.name.replacing("\"", with: "%22").filter { !$0.isNewline }
        text += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(field.text)\r\n"
      }
      mediaType = "multipart/form-data; boundary=\(Self.boundary)"
      bytes = Array((text + "--\(Self.boundary)--\r\n").utf8)
      curlWords = fields.map { "--form-string \(CurlCommand.quote("\($0.name)=\($0.text)"))" }
    }
  }
}
