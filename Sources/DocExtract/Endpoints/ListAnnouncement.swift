import APIModel

/// What the text before a bullet list says of its items: "URL query parameters:", "The following optional fields:".
struct ListAnnouncement {
  /// Whether the items are parameters or attributes at all.
  var isAnnounced: Bool
  /// Whether a heading or a short label announces them, so that what begins with a name in code is one of them.
  var isLabel = false
  /// Whether nothing but "Response" announces them, so that only names in code with a description are attributes.
  var isLabelOfAnswer = false
  /// Whether they are what an answer carries.
  var speaksOfAnswer: Bool
  var location: Parameter.Location?
  /// What it says of all of them.
  var requirement = Parameter.Requirement.unstated

  /// - Parameter leadIn: In lower case.
  init(_ leadIn: String, _ meaning: SectionTitle) {
    let text = Self.tail(leadIn, 90)
    let hasNoun = Self.nouns.contains { text.holds($0) }
    isAnnounced =
      hasNoun && (!Self.otherSubjects.contains { text.holds($0) } || Self.supports.contains { text.holds($0) })
    let answers = Self.answers.contains { text.holds($0) }
    let requests = Self.requests.contains { text.holds($0) }
    speaksOfAnswer = (answers && !requests) || (!requests && !answers && meaning.role == .response)
    if answers, !requests, text.holds("return value") || text.holds("response") || text.holds("following fields") {
      isAnnounced = isAnnounced || hasNoun || text.holds("return value")
    }
    if !isAnnounced, leadIn.isEmpty || meaning.role != nil, hasNoun { isAnnounced = true }
    // "Response", "Response body:" as a label of its own; what stands below may as well be one example an item.
    if leadIn.utf8.count <= 24, !isAnnounced, text.holds("response"), SectionTitle(leadIn).role == .response {
      isAnnounced = true
      isLabelOfAnswer = true
      speaksOfAnswer = true
    }
    // "Request headers:" as a label of its own.
    if leadIn.utf8.count <= 28, text.holds("request header") { isAnnounced = true }
    // "You can pass the following optional GET parameters:" leaves no doubt, however long it is.
    isLabel = isAnnounced && (leadIn.utf8.count <= 40 || (text.holds("following") && leadIn.hasSuffix("parameters:")))
    location = Self.location(text)
    // "Call it, then send the `X-Session` header with every other request." is not about what stands below.
    if location == .header, leadIn.utf8.count > 60, leadIn.utf8.last == UInt8(ascii: "."), !text.holds("headers") {
      location = nil
    }
    if hasNoun {
      if text.holds("optional param") || text.holds("optional query") || text.holds("optional get")
        || text.holds("optional field") || text.holds("optional attr") || text.holds("parameters are optional")
        || text.holds("optional body")
      {
        requirement = .optional
      } else if text.holds("required param") || text.holds("parameters are required") || text.holds("required field")
        || text.holds("required query")
        || text.holds("required attr") || text.holds("required body")
      {
        requirement = .required
      }
    }
  }

  /// The last bytes of a text, cut at a character.
  private static func tail(_ text: String, _ count: Int) -> Substring {
    guard text.utf8.count > count else { return text[...] }
    return Substring(String(decoding: text.utf8.suffix(count), as: UTF8.self))
  }

  private static func location(_ text: Substring) -> Parameter.Location? {
    if text.holds("query param") || text.holds("url param") || text.holds("query string") || text.holds("querystring")
      || text.holds("get param")
    {
      return .query
    }
    if text.holds("header") { return .header }
    if text.holds("path param") || text.holds("uri param") { return .path }
    if text.holds("body") || text.holds("form param") || text.holds("form data") || text.holds("json param")
      || text.holds("post param") || text.holds("payload")
    {
      return .body
    }
    return nil
  }

  private static let nouns = [
    "parameters", "following parameter", "attributes", "arguments", "fields", "properties", "body schema",
    "return value", "params",
    "json object", "querystring",
  ]
  private static let otherSubjects = [
    "value", "one of", "header", "error", "permission", "scope", "because", "without", "environment", "config",
  ]
  /// "The URL query parameters support the following values" means the parameters.
  private static let supports = [
    "parameters support", "parameters are supported", "parameters accept", "parameters are accepted",
  ]
  private static let answers = [
    "response", "returned", "returns", "return value", "result", "answer", "also see", "may see",
  ]
  private static let requests = ["request", "query", "body param", "accept", "you can pass", "path param", "form"]
}
