import APIModel

/// What a guide tells after the operations: what ends, what is new, what only the docs corrected, and the checklist.
extension MigrationGuide {
  /// What looks like a change and is none.
  func corrections() -> [GuideBlock] {
    let corrected = changes.filter { $0.correction != nil }
    guard !corrected.isEmpty else { return [] }
    return [
      .heading(2, "Corrections of the docs, not of the API"),
      .paragraph("The old docs contradicted themselves here. What they showed in practice still holds."),
      .list(
        corrected.map { "`\($0.operation)`: \($0.message); \($0.correction ?? "")." }),
    ]
  }

  func endings() -> [GuideBlock] {
    let kinds: Set<ChangeKind> = [.operationDeprecated, .parameterDeprecated, .fieldDeprecated]
    let ending = changes.filter { kinds.contains($0.kind) }
    guard !ending.isEmpty else { return [] }
    var groups = Ordered<(text: String, operations: [String])>()
    for change in ending {
      // An attribute is the same one, in a list or alone.
      let text = "\(change.message.capitalizedFirst). \(change.todo)".replacing("`[].", with: "`")
      groups.update(text, default: (text, [])) {
        if !$0.operations.contains(change.operation) { $0.operations.append(change.operation) }
      }
    }
    return [
      .heading(2, "On its way out"),
      .paragraph("These still work. Move on while there is time."),
      .list(groups.entries.map { "\($0.value.text) (\(names($0.value.operations)))" }),
    ]
  }

  func additions() -> [GuideBlock] {
    let added = changes.filter { $0.kind == .operationAdded }
    var blocks: [GuideBlock] = []
    if !added.isEmpty {
      blocks.append(
        .list(added.map { change in "`\(change.operation)`" + (change.new?.value.map { ": \($0)" } ?? "") }))
    }
    let details = ReportTotals.byOperation(
      changes.filter { [.parameterAdded, .fieldAdded].contains($0.kind) && $0.verdict == .safe })
    if !details.isEmpty {
      blocks.append(
        .table(
          header: ["Operation", "New parameters", "New response attributes"],
          rows: details.map { group in
            [
              "`\(group.name)`",
              names(group.changes.filter { $0.kind == .parameterAdded }.compactMap(\.name), limit: 8),
              names(group.changes.filter { $0.kind == .fieldAdded }.compactMap(\.name), limit: 8),
            ]
          }))
    }
    guard !blocks.isEmpty else { return [] }
    return [.heading(2, "New, and nothing to do"), .paragraph("Old clients are not concerned.")] + blocks
  }

  func checklist() -> [GuideBlock] {
    var tasks: [(text: String, verdict: SpecChange.Verdict)] = []
    if let base { tasks.append(("Base URL: write `\(base.new)` instead of `\(base.old)`.", .breaking)) }
    tasks += common.map { ("\($0.advice) (\(names($0.operations)))", $0.verdict) }
    var left = Ordered<[SpecChange]>()
    let gone = self.gone
    if !gone.isEmpty {
      let names = unique(changes.map(\.operation).filter(gone.contains))
      let verdict = changes.filter { gone.contains($0.operation) }.map(\.verdict).max() ?? .breaking
      tasks.append(("Stop calling what is gone: \(TaskList.names(names)).", verdict))
    }
    for (index, change) in changes.enumerated()
    where change.verdict > .safe && !told.contains(index) && !gone.contains(change.operation) {
      left.update(change.operation, default: []) { $0.append(change) }
    }
    tasks += left.entries.map { entry in
      (
        "`\(entry.key)`: \(TaskList.joined(entry.value).joined(separator: " "))",
        entry.value.map(\.verdict).max() ?? .risky
      )
    }
    guard !tasks.isEmpty else { return [] }
    let needed = unique(tasks.filter { $0.verdict == .breaking }.map(\.text))
    let doubtful = unique(tasks.filter { $0.verdict != .breaking }.map(\.text))
    var blocks: [GuideBlock] = [.heading(2, "Checklist")]
    if !needed.isEmpty { blocks.append(.tasks(needed)) }
    if !doubtful.isEmpty {
      blocks.append(
        .paragraph(needed.isEmpty ? "These may concern the client:" : "These may concern the client, or not:"))
      blocks.append(.tasks(doubtful))
    }
    return blocks
  }

  /// `` `a`, `b` and 3 more ``
  func names(_ names: [String], limit: Int = 3) -> String {
    if names.isEmpty { return "–" }
    let shown = names.prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }

  func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
