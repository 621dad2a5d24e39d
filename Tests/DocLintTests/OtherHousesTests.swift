import APIModel
import DocExtract
import DocLint
import Testing

/// What other houses write: what is wrong in it speaks, what only looks wrong does not.
@Suite struct OtherHousesTests {
  private static func findings(_ page: String) async -> [String] {
    let files = [DocsFolder.File(path: "page.md", bytes: Array(page.utf8))]
    return await Linter().lint(await Extraction.extract(files)).map { "\($0.rule.code):\($0.span.line)" }
  }

  private static func answer(_ tag: String, _ body: String, before: String = "") -> String {
    "# Status\n\n## Get the status\n\n`GET /status`\n\n\(before)```\(tag)\n\(body)\n```\n"
  }

  @Test func aTagAnnouncesAStream() async {
    let lines = "{\"id\": 1}\n{\"id\": 2}"
    #expect(await Self.findings(Self.answer("json lines", lines)) == [])
    #expect(await Self.findings(Self.answer("json", lines)) == ["EXA109:9"])
    let command = "Each line is a state:\n\n```shell\ncurl https://example.com/status\n```\n\n"
    #expect(await Self.findings(Self.answer("json", lines, before: command)) == [])
  }

  @Test func javaScriptHasComments() async {
    let body = "{\n  // the newest first\n  \"id\": 1\n}"
    #expect(await Self.findings(Self.answer("javascript", body)) == [])
    #expect(await Self.findings(Self.answer("json", body)) == ["EXA104:9"])
  }

  private static func dated(_ value: String) -> String {
    """
    # Beds

    ## Remove old beds

    ```plaintext
    POST /beds/remove
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `before` | date | yes | The day |

    ```shell
    curl --request POST "https://example.com/beds/remove?before=\(value)"
    ```

    ```json
    {"message": "Removed"}
    ```
    """
  }

  @Test func aDateMayBeWrittenOtherwise() async {
    #expect(await Self.findings(Self.dated("10%2F10%2F2021")) == [])
    #expect(await Self.findings(Self.dated("2021-10-10")) == [])
    #expect(await Self.findings(Self.dated("tomorrow")) == ["EXA202:14"])
  }

  private static func statuses(_ phrase: String) -> String {
    """
    # Beds

    ## Get a bed

    ```http
    GET /beds/:id HTTP/1.1
    ```

    ##### 200: OK

    ```json
    {"id": 1}
    ```

    ##### 401: \(phrase)

    ```json
    {"error": "no token"}
    ```
    """
  }

  @Test func headingsHavePhrases() async {
    #expect(await Self.findings(Self.statuses("Unauthorized")) == [])
    #expect(await Self.findings(Self.statuses("Forbidden")) == ["LNK201:15"])
    #expect(await Self.findings(Self.statuses("Token missing")) == [])
  }

  private static func path(_ name: String) -> String {
    """
    # Beds

    ## Get a bed

    ```http
    GET /beds/:id HTTP/1.1
    ```

    ##### Path parameters

    - `\(name)` (string, required): The ID of the bed

    ##### 200: OK

    ```json
    {"id": 1}
    ```
    """
  }

  @Test func pathParametersAreInThePath() async {
    #expect(await Self.findings(Self.path("id")) == [])
    #expect(await Self.findings(Self.path("bed_id")).contains("END102:11"))
  }

  private static func hints(_ end: String) -> String {
    """
    # Beds

    {% hint style="info" %}
    Beds are made of wood.
    \(end)

    {% hint style="warning" %}
    Some are made of stone.
    {% endhint %}

    {% include "footer.md" %}

    {% include "terms.md" %}
    """
  }

  @Test func tagsAreClosed() async {
    #expect(await Self.findings(Self.hints("{% endhint %}")) == [])
    #expect(await Self.findings(Self.hints("")) == ["EXT113:3"])
    #expect(await Self.findings("# Beds\n\n{% if a %}\n\n{% if b %}\nBoth.\n{% endif %}\n\n{% endif %}\n") == [])
  }

  @Test func commonSlipsOfMoreLetters() async {
    let text = "# Beds\n\nThe maxium of beds is ten, and the width of the widest is the widht of the garden.\n"
    #expect(await Self.findings(text) == ["EXT109:3", "EXT109:3"])
    #expect(
      await Self.findings("# Beds\n\nThe authentification of the owner of the beds is the usual one.\n") == ["EXT109:3"]
    )
    #expect(await Self.findings("# Beds\n\nThe authentication of the owner of the beds is the usual one.\n") == [])
  }

  @Test func slipsOfShortWords() async {
    let page = { (text: String) in "# Beds\n\nThe owner of the bed and the name of it are there. \(text)\n" }
    for slip in ["A defult is set.", "It is already intialized.", "All sytems wait.", "It depdends on it."] {
      #expect(await Self.findings(page(slip)) == ["EXT109:3"], "\(slip)")
    }
    // Names and terms that are a letter away, and what is written so all over the page.
    for name in ["The semver of it.", "A rekord of it.", "The struct of it.", "All shards and sharding."] {
      #expect(await Self.findings(page(name)) == [], "\(name)")
    }
    #expect(await Self.findings(page("A shaare, more shaares, all shaares, two shaares.")) == [])
  }
}
