import Testing

@Suite struct OwnMachineInSampleTests {
  private let probe = RuleProbe("REQ111")

  private static func page(_ urls: [String]) -> String {
    "## List kites\n\n`GET /kites`\n\n```shell\n" + urls.map { "curl \"\($0)\"\n" }.joined() + "```\n"
  }

  private static func server(_ count: Int) -> [String] {
    (0..<count).map { "https://example.com/api/kites/\($0)" }
  }

  @Test(arguments: ["http://localhost:3000", "http://127.0.0.1"])
  func tells(origin: String) async {
    let host = String(origin.dropFirst("http://".utf8.count))
    #expect(await probe.places(Self.page(Self.server(3) + [origin + "/api/tails"])) == [host])
  }

  @Test(arguments: [
    page(server(2) + ["http://localhost:3000/api/tails"]), page(server(3) + ["http://localhost:3000/metrics"]),
    page(server(3) + [String](repeating: "http://localhost:3000/api/tails", count: 3)),
    page(["https://a.example.com/api/kites", "https://b.example.com/api/kites", "http://localhost/api/kites"]),
    page((0..<5).map { "http://localhost:3000/api/kites/\($0)" }),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }

  @Test func leavesRareOnesToTheirOwnRule() async {
    let page = Self.page(Self.server(8) + ["http://localhost:3000/api/tails"])
    #expect(await probe.places(page) == [])
    #expect(await RuleProbe("REQ109").places(page) == ["localhost:3000"])
  }
}
