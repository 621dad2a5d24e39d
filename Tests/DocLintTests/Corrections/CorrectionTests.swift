import APIModel
import DocExtract
import DocLint
import Testing

/// Mistakes that people corrected in API docs, one at a time on a sound page: found on the line that they corrected.
@Suite struct CorrectionTests {
  static let cases =
    Correction.ofExamples + Correction.ofRequests + Correction.ofListings + Correction.ofTables + Correction.ofText

  private static func findings(_ books: String, _ shelves: String) async -> [Finding] {
    let files = [("books.md", books), ("shelves.md", shelves)].map {
      DocsFolder.File(path: $0, bytes: Array($1.utf8))
    }
    return await Linter().lint(await Extraction.extract(files))
  }

  @Test func soundPagesAreSound() async {
    let findings = await Self.findings(SoundPage.books, SoundPage.shelves)
    #expect(findings.map { "\($0.span.path):\($0.span.line) \($0.rule): \($0.message)" } == [])
  }

  @Test func findsMostOnTheirLine() async throws {
    #expect(Self.cases.count >= 140)
    var missed: [String] = []
    for (number, correction) in Self.cases.enumerated() {
      var found: [Finding] = []
      var lines = 1...1
      if let (page, own) = correction.applied(to: SoundPage.books) {
        lines = own
        found = await Self.findings(page, SoundPage.shelves).filter { $0.span.path == "books.md" }
      } else {
        let (page, own) = try #require(
          correction.applied(to: SoundPage.shelves), "\(correction.name) \(correction.right)")
        lines = own
        found = await Self.findings(SoundPage.books, page).filter { $0.span.path == "shelves.md" }
      }
      if !found.contains(where: { lines.contains($0.span.line) }) {
        missed.append(
          "\(number) \(correction.name): \(correction.wrong.prefix(60)) at \(lines); "
            + "\(found.map { "\($0.rule.code) \($0.span.line)" })")
      }
    }
    let share = 100 - missed.count * 100 / Self.cases.count
    #expect(share >= 95, "\(share) % of \(Self.cases.count)\n\(missed.joined(separator: "\n"))")
  }
}
