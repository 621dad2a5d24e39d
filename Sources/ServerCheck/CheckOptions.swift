public import APIModel

/// A token. It can be sent, and it can be searched for in order to be replaced; it can't be printed.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let value: String

  /// - Throws: `CheckError` where the text is empty or can't stand in a header (RFC 9110 §5.5).
  public init(_ value: String) throws(CheckError) {
    guard !value.isEmpty else { throw CheckError(.badToken, "the token is empty") }
    guard value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw CheckError(.badToken, "the token has blanks or characters that no header can carry")
    }
    self.value = value
  }

  public var description: String { "[secret]" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How the token is sent.
public enum AuthStyle: Hashable, Sendable {
  /// In the header that the docs' samples show; `PRIVATE-TOKEN` where they show none.
  case documented
  /// In a header of this name.
  case header(String)
  /// As `Authorization: Bearer` (RFC 6750 §2.1).
  case bearer
  /// As `Authorization: Basic` (RFC 7617 §2); the token is `user:password`.
  case basic

  /// Reads the word of a command line: `documented`, `private-token`, `bearer`, `basic` or the name of a header.
  /// - Throws: `CheckError` for a text that can't be the name of a header.
  public init(parsing word: String) throws(CheckError) {
    switch word.lowercased() {
    case "documented": self = .documented
    case "bearer": self = .bearer
    case "basic": self = .basic
    case "private-token": self = .header("PRIVATE-TOKEN")
    default:
      guard Self.isHeaderName(word) else {
        throw CheckError(.badOption, "'\(word)' is neither 'bearer', 'basic', 'private-token' nor the name of a header")
      }
      self = .header(word)
    }
  }

  /// Letters, digits and the punctuation that names of headers really have. RFC 9110 §5.6.2 allows more, some of
  /// which would mean something to the shell that a reproducing curl is pasted into.
  static func isHeaderName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-._".utf8.contains(byte)
        }
      }
  }

  /// The header for a token, `token` being the secret itself or the word that stands for it.
  func header(_ token: String, documentedBy operation: Operation) -> NameValue {
    switch self {
    case .bearer: return NameValue("Authorization", "Bearer \(token)")
    case .basic:
      return NameValue("Authorization", "Basic \(Base64.encode(Array(Self.credentials(token).utf8)))")
    case .header(let name): return Self.header(name, token)
    case .documented:
      guard case .header(let name) = operation.authentication, Self.isHeaderName(name) else {
        return NameValue("PRIVATE-TOKEN", token)
      }
      return Self.header(name, token)
    }
  }

  /// The words of curl that send a token; `token` is a text that the shell may put the secret for.
  func curlWords(_ token: String, documentedBy operation: Operation) -> String {
    if self == .basic { return "--user \"\(Self.credentials(token))\"" }
    let header = header(token, documentedBy: operation)
    return "--header \"\(header.name): \(header.value)\""
  }

  /// What is replaced in all output besides the token: the form that a server may repeat.
  func derivedSecrets(of token: String) -> [String] {
    guard self == .basic else { return [] }
    let password = token.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
    return [Base64.encode(Array(token.utf8))] + password
  }

  /// The made-up token that must be refused is no pair, and needs a name.
  private static func credentials(_ token: String) -> String {
    token == FollowUp.wrongToken ? "docproof:\(token)" : token
  }

  private static func header(_ name: String, _ token: String) -> NameValue {
    NameValue(name, name.lowercased() == "authorization" ? "Bearer \(token)" : token)
  }
}

/// What a run is told.
public struct CheckOptions: Sendable {
  public var server: BaseURL
  public var token: Secret?
  /// The environment variable that the token came from, so that a reproducing curl can name it.
  public var tokenVariable: String
  public var auth: AuthStyle
  public var values: [ProvidedValue]
  /// The version that the server claims to be, such as `16.0`: what the docs remove by then must be gone.
  public var targetVersion: VersionNumber?
  /// For one whole request, from the connection to the last byte of the body.
  public var timeout: Duration
  /// How many requests may be sent at most; nil for no limit.
  public var maximumRequests: Int?
  /// The part of the run to do; nil for the whole.
  public var shard: Shard?
  /// How many requests may be under way at once; at least 1.
  public var concurrency: Int
  /// How many requests may be sent in a second; nil for no limit.
  public var rate: Double?
  /// Bytes of a body, counted after decompression.
  public var bodyLimit: Int
  /// How often a 429, 502, 503, 504 or a lost connection is tried again.
  public var maximumRetries: Int
  /// The longest single wait before another try. A server that asks for more is not asked again.
  public var maximumRetryWait: Duration
  /// A file of certificates (PEM) that are trusted besides the system's; nil for those alone.
  public var certificateFile: String?
  /// Whether the server's certificate is not verified at all.
  public var trustsAnyCertificate = false
  /// The proxy that requests go through; nil for none.
  public var proxy: ProxyServer?
  /// Whether the outcome keeps what was sent and answered beyond the request line and status, as reports that show it
  /// and recordings need it.
  public var keepsAnswers = true
  /// Whether the answers are those of a recorded run, to which nothing can be written.
  var isReplay = false
  /// Whether members may be created, changed and deleted; see `allowWrites`.
  public private(set) var allowsWrites: Bool
  /// What made-up names of created members begin with: lower-case letters, digits and hyphens.
  public var marker: String

  public init(server: BaseURL, token: Secret? = nil) {
    self.server = server
    self.token = token
    tokenVariable = "TOKEN"
    auth = .documented
    values = []
    timeout = .seconds(30)
    concurrency = 4
    bodyLimit = 16 << 20
    maximumRetries = 2
    maximumRetryWait = .seconds(20)
    allowsWrites = false
    marker = "docproof"
  }

  /// Allows writing requests: always to a loopback host, to another only where its name was given once more.
  /// - Parameter host: The name that the user confirms, without scheme and port.
  /// - Throws: `CheckError` where the name is missing or another one.
  public mutating func allowWrites(confirming host: String?) throws(CheckError) {
    if let host, host.lowercased() != server.host {
      throw CheckError(
        .badOption, "--confirm-host names '\(host.prefix(200))', and the server is '\(server.host)'; nothing was sent")
    }
    guard server.isLoopback || host != nil else {
      throw CheckError(
        .badOption,
        "--allow-writes would change '\(server.host)', which is not loopback; confirm with --confirm-host \(server.host)"
      )
    }
    allowsWrites = true
  }
}
