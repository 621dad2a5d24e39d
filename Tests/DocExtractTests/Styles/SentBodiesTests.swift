import APIModel
import Testing

@testable import DocExtract

/// Bodies that nothing announces, and sentences that say what is sent.
@Suite struct SentBodiesTests {
  private func page(body: String, answer: String = #"[{"id": 4, "label": "plum", "lid": "red"}]"#) -> String {
    """
    # Jars

    ## Read

    `GET /jars`

    ```json
    \(answer)
    ```

    ## Fill

    `PUT /jars/{id}`

    ```json
    \(body)
    ```
    """
  }

  private func sent(_ page: String) async -> [String] {
    let operation = await extract(page).spec.operations.first { $0.method == .put }
    return operation?.shownBody?.properties.map(\.name) ?? []
  }

  @Test func whatLacksTheNumberThatAnswersHave() async {
    #expect(await sent(page(body: #"{"label": "fig", "note": "new"}"#)) == ["label", "note"])
  }

  @Test(arguments: [
    (#"{"id": 4, "label": "fig"}"#, #"[{"id": 4, "label": "plum"}]"#),
    (#"{"label": "fig"}"#, #"[{"label": "plum"}]"#),
    (#"{"state": "done", "took": 4, "label": "a"}"#, #"[{"id": 4, "label": "plum"}]"#),
    (#"["fig"]"#, #"[{"id": 4, "label": "plum"}]"#),
  ])
  func whatMayBeAnAnswer(_ body: String, _ answer: String) async {
    #expect(await sent(page(body: body, answer: answer)) == [])
  }

  private func told(_ text: String, _ operation: String = "POST /jars") async -> String {
    await summary("# Jars\n\n## One\n\n```\n\(operation)\n```\n\n\(text)\n")
  }

  @Test func objectsWithTheirFields() async {
    #expect(
      await told(
        """
        The request body should be a JSON object containing a string `label` field and an array `lids` field with the \
        configuration of each. The object may also optionally contain an integer `size` field.
        """)
        == "POST /jars\n  body label: string required\n  body lids: array required\n  body size: integer optional")
    for text in [
      "The response body is a JSON object containing a string `label` field.",
      "It may contain a string `label` field.", "An object with a `label` field.",
    ] {
      #expect(await told(text) == "POST /jars")
    }
  }

  @Test func whatCanBeChanged() async {
    #expect(
      await told("You can currently update `label`, `lid` and `note`.", "PATCH /jars/{id}")
        == "PATCH /jars/{id}\n  body label: \n  body lid: \n  body note: ")
    for text in ["You can update `label` with another call and `lid`.", "You can use `label` and `lid`."] {
      #expect(await told(text, "PATCH /jars/{id}") == "PATCH /jars/{id}")
    }
    #expect(await told("You can currently update `label`, `lid` and `note`.", "GET /jars") == "GET /jars")
  }

  @Test func queriesWhateverHappens() async {
    for text in [
      "If you add `?full` to the URL the response has all lids.",
      "If the query param `?full=1` is set, it answers with 503 where there is no lid.",
    ] {
      #expect(await told(text, "GET /jars").hasPrefix("GET /jars\n  query full: "))
    }
    for text in ["If you add `?full` it is ignored.", "Do not add `?full` to the URL, it returns nothing."] {
      #expect(await told(text, "GET /jars") == "GET /jars")
    }
  }

  @Test func sentencesInCardsOfOneOperation() async {
    let card = """
      # Jars

      ## All

      /jars (GET) |
      ------------|------
      description | Lists them.
      pages       | This supports [pages](#p) using the `limit` and `offset` query parameters.
      marks       | Has the `etag` header.
      """
    #expect(await summary(card) == "GET /jars\n  query limit: \n  query offset: ")
  }
}
