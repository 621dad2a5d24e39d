import Testing

/// Links, containers and answers in the words of another: END209, END213, END218, EXA215, LNK110 to LNK112, TAB210, TAB230.
@Suite struct LinksAndAnswersTests {
  @Test(arguments: [
    ("See the [lamps ](#lamps) here.", [" "]), ("See the [ lamps](#lamps) here.", [" "]),
    ("See the [`lamps` of it ](#lamps).", [" "]), ("See the [lamps](#lamps).", []),
    ("See the [`lamps `](#lamps).", []), ("See the [![x](y.png) ](#lamps).", [" "]),
    ("See <https://example.com/a>.", []),
  ])
  func findsBlanksInLinks(text: String, expected: [String]) async {
    #expect(await RuleProbe("LNK110").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("[lamp-1324]: https://example.com/lamps/1234", ["1324"]),
    ("[lamp!1235]: https://example.com/lamps/1234", ["1235"]),
    ("[#132]: https://example.com/lamps/123", ["132"]), ("[lamp-1234]: https://example.com/lamps/1234", []),
    ("[rfc-124]: https://example.com/lamps/123", []), ("[lamp-5678]: https://example.com/lamps/1234", []),
    ("[lamp-1324]: https://example.com/lamps/1324/notes/1234", []), ("[lamp-1324]: lamps.md", []),
    ("[1324]: https://example.com/lamps/1234", []), ("[lamp-1324]: https://example.com/lamps/1234#note", []),
  ])
  func findsLabelsOfOtherNumbers(definition: String, expected: [String]) async {
    #expect(await RuleProbe("LNK111").places("# Lamps\n\nText.\n\n\(definition)\n") == expected)
  }

  @Test func findsLinksToOtherPages() async {
    let page = { (links: String) in
      "# API\n\n- [Lamps](lamps.md)\n- [Room switches](switches.md)\n- [Rooms](rooms.md)\n\nSee \(links).\n"
    }
    let probe = RuleProbe("LNK112")
    #expect(
      await probe.places(page("[lamps](lamps.md) and [room switches](lamps.md)")) == ["[room switches](lamps.md)"])
    #expect(await probe.places(page("[lamps](lamps.md), and [all rooms](lamps.md)")) == ["[all rooms](lamps.md)"])
    #expect(await probe.places(page("[lamps](lamps.md) and [room switches](switches.md)")) == [])
    #expect(await probe.places(page("[lamps](lamps.md) and [their levels](lamps.md)")) == [])
    #expect(await probe.places(page("[lamps](lamps.md) and [lamps of rooms](lamps.md)")) == [])
    #expect(await probe.places(page("[lamps](lamps.md) and [rooms](lamps.md#rooms)")) == [])
    #expect(await probe.places(page("[light](lamps.md) and [rooms](lamps.md)")) == [])
  }

  @Test func findsAnswersInOtherWords() async {
    let page = { (answers: [String]) in
      SmallPage.section(
        "Create a lamp", "POST /lamps", answers.enumerated().map { "`name\($0)` | string | \($1) | The name \($0)" })
    }
    let probe = RuleProbe("TAB230")
    #expect(await probe.places(page(["yes", "true", "no"])) == ["true"])
    #expect(await probe.places(page(["true", "false", "no"])) == ["no"])
    #expect(await probe.places(page(["yes", "no", "no"])) == [])
    #expect(await probe.places(page(["yes", "true"])) == [])
    #expect(await probe.places(page(["yes", "true", "no", "false"])) == [])
    #expect(await probe.places(page(["yes", "true", "no (optional)"])) == [])
  }

  @Test func findsMarksBehindPaths() async {
    let probe = RuleProbe("END209")
    let page = { (listing: String) in SmallPage.section("Get a lamp", listing, [SmallPage.id]) }
    #expect(await probe.places(page("GET /lamps/:id`")) == ["`"])
    #expect(await probe.mended(page("GET /lamps/:id`")) == page("GET /lamps/:id"))
    #expect(await probe.places(page("GET /lamps/:id")) == [])
    #expect(await probe.places(page("GET /lamps/:id # the `id`")) == [])
    #expect(await probe.places("# Lamps\n\n## Get a lamp\n\n`GET /lamps/:id`\n\n`GET` `/lamps`\n") == [])
  }

  @Test func findsOppositeVerbs() async {
    let probe = RuleProbe("END213")
    let page = { (verb: String) in
      "## Deny a request\n\n\(verb) a request of the lamp.\n\n```plaintext\nDELETE /lamps/:id/requests\n```\n"
    }
    #expect(await probe.places(page("Approves")) == ["Approves a request of the lamp."])
    #expect(await probe.places(page("Denies")) == [])
  }

  @Test func findsContainersOfOthers() async {
    let probe = RuleProbe("END218")
    let page = { (lead: String, heading: String) in
      [
        ("List all lamps", "Lists all lamps.", "GET /lamps"), (heading, lead, "DELETE /projects/:id/lamps/:lamp_id"),
        ("Create a project lamp", "Creates a lamp.", "POST /projects/:id/lamps"),
      ].map { "## \($0)\n\n\($1)\n\n```plaintext\n\($2)\n```\n" }.joined(separator: "\n")
    }
    #expect(await probe.places(page("Removes a lamp from the group.", "Delete a project lamp")) == ["group"])
    #expect(await probe.places(page("Removes a lamp from the project.", "Delete a project lamp")) == [])
    #expect(await probe.places(page("Removes a lamp from the group of the project.", "Delete a project lamp")) == [])
    #expect(await probe.places(page("Removes a lamp from the group.", "Delete a lamp")) == [])
    #expect(await probe.places(page("Removes a lamp from the group.", "Delete a project lamp of a group")) == [])
  }

  /// Two places of the same thing, and a sample whose path has a slip.
  @Test func findsAnswersToSeveralRequests() async {
    let probe = RuleProbe("EXA215")
    let page = { (paths: [String], samples: [String], level: Int) in
      "## Dim a lamp\n\n```plaintext\n\(paths.map { "PUT \($0)\n" }.joined())```\n\n```shell\n"
        + samples.map { "curl --request PUT \"https://example.com\($0)\"\n" }.joined()
        + "```\n\nExample response:\n\n```json\n{\"id\": 1, \"level\": \(level)}\n```\n"
    }
    let both = ["/rooms/:id/lamps/:lamp_id", "/halls/:id/lamps/:lamp_id"]
    let calls = ["/rooms/1/lamps/2?level=5", "/halls/1/lamps/2?level=5"]
    #expect(await probe.places(page(both, calls, 4)) == ["4"])
    #expect(await probe.places(page(both, calls, 5)) == [])
    #expect(await probe.places(page(both, [calls[0], "/halls/1/lamps/2?level=4"], 4)) == [])
    #expect(await probe.places(page([both[0]], ["/room/1/lamps/2?level=5"], 4)) == ["4"])
    #expect(await probe.places(page([both[0]], calls, 4)) == [])
    #expect(
      await probe.places(
        page(["/rooms/:id/on", "/rooms/:id/off"], ["/rooms/1/on?level=5", "/rooms/1/off?level=5"], 4)) == [])
  }

  @Test func namesOfSeveralWordsAreNames() async {
    let probe = RuleProbe("TAB210")
    let page = { (text: String) in
      SmallPage.section("Get a project", "GET /projects/:id", ["`id` | integer | yes | The ID of the project"])
        + SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])
        + SmallPage.section(
          "Get a room switch", "GET /room_switches/:switch_id", ["`switch_id` | integer | yes | \(text)"])
    }
    #expect(await probe.places(page("The ID of a project room switch")) == [])
    #expect(await probe.places(page("The ID of a project lamp")) == ["lamp"])
    #expect(await probe.places(page("The ID of a room switch")) == [])
  }
}
