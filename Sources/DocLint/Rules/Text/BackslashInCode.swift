import APIModel
import DocExtract

/// EXT128: `user\_id` in code marks, where nothing is to be escaped.
struct BackslashInCode: LintRule {
  let card = RuleCard(
    "EXT128", "backslash-in-code", severity: .warning,
    summary: "A name in code marks with a backslash before an underscore, which the page has without it elsewhere",
    why: "Nothing is escaped within code: readers see the backslash, and copy it.",
    bad: page(#"user\_id"#), good: page("user_id"))

  private static func page(_ name: String) -> String {
    """
    # Users API

    The filter `user_id` takes an ID. Give `\(name)` only once.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    guard page.holds("\\_") else { return }
    var names: Set<[UInt8]>?
    for (_, inline) in page.codeInlines where inline.text.count >= 4 {
      let text = document.buffer[inline.text.bounds]
      guard text.holds("\\_"), text.count <= 80,
        text.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "-") })
      else { continue }
      let plain = text.filter { $0 != UInt8(ascii: "\\") }
      let known =
        names
        ?? Set(
          document.inlines.lazy.filter { $0.kind == .code && $0.text.count <= 80 }.map {
            Array(document.buffer[$0.text.bounds])
          })
      names = known
      guard known.contains(plain) else { continue }
      report.add(self, .escaped(String(decoding: plain, as: UTF8.self)), at: inline.range)
    }
  }
}

extension LintMessage {
  fileprivate static func escaped(_ name: String) -> LintMessage {
    "Backslash within code is shown; did you mean `\(name)`?"
  }
}
