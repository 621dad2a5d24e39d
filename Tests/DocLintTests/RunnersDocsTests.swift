import APIModel
import DocExtract
import DocLint
import Foundation
import TestSupport
import Testing

/// What is wrong in the two real Runners pages, read there by eye: the rules find that, and nothing else.
@Suite struct RunnersDocsTests {
  private func findings(_ version: String) async throws -> [String] {
    guard let corpus = ProjectFiles.corpus else { return [] }
    let files = try DocsFolder.read(corpus.appendingPathComponent("gitlab-runners/\(version)").path)
    return await Linter().lint(await Extraction.extract(files)).map { finding in
      let start = finding.span.range?.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(finding.rule)"
    }
  }

  @Test(.enabled(if: ProjectFiles.corpus != nil))
  func findsWhatIsWrongInV3() async throws {
    #expect(
      try await findings("v3") == [
        // A comma after the last member.
        "219:17 EXA102 trailing-comma",
        // `/project/9/…` for `/projects/:id/…`, twice.
        "276:90 REQ102 sample-url-mismatch",
        "307:92 REQ102 sample-url-mismatch",
      ])
  }

  @Test(.enabled(if: ProjectFiles.corpus != nil))
  func findsWhatIsWrongInV4() async throws {
    #expect(
      try await findings("v4") == [
        // "Pause" is the same operation as "Update", under another name, and shows no answer.
        "320:26 END301 missing-response-example",
        "320:35 END201 placeholder-name-mismatch",
        // Four variants of `/runners` are written as `/runners/all`, which is listed nowhere.
        "445:5 END202 variant-path-mismatch",
        "446:5 END202 variant-path-mismatch",
        "558:5 END202 variant-path-mismatch",
        "559:5 END202 variant-path-mismatch",
        // The three "reset registration token" sections show no answer; two have an `:id` that no row explains.
        "746:6 END301 missing-response-example",
        "761:6 END301 missing-response-example",
        "761:16 END101 placeholder-without-row",
        "776:6 END301 missing-response-example",
        "776:14 END101 placeholder-without-row",
      ])
  }
}
