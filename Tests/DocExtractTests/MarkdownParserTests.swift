import APIModel
import Testing

@testable import DocExtract

/// Draws the tree of a page.
private func drawing(_ page: String) throws -> String {
  try MarkdownParser.parse(Array(page.utf8), path: "page.md").drawing
}

@Suite struct MarkdownParserTests {
  @Test func drawsHeadingsAndParagraphs() throws {
    let tree = try drawing("# Title\n\nSee `GET /a` and\n[more](b.md).\n")
    #expect(
      tree == """
        document
          heading 1 @1:1-1:8
            .text @1:3-1:8 "Title"
          paragraph @3:1-4:14
            .text @3:1-3:5 "See "
            .code @3:6-3:12 "GET /a"
            .text @3:13-3:17 " and"
            .softBreak
            .link @4:1-4:13 "b.md"
            .text @4:2-4:6 "more"
            .text @4:13-4:14 "."

        """)
  }

  @Test func drawsTables() throws {
    let tree = try drawing("| A | B |\n|---|---|\n| `x` | 1 |\n")
    #expect(
      tree == """
        document
          table @1:1-3:12
            tableRow 1 @1:1-1:10
              tableCell @1:2-1:5
                .text @1:3-1:4 "A"
              tableCell @1:6-1:9
                .text @1:7-1:8 "B"
            tableRow @3:1-3:12
              tableCell @3:2-3:7
                .code @3:4-3:5 "x"
              tableCell @3:8-3:11
                .text @3:9-3:10 "1"

        """)
  }

  @Test func drawsCodeInListsAndQuotes() throws {
    let tree = try drawing("- one\n\n  ```json\n  {}\n  ```\n\n> ```\n> GET /a\n> ```\n")
    #expect(
      tree == """
        document
          list @1:1-6:1
            item @1:1-6:1
              paragraph @1:3-1:6
                .text @1:3-1:6 "one"
              codeBlock 1 @3:3-5:6 info=json literal="{}\\n"
          blockQuote @7:1-9:6
            codeBlock 1 @7:3-9:6 literal="GET /a\\n"

        """)
  }

  @Test func drawsIndentedCode() throws {
    let tree = try drawing("Text\n\n    GET /a\n\n    GET /b\n")
    #expect(
      tree == """
        document
          paragraph @1:1-1:5
            .text @1:1-1:5 "Text"
          codeBlock @3:5-5:11 literal="GET /a\\n\\nGET /b\\n"

        """)
  }

  @Test func joinsTextThatTheParserCuts() throws {
    let tree = try drawing("a_b! c & d [e\n")
    #expect(tree == "document\n  paragraph @1:1-1:14\n    .text @1:1-1:14 \"a_b! c & d [e\"\n")
  }

  /// Behind a backslash at the end of a line the parser counts on in that line.
  @Test(arguments: ["- a\\\n  bc *d*\\\n  ef\n  `g`\n", "> a\\\n> bc *d*\\\n> ef\n> `g`\n"])
  func placesBehindHardBreaks(_ page: String) throws {
    let document = try MarkdownParser.parse(Array(page.utf8), path: "page.md")
    let texts = document.inlines.filter { $0.kind == .text || $0.kind == .code }
    #expect(texts.map { document.text($0.text) } == ["a", "bc ", "d", "ef", "g"])
    for inline in texts {
      #expect(inline.range.map { document.source.text(in: $0) } == document.text(inline.text))
    }
    let emphasis = document.inlines.first { $0.kind == .emphasis }
    #expect(emphasis?.range.map { document.source.text(in: $0) } == "*d*")
  }

  @Test func placesOfWhatABreakStandsIn() throws {
    let page = "**a\\\nb** c\n"
    let document = try MarkdownParser.parse(Array(page.utf8), path: "page.md")
    #expect(document.inlines.first?.range.map { document.source.text(in: $0) } == "**a\\\nb**")
  }

  @Test func readsLineEndsOfWindows() throws {
    let tree = try drawing("# A\r\n\r\n```\r\nGET /a\r\n```\r\n")
    #expect(tree.contains("heading 1 @1:1-1:4\n"))
    #expect(tree.contains("codeBlock 1 @3:1-5:4"))
    #expect(tree.contains("GET /a"))
  }

  @Test func takesFrontMatterForNoHeading() throws {
    let tree = try drawing("---\ntitle: x\ngroup: y\n---\n\n# A\n")
    #expect(tree == "document\n  heading 1 @6:1-6:4\n    .text @6:3-6:4 \"A\"\n")
    #expect(try drawing("+++\ntitle = 1\n+++\n# A\n").contains("heading 1 @4:1-4:4"))
  }

  @Test func keepsThematicBreaks() throws {
    #expect(try drawing("---\n\n# A\n\n---\n").contains("thematicBreak"))
    // Never closed: it is no front matter.
    #expect(try drawing("---\ntitle: x\n\n# A\n").contains("\"title: x\""))
  }

  @Test func skipsTheByteOrderMark() throws {
    #expect(try drawing("\u{FEFF}# A\n").contains("heading 1"))
    #expect(try drawing("\u{FEFF}---\ntitle: x\n---\n# A\n").contains("heading 1 @4:1-4:4"))
  }

  @Test(arguments: ["", "\n", "\r\n", " ", "#", "|", "```", "> ", "- ", "---\n---", "\u{FEFF}"])
  func readsAlmostNothing(_ page: String) throws {
    #expect(try drawing(page).hasPrefix("document"))
  }

  @Test func readsBytesThatAreNoUTF8() throws {
    let document = try MarkdownParser.parse([0x23, 0x20, 0x63, 0xE9, 0x0A, 0xFF, 0xFE], path: "p.md")
    #expect(document.blocks.count == 3)
    #expect(document.plainText(of: 1).hasPrefix("c"))
  }

  @Test func givesEveryPageItsOwnTree() throws {
    // The arena is emptied between parses; a page must not see another one's bytes.
    let first = try drawing("# First\n\n| a |\n|---|\n| b |\n")
    for _ in 0..<50 { _ = try drawing(String(repeating: "- x `y` [z](w)\n", count: 200)) }
    #expect(try drawing("# First\n\n| a |\n|---|\n| b |\n") == first)
  }
}

@Suite struct MarkdownGuardTests {
  enum Hostile: String, CaseIterable, Sendable {
    case quotes = "50,000 quote marks"
    case bareQuotes = "50,000 quote marks without blanks"
    case lists = "50,000 list marks"
    case mixed = "50,000 mixed marks"
    case columns = "20,000 columns"
    case deepLists = "9 MB of nested lists"
    case flatLists = "1 MB of lists nested a little"
    case brackets = "a million open brackets"
    case stars = "a million stars"
    case backticks = "a million backticks"
    case longLine = "1 MB on one line"
    case definitions = "100,000 link definitions"

    var page: [UInt8] {
      switch self {
      case .quotes: return repeated("> ", 50_000)
      case .bareQuotes: return repeated(">", 50_000)
      case .lists: return repeated("- ", 50_000)
      case .mixed: return repeated("> - 1. ", 17_000)
      case .columns: return ["|a", "|-", "|b"].flatMap { Array(String(repeating: $0, count: 20_000).utf8) + [10] }
      case .deepLists: return nested(2500)
      case .flatLists:
        var bytes: [UInt8] = []
        let page = nested(40)
        while bytes.count < 1 << 20 { bytes += page }
        return bytes
      case .brackets: return repeated("[", 1 << 20)
      case .stars: return repeated("*a **b ", 1 << 17)
      case .backticks: return repeated("`a``", 1 << 18)
      case .longLine: return repeated("word ", 1 << 18)
      case .definitions: return (0..<100_000).flatMap { Array("[a\($0)]: /x\n".utf8) }
      }
    }

    private func repeated(_ text: String, _ count: Int) -> [UInt8] {
      Array(String(repeating: text, count: count).utf8) + Array("x\n".utf8)
    }

    private func nested(_ depth: Int) -> [UInt8] {
      (0..<depth).flatMap { [UInt8](repeating: 32, count: $0 * 2) + Array("- x\n".utf8) }
    }
  }

  @Test(arguments: Hostile.allCases)
  func refusesOrReadsQuickly(_ kind: Hostile) async throws {
    let bytes = kind.page
    let clock = ContinuousClock()
    let start = clock.now
    let extraction = await Extraction.extract([DocsFolder.File(path: "page.md", bytes: bytes)])
    #expect(clock.now - start < .seconds(20), "far above what any build needs; the goal of 2 s is for release builds")
    #expect(extraction.pages.count + extraction.findings.count == 1)
    #expect(extraction.findings.allSatisfy { $0.rule.code == "EXT001" })
  }

  @Test(arguments: [Hostile.quotes, .bareQuotes, .lists, .mixed, .columns, .deepLists])
  func refusesWithOneClearFinding(_ kind: Hostile) async throws {
    let bytes = kind.page
    let extraction = await Extraction.extract([DocsFolder.File(path: "page.md", bytes: bytes)])
    #expect(extraction.findings.count == 1)
    let finding = try #require(extraction.findings.first)
    #expect(finding.message.contains("the page is not read"))
    #expect(finding.span.path == "page.md")
    #expect(finding.span.range != nil)
  }

  @Test func readsWhatPeopleWrite() throws {
    let nested = (0..<30).map { String(repeating: "  ", count: $0) + "- item\n" }.joined()
    let wide = "|" + String(repeating: " c |", count: 60) + "\n|" + String(repeating: "---|", count: 60) + "\n"
    let rule = String(repeating: "- ", count: 60) + "\n" + String(repeating: "-", count: 5000) + "\n"
    for page in [nested, wide, rule] {
      #expect(try MarkdownParser.parse(Array(page.utf8), path: "p.md").blocks.count > 1)
    }
  }

  @Test func refusesBinaryFiles() async {
    let extraction = await Extraction.extract([DocsFolder.File(path: "page.md", bytes: [35, 32, 0, 1, 2])])
    #expect(extraction.pages.isEmpty)
    #expect(extraction.findings.map(\.rule.code) == ["EXT001"])
  }

  @Test func reportsLatin1Once() async {
    let extraction = await Extraction.extract([
      DocsFolder.File(path: "p.md", bytes: Array("# caf".utf8) + [0xE9, 10, 0xE9])
    ])
    #expect(extraction.pages.count == 1)
    #expect(extraction.findings.map(\.rule.code) == ["EXT004"])
    #expect(extraction.findings.first?.span.range == SourceRange(line: 1, columns: 6..<7))
  }

  /// The place of each link on a page.
  private func links(_ page: String) throws -> [String] {
    try MarkdownParser.parse(Array(page.utf8), path: "p.md").inlines.filter { $0.kind == .link }.map {
      $0.range.map { "\($0.start.line):\($0.start.column)" } ?? "-"
    }
  }

  @Test func placesBehindWhatTakesSeveralLines() throws {
    #expect(try links("a `b\nc` [d](#d)\n") == ["2:4"])
    #expect(try links("> a `b\n> c` [d](#d)\n") == ["2:6"])
    #expect(try links("a <b\nc=\"d\"> [d](#d)\n") == ["2:8"])
    #expect(try links("a\r[d](#d)\r") == ["2:1"])
  }

  @Test func aHeaderRightBelowATextHasItsOwnLine() throws {
    // The column is not known.
    #expect(try links("Text:\n| [a](#a) | b |\n|---|---|\n| c | [d](#d) |\n") == ["2:1", "4:7"])
    #expect(try links("Text:\n| [a](#a) | b |\n|---|---|\n") == ["2:1"])
    #expect(try links("\n| [a](#a) | b |\n|---|---|\n") == ["2:3"])
  }

  @Test func linesEndAsMarkdownSaysTheyDo() {
    let text = SourceText("a\rb\r\nc\n\rd\r")
    #expect((1...text.lineCount).map { text.line($0) } == ["a", "b", "c", "", "d", ""])
    #expect(SourceText("a\r\nb\r\n").lineCount == 3)
    #expect(text.clamped(SourcePosition(line: 9, column: 9)) == SourcePosition(line: 6, column: 2))
  }

  @Test func anOpenFenceAtTheEndHoldsNothing() throws {
    let document = try MarkdownParser.parse(Array("# A\n\n```json".utf8), path: "p.md")
    let block = try #require(document.blocks.firstIndex { $0.kind == .codeBlock })
    #expect(LiteralMap(document, block: block).position(0) == SourcePosition(line: 3, column: 8))
  }

  @Test func aNumberOfManyDigitsIsNoStatus() async {
    let page = "# A\n\nReturns `99999999999999999999` and the status 18446744073709551616.\n\n```\nGET /a\n```\n"
    #expect(await summary(page) == "GET /a")
  }
}
