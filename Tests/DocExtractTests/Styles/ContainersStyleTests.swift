import APIModel
import Testing

@testable import DocExtract

/// Tabs and admonitions of Python-Markdown, whose content is indented by four.
@Suite struct ContainersStyleTests {
  private func drawing(_ page: String) throws -> String {
    try MarkdownParser.parse(Array(page.utf8), path: "page.md").drawing
  }

  @Test func tabsStandWhereTheyAre() throws {
    let page = "=== \"JSON\"\n\n    ```json\n    {\"a\": 1}\n    ```\n=== \"`404`\"\n    None.\n\nDone.\n"
    let tree = try drawing(page)
    #expect(
      tree == """
        document
          paragraph 1 @1:6-1:10
            .text @1:6-1:10 "JSON"
          codeBlock 1 @3:5-5:8 info=json literal="{\\"a\\": 1}\\n"
          paragraph 1 @6:7-6:10
            .text @6:7-6:10 "404"
          paragraph @7:5-7:10
            .text @7:5-7:10 "None."
          paragraph @9:1-9:6
            .text @9:1-9:6 "Done."

        """)
  }

  @Test func admonitionsAreQuotes() throws {
    let page = "Text.\n!!! note\n    Mind `this`.\n\n???+ tip \"Once more\"\n\n    - one\n\nEnd.\n"
    let tree = try drawing(page)
    #expect(
      tree == """
        document
          paragraph @1:1-1:6
            .text @1:1-1:6 "Text."
          blockQuote @2:1-4:1
            paragraph @3:5-3:17
              .text @3:5-3:10 "Mind "
              .code @3:11-3:15 "this"
              .text @3:16-3:17 "."
          blockQuote @5:1-8:1
            paragraph 1 @5:11-5:20
              .text @5:11-5:20 "Once more"
            list @7:5-8:1
              item @7:5-8:1
                paragraph @7:7-7:10
                  .text @7:7-7:10 "one"
          paragraph @9:1-9:5
            .text @9:1-9:5 "End."

        """)
  }

  @Test(arguments: [
    // Nothing is indented below it, it stands in code, or it is no mark.
    "!!! note\n\nText.\n", "```\n!!! note\n    Text\n```\n", "Text\n\n    !!! note\n        Text\n",
    "=== one\n    Text\n", "!!! \"Title\"\n    Text\n", "!!! a b\" c\n    Text\n", "Is it so??? Yes\n    it is\n",
  ])
  func othersStay(_ page: String) throws {
    let blocks = try MarkdownParser.parse(Array(page.utf8), path: "page.md").blocks
    #expect(!blocks.contains { $0.kind == .blockQuote || ($0.kind == .paragraph && $0.level == 1) })
    #expect(!(try drawing(page)).contains("<?>"))
  }

  @Test func whatIsInTheTabsIsRead() async {
    let page = #"""
      # Kilns

      ## Fire a kiln

      === "Request"

          Heats the kiln.

          ```http
          POST /kilns/{id}/fire
          ```

          | Attribute | Type | Required |
          |---|---|---|
          | `cone` | integer | yes |

      !!! success "`202 Accepted`"
          ```json
          {"cone": 6}
          ```

      * In a list

          !!! note
              ```json
              {"error": "cold"}
              ```
      """#
    let read = await summary(page)
    #expect(
      read == """
        POST /kilns/{id}/fire
          body cone: integer required
          -> 202 {cone?: integer, error?: string}
        """)
    #expect(await extract(page).spec.operations.first?.description == "Heats the kiln.")
  }

  @Test func deepOnesStayLinear() async throws {
    let depth = 400
    let page = (0..<depth).map { String(repeating: "    ", count: $0) + "!!! note\n" }.joined()
    let document = try MarkdownParser.parse(Array(page.utf8), path: "page.md")
    #expect(document.blocks.filter { $0.kind == .blockQuote }.count <= 20)
  }
}
