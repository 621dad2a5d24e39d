/// The request methods that API docs document (RFC 9110 §9, RFC 5789 for PATCH).
public enum HTTPMethod: String, Hashable, Sendable, CaseIterable, Comparable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"

  /// Safe in the sense of RFC 9110 §9.2.1: the client asks for no change of state.
  public var isSafe: Bool { self == .get || self == .head || self == .options }

  /// Whether a request with this method usually carries its parameters in a body.
  public var carriesBody: Bool { self == .post || self == .put || self == .patch }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: HTTPMethod, b: HTTPMethod) -> Bool { a.rank < b.rank }
}
