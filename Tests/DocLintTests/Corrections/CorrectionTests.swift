import APIModel
import DocExtract
import DocLint
import Testing

/// Mistakes that people corrected in API docs, one at a time on a sound page: found on the line that they corrected.
@Suite struct CorrectionTests {
  static let cases =
    Correction.ofExamples + Correction.ofRequests + Correction.ofListings + Correction.ofTables + Correction.ofText
    + Correction.ofDumps + Correction.ofWording

  private static let pages = [
    ("books.md", SoundPage.books), ("readers.md", SoundPage.readers), ("shelves.md", SoundPage.shelves),
  ]

  private static func findings(_ pages: [(String, String)]) async -> [Finding] {
    let files = pages.map { DocsFolder.File(path: $0, bytes: Array($1.utf8)) }
    return await Linter().lint(await Extraction.extract(files))
  }

  @Test func soundPagesAreSound() async {
    let findings = await Self.findings(Self.pages)
    #expect(findings.map { "\($0.span.path):\($0.span.line) \($0.rule): \($0.message)" } == [])
  }

  @Test func findsMostOnTheirLine() async throws {
    #expect(Self.cases.count >= 200)
    var missed: [String] = []
    for (number, correction) in Self.cases.enumerated() {
      var pages = Self.pages
      let made = pages.indices.lazy.compactMap { index in
        correction.applied(to: pages[index].1).map { (index: index, page: $0.page, lines: $0.lines) }
      }.first
      let mistake = try #require(made, "\(correction.name) \(correction.right)")
      pages[mistake.index].1 = mistake.page
      let path = pages[mistake.index].0
      let found = await Self.findings(pages).filter { $0.span.path == path }
      if !found.contains(where: { mistake.lines.contains($0.span.line) }) {
        missed.append(
          "\(number) \(correction.name): \(correction.wrong.prefix(60)) at \(mistake.lines); "
            + "\(found.map { "\($0.rule.code) \($0.span.line)" })")
      }
    }
    let share = 100 - missed.count * 100 / Self.cases.count
    #expect(share >= 95, "\(share) % of \(Self.cases.count)\n\(missed.joined(separator: "\n"))")
  }
}
