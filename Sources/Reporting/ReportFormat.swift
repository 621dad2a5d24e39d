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
    let report = report.sorted()
    return switch self {
    case .text: TextReport(report, color: color).render()
    case .concise: ConciseReport.render(report, color: color)
    case .json: JSONReport.render(report)
    case .sarif: SARIFReport(report).render()
    case .junit: JUnitReport.render(report)
    case .codequality: CodeQualityReport.render(report)
    case .github: GitHubReport.render(report)
    case .markdown: MarkdownReport.render(report)
    case .html: HTMLReport(report).render()
    case .guide: report.command == "diff" ? GuideMarkdown.render(report) : MarkdownReport.render(report)
    case .changelog: report.command == "diff" ? ChangelogMarkdown.render(report) : MarkdownReport.render(report)
    case .guideHTML: report.command == "diff" ? GuideHTML.render(report) : HTMLReport(report).render()
    }
  }
}
