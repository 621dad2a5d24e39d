import Testing

/// What a table or a heading says of itself: TAB108, TAB217, TAB223 to TAB226, EXT114, EXT120, EXA202, EXA221 and EXA228.
@Suite struct TablesAndNumbersTests {
  private static let head = "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n| Name | Type | Description |\n|---|---|---|\n"

  @Test(arguments: [
    ("\n| `b` | string | B |\n| `c` | string | C |\n", 1), ("\n\n| `b` | string | B |\n", 1),
    ("\n| `b` | string |\n", 0), ("\n| `b` | string | B |\n|---|---|---|\n| `c` | string | C |\n", 0),
    ("\nText with a | in it.\n", 0), ("\n## Next\n\n| `b` | string | B |\n", 0), ("| `b` | string | B |\n", 0),
  ])
  func findsWhatAnEmptyLineCutsOff(rest: String, count: Int) async {
    let page = Self.head + "| `a` | string | A |\n" + rest
    #expect(await RuleProbe("TAB108").findings(page).count == count)
    #expect(await RuleProbe("TAB106").findings(page).count == 0)
    if count == 1 { #expect(await RuleProbe("TAB108").findings(RuleProbe("TAB108").mended(page)).isEmpty) }
  }

  @Test(arguments: [
    ("between 100 and 10", 1), ("between 10 and 100", 0), ("min: 10, max: 1", 1), ("min: 1, max: 10", 0),
    ("minimum 5, maximum 3", 1), ("between 22 and 6 o'clock", 0), ("between 0 and 2^64", 0), ("between 8 and 4.5", 0),
    ("The minimum is 10. The maximum is 2 weeks", 0),
  ])
  func findsReversedLimits(text: String, count: Int) async {
    let page = SmallPage.section("List lamps", "GET /lamps", ["`level` | integer | no | The level, \(text)"])
    #expect(await RuleProbe("TAB224").findings(page).count == count)
  }

  @Test(arguments: [
    ("One of `asc`, `asc`", 1), ("One of `asc`, `desc`", 0), ("Can be `on`, `off`, or `on`", 1),
    ("Returns `string`, `string`", 0), ("One of `a1`, `b1`. With `a1`, all", 0), ("Either `1` or `1`", 0),
  ])
  func findsValuesListedTwice(text: String, count: Int) async {
    let page = SmallPage.section("List lamps", "GET /lamps", ["`sort` | string | no | \(text)"])
    #expect(await RuleProbe("TAB225").findings(page).count == count)
  }

  @Test(arguments: [("open", 1), ("closed", 0)])
  func findsRowsOfValuesTwice(value: String, count: Int) async {
    let page =
      SmallPage.section("List lamps", "GET /lamps") + "| Parameter | Value |\n|---|---|\n| state | open |\n"
      + "| state | \(value) |\n"
    #expect(await RuleProbe("TAB225").findings(page).count == count)
  }

  @Test(arguments: [("TODO", 1), ("TBD.", 1), ("To do", 0), ("TODO items of the user", 0), ("`TODO`", 0)])
  func findsUnfilledCells(text: String, count: Int) async {
    let page = SmallPage.section("List lamps", "GET /lamps", ["`sort` | string | no | \(text)"])
    #expect(await RuleProbe("TAB226").findings(page).count == count)
  }

  @Test(arguments: [
    ("Optional phone number", 1), ("Optional settings", 0), ("Optional. The number", 1), ("Optional list of names", 1),
    ("Optionally a number", 0),
  ])
  func readsOptionalAtTheBeginning(text: String, count: Int) async {
    let page = SmallPage.section("Create a lamp", "POST /lamps", ["`phone` | string | yes | \(text)"])
    #expect(await RuleProbe("TAB217").findings(page).count == count)
  }

  @Test(arguments: [
    ("<Note>\nBright.\n", 1), ("<Note>\nBright.\n</Note>\n", 0), ("<Lamp>\nBright.\n", 0),
    ("<Card title=\"a > b\" />\n", 0),
    ("<Tabs>\n<Tab title=\"a\">\n\nOne\n\n</Tabs>\n", 1), ("</Note>\n\n<Note>\n", 0), ("`<Note>` opens a box.\n", 0),
  ])
  func findsOpenComponents(text: String, count: Int) async {
    let page = Self.head + "| `a` | string | A |\n\n\(text)\n## Next\n\nText.\n"
    #expect(await RuleProbe("EXT114").findings(page).count == count)
  }

  @Test(arguments: [
    ("## 2. Three", 1), ("## 3. Three", 0), ("## 1. Three", 0), ("### 2. Three", 0), ("## 2 lamps", 0),
  ])
  func findsRepeatedNumbers(heading: String, count: Int) async {
    let page = Self.head + "| `a` | string | A |\n\n## 1. One\n\nA.\n\n## 2. Two\n\nB.\n\n\(heading)\n\nC.\n"
    #expect(await RuleProbe("EXT120").findings(page).count == count)
  }

  @Test(arguments: [
    ("string", "At least 100.", "7", ["string"]), ("integer", "At least 100.", "700", []),
    ("string", "At least 3 characters.", "700", ["700"]), ("string", "Array of names", #"["a"]"#, ["string"]),
  ])
  func takesTheSideOfTheDescription(type: String, text: String, value: String, expected: [String]) async {
    let page = SmallPage.section(
      "Create a lamp", "POST /lamps", ["`level` | \(type) | no | \(text)"])
    let request = "Request body:\n\n```json\n{\"level\": \(value)}\n```\n"
    #expect(await RuleProbe("EXA202").places(page + request) == expected)
  }

  @Test(arguments: [("time=3h30m", ["integer"]), ("time=soon", ["soon"]), ("time=3", [])])
  func takesTheSideOfTheExampleInTheRow(query: String, expected: [String]) async {
    let page = SmallPage.section(
      "Wait for a lamp", "GET /lamps", ["`time` | integer | no | How long, for example 3h30m"],
      sample: "GET \"https://example.com/lamps?\(query)\"")
    #expect(await RuleProbe("EXA202").places(page) == expected)
  }

  @Test(arguments: [
    ("2021-02-30T10:00:00Z", 1), ("2024-02-29T10:00:00Z", 0), ("2023-02-29T10:00:00Z", 1), ("2021-04-31T10:00:00Z", 1),
    ("2021-12-31T10:00:00Z", 0), ("2000-02-29T10:00:00Z", 0),
  ])
  func knowsTheDaysOfAMonth(time: String, count: Int) async {
    let page = SmallPage.section("Get a lamp", "GET /lamp", response: #"{"id": 1, "lit_at": "\#(time)"}"#)
    #expect(await RuleProbe("EXA221").findings(page).count == count)
  }

  @Test(arguments: [
    ("created_at", "updated_at", "2020-05-01T10:00:00Z", 1), ("created_at", "updated_at", "2022-05-01T10:00:00Z", 0),
    ("created_at", "expires_at", "2020-05-01T10:00:00Z", 0), ("created_at", "updated_at", "2021-05-04T23:00:00Z", 0),
    ("startTime", "endTime", "2020-05-01T10:00:00Z", 1),
  ])
  func comparesTimes(start: String, end: String, time: String, count: Int) async {
    let page = SmallPage.section(
      "Get a lamp", "GET /lamp", response: #"{"id": 1, "\#(start)": "2021-05-05T10:00:00Z", "\#(end)": "\#(time)"}"#)
    #expect(await RuleProbe("EXA228").findings(page).count == count)
  }
}
