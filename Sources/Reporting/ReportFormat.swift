public import APIModel

/// A form in which a report is written; the raw value is its name on the command line (`--format sarif`).
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For a person at a terminal: source lines with carets, help, notes.
  case text
  /// One finding a line, for editors and `grep`.
  case concise
  /// The contract for scripts, with a `formatVersion`.
  case json
  /// SARIF 2.1.0 (OASIS), for code scanning.
  case sarif
  /// JUnit XML, for the test widgets of CI servers.
  case junit
  /// GitLab Code Quality.
  case codequality
  /// GitHub workflow commands, which become annotations.
  case github
  /// For a merge request comment or a report file.
  case markdown
  /// One page without outside assets.
  case html
  /// What a client's maintainer has to do to move from the old version to the new one, as Markdown; of a diff only.
  case guide
  /// The guide as one page without outside assets.
  case guideHTML = "guide-html"
  /// What changed, for the release notes, as Markdown in the order of Keep a Changelog; of a diff only.
  case changelog

  /// Writes a report, findings in the order of `RunReport.sorted()`. The same report gives the same bytes.
  /// - Parameter color: whether `text` and `concise` may use ANSI colours; the other formats never do.
  /// - Returns: the whole text, with a line ending at its end; empty where the format has nothing to say.
  public func render(_ report: RunReport, color: Bool = false) -> String {
    var text = ""
    write(report, color: color) { text += $0 }
    return text
  }

  /// Writes a report piece by piece; those that show a run's exchanges are never in memory as a whole.
  /// - Parameters:
  ///   - color: As for `render`.
  ///   - sink: Gets the pieces in their order; together they are what `render` returns.
  public func write(_ report: RunReport, color: Bool = false, to sink: (String) -> Void) {
    let report = report.sorted()
    switch self {
    case .text: sink(TextReport(report, color: color).render())
    case .concise: sink(ConciseReport.render(report, color: color))
    case .json: JSONReport.write(report, to: sink)
    case .sarif: SARIFReport(report).write(to: sink)
    case .junit: sink(JUnitReport.render(report))
    case .codequality: sink(CodeQualityReport.render(report))
    case .github: sink(GitHubReport.render(report))
    case .markdown: sink(MarkdownReport.render(report))
    case .html: HTMLReport(report).write(to: sink)
    case .guide: sink(report.command == "diff" ? GuideMarkdown.render(report) : MarkdownReport.render(report))
    case .changelog: sink(report.command == "diff" ? ChangelogMarkdown.render(report) : MarkdownReport.render(report))
    case .guideHTML:
      if report.command == "diff" { sink(GuideHTML.render(report)) } else { HTMLReport(report).write(to: sink) }
    }
  }
}
