import APIModel

/// What changed between two versions, for the release notes: the sections of Keep a Changelog 1.1.0, what runs through
/// several operations told once.
enum ChangelogMarkdown {
  private enum Section: String, CaseIterable {
    case added = "Added"
    case changed = "Changed"
    case deprecated = "Deprecated"
    case removed = "Removed"
    case fixed = "Fixed in the docs"
  }

  static func render(_ report: RunReport) -> String {
    var out = Lines()
    let inputs = InputNames.short(report.inputs).map { Escape.markdownCode($0) }
    out.add(inputs.count == 2 ? "# Changes from \(inputs[0]) to \(inputs[1])" : "# Changes")
    guard !report.changes.isEmpty else {
      out.add()
      out.add("Nothing changed.")
      return out.text
    }
    var lines: [Section: [String]] = [:]
    let common = CommonChange.find(report.changes)
    for change in common {
      guard let first = change.members.first else { continue }
      let names = change.operations.map { Escape.markdownCode($0) }.joined(separator: ", ")
      lines[section(report.changes[first]), default: []].append(
        "- \(mark(change.verdict))\(Escape.markdown(change.title)): \(names)")
    }
    let told = Set(common.flatMap(\.members))
    let isAddition = { (change: SpecChange) in
      [.parameterAdded, .fieldAdded].contains(change.kind) && change.verdict == .safe && change.name != nil
        && change.correction == nil
    }
    var additions = Ordered<[SpecChange]>()
    for (index, change) in report.changes.enumerated() where !told.contains(index) {
      guard !isAddition(change) else {
        additions.update(change.operation, default: []) { $0.append(change) }
        continue
      }
      // What the docs call a new operation says more than that it is new.
      let heading = change.kind == .operationAdded && change.message == "operation is new" ? change.new?.value : nil
      let text = Escape.markdown(heading ?? change.message)
      lines[section(change), default: []].append(
        "- \(mark(change.verdict))\(Escape.markdownCode(change.operation)): \(text)"
          + (change.correction.map { "; \(Escape.markdown($0))" } ?? ""))
    }
    for entry in additions.entries {
      let names = { (kind: ChangeKind) in
        entry.value.filter { $0.kind == kind }.compactMap { $0.name.map { Escape.markdownCode($0) } }.joined(
          separator: ", ")
      }
      let parts = [("new parameters", names(.parameterAdded)), ("new response attributes", names(.fieldAdded))]
      lines[.added, default: []].append(
        "- \(Escape.markdownCode(entry.key)): "
          + parts.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }.joined(separator: "; "))
    }
    for section in Section.allCases {
      guard let lines = lines[section] else { continue }
      out.add()
      out.add("## \(section.rawValue)")
      out.add()
      // What breaks comes first.
      for line in lines.filter(isBreaking) + lines.filter({ !isBreaking($0) }) { out.add(line) }
    }
    return out.text
  }

  private static let breaking = "**Breaking:** "

  private static func isBreaking(_ line: String) -> Bool { line.hasPrefix("- \(breaking)") }

  private static func mark(_ verdict: SpecChange.Verdict) -> String { verdict == .breaking ? breaking : "" }

  private static func section(_ change: SpecChange) -> Section {
    if change.correction != nil { return .fixed }
    return switch change.kind {
    case .operationAdded, .parameterAdded, .fieldAdded: .added
    case .operationRemoved, .parameterRemoved, .fieldRemoved: .removed
    case .operationDeprecated, .parameterDeprecated, .fieldDeprecated: .deprecated
    default: .changed
    }
  }
}
