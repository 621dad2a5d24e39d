import APIModel
import DocExtract
import DocLint
import Testing

/// Comments in a page keep findings from being reported, and say so when they are of no use.
@Suite struct SuppressionTests {
  private func codes(_ markdown: String, _ configuration: LintConfiguration = LintConfiguration()) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    return await Linter(configuration).lint(await Extraction.extract([file])).map { "\($0.span.line) \($0.rule.code)" }
  }

  private static let page = """
    # Users API

    ## List users

    ```plaintext
    GET /users
    ```

    %
    ```json
    [1,]
    ```

    Again:

    ```json
    [2,]
    ```
    """

  private func page(_ comment: String) -> String {
    Self.page.split(separator: "%", omittingEmptySubsequences: false).joined(separator: comment)
  }

  @Test func reportsWithoutComment() async {
    #expect(await codes(page("")) == ["11 EXA102", "17 EXA102"])
  }

  @Test(arguments: ["EXA102", "trailing-comma", "EXA", "exa1", "ALL", "REQ102, EXA102"])
  func nextLineTakesTheWholeBlock(selector: String) async {
    let comment = "<!-- docproof-disable-next-line \(selector) -- it is so -->"
    #expect(await codes(page(comment)) == ["17 EXA102"])
  }

  @Test func rangeGoesToItsEnd() async {
    #expect(await codes(page("<!-- docproof-disable EXA102 -- it is so -->")) == [])
    let ended = page("<!-- docproof-disable EXA102 -- it is so -->")
      .split(separator: "Again:").joined(separator: "<!-- docproof-enable EXA102 -->")
    #expect(await codes(ended) == ["17 EXA102"])
  }

  @Test func fileTakesAllLines() async {
    #expect(await codes(page("\n\n<!-- docproof-disable-file EXA102 -- old page -->\n")) == [])
  }

  @Test func tellsWhatIsOfNoUse() async {
    #expect(await codes(page("<!-- docproof-disable-next-line REQ102 -- gone -->")).sorted().first == "11 EXA102")
    #expect(await codes(page("<!-- docproof-disable-next-line REQ102 -- gone -->")).contains("9 EXT201"))
    #expect(await codes(page("<!-- docproof-disable-next-line EXA999 -- gone -->")).contains("9 EXT202"))
    #expect(await codes(page("<!-- docproof-disable-nextline EXA102 -- gone -->")).contains("9 EXT202"))
    #expect(await codes(page("<!-- docproof-disable-next-line -->")).contains("9 EXT202"))
  }

  /// A rule that did not run says nothing about whether its suppression is needed.
  @Test func isSilentAboutRulesThatDidNotRun() async {
    let comment = page("<!-- docproof-disable-next-line EXA102 -- it is so -->")
    #expect(await codes(comment, LintConfiguration(select: ["REQ", "EXT"])) == [])
  }

  @Test func isSilentInCode() async {
    let page = """
      # Guide

      Write `<!-- docproof-disable-next-line EXA102 -->`, or:

      ```html
      <!-- docproof-disable-file EXA102 -->
      ```
      """
    #expect(await codes(page) == [])
  }
}
