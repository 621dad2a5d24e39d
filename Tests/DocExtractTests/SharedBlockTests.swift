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

  private func settings(_ title: String, method: String = "PUT", beside: String = "") -> String {
    """
    # Settings of a barn

    ## Read

    ```
    GET /barn/settings
    ```

    ## Change

    ```
    \(method) /barn/settings
    ```
    \(beside)
    ## \(title)

    | Attribute | Type | Required |
    |---|---|---|
    | `height` | integer | no |
    """
  }

  @Test(arguments: ["List of settings that can be changed", "Available attributes"])
  func theOnlyOperationThatSendsSomething(_ title: String) async {
    let extraction = await extract(settings(title))
    #expect(summary(extraction.spec).hasSuffix("PUT /barn/settings\n  body height: integer optional"))
    #expect(extraction.coverage.unplaced.isEmpty)
    for page in extraction.pages { CoverageTests.check(page) }
  }

  @Test func tablesOfSomethingElseStayApart() async {
    for page in [
      settings("The wall"), settings("Available attributes", method: "DELETE"),
      settings("Available attributes", beside: "\n## Replace\n\n```\nPOST /barn/settings\n```\n"),
      settings("Available attributes", beside: "\n| Attribute | Type |\n|---|---|\n| `width` | integer |\n"),
    ] {
      #expect(await !summary(page).contains("height"))
    }
  }
}
