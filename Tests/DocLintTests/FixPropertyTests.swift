import APIModel
import DocExtract
import DocLint
import Foundation
import TestSupport
import Testing

/// Fixes on all real pages that there are: they converge, mend what they promise, bring nothing new, and leave every
/// other line as it was.
@Suite(.enabled(if: ProjectFiles.corpus != nil))
struct FixPropertyTests {
  private struct Key: Hashable {
    var path: String
    var code: String
    var message: String
  }

  private func counts(_ findings: [Finding]) -> [Key: Int] {
    Dictionary(
      findings.map { (Key(path: $0.span.path, code: $0.rule.code, message: $0.message), 1) }, uniquingKeysWith: +)
  }

  @Test(
    arguments: ["gitlab/gitlab-8.16", "gitlab/gitlab-9.3", "gitlab/gitlab-11.10", "prometheus-2.42", "gitlab-runners"])
  func safeFixesConvergeAndBreakNothing(folder: String) async throws {
    let corpus = try #require(ProjectFiles.corpus)
    var files = try DocsFolder.read(corpus.appendingPathComponent(folder).path)
    let original = files
    let linter = Linter(LintConfiguration(select: ["all"]))
    var findings = await linter.lint(await Extraction.extract(files))
    let before = counts(findings)
    var applied: [Finding] = []
    for round in 0..<6 {
      var count = 0
      for index in files.indices {
        let own = findings.filter { $0.span.path == files[index].path }
        let result = FixApplication.apply(own, to: SourceText(files[index].bytes))
        applied += result.applied
        count += result.applied.count
        files[index].bytes = result.bytes
      }
      if count == 0 { break }
      #expect(round < 5, "fixes go on and on")
      findings = await linter.lint(await Extraction.extract(files))
    }
    #expect(!applied.isEmpty)
    #expect(findings.allSatisfy { $0.fix?.isSafe != true })
    // Nothing is there that was not there before, and what was mended is gone.
    let after = counts(findings)
    let mended = counts(applied)
    for (key, count) in after { #expect(count <= before[key, default: 0], "\(key)") }
    for (key, count) in mended { #expect(after[key, default: 0] <= before[key, default: 0] - count, "\(key)") }
    // At most one line, or one new one, for each edit.
    for (old, new) in zip(original, files) where old.bytes != new.bytes {
      let edits = applied.filter { $0.span.path == old.path }.reduce(0) { $0 + ($1.fix?.edits.count ?? 0) }
      let diff = UnifiedDiff.text(from: old.bytes, to: new.bytes, path: old.path)
      let removed = diff.split(separator: "\n").count { $0.hasPrefix("-") && !$0.hasPrefix("--- ") }
      #expect(removed <= edits, "\(old.path)")
    }
  }
}
