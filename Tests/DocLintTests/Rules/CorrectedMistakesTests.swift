import APIModel
import DocExtract
import DocLint
import Testing

/// Commands, keys and commas in code, notes of writers, counts of lists, texts and endings of links: EXA236 to EXA238,
/// EXT124, EXT129, EXT130, LNK103, LNK108, LNK109, REQ203 and TAB107.
@Suite struct CorrectedMistakesTests {
  private static func block(_ tag: String, _ text: String) -> String { "# Lamps\n\nSo:\n\n```\(tag)\n\(text)\n```\n" }

  @Test(arguments: [
    ("shell", "docker run -d --name lamps\n  -p 80:80 \\\n  lamps", ["s"]),
    ("shell", "docker run -d --name lamps \\\n  -p 80:80 \\\n  lamps", []),
    ("shell", "docker run \\\n  -d\n  --name lamps \\\n  lamps", []),
    ("shell", "docker run -d \\\n  --name lamps\n  -p 80:80 \\\n  lamps", ["s"]),
    ("shell", "docker run -d --name lamps\n-p 80:80 \\\n  lamps", []),
    ("shell", "docker run -d --name lamps\n  -p 80:80", []),
    ("shell", "curl -d a http://example.com\n  -H b \\\n  -v", []),
    ("shell", "lamps add 'a b\n  -c \\\n  d'", []), ("shell", "lamps list |\n  -c \\\n  d", []),
    ("shell", "# lamps of all\n  --name a \\\n  d", []), ("text", "lamps add a\n  -p 80:80 \\\n  lamps", []),
  ])
  func findsCommandsThatEnd(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA236").places(Self.block(tag, text)) == expected)
  }

  @Test func addsTheBackslash() async {
    let page = Self.block("shell", "docker run --name lamps\n  -p 80:80 \\\n  lamps")
    #expect(await RuleProbe("EXA236").mended(page).contains("--name lamps \\\n  -p"))
  }

  private static func keys(_ name: String, _ text: String, tag: String = "yaml") -> String {
    ["level_a", "level_b", name, "level_c", "level_d"].reduce("# Lamps\n") {
      $0 + "\n## `\($1)`\n\nText.\n\n```\(tag)\n\($1 == name ? text : "\($1): 1")\n```\n"
    }
  }

  @Test(arguments: [
    ("lamp_name", "lamp_name_rules:\n  - a", 1), ("lamp_names", "lamp_name:\n  - a", 1),
    ("lamp_nmae", "lamp_name: 1", 1),
    ("lamp_name", "lamp_name: 1", 0), ("lamp_name", "lamp_name_rules: 1\nother: 2", 0),
    ("lamp_name", "rooms:\n  lamp_name: 1", 0), ("lamp_name", "rooms: 1", 0), ("lamp", "lamp_rules: 1", 0),
    ("lamp_name", "level_a: 1", 0), ("lamp_name", "- lamp_name_rules: 1", 0),
  ])
  func comparesKeys(name: String, text: String, count: Int) async {
    #expect(await RuleProbe("EXA237").findings(Self.keys(name, text)).count == count)
  }

  @Test func readsTOMLAndJSON() async {
    #expect(
      await RuleProbe("EXA237").findings(Self.keys("lamp_name", "lamp_name_rules = 1", tag: "toml")).count == 1)
    let json = "{\n  \"lamp_new_name\": [1, {\"a\": 2}]\n}"
    #expect(await RuleProbe("EXA237").findings(Self.keys("lamp_name", json, tag: "json")).count == 1)
    let two = "{\"lamp_new_name\": 1, \"level\": 2}"
    #expect(await RuleProbe("EXA237").findings(Self.keys("lamp_name", two, tag: "json")).isEmpty)
    #expect(await RuleProbe("EXA237").findings(Self.keys("lamp_name", "lamp_name_rules: 1", tag: "text")).isEmpty)
  }

  @Test(arguments: [
    ("python", "dim(\n    \"north\"\n    level=3,\n)", ["\""]),
    ("python", "dim(\n    lamp  # the north one\n    level=3)", ["p"]),
    ("python", "dim(\n    [1, 2]\n    level=3)", ["]"]),
    ("python", "lamp = {\n    \"name\": \"north\"\n    \"level\": 3\n}", ["\""]),
    ("js", "send({\n  \"name\": name\n  \"level\": 3\n});", ["e"]),
    ("python", "dim(\n    \"north\",\n    level=3,\n)", []), ("python", "dim(\n    level\n    == 3)", []),
    ("python", "dim(\n    a if b else\n    c)", []), ("python", "dim(\n    \"a\"\n    \"b\",\n    level=3)", []),
    ("python", "dim(\n    lamp\nlevel = 3\n", []), ("python", "dim(lamp)\nlevel = 3\n", []),
    ("python", "lamp = {\n    \"name\":\n    \"level\"\n}", []), ("python", "dim(\n    ...\n    level=3)", []),
    ("python", "# ...\ndim(\n    3\n    level=3)", ["3"]),
    ("ts", "type Lamp = {\n  \"name\": string\n  \"level\": number\n}", []),
    ("js", "send({\n  \"name\": a ?\n  \"b\" : \"c\"\n});", []), ("js", "dim(() => {\n  a\n  b = 3\n});", []),
  ])
  func findsCommas(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA238").places(Self.block(tag, text)) == expected)
  }

  @Test(arguments: [
    ("Send `Authentication: Bearer <token>`.", ["Authentication"]),
    ("Send `Authentication: Basic Zm9v`.", ["Authentication"]),
    ("Send `Authorization: Bearer <token>`.", []), ("It uses `Authentication: Basic auth`.", []),
    ("Send the `Authentication` header: `Authorization: Bearer a`.", ["Authentication"]),
    ("Send the `Authentication` header.", []), ("Send X-Authentication: `Authentication` or `Authorization: a`.", []),
    ("Send `X-Authentication: Bearer a`.", []), ("Authentication: Bearer tokens.", []),
    ("```\nAuthentication: Token <token>\n```", ["Authentication"]), ("```\nAuthentication: Bearer token\n```", []),
    ("```python\nheaders = {\"Authentication\": \"Bearer \" + token}\n```", ["Authentication"]),
    ("```python\nheaders = {\"Authentication\": f\"Bearer {token}\"}\n```", ["Authentication"]),
    ("```python\nheaders = {\"Authentication\": \"Bearer abc\"}\n```", ["Authentication"]),
    ("```shell\ncurl -H \"Authentication: Bearer abc\" https://example.com/lamps\n```", ["Authentication"]),
    ("`Authentication: Bearer a`\n\n| Header | Description |\n|---|---|\n| `Authentication` | The token |", []),
  ])
  func findsAuthentication(text: String, expected: [String]) async {
    #expect(await RuleProbe("REQ203").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("[a@example.com](mailto:b@example.com)", 1), ("[a@example.com](mailto:a@example.com?subject=x)", 0),
    ("[A@example.com](mailto:a@example.com)", 0), ("[write to us](mailto:b@example.com)", 0), ("<a@example.com>", 0),
    ("[a_b_c@example.com](mailto:a_b_c@example.com)", 0), ("[a@example.com](mailto:a@example.com,b@example.com)", 0),
    ("[https://exmaple.com/a](https://example.com/a)", 1), ("[https://example.com/b](https://example.com/a)", 0),
    ("[http://example.com](https://example.com/a)", 0), ("[https://other.org/a](https://example.com/a)", 0),
    ("[the page](https://example.com/a)", 0), ("<https://example.com/a>", 0),
  ])
  func comparesTextsOfLinks(text: String, count: Int) async {
    #expect(await RuleProbe("LNK109").findings("# Lamps\n\nSee \(text).\n").count == count)
  }

  @Test(arguments: [
    ("TODO: say more.", ["TODO"]), ("It is dim (TBD).", ["TBD"]), ("It is dim [TBD].", ["TBD"]),
    ("#FIXME it", ["FIXME"]),
    ("XXX: say more.", ["XXX"]), ("An error of XXX: that.", []), ("It is TODO.", []), ("Todo: say more.", []),
    ("TODO: say more of `TODO`.", []), ("METODO: a", []), ("% TODO: a", []), ("Lists `TODO: a`.", []),
    ("## Marks like TODO\n\nTODO: say more.", []), ("[TBD](other.md)", []), ("Shows \"TODO:\" there.", []),
    ("| a | b |\n|---|---|\n| a | It is dim (TODO: how much?) |", ["TODO"]),
    ("| a | b |\n|---|---|\n| a | TODO: |", []),
  ])
  func findsNotes(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT129").places("# Lamps\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    ("It provides two methods:", ["two"]), ("It provides three methods:", []), ("A network has 2 lamps:", ["2"]),
    ("In a network there are two networks:", ["two"]), ("Two lamps:", []),
    ("A lamp is in one of the following four states:", ["four"]), ("These are the two kinds of lamps:", ["two"]),
    ("It has at least two levels of light:", []), ("It has two or more lamps:", []), ("To light these two lamps:", []),
    ("It has two of the lamps:", []), ("It has up to nine lamps:", []), ("It waits in two seconds:", []),
    ("There are two lamps. Each is:", []), ("It supports two main modes:", ["two"]),
    ("It can be lit in two ways:", ["two"]),
    ("It has two lamps and four modes:", []), ("It returns a lamp with two keys:", ["two"]),
    ("It is one of the two kinds:", ["two"]), ("Dim the two lamps:", []),
  ])
  func comparesCounts(text: String, expected: [String]) async {
    let probe = RuleProbe("EXT130")
    #expect(await probe.places("# Lamps\n\n\(text)\n\n- One\n- Two\n- Three\n") == expected)
    #expect(await probe.places("# Lamps\n\n\(text)\n\n- One\n- Two\n  - a\n  - b\n- Three\n").isEmpty)
    #expect(await probe.places("# Lamps\n\n\(text)\n\n- One\n- Two\n- Three\n\n* Four\n").isEmpty)
    #expect(await probe.places("# Lamps\n\n\(text)\n\nText.\n\n- One\n- Two\n- Three\n").isEmpty)
  }

  @Test func findsValuesInHeadings() async {
    func page(_ names: String...) -> String { "# Lamps\n" + names.map { "\n## `\($0)`\n\nText.\n" }.joined() }
    #expect(await RuleProbe("EXT124").places(page("a1", "b1", "c1: true", "d1", "e1")) == ["## `c1: true`"])
    #expect(await RuleProbe("EXT124").places(page("a1", "b1: 1", "c1: 2", "d1", "e1", "f1")) == [])
    #expect(await RuleProbe("EXT124").places(page("a1", "b 1", "c1: true", "d1", "e1")) == [])
  }

  private static let table = "|------|--------|\n| Guest | Reads |\n| Owner | Writes |\n"

  @Test(arguments: [("| Role | Rights\n", ["s"]), ("Role | Rights |\n", ["R"]), ("| Role | Rights |\n", [])])
  func findsHeadersWithoutPipe(header: String, expected: [String]) async {
    #expect(await RuleProbe("TAB107").places("# Lamps\n\n\(header)\(Self.table)") == expected)
  }

  @Test func passesEmptyLastCells() async {
    let page = "# Lamps\n\nRole | Rights | Note\n---|---|---\nGuest | Reads |\nOwner | Writes |\nOther | None |\n"
    #expect(await RuleProbe("TAB107").places(page) == [])
  }

  private static func linked(_ link: String, _ code: String, besides: String = "") async -> [String] {
    let text =
      "# Lamps\n\nSee [rooms](\(link)), [a](other.md), [b](other.md#b) and [c](other.md#c).\n\n## To light\n\(besides)"
    let source = SourceText(text)
    let files = [
      ("lamps.md", text), ("rooms.md", "# Rooms\n"), ("other.md", "# Other\n"), ("halls.md", "# Halls\n"),
      ("halls/big.md", "# Big\n"), ("big-halls/old.md", "# Old\n"),
    ].map { DocsFolder.File(path: $0.0, bytes: Array($0.1.utf8)) }
    let findings = await Linter(LintConfiguration(select: [code])).lint(await Extraction.extract(files))
    return findings.compactMap { $0.span.range.map { source.text(in: $0) } }
  }

  @Test(arguments: [
    ("rooms.rst", ["rooms.rst"]), ("rooms.txt#a", ["rooms.txt"]), ("rooms/#a", ["rooms/"]), ("rooms/", ["rooms/"]),
    ("halls/", []), ("cellars.rst", []), ("../rooms/", []), ("./rooms/", []),
  ])
  func findsEndings(link: String, expected: [String]) async {
    #expect(await Self.linked(link, "LNK108") == expected)
  }

  @Test(arguments: [
    ("dim-lamps", ["dim-lamps"]), ("to-light", []), ("big-halls", []), ("LICENSE", []), ("examples", []),
    ("dim-lamps.txt", []), ("rooms", []),
  ])
  func findsLinksToNothing(link: String, expected: [String]) async {
    #expect(await Self.linked(link, "LNK103") == expected)
    #expect(await Self.linked(link, "LNK103", besides: "\n(dim-lamps)=\n\n## Dim\n") == [])
  }
}
