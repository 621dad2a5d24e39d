import APIModel
import Testing

@testable import DocExtract

/// Tables in a section of their own, and who they belong to.
@Suite struct SharedBlockTests {
  private func page(_ text: String) -> String {
    """
    # A

    ## List

    ```
    GET /a
    ```

    \(text)

    ## Paging attributes

    | Attribute | Type | Required |
    |---|---|---|
    | `page` | integer | no |
    """
  }

  @Test(arguments: [
    "It takes the [parameters for pages](#paging-attributes).", "It takes the fields of *Paging attributes*, too.",
  ])
  func sectionsThatTheTextRefersTo(_ text: String) async {
    #expect(await summary(page(text)) == "GET /a\n  query page: integer optional")
    let extraction = await extract(page(text))
    #expect(extraction.findings.isEmpty)
    for page in extraction.pages { CoverageTests.check(page) }
  }

  @Test(arguments: ["It lists all.", "See [more](#paging-attributes).", "The fields are [elsewhere](#paging)."])
  func otherSectionsStayApart(_ text: String) async {
    #expect(await summary(page(text)) == "GET /a")
    #expect(await extract(page(text)).findings.map(\.rule.code) == ["EXT002"])
  }
}
