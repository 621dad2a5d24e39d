public import APIModel
import Synchronization

/// Answers with what a run recorded, without a network: the same requests get the same answers again, in their order.
/// What the recorded run did not ask is answered by nobody. After a request that changes something only what was
/// recorded after it counts.
public final class ReplayTransport: Transport {
  private struct Key: Hashable {
    var method: HTTPMethod
    var target: String
    var token: TokenKind
    /// Of a request that changes something.
    var body: String?
  }

  /// The recorded answers to one request, and how many of them were given.
  private struct Answers {
    var exchanges: [(index: Int, exchange: Exchange)] = []
    var given = 0
  }

  private struct State {
    var answers: [Key: Answers] = [:]
    /// Where the last request that changed something stands in the recording.
    var position = -1

    mutating func next(_ key: Key) -> Exchange? {
      guard let known = answers[key] else { return nil }
      let later = known.exchanges.indices.first { $0 >= known.given && known.exchanges[$0].index > position }
      // The last answer stays, for a plan that asks once more.
      let last = known.given - 1
      guard let found = later ?? (last >= 0 && known.exchanges[last].index > position && key.body == nil ? last : nil)
      else { return nil }
      answers[key]?.given = found + 1
      if !key.method.isSafe { position = known.exchanges[found].index }
      return known.exchanges[found].exchange
    }
  }

  /// Which of a run's tokens a request had. Recordings hold the word that stands for it.
  private enum TokenKind: Hashable {
    case none, own, wrong

    init(_ headers: [NameValue]) {
      if headers.contains(where: { $0.value.contains(FollowUp.wrongToken) }) {
        self = .wrong
      } else if headers.contains(where: {
        Redactor.isCredential($0.name) || $0.value.contains(Redactor.replacement) || $0.value.contains(token)
      }) {
        self = .own
      } else {
        self = .none
      }
    }
  }

  /// Stands for the token that the recorded run had.
  public static let token = "docproof-recorded-token"

  private let state: Mutex<State>

  /// How many requests were recorded.
  public let count: Int

  /// - Parameter exchanges: As a run recorded them.
  public init(_ exchanges: [Exchange]) {
    var state = State()
    for (index, exchange) in exchanges.enumerated() {
      state.answers[Self.key(exchange), default: Answers()].exchanges.append((index, exchange))
    }
    count = exchanges.count
    hasToken = exchanges.contains { TokenKind($0.requestHeaders) == .own }
    self.state = Mutex(state)
  }

  /// Whether the recorded run had a token.
  public let hasToken: Bool

  /// The base that documented paths were appended to: what stands before them in the recorded URLs.
  /// - Parameter documented: The base path that the docs use, for a recording that names no operations.
  public static func base(of exchanges: [Exchange], documented: String) -> String? {
    for exchange in exchanges {
      guard let parts = URLParts(exchange.url) else { continue }
      let origin = "\(parts.scheme)://\(parts.authority)"
      guard let name = exchange.operation, let blank = name.firstIndex(of: " ") else { return origin + documented }
      let path = PathTemplate(String(name[name.index(after: blank)...]))
      let segments = parts.path.split(separator: "/")
      guard segments.count >= path.segments.count else { continue }
      return ([origin] + segments.dropLast(path.segments.count).map(String.init)).joined(separator: "/")
    }
    return nil
  }

  private static func key(_ exchange: Exchange) -> Key {
    key(exchange.method, exchange.url, exchange.requestHeaders, exchange.requestBody)
  }

  private static func key(_ method: HTTPMethod, _ url: String, _ headers: [NameValue], _ body: String?) -> Key {
    // What stands for a secret may have been encoded on its way.
    func plain(_ text: String) -> String {
      text.replacing(PercentEncoding.encode(Redactor.replacement), with: Redactor.replacement)
    }
    return Key(
      method: method, target: plain(url), token: TokenKind(headers),
      body: method.isSafe ? nil : plain(body ?? ""))
  }

  public func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse {
    let key = Self.key(
      request.method, request.url, request.headers, request.body.map { String(decoding: $0, as: UTF8.self) })
    let found = state.withLock { $0.next(key) }
    guard let found else { throw TransportError(.unrecorded, "the recorded run has no such request") }
    guard let status = found.status else {
      throw TransportError(.timedOut, found.failure ?? "the recorded run got no answer")
    }
    return ProbeResponse(
      status: status, headers: found.responseHeaders, body: found.isBodyTruncated ? [] : found.responseBody,
      bodyEnd: found.isBodyTruncated ? .partlyRecorded : .complete)
  }
}
