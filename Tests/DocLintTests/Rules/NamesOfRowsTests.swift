import Testing

/// Rows named otherwise than what is sent or shown, and rows that are missing: TAB208, TAB218, REQ201, REQ203, REQ208 and END101.
@Suite struct NamesOfRowsTests {
  private static func answer(_ name: String) -> String {
    "## Get a lamp\n\n`GET /lamps/{id}`\n\nResponse attributes:\n\n| Field | Type | Description |\n|---|---|---|\n"
      + "| id | string | The ID |\n| name | string | The name |\n| \(name) | string | When it was seen |\n\n"
      + "```json\n{\"id\": \"a\", \"name\": \"hall\", \"last_seen\": \"2023-01-05T10:00:00Z\"}\n```\n"
  }

  @Test(arguments: [("seen_last", ["seen_last"]), ("lastSeen", ["lastSeen"]), ("last_seen", []), ("owner", [])])
  func comparesRowsWithTheAnswer(name: String, expected: [String]) async {
    #expect(await RuleProbe("TAB208").places(Self.answer(name)) == expected)
  }

  private static func sent(_ rows: [String], _ json: String) -> String {
    SmallPage.section(
      "Create a lamp", "POST /lamps", rows.map { "\($0) |" },
      sample: "POST --json '\(json)' \"https://example.com/lamps\"")
  }

  @Test(arguments: [
    (["`lamp_name` | string | yes | A", "`lampType` | string | yes | B", "`os_name` | string | no | C"], ["lampType"]),
    (["`lamp_name` | string | yes | A", "`lamp_type` | string | yes | B", "`os_name` | string | no | C"], []),
    (["`lampName` | string | yes | A", "`lampType` | string | yes | B", "`osName` | string | no | C"], ["lamp_name"]),
  ])
  func comparesStylesOfNames(rows: [String], expected: [String]) async {
    let page = Self.sent(rows, #"{"lamp_name": "a", "lamp_type": "b", "os_name": "c"}"#)
    #expect(await RuleProbe("REQ201").places(page).prefix(1) == expected[...])
  }

  @Test(arguments: [("code", "Content of a note", ["code"]), ("code", "The code of a note", ["content"])])
  func believesTheDescription(name: String, text: String, expected: [String]) async {
    let page = Self.sent(
      ["`title` | string | yes | The title", "`\(name)` | string | yes | \(text)"], #"{"title": "a", "content": "b"}"#)
    #expect(await RuleProbe("REQ201").places(page) == expected)
  }

  @Test(arguments: [
    ("", 1), ("- `watts` (integer) - What it takes\n", 0), ("\nThe `watts` are told on the lamp.\n", 0),
  ])
  func findsMissingItems(rest: String, count: Int) async {
    let page =
      "## Create a lamp\n\n`POST /lamps`\n\nParameters:\n\n- `name` (string) - The name\n- `room` (string) - The room\n"
      + "\(rest)\n```shell\ncurl --json '{\"name\": \"a\", \"room\": \"b\", \"watts\": 3}' https://example.com/lamps\n```\n"
    #expect(await RuleProbe("REQ201").findings(page).count == count)
  }

  @Test(arguments: [("", 1), ("| `watts` | integer | no | What it takes |\n", 0)])
  func findsMissingRowsOfBodies(row: String, count: Int) async {
    let page =
      SmallPage.section("Create a lamp", "POST /lamps", ["`name` | string | yes | A", "`room` | string | yes | B"])
      .replacing("| B |\n", with: "| B |\n\(row)")
      + "Request body:\n\n```json\n{\"name\": \"a\", \"room\": \"b\", \"watts\": 3}\n```\n"
    #expect(await RuleProbe("REQ201").findings(page).count == count)
  }

  @Test(arguments: [("page_token", 1), ("pageToken", 0), ("image_uri", 1), ("image_url", 0), ("other_name", 0)])
  func readsOtherFormsInTheText(name: String, count: Int) async {
    let page =
      SmallPage.section(
        "List lamps", "GET /lamps", ["`pageToken` | string | no | A", "`image_url` | string | no | B"])
      + "The `\(name)` is taken.\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
  }

  @Test(arguments: [("Beaer abc", ["Beaer"]), ("Bearer abc", []), ("Token abc", []), ("Basci abc", ["Basci"])])
  func readsSchemes(value: String, expected: [String]) async {
    let page = SmallPage.section(
      "List lamps", "GET /lamps", sample: "GET --header \"Authorization: \(value)\" \"https://example.com/lamps\"")
    #expect(await RuleProbe("REQ203").places(page) == expected)
  }

  @Test(arguments: [("X-API-Token", ["X-API-Token"]), ("X-API-Key", []), ("X-Trace-Id", [])])
  func comparesHeadersWithTheText(name: String, expected: [String]) async {
    let sample = { (name: String) in "GET --header \"\(name): abc\" \"https://example.com/lamps\"" }
    let page =
      "# Lamps\n\nSend your key in the `X-API-Key` header.\n\n"
      + SmallPage.section("List lamps", "GET /lamps", sample: sample("X-API-Key"))
      + SmallPage.section("Create a lamp", "POST /lamps", sample: sample(name))
    #expect(await RuleProbe("REQ208").places(page) == expected)
  }

  @Test(arguments: [("/rooms/:id/lamps", [":id"]), ("/rooms/:room_id/lamps", [])])
  func believesTheOtherPaths(path: String, expected: [String]) async {
    let row = "`room_id` | integer | yes | The ID of the room"
    let page =
      SmallPage.section("List lamps", "GET \(path)", [row])
      + SmallPage.section("Get a room", "GET /rooms/:room_id", [row])
    #expect(await RuleProbe("END101").places(page) == expected)
  }
}
