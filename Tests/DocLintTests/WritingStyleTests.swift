import APIModel
import DocExtract
import DocLint
import Testing

/// Ways to write API docs that projects differ in: what is a mistake in one is the style of another. Every case says
/// what the recommended rules tell of it, most often nothing.
@Suite struct WritingStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var page: String
    /// "line code" of every finding.
    var expected: [String] = []
    var testDescription: String { name }

    init(_ name: String, _ page: String, _ expected: [String] = []) {
      self.name = name
      self.page = page
      self.expected = expected
    }
  }

  private static func answer(_ body: String, tag: String = "", head: String = "") -> String {
    "## Get a kite\n\n`GET /kites/7`\n\nExample response:\n\n```\(tag)\n\(head)\(body)\n```\n"
  }

  private static let json = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"

  static let bodies: [Case] = [
    Case("a stream of values, one a line", answer("{\"done\": 1}\n{\"done\": 2}\n...", head: json)),
    Case(
      "a stream with a bracket too many", answer("{\"done\": 1}\n{\"done\": 2}}\n{\"done\": 3}", head: json),
      ["12 EXA108"]),
    Case("two values in a block that says JSON", answer("{\"done\": 1}\n{\"done\": 2}", tag: "json"), ["9 EXA109"]),
    Case(
      "a mistake in the second of two values", answer("{\"done\": 1}\n{\"done\": 2,}", tag: "json"),
      ["9 EXA109", "9 EXA102"]),
    Case("a body drawn with placeholders", answer("{\"id\": <id>, \"tags\": [<tag>, ...]}", head: json)),
    Case("keys that are placeholders", answer("{\"tails\": {<name>: <length>, ...}}", head: json)),
    Case("a body drawn with types", answer("{\"id\": integer, \"name\": string}")),
    Case("a drawn body without a comma", answer("{\n  \"id\": <id>\n  \"name\": <name>\n}", head: json), ["12 EXA101"]),
    Case(
      "placeholders in a block that says JSON", answer("{\"id\": <id>, ...}", tag: "json"), ["8 EXA110", "8 EXA103"]),
    Case(
      "what is left out, brackets and all",
      answer("{\n  \"id\": 1,\n  \"tail\": {\n    \"id\": 2,\n    ...\n}", tag: "json"), ["12 EXA103"]),
    Case("what is left out of an example", answer("{\"id\": 1, ...}", head: json), ["11 EXA103"]),
    Case("marks of a template engine", answer("{% raw %}\n{{ STREAM }}\n{% endraw %}")),
    Case("marks around a block that says JSON", answer("{% raw %}\n{\"a\": 1}\n{% endraw %}", tag: "json")),
    Case("a form behind a head", answer("kite=7&tail=long", head: "POST /kites HTTP/1.1\nAccept: */*\n\n")),
    Case("a quote too many", answer("{\n  \"id\": \"a\"\"\n}", tag: "json"), ["9 EXA107"]),
  ]

  static let tables: [Case] = [
    Case(
      "last cells that may be left out",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description | Notes |
      |------|------|-------------|-------|
      | **name** | string | The name |
      | **tail** | integer | Its length | |
      """),
    Case(
      "one row that lost a cell",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `name` | string | The name |
      | `tail` | integer | no | Its length |
      """, ["7 TAB102"]),
    Case(
      "one name under several types",
      """
      ## List kites

      `GET /kites`

      | Kind | Attribute | Type |
      |------|-----------|------|
      | red | `value` | string |
      | blue | `value` | integer |
      """),
    Case(
      "names of two words",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | Tail colour | string | Of the tail |
      | Tail length | integer | In metres |
      """),
    Case(
      "another question than whether it is required",
      """
      ## Add a kite

      `POST /kites`

      | Name | Description | Required by |
      |------|-------------|-------------|
      | `name` | Its name | Museum |
      | `tail` | Its tail | Museum |
      | `line` | Its line | Shop |
      """),
    Case(
      "types of a programming language",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | `tails` | []string | Its tails |
      | `length` | float32 | In metres |
      | `maker` | Number1 | Who made it |
      | `flier` | Member | Who flies it |
      """),
    Case(
      "a type with two letters swapped",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | `name` | stirng | Its name |
      """, ["7 TAB203"]),
    Case(
      "attributes on a page without operations",
      """
      ## Settings of the server

      | Parameter | Required | Description |
      |-----------|----------|-------------|
      | `port` | yes | Where it listens |
      """),
  ]

  static let requests: [Case] = [
    Case(
      "a path whose end may be left out",
      """
      ## List kites

      `GET /kites`

      ```json
      [{"id": 1}]
      ```

      ## Get a kite

      `GET /kites/(id)`

      ```json
      {"id": 1}
      ```
      """),
    Case(
      "a socket instead of a host",
      """
      ## List kites

      `GET /kites`

      ```shell
      curl --unix-socket /run/kites.sock http:/kites
      ```
      """),
    Case(
      "a server that reads JSON without its content type",
      """
      ## Add a kite

      `POST /kites`

      ```shell
      curl -X POST -d '{"name": "a"}' "http://localhost/kites"
      curl -X POST -d '{"name": "b"}' "http://localhost/kites"
      curl -X POST -d '{"name": "c"}' "http://localhost/kites"
      ```
      """),
    Case(
      "one sample that forgot the content type",
      """
      ## Add a kite

      `POST /kites`

      ```shell
      curl -X POST -H "Content-Type: application/json" -d '{"name": "a"}' "http://localhost/kites"
      curl -X POST -d '{"name": "b"}' "http://localhost/kites"
      ```
      """, ["7 REQ205"]),
  ]

  static let dumps: [Case] = [
    Case(
      "requests that prepare each other",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/lock HTTP/1.1
      ```

      ```http
      POST /kites/7/move HTTP/1.1
      ```
      """),
    Case(
      "a request that a word of its path tells apart",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/mve HTTP/1.1
      ```
      """, ["6 REQ108"]),
    Case(
      "placeholders in marks of the docs' own",
      """
      ## Move a kite

      `POST /kites/(the id)/move`

      ```http
      POST /kites/7/move HTTP/1.1
      ```
      """),
    Case(
      "media types of vendors and variables",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/move HTTP/1.1
      Content-Type: application/vnd.example.kite+json; charset=utf-8
      Accept: application/json, */*
      ```

      ```shell
      curl -X POST -H "Content-Type: $TYPE" -H "Accept: x-world/x-kite" "http://localhost/kites/7/move"
      ```
      """),
    Case(
      "a page that shows requests of several versions",
      (1...3).map { "## Part \($0)\n\n`GET /kites/\($0)/v`\n\n```\nGET /v\($0)/kites HTTP/1.1\n```\n\n" }.joined()),
  ]

  static let types: [Case] = [
    Case(
      "types that names do not tell",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `size` | integer | yes | How large it is |
      | `path_id` | integer | yes | Where it flies |
      | `renames` | boolean | no | Whether it changes its name |
      | `color` | integer | no | The number of the colour |
      """),
    Case(
      "a name that is a number",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `file_name` | integer | yes | Of its picture |
      """, ["7 TAB211"]),
    Case(
      "a placeholder that the sample fills with a word",
      """
      ## Get a kite

      ```
      GET /kites/:key
      ```

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `key` | integer | yes | Of the kite |

      ```shell
      curl "https://example.com/kites/red-dragon"
      ```
      """, ["9 TAB211"]),
    Case(
      "a word more in the example than in the row",
      """
      ## Get a kite

      `GET /kite`

      ```json
      {"id": 1, "wind_speed": 1, "line_width": 2, "tail_length": 3, "tail_end_color": "red", "rope": "thin"}
      ```

      ## Change a kite

      `PUT /kite`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `wind_speed` | integer | no | In the air |
      | `line_width` | integer | no | Of its line |
      | `tail_length` | integer | no | Of its tail |
      | `tail_color` | string | no | Of its tail |
      | `rope` | string | no | Of its rope |
      """, ["18 TAB208"]),
  ]

  static let texts: [Case] = [
    Case("notations in brackets", "# Kites\n\nQueue [{#HOST}][{#NAME}], and [mod\\_kite][doc:modules:kite]."),
    Case("an undefined label", "# Kites\n\nThe [rope][kite-rope].", ["3 LNK104"]),
    Case("a letter as a name", "# The kites\n\nOf the kite, the first A address and the second. The end."),
    Case("the second heading of a name", "# Kites\n\n[Up](#tails_1)\n\n## Tails\n\n## Tails\n"),
    Case("a code before a heading's colon", "# Kites\n\n[Old](#KIT007)\n\n## KIT007: `fly()` goes\n\nSoon."),
    Case(
      "an old way to quote in a table", "# Kites\n\n| Name | What |\n|------|------|\n| Kite | Say `fly' to it. |\n"),
    Case(
      "articles that are right",
      "# The kites\n\nAn hour of the day, a URL of the page, a one-time code, an SSH key of the user, a user."),
    Case(
      "names that are letters",
      "# The kites\n\nThe node a exists beside the node b and the tail. Of the two, the first."),
    Case(
      "an article before another word", "# The kites\n\nOf the kite, the tail, and the end of an line.", ["3 EXT106"]),
    Case("another language", "# Kites\n\nEsto permite a elementos. Vale a ambos.", []),
    Case("a verb with its particle", "# Kites\n\nWho is logged in in the tower flies."),
    Case("a word that stands twice", "# Kites\n\nIt is shown in in the tower.", ["3 EXT105"]),
    Case("an old way to quote", "# Kites\n\nIt says \"no method `fly' for kite\"."),
    Case("a code mark that is not closed", "# Kites\n\nIt says `fly for kites.", ["3 EXT102"]),
    Case(
      "blanks that are none, told once a line", "# Kites\n\n```\nfly\u{A0}a\u{A0}kite\nfly\u{A0}it\n```",
      ["4 EXT103", "5 EXT103"]),
    Case("an anchor without underscores", "# Kites\n\n[How](#maximumlines)\n\n## `maximum_lines`\n\nMany."),
    Case("the title of the page's head", "---\ntitle: Flying kites\n---\n\n[Up](#flying-kites)\n\n## Lines\n\nMany."),
    Case(
      "a reference that leads nowhere, told where it is defined",
      "# Kites\n\nSee [one][a] and [two][a].\n\n[a]: #tails\n", ["5 LNK101"]),
  ]

  static var all: [Case] { bodies + tables + requests + dumps + types + texts }

  @Test(arguments: all)
  func tells(style: Case) async {
    let file = DocsFolder.File(path: "page.md", bytes: Array(style.page.utf8))
    let findings = await Linter().lint(await Extraction.extract([file]))
    #expect(
      findings.map { "\($0.span.line) \($0.rule.code)" }.sorted() == style.expected.sorted(),
      "\(findings.map(\.message))")
  }

  @Test func hasStyles() {
    #expect(Self.all.contains { $0.expected.isEmpty } && Self.all.contains { !$0.expected.isEmpty })
  }

  /// Of two sections with one listing, the one whose sample calls what nothing lists is told.
  @Test func tellsTheCopyOfTwoListings() async {
    func section(_ title: String, _ listing: String, _ path: String) -> String {
      "## \(title)\n\n```\n\(listing)\n```\n\n```shell\ncurl \"https://example.com\(path)\"\n```\n\n"
        + "Example response:\n\n```json\n{\"id\": 1}\n```\n\n"
    }
    func findings(_ page: String) async -> [String] {
      let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
      return await Linter().lint(await Extraction.extract([file])).map { "\($0.span.line) \($0.rule.code)" }
    }
    let tails = section("Get a tail", "GET /tails/:id", "/tails/1")
    #expect(await findings(section("Get a kite", "GET /tails/:id", "/kites/1") + tails) == ["4 END203"])
    #expect(await findings(section("Get a kite", "GET /kites/:id", "/kites/1") + tails) == [])
  }

  /// An operation that a page describes and then lists again in a reference of all of them.
  @Test func leavesReferencesAlone() async {
    let names = ["kites", "tails", "lines", "winds"]
    func section(_ title: String, _ name: String) -> String {
      "## \(title) \(name)\n\n```\nGET /\(name)\n```\n\nExample response:\n\n```json\n[{\"id\": 1}]\n```\n\n"
    }
    func duplicates(_ page: String) async -> Int {
      let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
      return await Linter().lint(await Extraction.extract([file])).count { $0.rule.code == "END203" }
    }
    let once = names.map { section("About", $0) }.joined()
    #expect(await duplicates(once + names.map { section("Reference of", $0) }.joined()) == 0)
    #expect(await duplicates(once + section("Reference of", "kites")) == 1)
  }
}
