import APIModel
import Testing

/// What further houses write, rule by rule: what is wrong in it speaks, what only looks wrong does not.
@Suite struct FurtherHousesTests {
  private static func places(_ code: String, _ page: String) async -> [String] { await RuleProbe(code).places(page) }

  // MARK: Examples

  private static func defined(_ type: String, _ value: String) -> String {
    """
    # Kites

    `GET /kites/{id}`

    ## Response body

    `late`
    :   (\(type)) Whether it came late.

    `length`
    :   (integer) Length of the line.

    ## Example

    ```console-result
    {"late": \(value), "length": 4}
    ```
    """
  }

  @Test func definitionsOfAnAnswerHaveTypes() async {
    #expect(await Self.places("EXA202", Self.defined("integer", "true")) == ["integer"])
    #expect(await Self.places("EXA202", Self.defined("boolean", "true")) == [])
    #expect(await Self.places("EXA202", Self.defined("boolean", "\"no\"")) == ["\"no\""])
  }

  private static func counted(_ type: String) -> String {
    """
    # Kites

    ## The kite

    `GET /kites/{id}`

    Attributes of the response:

    | Attribute | Type | Description |
    |---|---|---|
    | lines | \(type) | Number of lines |

    ```json
    {"lines": 3}
    ```
    """
  }

  @Test func aCountIsNoFlag() async {
    #expect(await Self.places("EXA202", Self.counted("boolean")) == ["boolean"])
    #expect(await Self.places("EXA202", Self.counted("integer")) == [])
  }

  private static func quoted(_ first: String, _ second: String) -> String {
    let section = { (verb: String, method: String, shown: String) in
      """
      ## \(verb) a kite

      ```plaintext
      \(method) /kites/:id
      ```

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `pull` | integer | no | The pull |

      ```json
      {"name": "Red", "pull": \(shown)}
      ```


      """
    }
    return "# Kites\n\n" + section("Change", "PUT", first) + section("Mend", "PATCH", second)
  }

  @Test func aNumberOfAllRowsIsNotQuoted() async {
    #expect(await Self.places("EXA202", Self.quoted("\"300\"", "null")) == ["\"300\""])
    #expect(await Self.places("EXA202", Self.quoted("300", "null")) == [])
    // The server may well write texts.
    #expect(await Self.places("EXA202", Self.quoted("\"300\"", "\"250\"")) == [])
    #expect(await Self.places("EXA202", Self.quoted("\"strong\"", "null")) == [])
  }

  private static func listed(_ value: String, lead: String = "The `state` is one of:") -> String {
    "# Kites\n\n`GET /kites/{id}`\n\n\(lead)\n\n- `flying`: up\n- `landed`: down\n\n```json\n{\"state\": \"\(value)\"}\n```\n"
  }

  @Test func aListBelowASentenceHasTheValues() async {
    let findings = await RuleProbe("EXA203").findings(Self.listed("lost"))
    #expect(findings.map(\.span.line) == [7])
    #expect(await Self.places("EXA203", Self.listed("landd")) == ["\"landd\""])
    #expect(await Self.places("EXA203", Self.listed("landed")) == [])
    #expect(await Self.places("EXA203", Self.listed("lost", lead: "The `state` may be")) == [])
    #expect(await Self.places("EXA203", Self.listed("lost", lead: "The `mood` is one of:")) == [])
  }

  private static func several(_ value: String) -> String {
    """
    # Kites

    ## List kites

    `GET /kites`

    | Attribute | Type | Required | Description |
    |---|---|---|---|
    | `state` | string **or** array of strings | no | Kites in a state, one or array of: `flying`, `landed`; all by default |

    ```sh
    curl 'https://example.com/kites?state[]=\(value)&state[]=landed'
    ```
    """
  }

  @Test func bracketsTakeOneOfTheValues() async {
    #expect(await Self.places("EXA203", Self.several("lost")) == ["lost"])
    #expect(await Self.places("EXA203", Self.several("flying")) == [])
  }

  private static func said(_ call: String) -> String {
    """
    # Kites

    ## Add a kite

    ```http
    POST /kites HTTP/1.1
    ```

    ##### Form data parameters

    state
    : String. One of `flying`, `landed`. Defaults to `landed`.

    Sample call with `\(call)`

    ```json
    {"state": "landed"}
    ```
    """
  }

  @Test func aSentenceShowsWhatIsSent() async {
    #expect(await Self.places("EXA203", Self.said("state=lost")) == ["lost"])
    #expect(await Self.places("EXA203", Self.said("state=flying")) == [])
    #expect(await Self.places("EXA203", Self.said("mood=lost")) == [])
  }

  @Test func aBlockWithoutTagLacksAComma() async {
    let page = { (body: String) in "# Kites\n\nSend this:\n\n```\n\(body)\n```\n" }
    #expect(await Self.places("EXA101", page("{\n  \"name\"  : \"red\"\n  \"pull\"  : 3\n}")).count == 1)
    #expect(await Self.places("EXA101", page("{\n  \"name\"  : \"red\",\n  \"pull\"  : 3\n}")) == [])
    #expect(await Self.places("EXA101", page("{\n  name: red\n  pull: 3\n}")) == [])
  }

  private static func opened(_ sent: String, _ shown: String, _ below: String = "", row: String = "The plan") -> String
  {
    """
    # Kites

    ## Lend a kite

    `POST /loans`

    | Attribute | Type | Required | Description |
    |---|---|---|---|
    | `since` | string | no | The time |
    | `plan` | string | no | \(row) |

    ```sh
    curl https://example.com/loans -H 'Content-Type: application/json' -d '\(sent)'
    ```

    ```json
    \(shown)
    ```

    \(below)
    """
  }

  @Test func anAnswerMayTellTheSameTimeOtherwise() async {
    let sent = "{\"since\": \"2024-05-02T10:00:00+02:00\"}"
    #expect(await Self.places("EXA215", Self.opened(sent, "{\"since\": \"2024-05-02T08:00:00Z\"}")) == [])
    #expect(
      await Self.places("EXA215", Self.opened(sent, "{\"since\": \"2024-05-02T09:00:00Z\"}")) == [
        "\"2024-05-02T09:00:00Z\""
      ])
  }

  @Test func anAnswerMayBeExplained() async {
    let sent = "{\"plan\": \"gold\"}"
    let shown = "{\"plan\": \"tin\"}"
    #expect(await Self.places("EXA215", Self.opened(sent, shown)) == ["\"tin\""])
    #expect(await Self.places("EXA215", Self.opened(sent, shown, "It is `tin` without a deposit.")) == [])
    let row = "`gold` needs a deposit, otherwise the plan is `tin`"
    #expect(await Self.places("EXA215", Self.opened(sent, shown, row: row)) == [])
  }

  private static func lasting(_ sent: String, _ shown: String) -> String {
    "# Kites\n\n## Lend a kite\n\n`POST /loans`\n\n```console\n$ curl -X POST 'https://example.com/loans?ttl=\(sent)'\n"
      + "HTTP/1.1 201 Created\nContent-Type: application/json\n\n{\"id\": 4, \"expires_in\": \(shown)}\n```\n"
  }

  @Test func aLifetimeIsInSeconds() async {
    #expect(await Self.places("EXA215", Self.lasting("2h", "120")) == ["120"])
    #expect(await Self.places("EXA215", Self.lasting("2h", "7200")) == [])
    #expect(await Self.places("EXA215", Self.lasting("2h", "7199")) == [])
    #expect(await Self.places("EXA215", Self.lasting("120", "7200")) == [])
  }

  // MARK: Tables and lists

  private static func html(_ row: String) -> String {
    """
    # Kites

    `GET /kites`

    <table>
      <tr><th>Name</th><th>Type</th><th>Description</th></tr>
      <tr><td>line</td><td>string</td><td>The line</td></tr>
      \(row)
      <tr><td>wind</td><td>string</td><td>The wind</td></tr>
    </table>
    """
  }

  @Test func aTableInHTMLHasCells() async {
    let short = Self.html("<tr><td>pull</td><td>The pull</td></tr>")
    #expect(await RuleProbe("TAB102").findings(short).map(\.span.line) == [8])
    #expect(await Self.places("TAB102", Self.html("<tr><td>pull</td><td>integer</td><td>The pull</td></tr>")) == [])
    #expect(await Self.places("TAB102", Self.html("<tr><td colspan=\"3\">Old ones</td></tr>")) == [])
  }

  private static func counts(_ type: String, other: String = "number") -> String {
    """
    # Kites

    ## List kites

    `GET /kites`

    URL query parameters:

    - `most=<\(type)>`: Maximum number of kites to return.
    - `pull=<\(other)>`: The least pull.

    ## List lines

    `GET /lines`

    URL query parameters:

    - `pull=<number>`: The least pull.
    """
  }

  @Test func aCountIsNoText() async {
    #expect(await Self.places("TAB211", Self.counts("string")) == ["string"])
    #expect(await Self.places("TAB211", Self.counts("number")) == [])
  }

  private static func versions(_ second: String) -> String {
    let section = { (version: String, type: String, value: String) in
      "## Version \(version)\n\n```\nGET /api/\(version)/kites/:kite\n```\n\n"
        + "| Attribute | Type | Required | Description |\n|---|---|---|---|\n| `kite` | \(type) | yes | The kite |\n\n"
        + "```sh\ncurl \"https://example.com/api/\(version)/kites/\(value)\"\n```\n\n```json\n{\"kite\": 1}\n```\n\n"
    }
    return "# Kites\n\n" + section("v1", "integer", "17") + section("v2", second, "red-one")
  }

  @Test func eachVersionHasItsTypes() async {
    #expect(await Self.places("TAB211", Self.versions("string")) == [])
    #expect(await Self.places("TAB211", Self.versions("integer")) == ["integer"])
  }

  private static func items(_ name: String, path: String = "/kites/{kite}") -> String {
    """
    FORMAT: 1A

    # Group Kites

    ## Kite [\(path)]

    + Parameters
        + \(name): `red` (string, required) - Name of the kite

    ### Get a kite [GET]

    + Response 200 (application/json)

            {"name": "red"}

    ### Drop a kite [DELETE]

    + Response 204
    """
  }

  @Test func parametersOfAPathAreItsPlaceholders() async {
    #expect(await Self.places("END102", Self.items("kite_id")) == ["kite_id"])
    #expect(await Self.places("END102", Self.items("kites")) == ["kites"])
    #expect(await Self.places("END102", Self.items("kite")) == [])
  }

  @Test func aPartOfTheURLIsAPlaceholder() async {
    let page = { (path: String) in
      "# Kites\n\n## Read a kite\n\n`GET /kites/\(path)`\n\n- `name` `(string: <required>)` – The kite. This is part of the URL.\n"
    }
    #expect(await Self.places("END102", page(":path")) == ["name"])
    #expect(await Self.places("END102", page(":name")) == [])
  }

  private static func blueprint(_ status: Int) -> String { items("kite").replacing("204", with: "\(status)") }

  @Test func anItemSaysTheStatus() async {
    #expect(await Self.places("END217", Self.blueprint(201)) == ["201"])
    #expect(await Self.places("END217", Self.blueprint(204)) == [])
  }

  @Test func noContentHasNoSchema() async {
    let page = { (code: String, schema: String) in
      "# Kites\n\n### /kites\n\n#### POST\n##### Summary:\n\nAdd a kite\n\n##### Responses\n\n| Code | Description | Schema |\n"
        + "|---|---|---|\n| \(code) | Added | \(schema) |\n"
    }
    #expect(await Self.places("END217", page("204", "[Kite](#kite)")) == ["204"])
    #expect(await Self.places("END217", page("204", "")) == [])
    #expect(await Self.places("END217", page("201", "[Kite](#kite)")) == [])
  }

  @Test func aRowNamesTheHeaderAsItIsSent() async {
    let page = { (name: String) in
      "# Kites\n\n## Send a kite\n\n`PATCH /kites/1`\n\nHeaders:\n\n| Attribute | Type | Required | Description |\n"
        + "|---|---|---|---|\n| `\(name)` | string | yes | The token |\n\n```sh\n"
        + "curl --request PATCH --header \"KITE-TOKEN: abc\" https://example.com/kites/1\n```\n"
    }
    #expect(await Self.places("REQ208", page("KITE_TOKEN")) == ["`KITE_TOKEN`"])
    #expect(await Self.places("REQ208", page("KITE-TOKEN")) == [])
    #expect(await Self.places("REQ208", page("LINE_TOKEN")) == [])
  }

  @Test func typesHaveRemarks() async {
    let page = { (type: String) in
      "# Kites\n\n`GET /kites`\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| `line` | \(type) | no | It |\n"
    }
    #expect(await Self.places("TAB204", page("integer, read only")) == [])
    #expect(await Self.places("TAB204", page("asc\\|desc")) == [])
    #expect(await Self.places("TAB204", page("integer, blue")) == ["integer, blue"])
  }

  @Test func defaultsHaveUnits() async {
    let page = { (given: String) in
      "# Kites\n\n| Setting | Description |\n|---|---|\n| `ttl` | How long it is kept, default: `\(given)`, at most `72h` |\n"
    }
    #expect(await Self.places("TAB221", page("100h")) == ["100"])
    #expect(await Self.places("TAB221", page("24h")) == [])
    #expect(await Self.places("TAB221", page("100m")) == [])
  }

  @Test func membersListTheValues() async {
    let page = { (given: String) in
      "FORMAT: 1A\n\n## Kites [/kites]\n\n### Add a kite [POST]\n\n+ Request (application/json)\n\n    + Attributes\n"
        + "        + kind (enum, optional) - Kind of the kite\n            + Default: `\(given)`\n            + Members\n"
        + "                + `delta`\n                + `box`\n\n    + Body\n\n            {\"kind\": \"box\"}\n\n+ Response 201\n"
    }
    #expect(await RuleProbe("TAB213").findings(page("round")).count == 1)
    #expect(await RuleProbe("TAB213").findings(page("delta")) == [])
  }

  // MARK: Headings, statuses and links

  @Test func aCopiedHeadingIsTold() async {
    let page = { (title: String) in
      "# Kites\n\n## Add a kite {#add}\n\n```http\nPOST /kites HTTP/1.1\n```\n\n## \(title) {#drop}\n\n"
        + "```http\nDELETE /kites/:id HTTP/1.1\n```\n"
    }
    #expect(await RuleProbe("END204").findings(page("Add a kite")).map(\.span.line) == [9])
    #expect(await RuleProbe("END204").findings(page("Drop a kite")) == [])
    // Nothing says that this heading was copied: the method is the wrong one.
    #expect(await RuleProbe("END204").findings(page("Add a line")).map(\.span.line) == [12])
  }

  @Test func aPhraseMayBeExplained() async {
    let page = { (code: String) in
      "# Kites\n\nStatus codes:\n\n- **200** – Done\n- **\(code)** – Not found: it flew away\n"
    }
    #expect(await RuleProbe("LNK201").findings(page("409")).map(\.span.line) == [6])
    #expect(await RuleProbe("LNK201").findings(page("404")) == [])
  }

  @Test func aStatusLineFollowsItsCommand() async {
    let page = { (status: String) in
      "# Kites\n\n`DELETE /kites/1`\n\n```console\n$ curl -i -X DELETE https://example.com/kites/1\nHTTP/1.1 \(status)\n```\n"
    }
    #expect(await Self.places("LNK201", page("204 Created")) == ["204 Created"])
    #expect(await Self.places("LNK201", page("204 No Content")) == [])
  }

  @Test func aHeadingNamesItsAnchorInBrackets() async {
    let page = { (anchor: String) in
      "# Kites [kites]\n\nSee [pull](#\(anchor)).\n\n## Pull and lines [kite-pull]\n\nText.\n"
    }
    #expect(await Self.places("LNK101", page("kite-pull")) == [])
    #expect(await Self.places("LNK101", page("kite-push")).count == 1)
  }

  @Test func aSentenceOfAnotherSection() async {
    let section = { (title: String, lead: String, path: String) in
      "## \(title)\n\n\(lead)\n\n```\nPOST /kites/:id/\(path)\n```\n\n"
    }
    let page = { (lead: String) in
      "# Kites\n\n"
        + section("Reset the line estimate", "Resets the estimated line of this kite to 0.", "reset_line_estimate")
        + section("Reset used line", lead, "reset_used_line")
    }
    #expect(
      await RuleProbe("END213").findings(page("Resets the estimated line of this kite to 0.")).map(\.span.line) == [13])
    #expect(await RuleProbe("END213").findings(page("Resets the used line of this kite to 0.")) == [])
  }
}
