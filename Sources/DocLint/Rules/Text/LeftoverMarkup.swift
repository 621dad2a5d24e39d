import APIModel
import DocExtract

/// EXT132: marks of reStructuredText, or what a converter made of them.
struct LeftoverMarkup: LintRule {
  let card = RuleCard(
    "EXT132", "leftover-markup", severity: .warning,
    summary: "Marks of another language than Markdown, such as `:ref:` or `{.title-ref}`",
    why: "Readers see the marks, and neither code nor a link.",
    bad: page("[name]{.title-ref}"), good: page("`name`"))

  private static func page(_ name: String) -> String { "# Users API\n\nSend the \(name) of the user.\n" }

  /// What a converter leaves of interpreted text without a role, and with one (pandoc, "bracketed spans").
  private static let leftovers: [StaticString] = ["]{.title-ref}", "{.interpreted-text"]
  /// Roles of reStructuredText with the text that follows them.
  private static let roles: [StaticString] = [
    ":ref:", ":doc:", ":class:", ":func:", ":meth:", ":mod:", ":term:", ":option:", ":http:",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(anyOf: "{.title-ref}", "{.interpreted-text", ":`") else { return }
    for (index, inline) in page.document.inlines.enumerated() where inline.kind == .text && inline.text.count >= 5 {
      guard let range = inline.range else { continue }
      let text = page.document.buffer[inline.text.bounds]
      for mark in Self.leftovers {
        guard let found = text.firstRange(ofBytes: Array("\(mark)".utf8)) else { continue }
        let word = String(decoding: text[found], as: UTF8.self)
        report.add(self, .leftover(word), at: page.range(of: word, in: range) ?? range)
      }
      // `:ref:` right before code.
      guard text.last == UInt8(ascii: ":"), page.document.inlines.indices.contains(index + 1),
        page.document.inlines[index + 1].kind == .code,
        let role = Self.roles.first(where: { text.suffix($0.utf8CodeUnitCount).elementsEqual("\($0)".utf8) })
      else { continue }
      let start = SourcePosition(line: Int(range.end.line), column: Int(range.end.column) - role.utf8CodeUnitCount)
      guard start.column > 0, start >= range.start else { continue }
      report.add(self, .leftover("\(role)"), at: SourceRange(start, range.end))
    }
  }
}

extension LintMessage {
  fileprivate static func leftover(_ mark: String) -> LintMessage { "`\(mark)` is no Markdown" }
}
