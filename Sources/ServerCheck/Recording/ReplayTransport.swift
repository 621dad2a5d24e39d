public import APIModel
import Synchronization

/// Answers with what a run recorded, without a network: the same requests get the same answers again, in their order.
/// What the recorded run did not ask is answered by nobody.
public final class ReplayTransport: Transport {
  private struct Key: Hashable {
    var method: HTTPMethod
    var target: String
    var token: TokenKind
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

  private let answers: Mutex<[Key: [Exchange]]>

  /// How many requests were recorded.
  public let count: Int

  /// - Parameter exchanges: As a run recorded them.
  public init(_ exchanges: [Exchange]) {
    var answers: [Key: [Exchange]] = [:]
    for exchange in exchanges.reversed() { answers[Self.key(exchange), default: []].append(exchange) }
    count = exchanges.count
    hasToken = exchanges.contains { TokenKind($0.requestHeaders) == .own }
    self.answers = Mutex(answers)
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
    Key(method: exchange.method, target: exchange.url, token: TokenKind(exchange.requestHeaders))
  }

  public func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse {
    let key = Key(method: request.method, target: request.url, token: TokenKind(request.headers))
    let found = answers.withLock { answers -> Exchange? in
      guard let last = answers[key]?.last else { return nil }
      // The last answer stays, for a plan that asks once more.
      if answers[key].map({ $0.count > 1 }) == true { answers[key]?.removeLast() }
      return last
    }
    guard let found else { throw TransportError(.unrecorded, "the recorded run has no such request") }
    guard let status = found.status else {
      throw TransportError(.timedOut, found.failure ?? "the recorded run got no answer")
    }
    return ProbeResponse(
      status: status, headers: found.responseHeaders, body: found.isBodyTruncated ? [] : found.responseBody,
      bodyEnd: found.isBodyTruncated ? .partlyRecorded : .complete)
  }
}
