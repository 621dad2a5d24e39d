public import APIModel
public import DocExtract

/// Runs the rules over extracted docs.
public struct Linter: Sendable {
  private let configuration: LintConfiguration
  private let rules: [any LintRule]
  private let cards: [RuleCard]

  /// - Parameter configuration: What is linted how; the recommended rules where nothing is said.
  public init(_ configuration: LintConfiguration = LintConfiguration()) {
    self.configuration = configuration
    rules = RuleCatalogue.all.filter { configuration.mayRun($0.card) }
    cards = RuleCatalogue.cards
  }

  /// - Returns: The findings of extraction and of every rule, without the suppressed ones, sorted by place.
  public func lint(_ extraction: Extraction) -> [Finding] {
    let docs = LintedDocs(extraction, targetVersion: configuration.targetVersion)
    let ids = cards.map(\.id)
    let byCode = Dictionary(cards.map { ($0.id.code, $0) }, uniquingKeysWith: { first, _ in first })
    var byPage: [String: [Finding]] = [:]
    for finding in extraction.findings { byPage[finding.span.path, default: []].append(finding) }
    var findings: [Finding] = []
    for page in extraction.pages {
      let enabled = rules.filter { configuration.isEnabled($0.card, on: page.path) }
      var report = LintReport(path: page.path)
      let linted = LintedPage(page: page, docs: docs)
      for rule in enabled { rule.check(linted, &report) }
      var suppressions = Suppressions(page.document, rules: ids)
      let active = Set(cards.filter { configuration.isEnabled($0, on: page.path) }.map(\.id.code))
      let own = (byPage.removeValue(forKey: page.path) ?? []).filter { active.contains($0.rule.code) }
      let kept = (own + report.findings).filter { !suppressions.suppresses($0) }
      findings += kept
      findings += suppressions.findings(active: active, rules: ids) {
        configuration.isEnabled($0, on: page.path)
      }
    }
    // Pages that could not be read have findings and no more.
    findings += byPage.values.flatMap { $0 }.filter { finding in
      byCode[finding.rule.code].map { configuration.isEnabled($0, on: finding.span.path) } ?? true
    }
    for index in findings.indices {
      guard let card = byCode[findings[index].rule.code] else { continue }
      findings[index].severity = configuration.severity(of: card, on: findings[index].span.path)
    }
    return findings.sorted {
      ($0.span, $0.rule, $0.subject.pointer ?? "", $0.message) < (
        $1.span, $1.rule, $1.subject.pointer ?? "", $1.message
      )
    }
  }
}
