import APIModel
import Testing

/// Pages in the ways of writing that other projects have: a rule is silent on the one and speaks on the other, which
/// differs only in what makes it a mistake.
@Suite struct PagesOfStrangersTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var code: String
    var name: String
    var silent: String
    /// Nil where the rule's card shows it well enough.
    var firing: String?
    var testDescription: String { "\(code): \(name)" }
  }

  static let all = endpoints + requests + examples + tables

  @Test(arguments: all)
  func tells(style: Case) async {
    let silent = await RuleProbe(style.code).findings(style.silent)
    #expect(silent.isEmpty, "\(silent.map(\.message))")
    if let firing = style.firing {
      #expect(await !RuleProbe(style.code).findings(firing).isEmpty)
    }
  }

  @Test func hasCases() { #expect(Self.all.count > 20) }

  private static func routes(_ rows: String...) -> String {
    "# Lamps\n\n| Endpoint | Description |\n|---|---|\n" + rows.map { "| \($0) |\n" }.joined()
  }

  private static func listing(_ rows: String...) -> String {
    "# Lamps\n\n| Method | Path | Description |\n|---|---|---|\n" + rows.map { "| \($0) |\n" }.joined()
  }

  private static let rows =
    "| Field | Type | Required | Description |\n|---|---|---|---|\n| `shade` | string | yes | Shade |\n"

  static let endpoints: [Case] = [
    Case(
      code: "EXT003", name: "two endpoints, and a remark, in one cell",
      silent: routes("`GET /lamps` | All", "`GET /prices`, `/` | Prices", "`POST /lamps` with `shade` | A new one")),
    Case(
      code: "EXT003", name: "a row about something else among routes",
      silent: routes("`GET /lamps` | All", "`POST /lamps` | A new one", "Event kinds | `on` / `off`")),
    Case(
      code: "EXT003", name: "a stream of events in the column of methods",
      silent: listing("GET | `/lamps` | All", "SSE | `/events` | What happens"),
      firing: listing("GET | `/lamps` | All", "GTE | `/events` | What happens")),
    Case(
      code: "EXT002", name: "the types of a schema, below their names",
      silent: "# Lamps\n\n`GET /lamps`\n\n## LampState\n\n" + rows,
      firing: "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n## State\n\n" + rows),
    Case(
      code: "EXT002", name: "what a tool takes",
      silent: "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n## Agents\n\n**`dim` tool:**\n\n" + rows),
    Case(code: "EXT002", name: "a page without operations", silent: "# Files\n\n## Prompt file\n\n" + rows),
    Case(
      code: "END203", name: "two services on one page",
      silent: services("## Lamps", "## Bells"), firing: services("## Lamps", "")),
    Case(
      code: "END206", name: "another first letter and one more makes another word",
      silent: listing(
        "GET | `/api/version` | Version", "POST | `/api/version/check` | Look", "POST | `/api/session` | Sign in"),
      firing: listing(
        "GET | `/api/version` | Version", "POST | `/api/version/check` | Look", "POST | `/api/vresion/pin` | Stay")),
    Case(
      code: "END206", name: "a list in the plural, its members in the singular",
      silent: listing(
        "GET | `/lamps` | All", "GET | `/lamp/{id}` | One", "GET | `/lamp/{id}/shade` | Its shade",
        "DELETE | `/lamp/{id}` | Gone"),
      firing: listing(
        "GET | `/lamp` | All", "GET | `/lamp/{id}` | One", "GET | `/lamp/{id}/shade` | Its shade",
        "DELETE | `/lamps/{id}` | Gone")),
    Case(
      code: "END213", name: "one paragraph above several operations",
      silent: """
        # Lamps

        ## Reference

        Lists all lamps of a room.

        ```http
        GET /rooms/:id/lamps
        ```

        ```http
        POST /bells/:id/ring
        ```
        """),
    Case(
      code: "END213", name: "statuses as items",
      silent: """
        # Lamps

        ## Delete lamps

        DELETE /lamps/:id

        Returns:

        - 204 when the lamp has been taken down
        - 404 if there is none

        ## Delete bells

        DELETE /bells/:id

        Returns:

        - 204 when the lamp has been taken down
        - 404 if there is none
        """),
    Case(
      code: "END301", name: "an answer announced in Chinese",
      silent: posts("**响应：**\n\n- Body：\n"), firing: posts("Body:\n")),
  ]

  private static func services(_ first: String, _ second: String) -> String {
    let section = { (path: String) in
      "### `GET /\(path)`\n\nTells how it is.\n\n**Response:**\n\n```json\n{\"status\": \"up\"}\n```\n\n"
    }
    return "# Services\n\n\(first)\n\n" + section("health") + section("ready") + "\(second)\n\n" + section("health")
      + section("ready")
  }

  private static func posts(_ lead: String) -> String {
    let section = { (path: String) in
      "## Add to \(path)\n\n```plaintext\nPOST \(path)\n```\n\nExample response:\n\n```json\n{\"id\": 1}\n```\n\n"
    }
    return "# Lamps\n\n" + section("/lamps") + section("/rooms")
      + "## Another\n\n```plaintext\nPOST /shades\n```\n\n\(lead)"
  }

  static let requests: [Case] = [
    Case(
      code: "REQ102", name: "two calls in one block",
      silent: """
        # Lamps

        ## Get a lamp

        ```shell
        curl "https://lamps.example.com/lamp?name=a"

        curl "https://lamps.example.com/lamp/about?id=4"
        ```
        """),
    Case(
      code: "REQ102", name: "a sample of the first listing below the last one",
      silent: "# Lamps\n\n" + crud("lamps") + crud("bells") + shell("GET 'https://example.com/lamps?page=1'"),
      firing: "# Lamps\n\n" + crud("lamps") + crud("bells") + shell("GET 'https://example.com/balls?page=1'")),
    Case(
      code: "REQ202", name: "a required row of an object inside",
      silent: nested("{\"proxy\": {\"server\": \"a\", \"user\": \"b\"}}"),
      firing: nested("{\"server\": \"a\", \"user\": \"b\"}")),
    Case(
      code: "REQ201", name: "a row for any name",
      silent: SmallPage.section(
        "List lamps", "GET /lamps", ["`sort` | string | no | Order", "`{field}` | any | no | A field of the lamp"],
        sample: "GET \"https://example.com/lamps?sort=id&watts=5\""),
      firing: SmallPage.section(
        "List lamps", "GET /lamps", ["`sort` | string | no | Order", "`limit` | integer | no | How many"],
        sample: "GET \"https://example.com/lamps?sort=id&limti=5\"")),
    Case(
      code: "REQ204", name: "calls of those who have no token yet",
      silent: signed("reset-password"), firing: signed("lamps")),
  ]

  private static func crud(_ name: String) -> String {
    "### Routes of \(name)\n\n```\nGET    /\(name)?page=1\nPOST   /\(name)\nPUT    /\(name)/:id\nDELETE /\(name)/:id\n```\n\n"
  }

  private static func shell(_ command: String) -> String { "```shell\ncurl --request \(command)\n```\n" }

  private static func nested(_ body: String) -> String {
    SmallPage.section(
      "Add a lamp", "POST /lamps", ["`name` | string | yes | Its name", "`proxy` | object | no | The proxy"],
      sample: "POST --data '{\"name\": \"a\"}' \"https://example.com/lamps\"")
      + "The proxy:\n\n```json\n\(body)\n```\n\n| Field | Required | Description |\n|---|---|---|\n"
      + "| `server` | Yes | URL of the proxy |\n| `user` | No | Who uses it |\n"
  }

  private static func signed(_ last: String) -> String {
    (0..<8).map { number in
      SmallPage.section(
        "Get \(number)", "GET /rooms\(number)",
        sample: "GET --header \"Authorization: Bearer abc\" \"https://example.com/rooms\(number)\"")
    }.joined()
      + SmallPage.section("Do it", "POST /\(last)", sample: "POST --data 'a=b' \"https://example.com/\(last)\"")
  }

  static let examples: [Case] = [
    Case(
      code: "EXA204", name: "one for one, many for many",
      silent: answers("GET /lamps", "{\"shade\": \"a\"}", "POST /lamps", "{\"shade\": [\"a\"]}"),
      firing: answers("GET /lamps", "{\"shade\": \"a\"}", "POST /lamps", "{\"shade\": 4}")),
    Case(
      code: "EXA204", name: "two formats of one answer",
      silent: answers(
        "GET /lamps", "{\"id\": 1, \"seek\": 0, \"watts\": 4}", "POST /lamps",
        "{\"id\": \"a_0\", \"kind\": \"x\", \"speaker\": \"y\"}"),
      firing: answers(
        "GET /lamps", "{\"id\": 1, \"seek\": 0, \"watts\": 4}", "POST /lamps",
        "{\"id\": \"a_0\", \"seek\": 1, \"watts\": 5}")),
    Case(
      code: "EXA222", name: "classes of one module with priorities",
      silent: "# Lamps\n\n    20 => 'core:Shade',\n    50 => 'core:Limit',\n",
      firing: "# Lamps\n\n    20 => core\n    50 => core\n"),
    Case(
      code: "EXA104", name: "the name of a file above JSON of no operation",
      silent: "# Lamps\n\n```json\n// lamps.json\n{\"a\": 1}\n```\n",
      firing: "# Lamps\n\n```json\n{\"a\": 1 // first\n}\n```\n"),
    Case(
      code: "EXA111", name: "a member without the braces around it",
      silent: "# Lamps\n\nSuch answers have:\n\n```json\n\"scan\": {\"status\": \"clean\"}\n```\n",
      firing: "# Lamps\n\n```json\n{\"scan\": {\"status\": \"clean\"}} yes\n```\n"),
    Case(
      code: "EXA111", name: "a sketch of names, of which some may be missing",
      silent: untagged("{\"id\", \"shade\", \"watts\"?}")),
    Case(
      code: "EXA109", name: "values below comments",
      silent: "# Lamps\n\n```json\n// 400\n{\"a\": 1}\n\n// 404\n{\"a\": 2}\n```\n",
      firing: "# Lamps\n\n```json\n{\"a\": 1}\n\n{\"a\": 2}\n```\n"),
  ]

  private static func answers(_ first: String, _ a: String, _ second: String, _ b: String) -> String {
    "# Lamps\n\n" + SmallPage.section("List lamps", first, response: a)
      + SmallPage.section("Add a lamp", second, response: b)
  }

  private static func untagged(_ body: String) -> String {
    "# Lamps\n\n## Get a lamp\n\n```plaintext\nGET /lamps/:id\n```\n\nResponse:\n\n```text\n\(body)\n```\n"
  }

  static let tables: [Case] = [
    Case(
      code: "TAB201", name: "required of one kind only",
      silent: "# Lamps\n\n"
        + SmallPage.section(
          "Add a lamp", "POST /lamps", ["`a` | string | yes | A", "`b` | string | dim only | B"]),
      firing: "# Lamps\n\n"
        + SmallPage.section(
          "Add a lamp", "POST /lamps", ["`a` | string | yes | A", "`b` | string | dimmed | B"])),
    Case(
      code: "TAB204", name: "unions, values and kinds of other things",
      silent: "# Lamps\n\n"
        + SmallPage.section(
          "Add a lamp", "POST /lamps",
          [
            "`a` | `\"on\"` \\| `\"off\"` | no | A", "`b` | Pointer to string | no | B",
            "`c` | `float[]` \\| null | no | C",
            "`d` | non-negative integer | no | D", "`e` | `{\"ok\": bool}` | no | E",
          ]) + "| Event type | Description | Required |\n|---|---|---|\n| start | It starts | no |\n",
      firing: "# Lamps\n\n" + SmallPage.section("Add a lamp", "POST /lamps", ["`a` | strimg of it | no | A"])),
    Case(
      code: "TAB214", name: "one row for several names",
      silent: "# Lamps\n\n"
        + SmallPage.section(
          "Add a lamp", "POST /lamps", ["`images`, `audio` | array | no | URLs of the images to show"])),
    Case(
      code: "TAB218", name: "two names that are defined side by side",
      silent:
        "# Lamps\n\n- `gpu_partitions` are for lamps. `cpu_partitions` are not.\n- `cpu_partitions` are others.\n\n"
        + "```yaml\ngpu_partitions: a\ncpu_partitions: b\n```\n",
      firing: "# Lamps\n\nSet `gpu_partitoins` first.\n\n```yaml\ngpu_partitions: a\n```\n"),
    Case(
      code: "TAB218", name: "names of a few letters",
      silent: "# Lamps\n\nOf `LAMP_ID` and `LAMP_ID` the `LAMP_UID` is another.\n",
      firing: "# Lamps\n\nOf `LAMP_SHADE` and `LAMP_SHADE` the `LAMP_SHDE` is another.\n"),
  ]
}
