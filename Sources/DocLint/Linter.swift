public import APIModel
public import DocExtract

/// Runs the rules over extracted docs.
public struct Linter: Sendable {
  private let configuration: LintConfiguration
  private let rules: [(rule: any LintRule, code: String)]
  private let cards: [RuleCard]
  private let ids: [RuleID]

  /// - Parameter configuration: What is linted how; the recommended rules where nothing is said.
  public init(_ configuration: LintConfiguration = LintConfiguration()) {
    self.configuration = configuration
    rules = RuleCatalogue.all.compactMap { rule in
      let card = rule.card
      return configuration.mayRun(card) ? (rule, card.id.code) : nil
    }
    cards = RuleCatalogue.cards
    ids = cards.map(\.id)
  }

  /// - Parameters:
  ///   - shard: A part of the work, where several machines share it; all pages are looked up, its own are judged.
  /// - Returns: The findings of extraction and of every rule, without the suppressed ones, sorted by place.
  public func lint(_ extraction: Extraction, shard: Shard? = nil) async -> [Finding] {
    let docs = LintedDocs(
      extraction, targetVersion: configuration.targetVersion, basePath: configuration.basePath)
    let byPage = Dictionary(grouping: extraction.findings, by: \.span.path)
    let usual = settings(for: nil)
    let pages = extraction.pages.indices.filter { shard?.holds($0) ?? true }.map { extraction.pages[$0] }
    let sharesRules = pages.count < Self.fewPages
    var findings = await Self.inParts(pages) { page in
      let settings = configuration.hasOverride(for: page.path) ? settings(for: page.path) : usual
      return await judge(page, docs, settings, byPage[page.path] ?? [], sharesRules: sharesRules)
    }
    // Pages that could not be read have findings and no more.
    let read = Set(extraction.pages.map(\.path))
    let unread = byPage.filter { !read.contains($0.key) }.sorted { $0.key < $1.key }
    for (number, (path, own)) in unread.enumerated() where shard?.holds(number) ?? true {
      let settings = settings(for: path)
      findings += settings.graded(own.filter { settings.severities[$0.rule.code] != nil })
    }
    // Numbers are moved around faster than findings, and places are read without a copy of one.
    return findings.indices.sorted { one, other in
      if findings[one].span != findings[other].span { return findings[one].span < findings[other].span }
      return Self.order(findings[one]) < Self.order(findings[other])
    }.map { findings[$0] }
  }

  /// What tells two findings of one place apart.
  private static func order(_ finding: Finding) -> (rule: RuleID, pointer: String, message: String) {
    (finding.rule, finding.subject.pointer ?? "", finding.message)
  }

  private func judge(
    _ page: ExtractedPage, _ docs: LintedDocs, _ settings: Settings, _ extracted: [Finding], sharesRules: Bool
  ) async -> [Finding] {
    let linted = LintedPage(page: page, docs: docs)
    let found = await sharesRules ? Self.sharing(settings.rules, linted) : Self.check(linted, settings.rules[...])
    var suppressions = Suppressions(linted, rules: ids)
    // A page without any operation is no page of the API: its tables belong to none.
    let isOther = page.groups.isEmpty
    let own = extracted.filter {
      settings.severities[$0.rule.code] != nil && !(isOther && $0.rule.code == UnplacedRules.unplacedTableCode)
        && !($0.rule.code == UnplacedRules.unplacedOperationCode && Self.isRemark($0, in: page.document.source))
    }
    let kept = (own + found).filter { !suppressions.suppresses($0) }
    let about = suppressions.findings(rules: ids) { settings.severities[$0] != nil }
    return settings.graded((kept + about).map { Self.kept($0, in: page.document.source) })
  }

  /// The parser miscounts behind a backslash at the end of a line: no finding points out of its page all the same.
  private static func kept(_ finding: Finding, in source: SourceText) -> Finding {
    guard let range = finding.span.range, finding.span.path.isEmpty == false else { return finding }
    let clamped = SourceRange(source.clamped(range.start), source.clamped(range.end))
    guard clamped != range else { return finding }
    var finding = finding
    finding.span.range = clamped
    // An edit there would hit something else.
    finding.fix = nil
    return finding
  }

  /// Whether a line between listed operations is indented below one of them: a remark on it.
  private static func isRemark(_ finding: Finding, in source: SourceText) -> Bool {
    let line = Int(finding.span.line)
    guard line > 1, line <= source.lineCount else { return false }
    let own = source.bytes[source.lineRange(line)].prefix(while: \.isBlank).count
    return own > source.bytes[source.lineRange(line - 1)].prefix(while: \.isBlank).count
  }

  private static func check(_ page: LintedPage, _ rules: ArraySlice<any LintRule>) -> [Finding] {
    var report = LintReport(path: page.page.path)
    // By their positions: a rule in a variable is a copy of its card.
    for number in rules.indices { rules[number].check(page, &report) }
    return report.findings
  }

  /// Rules look at a page independently of each other: where there are too few pages to share, they are shared.
  private static func sharing(_ rules: [any LintRule], _ page: LintedPage) async -> [Finding] {
    async let second = check(page, rules[(rules.count / 2)...])
    return await check(page, rules[..<(rules.count / 2)]) + second
  }

  /// So few pages are not worth another thread each.
  private static let fewPages = 8

  /// Pages are judged independently of each other.
  private static func inParts(
    _ pages: [ExtractedPage], _ judge: @escaping @Sendable (ExtractedPage) async -> [Finding]
  ) async -> [Finding] {
    guard pages.count >= fewPages else {
      var findings: [Finding] = []
      for page in pages { findings += await judge(page) }
      return findings
    }
    let chunk = max(4, pages.count / 16)
    return await withTaskGroup(of: [Finding].self) { group in
      for start in stride(from: 0, to: pages.count, by: chunk) {
        group.addTask {
          var findings: [Finding] = []
          for page in pages[start..<min(start + chunk, pages.count)] { findings += await judge(page) }
          return findings
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// A part of a run: of the pages, in their order, every N-th from the K-th on.
  public struct Shard: Hashable, Sendable {
    /// From 1 to `count`.
    public let number: Int
    public let count: Int

    /// Reads `2/8`; nil for another form.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000) ~= count, (1...count) ~= number
      else { return nil }
      self.number = number
      self.count = count
    }

    func holds(_ page: Int) -> Bool { page % count == number - 1 }
  }

  /// The rules that run on a page, by their code, with their severity there.
  private struct Settings {
    var severities: [String: Severity] = [:]
    /// Those that look at pages, in the order of the catalogue.
    var rules: [any LintRule] = []

    func graded(_ findings: [Finding]) -> [Finding] {
      findings.map { finding in
        var finding = finding
        finding.severity = severities[finding.rule.code] ?? finding.severity
        return finding
      }
    }
  }

  /// - Parameter path: Nil for every page that no override speaks of.
  private func settings(for path: String?) -> Settings {
    var settings = Settings()
    for card in cards where configuration.isEnabled(card, on: path) {
      settings.severities[card.id.code] = configuration.severity(of: card, on: path)
    }
    settings.rules = rules.filter { settings.severities[$0.code] != nil }.map(\.rule)
    return settings
  }
}
