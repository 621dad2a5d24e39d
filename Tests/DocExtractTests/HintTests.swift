import APIModel
import Testing

@testable import DocExtract

/// What a project may say about its docs where they don't say it themselves.
@Suite struct HintTests {
  private func summary(_ page: String, _ hints: ExtractionHints) async -> String {
    let files = [DocsFolder.File(path: "page.md", bytes: Array(page.utf8))]
    return DocExtractTests.summary(await Extraction.extract(files, hints: hints).spec)
  }

  @Test func columnsMeanWhatTheyAreCalled() async {
    let page = "# A\n\n```\nGET /a\n```\n\n| Maes | Math | Angen |\n|---|---|---|\n| `q` | string | yes |\n"
    let hints = ExtractionHints(columns: ["maes": "Attribute", "math": "Type", "angen": "Required"])
    #expect(await summary(page, hints) == "GET /a\n  query q: string required")
    #expect(await summary(page, ExtractionHints()) == "GET /a")
  }

  @Test func basePathIsTakenOff() async {
    let page = "# A\n\n## One\n\n```\nGET /api/v4/user\n```\n\n## All\n\n```\nGET /users\n```\n"
    #expect(await summary(page, ExtractionHints(basePath: "/api/v4")) == "GET /user\nGET /users")
    #expect(await summary(page, ExtractionHints(basePath: "api/v4/")) == "GET /user\nGET /users")
    // Without it the two are what they are written as.
    #expect(await summary(page, ExtractionHints()) == "GET /api/v4/user\nGET /users")
  }

  @Test func leadInsTellWhatIsSent() async {
    let page = "# A\n\n```\nPUT /a\n```\n\nMan bekommt:\n\n| Name | Type |\n|---|---|\n| `q` | string |\n"
    #expect(await summary(page, ExtractionHints()) == "PUT /a\n  body q: string")
    #expect(
      await summary(page, ExtractionHints(responseLeadIns: ["man bekommt"])) == "PUT /a\n  -> 200 {q?: string}")
    let body = "# A\n\n```\nPUT /a\n```\n\nMan sagt:\n\n```json\n{\"a\": 1}\n```\n"
    #expect(await summary(body, ExtractionHints()) == "PUT /a\n  -> 200 {a: integer}")
    #expect(await summary(body, ExtractionHints(requestLeadIns: ["man sagt"])) == "PUT /a")
  }

  @Test func pagesAreLeftOut() async {
    let files = ["a.md", "drafts/b.md"].map {
      DocsFolder.File(path: $0, bytes: Array("# A\n\n```\nGET /\($0.dropLast(3))\n```\n".utf8))
    }
    let hints = ExtractionHints(excluded: [PathPattern("drafts/**")])
    #expect(await Extraction.extract(files, hints: hints).spec.operations.map(\.name) == ["GET /a"])
    #expect(await Extraction.extract(files).spec.operations.count == 2)
  }
}

@Suite struct BasePathTests {
  private let sample = "\n```shell\ncurl https://h.example.com/api/v4/users\n```\n"

  @Test func wholePathsBesideOthersLoseIt() async {
    let spec = await extract(
      "# A\n\n```\nGET /users\n```\n\(sample)", "# B\n\n```\nGET /api/v4/user\n```\n"
    ).spec
    #expect(spec.operations.map(\.name) == ["GET /users", "GET /user"])
    #expect(spec.server == "https://h.example.com/api/v4")
    #expect(spec.version == "v4")
  }

  @Test func wholePathsEverywhereKeepIt() async {
    let spec = await extract("# A\n\n```\nGET /api/v4/users\n```\n\(sample)", "# B\n\n```\nGET /api/v4/user\n```\n")
      .spec
    #expect(spec.operations.map(\.name) == ["GET /api/v4/users", "GET /api/v4/user"])
    #expect(spec.server == "https://h.example.com")
  }

  /// A line that writes the whole URL begins with the base path that the samples of others show.
  @Test func wholeURLsCountForTheBasePathOfOthers() async {
    let whole =
      "```\nGET https://h.example.com/api/v4/user\n```\n\n```shell\ncurl https://h.example.com/api/v4/user\n```\n"
    let spec = await extract("# A\n\n```\nGET /users\n```\n\(sample)", "# B\n\n\(whole)\n## More\n\n\(whole)").spec
    #expect(spec.operations.map(\.name) == ["GET /users", "GET /user"])
    #expect(spec.server == "https://h.example.com/api/v4")
  }

  @Test func oneOperationInBothSpellingsIsOne() async {
    let spec = await extract("# A\n\n```\nGET /users/:id\n```\n", "# B\n\n```\nGET /api/v4/users/:id\n```\n").spec
    #expect(spec.operations.map(\.name) == ["GET /users/{id}"])
  }
}
