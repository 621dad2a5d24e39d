import APIModel

/// What a heading says of the blocks below it: "Response body", "200: OK", "HTTP request", "Query parameters".
struct SectionTitle: Sendable, Hashable {
  enum Role: Sendable, Hashable { case request, response }

  /// Whether what stands below is sent or returned; nil where the title does not say.
  var role: Role?
  /// The status that the title names, "200: OK", "Response 404".
  var status: Int?
  /// Whether it is a part of an operation's documentation and names none itself, such as "Parameters".
  var isPart = false
  /// Whether it only announces the method and the path, such as "HTTP request": the operation's name is in the heading
  /// above.
  var announcesListing = false

  /// Whether it announces examples of uses, and says neither request nor response.
  var isOfExamples = false
  /// Whether what stands below can be filtered by, and is no parameter itself: "Query fields".
  var isOfFilters = false

  /// Whether what stands below are errors by their names, "Error 4xx", or credentials, "Authentication bearer", and no
  /// attributes.
  var namesNoAttributes = false

  init() {}

  /// - Parameter title: The heading as plain text.
  init(_ title: String) {
    guard title.utf8.count <= 80 else { return }
    let words = title.utf8.split { !($0.isWord || $0 == UInt8(ascii: "-")) }.filter { !Self.isPicture($0) }.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    guard !words.isEmpty, words.count <= 7 else { return }
    if words == ["query", "fields"] || words == ["filterable", "fields"] || words == ["filter", "fields"] {
      isOfFilters = true
      isPart = true
      return
    }
    if words.count == 2, Self.outcomes.contains(words[0]), Self.isClassOfErrors(words[1]) {
      role = .response
      isPart = true
      namesNoAttributes = true
      return
    }
    if words.count == 2, words[0].hasPrefix("auth"), Self.schemes.contains(words[1]) {
      isPart = true
      namesNoAttributes = true
      return
    }
    status = Self.status(words)
    if status != nil || (words[0] == "on" && words.count > 1 && Self.outcomes.contains(words[1])) {
      role = .response
      isPart = true
      return
    }
    announcesListing =
      (words.allSatisfy(Self.listingWords.contains) && !title.utf8.contains(UInt8(ascii: "/")))
      || (words.count == 2 && words[0] == "method" && Self.methods.contains(words[1]))
    guard
      words.allSatisfy({ Self.requestWords.contains($0) || Self.responseWords.contains($0) || Self.others.contains($0) }
      )
    else { return }
    let speaksOfAnswer = words.contains(where: Self.responseWords.contains)
    let speaksOfRequest = words.contains("request") || words.contains("requests")
    if speaksOfAnswer != speaksOfRequest {
      role = speaksOfAnswer ? .response : .request
    } else if !speaksOfAnswer, words.contains(where: Self.requestWords.contains) {
      role = .request
    }
    isOfExamples = role == nil && words.contains { $0.hasPrefix("example") || $0.hasPrefix("sample") }
    isPart = role != nil || words.contains { $0.hasPrefix("example") || $0.hasPrefix("sample") }
  }

  /// "Definitions", "Models": what stands below are objects that several operations may use.
  static func announcesObjects(_ title: String) -> Bool {
    title.utf8.count <= 24 && objects.contains(title.lowercased())
  }

  /// "The parcel object"
  static func announcesObject(_ title: String) -> Bool {
    let text = title.lowercased()
    return title.utf8.count <= 40 && text.hasPrefix("the ") && text.hasSuffix(" object")
  }

  private static let objects: Set = [
    "definitions", "schemas", "models", "data types", "data models", "object definitions", "data structures",
    "type definitions",
  ]

  /// "200: OK", "Response 404", "HTTP 201 Created": a status first, or beside words that make it one.
  private static func status(_ words: [String]) -> Int? {
    for (index, word) in words.enumerated() where word.utf8.count == 3 {
      guard let code = Int(word), (100..<600).contains(code) else { continue }
      if index == 0 {
        return words.count == 1 || ReasonPhrase.matches(words.dropFirst().joined(separator: " "), of: code)
          || words.dropFirst().contains(where: { responseWords.contains($0) || outcomes.contains($0) }) ? code : nil
      }
      if words[..<index].contains(where: {
        responseWords.contains($0) || outcomes.contains($0) || $0 == "http" || $0 == "status" || $0 == "code"
      }) {
        return code
      }
    }
    return nil
  }

  /// `📥` and `✅`: what is no letter of any script.
  private static func isPicture(_ word: Substring.UTF8View) -> Bool {
    word.first == 0xF0 || (word.first == 0xE2 && word.count >= 3)
  }

  private static let schemes: Set = [
    "bearer", "basic", "apikey", "digest", "oauth1", "oauth2", "awsv4", "hawk", "ntlm", "jwt", "noauth",
  ]
  private static let methods: Set = ["get", "post", "put", "patch", "delete", "head", "options"]

  /// `4xx` and `5xx`.
  private static func isClassOfErrors(_ word: String) -> Bool {
    word == "4xx" || word == "5xx" || word == "4xx-5xx"
  }

  private static let outcomes: Set = ["success", "failure", "error", "successful"]
  private static let listingWords: Set = [
    "http", "request", "endpoint", "definition", "url", "uri", "route", "path", "method", "syntax", "usage", "call",
    "api", "resource", "query", "operation", "signature", "the", "rest", "verb", "and",
  ]
  private static let requestWords: Set = [
    "request", "requests", "parameters", "parameter", "params", "arguments", "argument", "attributes", "payload",
    "body", "query", "path", "form", "input", "inputs", "querystring", "params-body",
  ]
  private static let responseWords: Set = [
    "response", "responses", "return", "returns", "returned", "result", "results", "output", "outputs", "answer",
  ]
  private static let others: Set = [
    "example", "examples", "sample", "samples", "http", "the", "a", "an", "of", "and", "or", "for", "json", "url",
    "uri",
    "data", "schema", "content", "format", "object", "objects", "value", "values", "fields", "field", "string", "list",
    "success", "successful", "error", "failure", "description", "properties", "property", "supported", "optional",
    "required", "headers", "header", "details", "s", "type", "structure", "on", "with", "in", "call", "multipart",
    "curl", "code", "usage", "raw", "formdata", "form-data", "urlencoded", "x-www-form-urlencoded",
  ]
}
