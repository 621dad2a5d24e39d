import APIModel

/// What a client's maintainer reads to move from the old version to the new one.
struct MigrationGuide {
  let report: RunReport
  let changes: [SpecChange]
  let common: [CommonChange]
  private let old: [String: Operation]
  private let new: [String: Operation]
  /// The changes that are told under "Changes that run through everything".
  let told: Set<Int>

  init(_ report: RunReport) {
    self.report = report
    changes = report.changes.filter { $0.kind != .basePathChanged }
    common = CommonChange.find(changes).filter { $0.verdict > .safe }
    told = Set(common.flatMap(\.members))
    let index = { (spec: APISpec?) in
      Dictionary((spec?.operations ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    old = index(report.versions?.old)
    new = index(report.versions?.new)
  }

  var title: String {
    let inputs = InputNames.short(report.inputs).map { "`\(Escape.line($0).filter { $0 != "`" })`" }
    return inputs.count == 2 ? "How to move from \(inputs[0]) to \(inputs[1])" : "How to move to the new version"
  }

  func blocks() -> [GuideBlock] {
    var blocks: [GuideBlock] = [.heading(1, title)]
    guard !report.changes.isEmpty else { return blocks + [.paragraph("Nothing changed. There is nothing to do.")] }
    blocks += summary()
    blocks += throughout()
    blocks += places()
    blocks += details()
    blocks += endings()
    blocks += additions()
    blocks += corrections()
    blocks += checklist()
    return blocks
  }

  // MARK: Summary

  private func summary() -> [GuideBlock] {
    let breaking = report.changes.count { $0.verdict == .breaking }
    let risky = report.changes.count { $0.verdict == .risky }
    let touched = Set(changes.filter { $0.verdict > .safe }.map(\.operation)).count
    var text = "The docs differ in \(Count.of(report.changes.count, "place")). "
    if breaking + risky == 0 {
      text += "All of them are safe: a client that follows the old docs goes on working."
    } else {
      text += "\(breaking) would break a client that follows the old docs, \(risky) might; the rest is safe. "
      text += "\(Count.of(touched, "operation")) need\(touched == 1 ? "s" : "") a look."
    }
    var blocks: [GuideBlock] = [.paragraph(text), .heading(2, "Summary")]
    var pages = Ordered<[SpecChange]>()
    for change in report.changes {
      pages.update((change.old?.span ?? change.new?.span)?.path ?? "", default: []) { $0.append(change) }
    }
    let rows = pages.entries.sorted { $0.key < $1.key }.map { page in
      [page.key.isEmpty ? "–" : "`\(page.key)`"]
        + SpecChange.Verdict.allCases.reversed().map { verdict in "\(page.value.count { $0.verdict == verdict })" }
    }
    blocks.append(.table(header: ["Page", "Breaking", "Risky", "Safe"], rows: rows))
    return blocks
  }

  // MARK: What runs through everything

  /// The part of every URL that changed, `/api/v3` to `/api/v4`.
  var base: (old: String, new: String)? {
    if let change = report.changes.first(where: { $0.kind == .basePathChanged }), let old = change.old?.value,
      let new = change.new?.value
    {
      return (old, new)
    }
    guard let versions = report.versions, !versions.old.basePath.isEmpty, !versions.new.basePath.isEmpty,
      versions.old.basePath != versions.new.basePath
    else { return nil }
    return (versions.old.basePath, versions.new.basePath)
  }

  private func throughout() -> [GuideBlock] {
    guard base != nil || !common.isEmpty else { return [] }
    var blocks: [GuideBlock] = [
      .heading(2, "Changes that run through everything"),
      .paragraph("Do these first: a search over the client's source finds most of them."),
    ]
    if let base {
      blocks.append(.heading(3, "Every URL begins with `\(base.new)`"))
      blocks.append(
        .paragraph("It was `\(base.old)`. Where the client keeps the base URL in one place, change it there."))
    }
    for change in common {
      let count = Count.of(change.operations.count, "operation")
      blocks.append(.heading(3, change.title))
      if change.isMove, let first = change.operations.first {
        blocks.append(
          .paragraph("\(change.advice) This concerns \(count), which the next table lists. For example:"))
        blocks += commands(
          ReportTotals.ChangeGroup(name: first, changes: changes.filter { $0.operation == first }))
      } else {
        blocks.append(.paragraph("\(change.advice) This concerns \(count):"))
        blocks.append(.list(change.operations.map { "`\($0)`" }))
      }
    }
    return blocks
  }

  // MARK: Where operations went

  private func places() -> [GuideBlock] {
    let kinds: Set<ChangeKind> = [.operationMoved, .operationMerged, .operationSplit, .operationRemoved]
    let gone = changes.filter { kinds.contains($0.kind) }
    guard !gone.isEmpty else {
      return changes.contains { $0.verdict > .safe }
        ? [.heading(2, "Where operations went"), .paragraph("Every operation keeps its method and path.")] : []
    }
    return [
      .heading(2, "Where operations went"),
      .table(
        header: ["Before", "Now", "How sure"],
        rows: gone.map { change in
          [
            "`\(change.operation)`\(change.kind == .operationSplit ? " with `\(change.name ?? "")`" : "")",
            change.to.map { "`\($0)`" } ?? "gone", sureness(change),
          ]
        }), .paragraph("All others keep their method and path."),
    ]
  }

  private func sureness(_ change: SpecChange) -> String {
    if change.kind == .operationRemoved { return change.new?.span == nil ? "not in the new docs" : "the docs say so" }
    return change.confidence >= 1 ? "the docs say so" : "inferred, \(Confidence.text(change.confidence))"
  }

  // MARK: Operation by operation

  private func details() -> [GuideBlock] {
    let groups = ReportTotals.byOperation(changes).filter { $0.changes.contains { $0.verdict > .safe } }
    guard !groups.isEmpty else { return [] }
    var blocks: [GuideBlock] = [.heading(2, "Operation by operation")]
    let indices = Dictionary(grouping: changes.indices) { changes[$0].operation }
    var others: [String] = []
    let gone = self.gone
    for group in groups {
      let work = (indices[group.name] ?? []).filter { changes[$0].verdict > .safe }
      if gone.contains(group.name) { continue }
      // What needs nothing but the changes above is not told again.
      if work.allSatisfy({ told.contains($0) && (changes[$0].kind == .operationMoved || !isWhole($0)) }) {
        others.append("`\(group.name)`")
      } else {
        blocks += detail(group, work: work.map { changes[$0] }, above: work.filter { told.contains($0) })
      }
    }
    if !gone.isEmpty {
      blocks.append(.heading(3, "Gone"))
      blocks.append(.paragraph("The new docs no longer have these, and name nothing instead. Stop calling them:"))
      blocks.append(
        .list(
          groups.filter { gone.contains($0.name) }.map { group in
            let place = group.changes.first?.places.first { $0.side == "old" }?.place
            return "`\(group.name)`" + (place.map { ", old docs `\($0)`" } ?? "")
          }))
    }
    if !others.isEmpty {
      blocks.append(.heading(3, "Nothing more than the changes that run through everything"))
      blocks.append(.list(others))
    }
    return blocks
  }

  /// The operations that are gone and have nothing in their place, where there are several: all need the same.
  var gone: Set<String> {
    let groups = ReportTotals.byOperation(changes).filter { group in
      group.changes.allSatisfy {
        $0.kind == .operationRemoved && $0.advice == "Stop calling it; the new docs no longer have it."
      }
    }
    return groups.count > 1 ? Set(groups.map(\.name)) : []
  }

  private func isWhole(_ index: Int) -> Bool { CommonChange.isWhole(changes[index]) }

  /// - Parameters:
  ///   - work: what a client has to do something about.
  ///   - above: which of all the changes are told above.
  private func detail(_ group: ReportTotals.ChangeGroup, work all: [SpecChange], above: [Int]) -> [GuideBlock] {
    let toldAbove = Set(above.map { changes[$0] })
    let work = all.filter { CommonChange.isWhole($0) || !toldAbove.contains($0) }
    var blocks: [GuideBlock] = [.heading(3, "`\(group.name)`")]
    for change in work where change.name == nil || change.kind == .operationSplit {
      let sure = change.confidence < 1 ? " (inferred, \(Confidence.text(change.confidence)))" : ""
      blocks.append(.paragraph("\(change.message.capitalizedFirst)\(sure)."))
    }
    let isRequest = all.contains { $0.location?.hasPrefix("response") != true && $0.kind != .paginationChanged }
    if isRequest { blocks += commands(group) }
    let parameters = work.filter { $0.name != nil && $0.location?.hasPrefix("response") != true }
    if !parameters.isEmpty { blocks.append(table("Parameter", parameters)) }
    let attributes = work.filter { $0.name != nil && $0.location?.hasPrefix("response") == true }
    if !attributes.isEmpty { blocks.append(table("Response attribute", attributes)) }
    blocks.append(.list(TaskList.joined(work)))
    let titles = common.filter { !$0.members.allSatisfy { !above.contains($0) || CommonChange.isWhole(changes[$0]) } }
    if !titles.isEmpty {
      let names = titles.map { $0.title.prefix(1).lowercased() + $0.title.dropFirst() }
      blocks.append(.paragraph("Besides, from above: \(names.joined(separator: "; "))."))
    }
    let places = unique(all.flatMap { $0.places.map { "\($0.side) docs `\($0.place)`" } })
    if let first = places.first(where: { $0.hasPrefix("old") }) {
      let second = places.first { $0.hasPrefix("new") }
      blocks.append(.paragraph("See \([first, second].compactMap(\.self).joined(separator: ", "))."))
    }
    return blocks
  }

  private func table(_ title: String, _ changes: [SpecChange]) -> GuideBlock {
    .table(
      header: [title, "Before", "Now", "Verdict"],
      rows: changes.map { change in
        [
          change.name.flatMap { $0.isEmpty ? nil : "`\($0)`" } ?? "the whole answer",
          change.newName == nil ? cell(change.old?.value) : "`\(change.name ?? "")`",
          now(change),
          change.verdict.rawValue,
        ]
      })
  }

  private func now(_ change: SpecChange) -> String {
    if let name = change.newName { return "`\(name)`" }
    if change.kind == .fieldRemoved || change.kind == .parameterRemoved { return "gone" }
    return cell(change.new?.value)
  }

  private func cell(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "–" }
    return Escape.line(value)
  }

  /// The request before and after, where both can be shown and differ.
  private func commands(_ group: ReportTotals.ChangeGroup) -> [GuideBlock] {
    guard let versions = report.versions, let before = old[group.name] else { return [] }
    var blocks: [GuideBlock] = [
      .command(title: "Before", text: SampleCommand(before, in: versions.old).text())
    ]
    let to = group.changes.first { $0.kind != .operationSplit && $0.to != nil }?.to
    let parts = (to ?? group.name).split(separator: "?", maxSplits: 1)
    let name = parts.first.map(String.init) ?? ""
    let after = new[name] ?? versions.new.operations.first { $0.id == before.id }
    guard let after, group.changes.allSatisfy({ $0.kind != .operationRemoved }) else { return blocks }
    let query = parts.count > 1 ? String(parts[1]) : nil
    let now = SampleCommand(after, in: versions.new).text(query: query)
    // Where only the base differs, the two show nothing new.
    let moved = versions.old.server.flatMap { old in
      versions.new.server.map { plain(SampleCommand(before, in: versions.old).text(), old, $0) == plain(now, old, $0) }
    }
    if case .command(_, let text)? = blocks.first, text == now || moved == true { return [] }
    blocks.append(.command(title: "Now", text: now))
    return blocks
  }

  /// A command without what the servers' addresses add to it.
  private func plain(_ command: String, _ old: String, _ new: String) -> String {
    [old, new].flatMap { [$0, $0.replacing("https://", with: "http://")] }.reduce(command) {
      $1.isEmpty ? $0 : $0.replacing($1, with: "")
    }
  }
}
