import APIModel
import Reporting
import Testing

/// The source lines of the text format: carets where they belong, whatever the line holds.
@Suite struct ExcerptTests {
  /// The lines between the two empty gutter lines.
  private func excerpt(_ source: SourceText, _ range: SourceRange) -> [String] {
    var report = RunReport(tool: SampleReports.tool, command: "lint")
    report.sources = ["a.md": source]
    report.findings = [
      Finding(
        rule: RuleID("EXA101", "x"), severity: .error, message: "m", span: SourceSpan(path: "a.md", range: range))
    ]
    let lines = ReportFormat.text.render(report).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasSuffix(" |") }.dropFirst().prefix { !$0.isEmpty }.dropLast().map(String.init)
  }

  @Test func caretsStandUnderTabsAndWideCharacters() {
    let source = SourceText("\tab\t日本x\u{1F680}é!")
    // The column of x: a tab, two letters, a tab, two characters of three bytes.
    #expect(
      excerpt(source, SourceRange(line: 1, columns: 11..<12)) == [
        "1 |     ab    日本x🚀é!",
        "  |               ^",
      ])
    #expect(
      excerpt(source, SourceRange(line: 1, columns: 12..<18)) == [
        "1 |     ab    日本x🚀é!",
        "  |                ^^^",
      ])
  }

  @Test func aColumnInsideACharacterTakesItWhole() {
    #expect(excerpt(SourceText("aéb"), SourceRange(line: 1, columns: 3..<3)).last == "  |  ^")
  }

  @Test func placesOutsideOfTheTextAreNoTrouble() {
    let source = SourceText("one\ntwo")
    #expect(excerpt(source, SourceRange(line: 9, columns: 1..<4)).isEmpty)
    #expect(excerpt(source, SourceRange(line: 2, columns: 90..<99)) == ["2 | two", "  |    ^"])
    #expect(excerpt(source, SourceRange(line: 0, columns: 1..<4)).isEmpty)
    let all = SourceRange(SourcePosition(line: 1, column: 1), SourcePosition(line: 99, column: 1))
    #expect(excerpt(source, all) == ["1 | one", "  | ^^^", "2 | two", "  | ^^^"])
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    let source = SourceText([0x61, 0xFF, 0x80, 0x62])
    #expect(excerpt(source, SourceRange(line: 1, columns: 4..<5)).first?.hasSuffix("b") == true)
  }

  @Test func longLinesAreCutAroundTheRange() {
    let source = SourceText(String(repeating: "a", count: 5000) + "NEEDLE" + String(repeating: "b", count: 5000))
    let lines = excerpt(source, SourceRange(line: 1, columns: 5001..<5007))
    #expect(lines.count == 2)
    #expect(lines.first?.count == 104)
    #expect(lines.first?.dropFirst(4).first == "…")
    #expect(lines.first?.last == "…")
    let needle = lines.first?.firstIndex(of: "N").flatMap { index in
      lines.first.map { $0.distance(from: $0.startIndex, to: index) }
    }
    #expect(lines.last?.prefix { $0 != "^" }.count == needle)
    #expect(lines.last?.filter { $0 == "^" }.count == 6)
  }

  @Test func aLongRangeIsCutToo() {
    let source = SourceText(String(repeating: "日", count: 400))
    let lines = excerpt(source, SourceRange(line: 1, columns: 1..<1201))
    #expect(lines.first?.hasSuffix("日…") == true)
    #expect((lines.last?.count ?? 999) <= 104)
    let tail = SourceText("start" + String(repeating: "x", count: 300))
    #expect(excerpt(tail, SourceRange(line: 1, columns: 1..<6)).last == "  | ^^^^^")
  }

  @Test func hugeInputCostsLittle() {
    let source = SourceText([UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000))
    let lines = excerpt(source, SourceRange(line: 1, columns: 2_500_000..<4_000_000))
    #expect(lines.count == 2)
    #expect((lines.first?.count ?? 999) <= 104)
  }
}
