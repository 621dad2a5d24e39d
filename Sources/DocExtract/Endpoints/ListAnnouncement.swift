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
    let words = leadIn.isEmpty ? [] : Self.phrases.meanings(in: leadIn, last: 90)
    let length = leadIn.utf8.count
    let hasNoun = words.contains(.noun)
    isAnnounced = hasNoun && (!words.contains(.otherSubject) || words.contains(.support))
    let answers = words.contains(.answer)
    let requests = words.contains(.request)
    speaksOfAnswer = (answers && !requests) || (!requests && !answers && meaning.role == .response)
    if answers, !requests, !words.isDisjoint(with: [.returnValue, .response, .followingFields]) {
      isAnnounced = isAnnounced || hasNoun || words.contains(.returnValue)
    }
    if !isAnnounced, leadIn.isEmpty || meaning.role != nil, hasNoun { isAnnounced = true }
    // "Response", "Response body:" as a label of its own; what stands below may as well be one example an item.
    if length <= 24, !isAnnounced, words.contains(.response), SectionTitle(leadIn).role == .response {
      isAnnounced = true
      isLabelOfAnswer = true
      speaksOfAnswer = true
    }
    // "Input:", "Where:", "Options:" as a label of its own.
    if length <= 20, !isAnnounced, leadIn.hasSuffix(":"),
      leadIn == "where:" || leadIn == "options:" || leadIn.hasPrefix("input") && SectionTitle(leadIn).role == .request
    {
      isAnnounced = true
    }
    // "Request body:", "Payload:" as a label of its own.
    if length <= 28, !isAnnounced, leadIn.utf8.last == UInt8(ascii: ":"), SectionTitle(leadIn).role == .request,
      ["body", "payload", "form"].contains(where: { leadIn.holds($0) })
    {
      isAnnounced = true
    }
    // "Request headers:" as a label of its own.
    if length <= 28, words.contains(.requestHeader) { isAnnounced = true }
    // "You can pass the following optional GET parameters:" leaves no doubt, however long it is.
    isLabel = isAnnounced && (length <= 40 || (words.contains(.following) && leadIn.hasSuffix("parameters:")))
    location = Self.location(words)
    // "Call it, then send the `X-Session` header with every other request." is not about what stands below.
    if location == .header, length > 60, leadIn.utf8.last == UInt8(ascii: "."), !words.contains(.headers) {
      location = nil
    }
    if length <= 10, isAnnounced || meaning.role == .request {
      // "**Required:**" as a label below "Parameters".
      if leadIn.hasPrefix("required") { requirement = .required }
      if leadIn.hasPrefix("optional") { requirement = .optional }
    }
    if hasNoun {
      if words.contains(.optional) || length <= 40 && leadIn.hasPrefix("optional ") {
        requirement = .optional
      } else if words.contains(.required) || length <= 40 && leadIn.hasPrefix("required ") {
        requirement = .required
      }
    }
  }

  private static func location(_ words: Words) -> Parameter.Location? {
    if words.contains(.query) { return .query }
    if words.contains(.header) { return .header }
    if words.contains(.path) { return .path }
    return words.contains(.body) ? .body : nil
  }

  private struct Words: OptionSet {
    let rawValue: UInt32

    static let noun = Words(rawValue: 1)
    static let otherSubject = Words(rawValue: 1 << 1)
    static let support = Words(rawValue: 1 << 2)
    static let answer = Words(rawValue: 1 << 3)
    static let request = Words(rawValue: 1 << 4)
    static let returnValue = Words(rawValue: 1 << 5)
    static let response = Words(rawValue: 1 << 6)
    static let followingFields = Words(rawValue: 1 << 7)
    static let following = Words(rawValue: 1 << 8)
    static let requestHeader = Words(rawValue: 1 << 9)
    static let optional = Words(rawValue: 1 << 10)
    static let required = Words(rawValue: 1 << 11)
    static let query = Words(rawValue: 1 << 12)
    static let header = Words(rawValue: 1 << 13)
    static let headers = Words(rawValue: 1 << 14)
    static let path = Words(rawValue: 1 << 15)
    static let body = Words(rawValue: 1 << 16)
  }

  private static let phrases = PhraseTable<Words>([
    (
      .noun,
      [
        "parameters", "following parameter", "attributes", "arguments", "fields", "properties", "body schema",
        "return value", "params", "json object", "querystring", "available filters", "following filters",
        "supported filters", "optional filters", "form data", "form-data", "in the parameter", "filter parameter",
      ]
    ),
    (
      .otherSubject,
      [
        "value", "one of", "header", "error", "permission", "scope", "because", "without", "environment", "config",
      ]
    ),
    // "The URL query parameters support the following values" means the parameters.
    (
      .support,
      ["parameters support", "parameters are supported", "parameters accept", "parameters are accepted"]
    ),
    (
      .answer,
      ["response", "returned", "returns", "return value", "result", "answer", "also see", "may see"]
    ),
    (
      .request,
      [
        "request", "query", "body param", "accept", "you can pass", "path param", "form", "parameters can be used",
        "parameters can also be used", "narrow", "filter parameter", "optional filters",
      ]
    ),
    (.returnValue, ["return value"]),
    (.response, ["response"]),
    (.followingFields, ["following fields"]),
    (.following, ["following"]),
    (.requestHeader, ["request header"]),
    (
      .optional,
      [
        "optional param", "optional query", "optional get", "optional field", "optional attr",
        "parameters are optional", "optional body",
      ]
    ),
    (
      .required,
      [
        "required param", "parameters are required", "required field", "required query", "required attr",
        "required body",
      ]
    ),
    (.query, ["query param", "url param", "query string", "querystring", "get param", "get argument"]),
    (.header, ["header"]),
    (.headers, ["headers"]),
    (.path, ["path param", "uri param"]),
    (.body, ["body", "form param", "form data", "json param", "post param", "payload"]),
  ])
}
