import Testing

/// Titles, levels, leftovers of converters and commands: END227, EXA234, EXA239, EXA240, EXT131 to EXT135, LNK105.
@Suite struct TitlesAndCommandsTests {
  private static func headings(_ titles: String...) -> String { titles.map { "\($0)\n\nText.\n\n" }.joined() }

  @Test func findsSecondTitles() async {
    let probe = RuleProbe("EXT131")
    #expect(await probe.places(Self.headings("# Lamps", "## Rooms", "## Names", "# Levels")) == ["# Levels"])
    #expect(await probe.places(Self.headings("# Lamps", "## Rooms", "# Levels", "## Names")) == [])
    #expect(await probe.places("# Lamps\n\n## Rooms\n\nLevels\n======\n\nText.\n") == [])
    #expect(await probe.places(Self.headings("# Lamps", "# Levels")) == ["# Levels"])
    // Chapters, a page that begins otherwise, and resources of a blueprint.
    #expect(await probe.places(Self.headings("# Lamps", "# Levels", "# Rooms")) == [])
    #expect(await probe.places(Self.headings("# A", "## B", "# C", "# D", "# E", "# F", "## G", "## H", "## I")) == [])
    #expect(await probe.places(Self.headings("## Lamps", "# Levels", "## Rooms")) == [])
    #expect(await probe.places(Self.headings("# Lamps", "## Rooms", "# Group Levels")) == [])
  }

  @Test func findsTitlesTooLow() async {
    let probe = RuleProbe("EXT135")
    #expect(await probe.places(Self.headings("## Lamps", "### Rooms")) == ["## Lamps"])
    #expect(await probe.places(Self.headings("## Lamps", "## Rooms")) == [])
    #expect(await probe.places(Self.headings("## Lamps", "# Rooms")) == [])
    #expect(await probe.places("Text.\n\n" + Self.headings("## Lamps")) == [])
    #expect(await probe.places("---\ntitle: Lamps\n---\n\n" + Self.headings("## Rooms")) == [])
  }

  @Test(arguments: [
    ("Send the [name]{.title-ref}.", ["]{.title-ref}"]),
    ("Send the [name]{.interpreted-text role=\"ref\"}.", ["{.interpreted-text"]),
    ("See :ref:`lamps` for more.", [":ref:"]), ("See {ref}`lamps` for more.", []),
    ("Write `:ref:` before a name.", []), ("The ratio:`1` is.", []), ("A [name]{.mark}.", []),
  ])
  func findsLeftovers(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT132").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("Send the`level` of it.", ["the"]), ("(as`level` of it)", ["as"]), ("Send non`level` of it.", []),
    ("Send the `level` of it.", []), ("Send soothe`level` of it.", []), ("Send `level ` of it.", ["level "]),
    ("Send ` level` of it.", [" level"]), ("Split at `, ` or `> `.", []), ("Send ` level ` of it.", []),
    ("| A | B |\n|---|---|\n| dim the | `level` |\n| `level ` | 1 |", []),
    ("| A | B |\n|---|---|\n| x | y |\n\nSend `level ` of it.", ["level "]),
  ])
  func findsBlanksAtCode(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT133").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test func findsStopsInHeadings() async {
    let probe = RuleProbe("EXT134")
    let page = { (title: String) in Self.headings("# Lamps", "## Rooms", title, "## Levels", "## Names") }
    #expect(await probe.places(page("## Dim all lamps.")) == ["## Dim all lamps."])
    #expect(await probe.places(page("## Dim all lamps:")) == ["## Dim all lamps:"])
    #expect(await probe.places(Self.headings("# Lamps", "## All rooms:", "## All levels:", "## Names")) == [])
    #expect(await probe.places(page("## Dim, light etc.")) == [])
    #expect(await probe.places(page("## Dim and so on...")) == [])
    #expect(await probe.places(page("## Lamps of the U.S.A.")) == [])
    #expect(await probe.places(Self.headings("# Lamps.", "## All rooms.", "## All levels.", "## Names")) == [])
  }

  @Test func findsOperationsBelowOthers() async {
    let page = { (marks: String, path: String) in
      let rest = ["POST /lamps", "DELETE /lamps/:id", "GET /rooms", "POST /rooms"].map {
        "## Do \($0.lowercased())\n\n`\($0)`\n\n"
      }
      return "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n\(marks) Look\n\n`\(path)`\n\n" + rest.joined()
    }
    let probe = RuleProbe("END227")
    #expect(await probe.places(page("###", "GET /lamps/:id")) == ["### Look"])
    #expect(await probe.places(page("##", "GET /lamps/:id")) == [])
    // What goes on behind the path of the one above, or is a variant of it.
    #expect(await probe.places(page("###", "GET /lamps/levels")) == [])
    #expect(await probe.places(page("###", "PUT /lamps")) == [])
  }

  @Test func findsSectionsWithoutListings() async {
    let page = { (listing: String, listed: [String]) in
      let rest = listed.map {
        "## Do \($0.lowercased())\n\n`\($0)`\n\n| Name | Type |\n|---|---|\n| `id` | integer |\n\n"
      }
      let call = "```sh\ncurl --request POST \"https://example.com/v1/lamps/5/dim\"\n```\n"
      let answer = "Answer:\n\n```json\n{\"id\": 5}\n```\n\n"
      return "# Lamps\n\n" + rest.joined() + "## Dim a lamp\n\n\(listing)\(call)\n\(answer)"
    }
    let probe = RuleProbe("END228")
    let all = ["GET /lamps/:id", "PUT /lamps/:id", "DELETE /lamps/:id"]
    #expect(await probe.places(page("", all)) == ["## Dim a lamp"])
    #expect(await probe.places(page("`POST /lamps/:id/dim`\n\n", all)) == [])
    #expect(await probe.places(page("", Array(all.prefix(2)))) == [])
  }

  @Test func findsOwnMachines() async {
    let page = { (sample: String, url: String) in
      "# Lamps\n\n`GET /lamps`\n\n```sh\ncurl \(sample)/lamps\n```\n\nAnswer:\n\n```json\n[{\"url\": \"\(url)/1\"}]\n```\n"
    }
    let probe = RuleProbe("EXA239")
    let own = "http://localhost:3000"
    #expect(await probe.places(page("https://lamps.example.com", own)) == ["\"http://localhost:3000/1\""])
    #expect(await probe.places(page("https://lamps.example.com", "https://localhost.example.com")) == [])
    #expect(await probe.places(page(own, own)) == [])
  }

  @Test(arguments: [
    ("`lamp describe a`, `lamp describe b` and `lamp descrbe c`", ["descrbe"]),
    ("`systemctl deamon-reload` then", ["deamon-reload"]),
    // Another action, another ending, one that stands more often.
    ("`lamp describe a`, `lamp describe b` and `lamp described c`", []),
    ("`lamp descrbe a`, `lamp descrbe b` and `lamp describe c`", []),
    ("`lamp describe a`, `torch descrbf b`", []), ("Lamp descrbe it", []),
  ])
  func findsMisspeltCommands(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA240").places("# Lamps\n\n\(text)\n") == expected)
    guard text.hasPrefix("`") else { return }
    let block = text.split(separator: "`").enumerated().filter { $0.offset % 2 == 0 }.map { "$ " + $0.element }
    #expect(await RuleProbe("EXA240").places("# Lamps\n\n```sh\n\(block.joined(separator: "\n"))\n```\n") == expected)
  }

  @Test func findsEachStrayBehindAKey() async {
    let page = { (text: String) in "# Lamps\n\n```yaml\n\(text)\n```\n" }
    #expect(await RuleProbe("EXA234").places(page("a\": x\nb: \"y\"\nc\": z\nd: e")) == ["\"", "\""])
    #expect(await RuleProbe("EXA234").places(page("a: \"x\nb: y\nc\": z\nd: e")) == [])
  }

  @Test func findsBracketsAroundTargets() async {
    #expect(await RuleProbe("LNK105").places("# Lamps\n\nSee [it]((https://example.com)).\n") == ["(("])
    #expect(await RuleProbe("LNK105").findings("# Lamps\n\nSee [it](https://example.com/(a)).\n").isEmpty)
    let page = { (target: String) in "# Lamps\n\nOpen <a href=\"\(target)\">it</a>.\n" }
    #expect(await RuleProbe("LNK105").findings(page("<<<https://example.com>>>")).count == 1)
    #expect(await RuleProbe("LNK105").findings(page("<your-url>")).isEmpty)
    #expect(await RuleProbe("LNK105").findings(page("https://example.com")).isEmpty)
  }

  /// A block without a tag that only lacks the second quote of a key is JSON all the same.
  @Test func findsKeysWithoutTheirQuote() async {
    let page = { (key: String) in
      "# Lamps\n\nOf this form:\n\n    {\n      \"id\": <integer>,\n      \(key): <string>,\n      \"rooms\": [<string>, ...]\n    }\n"
    }
    #expect(await RuleProbe("EXA107").findings(page("\"name")).count == 1)
    #expect(await RuleProbe("EXA107").findings(page("\"name\"")).isEmpty)
    #expect(await RuleProbe("EXA107").findings(page("name\"")).isEmpty)
  }
}
