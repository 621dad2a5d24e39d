import APIModel
import DocExtract

/// DEP107: something that goes in an earlier version than the one that deprecates it.
struct RemovalBeforeDeprecation: LintRule {
  let card = RuleCard(
    "DEP107", "removal-before-deprecation", severity: .warning,
    summary: "A removal version that is older than the version of the deprecation",
    why: "Nothing goes before it is deprecated: the two versions are swapped, or one is misspelt.",
    bad: page("16.0", "15.8"), good: page("15.8", "16.0"))

  private static func page(_ since: String, _ removal: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: [
          "`skype` | string | no | Deprecated in \(since), will be removed in \(removal): use `chat` instead. The user's "
            + "Skype name"
        ]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for thing in page.docs.deprecations(of: page.page.path) {
      guard let since = thing.deprecation.since, let removal = thing.deprecation.removal ?? thing.removed,
        let first = VersionNumber(since), let last = VersionNumber(removal), last < first,
        // `2024.1` and `9` are versions of two schemes.
        Self.isNear(since, removal), let place = place(since, removal, thing, page)
      else { continue }
      report.add(
        self, .swapped(thing.name, since, removal), at: page.range(of: removal, in: place) ?? place,
        operation: thing.operation)
    }
  }

  /// The note that says both, the thing's own or a paragraph: of two notes each may be about another thing.
  private func place(_ since: String, _ removal: String, _ thing: DeprecatedThing, _ page: LintedPage) -> SourceRange? {
    let source = page.document.source
    if let own = thing.span.range {
      let text = source.bytes[
        source.offset(of: own.start)..<max(source.offset(of: own.start), source.offset(of: own.end))]
      if Self.says(since, removal, text) { return own }
    }
    return page.document.blocks.indices.lazy.filter { page.document.blocks[$0].kind == .paragraph }.first {
      Self.says(since, removal, page.document.plainBytes(of: $0)[...])
    }.flatMap { page.range($0) }
  }

  /// "deprecated in 16.0 and will be removed in 14.8"
  private static func says(_ since: String, _ removal: String, _ text: ArraySlice<UInt8>) -> Bool {
    guard let note = text.firstRange(ofBytes: Array("eprecated".utf8)),
      let removed = text[note.upperBound...].firstRange(ofBytes: Array("remov".utf8)),
      text[note.upperBound..<removed.lowerBound].firstRange(ofBytes: Array(since.utf8)) != nil
    else { return false }
    return text[removed.upperBound...].firstRange(ofBytes: Array(removal.utf8)) != nil
  }

  /// Whether two versions are written with equally many numbers, the first of which are close.
  private static func isNear(_ a: String, _ b: String) -> Bool {
    let numbers = [a, b].map { $0.split { !$0.isNumber }.compactMap { Int($0) } }
    guard numbers[0].count == numbers[1].count, let first = numbers[0].first, let second = numbers[1].first else {
      return false
    }
    return abs(first - second) <= 20
  }
}

extension LintMessage {
  fileprivate static func swapped(_ name: String, _ since: String, _ removal: String) -> LintMessage {
    LintMessage(stringLiteral: "\(name) is deprecated in \(since) and removed in \(removal), which came before")
  }
}
