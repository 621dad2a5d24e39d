import APIModel
import DocExtract
import DocLint
import Testing

/// Ways to write API docs that projects differ in: what is a mistake in one is the style of another. Every case says
/// what the recommended rules tell of it, most often nothing.
@Suite struct WritingStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var page: String
    /// "line code" of every finding.
    var expected: [String] = []
    var testDescription: String { name }

    init(_ name: String, _ page: String, _ expected: [String] = []) {
      self.name = name
      self.page = page
      self.expected = expected
    }
  }

  static var all: [Case] { bodies + tables + requests + dumps + types + texts }

  @Test(arguments: all)
  func tells(style: Case) async {
    let file = DocsFolder.File(path: "page.md", bytes: Array(style.page.utf8))
    let findings = await Linter().lint(await Extraction.extract([file]))
    #expect(
      findings.map { "\($0.span.line) \($0.rule.code)" }.sorted() == style.expected.sorted(),
      "\(findings.map(\.message))")
  }

  @Test func hasStyles() {
    #expect(Self.all.contains { $0.expected.isEmpty } && Self.all.contains { !$0.expected.isEmpty })
  }

  /// What nearly all paths of the docs have and one lacks.
  @Test(arguments: [
    ("DELETE /kites/tails/:tail_id", ["END206"]), ("DELETE /kites/tails/:id", []), ("DELETE /:id/tails", ["END206"]),
    ("DELETE /kites/:id/tails/:tail_id", []),
  ])
  func tellsLostSegments(path: String, expected: [String]) async {
    let names = ["tails", "lines", "winds", "makers", "fliers", "colors"]
    var page = names.flatMap { name in
      [
        "GET /kites/:id/\(name)", "POST /kites/:id/\(name)", "GET /kites/:id/\(name)/:\(name.dropLast())_id",
        "GET /\(name)",
      ]
    }.map { "## About \($0.filter(\.isLetter))\n\n```\n\($0)\n```\n\n" }.joined()
    page += "## Cut\n\n```\n\(path)\n```\n"
    let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
    let findings = await Linter(LintConfiguration(select: ["END206"])).lint(await Extraction.extract([file]))
    #expect(findings.map(\.rule.code) == expected)
  }

  /// Of two sections with one listing, the one whose sample calls what nothing lists is told.
  @Test func tellsTheCopyOfTwoListings() async {
    func section(_ title: String, _ listing: String, _ path: String) -> String {
      "## \(title)\n\n```\n\(listing)\n```\n\n```shell\ncurl \"https://example.com\(path)\"\n```\n\n"
        + "Example response:\n\n```json\n{\"id\": 1}\n```\n\n"
    }
    func findings(_ page: String) async -> [String] {
      let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
      return await Linter().lint(await Extraction.extract([file])).map { "\($0.span.line) \($0.rule.code)" }
    }
    let tails = section("Get a tail", "GET /tails/:id", "/tails/1")
    #expect(await findings(section("Get a kite", "GET /tails/:id", "/kites/1") + tails) == ["4 END203"])
    #expect(await findings(section("Get a kite", "GET /kites/:id", "/kites/1") + tails) == [])
  }

  /// An operation that a page describes and then lists again in a reference of all of them.
  @Test func leavesReferencesAlone() async {
    let names = ["kites", "tails", "lines", "winds"]
    func section(_ title: String, _ name: String) -> String {
      "## \(title) \(name)\n\n```\nGET /\(name)\n```\n\nExample response:\n\n```json\n[{\"id\": 1}]\n```\n\n"
    }
    func duplicates(_ page: String) async -> Int {
      let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
      return await Linter().lint(await Extraction.extract([file])).count { $0.rule.code == "END203" }
    }
    let once = names.map { section("About", $0) }.joined()
    #expect(await duplicates(once + names.map { section("Reference of", $0) }.joined()) == 0)
    #expect(await duplicates(once + section("Reference of", "kites")) == 1)
  }
}
