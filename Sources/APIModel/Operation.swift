/// One documented operation: everything that all its mentions say of it.
public struct Operation: Hashable, Sendable {
  public var method: HTTPMethod
  public var path: PathTemplate
  /// The first paragraph of the section that documents it, as plain text.
  public var description: String?
  /// Every line of the docs that names the operation; the first one is where it is documented.
  public var listings: [Listing]
  public var parameters: [Parameter]
  /// By status.
  public var responses: [Response]
  public var samples: [SampleRequest]
  private var details = Shared(Details())

  /// Apart and shared by all copies: operations are passed around a lot, and a copy of one should be cheap.
  private struct Details: Hashable, Sendable {
    var summary: String?
    var requestMediaTypes: [String] = []
    var isBodyRequired: Bool?
    var requestExamples: [Example] = []
    var shownBody: Schema?
    var body: Schema?
    var scopes: [String] = []
    var security: [[SecurityRequirement]]?
    var statusRanges: [ClosedRange<Int>] = []
    var deprecation: Deprecation?
    var removal: Removal?
    var introduced: String?
    var roles: [String] = []
    var tier: String?
    var authentication = Authentication.unknown
    var isPaginated = false
  }

  public init(method: HTTPMethod, path: PathTemplate, listings: [Listing] = []) {
    self.method = method
    self.path = path
    self.listings = listings
    parameters = []
    responses = []
    samples = []
  }

  /// The heading of the section that documents it.
  public var summary: String? {
    get { details.value.summary }
    set { details.value.summary = newValue }
  }
  /// The media types that sample requests send.
  public var requestMediaTypes: [String] {
    get { details.value.requestMediaTypes }
    set { details.value.requestMediaTypes = newValue }
  }
  /// Whether a request must come with a body; nil where nothing says so.
  public var isBodyRequired: Bool? {
    get { details.value.isBodyRequired }
    set { details.value.isBodyRequired = newValue }
  }
  /// Bodies that the docs show as what a request sends, apart from those of sample requests.
  public var requestExamples: [Example] {
    get { details.value.requestExamples }
    set { details.value.requestExamples = newValue }
  }
  /// What those bodies, or else those of sample requests, are made of, where nothing documents it: all of it optional,
  /// since an example can't tell what must be sent.
  public var shownBody: Schema? {
    get { details.value.shownBody }
    set { details.value.shownBody = newValue }
  }
  /// What a contract says of the request body as a whole, without its properties, which are parameters.
  public var body: Schema? {
    get { details.value.body }
    set { details.value.body = newValue }
  }
  /// The OAuth scopes that a contract demands of the token.
  public var scopes: [String] {
    get { details.value.scopes }
    set { details.value.scopes = newValue }
  }
  /// The ways to authenticate that a contract offers, one of which a request must go; each may demand several schemes
  /// together, and one that demands none allows requests without. Nil where nothing is stated.
  public var security: [[SecurityRequirement]]? {
    get { details.value.security }
    set { details.value.security = newValue }
  }
  /// Classes of statuses that are documented without naming each: `400...499` for OpenAPI's `4XX`, `anyStatus` for
  /// its `default`. A status in one of them is not undocumented.
  public var statusRanges: [ClosedRange<Int>] {
    get { details.value.statusRanges }
    set { details.value.statusRanges = newValue }
  }
  public var deprecation: Deprecation? {
    get { details.value.deprecation }
    set { details.value.deprecation = newValue }
  }
  public var removal: Removal? {
    get { details.value.removal }
    set { details.value.removal = newValue }
  }
  /// The version that introduced it.
  public var introduced: String? {
    get { details.value.introduced }
    set { details.value.introduced = newValue }
  }
  /// The roles that the text demands, such as `Maintainer`.
  public var roles: [String] {
    get { details.value.roles }
    set { details.value.roles = newValue }
  }
  /// The tiers that have it, as written, such as `PREMIUM SELF` or `Free, Premium, Ultimate`.
  public var tier: String? {
    get { details.value.tier }
    set { details.value.tier = newValue }
  }
  public var authentication: Authentication {
    get { details.value.authentication }
    set { details.value.authentication = newValue }
  }
  /// Whether the docs say that the answer comes in pages.
  public var isPaginated: Bool {
    get { details.value.isPaginated }
    set { details.value.isPaginated = newValue }
  }
}

extension Operation {
  /// The tier that a caller must have; nil where the free one will do.
  public var demandedTier: String? {
    tier.flatMap { tier in
      let words = tier.lowercased().split { !$0.isLetter }
      return words.contains { ["free", "core", "all"].contains($0) } ? nil : tier
    }
  }

  public var id: OperationID { OperationID(method, path) }
  /// `GET /runners/{id}`, as reports name it.
  public var name: String { "\(method.rawValue) \(path)" }
  /// Where it is documented.
  public var span: SourceSpan? { listings.first?.span }

  public func parameter(_ name: String, in location: Parameter.Location? = nil) -> Parameter? {
    parameters.first { $0.name == name && (location == nil || $0.location == location) }
  }

  /// Every status of HTTP (RFC 9110 §15).
  public static var anyStatus: ClosedRange<Int> { 100...599 }

  /// Whether the docs say that this status may come, by itself or in a class of statuses.
  public func documentsStatus(_ status: Int) -> Bool {
    responses.contains { $0.status == status } || statusRanges.contains { $0.contains(status) }
  }

  public func response(_ status: Int) -> Response? { responses.first { $0.status == status } }

  /// The response that a successful request gets: the lowest documented 2xx.
  public var success: Response? { responses.filter { (200..<300).contains($0.status) }.min { $0.status < $1.status } }

  /// What the sample requests show of authentication.
  public enum Authentication: Hashable, Sendable {
    case unknown
    /// Every sample comes without a token.
    case none
    /// Samples send a token in this header.
    case header(String)
  }
}
