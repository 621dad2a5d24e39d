import APIModel
import Testing

/// What stands beside its own contradiction: DEP104, END203, END217, EXA221, EXA230, TAB214 and TAB217.
@Suite struct OneAgainstAnotherTests {
  @Test(arguments: [
    ("2013-29-11", 1), ("2013-11-29", 0), ("2013-02-30", 1), ("2016-02-29", 0), ("2013-00-00", 0), ("9999-99-99", 0),
    ("1234-56-789", 0), ("0000-13-01", 0),
  ])
  func looksAtDays(date: String, count: Int) async {
    let page = SmallPage.section("Get a lamp", "GET /lamps/:id", response: #"{"id": 1, "due_date": "\#(date)"}"#)
    #expect(await RuleProbe("EXA221").findings(page).count == count)
  }

  @Test(arguments: [("`lit`", 1), ("`:lit`", 1), ("`shining`", 0), ("`glow`", 0)])
  func looksAtReplacements(name: String, count: Int) async {
    let page = SmallPage.section(
      "Update a lamp", "PUT /lamps/:id",
      ["`lit` | boolean | no | Deprecated: Use \(name) instead", "`shining` | boolean | no | Whether it shines"])
    #expect(await RuleProbe("DEP104").findings(page).count == count)
  }

  @Test(arguments: [
    ("GET /lamps/:id/bulbs/:bulb_id", 1), ("GET /rooms/:id/bulbs/:bulb_id", 0), ("PUT /lamps/:id/bulbs/:bulb_id", 0),
    ("GET /lamps/:lamp/bulbs/:bulb_id", 0), ("GET /lamps/:id/bulbs/:bulb_id?lit=true", 0),
  ])
  func looksAtLinesOfOneBlock(second: String, count: Int) async {
    let page = """
      # Bulbs

      ## Get a bulb

      ```plaintext
      GET /lamps/:id/bulbs/:bulb_id
      \(second)
      ```

      """
    #expect(await RuleProbe("END203").findings(page).count == count)
  }

  @Test(arguments: [
    ("yes", "The note. If no note is provided, a default one will be set", 1),
    ("no", "The note. If no note is provided, a default one will be set", 0),
    ("yes", "If omitted, the note is empty", 1), ("yes", "The note. If not specified, the last one is taken", 1),
    ("yes", "Needed if `text` is not provided", 0), ("yes", "The note. If no other is given, the call fails", 0),
    ("yes", "Whether to fail if no lamp is found", 0),
  ])
  func looksAtDefaults(required: String, description: String, count: Int) async {
    let page = SmallPage.section("Add a note", "POST /notes", ["`note` | string | \(required) | \(description)"])
    #expect(await RuleProbe("TAB217").findings(page).count == count)
  }

  @Test(arguments: [
    ("The name of the user who ran it", 1), ("The username of the one who ran it", 0), ("Who ran it, by name", 0),
  ])
  func looksAtCompounds(description: String, count: Int) async {
    let page = SmallPage.section(
      "List runs", "GET /runs",
      [
        "`name` | string | no | The name of the user who ran it", "`username` | string | no | \(description)",
      ])
    #expect(await RuleProbe("TAB214").findings(page).count == count)
  }

  @Test(arguments: [
    ("`403`", "401 Unauthorized", 1), ("`401`", "401 Unauthorized", 0), ("`401` or `403`", "401 Unauthorized", 0),
    ("403", "401 Unauthorized", 0), ("`403`", "Unauthorized", 0), ("`403`", "4010 lamps", 0), ("`200`", "401 No", 0),
  ])
  func looksAtMessages(status: String, message: String, count: Int) async {
    let page =
      SmallPage.section("Get a lamp", "GET /lamps/:id") + """
        ## Errors

        Without a token the answer has the status code \(status):

        ```json
        {"message": "\(message)"}
        ```

        """
    #expect(await RuleProbe("END217").findings(page).count == count)
  }

  @Test(arguments: [
    (42, 42, 41, 1), (42, 42, 42, 0), (7, 42, 41, 0), (41, 42, 41, 1),
  ])
  func looksAtURLs(id: Int, first: Int, second: Int, count: Int) async {
    let page = SmallPage.section(
      "Get a lamp", "GET /lamps/:id",
      response:
        #"{"id": \#(id), "web_url": "https://a.example/lamps/\#(first)", "raw_url": "https://a.example/lamps/\#(second)/raw"}"#
    )
    #expect(await RuleProbe("EXA230").findings(page).count == count)
  }

  @Test(arguments: [
    ("room_archived", "| `room_gone` | Gone |", 1), ("room_gone", "| `room_gone` | Gone |", 0),
    ("room_archived", "| `room_gone` | Not `room_archived` |", 0), ("failed", "| `room_gone` | Gone |", 0),
  ])
  func looksAtErrorsOfTheSection(code: String, row: String, count: Int) async {
    let page =
      SmallPage.section("Close a room", "POST /rooms/:id/close") + """
        A typical error:

        ```json
        {"ok": false, "error": "\(code)"}
        ```

        | Error | Meaning |
        |---|---|
        | `room_not_found` | There is no such room |
        \(row)

        """
    #expect(await RuleProbe("EXA225").findings(page).count == count)
  }

  @Test(arguments: [
    ("Get one lamp event", "merge_lamps", 1), ("Get one merge lamp event", "merge_lamps", 0),
    ("Get one event", "merge_lamps", 0), ("Get one lamp event", "lamps", 0),
  ])
  func looksAtHeadingsBelowOthers(heading: String, collection: String, count: Int) async {
    let page = """
      # Events

      ## Lamps

      ### Get one lamp event

      ```plaintext
      GET /rooms/:id/lamps/:lamp_id/events/:event_id
      ```

      ## Others

      ### \(heading)

      ```plaintext
      GET /rooms/:id/\(collection)/:merge_id/events/:event_id
      ```
      """
    #expect(await RuleProbe("END205").findings(page).count == count)
  }

  @Test(arguments: [("Tab", 1), ("Tabs", 0), ("Steps", 0)])
  func looksAtClosingTags(name: String, count: Int) async {
    let page = """
      # Lamps

      <Tabs>

      Text

      </\(name)>
      """
    #expect(await RuleProbe("EXT114").findings(page).filter { $0.message.contains("closes") }.count == count)
  }

  @Test func versionsAreNoValues() async {
    let page = SmallPage.section("Create a lamp", "GET /2/lamps") + SmallPage.section("List lamps", "GET /2/rooms")
    #expect(await RuleProbe("END204").findings(page).count == 1)
  }
}
