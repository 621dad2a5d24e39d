import Testing

@Suite struct UntaggedJSONTests {
  private let probe = RuleProbe("EXA224")

  private static func page(tagged: Int, _ others: [String]) -> String {
    ([String](repeating: "```json\n{\"tail\": 1}\n```\n", count: tagged) + others).joined(separator: "\n")
  }

  private static let untagged = "``` \n{\"line\": 2}\n```\n"

  @Test func tellsTheFew() async {
    let page = Self.page(tagged: 4, [Self.untagged, "~~~\n[1, 2, 3]\n~~~\n"])
    #expect(await probe.places(page) == ["```", "~~~"])
    #expect(
      await probe.mended(page) == page.replacing("``` \n", with: "```json \n").replacing("~~~\n[", with: "~~~json\n["))
  }

  @Test(arguments: [
    page(tagged: 2, [untagged]), page(tagged: 3, [untagged, untagged]),
    page(tagged: 3, ["```\n{\"line\": ...}\n```\n"]), page(tagged: 3, ["```\nGET /kites\n```\n"]),
    page(tagged: 3, ["```text\n{\"line\": 2}\n```\n"]), page(tagged: 3, ["    {\"line\": 2}\n"]),
    page(tagged: 3, ["```\n{}\n```\n"]),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
