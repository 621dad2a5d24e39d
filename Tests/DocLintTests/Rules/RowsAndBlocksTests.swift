import Testing

/// Rows beside each other and what stands in blocks: TAB103, TAB208, TAB211, TAB215, TAB218, LNK202, EXA202, EXA209, EXA223 and EXT101.
@Suite struct RowsAndBlocksTests {
  private static let events = ["new_issue", "close_issue", "reassign_issue", "reopen_issue", "merge_merge_request"]

  private static func hooks(_ name: String) -> String {
    let table = { (names: [String]) in names.map { "`\($0)` | boolean | no | Tell of it" } }
    return SmallPage.section("Get settings", "GET /settings", table(events + ["reassign_merge_request"]))
      + SmallPage.section("Update settings", "PUT /settings", table(events + [name]))
  }

  @Test(arguments: [
    ("reasign_merge_request", ["reasign_merge_request"]), ("reassign_merge_request", []), ("push_merge_request", []),
  ])
  func comparesTheWordsOfSiblings(name: String, expected: [String]) async {
    #expect(await RuleProbe("TAB208").places(Self.hooks(name)).map { $0.filter { $0 != "`" } } == expected)
  }

  @Test(arguments: [
    ("lampCuont", 1), ("lampCount", 0), ("roomCuont", 0), ("shelf_lenght", 1), ("shelf_length", 0),
  ])
  func readsNamesInTheText(name: String, count: Int) async {
    let page =
      SmallPage.section(
        "Get a lamp", "GET /lamps/:id", [SmallPage.id], response: #"{"id": 1, "lampCount": 2, "shelf_length": 3}"#)
      + "The `\(name)` is told on request.\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
  }

  private static func statuses(_ rows: [String]) -> String {
    "# Lamps\n\n" + SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])
      + "| Status | Description |\n|---|---|\n" + rows.map { "| \($0) |\n" }.joined()
  }

  @Test(arguments: [
    (["200 | The lamp", "200 | The token is invalid"], 1), (["200 | The lamp", "401 | The token is invalid"], 0),
    (["200 | The lamp", "200 | The lamp as it was"], 0),
  ])
  func readsRefusals(rows: [String], count: Int) async {
    #expect(await RuleProbe("LNK202").findings(Self.statuses(rows)).count == count)
  }

  @Test(arguments: [("403", 1), ("404", 0)])
  func readsWhatIsNotThere(status: String, count: Int) async {
    let page =
      ["lamp", "room", "house", "shelf"].map { thing in
        Self.statuses(["200 | The \(thing)", "404 | The \(thing) was not found"])
      }.joined(separator: "\n") + Self.statuses(["200 | The bulb", "\(status) | No bulb was not found"])
    #expect(await RuleProbe("LNK202").findings(page).count == count)
  }

  @Test(arguments: [("string", ["string"]), ("boolean", [])])
  func believesWhether(type: String, expected: [String]) async {
    let page = SmallPage.section(
      "Create a lamp", "POST /lamps", ["`lit` | \(type) | no | Whether the lamp is lit"],
      sample: "POST --header \"Content-Type: application/json\" --data '{\"lit\": true}' \"https://example.com/lamps\"")
    #expect(await RuleProbe("EXA202").places(page) == expected)
  }

  @Test(arguments: [("string", ["string"]), ("integer", [])])
  func believesTheDefaultOfALevel(type: String, expected: [String]) async {
    let page = SmallPage.section(
      "Add a member", "POST /members", ["`access_level` | \(type) | no | The level. Default: `30`."])
    #expect(await RuleProbe("TAB211").places(page) == expected)
  }

  @Test(arguments: [("query", 1), ("delete", 0)])
  func readsTheVerbOfARow(verb: String, count: Int) async {
    let page = SmallPage.section(
      "Delete a lamp", "DELETE /lamps/:id", ["`id` | integer | yes | The ID of the lamp to \(verb)"])
    #expect(await RuleProbe("TAB215").findings(page).count == count)
  }

  @Test(arguments: [("query", "query", 1), ("query", "header", 0)])
  func tellsPlacesOfRowsApart(one: String, other: String, count: Int) async {
    let page =
      "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n| Name | In | Type | Description |\n|---|---|---|---|\n"
      + "| `token` | \(one) | string | The token |\n| `token` | \(other) | string | The token |\n"
    #expect(await RuleProbe("TAB103").findings(page).count == count)
  }

  @Test(arguments: [("", 1), ("\u{A0}\u{A0}", 0), ("&emsp;", 0), ("↳ ", 0)])
  func tellsIndentedRowsApart(indent: String, count: Int) async {
    let page =
      "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n| Name | Type | Description |\n|---|---|---|\n"
      + "| name | string | The name |\n| room | object | The room |\n| \(indent)key | string | Its key |\n"
      + "| shelf | object | The shelf |\n| \(indent)key | string | Its key |\n"
    #expect(await RuleProbe("TAB103").findings(page).count == count)
  }

  @Test(arguments: [("Here is one:", 3), ("The file with its merge conflict:", 0)])
  func takesMarksThatAnAPIReturns(lead: String, count: Int) async {
    let page =
      "# Files\n\n\(lead)\n\n```plaintext\n<<<<<<< ours\none\n=======\nother\n>>>>>>> theirs\n```\n"
    #expect(await RuleProbe("EXT101").findings(page).isEmpty == (count == 0))
  }

  @Test(arguments: [("", 1), ("The state is `TODO` or `DONE`.", 0)])
  func takesWhatTheTextLists(text: String, count: Int) async {
    let page =
      SmallPage.section("Get a task", "GET /tasks/:id", response: #"{"id": 1, "state": "TODO"}"#) + text + "\n"
    #expect(await RuleProbe("EXA209").findings(page).count == count)
  }

  @Test(arguments: [("An answer", 1), ("Malformed JSON", 0)])
  func takesBrokenJSONThatIsTitledSo(title: String, count: Int) async {
    let page = "# Faults\n\n## \(title)\n\n```json\n{\"id\": 1,}\n```\n"
    #expect(await RuleProbe("EXA102").findings(page).count == count)
  }

  @Test(arguments: [
    ("import requests\n\nanswer = requests.get(\"https://example.com/lamps\")\nprint(answer.json())", 1),
    ("from lamps import Client\n\nClient().dim(7)", 1),
    ("import lamps.json", 0), ("import -window root shot.png\ncurl --form file=@shot.png https://example.com/shots", 0),
  ])
  func tellsPythonFromShell(block: String, count: Int) async {
    let page =
      "# Lamps\n\n```shell\n\(block)\n```\n\n```shell\ncurl https://example.com/lamps\n```\n\n"
      + "```python\nprint(1)\n```\n\n```python\nprint(2)\n```\n"
    #expect(await RuleProbe("EXA223").findings(page).count == count)
  }
}
