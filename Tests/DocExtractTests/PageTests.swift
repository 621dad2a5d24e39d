import APIModel
import Testing

@testable import DocExtract

@Suite struct ListingTests {
  @Test(arguments: [
    "```\nGET /a/:id\n```\n", "```plaintext\nGET /a/:id\n```\n", "```http\nGET /a/{id} HTTP/1.1\nHost: h\n```\n",
    "~~~\nget /a/<id>\n~~~\n", "    GET /a/:id\n", "1. First\n\n   ```\n   GET /a/:id\n   ```\n",
    "> ```\n> GET /a/:id\n> ```\n", "### GET /a/{id}\n", "### `GET /a/{id}`\n", "`GET /a/{id}`\n",
    "```\nGET https://h.example.com/a/:id\n```\n", "| Method | Path |\n|---|---|\n| GET | `/a/{id}` |\n",
    "| Endpoint | Description |\n|---|---|\n| `GET /a/{id}` | Shows one |\n",
    "- `GET /a/{id}`\n", "<Endpoint method=\"GET\" path=\"/a/{id}\" />\n",
    "{{< api method=\"get\" path=\"/a/{id}\" >}}\n",
    "<ApiCall verb='get' url={\"/a/:id\"}>\n\nText.\n\n</ApiCall>\n",
    "{% endpoint path=\"/a/<id>\" method=\"GET\" %}\n",
    "<Operation method=\"GET\" path=\"/a/[\\{id\\}](#id)\" />\n", "<Call method=\"get\">/a/\\{id\\}</Call>\n",
    "<Badge>GET</Badge> `/a/{id}`\n", "**GET** `/a/{id}`\n", "* `GET /a/{id}` - Shows one\n",
  ])
  func findsOperations(_ block: String) async {
    #expect(await operations("# A\n\n## Show one\n\n\(block)\nText.\n") == ["GET /a/{id}"])
  }

  @Test(arguments: [
    "For example `GET /a/42/b` shows it.\n", "You can GET /a at any time.\n", "```sql\nDELETE FROM a/b\n```\n",
    "```\nthe GET /a call\n```\n", "Use `GET`.\n", "| Method | Meaning |\n|---|---|\n| GET | `reads` |\n",
    "```json\n{\"method\": \"GET /a\"}\n```\n", "See [GET /a](b.md).\n", "- Use `GET /a/{id}` for one of them\n",
  ])
  func takesIllustrationsForNone(_ block: String) async {
    #expect(await operations("# A\n\n## Show one\n\n\(block)\nText.\n").isEmpty)
  }

  /// The lead-in announces the block below it, not what stands below the block.
  @Test func takesALineBelowAnExampleForAListing() async {
    let text = "Example response:\n\n```json\n{\"id\": 1}\n```\n\n`GET /a`\n"
    #expect(await operations("# A\n\n```http\nGET /a?b=1 HTTP/1.1\nHost: h\n```\n\n\(text)") == ["GET /a"])
    let spec = await extract("# A\n\n```http\nGET /a?b=1 HTTP/1.1\nHost: h\n```\n\n\(text)").spec
    #expect(spec.operations.first?.listings.count == 2)
  }

  @Test func joinsSpellingsOfOneOperation() async throws {
    let spec = await extract(
      "# A\n\n## Edit\n\n```\nPUT /a/:id\n```\n\n## Pause\n\n```\nPUT /a/:a_id\n```\n\n| Attribute | Type | Required |\n|---|---|---|\n| `a_id` | integer | yes |\n"
    ).spec
    #expect(spec.operations.map(\.name) == ["PUT /a/{id}"])
    let operation = try #require(spec.operations.first)
    #expect(operation.listings.map(\.heading) == ["Edit", "Pause"])
    #expect(operation.parameters.map(describe) == ["path id: integer required"])
  }

  @Test func takesVariantsForParameters() async throws {
    let spec = await extract("# A\n\n```\nGET /a\nGET /a?scope=x\nGET /a?state=y\n```\n").spec
    #expect(spec.operations.count == 1)
    #expect(spec.operations.first?.parameters.map(\.name) == ["scope", "state"])
    #expect(spec.operations.first?.parameters.allSatisfy { $0.location == .query } == true)
  }

  @Test func reportsStrayLines() async throws {
    let extraction = await extract("# A\n\n```\nGET /a\nGTE /a/b\n```\n")
    #expect(extraction.findings.map(\.rule.code) == ["EXT003"])
    #expect(extraction.findings.first?.span.range == SourceRange(line: 5, columns: 1..<9))
  }
}

@Suite struct ParameterTests {
  private func parameters(_ text: String, method: String = "GET", path: String = "/a/:id") async -> [String] {
    let page = "# A\n\n## One\n\n```\n\(method) \(path)\n```\n\n\(text)\n"
    return await extract(page).spec.operations.first?.parameters.map(describe) ?? []
  }

  @Test(arguments: [
    "| Attribute | Type | Required | Description |\n|---|---|---|---|\n| `id` | integer | yes | The ID |\n| `q` | string | no | Text |",
    "| Parameter | Required | Type |\n|---|---|---|\n| `id` | Yes | Integer |\n| `q` | No | String |",
    "| Name | Description | Data type | Mandatory |\n|---|---|---|---|\n| id | x | int | true |\n| q | x | str | false |",
    "| Type | Field | Optional |\n|---|---|---|\n| integer | `id` | no |\n| string | `q` | yes |",
    "| Required | Argument | Type |\n|---|---|---|\n| ✓ | **id** | `integer` |\n| optional | *q* | `string` |",
    "| Attribute  | Type | Required |\n|:--|:-:|--:|\n| `:id ` | integer | **yes** |\n| ` q` | string | No. |",
    "- `id` (required, integer) - The ID\n- `q` (optional, string) - Text",
    "* id (integer, required) - The ID\n* q (string, optional) - Text",
    "| Attribute | Type | Required |\n|---|---|---|\n| `id` | integer | **{check-circle}** Yes |\n| `q` | string | **{dotted-circle}** No |",
    "| Attribute | Type | Required |\n|---|---|---|\n| `id` **(PREMIUM)** | integer | {check-circle} |\n| `q` | string | {dotted-circle} |",
    "| Attribute | Type | Required |\n|---|---|---|\n| `id` | integer | :white_check_mark: |\n| `q` | string | :x: |",
    "| Attribute | Type | Required |\n|---|---|---|\n| `id` | integer | yes, important |\n| `q` | string | No (formerly) |",
    "| Attribute | Type |\n|---|---|\n| `id` (required) | integer |\n| `q` (optional) | string |",
    "| Attribute | Type | Description |\n|---|---|---|\n| `id` | integer | **Required.** The ID |\n| `q` | string | Text |",
    "| Attribute | Type |\n|---|---|\n| `id` | integer, required |\n| `q` | string, optional |",
    "| Attribute | Type |\n|---|---|\n| id* | integer |\n| q | string |",
    "| Attribute | Type |\n|---|---|\n| id | integer |\n| q? | string |",
    "| Attribute | Type | Required |\n|---|---|---|\n| id | integer | Yes |\n| q | string |  |",
    "Parameter | Type | Mandatory\n--- | --- | ---\n`id` | Integer | Yes\n`q` | String | No",
    "+ `id` (integer) (required): The ID\n+ `q` (string) (optional): Text",
    "- **id** (required, integer) – The ID\n- **q** (optional, string) – Text",
  ])
  func readsAnyNotation(_ text: String) async {
    #expect(await parameters(text) == ["path id: integer required", "query q: string optional"])
  }

  @Test func readsListsByTheirLeadIn() async {
    #expect(
      await parameters("Parameters:\n\n- `q` - The text\n- `sort`: `asc` or `desc` (default: `asc`)\n- `n`")
        == ["query q: ", "query sort: string =asc {asc,desc}", "query n: "])
  }

  @Test func takesMarkedItemsForSentBehindAWordOnTheAnswer() async {
    let lead = "Adds a boat. It returns `201` if it was added.\n\n"
    let list = "- `t` (required) - The title\n- `c` (optional) - The color\n- `d` (optional) - The day\n"
    let page = await extract("# A\n\n## One\n\n\(lead)```\nPOST /a\n```\n\n\(list)")
    #expect(page.spec.operations.first?.parameters.map(\.name) == ["t", "c", "d"])
    let answer = await extract("# A\n\n## One\n\n```\nPOST /a\n```\n\nThe response has these fields:\n\n\(list)")
    #expect(answer.spec.operations.first?.parameters.map(\.name) == [])
  }

  @Test func takesATableOfParametersBelowADescriptionForWhatIsSent() async {
    let table = "Params | Type | Notes\n---|---|---\nsort | string | which\nlimit | int | at most 50\n"
    let page = await extract("# A\n\n#### `GET` /ants\n\nReturns ants.\n\n\(table)")
    #expect(page.spec.operations.first?.parameters.map(\.name) == ["sort", "limit"])
    let answer = await extract("# A\n\n#### `GET` /ants\n\nReturns these attributes in the response:\n\n\(table)")
    #expect(answer.spec.operations.first?.parameters.isEmpty == true)
  }

  @Test func takesNoneForNoParameter() async {
    #expect(await parameters("Parameters:\n\n- **none**").allSatisfy { $0.hasPrefix("path id:") })
    let answer = "Response fields (status 200):\n\n- `a`: required, integer\n- `b`: required, string"
    #expect(await parameters(answer).allSatisfy { $0.hasPrefix("path id:") })
  }

  @Test func givesATableToTheOperationWhoseSampleSendsItsFields() async {
    let page = """
      # A

      ## Change

      ```
      PUT /mill/settings
      ```

      ```shell
      curl --request PUT "https://h.example/api/v4/mill/settings?stones=2"
      ```

      ## Reset

      ```
      POST /mill/reset
      ```

      ## What there is

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `stones` | integer | no | How many |
      | `grain` | string | no | Which |
      """
    let operations = await extract(page).spec.operations
    #expect(operations.map { $0.parameters.map(\.name) } == [["stones", "grain"], []])
    let silent = await extract(page.split(separator: "stones=2").joined(separator: "stones=2&wind=1"))
    #expect(silent.spec.operations.map { $0.parameters.map(\.name) } == [[], []])
  }

  @Test func takesTheSameSentenceInThreeSectionsForListings() async {
    func page(_ count: Int) -> String {
      let sections = [
        "## List\n\nTo list all moats, send a GET request to `/v2/moats`.",
        "## Dig\n\nTo dig a moat, send a POST request to `/v2/moats`.",
        "## Fill\n\nTo fill a moat in, send a DELETE request to `/v2/moats/$ID`.",
      ]
      return "# Moats\n\n" + sections.prefix(count).joined(separator: "\n\n")
    }
    #expect(
      await extract(page(3)).spec.operations.map(\.name) == [
        "GET /v2/moats", "POST /v2/moats", "DELETE /v2/moats/{ID}",
      ])
    #expect(await extract(page(2)).spec.operations.isEmpty)
  }

  @Test func readsPrometheusLists() async {
    #expect(
      await parameters(
        "URL query parameters:\n\n- `q=<string>`: Text.\n- `n=<number>`: How many. Optional.\n- `t=a|b`: Kind. Optional."
      )
        == ["query q: string required", "query n: number optional", "query t:  optional {a,b}"])
  }

  @Test func readsNestedLists() async {
    #expect(
      await parameters(
        "- `position` (optional) - Where\n  - `line` (required, integer) - The line\n  - `path` (optional)\n",
        method: "POST")
        == ["body position:  optional", "body position[line]: integer required", "body position[path]:  optional"])
  }

  @Test(arguments: [
    "- the `q` has moved\n- the `id` was wrong", "The values of the parameter:\n\n- `a`: First\n- `b`: Second",
    "- `created`\n- `updated`", "- [x](y.md) (optional)\n", "1. Send `id` (required) first\n2. Wait",
    "Errors:\n\n- `400 Bad Request` - no\n- `401` - no", "Permissions and attributes:\n\n- Read it (required)\n- Write",
    "| Token | Description |\n|---|---|\n| Access | x |", "| Value | Meaning |\n|---|---|\n| `a` | x |",
    "Possible causes include:\n\n- the `file_path` contained `/../`", "- `GET /x` (optional)\n- `5m` (required)",
  ])
  func staysSilent(_ text: String) async {
    #expect(await parameters(text, path: "/a").isEmpty)
  }

  @Test func mergesTables() async {
    #expect(
      await parameters(
        "| Attribute | Type | Required |\n|---|---|---|\n| `b` | hash | no |\n\n| `b[]` Attribute | Type | Required |\n|---|---|---|\n| `c` | string | yes |",
        method: "POST") == ["body b: object optional", "body b[][c]: string required"])
  }

  @Test func readsSeveralNamesInOneCell() async {
    #expect(
      await parameters(
        "| Attribute | Type | Required |\n|---|---|---|\n| `a`, `b` or `c` | string | no |\n| `d` (see `a`) | string | no |"
      )
        == [
          "query a: string optional", "query b: string optional", "query c: string optional",
          "query d: string optional",
        ])
  }

  @Test func readsIconsOfShortcodes() async {
    let icon = { (name: String, word: String) in "{{< icon name=\"\(name)\" >}} \(word)" }
    let rows = [
      ("a", icon("check-circle", "Yes")), ("b", icon("dotted-circle", "No")), ("c", "{{< yes >}}"), ("d", "{{< no >}}"),
    ].map { "| `\($0)` | string | \($1) |" }.joined(separator: "\n")
    #expect(
      await parameters("| Attribute | Type | Required |\n|---|---|---|\n\(rows)") == [
        "query a: string required", "query b: string optional", "query c: string required", "query d: string optional",
      ])
  }

  @Test func readsNamesWithoutMarksBesideDefaults() async {
    let table = "Parameter | Default | Description\n--- | --- | ---\nids | | those wanted\nstate | open | which"
    #expect(await parameters(table) == ["query ids: ", "query state:  =open"])
    #expect(await parameters("Name | Description\n--- | ---\nBig house | A house\nSmall house | Another").isEmpty)
  }

  @Test func readsConditions() async {
    #expect(
      await parameters(
        "| Attribute | Type | Required |\n|---|---|---|\n| `a` | string | yes, if `b` is missing |\n| `b` | string | |\n| `c` | string | perhaps |\n| `d` | string | required by: `a` |"
      )
        == [
          "query a: string if(yes, if b is missing)", "query b: string", "query c: string",
          "query d: string if(required by: a)",
        ])
  }

  @Test func recoversUnescapedPipes() async throws {
    let row = "| `a` | string | no | One of: `x` | `y` | `z`. Useful |"
    let page = "# A\n\n```\nGET /a\n```\n\n| Attribute | Type | Required | Description |\n|---|---|---|---|\n\(row)\n"
    let extraction = await extract(page)
    let parameter = try #require(extraction.spec.operations.first?.parameters.first)
    #expect(describe(parameter) == "query a: string optional {x,y,z}")
    #expect(parameter.description == "One of: x | y | z. Useful")
    #expect(extraction.pages.first?.tables.first?.rows.map { $0.overflow != nil } == [true])
  }

  @Test(arguments: [
    "| `a` | string | no | x |", "| `a` | string | no | x \\| y |", "`a` | string | no | x",
    "| `a` | string | no | x | |", "| `a` |",
  ])
  func takesOrdinaryRowsForWhole(_ row: String) async throws {
    let page = "# A\n\n```\nGET /a\n```\n\n| Attribute | Type | Required | Description |\n|---|---|---|---|\n\(row)\n"
    let rows = try #require(await extract(page).pages.first?.tables.first?.rows)
    #expect(rows.map(\.overflow) == [nil])
  }

  @Test func leavesOtherOperationsPlaceholdersAlone() async throws {
    let spec = await extract(
      "# A\n\n```\nGET /projects/:id/x\nGET /groups/:group_id/x\n```\n\n| Attribute | Type | Required |\n|---|---|---|\n| `id` | integer | yes |\n| `group_id` | integer | yes |\n"
    ).spec
    #expect(spec.operations.map { $0.parameters.map(\.name) } == [["id"], ["group_id"]])
  }

  @Test func readsHashKeysForNoValues() async {
    #expect(
      await parameters(
        "| Attribute | Type | Required | Description |\n|---|---|---|---|\n| `i` | hash | no | Facts: `a`, `b`, `c` |")
        == ["query i: object optional"])
  }

  @Test func readsQueryParametersOfTheText() async {
    #expect(await parameters("The `state` query parameter filters the list.") == ["query state:  optional"])
    #expect(await parameters("The `state` query parameter was removed in 2.0.").isEmpty)
  }
}

@Suite struct PoolingTests {
  private func page(_ examples: [String]) -> String {
    let blocks = examples.map { "Example response:\n\n```json\n\($0)\n```\n" }.joined(separator: "\n")
    return "# A\n\n## List\n\n```\nGET /a\n```\n\n\(blocks)\n"
  }

  private func property(_ name: String, _ examples: String...) async throws -> Property {
    let spec = await extract(page(examples)).spec
    let schema = try #require(spec.operations.first?.success?.schema)
    let entity = schema.items?.schema ?? schema
    return try #require(entity.property(name))
  }

  @Test func takesOneNullForNullable() async throws {
    let property = try await property("b", #"[{"a": 1, "b": "x"}]"#, #"[{"a": 2, "b": null}]"#)
    #expect(property.schema.types == .string)
    #expect(property.schema.isNullable)
    #expect(property.isRequired)
    #expect(property.evidence.shown == 2)
    #expect(property.evidence.nulls == 1)
    #expect(try await self.property("b", #"{"b": "x"}"#).schema.isNullable == false)
  }

  @Test func takesPresenceInSomeForOptional() async throws {
    let property = try await property("b", #"[{"a":1,"b":1},{"a":1},{"a":1,"b":2}]"#, #"[{"a":1},{"a":1,"b":3}]"#)
    #expect(!property.isRequired)
    #expect(property.evidence.shown == 3)
    #expect(property.evidence.occasions == 5)
  }

  @Test func dropsFormatsThatAreContradicted() async throws {
    #expect(try await property("t", #"{"t": "2020-01-02T03:04:05Z"}"#).schema.format == "date-time")
    #expect(try await property("t", #"{"t": "2020-01-02T03:04:05Z"}"#, #"{"t": "soon"}"#).schema.format == nil)
    #expect(try await property("web_url", #"{"web_url": "https://h/a"}"#).schema.format == "uri")
    #expect(try await property("name", #"{"name": "https://h/a"}"#).schema.format == nil)
  }

  @Test func widensNumbers() async throws {
    #expect(try await property("n", #"{"n": 1}"#).schema.types == .integer)
    #expect(try await property("n", #"{"n": 1}"#, #"{"n": 1.5}"#).schema.types == .number)
    #expect(try await property("n", #"{"n": 1}"#, #"{"n": "1"}"#).schema.types == [.integer, .string])
  }

  @Test func poolsOverPages() async throws {
    let one =
      "# A\n\n```\nGET /a\n```\n\n```json\n[{\"id\": 1, \"name\": \"x\", \"kind\": \"y\", \"note\": null}]\n```\n"
    let two =
      "# B\n\n```\nGET /a/:id\n```\n\n```json\n{\"id\": 1, \"name\": \"x\", \"kind\": \"y\", \"note\": \"z\"}\n```\n"
    let spec = await extract(one, two).spec
    for operation in spec.operations {
      let schema = try #require(operation.success?.schema)
      let entity = schema.items?.schema ?? schema
      let note = try #require(entity.property("note"))
      #expect(note.schema.types == .string)
      #expect(note.schema.isNullable)
    }
    #expect(spec.operations.count == 2)
  }

  @Test func takesDrawingsForNoExamples() async throws {
    let property = try await property("a", #"{"a": "x" | "y", "b": <v>}"#, #"{"a": 1}"#)
    #expect(property.schema.types == .integer)
    #expect(property.evidence.occasions == 1)
  }

  @Test func readsExamplesWithFaultsAsFarAsTheyGo() async throws {
    #expect(try await property("b", #"{"a": 1 "b": 2, ...}"#).schema.types == .integer)
    #expect(try await property("b", "{\"a\": 1, // text\n\"b\": 2,}").schema.types == .integer)
  }
}

@Suite struct EnumerationSharingTests {
  private func values(_ example: String) async throws -> Enumeration? {
    let page = """
      # A

      ```
      GET /a
      ```

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `state` | string | no | One of: `open`, `closed` |

      ```json
      \(example)
      ```
      """
    let schema = try #require(await extract(page).spec.operations.first?.success?.schema?.items?.schema)
    return schema.property("state")?.schema.enumeration
  }

  @Test func sharesWhereExamplesAgree() async throws {
    let shared = try #require(try await values(#"[{"id": 1, "state": "open"}]"#))
    #expect(shared.values.map(\.value) == ["open", "closed"])
    #expect(shared.source == "parameter state of GET /a")
  }

  @Test func staysSilentWhereOneDisagrees() async throws {
    #expect(try await values(#"[{"id": 1, "state": "open"}, {"id": 2, "state": "merged"}]"#) == nil)
    #expect(try await values(#"[{"id": 1, "status": "open"}]"#) == nil)
  }
}

@Suite struct ResponseTests {
  private func responses(_ text: String, method: String = "GET") async -> [String] {
    let spec = await extract("# A\n\n## One\n\n```\n\(method) /a\n```\n\n\(text)\n").spec
    return spec.operations.first?.responses.map {
      "\($0.status)\($0.isStatusDocumented ? "" : "?") \($0.mediaType ?? "-")"
    } ?? []
  }

  @Test func readsStatusTables() async {
    #expect(
      await responses("| Status | Description |\n|---|---|\n| 201 | Made |\n| `403` | No |", method: "POST")
        == ["201 -", "403 -"])
  }

  @Test func readsDumps() async {
    #expect(
      await responses(
        "```http\nHTTP/1.1 202 Accepted\nContent-Type: application/json; charset=utf-8\n\n{\"a\": 1}\n```")
        == ["202 application/json"])
    #expect(await responses("```\nHTTP/1.1 204 No Content\n```") == ["204 -"])
  }

  @Test func readsOutputAfterTheCommand() async {
    #expect(await responses("```json\n$ curl http://h/a\n{\"a\": 1}\n```") == ["200? application/json"])
  }

  @Test func readsStatusesOfLeadIns() async {
    #expect(
      await responses(
        "Example response (`202 Accepted`):\n\n```json\n{}\n```\n\nWith status code 400:\n\n```json\n{\"m\": 1}\n```")
        == ["202 application/json", "400 application/json"])
  }

  @Test func takesABlockBelowAParameterTableForTheAnswer() async {
    let table = "Parameters:\n\n| Attribute | Type |\n|---|---|\n| `q` | string |\n\n"
    #expect(await responses(table + "```json\n[{\"id\": 1}]\n```") == ["200? application/json"])
  }

  @Test func takesABlockBelowTheFieldsOfABodyForTheBody() async throws {
    let body = "Request body:\n\n- `name` (required) - The name\n\n```json\n{\"name\": \"a\"}\n```\n\n"
    let answer = "Response:\n\n```json\n{\"id\": 1}\n```"
    let spec = await extract("# A\n\n## One\n\n```\nPOST /a\n```\n\n\(body)\(answer)\n").spec
    let schema = try #require(spec.operations.first?.success?.schema)
    #expect(schema.properties.map(\.name) == ["id"])
    #expect(spec.operations.first?.requestExamples.map { $0.json?.text() } == [#"{"name":"a"}"#])
  }

  @Test func keepsTheBodiesOfRequests() async {
    let page = "# A\n\n## One\n\n```\nMETHOD /a\n```\n\nRequest body:\n\n```json\nBODY\n```\n"
    func shown(_ method: String, _ body: String) async -> [String?] {
      let spec = await extract(page.replacing("METHOD", with: method).replacing("BODY", with: body)).spec
      return spec.operations.first?.requestExamples.map { $0.json?.text() } ?? []
    }
    #expect(await shown("PUT", #"{"b": [1]}"#) == [#"{"b":[1]}"#])
    #expect(await shown("PUT", #"{"b": <number>}"#) == [], "a drawing is no example")
    #expect(await shown("GET", #"{"b": 1}"#) == [], "nothing is sent")
  }

  @Test func readsTextAnswers() async {
    #expect(await responses("Example response:\n\n```csv\na,b\n```") == ["200? text/csv"])
    #expect(await responses("Example response:\n\n```\nfine\n```") == ["200? text/plain"])
  }

  @Test func impliesASuccess() async {
    #expect(await responses("Text.", method: "DELETE") == ["204? -"])
    #expect(await responses("Text.", method: "POST") == ["201? -"])
    #expect(await responses("Returns `404 Not Found` where there is none.") == ["200? -", "404 -"])
  }
}

@Suite struct IllustrationTests {
  @Test func takesConcretePathsForIllustrations() async {
    let page =
      "# A\n\n## List\n\n```\nGET /projects/:id/issues\n```\n\nThis asks for those of one:\n\n`GET /projects/42/issues`\n"
    #expect(await operations(page) == ["GET /projects/{id}/issues"])
    #expect(await operations("# A\n\n`GET /projects/42/issues`\n") == ["GET /projects/42/issues"])
  }

  @Test func takesChangesForNoOperations() async {
    #expect(await operations("# Changes\n\n- `GET /a/:id` - removed, use another\n- `POST /b` - renamed\n").isEmpty)
  }
}
