import Synchronization

extension DocumentedAPI {
  private static let docs = StateEntry(.setting, name: "docs")
  private static let tokenCounter = StateEntry(.counter, name: "tokens")

  /// Takes up what was kept, and keeps every change from then on: a request that changes something is answered once
  /// the change is kept. Called before the first request.
  ///
  /// - Throws: `StateError` where the state can't be read, can't be kept, or is that of other docs.
  public func keepState(in keeper: any StateKeeping) throws(StateError) {
    let kept = try keeper.entries()
    try state.withLock { state throws(StateError) in
      let docs = KeptState(Self.docs, state.store.fingerprint)
      if let known = kept.first(where: { $0.entry == Self.docs }) {
        guard known == docs else { throw .otherDocs }
      } else {
        try keeper.save([docs])
      }
      guard state.store.restore(kept) else { throw .unreadable }
      if let counter = kept.first(where: { $0.entry == Self.tokenCounter }) {
        guard let value = counter.value.flatMap({ UInt64($0) }) else { throw .unreadable }
        state.tokens = TokenGenerator(seed: value)
      }
      state.keeper = keeper
    }
  }

  /// Changes the state; where somebody keeps it, the change is kept when this returns.
  ///
  /// - Throws: the refusal of a change that could not be kept; then nothing has changed.
  func change<Result: Sendable>(
    _ call: Call, _ body: @Sendable (inout State) -> Result
  ) throws(RequestFields.Refusal) -> Result {
    try state.withLock { state throws(RequestFields.Refusal) in
      guard state.keeper != nil || call.handling.forgetsChanges else { return body(&state) }
      let before = state
      let result = body(&state)
      guard !call.handling.forgetsChanges else {
        state = before
        return result
      }
      do {
        try state.keep(since: before)
      } catch {
        state = before
        throw RequestFields.Refusal(507, "507 Insufficient Storage: the change can't be kept")
      }
      return result
    }
  }
}

extension DocumentedAPI.State {
  fileprivate mutating func keep(since before: Self) throws(StateError) {
    var changes = store.takeChanges()
    if tokens != before.tokens {
      changes.append(KeptState(StateEntry(.counter, name: "tokens"), String(tokens.state)))
    }
    if !changes.isEmpty { try keeper?.save(changes) }
  }
}

extension StateError {
  fileprivate static let otherDocs = StateError(
    "holds the state of other docs; give another file, or remove this one to begin anew")
  fileprivate static let unreadable = StateError("holds state that can't be read; give another file")
}
