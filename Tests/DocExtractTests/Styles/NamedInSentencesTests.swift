import APIModel
import Testing

@testable import DocExtract

/// Parameters that only a sentence, a label or a cell beside the operation names.
@Suite struct NamedInSentencesTests {
  private func page(_ listing: String, _ text: String) -> String { "# Moles\n\n## Dig\n\n`\(listing)`\n\n\(text)\n" }

  @Test(arguments: [
    ("Takes the optional query parameters `depth` and `width`.", "  query depth:  optional\n  query width:  optional"),
    ("Takes one mandatory `tunnel` parameter.", "  query tunnel:  required"),
    ("Optional `from` and `to` args may be added.", "  query from:  optional\n  query to:  optional"),
    (
      "It accepts the optional parameters `depth` (integer), `kind` (what is dug) and `next`.",
      "  query depth: integer optional\n  query kind:  optional\n  query next:  optional"
    ),
    ("You can filter with the `state` and `owner` query parameters.", "  query state: \n  query owner: "),
    ("The optional parameter `since=<id>` sets where to begin.", "  query since:  optional"),
    ("Pass `?dry_run=true` to only look.", "  query dry_run: "),
    ("Needs the header `X-Confirm: yes`.", "  header X-Confirm:  required"),
    ("If you are sure, add the `force` parameter.", "  query force: "),
    ("Query: `q: Option<String>`, `page: u32`", "  query q: string optional\n  query page: integer"),
    ("Query params: `q`, `page` (integer, optional)", "  query q: \n  query page: integer optional"),
  ])
  func readsSentences(_ text: String, _ expected: String) async {
    #expect(await summary(page("GET /moles", text)) == "GET /moles\n\(expected)")
  }

  @Test(arguments: [
    "Returns the moles, each with its `depth` parameter.", "The `depth` parameter was removed.",
    "If the `depth` parameter is set, it takes longer.", "Without the `depth` parameter all are given.",
    "Use the `depth` parameter of `GET /holes` instead.", "The `depth` attribute is a number.",
    "Set the environment parameter `MOLE_DEPTH`.", "Use the `Link` header to go on.",
    "The `id` parameter value `7` is what others use.", "Fields: `id`, `depth`",
  ])
  func leavesOtherSentences(_ text: String) async {
    #expect(await summary(page("GET /moles", text)) == "GET /moles")
  }

  @Test(arguments: [
    (
      "Accepts a JSON object with the keys `name` (string) and `depth` (integer, optional).",
      "  body name: string\n  body depth: integer optional"
    ),
    ("Called with `name` and `depth` in the body.", "  body name: \n  body depth: "),
    (
      "Send as `multipart/form-data` with an `image` file field and an optional `title` field.",
      "  body image: \n  body title:  optional"
    ),
    (
      "Body: `{ \"delta\": i32, \"reason\": Option<String> }`",
      "  body delta: integer required\n  body reason: string optional"
    ),
    ("Body: `name`, `depth`", "  body name: \n  body depth: "),
    ("Called with JSON `{ \"text\": \"a\", \"depth\": 2 }`.", "  body text: string\n  body depth: integer"),
  ])
  func readsBodies(_ text: String, _ expected: String) async {
    #expect(await summary(page("POST /moles", text)) == "POST /moles\n\(expected)")
  }

  @Test(arguments: [
    "Answers with `name` and `depth`.", "Response body: `{ \"id\": 1 }`",
    "- Status 503\n  - Body: `{\"error\": \"tired\"}`",
    "Body: `[1, 2]`", "The fields `a` and `b` are made by the server.",
  ])
  func leavesWhatIsNotSent(_ text: String) async {
    #expect(await !summary(page("POST /moles", text)).contains("body"))
  }

  @Test func requirementOfAQuery() async {
    #expect(
      await summary(page("DELETE /moles/{id}?reason={reason}", "`reason` is mandatory."))
        == "DELETE /moles/{id}\n  query reason:  required")
    #expect(await summary(page("DELETE /moles/{id}", "`reason` is mandatory.")) == "DELETE /moles/{id}")
  }

  /// What one item of a list names is not about the others.
  @Test func items() async {
    let page = """
      # Tasks

      ## Endpoints

      - `POST /signup` - Sign up (body: `name`, `email`)
      - `GET /tasks` - List. Query params: `page`, `state` (optional)
      - `GET /tasks/:id` - One
      - `PUT /tasks/:id` - Change
        ```json
        {"title": "New"}
        ```
      - `DELETE /tasks/:id` - Remove
      """
    let extraction = await extract(page)
    let names = extraction.spec.operations.map { ($0.name, $0.parameters.map(\.name)) }
    #expect(
      names.map { "\($0.0) \($0.1.joined(separator: ","))" } == [
        "POST /signup name,email", "GET /tasks page,state", "GET /tasks/{id} ", "PUT /tasks/{id} ",
        "DELETE /tasks/{id} ",
      ])
    #expect(extraction.spec.operations[1].responses.allSatisfy { $0.examples.isEmpty })
    #expect(extraction.spec.operations[4].responses.allSatisfy { $0.examples.isEmpty })
  }

  @Test func columns() async {
    let page = """
      # Books

      | Method | Endpoint | Body | Query | Description |
      |---|---|---|---|---|
      | POST | `/signup` | `{ "email": "string", "age": 7 }` | - | Sign up |
      | POST | /orders | bookId: string, count: number | | Order |
      | GET | /books | none | `page`, `limit` | List |
      | PUT | /books/{id} | see below | | Change |
      | DELETE | /books/{id} | | | With the optional query parameter `force`. |
      """
    #expect(
      await summary(page) == """
        POST /signup
          body email: string
          body age: integer
        POST /orders
          body bookId: string
          body count: number
        GET /books
          query page: 
          query limit: 
        PUT /books/{id}
        DELETE /books/{id}
          query force:  optional
        """)
  }

  @Test func paragraphsThatBeginWithAnOperation() async {
    let page = """
      # Jobs

      ## Log

      `GET /jobs/:id/log` (plain text) returns what was said. Requires the `path` query parameter.

      ## Note

      `POST /notes` with `text` in the body.
      """
    #expect(
      await summary(page) == """
        GET /jobs/{id}/log
          query path:  required
        POST /notes
          body text: 
        """)
  }

  @Test(arguments: [
    "`GET /jobs/:id` now returns a list.", "`GET /jobs/:id` was renamed.", "`GET /jobs/:id` is slow.",
    "`GET /jobs/:id` fails, an error.",
  ])
  func paragraphsAboutAnOperation(_ text: String) async {
    #expect(await operations("# Jobs\n\n## A\n\n`GET /jobs`\n\n## B\n\n\(text)\n") == ["GET /jobs"])
  }

  /// An operation that is listed already is not listed once more by a sentence that tells what it does.
  @Test func sentencesAboutListedOnes() async {
    let page = { (verb: String) in
      """
      # Jobs

      ## All

      - `GET /jobs` - lists them
      - `POST /jobs` - adds one

      ## Settings

      `POST /jobs` \(verb).

      | Key | Default | Description |
      |---|---|---|
      | `jobs_on` | `no` | Whether it runs |
      """
    }
    #expect(await summary(page("runs one")) == "GET /jobs\nPOST /jobs")
    #expect(await summary(page("takes these")) == "GET /jobs\nPOST /jobs\n  body jobs_on:  =no")
  }

  @Test func newsAreNoListings() async {
    #expect(
      await operations("# Jobs\n\n## A\n\n`GET /jobs`\n\n## Changes\n\n`GET /jobs/:id` returns one.\n") == ["GET /jobs"]
    )
  }

  @Test func sameFields() async {
    let page = """
      # Parcels

      `POST /parcels`

      | Field | Rules |
      |---|---|
      | flat | required, integer, exists:flats,number |
      | carrier | required|string|max:60 |
      | weight | nullable, numeric |

      `PUT /parcels/{id}` takes the same fields.
      """.replacingPipes
    #expect(
      await summary("# P\n\n## Parcels\n" + page.dropFirst(9)) == """
        POST /parcels
          body flat: integer required
          body carrier: string required
          body weight: number optional
        PUT /parcels/{id}
          body flat: integer required
          body carrier: string required
          body weight: number optional
        """)
  }

  @Test func sameFieldsAreOfOneResource() async {
    let page = { (path: String, sentence: String) in
      "# P\n\n## Parcels\n\n`POST /parcels`\n\n| Field | Type |\n|---|---|\n| `flat` | integer |\n\n`PUT \(path)` \(sentence)\n"
    }
    let takers = { (page: String) in
      await extract(page).spec.operations.filter { $0.parameters.contains { $0.name == "flat" } }.map(\.name)
    }
    #expect(await takers(page("/parcels/{id}", "takes the same fields.")) == ["POST /parcels", "PUT /parcels/{id}"])
    #expect(await takers(page("/lockers/{id}", "takes the same fields.")) == ["POST /parcels"])
    #expect(await takers(page("/parcels/{id}", "answers with the same status.")) == ["POST /parcels"])
  }

  @Test func sameFieldsAreBounded() async {
    var page = "# P\n\n## Parcels\n\n`POST /parcels`\n\n| Field | Type |\n|---|---|\n"
    for row in 0..<25_000 { page += "| `f\(row)` | string |\n" }
    for line in ["PUT /parcels", "PATCH /parcels", "POST /parcels/{id}", "PUT /parcels/{id}", "PATCH /parcels/{id}"] {
      page += "\n## \(line)\n\n`\(line)` takes the same fields.\n"
    }
    let spec = await extract(page).spec
    #expect(spec.operations.map { $0.parameters.count > 1_000 } == [true, true, true, true, true, false])
  }
}

extension String {
  /// Bars inside a cell are escaped.
  fileprivate var replacingPipes: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("| carrier") ? "| carrier | required\\|string\\|max:60 |" : String(line)
    }.joined(separator: "\n")
  }
}
