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
    guard let first = name.first, let (method, own) = Self.candidate(first & 0xDF, name.count),
      name.withUnsafeBufferPointer({ name in
        name.indices.allSatisfy { index in
          let byte = own.utf8Start[index]
          return name[index] == byte || (ignoringCase && name[index] == byte | 0x20)
        }
      })
    else { return nil }
    self = method
  }

  /// The only method of an initial and a length: most words are none by these alone.
  private static func candidate(_ initial: UInt8, _ count: Int) -> (HTTPMethod, name: StaticString)? {
    switch (initial, count) {
    case (UInt8(ascii: "G"), 3): (.get, "GET")
    case (UInt8(ascii: "P"), 3): (.put, "PUT")
    case (UInt8(ascii: "H"), 4): (.head, "HEAD")
    case (UInt8(ascii: "P"), 4): (.post, "POST")
    case (UInt8(ascii: "P"), 5): (.patch, "PATCH")
    case (UInt8(ascii: "D"), 6): (.delete, "DELETE")
    case (UInt8(ascii: "O"), 7): (.options, "OPTIONS")
    default: nil
    }
  }

  private var rank: UInt8 {
    switch self {
    case .get: 0
    case .head: 1
    case .post: 2
    case .put: 3
    case .patch: 4
    case .delete: 5
    case .options: 6
    }
  }

  public static func < (a: HTTPMethod, b: HTTPMethod) -> Bool { a.rank < b.rank }

  /// An enumeration with raw values is hashed by these otherwise, and operations are looked up by their methods a lot.
  public func hash(into hasher: inout Hasher) { hasher.combine(rank) }
}
