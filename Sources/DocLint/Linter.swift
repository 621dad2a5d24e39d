public import APIModel
public import DocExtract

/// Runs the rules over extracted docs.
public struct Linter: Sendable {
  private let rules: [any LintRule]
  private let targetVersion: Version?

  /// - Parameters:
  ///   - rules: The rules to run; all recommended ones where none are given.
  ///   - targetVersion: The version that the docs are for.
  public init(
    rules: [any LintRule] = RuleCatalogue.all.filter { $0.card.status == .recommended }, targetVersion: Version? = nil
  ) {
    self.rules = rules
    self.targetVersion = targetVersion
  }

  /// - Returns: The findings of extraction and of every rule, sorted by place.
  public func lint(_ extraction: Extraction) -> [Finding] {
    let docs = LintedDocs(extraction, targetVersion: targetVersion)
    var findings = extraction.findings
    for page in extraction.pages {
      var report = LintReport(path: page.path)
      let linted = LintedPage(page: page, docs: docs)
      for rule in rules { rule.check(linted, &report) }
      findings += report.findings
    }
    return findings.sorted { ($0.span, $0.rule, $0.message) < ($1.span, $1.rule, $1.message) }
  }
}
