/// What a set of docs says about an API. Every fact knows the place it was read at.
public struct APISpec: Hashable, Sendable {
  public var title: String
  /// The version of the API, not of the docs, such as `v4`; nil where nothing shows one.
  public var version: String?
  /// The server's base that samples use, such as `https://gitlab.example.com/api/v4`.
  public var server: String?
  /// In the order of the docs: by page, then by first mention.
  public var operations: [Operation]
  /// The pages that were read, relative to the folder that was given.
  public var pages: [String]
  /// Whether it was written as a contract, in OpenAPI by others, not read from prose and examples: what a contract
  /// states holds, and what it leaves open is open.
  public var isContract = false

  public init(
    title: String = "", version: String? = nil, server: String? = nil, operations: [Operation] = [],
    pages: [String] = []
  ) {
    self.title = title
    self.version = version
    self.server = server
    self.operations = operations
    self.pages = pages
  }

  public func operation(_ id: OperationID) -> Operation? { operations.first { $0.id == id } }

  /// The path of `server`, such as `/api/v4`; empty where there is none.
  public var basePath: String {
    guard let server else { return "" }
    guard let scheme = server.firstRange(ofBytes: "://") else { return server.hasPrefix("/") ? server : "" }
    let rest = server[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "" }
    let path = rest[slash...]
    return path.hasSuffix("/") ? String(path.dropLast()) : String(path)
  }
}

/// A scheme that a way to authenticate demands (OpenAPI 3.1 §4.8.30).
public struct SecurityRequirement: Hashable, Sendable {
  /// The contract's name of the scheme.
  public var scheme: String
  /// What the scheme is, `http bearer`, `apiKey in query key`; nil where the contract does not define it.
  public var kind: String?
  public var scopes: [String]

  public init(scheme: String, kind: String? = nil, scopes: [String] = []) {
    self.scheme = scheme
    self.kind = kind
    self.scopes = scopes
  }
}

/// A line that names an operation, `GET /runners?scope=active`.
public struct Listing: Hashable, Sendable {
  /// The path as the page spells it, without query.
  public var path: String
  /// The path's placeholders by name, in this page's spelling.
  public var placeholders: [String]
  public var query: [NameValue]
  /// Form fields that stand on the line itself, `PUT --form "paused=true" /runners/:id`.
  public var form: [NameValue]
  /// The heading of the section that the line stands in.
  public var heading: String?
  @Rare public var deprecation: Deprecation?
  public var span: SourceSpan

  public init(
    path: String, placeholders: [String] = [], query: [NameValue] = [], form: [NameValue] = [], heading: String? = nil,
    deprecation: Deprecation? = nil, span: SourceSpan
  ) {
    self.path = path
    self.placeholders = placeholders
    self.query = query
    self.form = form
    self.heading = heading
    _deprecation = Rare(wrappedValue: deprecation)
    self.span = span
  }
}

/// A name and its value, in a query, a form or a header.
public struct NameValue: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A documented parameter of an operation.
public struct Parameter: Hashable, Sendable {
  /// OpenAPI's `in`, and `body` for a field of the request body.
  public enum Location: String, Hashable, Sendable, CaseIterable {
    case path, query, header, body, cookie
  }

  /// Whether a request needs it.
  public enum Requirement: Hashable, Sendable {
    case required
    case optional
    /// Required under a condition, with the docs' words.
    case conditional(String)
    /// The docs don't say.
    case unstated
  }

  /// As documented; nested fields keep their notation, `actions[][file_path]`.
  public var name: String
  public var location: Location
  public var schema: Schema
  public var requirement: Requirement
  /// The type as the docs spell it, `integer/string`.
  public var writtenType: String?
  public var defaultValue: String?
  public var description: String?
  @Rare public var deprecation: Deprecation?
  @Rare public var removal: Removal?
  /// The row, list item or listing line it was read from.
  public var span: SourceSpan?

  public init(
    name: String, location: Location, schema: Schema = Schema(), requirement: Requirement = .unstated,
    span: SourceSpan? = nil
  ) {
    self.name = name
    self.location = location
    self.schema = schema
    self.requirement = requirement
    self.span = span
  }

  public var isRequired: Bool { requirement == .required }
}

/// A documented answer.
public struct Response: Hashable, Sendable {
  public var status: Int
  /// Whether the docs write the status down; false where only an example stands and the status follows from the method.
  public var isStatusDocumented: Bool
  public var description: String?
  public var mediaType: String?
  /// All the media types that a contract names; empty where none is named.
  public var mediaTypes: [String] = []
  /// Pooled over all examples of the resource; nil where no body is shown.
  public var schema: Schema?
  /// The headers that a contract names; `required` where they always come.
  public var headers: [Parameter] = []
  public var examples: [Example]
  public var span: SourceSpan?

  public init(status: Int, isStatusDocumented: Bool = false, span: SourceSpan? = nil) {
    self.status = status
    self.isStatusDocumented = isStatusDocumented
    self.span = span
    examples = []
  }
}

/// An example body.
public struct Example: Hashable, Sendable {
  public var mediaType: String
  /// The body as text, where it is not JSON.
  public var text: String?
  public var span: SourceSpan
  private var body: Body

  /// Most of what pages show is never asked for as a value, so that it is made where it is.
  private enum Body: Sendable {
    case document(JSONDocument)
    case value(JSONValue?)
  }

  public init(mediaType: String, json: JSONValue? = nil, text: String? = nil, span: SourceSpan) {
    self.mediaType = mediaType
    body = .value(json)
    self.text = text
    self.span = span
  }

  /// - Parameter document: The body as it was read, where it is JSON.
  public init(mediaType: String, document: JSONDocument?, text: String? = nil, span: SourceSpan) {
    self.mediaType = mediaType
    body = document.map { .document($0) } ?? .value(nil)
    self.text = text
    self.span = span
  }

  /// The body as it was read; nil for one that was given as a value.
  public var document: JSONDocument? { if case .document(let document) = body { document } else { nil } }

  /// The texts of the strings that an attribute has in the object that is shown, or in each of the objects of a list;
  /// no value is made for that.
  public func strings(of attribute: String) -> [String] {
    switch body {
    case .document(let document):
      guard let root = document.root else { return [] }
      if root.kind == .array { return root.items.compactMap { $0.member(attribute)?.string } }
      return root.member(attribute)?.string.map { [$0] } ?? []
    case .value(let value):
      if let items = value?.arrayValue { return items.compactMap { $0[attribute]?.stringValue } }
      return value?[attribute]?.stringValue.map { [$0] } ?? []
    }
  }

  /// The body as JSON, where it is JSON; as far as it could be read.
  public var json: JSONValue? {
    get {
      switch body {
      case .value(let value): value
      case .document(let document): document.root.flatMap { JSONValue($0) }
      }
    }
    set { body = .value(newValue) }
  }

  /// By what is said, however it is laid out.
  public static func == (a: Example, b: Example) -> Bool {
    a.mediaType == b.mediaType && a.text == b.text && a.span == b.span && a.json == b.json
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(mediaType)
    hasher.combine(text)
    hasher.combine(span)
  }
}

/// A request that the docs show, usually as curl.
public struct SampleRequest: Hashable, Sendable {
  public var method: HTTPMethod
  /// As written, after the shell's quotes are taken off.
  public var url: String
  public var headers: [NameValue]
  /// Form fields and urlencoded data.
  public var fields: [NameValue]
  /// A body that is not a form.
  public var body: String?
  /// The values of the operation's placeholders in this URL, decoded.
  public var pathValues: [NameValue]
  /// The query's names and values, decoded.
  public var query: [NameValue]
  public var span: SourceSpan

  public init(method: HTTPMethod, url: String, span: SourceSpan) {
    self.method = method
    self.url = url
    self.span = span
    headers = []
    fields = []
    pathValues = []
    query = []
  }
}
