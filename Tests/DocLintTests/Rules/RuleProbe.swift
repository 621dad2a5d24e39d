import APIModel
import DocExtract
import DocLint

/// What a single rule tells of a page.
struct RuleProbe {
  var code: String

  init(_ code: String) { self.code = code }

  func findings(_ page: String) async -> [Finding] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
    return await Linter(LintConfiguration(select: [code])).lint(await Extraction.extract([file]))
  }

  /// The texts that the findings stand on.
  func places(_ page: String) async -> [String] {
    let source = SourceText(page)
    return await findings(page).map { finding in
      guard let range = finding.span.range else { return "" }
      return String(
        decoding: source.bytes[source.offset(of: range.start)..<source.offset(of: range.end)], as: UTF8.self)
    }
  }

  /// The page with all that the rule's fixes change.
  func mended(_ page: String) async -> String {
    let result = FixApplication.apply(await findings(page), to: SourceText(page), allowsUnsafe: true)
    return String(decoding: result.bytes, as: UTF8.self)
  }
}
