import Testing

@Suite struct TokenInTheClearTests {
  private let probe = RuleProbe("REQ110")

  private static func page(_ command: String, _ other: String = "curl https://kites.example.com/kites") -> String {
    "## List kites\n\n`GET /kites`\n\n```shell\n\(command)\n```\n\n```shell\n\(other)\n```\n"
  }

  @Test(arguments: [
    page("curl -H 'Authorization: Bearer abc' http://kites.example.com/kites"),
    page("curl -u ada:secret http://kites.example.com/kites"),
    page("curl -H 'X-Api-Key: abc' http://kites.example.com/kites", "echo https://kites.example.com/"),
    page("curl 'http://kites.example.com/kites?access_token=abc'"),
    page("curl -d 'password=abc' http://kites.example.com/login"),
  ])
  func tells(page: String) async {
    #expect(await probe.places(page) == ["http://"])
    #expect(await probe.mended(page) == page.replacing("http://", with: "https://"))
  }

  @Test(arguments: [
    page("curl http://kites.example.com/kites"), page("curl -H 'Accept: */*' http://kites.example.com/kites"),
    page("curl -H 'Authorization: Bearer abc' http://kites.example.com:8080/kites"),
    page("curl -H 'Authorization: Bearer abc' http://localhost/kites", "curl https://localhost/kites"),
    page("curl -H 'Authorization: Bearer abc' http://192.168.1.5/kites", "curl https://192.168.1.5/kites"),
    page("curl -H 'Authorization: Bearer abc' http://kites.local/kites", "curl https://kites.local/kites"),
    page("curl -H 'Authorization: Bearer abc' http://$HOST/kites", "curl https://$HOST/kites"),
    page("curl -H 'Authorization: Bearer abc' http://kites/kites", "curl https://kites/kites"),
    // Nothing says that the host has encryption.
    page("curl -H 'Authorization: Bearer abc' http://kites.example.com/kites", "echo https://other.example.com"),
    page("curl -H 'Authorization: Bearer abc' http://kites.example.com/kites", "echo https://kites.example.com.org"),
    page("curl -H 'Authorization: Bearer abc' http://kites.example.com/kites", "echo https://kites.example.com:8443/"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }

  @Test func leavesThePagesHabitToItsOwnRule() async {
    let others = [String](repeating: "curl https://kites.example.com/kites", count: 3).joined(separator: "\n")
    let page = Self.page("curl -H 'Authorization: Bearer abc' http://kites.example.com/kites", others)
    #expect(await probe.places(page) == [])
    #expect(await RuleProbe("REQ106").places(page) == ["http://"])
  }
}
