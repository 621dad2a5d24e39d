import APIModel
import Testing

@Suite struct WrongLanguageTests {
  private let probe = RuleProbe("EXA223")

  private static func fence(_ tag: String, _ text: String) -> String { "# Kites\n\n```\(tag)\n\(text)\n```\n" }

  @Test(arguments: [
    ("json", "curl \"https://example.com/kites\""), ("json", "$ curl https://example.com/kites"),
    ("json", "GET /kites"), ("json", "POST /kites\nAccept: */*"), ("bash", "POST /kites\n\n{\"tail\": 1}"),
    ("bash", "GET /kites\nGET /kites/:id"),
    ("sh", "POST https://example.com/kites HTTP/1.1\nHost: example.com\n\n{\"tail\": 1}"), ("zsh", "[1, 2]"),
    ("shell", "{\n  \"tail\": 1\n}"),
  ])
  func tells(tag: String, text: String) async {
    #expect(await probe.places(Self.fence(tag, text)) == [tag])
  }

  @Test(arguments: [
    ("console", "GET /kites"), ("http", "GET /kites"), ("text", "{\"tail\": 1}"), ("", "curl https://example.com"),
    ("json", "curl https://example.com\n{\"tail\": 1}"), ("json", "POST /kites\n{\"tail\": 1}"),
    ("json", "$ curl https://example.com\n\n  [1]"), ("json", "{\"tail\": 1}"), ("json", "\"curl \""),
    ("jsonc", "GET /kites"), ("bash", "GET /kites | jq ."),
    ("bash", "# Lists all\nGET /kites"), ("shell", "{ ls; }"), ("shell", "[ -f kite ] && echo 1"),
    ("shell", "{\"tail\": 1,}"), ("shell", "GET"), ("bash", "curl https://example.com\n{\"tail\": 1}"),
    ("shell", "GET /kites\nAnd so on"), ("shellcheck", "{\"tail\": 1}"), ("shell", ""),
  ])
  func passes(tag: String, text: String) async {
    #expect(await probe.places(Self.fence(tag, text)) == [])
  }

  @Test func tellsAStyleOnce() async {
    let page = (1...4).map { Self.fence("bash", "GET /kites/\($0)") }.joined()
    let findings = await probe.findings(page)
    #expect(findings.map(\.message) == ["Request in a block tagged `bash`, as in 3 further blocks"])
    #expect(await probe.mended(page) == page.replacing("```bash", with: "```http"))
    // Where the tag is right elsewhere it is no style.
    #expect(await probe.findings(page + Self.fence("bash", "curl https://example.com/kites")).count == 4)
  }

  @Test func takesThePagesOwnTag() async {
    let page = Self.fence("plaintext", "GET /kites") + Self.fence("shell", "GET /kites/1")
    #expect(await probe.mended(page) == page.replacing("```shell", with: "```plaintext"))
    let quoted = "> ```json\n> curl https://example.com/kites\n> ```\n" + Self.fence("bash", "curl https://example.com")
    #expect(await probe.mended(quoted) == quoted.replacing("```json", with: "```bash"))
  }
}
