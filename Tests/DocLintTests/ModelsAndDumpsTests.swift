import APIModel
import DocExtract
import DocLint
import Testing

/// Objects that are described on their own, request dumps, samples that send what no row names, and look-alikes.
@Suite struct ModelsAndDumpsTests {
  private func findings(_ markdown: String) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    return await Linter().lint(await Extraction.extract([file])).map { "\($0.rule.code) \($0.span.line)" }
  }

  @Test(arguments: [("string", ["EXA202 8"]), ("boolean", [])])
  func modelAgainstItsExample(_ type: String, _ expected: [String]) async {
    let page = """
      # Fees

      ## The fee object

      `id` *string*
      : Which one it is.

      `paid` *\(type)*
      : Whether it was paid.

      `amount` *integer*
      : In cents.

      ```json
      {
        "id": "f1",
        "paid": true,
        "amount": 3
      }
      ```

      ## Get a fee

      `GET /fees/:id`

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | string | yes | Which one |
      """
    #expect(await findings(page) == expected)
  }

  @Test(arguments: [("v", []), ("volumes", ["REQ201 14"])])
  func queryOfADump(_ name: String, _ expected: [String]) async {
    let page = """
      # Boxes

      ## Remove a box

      `DELETE /boxes/{id}`

      **Query parameters**:

      - **v** – 1 or 0, its volumes as well.

      **Example request**:

      ```http
      DELETE /boxes/16253994b7c4?\(name)=1 HTTP/1.1
      ```
      """
    #expect(await findings(page) == expected)
  }

  private func members(_ heading: String) -> String {
    [
      ("List sealed jars", "GET /jars/:id/sealed_jars"), ("Get a sealed jar", "GET /jars/:id/sealed_jars/:name"),
      ("Seal jars", "POST /jars/:id/sealed_jars"), (heading, "DELETE /jars/:id/sealed_jars/:name"),
    ].map { "## \($0)\n\n```plaintext\n\($1)\n```\n" }.joined(separator: "\n")
  }

  @Test func headingOfAnotherThing() async {
    #expect(await findings(members("Unseal bottles")) == ["END216 19"])
    #expect(await findings(members("Unseal jars")) == [])
    let queries = members("Drop saved queries").replacing("sealed_jars", with: "saved_queries")
      .replacing("sealed jar", with: "saved query").replacing("Seal jars", with: "Save a query")
    #expect(await findings(queries) == [])
    #expect(await findings(members("Unseal all")) == [])
    #expect(await findings(members("Change settings")).contains { $0.hasPrefix("END216") } == false)
  }

  private func jars(_ rows: String, _ sample: String, _ answer: String = #"{"id": 1}"#) -> String {
    """
    # Jars

    ## Change a jar

    ```plaintext
    PUT /jars/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The jar's ID |
    \(rows)

    ```shell
    \(sample)
    ```

    ```json
    \(answer)
    ```
    """
  }

  @Test func aFurtherNameBesidesOneThatHasARow() async {
    let name = "| `name` | string | yes | Its name |\n| `lid` | string | no | Its lid |"
    let sample = #"curl --request PUT --data "name=a&new_name=b" "https://example.com/jars/1""#
    #expect(await findings(jars(name, sample)) == ["REQ201 13"])
    let both = name + "\n| `new_name` | string | no | Its name from now on |"
    #expect(await findings(jars(both, sample)) == [])
  }

  @Test func aFormOfAListedValue() async {
    let page = { (state: String) in
      """
      # Jars

      ## List jars

      ```plaintext
      GET /jars
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `state` | string | no | Return only `active` or `closed` jars |

      ```json
      [{"id": 1, "state": "\(state)"}]
      ```
      """
    }
    #expect(await findings(page("activate")) == ["EXA203 11"])
    #expect(await findings(page("active")) == [])
    #expect(await findings(page("other")) == [])
  }

  @Test func rowsOfAnArrayAndOfAnotherType() async {
    let row = { (type: String) in "| `ids[]` | \(type) | no | Which ones |" }
    let sample = #"curl --request PUT "https://example.com/jars/1""#
    #expect(await findings(jars(row("integer"), sample)) == ["TAB211 12"])
    #expect(await findings(jars(row("integer array"), sample)) == [])
    let section = { (verb: String, type: String) in
      "## \(verb) a jar\n\n```plaintext\nGET /jars/:jar_id/\(verb)\n```\n\n| Attribute | Type | Required | Description |\n"
        + "|---|---|---|---|\n| `jar_id` | \(type) | yes | The ID of the jar |\n"
    }
    let page = { (type: String) in
      section("open", "integer") + "\n" + section("shut", "integer") + "\n" + section("fill", type)
    }
    #expect(await findings(page("string")) == ["TAB206 29"])
    #expect(await findings(page("integer")) == [])
  }

  /// An empty cell says no where the column has only marks.
  @Test func checkMarks() async {
    let rows = (1...4).map { "| `a\($0)` | string | ✔ | What \($0) is |" }.joined(separator: "\n")
    let sample = #"curl --request PUT --data "a1=1&a2=2&a3=3&a4=4" "https://example.com/jars/1""#
    #expect(await findings(jars(rows + "\n| `b` | string | | What b is |", sample)) == [])
    #expect(
      await findings(jars(rows + "\n| `b` | string | | What b is |\n| `c` | string | no | What c is |", sample))
        == ["TAB202 16"])
  }

  @Test func faultsThatAreMeant() async {
    let page = { (text: String) in
      """
      # Jars

      \(text)

      ```shell
      curl --request POST --header "Content-Type: application/json" --data '{"a": 1 "b": 2}' "https://example.com/jars"
      ```
      """
    }
    #expect(await findings(page("Here a comma is missing on purpose:")) == [])
    #expect(await findings(page("Fill a jar:")) == ["REQ206 6"])
  }

  @Test(arguments: [
    ("(Open)[#open]", ["LNK105 3"]), ("[Open](#open)", []), ("(open)[0] and (x)[y]", []), ("f(a)[#1", []),
  ])
  func swappedBrackets(_ text: String, _ expected: [String]) async {
    let found = await findings("# Jars\n\n\(text)\n\n## Open\n\n`GET /jars/open`\n")
    #expect(found.filter { $0.hasPrefix("LNK") } == expected)
  }

  /// A verb behind a colon (Google's API design guide, "Custom methods") is no placeholder that lacks its slash.
  @Test func verbsBehindAColon() async {
    let page = { (path: String, called: String) in
      """
      # Jars

      ## Look for jars

      ```plaintext
      POST /jars\(path)
      ```

      ```shell
      curl --request POST "https://example.com/jars\(called)"
      ```

      ## Get a jar

      ```plaintext
      GET /jars/:id
      ```

      ## Drop a jar

      ```plaintext
      DELETE /jars/:id
      ```
      """
    }
    #expect(await findings(page(":search", ":search")) == [])
    #expect(await findings(page(":search", "/1")).contains { $0.hasPrefix("END209") } == false)
    #expect(await findings(page(":id", "/1")).contains("END209 6"))
  }

  @Test func methodInAField() async {
    let page = { (data: String) in
      """
      # Jars

      ## Drop a jar

      ```plaintext
      DELETE /jars/:id
      ```

      ```shell
      curl --data "\(data)" "https://example.com/jars/1"
      ```
      """
    }
    #expect(await findings(page("_method=delete")) == [])
    #expect(await findings(page("name=x")) == ["REQ101 6"])
  }
}
