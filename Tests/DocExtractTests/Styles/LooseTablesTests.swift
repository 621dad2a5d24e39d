import APIModel
import Testing

@testable import DocExtract

/// Tables that stand with no operation, and yet are no loose ends.
@Suite struct LooseTablesTests {
  private func extraction(_ pages: String...) async -> Extraction {
    await Extraction.extract(
      pages.enumerated().map { DocsFolder.File(path: "page\($0).md", bytes: Array($1.utf8)) })
  }

  private func loose(_ page: String) async -> [Int] {
    UnplacedRules.findings(await extraction(page).pages).filter { $0.rule.code == "EXT002" }.map(\.span.line)
  }

  private static let row =
    "| Name | Type | Description | Required |\n| --- | --- | --- | --- |\n| span | double | | Yes |\n"

  private static func models(_ schema: String) -> String {
    """
    # Kites

    ### /kites

    #### GET
    ##### Summary:

    List kites

    ##### Responses

    | Code | Description | Schema |
    | ---- | ----------- | ------ |
    | 200 | Kites | \(schema) |

    ### Models

    #### Kite

    \(row.replacing("double |", with: "[Span](#span) |"))
    #### Span

    \(row)
    """
  }

  @Test func modelsOfAnswers() async {
    #expect(await loose(Self.models("[ [Kite](#kite) ]")) == [])
    #expect(await loose(Self.models("object")).count == 2)
  }

  @Test func headersOfAllOperations() async {
    let table = { (title: String) in
      "# Kites\n\n| \(title) | Required | Description |\n| --- | --- | --- |\n| `X-Kite` | yes | Your key |\n\n## GET /kites\n\nAll.\n"
    }
    #expect(await loose(table("Header")) == [])
    #expect(await loose(table("Attribute")).count == 1)
  }

  @Test func whatAnotherPageShowsIsDocumentedHere() async {
    let uploads = """
      # Uploads

      ## Add a picture

      `POST /pictures` with a form takes the picture itself.

      | Part | Type | Required | Description |
      | --- | --- | --- | --- |
      | `file` | file | yes | The picture |

      ```sh
      curl -X POST https://kites.example/pictures -F 'file=@b.jpg'
      ```

      ```json
      {"id": "p2"}
      ```
      """
    let pictures = """
      # Pictures

      ## Add a picture by URL

      `POST /pictures` with JSON fetches the picture from elsewhere.

      | Field | Type | Required | Description |
      | --- | --- | --- | --- |
      | `url` | string | yes | Where the picture is |

      ```sh
      curl -X POST https://kites.example/pictures -d '{"url": "https://h.example/a.jpg"}'
      ```

      ## Get a picture

      `GET /pictures/{id}`

      ```sh
      curl https://kites.example/pictures/p1
      ```

      ```json
      {"id": "p1"}
      ```
      """
    let both = await extraction(pictures, uploads)
    let operation = both.spec.operation(OperationID(.post, PathTemplate("/pictures")))
    #expect(operation?.parameters.map(\.name).sorted() == ["file", "url"])
    #expect(UnplacedRules.findings(both.pages).isEmpty)
  }

  @Test func aColumnOfTheQueryHasItsNames() async {
    let page =
      "### POST /\n\nStores it.\n\nQuery | Default | Meaning\n---|---|---\n`ttl` | `24h` | How long\n`once` | | Once\n"
    #expect(await extraction(page).spec.operations.first?.parameters.map(\.name) == ["ttl", "once"])
  }

  @Test func rowsInHTMLHaveTheirLines() async {
    let page = """
      `GET /kites`

      <table>
      <tr><th>Name</th><th>Type</th><th>Description</th></tr>
      <tr><td><code>line</code></td><td>string</td><td>The line</td></tr>
      <tr><td><code>pull</code></td><td>integer</td><td>The pull</td></tr>
      </table>
      """
    let lines = await extraction(page).spec.operations.first?.parameters.compactMap { $0.span?.line }
    #expect(lines == [5, 6])
  }

  @Test func anItemSaysTheStatus() async {
    let page = """
      FORMAT: 1A

      ## Kite [/kites/{kite}]

      ### Drop a kite [DELETE]

      + Response 202

      + Response 404 (application/json)
      """
    let responses = await extraction(page).spec.operations.first?.responses
    #expect(responses?.filter(\.isStatusDocumented).map(\.status) == [202, 404])
  }

  /// Several operations in a cell, and words behind one.
  @Test func cellsOfSeveral() async {
    let page = """
      # Engines

      | Method and path | What |
      |---|---|
      | `POST /engines/{id}/start`, `/stop` | Starts and stops |
      | `GET /` (signed in) | The root |
      | `POST /api/chat`, `/api/draw`, `GET /api/tags` | Like others |
      | `GET/POST /process` (+ short names) | Runs |
      | `POST /v1/chat` with `format` | Chats |
      """
    #expect(
      await operations(page) == [
        "POST /engines/{id}/start", "POST /engines/{id}/stop", "GET /", "POST /api/chat", "POST /api/draw",
        "GET /api/tags", "GET /process", "POST /process", "POST /v1/chat",
      ])
    // A sentence is no cell.
    #expect(await operations("# Engines\n\n`GET /a`, `GET /b` are the same as `GET /a` with a body.\n") == [])
  }

  /// What can't be set is not sent, and what sends nothing takes none of it.
  @Test func attributesThatCanBeSet() async {
    let page = """
      # Nets

      #### `/net/<id>`

       * Methods: GET, POST

      | Field | Type | Description | Writable |
      |---|---|---|---|
      | id | string | The ID | no |
      | name | string | Its name | YES |
      """
    #expect(
      await summary(page) == """
        GET /net/{id}
        POST /net/{id}
          body name: string
        """)
  }
}
