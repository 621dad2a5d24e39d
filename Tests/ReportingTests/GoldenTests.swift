import APIModel
import Reporting
import TestSupport
import Testing

/// Each format as a whole, looked at by eye when it was recorded.
@Suite struct GoldenTests {
  private static let endings: [ReportFormat: String] = [
    .text: "txt", .concise: "concise.txt", .json: "json", .sarif: "sarif", .junit: "junit.xml",
    .codequality: "codequality.json", .github: "github.txt", .markdown: "md", .html: "html",
    .guide: "guide.md", .guideHTML: "guide.html", .changelog: "changelog.md",
  ]

  @Test(arguments: ReportFormat.allCases, ["lint", "check", "diff"])
  func looksAsRecorded(format: ReportFormat, command: String) throws {
    let ending = try #require(Self.endings[format])
    let report =
      switch command {
      case "lint": SampleReports.lint
      case "check": SampleReports.check
      default: SampleReports.diff
      }
    let text = format.render(report, color: false)
    #expect(text.hasSuffix("\n"))
    try expectGolden(text, "Tests/ReportingTests/Goldens/\(command).\(ending)")
  }

  @Test func colorsAreTheSameTextInColor() throws {
    let text = ReportFormat.text.render(SampleReports.lint, color: true)
    #expect(text.contains("\u{1B}[1;31merror EXA101\u{1B}[0m"))
    var plain = ""
    var rest = Substring(text)
    while let escape = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<escape]
      let end = try #require(rest[escape...].firstIndex(of: "m"))
      rest = rest[rest.index(after: end)...]
    }
    #expect(plain + rest == ReportFormat.text.render(SampleReports.lint, color: false))
  }

  @Test(arguments: ReportFormat.allCases)
  func onlyTerminalFormatsAreColored(format: ReportFormat) {
    let differs = format.render(SampleReports.lint, color: true) != format.render(SampleReports.lint, color: false)
    #expect(differs == (format == .text || format == .concise))
  }

  @Test func rulePage() throws {
    let cards = [
      SampleReports.card("REQ102", "sample-url-mismatch", status: .optional),
      SampleReports.card("EXA101", "trailing-comma"), SampleReports.card("EXA100", "old-rule", status: .retired),
    ]
    try expectGolden(RuleDocumentation.page(cards), "Tests/ReportingTests/Goldens/rules.md")
    try expectGolden(RuleDocumentation.card(cards[1]), "Tests/ReportingTests/Goldens/explain.md")
  }
}
