import Testing

/// Labels without what they announce, first sentences, and values and files in the text: END216, EXA242, EXT139 to
/// EXT142, LNK108.
@Suite struct LabelsAndLeadsTests {
  private static func page(_ text: String) -> String { "# Lamps\n\nOf the lamp, the room and the house.\n\n\(text)\n" }

  @Test(arguments: [
    ("Example response:\n\n| Status | Text |\n|---|---|\n| 200 | Lit |", 1),
    ("Example response:\n\n## Rooms\n\nOld.", 1),
    ("Example request:", 1), ("Example response:\n\n```json\n{}\n```", 0),
    ("Example responses:\n\n- Lit:\n\n  ```json\n  {}\n  ```", 0), ("- Example response:\n\n## Rooms\n\nOld.", 0),
    ("The example response:\n\n## Rooms\n\nOld.", 0), ("Example response:\n\nNone.", 0),
  ])
  func findsLabels(text: String, count: Int) async {
    #expect(await RuleProbe("EXA242").findings(Self.page(text)).count == count)
  }

  @Test(arguments: [
    ("It has the form [{ 'key' => 'a' }] there.", ["{ 'key' => 'a' }"]),
    ("Send {\"lamp\": 1} to it.", ["{\"lamp\": 1}"]),
    ("Send `{\"lamp\": 1}` to it.", []), ("Send {lamp} or { lamp: 1 } to it.", []),
    ("A map of \\{ \"lamp\": 1 \\} pairs.", []), ("{\"lamp\": 1}", []),
  ])
  func findsValues(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT140").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("upon success, nothing is sent.", ["upon"]), ("Upon success, nothing is sent.", []),
    ("curl is what sends it.", []),
    ("if it is lit:", []),
  ])
  func findsSmallLetters(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT142").places("# Lamps\n\n## Dim a lamp\n\n\(text)\n") == expected)
    let table = "| a | b |\n|---|---|\n| c | d |\n\n```\ncurl x\n```\n\n"
    #expect(await RuleProbe("EXT142").places("# Lamps\n\n\(table)\(text)\n") == expected)
    // What goes on behind a block.
    #expect(await RuleProbe("EXT142").places("# Lamps\n\nSend\n\n```\ncurl x\n```\n\n\(text)\n").isEmpty)
  }

  @Test(arguments: [
    ("Gets the color of it", 1), ("Gets the color of it.", 0), ("Gets the color of it:", 0), ("The color is below", 0),
    ("Gets its `color`", 0), ("Gets it", 0), ("- Gets the color of it", 0),
  ])
  func findsOpenLeads(lead: String, count: Int) async {
    let leads = ["Gets all lamps.", "Gets a lamp.", "Dims the lamp.", "Sells a lamp.", lead]
    let page = leads.enumerated().map { number, lead in
      "## Section \(number)\n\n\(lead)\n\n```plaintext\nGET /lamps/x\(number)\n```\n\n"
    }.joined()
    #expect(await RuleProbe("EXT141").findings("# Lamps\n\n" + page).count == count)
  }

  @Test(arguments: [
    ("Checks your .lamp-setup.yml in time, not `.lamp-setup.yml`.", [".lamp-setup.yml"]),
    ("Checks `.lamp-setup.yml`.", []), ("Checks .other.yml, not `.lamp-setup.yml`.", []), ("It is lit. See `.b`", []),
  ])
  func findsFiles(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT139").places(Self.page(text)) == expected)
  }

  @Test(arguments: [("See [this](README.html#lamps).", ["README.html"]), ("See [this](lamps.html).", [])])
  func findsEndings(text: String, expected: [String]) async {
    #expect(await RuleProbe("LNK108").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("Get the color of a lamp", "Gets the colors of a lamp.", "[{\"id\": 1}]", 1),
    ("Get the colors of a lamp", "Gets the colors of a lamp.", "[{\"id\": 1}]", 0),
    ("Get the color of a lamp", "Gets the color of a lamp.", "[{\"id\": 1}]", 0),
    ("Get the color of a lamp", "Gets the colors of a lamp.", "{\"id\": 1}", 0),
  ])
  func findsNumbers(heading: String, lead: String, answer: String, count: Int) async {
    let page =
      "# Lamps\n\n## \(heading)\n\n\(lead)\n\n```plaintext\nGET /lamps/:id/colors\n```\n\nExample response:\n\n```json\n\(answer)\n```\n"
    #expect(await RuleProbe("END216").findings(page).count == count)
  }
}
