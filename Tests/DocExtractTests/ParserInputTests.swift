import APIModel
import Testing

@testable import DocExtract

/// What is left out for the parser, and that it makes no difference.
@Suite struct ParserInputTests {
  /// Pages by what is special about them.
  static let pages: [(String, String)] = [
    ("code", "# A\n\nText:\n\n```json\n{\"a\": 1}\n\n{}\n```\n\nMore `x`.\n\n~~~\nGET /a\n```\n~~~\n\nEnd\n"),
    ("front matter", "---\ntitle: A\n---\n\n# A\n\n```\none\n```\n\nText\n"),
    ("code without a blank line", "Text\n```\none\n```\nText\n```sh\ntwo\nthree\n```\n"),
    ("an empty block", "```\n```\n\n```\n\n```\n\nText\n"),
    ("an open block", "Text\n\n```\none\n\ntwo\n"),
    ("an open block behind others", "```\none\n```\n\n````\n```\ntwo\n```\n"),
    ("a longer fence", "````md\n```\none\n```\n````\n\nText\n\n```\ntwo\n   ````  \n\nText\n"),
    ("blanks before the closing fence", "```\none\n    ```\ntwo\n  ```\n\nText\n"),
    ("a fence in a comment", "<!--\n```\none\n-->\n\nText\n\n```\ntwo\n```\n\nText\n"),
    ("a fence in HTML", "<pre>\n```\none\n```\n</pre>\n\nText\n\n```\ntwo\n```\n"),
    ("a fence in an item", "- one\n\n  ```\n  two\n  ```\n\n```\nthree\n```\n\n- four\n```\nfive\n```\n"),
    ("an indented fence", "  ```\none\n```\n\n```\ntwo\n```\n\nText\n"),
    ("a fence in a quote", "> ```\n> one\n```\ntwo\n```\n\nText\n"),
    ("backticks behind the fence", "``` a`b\none\n```\ntwo\n```\n\nText\n"),
    ("returns", "```\r\none\r\n```\r\n\r\n| A |\r\n|---|\r\n| b |\r\n"),
    ("a table", "| A | B |\n| --- |:---:|\n| `x` | One, two. |\n| [y](z.md#a-b) | `a` or `b`: 1 |\n\nText\n"),
    ("a table at the end", "| A | B |\n|---|---|\n| 1 | 2 |"),
    ("marks in cells", "| A |\n|---|\n| a_b |\n| *a* |\n| _a_ |\n| a! ![b](c) |\n| <b>a</b> |\n| a & b |\n| c |\n"),
    ("escapes in cells", "| A | B |\n|---|---|\n| a \\| b | c |\n| `a \\| b` | c |\n| `a|b` |\n| \\_a | b |\n"),
    ("code in cells", "| A |\n|---|\n| `` a `` |\n| ` a ` |\n| `a` `b`c |\n| ` |\n| `a |\n| `` |\n"),
    (
      "links in cells",
      "| A |\n|---|\n| [a] |\n| [a][b] |\n| [`a` b](c) |\n| [a](b c) |\n| [](a) |\n| [[a](b)](c) |\n\n[a]: /x\n"
    ),
    ("cells that are empty", "| A | B | C |\n|---|---|---|\n| | a |  |\n|||b|\n|a||  |\n"),
    (
      "rows of another length",
      "| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |  \n|\n| 1 | 2 |\nText\n| 1 | 2 |\n"
    ),
    ("a table below its text", "Parameters:\n| A | B |\n|---|---|\n| 1 | 2 |\n\nText\n"),
    ("a table that is none", "| A | B |\n|---|---|---|\n| 1 | 2 | 3 |\n\nText\n"),
    ("two headers", "| A |\n|---|\n| B |\n|---|\n| c |\n"),
    ("a table in a comment", "<!--\n\n| A |\n|---|\n| b |\n\n-->\n\n| C |\n|---|\n| d |\n"),
    ("a table in an item", "- one\n\n| A |\n|---|\n| b |\n\n  | A |\n  |---|\n  | b |\n"),
    ("a table and code", "| A |\n|---|\n| b |\n```\none\n```\n| A |\n|---|\n| ü |\n# End\n"),
    ("a shortcode", "{{< highlight json >}}\n{}\n{{< /highlight >}}\n\n```\none\n```\n"),
  ]

  @Test(arguments: pages) func isNotMissed(name: String, page: String) throws {
    let bytes = Array(page.utf8)
    let whole = try MarkdownParser.parse(bytes, path: "page.md", isWhole: true)
    #expect(try MarkdownParser.parse(bytes, path: "page.md").drawing == whole.drawing)
  }

  /// Each page cut at each line, so that everything may stand at the end.
  @Test(arguments: pages) func isNotMissedAtTheEnd(name: String, page: String) throws {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    for count in lines.indices {
      let bytes = Array(lines[..<count].joined(separator: "\n").utf8)
      let whole = try MarkdownParser.parse(bytes, path: "page.md", isWhole: true)
      #expect(try MarkdownParser.parse(bytes, path: "page.md").drawing == whole.drawing)
    }
  }

  /// All pages one below the other, in each order of two.
  @Test func isNotMissedInCompany() throws {
    for (_, first) in Self.pages {
      for (_, second) in Self.pages {
        let bytes = Array((first + "\n" + second).utf8)
        let whole = try MarkdownParser.parse(bytes, path: "page.md", isWhole: true)
        #expect(try MarkdownParser.parse(bytes, path: "page.md").drawing == whole.drawing)
      }
    }
  }

  @Test func leavesOutCodeAndPlainRows() {
    let page = "A\n\n```\none\ntwo\n```\n\n| A |\n|---|\n| b |\n| *c* |\n| d |\n\nEnd\n"
    var given = ""
    Array(page.utf8).withUnsafeBufferPointer {
      ParserInput(SourceText(page), skipping: 0).feed($0, from: 0) { given += String(decoding: $0, as: UTF8.self) }
    }
    #expect(given == "A\n\n```\n```\n\n| A |\n|---|\n| *c* |\n\nEnd\n")
  }
}
