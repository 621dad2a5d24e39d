import APIModel
import Testing

@testable import DocExtract

/// Operations that only sentences tell of, heads of exchanges in comments, bodies that are drawn.
@Suite struct ToldOperationsTests {
  private func told(_ sentences: String...) async -> [String] {
    let sections = sentences.enumerated().map { "## Part \($0.offset)\n\n\($0.element)\n\n" }
    return await extract("# Looms\n\n" + sections.joined()).spec.operations.map(\.name)
  }

  @Test func sentencesOfThreeSections() async {
    let all = [
      "The client starts one by sending a `POST` to `/looms` of the mill.",
      "To see them, call the `/looms` endpoint with a `GET` request.",
      "When it ends, the mill receives an HTTP POST on the URL `/Loom.End` with no payload.",
    ]
    #expect(await told(all[0], all[1], all[2]) == ["POST /looms", "GET /looms", "POST /Loom.End"])
    // Two are not enough, nor are two of the same, examples, or a path that is to be gone on with.
    #expect(await told(all[0], all[1]) == [])
    #expect(await told(all[0], all[1], all[1]) == [])
    #expect(await told(all[0], all[1], "For example, send a `POST` to `/threads`.") == [])
    #expect(await told(all[0], all[1], "Send a `GET` request to `/threads` and append the name.") == [])
    #expect(await told(all[0], all[1], "It is written to `/var/log` by the POST handler.") == [])
  }

  @Test func headsInComments() async {
    let page = { (request: String, answer: String) in
      """
      # Looms

      ## Start a loom

      ```js
      \(request)
      {"warp": 12}
      ```

      ```js
      \(answer)
      {"id": 1}
      ```
      """
    }
    let headers = "// Accept: application/json\n// Authorization: Basic ..."
    let exchange = page("// POST https://mill.example.com/looms\n\(headers)", "// HTTP/1.1 201 Created")
    #expect(await summary(exchange) == "POST /looms\n  -> 201 {id: integer}")
    #expect(await extract(exchange).spec.operations.first?.shownBody?.properties.map(\.name) == ["warp"])
    // A comment about what stands below it is no request.
    #expect(await extract(page("// POST it somewhere", "// and see")).spec.operations.isEmpty)
  }

  @Test func drawnBodies() async {
    let page = { (method: String, leadIn: String, body: String) in
      "# Looms\n\n## Start\n\n`\(method) /looms`\n\n\(leadIn)\n\n    \(body)\n"
    }
    let body = #"{ "warp": integer, "threads": [string], "owner": { "name": string }, "dye": colour }"#
    #expect(
      await summary(page("POST", "Request body:", body)) == """
        POST /looms
          body warp: integer
          body threads: array
          body owner: object
          body dye: 
        """)
    #expect(await summary(page("POST", "Response:", body)) == "POST /looms")
    #expect(await summary(page("GET", "Request body:", body)) == "GET /looms")
    #expect(await summary(page("POST", "Request body:", "{ warp: integer, a list: string }")) == "POST /looms")
  }

  @Test func drawnAnswers() async {
    let page = { (leadIn: String) in
      """
      # Looms

      ## Start

      `POST /looms`

      The mill will receive a POST message with the following payload:

          {
            "warp": string
            "options": map[string]string
            "threads": string[]
          }

      \(leadIn)

          { "id": string }

      Where:

      * `id` is the number of the loom.
      """
    }
    let sent = "POST /looms\n  body warp: string\n  body options: object\n  body threads: array"
    #expect(await summary(page("A good answer is in the form:")) == sent + "\n  -> 201 {id?: }")
  }

  @Test func describedMembersOfAnObject() async {
    let page = """
      # Looms

      ## Start

      `POST /looms`

      #### Body parameters

      ```javascript
      {
        warp: number, mandatory
        threads: [
          colour: string, mandatory
        ],
        name: string, optional
        other values: string, optional
      }
      ```
      """
    #expect(
      await summary(page) == """
        POST /looms
          body warp: number required
          body threads: array
          body name: string optional
        """)
  }

  @Test func columnsOfFields() async {
    let page = { (title: String) in
      "# Looms\n\n| Endpoint | \(title) |\n|---|---|\n| `POST /looms` | `warp`, `weft` |\n| `POST /looms/stop` | `now` (optional) |\n"
    }
    let both = "POST /looms\n  body warp: \n  body weft: \nPOST /looms/stop\n  body now:  optional"
    #expect(await summary(page("Body Fields")) == both)
    #expect(await summary(page("JSON body")) == both)
    #expect(await summary(page("Query parameters")) == both.replacing("body", with: "query"))
    #expect(await summary(page("Path parameters")) == "POST /looms\nPOST /looms/stop")
    #expect(await summary(page("Fields of study")) == "POST /looms\nPOST /looms/stop")
  }

  @Test func headingsBesideTheOperation() async {
    let page = """
      # Looms

      #### GET /looms

      #### Headers
      * X-Mill (string, required) - Which mill

      #### Query Parameters
      * name (string(255), optional) - A name
      * limit (integer, optional)

      #### Status Code
      * 200 - OK

      #### Response Body
      * id (integer) - The number

      # `/threads`

      ## GET

      All.

      # PATCH

      Some.
      """
    #expect(
      await summary(page) == """
        GET /looms
          header X-Mill: string required
          query name: string optional
          query limit: integer optional
          -> 200 {id?: integer}
        GET /threads
        PATCH /threads
        """)
    #expect(TypeNotation.schema("string(255)")?.maximumLength == 255)
  }
}
