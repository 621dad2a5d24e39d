import APIModel
import DocExtract
import DocLint
import Testing

/// REQ109 on folders of several pages.
@Suite struct SampleHostTests {
  private static func page(_ origin: String, _ base: String, _ name: String) -> String {
    var text = "# \(name) API\n\n## List \(name)\n\n```plaintext\nGET /\(name)\n```\n\n```shell\n"
    for page in 1...6 { text += "curl \"\(origin)\(base)/\(name)?page=\(page)\"\n" }
    return text + "```\n\nExample response:\n\n```json\n[]\n```\n"
  }

  private static func findings(_ pages: [String]) async -> [Finding] {
    let files = pages.enumerated().map { DocsFolder.File(path: "page-\($0).md", bytes: Array($1.utf8)) }
    return await Linter().lint(await Extraction.extract(files)).filter { $0.rule.code == "REQ109" }
  }

  private static let weather = [
    "stations", "sensors", "alarms", "owners", "places", "keys", "hooks", "events", "shifts", "parts",
  ].map {
    page("https://weather.example.com", "/api/v2", $0)
  }

  @Test func aPageOfTheSameAPIThatCallsTheWritersMachineIsFound() async {
    let findings = await Self.findings(Self.weather + [Self.page("http://localhost:3000", "/api/v2", "reports")])
    #expect(findings.count == 6)
    #expect(findings.allSatisfy { $0.span.path == "page-10.md" })
  }

  @Test func anotherProductsPageHasAHostOfItsOwn() async {
    #expect(await Self.findings(Self.weather + [Self.page("http://localhost:9090", "/api/v1", "series")]).isEmpty)
  }
}
