import APIModel
import Reporting
import Testing

/// Text from docs and servers must not act on whoever reads the report.
@Suite struct HostileTextTests {
  private static func reports() -> [RunReport] { [SampleReports.lint, SampleReports.check, SampleReports.diff] }

  @Test(arguments: ReportFormat.allCases)
  func noControlCharactersComeThrough(format: ReportFormat) {
    for report in Self.reports() {
      let text = format.render(report, color: false)
      let isControl = { (scalar: Unicode.Scalar) in
        scalar != "\n" && scalar != "\t" && scalar.properties.generalCategory == .control
      }
      #expect(!text.unicodeScalars.contains(where: isControl))
      // JSON keeps the texts as they are, escaped; what people look at has nothing that reorders it.
      if ![.json, .sarif, .codequality].contains(format) {
        #expect(!text.unicodeScalars.contains("\u{202E}"))
      }
    }
  }

  @Test func conciseIsOneLineAFinding() {
    let lines = ReportFormat.concise.render(SampleReports.lint).split(separator: "\n")
    #expect(lines.count == SampleReports.lint.findings.count)
  }

  @Test func githubIsOneLineAFindingAndEscaped() throws {
    let lines = ReportFormat.github.render(SampleReports.lint).split(separator: "\n")
    #expect(lines.count == SampleReports.lint.findings.count)
    var report = RunReport(tool: SampleReports.tool, command: "lint")
    report.pathPrefix = "doc/"
    report.findings = [
      Finding(
        rule: RuleID("EXA101", "x"), severity: .error, message: "50%\r\n::error::b",
        span: SourceSpan(path: "a,b:c%.md"))
    ]
    #expect(
      ReportFormat.github.render(report)
        == "::error file=doc/a%2Cb%3Ac%25.md,line=1,endLine=1,title=EXA101 x::50%25%0D%0A::error::b\n")
  }

  @Test func markdownOpensNothing() throws {
    let text = ReportFormat.markdown.render(SampleReports.lint)
    #expect(!text.contains("<script"))
    #expect(!text.contains("@all"))
    #expect(text.contains("A \\| pipe, &lt;script&gt;"))
    #expect(text.contains("`x\\|y` \\*\\*bold\\*\\* \\](evil)"))
    // Every row of the table has as many cells as its head: no pipe from outside made one.
    let row = try #require(text.split(separator: "\n").first { $0.contains("hostile-text") })
    var cells = 0
    var before: Character = " "
    for character in row {
      if character == "|", before != "\\" { cells += 1 }
      before = character
    }
    #expect(cells == 5)
  }

  @Test(arguments: ["lint", "check", "diff"])
  func htmlIsBalanced(command: String) throws {
    let report = try #require(Self.reports().first { $0.command == command })
    let html = ReportFormat.html.render(report)
    var open: [Substring] = []
    var elements = 0
    var rest = html[...]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else if !["!DOCTYPE", "meta", "input"].contains(name) {
        open.append(name)
        elements += 1
      }
      rest = rest[rest.index(after: end)...]
    }
    #expect(open.isEmpty)
    #expect(elements > 20)
    #expect(!html.contains("<script"))
    // Links lead within the page alone.
    let links = html.replacing("href=\"#operation-", with: "")
    #expect(!html.contains("src=") && !links.contains("href=") && !html.contains("url("))
  }
}
