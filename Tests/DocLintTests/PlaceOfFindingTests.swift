import APIModel
import DocExtract
import DocLint
import Testing

/// Where two places contradict each other, the finding stands on the one that the rest of the page speaks against, once.
@Suite struct PlaceOfFindingTests {
  private static func findings(_ markdown: String) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    return await Linter().lint(await Extraction.extract([file])).map { finding in
      let line = markdown.split(separator: "\n", omittingEmptySubsequences: false)[Int(finding.span.line) - 1]
      return "\(finding.rule.code) \(line.prefix(16))"
    }
  }

  @Test func tellsTheTableThatLacksARow() async {
    let rows = [SmallPage.id, "`name` | string | no | The name"]
    let sample = #"PUT --data "name=a&colour=red" "https://example.com/lamps/1""#
    let page = SmallPage.section(
      "Update a lamp", "PUT /lamps/:id", rows, sample: sample, response: #"{"id": 1, "name": "a", "colour": "red"}"#)
    #expect(await Self.findings(page) == ["REQ201 | `name` | strin"])
    let whole = SmallPage.section(
      "Update a lamp", "PUT /lamps/:id", rows + ["`colour` | string | no | The colour"], sample: sample)
    #expect(await Self.findings(whole) == [])
  }

  @Test func tellsTheTableOfNothingButThePath() async {
    let sample = #"POST --form "level=3" "https://example.com/lamps/1/dim""#
    let page = SmallPage.section("Dim a lamp", "POST /lamps/:id/dim", [SmallPage.id], sample: sample)
    #expect(await Self.findings(page) == ["REQ201 | `id` | integer"])
  }

  @Test func tellsTheRowThatWasRenamed() async {
    let rows = [SmallPage.id, "`room_name` | string | yes | The room", "`name` | string | no | The name"]
    let page = SmallPage.section(
      "Move a lamp", "PUT /lamps/:id", rows,
      sample: #"PUT --data "room=hall&name=a" "https://example.com/lamps/1""#,
      response: #"{"id": 1, "name": "a", "room": "hall"}"#)
    #expect(await Self.findings(page) == ["REQ201 | `room_name` | "])
  }

  @Test func tellsTheSampleOfAPartWithoutItsWhole() async {
    let rows = [SmallPage.id, "`name` | string | no | The name", "`bulb[watts]` | integer | no | What it takes"]
    let sample = { (body: String) in
      "PUT --header \"Content-Type: application/json\" --data '\(body)' \"https://example.com/lamps/1\""
    }
    let page = { SmallPage.section("Update a lamp", "PUT /lamps/:id", rows, sample: sample($0)) }
    #expect(
      await Self.findings(page(#"{"name": "a", "watts": 3}"#)) == ["REQ201 curl --request P"])
    #expect(await Self.findings(page(#"{"name": "a", "bulb": {"watts": 3}}"#)) == [])
  }

  @Test func tellsThePlaceholderWithoutItsRow() async {
    let page = SmallPage.section("Get a colour", "GET /colours/:name", ["`key` | string | yes | The key of the colour"])
    #expect(await Self.findings(page) == ["END101 GET /colours/:na"])
  }

  @Test func tellsTheRowThatItsAnswerSpeaksAgainst() async {
    let rows = { (name: String) in
      [SmallPage.id, "`text` | string | no | The text", "`\(name)` | datetime | no | When it is lit"]
    }
    let answer = #"{"id": 1, "text": "a", "starts_at": "2024-01-05T10:00:00Z"}"#
    let page = { (name: String) in
      SmallPage.section("Create a lamp", "POST /lamps", Array(rows("starts_at").dropFirst()), response: answer)
        + SmallPage.section("Update a lamp", "PUT /lamps/:id", rows(name), response: answer)
    }
    #expect(await Self.findings(page("start_at")) == ["TAB208 | `start_at` | d"])
    #expect(await Self.findings(page("starts_at")) == [])
  }

  @Test func tellsTheRowOfAnotherRoot() async {
    let rows = { (root: String) in
      [
        "`bulb_attributes[a]` | string | no | A", "`\(root)[b]` | string | no | B",
        "`bulb_attributes[c]` | string | no | C",
      ]
    }
    #expect(
      await Self.findings(SmallPage.section("Create a lamp", "POST /lamps", rows("bulb_attribute")))
        == ["TAB208 | `bulb_attribut"])
    #expect(await Self.findings(SmallPage.section("Create a lamp", "POST /lamps", rows("bulb_attributes"))) == [])
  }

  @Test func tellsTheItemThatTheAnswerLacks() async {
    let page = { (name: String) in
      "## Get counts\n\n```plaintext\nGET /counts\n```\n\n- **lampCount**: Lamps.\n- **roomCount**: Rooms.\n"
        + "- **\(name)** All pairs.\n- **bulbCount**: Bulbs.\n\n```json\n"
        + #"{"lampCount": 1, "roomCount": 2, "countByRoomAndLamp": 3, "bulbCount": 4}"# + "\n```\n"
    }
    #expect(await Self.findings(page("countByRoomLamp")) == ["TAB208 - **countByRoomL"])
    #expect(await Self.findings(page("countByRoomAndLamp")) == [])
  }

  @Test(arguments: [
    ("Comes in `asc` or `desc` order. Default is `name`", true),
    ("Comes in `asc` or `desc` order. Default is `desc`", false),
    ("Comes in `asc` or `desc` order, or by `name`. Default is `name`", false),
    ("Only `PUT` and `POST` allowed. Default is `PATCH`", true),
  ])
  func tellsADefaultOfAnotherList(description: String, isWrong: Bool) async {
    let page = SmallPage.section("List lamps", "GET /lamps", ["`way` | string | no | \(description)"])
    #expect(await Self.findings(page).map { $0.prefix(6) } == (isWrong ? ["TAB213"] : []))
  }

  @Test func tellsTheRowThatRunsOn() async {
    let page = { (row: String) in
      SmallPage.section("List lamps", "GET /lamps", [])
        + "| Status | Description |\n|---|---|\n| 200       | Fine |\n\(row)\n"
    }
    #expect(await Self.findings(page("| 404         No such lamp |")) == ["TAB102 | 404         No"])
    #expect(await Self.findings(page("| 404       | No such lamp |")) == [])
  }

  @Test func tellsTheAnchorOfALinkOverTwoLines() async {
    let page = { (anchor: String) in "# Lamps\n\nSee [the colours\nof lamps](#\(anchor)).\n\n## Colours\n\nRed.\n" }
    #expect(await Self.findings(page("colour")) == ["LNK101 of lamps](#colou"])
    #expect(await Self.findings(page("colours")) == [])
  }

  private static func move(_ line: String, _ heading: String, _ sample: String) -> String {
    SmallPage.section(heading, line, [SmallPage.id], sample: sample)
      + SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])
      + SmallPage.section("Delete a lamp", "DELETE /lamps/:id", [SmallPage.id])
  }

  @Test func tellsTheListingThatItsHeadingSpeaksAgainst() async {
    let page = Self.move("GET /lamps/:id/status", "List the statuses", #"GET "https://example.com/lamps/1/statuses""#)
    #expect(await Self.findings(page) == ["END206 GET /lamps/:id/s"])
    let sample = Self.move("POST /lamps/:id/dim", "Dim a lamp", #"POST "https://example.com/lamps/1/undim""#)
    #expect(await Self.findings(sample) == ["REQ102 curl --request P"])
  }

  @Test func tellsTheListingWithWhatTheSampleSends() async {
    let rows = ["`key` | string | yes | The key", "`value` | string | yes | The value"]
    let page = { (listing: String) in
      SmallPage.section(
        "Create a setting", listing, rows,
        sample: #"POST --form "key=A" --form "value=b" "https://example.com/settings""#)
    }
    #expect(await Self.findings(page("POST /settings/:key")) == ["END206 POST /settings/:"])
    #expect(await Self.findings(page("POST /settings")) == [])
  }

  @Test func tellsTheSampleThatEndsTooSoon() async {
    let rows = [SmallPage.id, "`bulb_id` | integer | yes | The ID of the bulb"]
    let page = { (path: String) in
      SmallPage.section(
        "Delete a bulb", "DELETE /lamps/:id/bulbs/:bulb_id", rows,
        sample: "DELETE \"https://example.com/lamps/\(path)\"")
    }
    #expect(await Self.findings(page("7")) == ["REQ102 curl --request D"])
    #expect(await Self.findings(page("7/bulbs/9")) == [])
    #expect(
      await Self.findings(page("7") + SmallPage.section("Delete a lamp", "DELETE /lamps/:id", [SmallPage.id])) == [
        "REQ107 curl --request D"
      ])
  }

  @Test func tellsTheMethodOfAnotherSection() async {
    let page = { (method: String) in
      "# Lamps\n\n## Modify a lamp\n\n`PATCH /lamps/{id}`\n\nIt takes the new name.\n\n"
        + "## Delete a lamp\n\n`\(method) /lamps/{id}`\n\nIt takes nothing.\n"
    }
    #expect(await Self.findings(page("PATCH")) == ["END204 `PATCH /lamps/{i"])
    #expect(await Self.findings(page("DELETE")) == [])
  }

  @Test func tellsTheOneNumberAmongOthers() async {
    let lines = { (word: String) in
      SmallPage.section(
        "Get a colour", "GET /lamps/:id/colours/:key", [SmallPage.id, "`key` | string | yes | The colour"])
        + SmallPage.section(
          "Set a colour", "PUT /\(word)/:id/colours/:key", [SmallPage.id, "`key` | string | yes | The colour"])
    }
    #expect(
      await Self.findings(lines("lamp") + SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])) == [
        "END206 PUT /lamp/:id/co"
      ])
    #expect(await Self.findings(lines("lamps")) == [])
  }

  @Test func tellsTheLineOfAListing() async {
    let rows = [SmallPage.id, "`bulb_id` | integer | yes | The ID of the bulb"]
    let page = { (line: String) in
      SmallPage.section(
        "List likes", "GET /lamps/:id/likes\n\(line)\nGET /shelves/:id/boards/:bulb_id/likes", rows,
        sample: #"GET "https://example.com/lamps/1/bulbs/7/likes""#)
    }
    let found = await Self.findings(page("GET /lamps/:id/bulbs/likes"))
    #expect(!found.contains { $0.hasPrefix("END206 GET /shelves") }, "\(found)")
  }

  @Test func tellsTheListingWithoutWhatItsHeadingSays() async {
    let page = { (listing: String) in
      SmallPage.section("Create a todo", listing, [SmallPage.id], sample: #"POST "https://example.com/lamps/1/todo""#)
    }
    #expect(await Self.findings(page("POST /lamps/:id")) == ["END206 POST /lamps/:id"])
    #expect(await Self.findings(page("POST /lamps/:id/todo")) == [])
  }

  @Test(arguments: [
    ("Switch a lamp off or on", "DELETE", "POST", "REQ101 curl --request P"),
    ("Subscribe to a lamp", "GET", "POST", "REQ101 GET /lamps/:id/x"),
    ("Lights", "DELETE", "GET", "REQ101 DELETE /lamps/:i"),
    ("Unplug a lamp", "DELETE", "POST", "REQ101 curl --request P"),
  ])
  func tellsTheMethodThatTheHeadingRulesOut(heading: String, listed: String, sent: String, expected: String) async {
    let page = SmallPage.section(
      heading, "\(listed) /lamps/:id/x", [SmallPage.id], sample: "\(sent) \"https://example.com/lamps/1/x\"")
    #expect(await Self.findings(page) == [expected])
  }

  @Test func tellsTheStrangeCollection() async {
    let row = "`id` | integer | yes | The ID of the room"
    let page = { (collection: String) in
      SmallPage.section("List lamps", "GET /rooms/:id/lamps", [row])
        + SmallPage.section("Create a lamp", "POST /rooms/:id/lamps", [row])
        + SmallPage.section("Delete all lamps", "DELETE /\(collection)/:id/lamps", [row])
    }
    #expect(await Self.findings(page("houses")).contains("END206 DELETE /houses/:"))
    #expect(await Self.findings(page("rooms")) == [])
  }

  @Test(arguments: [
    ("DELETE /rooms/:id/lamps/:lamp_id", []), ("DELETE /rooms/:id/:lamp_id", ["END206 DELETE /rooms/:i"]),
  ])
  func tellsTheWordLostBetweenPlaceholders(listing: String, expected: [String]) async {
    let rows = [SmallPage.id, "`lamp_id` | integer | yes | Which of them"]
    let page =
      SmallPage.section("List lamps", "GET /rooms/:id/lamps", [SmallPage.id])
      + SmallPage.section("Create a lamp", "POST /rooms/:id/lamps", [SmallPage.id])
      + SmallPage.section("Get a lamp", "GET /rooms/:id/lamps/:lamp_id", rows)
      + SmallPage.section("Delete a lamp", listing, rows)
    #expect(await Self.findings(page).filter { $0.hasPrefix("END") } == expected)
  }

  @Test(arguments: [
    ("GET /rooms/:id/light/lamps/:lamp_id", []), ("GET /rooms/:id/lamps/:lamp_id", ["END206 GET /rooms/:id/l"]),
  ])
  func tellsTheWordLostBeforeAnother(listing: String, expected: [String]) async {
    let rows = [SmallPage.id, "`lamp_id` | integer | yes | Which of them"]
    let page =
      SmallPage.section("List lamps", "GET /rooms/:id/light/lamps", [SmallPage.id])
      + SmallPage.section("Create a lamp", "POST /rooms/:id/light/lamps", [SmallPage.id])
      + SmallPage.section("Get a lamp", listing, rows)
    #expect(await Self.findings(page).filter { $0.hasPrefix("END") } == expected)
  }

  @Test func tellsThePathThatEndsBeforeWhatTheHeadingSays() async {
    let page = { (listing: String) in
      SmallPage.section("List lamps", "GET /rooms/:id/lamps", [SmallPage.id])
        + SmallPage.section("Create a lamp", listing, [SmallPage.id])
        + SmallPage.section("Delete all lamps", "DELETE /rooms/:id/lamps", [SmallPage.id])
    }
    #expect(await Self.findings(page("POST /rooms/:id")) == ["END206 POST /rooms/:id"])
    #expect(await Self.findings(page("POST /rooms/:id/lamps")) == [])
  }

  @Test(arguments: [
    ("avatar_url", false), ("avatar_urls", true), ("url", true), ("homepage", false),
  ])
  func tellsTheAttributeOfAnObjectLikeOthers(name: String, isWrong: Bool) async {
    let answer = { (name: String) in
      #"{"owner": {"id": 1, "name": "a", "state": "b", "since": "c", "\#(name)": "d"}}"#
    }
    let page =
      SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id], response: answer("avatar_url"))
      + SmallPage.section("Update a lamp", "PUT /lamps/:id", [SmallPage.id], response: answer("avatar_url"))
      + SmallPage.section("Dim a lamp", "POST /lamps/:id/dim", [SmallPage.id], response: answer(name))
    #expect(await Self.findings(page).contains { $0.hasPrefix("EXA212") } == isWrong)
  }
}
