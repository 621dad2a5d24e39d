import Testing

/// Sample requests as further houses write them: what is wrong speaks, what only looks wrong does not.
@Suite struct FurtherSamplesTests {
  private static func places(_ code: String, _ page: String) async -> [String] { await RuleProbe(code).places(page) }

  private static func file(_ path: String, text: String = "URL-encoded full path of the drawing") -> String {
    "# Kites\n\n## Get a drawing\n\n```\nGET /kites/:id/drawings/:drawing\n```\n\n```sh\n"
      + "curl 'https://example.com/kites/1/drawings/\(path)?ref=main'\n```\n\nParameters:\n\n- `drawing` (required) - \(text)\n"
  }

  @Test func anEncodedPathHasNoSlashes() async {
    #expect(await Self.places("REQ102", Self.file("old/red/kite.svg")) == ["red"])
    #expect(await Self.places("REQ102", Self.file("old%2Fred%2Fkite.svg")) == [])
    #expect(await Self.places("REQ102", Self.file("old/red/kite.svg", text: "The path of the drawing")) == [])
  }

  private static func moved(_ sentence: String) -> String {
    "# Kites\n\n## Get a kite\n\n```\nGET /api/v2/kites/:kite\n```\n\n\(sentence)\n\n```sh\n"
      + "curl \"https://example.com/api/v2/kites?old=17\"\n```\n\n```json\n{\"id\": 1}\n```\n"
  }

  @Test func aSentenceMayNameTheCall() async {
    #expect(await Self.places("REQ102", Self.moved("To find one, `GET /api/v2/kites` takes the old ID:")) == [])
    #expect(await Self.places("REQ102", Self.moved("To find one, give the old ID:")).count == 1)
  }

  private static func apart(_ options: String, body: String) -> String {
    """
    # Kites

    ## Add a kite

    `POST /kites`

    | Name | In | Type | Required | Description |
    |---|---|---|---|---|
    | name | body | string | true | The name |

    ```sh
    curl -X POST https://example.com/kites -H 'Content-Type: application/json'\(options)
    ```

    \(body)
    """
  }

  @Test func aBodyMayStandApart() async {
    let body = "> Body parameter\n\n```json\n{\"name\": \"red\"}\n```"
    #expect(await Self.places("REQ202", Self.apart("", body: body)) == [])
    #expect(await Self.places("REQ202", Self.apart("", body: "")).count == 1)
    #expect(await Self.places("REQ202", Self.apart(" -d '{\"line\": 1}'", body: body)).count == 1)
  }

  /// Rows that document an object in the body are no members of the body itself.
  @Test func whatAnObjectInTheBodyHasIsNotLacking() async {
    let page = { (command: String, body: String) in
      """
      # Kites

      `POST /kites`

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | name | string | yes | The name |
      | line | string | yes | What it hangs on |
      | knot | string | yes | How it is tied |

      ```sh
      curl -X POST https://example.com/kites -d '\(command)'
      ```

      Request body:

      ```json
      \(body)
      ```
      """
    }
    let nested = #"{"name": "red", "tails": [{"line": "silk", "knot": "bowline"}]}"#
    let bare = #"{"name": "red", "tails": [{"line": "silk"}]}"#
    for code in ["REQ202", "EXA207"] {
      #expect(await Self.places(code, page(nested, nested)) == [])
      #expect(await Self.places(code, page(bare, bare)).count == 1)
    }
  }

  @Test func aHeaderWithAndWithoutItsPrefix() async {
    let page = { (header: String) in
      "# Kites\n\n`GET /kites`\n\n```sh\n"
        + String(repeating: "curl -H 'X-Tail: long' https://example.com/kites\n", count: 9)
        + "curl -H '\(header): long' https://example.com/kites\n```\n"
    }
    #expect(await Self.places("REQ203", page("Tail")) == [])
    #expect(await Self.places("REQ203", page("X-Tial")).count == 1)
  }

  @Test func aCaretGoesOnInTheNextLine() async {
    let page = { (data: String) in
      Self.apart("", body: "").replacing("```sh", with: "```bat").replacing(
        "kites -H 'Content-Type: application/json'",
        with: "kites ^\n  -H \"Content-Type: application/json\" ^\n  -d \"\(data)\"")
    }
    #expect(await Self.places("REQ202", page("{\\\"name\\\": \\\"red\\\"}")) == [])
    #expect(await Self.places("REQ202", page("{\\\"line\\\": 1}")).count == 1)
  }

  private static func failing(_ command: String, _ status: String) -> String {
    "## Broken body\n\n```sh\n\(command)\n```\n\n```http\nHTTP/1.1 \(status)\nContent-Type: application/json\n\n{\"error\": \"x\"}\n```\n\n"
  }

  @Test func whatIsRefusedMayBeBroken() async {
    let command = "curl -X POST https://example.com/kites -H 'Content-Type: application/json' -d '{\"name\": 1,'"
    #expect(
      await Self.places("REQ206", "# Kites\n\n`POST /kites`\n\n" + Self.failing(command, "400 Bad Request")) == [])
    #expect(
      await Self.places("REQ206", "# Kites\n\n`POST /kites`\n\n" + Self.failing(command, "201 Created")).count == 1)
  }

  @Test func whatFailsIsNoSecondSection() async {
    let page = { (status: String) in
      let call = { (title: String, data: String) in
        Self.failing("curl -i -X POST https://example.com/kites -d \(data)", status).replacing(
          "Broken body", with: title)
      }
      return "# Errors\n\n" + call("No name", "pull=3") + call("No name", "name=red")
    }
    #expect(await Self.places("END203", page("422 Unprocessable Content")) == [])
    #expect(await Self.places("END203", page("201 Created")).count == 1)
  }

  @Test func httpieLeavesTheSchemeOut() async {
    let samples = (1...3).map { "```sh\ncurl 'https://kites.example/kites?page=\($0)'\n```\n\n" }.joined()
    let page = { (command: String) in "# Kites\n\n## List kites\n\n`GET /kites`\n\n\(samples)```sh\n\(command)\n```\n" }
    #expect(await Self.places("REQ106", page("http GET kites.example/kites")) == [])
    #expect(await Self.places("REQ106", page("curl http://kites.example/kites")) == ["http://"])
  }

  private static func inline(_ query: String) -> String {
    "# Kites\n\n## List kites\n\n### Definition\n\n`GET /v2/kites`\n\n### Example Request\n\n"
      + "`$ curl https://example.com/api/v2/kites?\(query)`\n\n### Arguments\n\n| Argument | Description |\n|---|---|\n"
      + "| `page` | The page |\n| `amount` | Kites of a page |\n"
  }

  @Test func aCommandMayStandInCodeMarks() async {
    #expect(await Self.places("REQ201", Self.inline("amont=5")) == ["amont"])
    #expect(await Self.places("REQ201", Self.inline("amount=5")) == [])
  }

  @Test func aTableWithoutTypesDocumentsWhatIsSent() async {
    let page = { (name: String) in
      "# Kites\n\n## Add a kite\n\n`POST /kites`\n\n| Argument | Required | Description |\n|---|---|---|\n"
        + "| side | yes | The side |\n| lines | no | How many lines |\n\n"
        + "```sh\ncurl https://example.com/kites -d side=left -d \(name)=3\n```\n"
    }
    #expect(await Self.places("REQ201", page("line")) == ["line"])
    #expect(await Self.places("REQ201", page("lines")) == [])
  }

  @Test func oneOfTwoMethodsCarriesTheBody() async {
    let page = { (name: String) in
      "# Kites\n\n## Find kites\n\n`POST /kites/find`\n\n- `names` `(array: <required>)` – The names.\n\n### Sample payload\n\n"
        + "```json\n{\"\(name)\": [\"red\"]}\n```\n"
    }
    #expect(await RuleProbe("EXA214").findings(page("name")).count == 1)
    #expect(await RuleProbe("EXA214").findings(page("names")) == [])
  }
}
