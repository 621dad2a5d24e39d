import APIModel
import DocExtract
import DocLint
import Testing

/// Titles, overviews and descriptions that are another's: END219, END222, TAB208, TAB210, TAB211, TAB213, TAB214, TAB217,
/// TAB218, TAB223, REQ104, REQ108 and REQ113.
@Suite struct TitlesAndSidesTests {
  private static func titles(_ first: String, _ second: String) async -> [String] {
    let page = { (title: String, path: String) in
      "# \(title)\n\n" + SmallPage.section("List", "GET /\(path)") + SmallPage.section("Create", "POST /\(path)")
    }
    let files = [("project_keys.md", first, "projects/:id/keys"), ("group_keys.md", second, "groups/:id/keys")].map {
      DocsFolder.File(path: $0.0, bytes: Array(page($0.1, $0.2).utf8))
    }
    return await Linter(LintConfiguration(select: ["END222"])).lint(await Extraction.extract(files)).map(
      \.span.file.path)
  }

  @Test func comparesTitlesOfPages() async {
    #expect(await Self.titles("Project keys API", "Group keys API") == [])
    #expect(await Self.titles("Project keys API", "Project keys API") == ["group_keys.md"])
    #expect(await Self.titles("Project keys API", "User keys API") == ["group_keys.md"])
    #expect(await Self.titles("Project keys API", "Keys of groups") == [])
  }

  @Test(arguments: [("Groups", 1), ("Users", 0), ("All users", 0), ("Manual", 1), ("Users and groups", 0)])
  func comparesTheTitleWithTheHeading(title: String, count: Int) async {
    let page =
      "---\ntitle: \(title) API\n---\n\n# Users API\n\n" + SmallPage.section("List", "GET /users")
      + SmallPage.section("Create", "POST /users")
    #expect(await RuleProbe("END222").findings(page).count == count)
  }

  @Test(arguments: [("PUT", ["PUT"]), ("POST", [])])
  func comparesTheMethodsOfAnOverview(method: String, expected: [String]) async {
    let lines = ["POST /cups", "GET /cups", "GET /cups/:id", "DELETE /cups/:id"]
    let page =
      "# Cups\n\n## Endpoints\n\n```\n\((lines + ["\(method) /cups/:id"]).joined(separator: "\n"))\n```\n\n"
      + (lines + ["POST /cups/:id"]).enumerated().map { "## Cup \($0)\n\n```\n\($1)\n```\n\n" }.joined()
    #expect(await RuleProbe("END219").places(page) == expected)
  }

  @Test(arguments: [("gitignore", 1), ("Dockerfile", 0), ("wanted", 0)])
  func comparesNestedResources(word: String, count: Int) async {
    let page =
      SmallPage.section("List gitignores", "GET /templates/gitignores")
      + SmallPage.section(
        "Get a Dockerfile", "GET /templates/dockerfiles/:key",
        ["`key` | string | yes | The key of the \(word) template"])
    #expect(await RuleProbe("TAB210").findings(page).count == count)
  }

  @Test(arguments: [("boolean", 1), ("integer", 0)])
  func knowsNumbersByTheirNames(type: String, count: Int) async {
    let page = SmallPage.section("Run it", "POST /jobs", ["`maximum_timeout` | \(type) | no | The timeout"])
    #expect(await RuleProbe("TAB211").findings(page).count == count)
  }

  @Test(arguments: [("created_at", 1), ("ref", 0)])
  func comparesTheDefaultOfAnOrder(given: String, count: Int) async {
    let page = SmallPage.section(
      "List jobs", "GET /jobs",
      ["`order_by` | string | no | Order jobs by `id`, `status`, or `ref` (default: `\(given)`)"])
    #expect(await RuleProbe("TAB213").findings(page).count == count)
  }

  @Test(arguments: [
    ("page", "Number of notes per page", 1), ("page", "Number of the page", 0), ("page", "The page, 20 per page", 0),
    ("max_price", "The minimum price", 1), ("max_price", "The highest price", 0),
    ("max_price", "At least this price", 1),
  ])
  func comparesSizesAndBounds(name: String, text: String, count: Int) async {
    let page = SmallPage.section(
      "List notes", "GET /notes",
      [
        "`per_page` | integer | no | How many notes per page", "`min_price` | integer | no | The lowest price",
        "`\(name)` | integer | no | \(text)",
      ])
    #expect(await RuleProbe("TAB214").findings(page).count == count)
  }

  @Test(arguments: [
    ("at least one of `name` or `url`", 1), ("one of `name` or `url`", 0), ("at least one of `name`", 0),
  ])
  func readsChoices(text: String, count: Int) async {
    let page =
      SmallPage.section("Update a link", "PUT /link", ["`name` | string | yes | A", "`url` | string | no | B"])
      + "Give \(text) with it.\n"
    #expect(await RuleProbe("TAB217").findings(page).count == count)
  }

  @Test(arguments: [("LAMP_UNKOWN", 1), ("LAMP_UNKNOWN", 0), ("ROOM_UNKNOWN", 0)])
  func readsCodesInTheText(code: String, count: Int) async {
    let page =
      SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])
      + "`LAMP_UNKNOWN` and `ROOM_TAKEN`, or `LAMP_UNKNOWN` once more.\n\nThe code is `\(code)`.\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
  }

  @Test(arguments: [("deleted_at", 1), ("delete_at", 0), ("delete_by", 0)])
  func readsFormsOfWords(name: String, count: Int) async {
    let page =
      SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id], response: #"{"id": 1, "delete_at": 0}"#)
      + "Its `\(name)` is 0.\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
  }

  @Test(arguments: [
    ("string", "Array of names", 1), ("array", "Array of names", 0), ("string", "Array of names, comma-separated", 0),
    ("integer", "List of IDs", 1), ("string", "List of IDs", 0),
    ("string", "Set to `true` to dim it. Default is `false`", 1),
    ("boolean", "Set to `true` to dim it. Default is `false`", 0), ("string", "Whether to dim it or not", 0),
  ])
  func comparesTypesWithDescriptions(type: String, text: String, count: Int) async {
    let page = SmallPage.section("Create a lamp", "POST /lamps", ["`names` | \(type) | no | \(text)"])
    #expect(await RuleProbe("TAB223").findings(page).count == count)
  }

  @Test(arguments: [("v3lamps", ["/v3lamps"]), ("v3/lamps", []), ("v3beta/lamps", [])])
  func findsTheLostSlash(path: String, expected: [String]) async {
    let page =
      SmallPage.section("List lamps", "GET /lamps", sample: "GET \"https://example.com/api/\(path)\"")
      + SmallPage.section("Create a lamp", "POST /lamps", sample: "POST \"https://example.com/api/v3/lamps\"")
      + SmallPage.section("Get a lamp", "GET /lamps/:id")
    #expect(await RuleProbe("REQ104").places(page) == expected)
  }

  @Test(arguments: [("POST", ["POST"]), ("PUT", [])])
  func takesTheSideOfRequestAndHeading(method: String, expected: [String]) async {
    let page =
      "# Lamps\n\n## Update a lamp\n\n`\(method) /lamps/:id`\n\nChanges it.\n\n"
      + "```http\nPUT /lamps/7 HTTP/1.1\nHost: example.com\n```\n"
    #expect(await RuleProbe("REQ108").places(page) == expected)
  }

  @Test(arguments: [("POST", ["POST"]), ("DELETE", [])])
  func takesTheSideOfCodeAndHeading(method: String, expected: [String]) async {
    let page =
      "# Lamps\n\n## Delete a lamp\n\n```python\nrequests.delete(\"https://example.com/lamps/7\")\n```\n\n"
      + "### HTTP Request\n\n`\(method) /lamps/:id`\n"
    #expect(await RuleProbe("REQ113").places(page) == expected)
  }

  @Test(arguments: [
    ("paid_date", "When it was due", ["paid_date"]), ("paid_date", "When it was paid", []), ("due_date", "When", []),
  ])
  func comparesRowsByTheirDescription(name: String, text: String, expected: [String]) async {
    let page =
      "## Get a bill\n\n`GET /bills/{id}`\n\nResponse attributes:\n\n| Field | Type | Description |\n|---|---|---|\n"
      + "| id | string | The ID |\n| total | integer | The sum |\n| currency | string | Its currency |\n"
      + "| \(name) | string | \(text) |\n\n"
      + "```json\n{\"id\": \"a\", \"total\": 7, \"currency\": \"eur\", \"due_date\": \"2023-01-05\"}\n```\n"
    #expect(await RuleProbe("TAB208").places(page) == expected)
  }
}
