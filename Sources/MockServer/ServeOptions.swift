/// How a server made from docs behaves.
public struct ServeOptions: Sendable {
  /// The address to listen on; loopback unless somebody asks for more.
  public var host: String
  /// 0 takes a free port.
  public var port: Int
  /// The token that requests must bring where the docs show one; nil asks nobody for a token.
  public var token: String?
  public var faults: [FaultSelection]
  /// How many items a page of a list has where the request doesn't say.
  public var pageSize: Int
  /// Waited before every answer.
  public var latency: Duration?
  /// Tokens and other generated values follow from it: the same seed and the same requests give the same answers.
  public var seed: UInt64
  /// Seconds since 1970-01-01T00:00:00Z; the times of what is created.
  public var now: @Sendable () -> Int
  /// Gets one line of JSON for every request, secrets replaced; nil keeps no log.
  public var log: (@Sendable (String) -> Void)?

  public init(
    host: String = "127.0.0.1", port: Int = 0, token: String? = nil, faults: [FaultSelection] = [], pageSize: Int = 20,
    latency: Duration? = nil, seed: UInt64 = 1, now: @escaping @Sendable () -> Int = SystemClock.now,
    log: (@Sendable (String) -> Void)? = nil
  ) {
    self.host = host
    self.port = port
    self.token = token
    self.faults = faults
    self.pageSize = max(1, min(pageSize, Pagination.maximumPageSize))
    self.latency = latency
    self.seed = seed
    self.now = now
    self.log = log
  }
}
