import APIModel
import Testing

@testable import DocExtract

/// API Blueprint with its data structures.
@Suite struct BlueprintStyleTests {
  @Test func attributes() async {
    let page = #"""
      FORMAT: 1A
      HOST: https://votes.example.com/

      # Votes

      ## Questions [/questions{?page,limit}]

      + Parameters
          + page: 2 (number, optional) - Which page
          + limit (number, optional)
              + Default: `20`

      + Attributes (object)
          + question: `Which?` (required) - What is asked
          + asked_at (string) - When

      ### List [GET]

      + Response 200 (application/json)

              [{"question": "Which?"}]

      ### Ask [POST]

      + Request (application/json)
          + Attributes
              + question: `Which?` (string, required) - What is asked
              + choices (array[string], required)
              + weight: 3 (number, optional)

      + Response 201 (application/json)
          + Headers

                  Location: /questions/7

          + Body

                  {"question": "Which?", "id": 7}

      ### Replace [PUT /questions/{id}]

      + Parameters
          + id (number, required) - Which one

      + Request
          + Body

                  {"question": "Whose?"}

      + Response 200 (application/json)
          + Attributes
              + question (string)
              + state (enum[string])
                  + Members
                      + open
                      + closed - No more votes
      """#
    let extraction = await extract(page)
    #expect(
      summary(extraction.spec) == """
        GET /questions
          query page: number optional
          query limit: number optional =20
          -> 200 [{question: string, asked_at?: string}]
        POST /questions
          body question: string required
          body choices: array required
          body weight: number optional
          -> 201 {question: string, id: integer, asked_at?: string}
        PUT /questions/{id}
          path id: number required
          -> 200 {question?: string, state?: string}
        """)
    #expect(extraction.pages[0].unplaced.isEmpty)
    #expect(extraction.spec.operations[2].shownBody?.properties.map(\.name) == ["question"])
  }

  /// What ends right behind its marks.
  @Test(arguments: ["x: 3 (number)", "x: 3 (number) -", "x (number", "x:", "x: (", "x: 3 (number):", "`x`: 3 (number)"])
  func endsAnywhere(_ item: String) async {
    let page = "## Q [/q]\n\n### A [POST]\n\nParameters:\n\n+ \(item)\n+ y (string, required)\n"
    #expect(await operations(page) == ["POST /q"])
  }
}
