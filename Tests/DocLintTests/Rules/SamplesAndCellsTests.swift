import Testing

/// What samples send, what answers show and what cells say, against what stands beside them: EXA215, EXA217, LNK102,
/// LNK108, REQ102, REQ104, REQ201, TAB107, TAB201, TAB231, EXT138, EXT139.
@Suite struct SamplesAndCellsTests {
  private static let room = "`id` | integer | yes | The ID of the room"

  private static func page(_ sections: String...) -> String { "# Lamps\n\n" + sections.joined() }

  @Test(arguments: [
    ("https://example.com/rooms/1?name=Old Hall", [" "]), ("https://example.com/rooms/1?name=Old%20Hall", []),
    ("\"https://example.com/rooms/1?name=Old Hall\"", []), ("https://example.com/rooms/1?name=Old --silent", []),
    ("https://example.com/rooms/1?name=Old | cat", []),
  ])
  func findsBlanksInURLs(url: String, expected: [String]) async {
    let page = Self.page(
      SmallPage.section(
        "Rename a room", "PUT /rooms/:id", [Self.room, "`name` | string | no | Its name"], sample: "PUT \(url)"))
    #expect(await RuleProbe("REQ104").places(page) == expected)
  }

  @Test(arguments: [("?color=red", ["color"]), ("", [])])
  func findsWhatIsLeftFromAbove(query: String, expected: [String]) async {
    let page = Self.page(
      SmallPage.section(
        "Paint a room", "PUT /rooms/:id", [Self.room, "`color` | string | no | Its color"],
        sample: "PUT https://example.com/rooms/1?color=red"),
      SmallPage.section(
        "Delete a room", "DELETE /rooms/:id", [Self.room], sample: "DELETE https://example.com/rooms/1\(query)"))
    #expect(await RuleProbe("REQ201").places(page) == expected)
  }

  @Test(arguments: [("lamps/3/dim", 1), ("rooms/1/lamps/3/dim", 0)])
  func findsLostOwners(path: String, count: Int) async {
    let page = Self.page(
      SmallPage.section(
        "List lamps", "GET /rooms/:id/lamps", [Self.room], sample: "GET https://example.com/rooms/1/lamps"),
      SmallPage.section(
        "Dim a lamp", "POST /rooms/:id/lamps/:lamp_id/dim",
        [Self.room, "`lamp_id` | integer | yes | The ID of the lamp"],
        sample: "POST https://example.com/\(path)"))
    #expect(await RuleProbe("REQ102").places(page).count == count)
  }

  @Test(arguments: [("red", ["\"red\""]), ("blue", []), ("green", [])])
  func findsOldNames(answer: String, expected: [String]) async {
    let page = Self.page(
      SmallPage.section(
        "Rename a color", "PUT /colors",
        ["`name` | string | yes | The old name of it", "`new_name` | string | yes | The new name of it"],
        sample: "PUT --data \"name=red&new_name=blue\" https://example.com/colors",
        response: "{\"name\": \"\(answer)\"}"))
    #expect(await RuleProbe("EXA215").places(page).filter { $0 == "\"red\"" } == expected)
  }

  @Test(arguments: [("dims_on_push_enabled", 1), ("dims_on_push", 0), ("lights", 0)])
  func findsLongerNames(name: String, count: Int) async {
    let answer = { (name: String) in "{\"level\": 2, \"\(name)\": true, \"is_lit\": false}" }
    let page = Self.page(
      SmallPage.section("Get the switch", "GET /rooms/:id/switch", [Self.room], response: answer("dims_on_push")),
      SmallPage.section(
        "Change the switch", "POST /rooms/:id/switch", [Self.room, "`dims_on_push` | boolean | no | Whether it dims"],
        response: answer(name)))
    #expect(await RuleProbe("EXA217").places(page).count == count)
  }

  @Test(arguments: [("{open} yes", ["{open} yes"]), ("{full} yes", []), ("{open} no", []), ("yes", [])])
  func findsMarks(cell: String, expected: [String]) async {
    let page = Self.page(
      SmallPage.section("Get a room", "GET /rooms/:id", ["`id` | integer | {full} yes | The ID of the room"]),
      SmallPage.section(
        "Add a room", "POST /rooms",
        [
          "`name` | string | {full} yes | Its name", "`size` | integer | \(cell) | Its size",
          "`color` | string | {open} no | Its color", "`smell` | string | {open} no | Its smell",
        ]))
    #expect(await RuleProbe("TAB201").places(page) == expected)
  }

  @Test(arguments: [("", 1), (" |", 0)])
  func findsRowsWithoutPipes(end: String, count: Int) async {
    let page = "# Lamps\n\n| Lamp | Color |\n|---|---|\n| a | red\(end)\n| b | blue\(end)\n| c | green\(end)\n"
    #expect(await RuleProbe("TAB107").findings(page).count == count)
  }

  @Test(arguments: [
    ("The color of the lamp,", 1), ("The color of the lamp and the", 1), ("The color of the lamp", 0),
    ("One of `red`,", 0), ("All colors, sizes, etc.", 0), ("What it belongs to", 0),
  ])
  func findsCutDescriptions(text: String, count: Int) async {
    let page = Self.page(SmallPage.section("Add a lamp", "POST /lamps", ["`color` | string | no | \(text)"]))
    #expect(await RuleProbe("TAB231").findings(page).count == count)
    let spread = Self.page(
      SmallPage.section(
        "Add a lamp", "POST /lamps", ["`color` | string | no | \(text)", "`tone` | string | no | where lit."]))
    #expect(await RuleProbe("TAB231").findings(spread).isEmpty)
  }

  @Test(arguments: [
    ("See [pages](rooms.md#pagintion).", ["#pagintion"]), ("See [pages](rooms.md#pagination).", []),
    ("See [kubectl](rooms.md#kubectl-plugins).", []),
  ])
  func findsAnchors(text: String, expected: [String]) async {
    #expect(await RuleProbe("LNK102").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("See [a](../shades.md) and [b](../shades.html#tall).", ["../shades.html"]),
    ("See [a](a.md), [b](b.md), [c](c.md) and [d](rooms.html).", ["rooms.html"]),
    ("See [a](a.md), [b](b.md), [c](c.md) and [d](made/rooms.html).", []), ("See [a](a.md) and [d](rooms.html).", []),
  ])
  func findsEndings(text: String, expected: [String]) async {
    #expect(await RuleProbe("LNK108").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test func findsBlanksInHeadings() async {
    let page = { (blanks: String) in "# Lamps\n\n## Colors\n\nRed.\n\n## Sizes\n\nTall.\n\n##\(blanks)Rooms\n\nOld.\n" }
    #expect(await RuleProbe("EXT138").places(page("  ")) == ["  "])
    #expect(await RuleProbe("EXT138").mended(page("   ")) == page(" "))
    #expect(await RuleProbe("EXT138").places("##  Colors\n\nRed.\n\n##  Rooms\n\nOld.\n").isEmpty)
  }

  @Test(arguments: [
    ("Adds a lamp with that lamp_color.", ["lamp_color"]), ("Adds a lamp with that `lamp_color`.", []),
    ("Adds a lamp of file_lamp_color kind.", []), ("Adds a lamp with its color.", []),
  ])
  func findsNamesInText(text: String, expected: [String]) async {
    let page = Self.page(
      SmallPage.section("Add a lamp", "POST /lamps", ["`lamp_color` | string | no | Its color"])
        .replacing("```plaintext", with: "\(text)\n\n```plaintext"))
    #expect(await RuleProbe("EXT139").places(page) == expected)
  }
}
