import APIModel
import Synchronization

/// Keeps requests apart: not more than so many a second, and none before the time that the server names.
final class Pace: Sendable {
  private struct State {
    var next: Duration = .zero
  }

  private let interval: Duration
  private let maximumWait: Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - rate: Requests a second; nil for no limit.
  ///   - maximumWait: The longest wait that a server can ask for by `RateLimit-Reset`.
  init(rate: Double?, maximumWait: Duration) {
    interval = rate.map { .nanoseconds(Int64(1e9 / max($0, 1e-3))) } ?? .zero
    self.maximumWait = maximumWait
  }

  /// Takes the next turn.
  /// - Parameter now: since any fixed moment.
  /// - Returns: how long to wait for it.
  func turn(at now: Duration) -> Duration {
    state.withLock { state in
      let turn = max(now, state.next)
      state.next = turn + interval
      return turn - now
    }
  }

  /// Takes notice of what an answer says of the requests that are left.
  func note(_ response: ProbeResponse, at now: Duration) {
    guard let wait = RateLimit.wait(response) else { return }
    state.withLock { $0.next = max($0.next, now + min(wait, maximumWait)) }
  }
}

/// Reads how many requests a server still allows: `RateLimit-Remaining` and `RateLimit-Reset`, also with `X-` before
/// them, or the one field `RateLimit: "default";r=0;t=30` (draft-ietf-httpapi-ratelimit-headers).
enum RateLimit {
  /// How long no request is allowed; nil where some are, or nothing is said.
  static func wait(_ response: ProbeResponse) -> Duration? {
    let fields = combined(response.header("RateLimit"))
    func number(_ name: String, _ short: String) -> Int? {
      let text = response.header("RateLimit-\(name)") ?? response.header("X-RateLimit-\(name)")
      return text.flatMap { Int($0.filter { $0 != " " }) } ?? fields[name.lowercased()] ?? fields[short]
    }
    guard let remaining = number("Remaining", "r"), remaining <= 0, let reset = number("Reset", "t"), reset > 0 else {
      return nil
    }
    // Some count seconds from now, some since 1970.
    guard reset >= 1_000_000_000 else { return .seconds(reset) }
    guard let now = response.header("Date").flatMap(HTTPDate.init), reset > now.seconds else { return nil }
    return .seconds(reset - now.seconds)
  }

  private static func combined(_ text: String?) -> [String: Int] {
    var fields: [String: Int] = [:]
    for part in (text ?? "").prefix(1000).split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      if pair.count == 2, fields[pair[0].lowercased()] == nil, let number = Int(pair[1]) {
        fields[pair[0].lowercased()] = number
      }
    }
    return fields
  }
}
