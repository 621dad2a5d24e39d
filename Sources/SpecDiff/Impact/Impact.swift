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
  }

  /// The calls that break or may break.
  public private(set) var concerned: [Hit] = []
  /// The calls that go on working.
  public private(set) var fine: [Hit] = []

  /// - Parameters:
  ///   - calls: what the client calls; paths that the old docs don't have are left out.
  ///   - changes: those of `Differ.diff`.
  public init(_ calls: [ClientCall], old: APISpec, new: APISpec, changes: [SpecChange]) {
    let byOperation = Dictionary(grouping: changes, by: \.operation)
    let index = Dictionary(grouping: old.operations.filter { $0.removal == nil }) { $0.path.segments.count }
    // What the differ told of the base, with the verdict that the project gave it.
    let base = changes.first { $0.kind == .basePathChanged }
    for call in calls {
      if call.path.isEmpty {
        if let base { concerned.append(Hit(call: call, operation: base.operation, changes: [base])) }
        continue
      }
      let length = call.path.split(separator: "/").count
      guard let candidates = index[length] ?? (call.path == "/" ? index[0] : nil) else { continue }
      let matches = Self.matches(call, candidates)
      let isMoved = matches.allSatisfy { operation in
        byOperation[operation.name]?.contains { $0.to != nil || $0.kind == .operationRemoved } == true
      }
      // Where the path itself moved, what is behind it moves along.
      if call.isStored, matches.isEmpty || !isMoved { concerned += members(call, index[length + 1] ?? [], byOperation) }
      guard let first = matches.first else { continue }
      let everywhere = call.holdsBase && call.requests == nil ? base.map { [$0] } ?? [] : []
      let found = matches.map {
        Hit(call: call, operation: $0.name, changes: everywhere + concerning($0, byOperation, call))
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

  private func concerning(
    _ operation: Operation, _ byOperation: [String: [SpecChange]], _ call: ClientCall
  ) -> [SpecChange] {
    (byOperation[operation.name] ?? []).filter { $0.verdict > .safe && concerns($0, call) }
  }

  private func concerns(_ change: SpecChange, _ call: ClientCall) -> Bool {
    switch change.kind {
    case .operationRemoved, .operationMoved, .operationMerged, .parameterIdentityChanged: return true
    case .parameterAdded, .parameterRequired:
      return change.name.map { !call.sent.contains($0) } == true && !call.isOpen
    case .operationSplit, .parameterRemoved, .parameterRenamed, .parameterMoved, .parameterTypeChanged,
      .parameterEnumChanged, .parameterConstraintChanged:
      guard let name = change.name else { return false }
      // A type that changed along with the name is told by the old name, too.
      return call.sent.contains(name) || call.sent.contains(name + "[]")
    case .fieldRemoved, .fieldRenamed, .fieldTypeChanged:
      let steps = (change.name ?? "").split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" })
      return !steps.isEmpty && steps.allSatisfy { call.read.contains(String($0)) }
    default: return false
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
      let key = [hit.operation, hit.call.span.path] + hit.changes.map { $0.kind.rawValue + ($0.name ?? "") }
      if let at = index[key] {
        out[at].call.requests = (out[at].call.requests ?? 0) + requests
      } else {
        index[key] = out.count
        out.append(hit)
      }
    }
    return out
  }

  /// For a person: how many calls break, and which are fine, a line each.
  public var summary: String {
    let breaking = concerned.count { $0.changes.contains { $0.verdict == .breaking } }
    let risky = concerned.count - breaking
    var text = "\(concerned.count + fine.count) \(Wording.plural("call", concerned.count + fine.count)): "
    text += "\(breaking) break, \(risky) may break, \(fine.count) are fine\n"
    for hit in fine {
      let count = hit.call.requests.map { " (\($0) \(Wording.plural("request", $0)))" } ?? ":\(hit.call.span.line)"
      text += "fine: \(hit.operation)  \(hit.call.span.path)\(count)\n"
    }
    return text
  }

  /// The concerned calls as findings at the client's own lines, one a change.
  public var findings: [Finding] {
    concerned.flatMap { hit in
      hit.changes.map { change in
        let count = hit.call.requests.map { " (\($0) \(Wording.plural("request", $0)))" } ?? ""
        var notes = change.advice.isEmpty ? [] : [Finding.Note(change.advice)]
        if let span = change.new?.span ?? change.old?.span {
          notes.append(Finding.Note(change.new?.span == nil ? "in the old docs" : "in the new docs", span: span))
        }
        return Finding(
          rule: ChangeRuleCatalogue.rule(for: change.kind), severity: ChangeRuleCatalogue.severity(change.verdict),
          message: "\(hit.operation): \(change.message)\(count)", span: hit.call.span,
          subject: Finding.Subject(operation: hit.operation), notes: notes)
      }
    }
  }
}
