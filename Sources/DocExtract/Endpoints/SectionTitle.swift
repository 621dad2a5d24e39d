import APIModel

/// What a heading says of the blocks below it: "Response body", "200: OK", "HTTP request", "Query parameters".
struct SectionTitle: Sendable, Hashable {
  enum Role: Sendable, Hashable { case request, response }

  /// Whether what stands below is sent or returned; nil where the title does not say.
  var role: Role?
  /// Whether the title says so by a word that may stand for an answer's as well, such as "Body" or "Schema".
  var isWeak = false
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
    title.withBytes { read($0) }
  }

  private mutating func read(_ title: UnsafeBufferPointer<UInt8>) {
    let words = Self.words(title)
    guard let first = words.first else { return }
    if words.count == 2, words[1].means.contains(.fields), first.means.contains(.ofFilters) {
      isOfFilters = true
      isPart = true
      return
    }
    // "Available include parameters" are the values of one.
    if words.count > 1, words.count <= 4, words[words.count - 2].means.contains(.included),
      words[words.count - 1].means.contains(.sent)
    {
      isOfFilters = true
      isPart = true
      return
    }
    if words.count == 2,
      (first.means.contains(.outcome) && words[1].means.contains(.classOfErrors))
        || (words[1].means.contains(.scheme) && Self.begins(title[first.range], "auth"))
    {
      if first.means.contains(.outcome) { role = .response }
      isPart = true
      namesNoAttributes = true
      return
    }
    status = Self.status(words, title)
    if status != nil || (first.means.contains(.on) && words.count > 1 && words[1].means.contains(.outcome)) {
      role = .response
      isPart = true
      return
    }
    // "Status codes" may be a chapter on all of them.
    if words.count == 2, Self.begins(title[first.range], "status"), words[1].means.contains(.statusOfOne) {
      role = .response
      isPart = true
      return
    }
    announcesListing =
      (words.allSatisfy { $0.means.contains(.ofListing) } && !title.contains(UInt8(ascii: "/")))
      || (words.count == 2 && first.means.contains(.methodLabel) && words[1].means.contains(.method))
    let known: Meaning = [.ofRequest, .ofResponse, .other]
    // "API" is the chapter of all, and the title above it is the page's own.
    if announcesListing, words.contains(where: { $0.means.contains(.api) }),
      words.allSatisfy({ $0.means.contains(.api) || $0.means.contains(.ofAPI) })
    {
      announcesListing = false
    }
    // "Post body parameters"; "Get parameters" may as well be an operation's name.
    let isOfMethod =
      words.count == 3 && first.means.contains(.method) && words[1].means.contains(.ofRequest)
      && words[2].means.contains(.sent)
    guard words.dropFirst(isOfMethod ? 1 : 0).allSatisfy({ !$0.means.isDisjoint(with: known) }) else { return }
    let speaksOfAnswer = words.contains { $0.means.contains(.ofResponse) }
    let speaksOfRequest = words.contains { $0.means.contains(.request) }
    if speaksOfAnswer != speaksOfRequest {
      role = speaksOfAnswer ? .response : .request
    } else if !speaksOfAnswer, words.contains(where: { $0.means.contains(.ofRequest) }) {
      role = .request
    }
    isWeak = role == .request && !speaksOfRequest && words.allSatisfy { $0.means.isDisjoint(with: .sent) }
    let isOfExample = words.contains { $0.means.contains(.example) }
    isOfExamples = role == nil && isOfExample
    isPart = role != nil || isOfExample
  }

  private struct Word {
    var range: Range<Int>
    var means: Meaning
  }

  /// The words of a title, without what are no letters of any script, `📥` and `✅`; none where there are more than seven.
  private static func words(_ title: UnsafeBufferPointer<UInt8>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(7)
    let meanings = Self.meanings
    var at = 0
    while at < title.count {
      let start = at
      while at < title.count, title[at].isWord || title[at] == UInt8(ascii: "-") { at += 1 }
      if at > start {
        let isPicture = title[start] == 0xF0 || (title[start] == 0xE2 && at - start >= 3)
        if !isPicture {
          if words.count == 7 { return [] }
          words.append(Word(range: start..<at, means: meanings[title[start..<at]]))
        }
      }
      at += 1
    }
    return words
  }

  private static func begins(_ word: UnsafeBufferPointer<UInt8>.SubSequence, _ start: StaticString) -> Bool {
    guard word.count >= start.utf8CodeUnitCount else { return false }
    for at in 0..<start.utf8CodeUnitCount where word[word.startIndex + at].lowered != start.utf8Start[at] {
      return false
    }
    return true
  }

  /// "Definitions", "Models": what stands below are objects that several operations may use.
  static func announcesObjects(_ title: String) -> Bool { title.utf8.count <= 24 && !objects[title].isEmpty }

  /// "The parcel object"
  static func announcesObject(_ title: String) -> Bool {
    title.utf8.count <= 40
      && title.withBytes { title in
        begins(title[...], "the ") && title.count > 7 && begins(title[(title.count - 7)...], " object")
      }
  }

  private static let objects = WordTable<Meaning>([
    (
      .other,
      [
        "definitions", "schemas", "models", "data types", "data models", "object definitions", "data structures",
        "type definitions",
      ]
    )
  ])

  /// "200: OK", "Response 404", "HTTP 201 Created": a status first, or beside words that make it one.
  private static func status(_ words: [Word], _ title: UnsafeBufferPointer<UInt8>) -> Int? {
    for (index, word) in words.enumerated() where word.range.count == 3 {
      guard title[word.range].allSatisfy(\.isDigit) else { continue }
      let code = title[word.range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      guard (100..<600).contains(code) else { continue }
      if index == 0 {
        if words.count == 1 { return code }
        let rest = words.dropFirst()
        if rest.contains(where: { !$0.means.isDisjoint(with: [.ofResponse, .outcome]) }) { return code }
        let phrase = rest.map { String(decoding: title[$0.range], as: UTF8.self).lowercased() }
        return ReasonPhrase.matches(phrase.joined(separator: " "), of: code) ? code : nil
      }
      if words[..<index].contains(where: { !$0.means.isDisjoint(with: [.ofResponse, .outcome, .beforeStatus]) }) {
        return code
      }
    }
    return nil
  }

  private struct Meaning: OptionSet, Sendable {
    let rawValue: UInt32
    static let ofRequest = Meaning(rawValue: 1)
    static let ofResponse = Meaning(rawValue: 1 << 1)
    static let other = Meaning(rawValue: 1 << 2)
    static let ofListing = Meaning(rawValue: 1 << 3)
    static let outcome = Meaning(rawValue: 1 << 4)
    static let scheme = Meaning(rawValue: 1 << 5)
    static let method = Meaning(rawValue: 1 << 6)
    static let ofFilters = Meaning(rawValue: 1 << 7)
    static let fields = Meaning(rawValue: 1 << 8)
    static let classOfErrors = Meaning(rawValue: 1 << 9)
    static let on = Meaning(rawValue: 1 << 10)
    static let methodLabel = Meaning(rawValue: 1 << 11)
    static let request = Meaning(rawValue: 1 << 12)
    static let example = Meaning(rawValue: 1 << 13)
    static let beforeStatus = Meaning(rawValue: 1 << 14)
    static let sent = Meaning(rawValue: 1 << 15)
    static let included = Meaning(rawValue: 1 << 16)
    static let api = Meaning(rawValue: 1 << 17)
    static let ofAPI = Meaning(rawValue: 1 << 18)
    static let statusOfOne = Meaning(rawValue: 1 << 19)
  }

  private static let meanings = WordTable<Meaning>([
    (.outcome, ["success", "failure", "error", "successful"]),
    (
      .scheme,
      ["bearer", "basic", "apikey", "digest", "oauth1", "oauth2", "awsv4", "hawk", "ntlm", "jwt", "noauth"]
    ),
    (.method, ["get", "post", "put", "patch", "delete", "head", "options"]),
    (.ofFilters, ["query", "filterable", "filter"]),
    (.fields, ["fields"]),
    (.classOfErrors, ["4xx", "5xx", "4xx-5xx"]),
    (.on, ["on"]),
    (.methodLabel, ["method"]),
    (.request, ["request", "requests"]),
    (
      .example,
      [
        "example", "examples", "sample", "samples", "示例", "beispiel", "ejemplo", "exemple", "exemplo", "Пример",
        "пример",
      ]
    ),
    (.beforeStatus, ["http", "status", "code"]),
    (
      .sent,
      ["query", "path", "form", "input", "inputs", "querystring", "params", "parameters", "parameter", "arguments"]
    ),
    (.statusOfOne, ["code"]),
    (.included, ["include", "includes", "expand"]),
    (.api, ["api"]),
    (.ofAPI, ["http", "rest", "the"]),
    (
      .ofListing,
      [
        "http", "request", "endpoint", "definition", "url", "uri", "route", "path", "method", "syntax", "usage",
        "call", "api", "resource", "query", "operation", "signature", "the", "rest", "verb", "and",
      ]
    ),
    (
      .ofRequest,
      [
        "request", "requests", "parameters", "parameter", "params", "arguments", "argument", "attributes", "payload",
        "body", "query", "path", "form", "input", "inputs", "querystring", "params-body", "headers", "header", "请求",
        "请求参数", "请求体", "参数",
        "请求示例", "查询参数", "路径参数", "パラメータ", "リクエスト", "요청", "매개변수", "запрос", "Запрос", "параметры", "Параметры",
        "parámetros", "paramètres",
        "parâmetros", "请求参数说明", "请求体参数", "请求头", "query参数", "body参数", "path参数", "リクエストパラメータ", "リクエストボディ",
        "クエリパラメータ", "パスパラメータ", "파라미터", "anfrage", "anfrageparameter", "abfrageparameter", "requête", "solicitud",
        "petición", "requisição", "consulta", "corps", "cuerpo", "corpo", "запроса", "Тело", "тело",
      ]
    ),
    (
      .ofResponse,
      [
        "response", "responses", "return", "returns", "returned", "result", "results", "output", "outputs", "answer",
        "响应", "返回", "响应参数", "返回参数", "返回值", "返回结果", "响应字段", "返回字段", "返回数据", "响应数据", "响应体", "响应示例",
        "返回示例", "レスポンス", "응답", "ответ", "Ответ", "antwort", "respuesta", "réponse", "resposta",
        "返回参数说明", "响应参数说明", "返回说明", "响应结果", "レスポンス例", "レスポンスパラメータ", "レスポンスボディ", "ответа", "Ответы", "ответы",
        "antworten", "respuestas", "réponses", "respostas", "risposta",
      ]
    ),
    (
      .other,
      [
        "example", "examples", "sample", "samples", "http", "the", "a", "an", "of", "and", "or", "for", "json", "url",
        "uri", "data", "schema", "content", "format", "object", "objects", "value", "values", "fields", "field",
        "string", "list", "success", "successful", "error", "failure", "description", "properties", "property",
        "supported", "optional", "required", "details", "s", "type", "structure", "on", "with",
        "in", "call", "multipart", "curl", "code", "usage", "raw", "formdata", "form-data", "urlencoded",
        "x-www-form-urlencoded", "de", "la", "el", "del", "du", "des", "der", "da", "do", "felder", "campos", "champs",
        "Поля", "поля", "字段", "示例", "beispiel", "ejemplo", "exemple", "exemplo", "Пример", "пример",
      ]
    ),
  ])
}
