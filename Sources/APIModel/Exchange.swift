/// A request and what came back, secrets already replaced.
public struct Exchange: Hashable, Sendable {
  public var method: HTTPMethod
  public var url: String
  public var requestHeaders: [NameValue]
  public var requestBody: String?
  /// Nil where no answer came.
  public var status: Int?
  public var responseHeaders: [NameValue]
  /// The body, perhaps cut off.
  public var responseBody: [UInt8]
  public var isBodyTruncated: Bool
  /// Seconds from the request to the end of the body.
  public var duration: Double
  /// Why no answer came.
  public var failure: String?
  /// The documented operation it exercises, `GET /runners/{id}`.
  public var operation: String?
  /// The creation with which the life of a member began that it belongs to, `POST /runners`; nil for what only reads.
  public var life: String?

  public init(
    method: HTTPMethod, url: String, requestHeaders: [NameValue] = [], requestBody: String? = nil, status: Int? = nil,
    responseHeaders: [NameValue] = [], responseBody: [UInt8] = [], isBodyTruncated: Bool = false, duration: Double = 0,
    failure: String? = nil, operation: String? = nil
  ) {
    self.method = method
    self.url = url
    self.requestHeaders = requestHeaders
    self.requestBody = requestBody
    self.status = status
    self.responseHeaders = responseHeaders
    self.responseBody = responseBody
    self.isBodyTruncated = isBodyTruncated
    self.duration = duration
    self.failure = failure
    self.operation = operation
  }

  /// The first header of that name, names compared without case (RFC 9110 §5.1).
  public func header(_ name: String) -> String? {
    responseHeaders.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Whether a documented promise of one operation was kept.
public struct Verdict: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case verified
    case violated
    /// Never counts as passed. The reason says what was missing, and what word would supply it.
    case notVerified(reason: String)
  }

  /// `GET /runners/{id}`
  public var operation: String
  /// `response 200 /0/id type`
  public var promise: String
  public var state: State
  /// How many values or exchanges were looked at.
  public var count: Int
  /// Where the docs promise it.
  public var span: SourceSpan?

  public init(operation: String, promise: String, state: State, count: Int = 0, span: SourceSpan? = nil) {
    self.operation = operation
    self.promise = promise
    self.state = state
    self.count = count
    self.span = span
  }
}
