public import APIModel

/// A call of the API that a client makes, as far as its source code or its traffic shows it.
public struct ClientCall: Hashable, Sendable {
  /// Nil where the source does not show it.
  public var method: HTTPMethod?
  /// The path without the API's base, empty for the base itself; `hole` stands for a value that only running code knows.
  public var path: String
  /// The names that the call sends, or seems to send.
  public var sent: Set<String>
  /// The names that the code near the call seems to read of the answer; empty for traffic.
  public var read: Set<String>
  /// The names that the code of the same file seems to read of any answer.
  public var readInFile: Set<String> = []
  /// Whether what is sent in the body shows: an access log has only the URL.
  public var showsBody = true
  /// Whether parameters may come from somewhere that is not seen.
  public var isOpen: Bool
  /// Whether it is kept under a name such as `_url`, to be called elsewhere, perhaps with more behind it.
  public var isStored: Bool
  /// Whether the URL itself holds the old version's base path.
  public var holdsBase: Bool
  /// Where the call stands; for traffic the file.
  public var span: SourceSpan
  /// How many requests of the traffic it stands for; nil for source code.
  public var requests: Int?

  /// Stands in a path for a value that is not known.
  public static let hole = "\u{1}"

  public init(method: HTTPMethod?, path: String, span: SourceSpan, requests: Int? = nil) {
    self.method = method
    self.path = path
    self.span = span
    self.requests = requests
    sent = []
    read = []
    isOpen = requests == nil
    holdsBase = false
    isStored = false
  }
}
