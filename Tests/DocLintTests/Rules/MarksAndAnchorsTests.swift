import APIModel
import DocExtract
import DocLint
import Testing

/// Marks of code, headings, boxes and links: EXT115, EXT118, EXT121 to EXT126, LNK105, LNK107 and LNK108.
@Suite struct MarksAndAnchorsTests {
  @Test(arguments: [
    ("Write `level: (int/list`) here.", ["level: (int/list"]), ("Write (`int/list)` here.", ["int/list)"]),
    ("It (see `dim(`) is.", []), ("It (see `dim(level)`) is.", []), ("Write `dim(level)` (`x`).", []),
    ("A list (`a)`, `b`) of them.", []), ("Write `<level` or `<level>`.", ["<level"]),
    ("Write `level>` or `a/<level>`.", ["level>"]), ("Write `<level` here.", []),
    ("Write `<pre` and `<pre>a</pre>`.", []), ("Write [`dim(`](#a).", []),
  ])
  func findsBracketsBesideCode(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT121").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("`/rooms/<room_id >`", ["<room_id >"]), ("`/rooms/{ id}/lamps`", ["{ id}"]), ("`/rooms/{ id }`", []),
    ("`/rooms/<room_id>`", []), ("`a < b > c`", []), ("`/{{ id}}`", []),
  ])
  func findsBlanksInPlaceholders(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT122").places("# Lamps\n\nCall \(text).\n") == expected)
    #expect(
      await RuleProbe("EXT122").places("# Lamps\n\n```\nGET \(text.dropFirst().dropLast())\n```\n") == expected)
  }

  @Test(arguments: ["POST\n/rooms/<room_id >/lamps", "/rooms/<room_id >/lamps\n?level=3", "/rooms/<\nroom_id>"])
  func findsPlaceholdersThatWrap(code: String) async {
    #expect(await RuleProbe("EXT122").places("# Lamps\n\n- Call `\(code)`.\n").map { $0.contains("<") } == [true])
  }

  @Test func comparesHeadingMarks() async {
    let page = "# Lamps #\n\n## Rooms ###\n\n## C#\n\n## Levels\n\n### Names ## \n"
    #expect(await RuleProbe("EXT123").places(page) == ["###", "##"])
    #expect(await RuleProbe("EXT123").mended(page).contains("## Rooms ##\n"))
  }

  @Test func comparesColonsOfHeadings() async {
    func page(_ names: String...) -> String { "# Lamps\n" + names.map { "\n## `\($0)`\n\nText.\n" }.joined() }
    #expect(await RuleProbe("EXT124").places(page("a1", "b1", "c1:", "d1", "e1")) == ["## `c1:`"])
    #expect(await RuleProbe("EXT124").places(page("a1", "b1:", "c1:", "d1", "e1")) == [])
    #expect(await RuleProbe("EXT124").places(page("a1", "c1:", "d1", "e1")) == [])
  }

  @Test(arguments: [
    ("** Note** that", ["** Note**"]), ("**Note ** that", ["**Note **"]), ("a ** b ** c", []), ("**Note** that", []),
    ("call(**a **b)", []), ("2 **3 or 4**5", []),
  ])
  func findsBlanksInBoldText(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT125").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("!!! tip\n    One.\n\n!! note\n    Two.\n", ["!!"]), ("!! note\n    Two.\n", []),
    ("!!! tip\n    One.\n\n!! Now it is lit.\n", []), ("> [!NOTE]\n> One.\n\n> [TIP]\n> Two.\n", ["["]),
    ("> [!NOTE]\n> One.\n\n> [tip]\n> Two.\n", []), ("> [TIP]\n> Two.\n", []),
  ])
  func findsBrokenBoxes(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT126").places("# Lamps\n\n\(text)") == expected)
  }

  @Test(arguments: [
    ("- One\n-Two\n- Three", ["-"]), ("* one\n*two\n* three", ["*"]), ("* one\n*two*\n* three", []),
    ("- a level of\n-3 or less", []), ("- [ ] One\n-[ ] Two", ["-"]), ("- One\n-v of it", []),
    ("1. One\n2.two\n3. Three", ["2."]), ("1. One\n3.two", []), ("1. One is\n2.5 or more", []),
  ])
  func findsItems(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT115").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [("! [A lamp](lamp.png)", ["! "]), ("See! [A lamp](lamp.png)", []), ("! [A lamp](lamp.md)", [])])
  func findsImages(text: String, expected: [String]) async {
    #expect(await RuleProbe("LNK105").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test func tellsTheHeadingThatIsTooHigh() async {
    func page(_ levels: Int...) -> String {
      levels.enumerated().map { "\(String(repeating: "#", count: $1)) Part \($0)\n\nText.\n\n" }.joined()
    }
    let probe = RuleProbe("EXT118")
    #expect(await probe.places(page(1, 2, 3, 4, 3, 4, 4, 2, 4)) == ["## Part 7"])
    #expect(await probe.places(page(1, 2, 3, 4, 2, 4)) == ["#### Part 5"])
    #expect(await probe.places(page(1, 2, 3, 4, 3, 3, 4, 2, 4)) == ["#### Part 8"])
  }

  @Test(arguments: [
    ("[names](how-to-name-it)", ["how-to-name-it"]), ("[names](#how-to-name-it)", []), ("[it](LICENSE)", []),
    ("[it](how-to-light-it)", []), ("[it](corner)", ["corner"]), ("[it](page.md)", []),
  ])
  func findsAnchors(link: String, expected: [String]) async {
    let page =
      "# Lamps\n\nSee \(link).\n\n## How to name it\n\nText.\n\n<a id=\"corner\"></a>\n\nText.\n\n## License\n\nText.\n"
    #expect(await RuleProbe("LNK107").places(page) == expected)
  }

  @Test(arguments: [
    ("rooms.html", ["rooms.html"]), ("rooms", ["rooms"]), ("rooms.md", []), ("halls.html", []), ("halls", []),
    ("rooms/", ["rooms/"]), ("../rooms", []), ("./rooms", []),
  ])
  func findsEndings(link: String, expected: [String]) async {
    let text = "# Lamps\n\nSee [rooms](\(link)), [a](other.md), [b](other.md#b) and [c](other.md#c).\n"
    let source = SourceText(text)
    let files = [("lamps.md", text), ("rooms.md", "# Rooms\n"), ("other.md", "# Other\n")].map {
      DocsFolder.File(path: $0.0, bytes: Array($0.1.utf8))
    }
    let findings = await Linter(LintConfiguration(select: ["LNK108"])).lint(await Extraction.extract(files))
    #expect(findings.compactMap { $0.span.range.map { source.text(in: $0) } } == expected)
  }

  @Test(arguments: [
    ("&lt;name&gt of it", ["&gt"]), ("&lt;name&gt;", []), ("/lamps?a=1&lt", []), ("a&lt=3", []), ("&amp;gt of it", []),
    ("`&gt of it`", []), ("One&nbsp and two", ["&nbsp"]),
  ])
  func findsEntities(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT127").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("`lamp_id` and `lamp\\_id`", 1), ("`lamp\\_id`", 0), ("`lamp_id` and lamp\\_id", 0),
    ("`lamp_id` and `a lamp\\_id`", 0),
  ])
  func findsBackslashes(text: String, count: Int) async {
    #expect(await RuleProbe("EXT128").findings("# Lamps\n\n\(text)\n").count == count)
  }

  @Test(arguments: [
    ("A <b>big<b> lamp", ["<b>"]), ("A <b>big</b> lamp", []), ("A <b>big\n<b> lamp", []), ("A <kbd>k<kbd>", ["<kbd>"]),
  ])
  func findsTags(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT114").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("[a](htps://example.com/a)", ["htps://"]), ("htttp://example.com/a", ["htttp://"]),
    ("[a](https://example.com/a)", []),
    ("[a](ttp://example.com/a)", ["ttp://"]), ("[a](sshttp://example.com/a)", []), ("[a](tps://example)", []),
  ])
  func findsSchemes(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT116").places("# Lamps\n\n\(text)\n") == expected)
  }
}
