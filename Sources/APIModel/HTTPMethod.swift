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

  /// Reads a method's name from bytes, in capitals or not; nil for another word.
  public init?(_ name: ArraySlice<UInt8>, ignoringCase: Bool) {
    guard let first = name.first,
      let method = Self.allCases.first(where: {
        $0.rawValue.utf8.first == first & 0xDF && $0.isNamed(name, ignoringCase)
      })
    else { return nil }
    self = method
  }

  private func isNamed(_ name: ArraySlice<UInt8>, _ ignoringCase: Bool) -> Bool {
    let own = rawValue.utf8
    guard own.count == name.count else { return false }
    return zip(own, name).allSatisfy { $0 == $1 || (ignoringCase && $0 | 0x20 == $1) }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: HTTPMethod, b: HTTPMethod) -> Bool { a.rank < b.rank }
}
