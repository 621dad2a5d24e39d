import APIModel
import Testing

@testable import DocExtract

/// Operations with marks around their parts, and what stands with them.
@Suite struct MarkedListingTests {
  @Test(arguments: [
    (
      "**GET** `/products` — lists them. Supports `?kind=` and `?page=1`.",
      "GET /products\n  query kind: \n  query page: "
    ),
    ("`GET`-Request sent: `/products`", "GET /products"),
    ("**Share**: `POST /products/{id}/share`", "POST /products/{id}/share"),
    (
      "Log in: POST `/login` with JSON body `name` and `password`", "POST /login\n  body name: \n  body password: "
    ),
  ])
  func paragraphs(_ text: String, _ expected: String) async {
    #expect(await summary("# Shop\n\n## Products\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    "**GET** `/products` is slow.", "**Fixed**: `POST /products`", "**Example**: `POST /products/7/share`",
    "`GET` the file `/etc/passwd`", "Note: POST `/login` fails", "POST is for `/login`.",
  ])
  func otherParagraphs(_ text: String) async {
    #expect(await operations("# Shop\n\n## Products\n\n\(text)\n") == [])
  }

  @Test func newsListNone() async {
    #expect(await operations("# Shop\n\n## Changelog\n\n**GET** `/products` — lists them.\n") == [])
  }

  @Test func linesOfAParagraph() async {
    let page = """
      # Users

      ## Routes

      `GET /users` → list them  
      `POST /users` → add one (`{ name: string, age: number }`)  
      `GET /users/[id]` → one

      `GET /users` was once
      `GET /people`.
      """
    #expect(
      await summary(page)
        == "GET /users\nPOST /users\n  body name: string\n  body age: number\nGET /users/{id}")
  }

  @Test(arguments: [
    ("`/lights/all` (GET)", "GET /lights/all"), ("`/lights/:id` `PATCH`", "PATCH /lights/{id}"),
    ("[POST] /lights", "POST /lights"),
  ])
  func headings(_ heading: String, _ expected: String) async {
    #expect(await operations("# Lights\n\n## \(heading)\n\nText.\n") == [expected])
  }

  @Test(arguments: ["`/lights/all` (all)", "[draft] /lights", "POST lights"])
  func otherHeadings(_ heading: String) async {
    #expect(await operations("# Lights\n\n## \(heading)\n\nText.\n") == [])
  }

  @Test func methodBelowAPath() async {
    let page = """
      # Shop

      ## /hardware

      `get`

      Lists it.

      ### Query Params

      **limit** int32  
      How many

      **offset** int32  
      From where
      """
    #expect(await summary(page) == "GET /hardware\n  query limit: integer\n  query offset: integer")
    #expect(await operations("# Shop\n\n## Hardware\n\n`get`\n\nGets it.\n") == [])
  }

  @Test func itemsWithALabel() async {
    let page = """
      # Sites

      ## Endpoints

      * Devices: `GET /s/{site}/devices`
      * Block one: `POST /s/{site}/block`, payload `{"cmd": "block", "mac": "<mac>"}`
      * Events: `GET /s/{site}/events` (params: `limit`, `start`)
      * Fixed a bug: `GET /s/{site}/bugs`, again
      """
    #expect(
      await summary(page)
        == """
        GET /s/{site}/devices
        POST /s/{site}/block
          body cmd: string
          body mac: string
        GET /s/{site}/events
          query limit: 
          query start: 
        """)
  }

  @Test func schemasInCode() async {
    let page = { (method: String) in
      #"""
      # Sprints

      ## Change

      `\#(method) /sprints/{id}`

      Schema:

      ```json
      {
        "type": "object",
        "required": ["name"],
        "properties": {
          "name": {"type": "string", "description": "The name"},
          "goals": {"type": "array", "items": {"type": "object", "properties": {"text": {"type": "string"}}}}
        }
      }
      ```
      """#
    }
    #expect(
      await summary(page("POST"))
        == """
        POST /sprints/{id}
          body name: string required
          body goals: array optional
          body goals[][text]: string optional
        """)
    let answer = await extract(page("GET")).spec.operations.first
    #expect(answer?.parameters.isEmpty == true)
    #expect(answer?.responses.first?.schema?.properties.map(\.name) == ["name", "goals"])
    let example = page("POST").replacing(#""name": {"type": "string", "description": "The name"}"#, with: #""name": 7"#)
    #expect(
      await summary(example)
        == "POST /sprints/{id}\n  -> 201 {type: string, required: [string], properties: {name: integer, goals: {type: string, items: {type: string, properties: {text: object}}}}}"
    )
  }

  @Test func requirementBeforeTheName() async {
    let page = """
      # Records

      `POST /records`

      Body parameters

      | Param | Type | Description |
      |---|---|---|
      | `Optional` id | String | Which |
      | `Required` secret | String | A password |
      """
    #expect(await summary(page) == "POST /records\n  body id: string optional\n  body secret: string required")
  }

  @Test func tablesWithoutTitles() async {
    let page =
      "# Posts\n\n`GET /posts`\n\n### Arguments\n\n| &nbsp; | &nbsp; |\n| --- | --- |\n| `page` | Which page |\n"
    #expect(await summary(page) == "GET /posts\n  query page: ")
    #expect(await summary(page.replacing("Arguments", with: "Authors")) == "GET /posts")
  }

  @Test func labelsOfRequirement() async {
    let page = """
      # Photos

      `GET /photos`

      ### Request parameters

      **Required:**

      - **count** *int* how many

      **Optional:**

      - **offset** *int* from where
      """
    #expect(await summary(page) == "GET /photos\n  query count: integer required\n  query offset: integer optional")
  }

  @Test func namesWithAnUnderscore() async {
    let page = "# Bulk\n\n```\nPOST _bulk\nPOST <index>/_bulk\n```\n"
    #expect(await operations(page) == ["POST /_bulk", "POST /{index}/_bulk"])
    #expect(await operations("# A\n\n```\nPOST bulk\n```\n") == [])
  }

  @Test func bracketsAtTheEnd() async {
    let page = """
      # Entries

      `POST /entries`

      An entry has the following properties:

      * description: (string, strongly suggested)
      * wid: the workspace (integer, required)
      * `tags`: their names (array of strings)
      * `username` required, string. The name.
      """
    #expect(
      await summary(page)
        == """
        POST /entries
          body description: string
          body wid: integer required
          body tags: array
          body username: string required
        """)
  }

  @Test func linesBelowALabel() async {
    let page = "# Users\n\n`POST /users`\n\n**Params:**\n`id` - which\n`name` - the new one\n"
    #expect(await summary(page) == "POST /users\n  body id: \n  body name: ")
    #expect(await summary(page.replacing("Params", with: "Errors")) == "POST /users")
  }

  @Test func namesWithoutCode() async {
    let page = { (text: String) in "# Entries\n\n## List\n\n`GET /entries`\n\n\(text)\n" }
    #expect(
      await summary(page("With start_date and end_date parameters you choose the time."))
        == "GET /entries\n  query start_date: \n  query end_date: ")
    #expect(await summary(page("With start and end parameters you choose the time.")) == "GET /entries")
  }

  @Test func cellsWithoutATitle() async {
    let page = { (type: String) in
      "# Changes\n\n`POST /changes`\n\n| Field | |\n|---|---|\n| `key` \\* | string |\n| email `mandatory` | string |\n| `links` | \(type) |\n"
    }
    #expect(
      await summary(page("array"))
        == "POST /changes\n  body key: string required\n  body email: string required\n  body links: array optional")
    #expect(await summary(page("what it links to")) == "POST /changes")
  }

  @Test func severalInACell() async {
    let page = { (joint: String) in
      "# Ways\n\n| Way | Endpoint |\n|---|---|\n| REST | `POST /rows`\(joint) `GET /health` |\n"
    }
    #expect(await operations(page(",")) == ["POST /rows", "GET /health"])
    #expect(await operations(page(" calls")) == [])
  }
}
