/// How a server made from docs behaves.
public struct ServeOptions: Sendable {
  /// The address to listen on; loopback unless somebody asks for more.
  public var host: String
  /// 0 takes a free port.
  public var port: Int
  /// The token that requests must bring where the docs show one; nil asks nobody for a token.
  public var token: String?
  /// The token that registers at a collection whose members get tokens of their own, as runners do; nil lets any in
  /// until a request resets it.
  public var registrationToken: String?
  public var faults: [FaultSelection]
  /// How many items a page of a list has where the request doesn't say; nil takes what the docs say, else 20.
  public var pageSize: Int?
  /// How many members all collections may have together; the creation of more is refused, so that memory stays bounded.
  public var maximumMembers: Int
  /// Waited before every answer.
  public var latency: Duration?
  /// Tokens and other generated values follow from it: the same seed and the same requests give the same answers.
  public var seed: UInt64
  /// Seconds since 1970-01-01T00:00:00Z; the times of what is created.
  public var now: @Sendable () -> Int
  /// Whether scripts of other origins may read answers, as the page of a client under development wants it.
  public var allowsOtherOrigins = false
  /// A connection on which no request comes, or none that ends, is closed after this time.
  public var idleTimeout = Duration.seconds(60)
  /// Whether SIGTERM and SIGINT end the server, as a program wants it that does nothing else.
  public var stopsOnSignals: Bool
  /// Keeps the state beyond the end of the server; nil keeps it in memory alone.
  public var keeper: (any StateKeeping)?
  /// Gets one line of JSON for every request, secrets replaced; nil keeps no log.
  public var log: (@Sendable (String) -> Void)?

  public init(
    host: String = "127.0.0.1", port: Int = 0, token: String? = nil, registrationToken: String? = nil,
    faults: [FaultSelection] = [], pageSize: Int? = nil, maximumMembers: Int = 20_000, latency: Duration? = nil,
    seed: UInt64 = 1,
    now: @escaping @Sendable () -> Int = SystemClock.now,
    stopsOnSignals: Bool = false, log: (@Sendable (String) -> Void)? = nil
  ) {
    self.host = host
    self.port = port
    self.token = token
    self.registrationToken = registrationToken
    self.faults = faults
    self.pageSize = pageSize.map { max(1, min($0, Pagination.maximumPageSize)) }
    self.maximumMembers = maximumMembers
    self.latency = latency
    self.seed = seed
    self.now = now
    self.stopsOnSignals = stopsOnSignals
    self.log = log
  }
}
