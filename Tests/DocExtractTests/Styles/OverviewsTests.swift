import APIModel
import Testing

@testable import DocExtract

/// An overview of all operations, and what stands apart from it about one of them.
@Suite struct OverviewsTests {
  private let table = """
    # Jars

    ## Overview

    | Method | Path | Description |
    |---|---|---|
    | GET | `/jars` | Lists them |
    | POST | `/jars` | Adds one |
    | GET | `/jars/{id}` | Shows one |
    | GET | `/jars/sizes` | Sizes there are |

    """

  private let fields = """
    | Name | Type | Required | Description |
    |---|---|---|---|
    | `label` | string | yes | What is in it |
    | `size` | integer | no | How large |

    """

  private let plain = """
    GET /jars
    POST /jars
    GET /jars/{id}
    GET /jars/sizes
    """

  /// The command in a section shows which operation its parameters are of.
  @Test func commandsTell() async {
    let page =
      table + "## Add a jar\n\n\(fields)\n```bash\ncurl -X POST http://localhost:80/jars -d '{\"label\": \"a\"}'\n```\n"
    #expect(
      await summary(page) == """
        GET /jars
        POST /jars
          body label: string required
          body size: integer optional
        GET /jars/{id}
        GET /jars/sizes
        """)
  }

  /// So does the one sentence that says what to call.
  @Test func sentencesTell() async {
    let page = table + "## Add a jar\n\nAdd one with an HTTP POST request to `/jars`.\n\n\(fields)"
    #expect(await summary(page).contains("body label: string required"))
    let several =
      table + "## Work with jars\n\nSend a POST request to `/jars`, then a GET request to `/jars/{id}`.\n\n\(fields)"
    #expect(await summary(several) == plain)
  }

  /// A command that asks whether a server lives makes its settings no parameters; nor do commands of several operations.
  @Test func settingsAreNoParameters() async {
    let call = "```bash\ncurl http://localhost:80/jars\n```\n"
    #expect(await summary(table + "## Configuration\n\n\(fields)\n\(call)") == plain)
    #expect(
      await summary(table + "## Both\n\n\(fields)\n\(call)\n```bash\ncurl http://localhost:80/jars/1\n```\n") == plain)
    let variables =
      "| Variable | Default | Description |\n|---|---|---|\n| `JAR_DIR` | `/jars` | Where |\n| `PORT` | `80` | Port |\n"
    #expect(await summary(table + "## Try it\n\n\(variables)\n\(call)") == plain)
  }

  /// A query that a part of the overview documents is for the one collection.
  @Test func queriesOfCollections() async {
    let list = "- `q`: Words to look for\n- `limit` & `offset`: A part of them\n"
    #expect(
      await summary(table + "### Query parameters\n\n\(list)") == """
        GET /jars
          query q: 
          query limit: 
          query offset: 
        POST /jars
        GET /jars/{id}
        GET /jars/sizes
        """)
    // Which of two, nothing says.
    let two = table.replacing("| GET | `/jars/sizes` |", with: "| GET | `/lids` | All |\n| GET | `/lids/{id}` |")
    #expect(await !summary(two + "### Query parameters\n\n\(list)").contains("query"))
    #expect(await summary(table + "## Query parameters\n\n\(list)") == plain)
  }

  /// A section is named after the last word of a path.
  @Test func namedAfterPaths() async {
    let page = table.replacing("| POST | `/jars` |", with: "| POST | `/jars/search` |")
    #expect(await summary(page + "### Search body\n\n\(fields)").contains("body label: string required"))
    #expect(await !summary(page + "### Cellar body\n\n\(fields)").contains("label"))
    let two = page.replacing(
      "| GET | `/jars/sizes` |", with: "| POST | `/lids/search` | Looks |\n| GET | `/jars/sizes` |")
    #expect(await !summary(two + "### Search body\n\n\(fields)").contains("label"))
  }

  /// What stands in a variable of the shell before the address are options.
  @Test func optionsInVariables() async throws {
    let page =
      table + "## Use\n\n```bash\ncurl $AUTH -X POST http://localhost:80/jars -d '{\"label\": \"a\"}'\ncurl $URL\n```\n"
    let post = try #require(await extract(page).spec.operations.first { $0.method == .post })
    #expect(post.samples.map(\.url) == ["http://localhost:80/jars"])
  }

  /// What a chapter on the API lists has nothing to do with the tables of the chapters behind it.
  @Test(arguments: ["API", "HTTP API", "REST API"])
  func chaptersEnd(_ title: String) async {
    let other =
      "| Key | Default | Description |\n|---|---|---|\n| `folder` | `/jars` | Where |\n| `port` | `80` | Port |\n"
    let page = "# Jars\n\n## \(title)\n\n```\nGET /jars - All of them\nPOST /jars - Add one\n```\n\n"
    #expect(await summary(page + "## Storage\n\n\(other)") == "GET /jars\nPOST /jars")
    #expect(await summary(page + "## Parameters\n\n\(fields)").contains("label"))
  }

  /// A label before a table says which of several operations it is about.
  @Test func actionLabels() async {
    let page = "# Jars\n\n## API\n\n```\nGET /jars/{id} - Show one\nPOST /jars - Add one\n```\n\n"
    let read = await summary(page + "**Adding jars:**\n\n\(fields)")
    #expect(
      read == """
        GET /jars/{id}
        POST /jars
          body label: string required
          body size: integer optional
        """)
    #expect(await summary(page + "**Attributes of jars:**\n\n\(fields)").contains("query label"))
  }

  /// Variables of an environment, whatever stands above them.
  @Test func variables() async {
    let page = "# Jars\n\n## List jars\n\n```\nGET /jars\n```\n\n"
    let table =
      "| Name | Default | Description |\n|---|---|---|\n| `JAR_DIR` | `/jars` | Where |\n| `JAR_PORT` | `80` | Port |\n"
    #expect(await summary(page + table) == "GET /jars")
    #expect(await summary(page + table.lowercased()).contains("query jar_dir"))
  }

  /// Lines of a query with what they mean behind them.
  @Test func describedQueries() async {
    let page = """
      # Jars

      ### GET /jars

      What comes back can be narrowed with these query parameters:

          page=2       which part of them is shown,
                       the first one by default

          size=10      how many are in a part

      Settings in the file:

          folder=/jars   where they are
      """
    let spec = await extract(page).spec
    #expect(spec.operations.first?.parameters.map(\.name) == ["page", "size"])
    #expect(
      spec.operations.first?.parameters.first?.description
        == "which part of them is shown, the first one by default")
  }

  /// "as a query parameter" in the description of what a PUT takes.
  @Test func queryInDescription() async {
    let page = """
      # Jars

      ## Fill a jar

      ```
      PUT /jars/:id
      ```

      ### Parameters

      - `with` (string) - What to fill it with. It is given as a query parameter.
      - `level` (integer) - How far, in percent of a query.
      """
    #expect(
      await summary(page) == """
        PUT /jars/{id}
          query with: string
          body level: integer
        """)
  }

  /// JSON to the server's own machine is a call of its API, though nothing shows the answer.
  @Test func callsOfOwnServer() async {
    func page(_ host: String, _ header: String) -> String {
      "# Jars\n\n## Use\n\n```bash\ncurl -X POST \(host)/v1/jars \\\n  -H '\(header)' \\\n  -d '{\"label\": \"a\"}'\n```\n"
    }
    #expect(await operations(page("http://localhost:80", "Content-Type: application/json")) == ["POST /v1/jars"])
    #expect(await operations(page("https://jars.example.com", "Content-Type: application/json")) == ["POST /v1/jars"])
    #expect(await operations(page("https://api.jars.io", "Content-Type: application/json")) == [])
    #expect(await operations(page("http://localhost:80", "X-Jar: 1")) == [])
    let further =
      page("jars.example.com", "Content-Type: application/json").replacing("/v1/jars", with: "/jars/")
      + "\n```bash\ncurl jars.example.com/jars/42\ncurl jars.example.com/install.sh\ncurl jars.example.com/lids/7\n```\n"
    #expect(await operations(further) == ["POST /jars", "GET /jars/{jar_id}"])
  }

  /// "Properties of a jar:" with definitions below what a GET answers; of a POST they may as well be sent.
  @Test(arguments: ["GET", "POST"])
  func definitionsOfAnswers(_ method: String) async {
    let page = """
      # Jars

      ## One jar

      ```
      \(method) /jars/:id
      ```

      The answer:

      ```json
      {"label": "a", "size": 3}
      ```

      Properties of a jar:

      label
      : What is in it.

      size
      : How large it is.
      """
    #expect(await summary(page).contains("query label") == false)
    #expect(await summary(page).contains("body label") == (method == "POST"))
  }
}
