import APIModel
import DocExtract
import DocLint
import Testing

/// Mistakes that people corrected in API docs, one at a time on a sound page: found on the line that they corrected.
@Suite struct CorrectionTests {
  static let cases =
    Correction.ofExamples + Correction.ofRequests + Correction.ofListings + Correction.ofTables + Correction.ofText
    + Correction.ofDumps + Correction.ofWording + Correction.ofCopies

  /// Folders of docs, each sound.
  private static let folders = [
    [("books.md", SoundPage.books), ("readers.md", SoundPage.readers), ("shelves.md", SoundPage.shelves)],
    [("beds.md", SoundPage.beds), ("tools.md", "# Tools\n\nSpades and rakes lie in the shed.\n")],
    [("tools.md", SoundPage.tools)],
    [("sowings.md", SoundPage.sowings), ("beds.md", "# Beds\n\nBeds lie behind the house.\n")],
  ]

  private static func findings(_ pages: [(String, String)]) async -> [Finding] {
    let files = pages.map { DocsFolder.File(path: $0, bytes: Array($1.utf8)) }
    return await Linter().lint(await Extraction.extract(files))
  }

  @Test(arguments: folders.indices)
  func soundPagesAreSound(folder: Int) async {
    let findings = await Self.findings(Self.folders[folder])
    #expect(findings.map { "\($0.span.path):\($0.span.line) \($0.rule): \($0.message)" } == [])
  }

  @Test func findsMostOnTheirLine() async throws {
    #expect(Self.cases.count >= 200)
    let share = try await Self.share(of: Self.cases)
    #expect(share.found >= 95, "\(share.found) % of \(Self.cases.count)\n\(share.missed.joined(separator: "\n"))")
  }

  /// Written before anything was mended for them: half of them were found then.
  @Test func findsMostOnPagesOfOtherHabits() async throws {
    #expect(Correction.ofStyles.count >= 80)
    let share = try await Self.share(of: Correction.ofStyles)
    #expect(share.found >= 80, "\(share.found) %\n\(share.missed.joined(separator: "\n"))")
  }

  private static func share(of cases: [Correction]) async throws -> (found: Int, missed: [String]) {
    var missed: [String] = []
    for (number, correction) in cases.enumerated() {
      let made = folders.lazy.compactMap {
        pages -> (pages: [(String, String)], path: String, lines: ClosedRange<Int>)? in
        for (index, page) in pages.enumerated() {
          guard let made = correction.applied(to: page.1) else { continue }
          var wrong = pages
          wrong[index].1 = made.page
          return (wrong, page.0, made.lines)
        }
        return nil
      }.first
      let mistake = try #require(made, "\(correction.name) \(correction.right)")
      let found = await findings(mistake.pages).filter { $0.span.path == mistake.path }
      if !found.contains(where: { mistake.lines.contains($0.span.line) }) {
        missed.append(
          "\(number) \(correction.name): \(correction.wrong.prefix(60)) at \(mistake.lines); "
            + "\(found.map { "\($0.rule.code) \($0.span.line)" })")
      }
    }
    return (100 - missed.count * 100 / cases.count, missed)
  }
}
