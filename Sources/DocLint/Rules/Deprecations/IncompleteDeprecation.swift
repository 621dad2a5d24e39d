import APIModel
import DocExtract

/// DEP101: a deprecation that says neither when the thing goes nor what to use instead.
struct IncompleteDeprecation: LintRule {
  let card = RuleCard(
    "DEP101", "incomplete-deprecation", severity: .warning,
    summary: "A deprecation that names neither a removal version nor a replacement",
    why: "Who uses the thing can't plan: not when it stops working, not what comes in its place.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated. The user's Skype name |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead. The user's Skype name |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for thing in page.docs.deprecations(of: page.page.path)
    where thing.deprecation.removal == nil && thing.deprecation.replacement == nil && thing.removed == nil {
      if let range = thing.span.range, saysMore(page.document.source.text(in: range)) { continue }
      if thing.kind == .operation, page.docs.hasNewerVersion(than: thing.operation.path) { continue }
      report.add(self, .incomplete(thing.name), at: thing.span.range, operation: thing.operation)
    }
  }

  /// Whether anything after the word may be a replacement or a plan, in whatever words: then the note is no bare one.
  private func saysMore(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard let note = lower.firstRange(ofBytes: "deprecat") else { return true }
    let rest = lower[note.upperBound...]
    return ["`", "use ", "instead", "replace", "remov", "see ", "favo", "](", "now "].contains { rest.holds($0) }
  }
}

extension LintedDocs {
  /// Whether operations of a later version stand beside those of a path's own: the next version replaces them all.
  fileprivate func hasNewerVersion(than path: PathTemplate) -> Bool {
    guard let at = path.segments.indices.prefix(2).first(where: { path.literal(at: $0)?.isAPIVersion ?? false }),
      let own = path.literal(at: at).flatMap({ Int($0.dropFirst()) })
    else { return false }
    return spec.operations.contains { other in
      guard let word = other.path.literal(at: at), word.isAPIVersion, let version = Int(word.dropFirst()) else {
        return false
      }
      return version > own
    }
  }
}

extension LintMessage {
  fileprivate static func incomplete(_ name: String) -> LintMessage {
    LintMessage(stringLiteral: "\(name) is deprecated without a removal version or a replacement")
  }
}
