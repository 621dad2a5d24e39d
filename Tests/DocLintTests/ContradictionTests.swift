import APIModel
import DocExtract
import DocLint
import Testing

/// Values that contradict their row, in every place where a value may stand.
@Suite struct ContradictionTests {
  private func findings(_ markdown: String) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    let linter = Linter(LintConfiguration(select: ["EXA202", "EXA203"]))
    return await linter.lint(await Extraction.extract([file])).map { "\($0.span.line) \($0.rule.code) \($0.message)" }
  }

  private func request(_ row: String, body: String) -> String {
    """
    ## Create a user

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    \(row)

    Request body:

    ```json
    \(body)
    ```
    """
  }

  private func response(_ row: String, body: String) -> String {
    """
    ## Get a user

    ```plaintext
    GET /user
    ```

    Attributes of the response:

    | Attribute | Type | Description |
    |-----------|------|-------------|
    \(row)

    Example response:

    ```json
    \(body)
    ```
    """
  }

  @Test(arguments: [
    ("| `age` | integer | yes | Age |", #"{"age": "7"}"#, ["14 EXA202 `age` is string here and documented as integer"]),
    ("| `age` | integer | yes | Age |", #"{"age": 7}"#, []),
    ("| `age` | float | yes | Age |", #"{"age": 7}"#, []),
    ("| `age` | integer | no | Age |", #"{"age": null}"#, []),
    ("| `id` | integer/string | yes | ID |", #"{"id": "a"}"#, []),
    ("| `born` | date | yes | Day |", #"{"born": "soon"}"#, ["14 EXA202 `born` is `soon` here and documented as date"]),
    ("| `born` | datetime | yes | Day |", #"{"born": "2016-01-31T10:00:00Z"}"#, []),
    (
      "| `state` | string | yes | One of: `active`, `blocked` |", #"{"state": "blockd"}"#,
      ["14 EXA203 `blockd` is no listed value of `state`; did you mean `blocked`?"]
    ),
    ("| `state` | string | yes | One of: `active`, `blocked` |", #"{"state": "blocked"}"#, []),
    ("| `tags[]` | array | yes | Words |", #"{"tags": ["a"]}"#, []),
  ])
  func judgesRequestBodies(row: String, body: String, expected: [String]) async {
    #expect(await findings(request(row, body: body)) == expected)
  }

  @Test(arguments: [
    (
      "| `id` | integer | ID |", #"[{"id": 1}, {"id": "2"}]"#,
      ["16 EXA202 `id` is string here and documented as integer"]
    ),
    (
      "| `owner.id` | integer | ID |", #"{"owner": {"id": true}}"#,
      ["16 EXA202 `owner.id` is boolean here and documented as integer"]
    ),
    ("| `owner` | object | Who |", #"{"owner": {"id": 1}}"#, []),
    (
      "| `mood` | string | One of: `good`, `bad` |", #"{"mood": "grey"}"#,
      ["16 EXA203 `grey` is no listed value of `mood`"]
    ),
    ("| `mood` | string | One of: `good`, `bad` |", #"{"mood": "bad"}"#, []),
  ])
  func judgesResponses(row: String, body: String, expected: [String]) async {
    #expect(await findings(response(row, body: body)) == expected)
  }

  @Test(arguments: [
    ("age=seven", ["14 EXA202 `age` is `seven` here and documented as integer"]), ("age=7", []), ("age=$AGE", []),
    ("age=<age>", []), ("admin=maybe", ["14 EXA202 `admin` is `maybe` here and documented as boolean"]),
    ("admin=true", []),
    ("admin=1", []), ("state=blocked", []), ("state=gone", ["14 EXA203 `gone` is no listed value of `state`"]),
  ])
  func judgesFields(data: String, expected: [String]) async {
    let page = """
      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `age` | integer | no | Age |
      | `admin` | boolean | no | Whether |
      | `state` | string | no | One of: `active`, `blocked` |

      ```shell
      curl --request POST --data "\(data)" "https://example.com/users"
      ```
      """
    #expect(await findings(page) == expected)
  }

  private static func jobs(_ list: String, _ shown: [String]) -> String {
    let answers = shown.enumerated().map { number, value in
      "## Step \(number)\n\n```plaintext\nPOST /jobs/:id/step\(number)\n```\n\nExample response:\n\n```json\n"
        + "{\"id\": 1, \"name\": \"a\", \"status\": \"\(value)\"}\n```\n\n"
    }
    return "## List jobs\n\n```plaintext\nGET /jobs\n```\n\n| Attribute | Type | Description |\n|---|---|---|\n"
      + "| `scope` | string | One of: \(list) |\n\n" + answers.joined()
  }

  @Test(arguments: [
    ("started", ["`started` is no listed value of `status`"]),
    ("canceld", ["`canceld` is no listed value of `status`; did you mean `canceled`?"]), ("failed", []),
  ])
  func judgesValuesThatAnotherRowLists(value: String, expected: [String]) async {
    let page = Self.jobs("`pending`, `running`, `failed`, `canceled`", ["pending", "failed", "running", value])
    #expect(await findings(page).map { $0.split(separator: " ").dropFirst(2).joined(separator: " ") } == expected)
    // Where the others are none of the list, it is about something else.
    let other = Self.jobs("`pending`, `running`, `failed`, `canceled`", ["warm", "failed", "cold", value])
    #expect(await findings(other) == [])
  }

  @Test(arguments: [("done", []), ("ready", ["13 EXA203 `ready` is no listed value of `export_status`"])])
  func judgesValuesThatASentenceLists(value: String, expected: [String]) async {
    let page =
      "## Export status\n\n```plaintext\nGET /export\n```\n\nStatus can be one of `none`, `started` or `done`.\n\n"
      + "Example response:\n\n```json\n{\n\"export_status\": \"\(value)\"}\n```\n"
    #expect(await findings(page) == expected)
  }

  @Test func tellsTheListWhereItsAnswerSpeaksAgainstIt() async {
    let page = { (listed: String) in
      "## List refs\n\n```plaintext\nGET /refs\n```\n\n| Attribute | Type | Description |\n|---|---|---|\n"
        + "| `type` | string | Possible values: `branch`, `\(listed)`, `all` |\n\nExample response:\n\n```json\n"
        + "[{\"type\": \"branch\"}, {\"type\": \"tag\"}]\n```\n"
    }
    #expect(
      await findings(page("tags")) == ["9 EXA203 `tags` in the list of values; did you mean `tag`, as in the answer?"])
    #expect(await findings(page("tag")) == [])
  }
}
