import APIModel
import Testing

@testable import DocExtract

/// Tables of the keys that an attribute of the table above has, and texts that look like lists of values.
@Suite struct KeysStyleTests {
  private func page(_ text: String, type: String = "hash") -> String {
    """
    # Barns

    ## Build a barn

    ```plaintext
    POST /barns
    ```

    | Attribute | Type | Required | Description |
    |---|---|---|---|
    | `name` | string | yes | What it is called. |
    | `roof` | \(type) | no | How it is covered. |

    \(text)
    """
  }

  @Test(arguments: [
    "### Options for `roof`\n\nAll are optional.", "`roof` fields (all with a limit):",
    "The `roof` attribute has keys:",
    "Keys of the `roof` hash:",
  ])
  func keysOfAnObject(_ text: String) async {
    let table = "| Key | Type | Description |\n|---|---|---|\n| `slope` | integer | In degrees. |\n"
    #expect(
      await summary(page("\(text)\n\n\(table)")).contains(
        """
          body name: string required
          body roof: object optional
          body roof[slope]: integer
        """))
    #expect(
      await summary(page("\(text)\n\n\(table)", type: "array of hashes")).contains("body roof[][slope]: integer"))
  }

  @Test(arguments: ["### Options for `name`", "`roof` fields:", "The name, the `roof` and these attributes:"])
  func otherTablesStayFlat(_ text: String) async {
    let table = "| Attribute | Type | Required |\n|---|---|---|\n| `slope` | integer | no |\n"
    // No object, or no subject.
    #expect(await summary(page("\(text)\n\n\(table)", type: "string")).contains("  body slope: integer optional"))
  }

  @Test func keysOfWhatIsReturned() async {
    let text = """
      If successful, returns the following response attributes:

      | Attribute | Type | Description |
      |---|---|---|
      | `[].id` | integer | The ID. |
      | `[].owner` | object | Who has it. |

      """
    #expect(await summary(page(text)).hasSuffix("-> 201 [{id?: integer, owner?: object}]"))
    let nested = """
      The response has these attributes:

      | Attribute | Type | Description |
      |---|---|---|
      | `id` | integer | The ID. |
      | `owner` | object | Who has it. |

      `owner` object:

      | Attribute | Type | Description |
      |---|---|---|
      | `email` | string | An address. |

      """
    #expect(await summary(page(nested)).hasSuffix("-> 201 {id?: integer, owner?: {email?: string}}"))
  }

  @Test func whatSomeUsersAlsoSee() async {
    let text = """
      # Barns

      ```plaintext
      GET /barns
      ```

      ```json
      {"id": 1}
      ```

      Users of the paid tiers may also see these parameters:

      - `insured_until`
      - `owner`
      """
    #expect(await summary(text) == "GET /barns\n  -> 200 {id: integer, insured_until?: , owner?: }")
  }

  @Test func rangesAndOtherParametersAreNoValues() async {
    let text = """
      # Barns

      ```plaintext
      PUT /barns
      ```

      | Attribute | Type | Description |
      |---|---|---|
      | `limit` | integer | Can be `nil` (not set), `0` (no limit), or `> 0`. |
      | `field` | string | Where it stands. For a new one, also provide either `start` or `end`. |
      | `side` | string | Provide either `left` or `right`. |
      | `rules` | array of rule objects | What holds there. |
      """
    #expect(
      await summary(text) == """
        PUT /barns
          body limit: integer
          body field: string
          body side: string {left,right}
          body rules: array
        """)
    let rules = await extract(text).spec.operations.first?.parameters.last
    #expect(rules?.schema.items?.schema.types == .object)
  }

  @Test(arguments: [
    ("`@barn.json` is structured like:", 1, "{id: integer}"),
    ("It is structured like:", 1, "{id: integer}"),
    ("The barn may return:", 0, "{name?: string, id?: integer}"),
  ])
  func theFileThatASampleSends(_ leadIn: String, _ sent: Int, _ answer: String) async throws {
    let text = """
      # Barns

      ```plaintext
      POST /barns
      ```

      ```shell
      curl --request POST --header "Content-Type: application/json" --data @barn.json "https://h.example/barns"
      ```

      \(leadIn)

      ```json
      {"name": "red"}
      ```

      Example response:

      ```json
      {"id": 1}
      ```
      """
    let spec = await extract(text).spec
    #expect(spec.operations.first?.requestExamples.count == sent)
    #expect(summary(spec).hasSuffix("-> 201 \(answer)"))
  }

  @Test func operationsWithAPurposeInAList() async {
    let text = """
      # Features

      - `GET /health` for a look at whether it lives.
      - `GET /barns` to list the barns.
      - `POST /barns` with JSON `{"name": "red"}` to build one.
      """
    #expect(await operations(text) == ["GET /health", "GET /barns", "POST /barns"])
    let news = """
      # Changes

      - `GET /health` answers faster.
      - `POST /barns` to the wrong host is refused.
      - Moved the cache.
      """
    #expect(await operations(news) == [])
  }
}

/// Types and defaults that stand in the text of an item, and methods that only some servers have.
@Suite struct WrittenInTextStyleTests {
  @Test func typesWithDefaultsInBrackets() async {
    let text = """
      # Locks

      ```
      LIST /locks/metadata/:path
      ```

      Parameters:

      - `force` (bool: false) - Break it.
      - `depth` (int: 10) – How far down.
      - `owner` (note: see below) - Who has it.
      - `level` - Optional. A JSON string from among the levels.
      - `user` - Optional. The ID of the user, as a string.
      - `quoted` - Optional. Whether numbers are returned, as a string.
      """
    #expect(
      await summary(text) == """
        GET /locks/metadata/{path}
          query force: boolean =false
          query depth: integer =10
          query owner:  required
          query level: string optional
          query user: string optional
          query quoted:  optional
          query list: string required {true}
        """)
    #expect(await operations("# Mail\n\n```\nLIST /inbox\n```\n") == [])
  }

  @Test func nullBesideTextsIsNoText() async {
    func page(_ values: String) -> String {
      "# A\n\n```\nPUT /a\n```\n\n| Attribute | Type | Description |\n|---|---|---|\n| `b` | string | Valid values: \(values). |\n"
    }
    #expect(await summary(page(#"`"c"`, `"d"`, or `null`"#)) == "PUT /a\n  body b: string {c,d}")
    #expect(await summary(page("`c`, `d`, or `null`")) == "PUT /a\n  body b: string {c,d,null}")
  }

  /// What a sample sends in a form says where the attributes that it leaves out are sent, too.
  @Test(arguments: [("--data 'keep=5'", "body"), ("", "query")])
  func whatADeletionSends(_ data: String, _ location: String) async {
    let text = """
      # Tags

      ```
      DELETE /tags
      ```

      | Attribute | Type | Required |
      |---|---|---|
      | `keep` | integer | no |
      | `older` | string | no |

      ```shell
      curl --request DELETE \(data) "https://h.example/api/v4/tags"
      ```
      """
    #expect(
      await summary(text) == """
        DELETE /tags
          \(location) keep: integer optional
          \(location) older: string optional
        """)
  }

  @Test func headersWithDefaultsAreSent() async {
    let page = "# A\n\n## `POST /a`\n\n**Control headers:**\n\n"
    let sent =
      "| Header | Values | Default | Description |\n|---|---|---|---|\n| `X-Size` | `s` `m` | `s` | How big. |\n"
    #expect(await summary(page + sent).hasPrefix("POST /a\n  header X-Size:"))
    let answered = "| Header | Description |\n|---|---|\n| `X-Size` | How big. |\n"
    #expect(await summary(page + answered) == "POST /a")
  }

  @Test func aRequestThatIsSupposed() async {
    let dump = "```http\nGET /status?name=ada HTTP/1.1\nAccept: text/plain\n```\n"
    for text in ["If the request is:", "It holds the URL alone. Take the following request:"] {
      #expect(await operations("# Class: Message\n\n## message.url\n\n\(text)\n\n\(dump)") == [])
    }
    #expect(await operations("# Status\n\nThe request is:\n\n\(dump)") == ["GET /status"])
  }
}
