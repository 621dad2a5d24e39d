import Testing

@Suite struct DefaultOutsideLimitsTests {
  private let probe = RuleProbe("TAB221")

  private static func row(_ description: String, given: String = "") -> String {
    "| Attribute | Default | Description |\n|---|---|---|\n| `width` | \(given) | \(description) |\n"
  }

  @Test(arguments: [
    (row("Width, default: `200`, max: `100`"), "200"), (row("Between 1 and 100, default 500."), "500"),
    (row("Default 1,000 (max 500)"), "1,000"), (row("Default is 5. Minimum value: 10"), "5"),
    (row("At most 100", given: "`500`"), "500"), (row("Range: 10-100. Defaults to 500"), "500"),
    ("- `width` (integer): the width, default 500, at most 100\n", "500"),
    (row("Default 20 seconds, max 10 seconds"), "20"),
  ])
  func tells(page: String, place: String) async { #expect(await probe.places(page) == [place]) }

  @Test(arguments: [
    row("Width, default: `20`, max: `100`"), row("Between 1 and 100, default 100."),
    row("Default 10 minutes, maximum 1 hour"), row("Default 300, maximum 1 hour"), row("Default 0, minimum 1"),
    row("Default -1, minimum 10"), row("Default 20 (max 10 for guests, max 100 for members)"),
    row("Default 20 for guests, default 200 for members, max 100"), row("Default 2.5, max 2"),
    row("Default 10k, max 500"), row("Maximum width in pixels. Default 500"), row("The default of 500 was 100"),
    row("Default 1; at least 3 for guests"), row("max 4 characters", given: "`12345`"),
    row("Default 500 if unset, max 100"), row("At most 1,000", given: "500"), row("max 10", given: "500 or so"),
  ])
  func passes(page: String) async {
    #expect(await probe.places(page) == [])
  }

  @Test func leavesParametersToTheirOwnRule() async {
    let page =
      "## List kites\n\n`GET /kites`\n\n| Attribute | Type | Required | Description |\n|---|---|---|---|\n"
      + "| `count` | integer | no | Between 1 and 100. Defaults to `500`. |\n"
    #expect(await probe.places(page) == [])
    #expect(await RuleProbe("EXA220").places(page) == ["500"])
  }
}
