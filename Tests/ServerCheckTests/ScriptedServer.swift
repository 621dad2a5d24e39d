import APIModel
import Synchronization

@testable import ServerCheck

/// A server in memory: answers by path, 401 without the token, 404 for what it does not know.
final class ScriptedServer: Transport {
  typealias Answer = @Sendable (ProbeRequest, _ attempt: Int) -> Result<ProbeResponse, TransportError>?

  private let bodies: [String: String]
  private let token: String?
  private let override: Answer?
  private let log = Mutex<[ProbeRequest]>([])

  /// - Parameter override: answers instead of the script where it is not nil; attempts count from 0 per URL and token.
  init(_ bodies: [String: String] = Runners.healthy, token: String? = Runners.token, override: Answer? = nil) {
    self.bodies = bodies
    self.token = token
    self.override = override
  }

  var requests: [ProbeRequest] { log.withLock { $0 } }
  var paths: [String] { requests.map { Self.path($0.url) } }

  static func path(_ url: String) -> String { URLParts(url)?.path ?? url }

  static func json(_ body: String, status: Int = 200) -> ProbeResponse {
    ProbeResponse(
      status: status, headers: [NameValue("Content-Type", "application/json; charset=utf-8")], body: Array(body.utf8))
  }

  func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse {
    let attempt = log.withLock { log in
      log.append(request)
      return log.count { $0 == request } - 1
    }
    if let answer = override?(request, attempt) { return try answer.get() }
    if let token, !request.headers.contains(where: { $0.value == token || $0.value == "Bearer \(token)" }) {
      return Self.json(#"{"message": "401 Unauthorized"}"#, status: 401)
    }
    guard let body = bodies[Self.path(request.url)] else {
      return Self.json(#"{"message": "404 Not found"}"#, status: 404)
    }
    return Self.json(body)
  }
}

/// Runs a check against a scripted server without ever waiting.
func run(
  _ server: ScriptedServer, _ spec: APISpec = Runners.spec, token: String? = Runners.token,
  _ change: (inout CheckOptions) -> Void = { _ in }
) async throws -> CheckOutcome {
  var options = CheckOptions(server: try BaseURL("http://localhost:8080/api/v4"))
  if let token { options.token = try Secret(token) }
  change(&options)
  return try await Prober(spec, options, transport: server, sleep: { _ in }).run()
}

extension CheckOutcome {
  /// Findings above info as `CODE operation pointer`.
  var alarms: [String] {
    findings.filter { $0.severity > .info }.map {
      "\($0.rule.code) \($0.subject.operation ?? "-") \($0.subject.pointer ?? "-")"
    }
  }

  func verdict(_ operation: String, _ promise: String) -> Verdict.State? {
    verdicts.first { $0.operation == operation && $0.promise == promise }?.state
  }
}
