import APIModel

/// Sends a request until there is an answer to judge: follows redirects within the server, and waits and tries again
/// where the server asks for patience.
struct RequestSender: Sendable {
  static let maximumRedirects = 5
  /// How much of a body an `Exchange` keeps.
  static let keptBody = 64 << 10

  enum Outcome: Sendable {
    case answer(ProbeResponse)
    case noAnswer(TransportError)
    case unavailable(Int)
    case redirected(status: Int, to: String)
    case redirectedTooOften(Int)
  }

  let transport: any Transport
  let options: CheckOptions
  let redactor: Redactor
  let pace: Pace
  let sleep: @Sendable (Duration) async -> Void
  private let start = ContinuousClock.now

  init(
    transport: any Transport, options: CheckOptions, redactor: Redactor,
    sleep: @escaping @Sendable (Duration) async -> Void
  ) {
    self.transport = transport
    self.options = options
    self.redactor = redactor
    self.sleep = sleep
    pace = Pace(rate: options.rate, maximumWait: options.maximumRetryWait)
  }

  /// - Parameters:
  ///   - stopsAt: statuses that are documented, and so not followed even where they redirect.
  ///   - name: the documented operation, for the record.
  func send(
    _ request: ProbeRequest, stopsAt documented: Set<Int>, follows: Bool = true, name: String
  ) async -> (outcome: Outcome, exchanges: [Exchange]) {
    var exchanges: [Exchange] = []
    var request = request
    var redirects = 0
    var tries = 0
    while true {
      let (result, exchange) = await once(request, name: name)
      exchanges.append(exchange)
      let response: ProbeResponse
      switch result {
      case .failure(let error):
        guard error.kind == .disconnected, tries < options.maximumRetries, !Task.isCancelled,
          Self.isRepeatable(request.method)
        else { return (.noAnswer(error), exchanges) }
        await sleep(backoff(tries))
        tries += 1
        continue
      case .success(let answer): response = answer
      }
      if [429, 502, 503, 504].contains(response.status), !documented.contains(response.status) {
        // A gateway's 502 and 504 don't say whether the server behind it has done what was asked.
        let isUndone = response.status == 429 || response.status == 503 || Self.isRepeatable(request.method)
        guard tries < options.maximumRetries, !Task.isCancelled, isUndone, let wait = wait(response, tries) else {
          return (.unavailable(response.status), exchanges)
        }
        await sleep(wait)
        tries += 1
        continue
      }
      // 307 and 308 alone keep method and body (RFC 9110 §15.4); the others would make a GET of a write.
      let statuses = request.method.isSafe ? [301, 302, 303, 307, 308] : [307, 308]
      guard follows, statuses.contains(response.status), !documented.contains(response.status),
        let location = response.header("Location"), !location.isEmpty
      else { return (.answer(response), exchanges) }
      switch options.server.redirectTarget(of: location, from: request.url) {
      case .sameOrigin(let url):
        guard redirects < Self.maximumRedirects else { return (.redirectedTooOften(response.status), exchanges) }
        redirects += 1
        request.url = url
      case .elsewhere(let url): return (.redirected(status: response.status, to: url), exchanges)
      case .unreadable: return (.redirected(status: response.status, to: location), exchanges)
      }
    }
  }

  /// Whether a request may be sent again although it may have been carried out (RFC 9110 §9.2.2).
  private static func isRepeatable(_ method: HTTPMethod) -> Bool {
    method.isSafe || method == .put || method == .delete
  }

  private func once(
    _ request: ProbeRequest, name: String
  ) async -> (Result<ProbeResponse, TransportError>, Exchange) {
    let clock = ContinuousClock()
    let wait = pace.turn(at: self.start.duration(to: clock.now))
    if wait > .zero { await sleep(wait) }
    let start = clock.now
    let result: Result<ProbeResponse, TransportError>
    do throws(TransportError) {
      result = .success(
        try await transport.send(request, bodyLimit: options.bodyLimit, timeout: options.timeout))
    } catch {
      result = .failure(error)
    }
    let (seconds, attoseconds) = start.duration(to: clock.now).components
    var exchange = Exchange(
      method: request.method, url: redactor.redact(request.url),
      duration: Double(seconds) + Double(attoseconds) / 1e18, operation: name)
    if options.keepsAnswers {
      exchange.requestHeaders = request.headers.map { redactor.redact($0) }
      exchange.requestBody = request.body.map { String(decoding: redactor.redact($0), as: UTF8.self) }
    }
    switch result {
    case .success(let response):
      pace.note(response, at: self.start.duration(to: clock.now))
      exchange.status = response.status
      guard options.keepsAnswers else { break }
      exchange.responseHeaders = response.headers.map { redactor.redact($0) }
      // A secret on the edge must not be cut in two, or its first half would stay.
      let margin = 4096
      let body = redactor.redact(Array(response.body.prefix(Self.keptBody + margin)))
      exchange.responseBody = Array(body.prefix(Self.keptBody))
      exchange.isBodyTruncated =
        response.body.count > exchange.responseBody.count && body.count > Self.keptBody
        || response.bodyEnd != .complete
    case .failure(let error): exchange.failure = redactor.redact(error.reason)
    }
    return (result, exchange)
  }

  /// How long to wait: what `Retry-After` says in seconds or as a date (RFC 9110 §10.2.3), else longer from try to try.
  /// Nil where the server asks for more patience than there is. A date is read by the server's own clock, its `Date`.
  private func wait(_ response: ProbeResponse, _ tries: Int) -> Duration? {
    guard let text = response.header("Retry-After") else { return backoff(tries) }
    var seconds = Int(text.filter { $0 != " " })
    if seconds == nil, let until = HTTPDate(text), let now = response.header("Date").flatMap(HTTPDate.init) {
      seconds = max(0, until.seconds - now.seconds)
    }
    guard let seconds, seconds >= 0 else { return backoff(tries) }
    let wait = Duration.seconds(min(seconds, 1 << 30))
    return wait <= options.maximumRetryWait ? wait : nil
  }

  /// Half a second, doubled from try to try, with up to a half more by chance so that shards don't march in step.
  private func backoff(_ tries: Int) -> Duration {
    let base = Duration.milliseconds(500 << min(tries, 6))
    return min(base + base * Double.random(in: 0...0.5), options.maximumRetryWait)
  }
}
