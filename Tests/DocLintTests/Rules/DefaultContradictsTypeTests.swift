import Testing

@Suite struct DefaultContradictsTypeTests {
  private let probe = RuleProbe("TAB227")

  private static func page(_ type: String, _ given: String) -> String {
    "# Kites\n\n## List kites\n\n`GET /kites`\n\n- `limit` `(\(type): \(given))` – What to give.\n"
  }

  private static func table(_ type: String, _ given: String) -> String {
    "# Kites\n\n## List kites\n\n`GET /kites`\n\n| Name | Type | Default | Description |\n|---|---|---|---|\n"
      + "| `limit` | \(type) | \(given) | What to give |\n"
  }

  @Test func tells() async {
    #expect(await probe.places(Self.page("bool", "25")) == ["25"])
    #expect(await probe.places(Self.page("int", "false")) == ["false"])
    #expect(await probe.places(Self.table("boolean", "20")) == ["20"])
    #expect(await probe.places(Self.table("number", "true")) == ["true"])
  }

  @Test(arguments: [
    page("bool", "true"), page("int", "25"), page("string", "25"), table("boolean", "1"), table("boolean", "none"),
    table("integer", "unlimited"), table("integer/boolean", "false"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
