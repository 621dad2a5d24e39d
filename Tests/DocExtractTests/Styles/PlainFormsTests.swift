import APIModel
import Testing

@testable import DocExtract

/// Lists without code marks, labels without a method, and what else people write plainly.
@Suite struct PlainFormsTests {
  /// The operations with the fields that their examples show.
  private func shown(_ page: String) async -> [String] {
    await extract(page).spec.operations.map { operation in
      ([operation.name] + (operation.shownBody?.properties.map(\.name) ?? [])).joined(separator: " ")
    }
  }

  @Test func plainLists() async {
    let page = { (label: String, items: String) in "# Kilns\n\n## Fire\n\n`GET /kilns`\n\n\(label)\n\n\(items)\n" }
    let items = "- cone: how hot it gets\n- ramp_rate - degrees an hour\n"
    let both = "GET /kilns\n  query cone: \n  query ramp_rate: "
    #expect(await summary(page("Parameters:", items)) == both)
    #expect(await summary(page("Input:", items)) == both)
    #expect(await summary(page("Where:", items)) == both)
    // Nothing announces them, one is no name, or they begin sentences.
    #expect(await summary(page("It knows two moods.", items)) == "GET /kilns")
    #expect(await summary(page("Parameters:", items + "- as hot as it gets: never\n")) == "GET /kilns")
    #expect(await summary(page("Parameters:", "- Cone: hot\n- Ramp: fast\n")) == "GET /kilns")
  }

  @Test func listBelowListing() async {
    let page = { (between: String, mark: String) in
      """
      # Kilns

      ## Fire

      `POST /kilns`
      \(between)
      * \(mark)cone\(mark) - how hot it gets
      * \(mark)glaze\(mark) - what is on the pots
      """
    }
    #expect(await summary(page("", "`")) == "POST /kilns\n  body cone: \n  body glaze: ")
    #expect(await summary(page("\nPots come in two kinds.\n", "`")) == "POST /kilns")
    #expect(await summary(page("", "")) == "POST /kilns")
  }

  /// A list of what is required, or a sentence, names some fields; the example shows the others.
  @Test func examplesShowMoreThanIsNamed() async {
    let page = { (label: String, example: String) in
      """
      # Kilns

      ## Fire

      `POST /kilns`

      \(label)

      - `cone`

      Example request:

      ```json
      \(example)
      ```
      """
    }
    #expect(
      await summary(page("**Required JSON body fields**", #"{"cone": 6, "glaze": "celadon"}"#))
        == "POST /kilns\n  body cone:  required\n  body glaze: string")
    #expect(
      await summary(page("**JSON body fields**", #"{"cone": 6, "glaze": "celadon"}"#)) == "POST /kilns\n  body cone: ")
    #expect(
      await summary(page("**Required JSON body fields**", #"{"glaze": "celadon"}"#))
        == "POST /kilns\n  body cone:  required")
  }

  @Test func tablesBelowTheListThatAnnouncesThem() async {
    let page = { (label: String) in
      """
      # Kilns

      ## List

      * Method: `GET`
      * Endpoint: `/kilns`

      * \(label)
          - Status: `200 OK`
          - Data: an array of them

      | field | type | Description |
      |---|---|---|
      | `cone` | int | How hot it is |
      """
    }
    #expect(await summary(page("Response:")) == "GET /kilns\n  -> 200 {cone?: integer}")
    #expect(await summary(page("Sent:")).contains("query cone"))
  }

  @Test func pathsWithTheirMethodBehindThem() async {
    let page = """
      # Kilns

      ## Get all

      /kilns (GET)  |
      --------------|------
      description   | Gives all of them.

      ## Fire

      | /kilns/:kiln (POST) | |
      |---|---|
      | description | Fires one. |

      ## Asides

      /kilns (hot) | are no place for a hand.
      """
    #expect(await operations(page) == ["GET /kilns", "POST /kilns/{kiln}"])
  }

  @Test func codeInShortcodes() async {
    let page = { (open: String, close: String) in
      "# Kilns\n\n## Fire\n\n\(open)\nPOST /kilns\n\(close)\n\nRequest:\n\n\(open)\n{\"cone\": 6}\n\(close)\n"
    }
    #expect(await shown(page("{{< code json >}}", "{{< /code >}}")) == ["POST /kilns cone"])
    #expect(await shown(page("{{< code-block lang=\"json\" >}}", "{{< /code-block >}}")) == ["POST /kilns cone"])
    #expect(await shown(page("{% highlight json %}", "{% endhighlight %}")) == ["POST /kilns cone"])
    // Another mark, one that is never closed, and one around a fence.
    #expect(await shown(page("{{< note >}}", "{{< /note >}}")) != ["POST /kilns cone"])
    let open = "# Kilns\n\n## List\n\n{{< code sh >}}\n\n`GET /kilns`\n"
    #expect(await operations(open) == ["GET /kilns"])
    let fenced = "# Kilns\n\n{{< code >}}\n```\nGET /kilns\n```\n{{< /code >}}\n"
    #expect(await operations(fenced) == ["GET /kilns"])
  }

  @Test func attributesBesideParameters() async {
    let page = { (title: String) in
      """
      # Kilns

      ## Settings

      `GET /settings`

      ### Parameters

      | Parameter | Type | Description |
      |---|---|---|
      | `reset` | bool | Begins anew |

      ### \(title)

      | Attribute | Type | Description |
      |---|---|---|
      | `cone` | number | How hot it is |
      """
    }
    #expect(await summary(page("Attributes")) == "GET /settings\n  query reset: boolean\n  -> 200 {cone?: number}")
    #expect(
      await summary(page("Response parameters")) == "GET /settings\n  query reset: boolean\n  -> 200 {cone?: number}")
    #expect(await summary(page("More parameters")).contains("query cone"))
  }

  @Test func sentencesAboutSeveralMethodsOfOnePath() async {
    let page = """
      # Kilns

      ## Cool down

      ```
      GET,POST /cool
      ```

      It accepts a `shelf` parameter to cool one of them.

      It also accepts a `wait=true` parameter, which makes it return when all is cold.

      ## Others

      ```
      GET /a
      GET /b
      ```

      The second accepts a `c` parameter.
      """
    #expect(
      await summary(page) == """
        GET /cool
          query shelf:\u{20}
          query wait:\u{20}
        POST /cool
          body shelf:\u{20}
          body wait:\u{20}
        GET /a
        GET /b
        """)
  }

  @Test func pathsWithLabelsAlone() async {
    let page = { (label: String, sample: String) in
      "# Kilns\n\n## Fire it\n\n\(label)\n\nInput:\n\n- cone: how hot\n\n```sh\n\(sample)\n```\n"
    }
    let fire = "curl -X POST https://kilns.example/api/fire -d '{\"cone\": 6}'"
    let fired = "POST /api/fire\n  body cone: "
    #expect(await summary(page("Route: `/api/fire`", fire)).hasPrefix("POST /api/fire"))
    #expect(await summary(page("`/api/fire`", fire)).hasPrefix("POST /api/fire"))
    #expect(await summary(page("Route: `/api/fire`\n\nThis is a `POST` call.", "ls")) == fired)
    #expect(await summary(page("Route: `/api/fire`\n\nThis is one of the `POST` and `PUT` calls.", "ls")) == "")
    #expect(await summary(page("Path: `/var/lib/kilns`\n\nThis is a `POST` call.", "ls")) == "")
  }

  @Test func theMethodThatAllHave() async {
    let page = { (sentence: String) in
      """
      # Kilns

      ## Calls

      \(sentence)

      ### List

      URL:\\
      `http://localhost:5380/api/kilns/list?token=x&page=1`

      WHERE:
      - `token`: who asks
      """
    }
    #expect(
      await summary(page("Unless it is said otherwise, all HTTP API requests use `GET`.")).hasPrefix(
        "GET /api/kilns/list"))
    #expect(await summary(page("Some requests use `GET`.")) == "")
  }

  /// A page of nothing but commands, which call one server.
  @Test func commandsWithoutAnswers() async {
    let call = { (line: String) in "- Do it\n\n  ```sh\n  curl \(line)\n  ```\n\n" }
    let two =
      "# Kilns\n\n" + call("-X POST 'http://127.0.0.1:8080/v1/fire/<kiln>'")
      + call("-X DELETE 'http://127.0.0.1:8080/v1/fire/<kiln>'")
    let third = call("http://127.0.0.1:8080/v1/kilns")
    #expect(await operations(two) == [])
    #expect(await operations(two + third) == ["POST /v1/fire/{kiln}", "DELETE /v1/fire/{kiln}", "GET /v1/kilns"])
    #expect(await operations(two + call("https://get.example.com/v1/install")) == [])
  }

  @Test func methodsAndURLsInTags() async {
    let page = { (tag: String) in "# Kilns\n\n## Fire\n\n\(tag)\n\n{% endexample %}\n" }
    #expect(
      await operations(page("{% example fire POST https://kilns.example/v3/fire %}")) == ["POST /v3/fire"])
    #expect(await operations(page("{% example fire https://kilns.example/v3/fire %}")) == [])
  }

  @Test func namesInSquareBrackets() async {
    let page = """
      # Kilns

      ### GET - `/kilns/[KILN NAME].(json|yaml)`

      Gives one.

      ### POST — `/kilns/[KILN NAME]/pots`

      Puts one in.
      """
    #expect(await operations(page) == ["GET /kilns/{KILN_NAME}.{format}", "POST /kilns/{KILN_NAME}/pots"])
  }

  @Test func describedBodies() async {
    let page = { (body: String) in
      "# Kilns\n\n## Fire\n\n`POST /kilns`\n\n### Body parameters\n\n```javascript\n\(body)\n```\n"
    }
    #expect(
      await summary(page("{\n  cone: number, mandatory, how hot\n  glaze: string, what is on the pots (optional)\n}"))
        == "POST /kilns\n  body cone: number required\n  body glaze: string optional")
    #expect(!(await summary(page("{\n  cone: 6,\n  glaze: \"celadon\"\n}")).contains("body ")))
  }

  /// What answers a call in a section of uses belongs to the operation that an overview lists.
  @Test func answersOfUses() async throws {
    let page = """
      # Kilns

      | Method | Path | Description |
      |---|---|---|
      | GET | `/kilns` | Lists them |
      | POST | `/fire` | Fires one |

      ## Use

      ```sh
      curl http://localhost:8080/kilns
      ```

      The answer:

      ```json
      [{"cone": 6}]
      ```

      ## Set up

      ```json
      {"port": 8080}
      ```

      ```sh
      curl http://localhost:8080/elsewhere
      ```
      """
    let extraction = await extract(page)
    let kilns = try #require(extraction.spec.operations.first)
    #expect(kilns.responses.map(\.examples.count) == [1])
    #expect(extraction.spec.operations[1].responses.allSatisfy { $0.examples.isEmpty })
    #expect(
      extraction.pages[0].unplaced.map { "\($0.span.line): \($0.reason)" } == [
        "22: an example without a listed operation in its section",
        "26: a sample request without a listed operation in its section",
      ])
  }

  /// "Each request is an object of the form:" below a command that shows what it sends.
  @Test func formsBelowCommands() async {
    let page = """
      # Kilns

      ## History

      To see the requests of a kiln, run:

          curl -d '{"kiln": 1}' http://localhost:8055/log/history

      Each request event is an object of the form:

      ```json
      {"cone": 6}
      ```

          curl http://localhost:8055/log/history
          curl -X DELETE http://localhost:8055/log/history
      """
    #expect(await shown(page) == ["POST /log/history kiln", "GET /log/history", "DELETE /log/history"])
  }

  /// Parameters that are called those of the query stay there beside a command that sends some of them so.
  @Test func queriesBesideABody() async {
    let page = { (url: String) in
      "# Kilns\n\n## Fire\n\n`POST /fire`\n\nQuery parameters:\n\n- `kiln`: which\n- `wait`: how long\n\n```sh\ncurl -d '<pots>' http://localhost:80\(url)\n```\n"
    }
    #expect(await summary(page("/fire?kiln=1")) == "POST /fire\n  query kiln: \n  query wait: ")
    #expect(await summary(page("/fire")) == "POST /fire\n  body kiln: \n  body wait: ")
  }

  @Test func severalPathsInACell() async {
    let page = """
      # Kilns

      | Method | Path | Produces |
      |---|---|---|
      | `POST` | `/kiln/:name` <br /> `/kiln` | `application/json` |
      | `GET` | `/kiln/:name` or so | `text/plain` |
      """
    #expect(await operations(page) == ["POST /kiln/{name}", "POST /kiln"])
  }

  @Test func titlesOfPartsWithAMethod() async {
    let page = { (title: String) in
      "# Kilns\n\n## Fire\n\n`POST /kilns`\n\n### \(title)\n\n**cone** <Required />\n\nHow hot it gets.\n"
    }
    #expect(await summary(page("Post body parameters")) == "POST /kilns\n  body cone:  required")
    #expect(await summary(page("Get parameters")) == "POST /kilns")
  }

  /// A section about a resource is no list of parameters for each text that names the resource.
  @Test func titlesThatTextsName() async {
    let page = { (title: String) in
      """
      # \(title)

      A kiln has these properties:

      - `cone`: (integer, required)

      ## List

      `GET /kilns`

      Gives the \(title.lowercased()) that are hot, with all fields.
      """
    }
    #expect(await summary(page("Pottery kilns")) == "GET /kilns")
    #expect(await summary(page("Kiln parameters")).contains("query cone"))
  }

  /// Each listing of a section takes the texts before it, but no number of them that grows with the page.
  @Test func listingsOfOneSectionAreBounded() async {
    let page = "# Kilns\n\n" + String(repeating: "GET /kilns\n\n", count: 600)
    let groups = await extract(page).pages[0].groups
    #expect(groups.count > 100)
    #expect((groups.map(\.paragraphs.count).max() ?? 0) <= 210)
    #expect(groups.contains { $0.paragraphs.count > 100 })
  }

  @Test func queriesInConditions() async {
    let page = { (sentence: String) in "# Kilns\n\n## List\n\n`GET /kilns`\n\n\(sentence)\n" }
    #expect(
      await summary(page("If query param `?hot=1` is set, only hot ones are given.")) == "GET /kilns\n  query hot: ")
    #expect(await summary(page("If the `hot` setting is set, only hot ones are given.")) == "GET /kilns")
  }
}
