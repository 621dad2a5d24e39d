import APIModel

/// What a request says: its query and its body's fields, whatever the body's format was.
struct RequestFields {
  var query: [NameValue] = []
  /// The body's fields; `info[name]=x` and `tag_list[]=a` are read into objects and arrays.
  var body = JSONObject()

  /// A body that could not be read.
  struct Refusal: Error {
    var answer: Answer
    init(_ status: Int, _ message: String) { answer = .refusal(status, message) }
  }

  init(query text: some StringProtocol) {
    query = Self.pairs(text)
  }

  /// Reads the query and the body.
  /// - Parameter accepted: media types that the operation documents beside the three that are always read; a body
  ///   of such a type has no fields.
  /// - Throws: `Refusal` with 400 for what can't be read, 413 for too much, 415 for an unknown media type.
  init(_ request: MockRequest, accepted: [String]) throws(Refusal) {
    self.init(query: request.queryText)
    guard !request.body.isEmpty else { return }
    guard request.body.count <= MockRequest.maximumBodyLength else {
      throw Refusal(413, "413 Content Too Large: a body has at most \(MockRequest.maximumBodyLength) bytes")
    }
    let contentType = MediaType(request.header("content-type") ?? "")
    switch contentType.essence {
    case "application/x-www-form-urlencoded":
      body = Self.fields(Self.pairs(String(decoding: request.body, as: UTF8.self)))
    case "multipart/form-data":
      guard let boundary = contentType.parameter("boundary"),
        let parts = MultipartForm.parts(of: request.body, boundary: boundary)
      else { throw Refusal(400, "400 Bad Request: the multipart body can't be read") }
      body = Self.fields(parts)
    case let essence where essence == "application/json" || essence.hasSuffix("+json"):
      do {
        let document = try JSONReader.readStrictly(request.body)
        guard let value = document.root.flatMap({ JSONValue($0) }) else { return }
        // A body that is no object, such as an array of items, has no fields by name.
        body = value.objectValue ?? JSONObject()
      } catch {
        throw Refusal(400, "400 Bad Request: the body is not JSON")
      }
    case let essence:
      guard accepted.contains(where: { MediaType($0).essence == essence }) else {
        throw Refusal(415, "415 Unsupported Media Type")
      }
    }
  }

  /// A field by name, from the body, else from the query.
  subscript(name: String) -> JSONValue? { body[name] ?? queryValue(name) }

  /// All values of a query parameter: `a=1` a string, `a[]=1&a[]=2` an array.
  func queryValue(_ name: String) -> JSONValue? {
    Self.fields(query.filter { $0.name == name || $0.name.hasPrefix(name + "[") })[name]
  }

  func without(_ name: String) -> RequestFields {
    var copy = self
    copy.query.removeAll { $0.name == name }
    return copy
  }

  func query(_ name: String) -> String? { query.last { $0.name == name }?.value }

  // MARK: Forms

  /// Names and values as in a query or an urlencoded form (WHATWG URL §5.1).
  static func pairs(_ text: some StringProtocol) -> [NameValue] {
    text.split(separator: "&", omittingEmptySubsequences: true).prefix(maximumFields).map { pair in
      let cut = pair.firstIndex(of: "=") ?? pair.endIndex
      let value = cut == pair.endIndex ? "" : pair[pair.index(after: cut)...]
      return NameValue(
        PercentEncoding.decode(String(pair[..<cut]), plusIsBlank: true),
        PercentEncoding.decode(String(value), plusIsBlank: true))
    }
  }

  static let maximumFields = 1000
  private static let maximumNesting = 16

  /// Reads bracketed names into objects and arrays: `info[name]`, `tag_list[]`.
  static func fields(_ pairs: [NameValue]) -> JSONObject {
    var object = JSONObject()
    for pair in pairs.prefix(maximumFields) {
      let steps = steps(of: pair.name)
      guard let first = steps.first else { continue }
      object[first] = inserting(pair.value, at: steps.dropFirst().prefix(maximumNesting), into: object[first])
    }
    return object
  }

  private static func steps(of name: String) -> [String] {
    guard let open = name.firstIndex(of: "["), open > name.startIndex, name.hasSuffix("]") else { return [name] }
    let inner = name[name.index(after: open)...].dropLast()
    var steps = [String(name[..<open])]
    var rest = inner[...]
    while let close = rest.firstIndex(of: "]") {
      steps.append(String(rest[..<close]))
      rest = rest[rest.index(after: close)...].drop { $0 == "[" }
      if steps.count > maximumNesting { break }
      // `a[]` at the end of what is left: an empty step that the loop can't see.
      if rest.isEmpty {
        steps.append("")
        return steps
      }
    }
    return steps + [String(rest)]
  }

  private static func inserting(_ text: String, at steps: ArraySlice<String>, into old: JSONValue?) -> JSONValue {
    guard let step = steps.first else { return .string(text) }
    if step.isEmpty {
      let items = old?.arrayValue ?? []
      // `a[][b]=1&a[][c]=2`: fields go into the last item until one comes again.
      if let name = steps.dropFirst().first, !name.isEmpty, let last = items.last, last.objectValue != nil,
        last[name] == nil
      {
        return .array(items.dropLast() + [inserting(text, at: steps.dropFirst(), into: last)])
      }
      return .array(items + [inserting(text, at: steps.dropFirst(), into: nil)])
    }
    var object = old?.objectValue ?? JSONObject()
    object[step] = inserting(text, at: steps.dropFirst(), into: object[step])
    return .object(object)
  }
}
