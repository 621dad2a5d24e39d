public import APIModel

/// A request to send. It may hold the token: it never enters a report, an `Exchange` does.
public struct ProbeRequest: Hashable, Sendable {
  public var method: HTTPMethod
  public var url: String
  public var headers: [NameValue]
  /// Nil where the request has none; its Content-Type stands among the headers.
  public var body: [UInt8]?

  public init(method: HTTPMethod, url: String, headers: [NameValue] = [], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What a server answered.
public struct ProbeResponse: Hashable, Sendable {
  /// How the body ended.
  public enum BodyEnd: Hashable, Sendable {
    case complete
    /// The connection broke or the body's coding was wrong; the reason as a phrase.
    case cutOff(String)
    /// Time ran out while it was still coming; the reason as a phrase.
    case unfinished(String)
    /// It went on beyond the limit of that many bytes, and was left.
    case tooLarge(limit: Int)
    /// It is whole, but in a coding that was not asked for, so that it can't be read; the coding's name.
    case coded(String)
    /// A recording holds only its beginning.
    case partlyRecorded
  }

  public var status: Int
  public var headers: [NameValue]
  /// After decompression; as far as it came.
  public var body: [UInt8]
  public var bodyEnd: BodyEnd

  public init(status: Int, headers: [NameValue] = [], body: [UInt8] = [], bodyEnd: BodyEnd = .complete) {
    self.status = status
    self.headers = headers
    self.body = body
    self.bodyEnd = bodyEnd
  }

  /// The first header of that name, names compared without case (RFC 9110 §5.1).
  public func header(_ name: String) -> String? {
    let name = name.utf8
    return headers.first { header in
      header.name.utf8.count == name.count
        && zip(header.name.utf8, name).allSatisfy { Self.lower($0) == Self.lower($1) }
    }?.value
  }

  /// Names of headers are ASCII (RFC 9110 §5.1).
  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

/// Why no answer came.
public struct TransportError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Refused, no such host, no route: nobody listens.
    case unreachable
    case insecure
    case timedOut
    /// The connection was lost before an answer came.
    case disconnected
    /// The answer was not HTTP.
    case notHTTP
    /// No request was sent: a recording has no such one.
    case unrecorded
  }

  public var kind: Kind
  /// A phrase without secrets, `connection refused`.
  public var reason: String

  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}

/// Sends requests. It follows no redirect, tries nothing twice and keeps no cookie.
public protocol Transport: Sendable {
  /// Sends one request and reads its answer.
  /// - Parameters:
  ///   - bodyLimit: bytes after decompression; a longer body is left there, `BodyEnd.tooLarge`.
  ///   - timeout: for the whole exchange.
  func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse
}
