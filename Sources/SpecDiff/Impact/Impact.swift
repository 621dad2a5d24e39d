public import APIModel

/// Which calls of a client break when it moves from the old version to the new one.
public struct Impact: Sendable {
  /// A call of the API, and the changes that concern it.
  public struct Hit: Sendable {
    public var call: ClientCall
    /// The operation of the old docs, `GET /runners/{id}`.
    public var operation: String
    /// Breaking and risky changes; empty where the call is fine.
    public var changes: [SpecChange]
    /// Breaking and risky changes of the operation of which the source or the traffic can't tell whether the call
    /// suffers from them: a log does not show which attributes its client reads.
    public var unseen: [SpecChange] = []
  }

  /// The calls that break or may break by a change of their own operation.
  public private(set) var concerned: [Hit] = []
  /// The calls that go on working, but for the base path where that changed.
  public private(set) var fine: [Hit] = []
  /// The change of the base path, which every call breaks by; nil where it stays.
  public let baseChange: SpecChange?
  /// Where clients write the old base path, alone or with a path behind it. Traffic always does.
  public private(set) var baseUses: [BaseUse] = []

  /// A place that writes the old base path.
  public struct BaseUse: Sendable {
    public var call: ClientCall
    /// The operation that is called there; nil for the base alone, and for what the docs do not have.
    public var operation: String?
    /// Whether the operation is at another place below the new base, or nowhere.
    public var isMoved: Bool
  }

  /// - Parameters:
  ///   - calls: what the client calls; paths that the old docs don't have are left out.
  ///   - changes: those of `Differ.diff`.
  public init(_ calls: [ClientCall], old: APISpec, new: APISpec, changes: [SpecChange]) {
    let byOperation = Dictionary(grouping: changes, by: \.operation)
    let index = Dictionary(grouping: old.operations.filter { $0.removal == nil }) { $0.path.segments.count }
    // What the differ told of the base, with the verdict that the project gave it.
    baseChange = changes.first { $0.kind == .basePathChanged && $0.verdict > .safe }
    for call in calls {
      let use = baseUses.count
      if call.holdsBase, baseChange != nil { baseUses.append(BaseUse(call: call, operation: nil, isMoved: false)) }
      if call.path.isEmpty { continue }
      let length = call.path.split(separator: "/").count
      guard let candidates = index[length] ?? (call.path == "/" ? index[0] : nil) else { continue }
      let matches = Self.matches(call, candidates)
      let isMoved = matches.allSatisfy { operation in
        byOperation[operation.name]?.contains { $0.to != nil || $0.kind == .operationRemoved } == true
      }
      // Where the path itself moved, what is behind it moves along.
      if call.isStored, matches.isEmpty || !isMoved { concerned += members(call, index[length + 1] ?? [], byOperation) }
      guard let first = matches.first else { continue }
      if baseUses.indices.contains(use) {
        baseUses[use].operation = first.name
        baseUses[use].isMoved = isMoved
      }
      let found = matches.map { operation in
        let judged = CallJudgement(call).judge(byOperation[operation.name] ?? [])
        return Hit(call: call, operation: operation.name, changes: judged.concerned, unseen: judged.unseen)
      }
      // Without a method it is one of several: what does not concern them all may not concern the call, unless the code
      // uses the very name that changed.
      let named = found.filter { $0.changes.contains { $0.name != nil && $0.kind != .parameterIdentityChanged } }
      if call.method == nil, found.count > 1, !named.isEmpty {
        concerned += named
      } else if found.contains(where: { $0.changes.isEmpty }) {
        fine.append(found.first { $0.changes.isEmpty } ?? Hit(call: call, operation: first.name, changes: []))
      } else if let hit = found.first {
        concerned.append(hit)
      }
    }
    concerned = Self.merged(concerned)
    fine = Self.merged(fine)
  }

  /// The operations that a call can mean: those of its method with the most fixed segments.
  private static func matches(_ call: ClientCall, _ operations: [Operation]) -> [Operation] {
    let path = call.path.hasPrefix("/") ? call.path : "/" + call.path
    // A word without a slash in front that names no fixed segment is no path.
    let fitting = operations.filter { operation in
      (call.method == nil || call.method == operation.method) && operation.path.match(path) != nil
        && operation.path.segments.indices.contains { operation.path.literal(at: $0) != nil }
    }
    let fixed = { (operation: Operation) in
      operation.path.segments.indices.count { operation.path.literal(at: $0) != nil }
    }
    guard let most = fitting.map(fixed).max() else { return [] }
    return fitting.filter { fixed($0) == most }
  }

  /// What a path that is kept for later calls is perhaps extended to: the members of the collection, as far as they
  /// moved or take another number.
  private func members(
    _ call: ClientCall, _ operations: [Operation], _ byOperation: [String: [SpecChange]]
  ) -> [Hit] {
    guard call.method == nil else { return [] }
    var longer = call
    longer.path = (call.path.hasSuffix("/") ? call.path : call.path + "/") + ClientCall.hole
    return Self.matches(longer, operations.filter(\.path.endsInPlaceholder)).compactMap { operation in
      let changes = (byOperation[operation.name] ?? []).filter { change in
        change.verdict == .breaking
          && [.operationMoved, .operationRemoved, .operationMerged, .parameterIdentityChanged].contains(change.kind)
      }.map { change in
        var change = change
        change.verdict = .risky
        change.message += ", where an id is put behind this path"
        return change
      }
      return changes.isEmpty ? nil : Hit(call: call, operation: operation.name, changes: changes)
    }
  }

  /// Calls of traffic that differ only in their values are one.
  private static func merged(_ hits: [Hit]) -> [Hit] {
    var out: [Hit] = []
    var index: [[String]: Int] = [:]
    for hit in hits {
      guard let requests = hit.call.requests else {
        out.append(hit)
        continue
      }
      let key =
        [hit.operation, hit.call.span.path] + (hit.changes + hit.unseen).map { $0.kind.rawValue + ($0.name ?? "") }
      if let at = index[key] {
        out[at].call.requests = (out[at].call.requests ?? 0) + requests
      } else {
        index[key] = out.count
        out.append(hit)
      }
    }
    return out
  }
}
