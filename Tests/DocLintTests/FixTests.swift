import APIModel
import DocExtract
import DocLint
import Foundation
import TestSupport
import Testing

/// Fixes go in whole, leave every other byte as it was, and bring no new finding.
@Suite struct FixTests {
  private func span(_ line: Int, _ columns: Range<Int>) -> SourceSpan {
    SourceSpan(path: "a.md", range: SourceRange(line: line, columns: columns))
  }

  private func finding(_ edits: [TextEdit], isSafe: Bool = true) -> Finding {
    Finding(
      rule: RuleID("EXA102", "trailing-comma"), severity: .error, message: "x", span: span(1, 1..<2),
      fix: Fix(title: "Mend it", edits: edits, isSafe: isSafe))
  }

  @Test func editsFromTheBackAndLeavesTheRest() {
    let source = SourceText("one,\r\ntwo, thrée,\n")
    let result = FixApplication.apply(
      [
        finding([TextEdit(span: span(2, 12..<13), replacement: "")]),
        finding([TextEdit(span: span(1, 4..<5), replacement: ";")]),
      ], to: source)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "one;\r\ntwo, thrée\n")
    #expect(result.applied.count == 2)
  }

  @Test func takesAFixWholeOrNotAtAll() {
    let source = SourceText("abc\n")
    let first = finding([TextEdit(span: span(1, 1..<3), replacement: "x")])
    let second = finding([
      TextEdit(span: span(1, 2..<3), replacement: "y"), TextEdit(span: span(1, 4..<4), replacement: "!"),
    ])
    let result = FixApplication.apply([first, second], to: source)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "xc\n")
    #expect(result.applied == [first])
  }

  @Test func keepsUnsafeFixesOut() {
    let source = SourceText("abc\n")
    let unsafe = finding([TextEdit(span: span(1, 1..<2), replacement: "x")], isSafe: false)
    #expect(FixApplication.apply([unsafe], to: source).bytes == source.bytes)
    #expect(FixApplication.apply([unsafe], to: source, allowsUnsafe: true).applied.count == 1)
  }

  private func counts(_ findings: [Finding]) -> [String: Int] {
    Dictionary(findings.map { ("\($0.span.path) \($0.rule.code)", 1) }, uniquingKeysWith: +)
  }

  @Test(
    .enabled(if: ProjectFiles.corpus != nil),
    arguments: ["gitlab/gitlab-8.16", "gitlab/gitlab-9.3", "gitlab/gitlab-11.10"])
  func safeFixesMendRealPages(folder: String) async throws {
    let corpus = try #require(ProjectFiles.corpus)
    var files = try DocsFolder.read(corpus.appendingPathComponent(folder).path)
    let before = await Linter().lint(await Extraction.extract(files))
    var applied: [Finding] = []
    for index in files.indices {
      let own = before.filter { $0.span.path == files[index].path }
      let result = FixApplication.apply(own, to: SourceText(files[index].bytes))
      applied += result.applied
      files[index].bytes = result.bytes
    }
    #expect(applied.count > 3)
    let after = counts(await Linter().lint(await Extraction.extract(files)))
    let known = counts(before)
    let mended = counts(applied)
    for (key, count) in after { #expect(count <= known[key, default: 0] - mended[key, default: 0], "\(key)") }
  }
}
