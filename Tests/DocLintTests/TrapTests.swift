import APIModel
import DocExtract
import DocLint
import Testing

/// What looks wrong and is right: no recommended rule may speak.
@Suite struct TrapTests {
  struct Trap: CustomTestStringConvertible, Sendable {
    var name: String
    var page: String
    var testDescription: String { name }
  }

  static let idRow = """
    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer/string | yes | The ID or encoded path of the project |
    """

  static func section(
    _ heading: String, _ listing: String, _ rows: String = idRow, sample: String? = nil, response: String? = "{}"
  ) -> String {
    var text = "## \(heading)\n\n```plaintext\n\(listing)\n```\n\n\(rows)\n\n"
    if let sample { text += "```shell\n\(sample)\n```\n\n" }
    if let response { text += "Example response:\n\n```json\n\(response)\n```\n\n" }
    return text
  }

  static let traps: [Trap] =
    wordingTraps + houseTraps + [
      Trap(
        name: "a stream of values, one per line",
        page: section("Watch projects", "GET /projects/:id/watch", response: nil) + """
          The answer is a stream of events, newline-delimited:

          ```json
          {"event": "start"}
          {"event": "end"}
          ```

          """),
      Trap(
        name: "variables of the shell in URL and data",
        page: section(
          "Update a project", "PUT /projects/:id",
          sample: """
            curl --request PUT --header "PRIVATE-TOKEN: $TOKEN" --data "$PAYLOAD" "$CI_API_V4_URL/projects/$CI_PROJECT_ID"
            curl --request PUT --data @body.json "https://example.com/$PATH_OF_IT"
            """)),
      Trap(
        name: "URL-encoded path as ID",
        page: section(
          "Get a project", "GET /projects/:id", sample: "curl \"https://example.com/projects/group%2Fproject\"")),
      Trap(
        name: "another documented operation beside the own sample",
        page: section(
          "Get a project", "GET /projects/:id", sample: "curl \"https://example.com/projects/1\"")
          + section(
            "Star a project", "POST /projects/:id/star",
            sample: """
              curl --request POST "https://example.com/projects/1/star"
              curl "https://example.com/projects/1"
              """)),
      Trap(
        name: "other hosts, ports and a path below the origin",
        page: section(
          "Get a project", "GET /projects/:id",
          sample: """
            curl "https://example.com/api/v4/projects/1"
            curl "http://localhost:3000/api/v4/projects/1"
            curl "https://gitlab.example.org:8443/api/v4/projects/1?simple=true"
            """)),
      Trap(
        name: "a notation of the writer's own",
        page: """
          ## Query

          ```plaintext
          GET /query
          ```

          The answer has this format:

          ```
          {"status": "success" | "error", "data": <data>}
          ```
          """),
      Trap(
        name: "one row for the placeholders of several lines",
        page: """
          ## List emoji

          ```plaintext
          GET /projects/:id/issues/:issue_id/emoji
          GET /projects/:id/snippets/:snippet_id/emoji
          ```

          \(idRow)
          | `awardable_id` | integer | yes | The ID of the issue or snippet |

          ```shell
          curl "https://example.com/projects/1/issues/80/emoji"
          ```
          """),
      Trap(
        name: "DELETE without an answer beside operations with one",
        page: section("List projects", "GET /projects", "", response: "[]")
          + section("Create a project", "POST /projects", "", response: "{\"id\": 1}")
          + section("Copy a project", "POST /projects/:id/copy", response: "{\"id\": 2}")
          + section("Delete a project", "DELETE /projects/:id", response: nil)),
      Trap(
        name: "POST that answers without content, as its text says",
        page: section("Create a project", "POST /projects", "", response: "{\"id\": 1}")
          + section("Copy a project", "POST /projects/:id/copy", response: "{\"id\": 2}")
          + section("Archive a project", "POST /projects/:id/archive", response: nil) + "Returns `204 No Content`.\n"),
      Trap(
        name: "nested parameters in brackets",
        page: section(
          "Create a commit", "POST /projects/:id/commits",
          idRow + "\n| `actions[]` | array | yes | What to do |\n| `actions[][file_path]` | string | yes | Where |",
          sample: "curl --request POST --form \"actions[][file_path]=a\" \"https://example.com/projects/1/commits\"",
          response: nil) + "Nested: actions[][file_path] and a[0][name].\n"),
      Trap(
        name: "shell that only looks broken",
        page: section(
          "Get a project", "GET /projects/:id",
          sample: #"""
            # what's this?
            curl --silent --header "PRIVATE-TOKEN: it's" \
              "https://example.com/projects/1?a=1&b=2" 2>&1 | jq '.[] | {id, "name": .name}'
            """#)),
      Trap(
        name: "search as a second use of the listing",
        page: section(
          "List projects", "GET /projects",
          "| Attribute | Type | Required | Description |\n|-|-|-|-|\n| `page` | integer | no | Page |",
          response: "[]")
          + section(
            "Search for projects by name", "GET /projects",
            "| Attribute | Type | Required | Description |\n|-|-|-|-|\n| `search` | string | yes | Text |",
            response: "[]"
          )),
      Trap(
        name: "values of several types by design",
        page: section(
          "Get a flag", "GET /flags/:id",
          response: #"{"gates": [{"key": "on", "value": true}, {"key": "share", "value": 30}]}"#)
      ),
      Trap(
        name: "IDs that differ between requests and answers",
        page: section(
          "Get a project", "GET /projects/:id", sample: "curl \"https://example.com/projects/5\"",
          response: #"{"id": 4, "name": "x", "parent": null}"#)
          + section("Update a project", "PUT /projects/:id", response: #"{"id": 4, "name": "x", "parent": {"id": 1}}"#)),
      Trap(
        name: "requests shown in prose about encoding",
        page: """
          # API

          Encode the path:

          ```plaintext
          GET /api/v4/projects/group%2Fproject
          ```

          And send the token:

          ```plaintext
          GET /projects?private_token=abc
          ```
          """),
      Trap(
        name: "pipes and backticks that are escaped, and links in brackets",
        page: section(
          "List projects", "GET /projects",
          """
          | Attribute | Type | Required | Description |
          |-----------|------|----------|-------------|
          | `sort` | string | no | `asc\\|desc`, see [sorting](#list-projects) \\` and [more](https://example.com/a_(b)) |
          """, response: "[]")),
      Trap(
        name: "conditions under Required",
        page: section(
          "Create a project", "POST /projects",
          """
          | Attribute | Type | Required | Description |
          |-----------|------|----------|-------------|
          | `name` | string | yes if path is not provided | The name |
          | `path` | string | no (optional) | The path |
          | `topics` | string **or** array of strings | Yes | Words |
          """, response: "{\"id\": 1}")),
      Trap(
        name: "a server on the reader's own machine, on several ports",
        page: section("List projects", "GET /projects", "", response: "[]")
          + """

          ```shell
          curl "http://localhost:8080/projects"
          curl "http://localhost:8080/projects?page=2"
          curl "http://localhost:8080/projects?page=3"
          curl "http://localhost:8080/projects?page=4"
          curl "http://127.0.0.1:8080/projects?page=5"
          curl "http://localhost:8081/projects?page=6"
          ```
          """),
      Trap(
        name: "a string or an array, sent both ways",
        page: section(
          "List projects", "GET /projects?topic=a\nGET /projects?ids[]=1&ids[]=2",
          """
          | Attribute | Type | Required | Description |
          |---|---|---|---|
          | `topic` | string | no | One topic |
          | `ids` | integer or integer array | no | The IDs |
          """, response: "[]")),
      Trap(
        name: "options of curl that few know, and prefixes of its names",
        page: section("List projects", "GET /projects", "", response: "[]")
          + """

          ```shell
          curl --http2 --globoff --no-buffer --fail-with-body --retry-all-errors --insec "https://example.com/projects"
          ```
          """),
      Trap(
        name: "a form of each entry of a list",
        page: section("List projects", "GET /projects", "", response: nil)
          + "The answer is an array, each entry of the form:\n\n```json\n{\"id\": 1, \"name\": \"x\"}\n```\n\n"
          + section("Get a project", "GET /projects/:id", response: "{\"id\": 1, \"name\": \"x\"}")),
      Trap(
        name: "statuses with words of one's own",
        page: section("Create a project", "POST /projects", "", response: "{\"id\": 1}")
          + "- **201** - created\n- **200** - created before\n- **400** - the name is taken\n- **403** – no access\n"),
      Trap(
        name: "number signs that begin no heading",
        page: "#channel is where we talk.\n\n##vso[task.complete] ends the task.\n\n\\##Not a heading.\n"),
    ]

  @Test(arguments: traps)
  func staysSilent(trap: Trap) async {
    let file = DocsFolder.File(path: "page.md", bytes: Array("# Page\n\n\(trap.page)".utf8))
    let findings = await Linter().lint(await Extraction.extract([file]))
    #expect(findings.map { "\($0.span.line) \($0.rule): \($0.message)" } == [])
  }

  @Test(arguments: TrapPages.pages.map(\.name))
  func staysSilentOnPages(name: String) async throws {
    let page = try #require(TrapPages.pages.first { $0.name == name })
    let file = DocsFolder.File(path: "page.md", bytes: Array(page.text.utf8))
    let findings = await Linter().lint(await Extraction.extract([file]))
    #expect(findings.map { "\($0.span.line) \($0.rule): \($0.message)" } == [])
  }

  @Test func hasTraps() { #expect(Self.traps.count > 10) }

  /// Hostile pages end in findings or in none, never in a trap of the program.
  @Test func standsHostilePages() async {
    let pages = [
      "", "\u{0}", "| `", "```json\n{\"a\"", "```shell\ncurl \"\n```", "```\nGET /:\n```\n\n```shell\ncurl /\n```",
      "# A\n\n```\nGET /a//:id\n```\n\n|a|\n|-|\n||\n\n```\ncurl -X \"\" \"http://\"\n```",
      "```\nGET /a\n```\n```\ncurl http://x/a?&=&?= -d '&=&' -F '=' -H ':' -H ''\n```", "[a][b] ![](",
      "<!-- docproof-disable -->",
      "<!-- docproof-", "<<<<<<< ", String(repeating: "[a](", count: 500), String(repeating: "|a", count: 500),
      "```json\n" + String(repeating: "[", count: 2000), "```json\n" + String(repeating: "{\"a\":", count: 2000),
      "## B\n\n```\nGET /{}/{a}/{a*}\n```\n\n```\ncurl http://h/%/%zz\n```",
    ]
    let linter = Linter(LintConfiguration(select: ["all"], targetVersion: VersionNumber("1")))
    for page in pages {
      _ = await linter.lint(await Extraction.extract([DocsFolder.File(path: "p.md", bytes: Array(page.utf8))]))
    }
  }
}
