public import APIModel

/// What the mock answers.
public struct MockResponse: Hashable, Sendable {
  public var status: Int
  public var headers: [NameValue]
  /// Empty for HEAD, whose headers are those of GET (RFC 9110 §9.3.2).
  public var body: [UInt8]
  /// Waited before the answer is sent.
  public var delay: Duration?
  public var delivery = Delivery.whole
  /// The documented operation that answered, `GET /runners/{id}`.
  public var operation: String?

  /// How the answer reaches the client.
  public enum Delivery: Hashable, Sendable {
    case whole
    /// The body is followed by that many blanks; nil goes on until the client or the server ends it.
    case padded(Int?)
    /// Nothing is sent: the connection is reset.
    case reset
  }

  public init(
    status: Int, headers: [NameValue] = [], body: [UInt8] = [], delay: Duration? = nil, operation: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.delay = delay
    self.operation = operation
  }

  /// The first header of that name, names compared without case (RFC 9110 §5.1).
  public func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }
}
