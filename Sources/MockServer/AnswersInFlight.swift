import Synchronization

/// Counts the requests that are being answered, so that a server that stops can let them end.
final class AnswersInFlight: Sendable {
  private struct State {
    var count = 0
    var isStopping = false
    var delays: [Int: Task<Void, Never>] = [:]
    var nextDelay = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// One answer on its way. It is out when nobody holds the ticket any more, whether it was written or the client
  /// had gone.
  final class Ticket: Sendable {
    private let answers: AnswersInFlight
    fileprivate init(_ answers: AnswersInFlight) { self.answers = answers }
    deinit { answers.leave() }
  }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// - Returns: nil once the server stops; then nothing is counted.
  func enter() -> Ticket? {
    let isIn = state.withLock { state in
      if !state.isStopping { state.count += 1 }
      return !state.isStopping
    }
    return isIn ? Ticket(self) : nil
  }

  private func leave() {
    let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
      state.count -= 1
      guard state.count == 0 else { return nil }
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// Waits, but not longer than until the server stops.
  func delay(_ duration: Duration) async {
    let sleeper = Task { _ = try? await Task.sleep(for: duration) }
    let key: Int? = state.withLock { state in
      guard !state.isStopping else { return nil }
      state.nextDelay += 1
      state.delays[state.nextDelay] = sleeper
      return state.nextDelay
    }
    guard let key else { return sleeper.cancel() }
    await sleeper.value
    state.withLock { $0.delays[key] = nil }
  }

  /// Lets nobody in any more and returns when all are out, or after a time: a client that doesn't read its answer
  /// can't keep the server.
  func drain(atMost limit: Duration) async {
    let delays = state.withLock { state in
      state.isStopping = true
      return Array(state.delays.values)
    }
    for delay in delays { delay.cancel() }
    let timer = Task { [self] in
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      giveUp()
    }
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        guard state.count > 0, state.waiter == nil else { return true }
        state.waiter = continuation
        return false
      }
      if isIdle { continuation.resume() }
    }
    timer.cancel()
  }

  private func giveUp() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }
}
