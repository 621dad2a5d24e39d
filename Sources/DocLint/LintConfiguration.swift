public import APIModel
public import DocExtract

/// What is linted how: what `.docproof.yml` and the options of the command line say.
///
/// A rule runs where it is selected and not ignored. Of two selectors that both mean it the narrower one counts: a code
/// or name before a prefix, a longer prefix before a shorter one, `recommended` and `all` last; of two equally narrow
/// ones `ignore`.
public struct LintConfiguration: Hashable, Sendable {
  /// Codes, names, prefixes, `recommended` (what runs when nothing is said) or `all`.
  public var select: [String]
  public var ignore: [String]
  /// The severity of single rules, in the order given; a later one counts.
  public var severities: [SeverityRule]
  /// What is different for some paths, in the order given; a later one counts.
  public var overrides: [Override]
  /// The version that the docs are for.
  public var targetVersion: VersionNumber?
  /// The path before all documented ones, `/api/v4`, where samples do not show it.
  public var basePath: String?
  /// What columns of the docs' own mean: a title and the title that docproof knows.
  public var columns: [String: String]

  public init(
    select: [String] = ["recommended"], ignore: [String] = [], severities: [SeverityRule] = [],
    overrides: [Override] = [], targetVersion: VersionNumber? = nil, basePath: String? = nil,
    columns: [String: String] = [:]
  ) {
    self.select = select
    self.ignore = ignore
    self.severities = severities
    self.overrides = overrides
    self.targetVersion = targetVersion
    self.basePath = basePath
    self.columns = columns
  }

  /// The severity for all rules that a selector means.
  public struct SeverityRule: Hashable, Sendable {
    public var selector: String
    public var severity: Severity

    public init(_ selector: String, _ severity: Severity) {
      self.selector = selector
      self.severity = severity
    }
  }

  /// What is different for the paths that fit one of some patterns.
  public struct Override: Hashable, Sendable {
    public var paths: [PathPattern]
    /// Selected in addition.
    public var select: [String]
    public var ignore: [String]
    public var severities: [SeverityRule]

    public init(
      paths: [PathPattern], select: [String] = [], ignore: [String] = [], severities: [SeverityRule] = []
    ) {
      self.paths = paths
      self.select = select
      self.ignore = ignore
      self.severities = severities
    }

    func speaks(of path: String?) -> Bool { path.map { path in paths.contains { $0.matches(path) } } ?? false }
  }

  /// Something in the configuration that means nothing.
  public struct Problem: Hashable, Sendable {
    /// The selector as written.
    public var selector: String
    /// The rule that may be meant.
    public var suggestion: String?

    /// One line for a person.
    public var message: String {
      suggestion.map { "`\(selector)` is no rule; did you mean `\($0)`?" } ?? "`\(selector)` is no rule"
    }
  }

  /// Whether any override speaks of a page.
  func hasOverride(for path: String) -> Bool { overrides.contains { $0.speaks(of: path) } }

  /// Whether a rule runs on a page.
  /// - Parameter path: Relative to the folder that is linted; nil for pages that no override speaks of.
  public func isEnabled(_ card: RuleCard, on path: String?) -> Bool {
    guard card.status != .retired else { return false }
    var state = isEnabled(card, select, ignore) ?? false
    for override in overrides where override.speaks(of: path) {
      state = isEnabled(card, override.select, override.ignore) ?? state
    }
    return state
  }

  /// Whether a rule runs on any page at all.
  public func mayRun(_ card: RuleCard) -> Bool {
    guard card.status != .retired else { return false }
    if isEnabled(card, select, ignore) == true { return true }
    return overrides.contains { isEnabled(card, $0.select, $0.ignore) == true }
  }

  /// Nil where neither list means the rule.
  private func isEnabled(_ card: RuleCard, _ select: [String], _ ignore: [String]) -> Bool? {
    let selected = select.compactMap { Self.narrowness($0, card) }.max()
    let ignored = ignore.compactMap { Self.narrowness($0, card) }.max()
    switch (selected, ignored) {
    case (nil, nil): return nil
    case (let selected?, let ignored?): return selected > ignored
    case (_?, nil): return true
    case (nil, _?): return false
    }
  }

  /// How narrowly a selector means a rule; nil where it does not.
  private static func narrowness(_ selector: String, _ card: RuleCard) -> Int? {
    switch selector.lowercased() {
    case "all": return 0
    case "recommended": return card.status == .recommended ? 0 : nil
    default:
      guard card.id.matches(selector) else { return nil }
      return selector == card.id.name ? card.id.code.utf8.count : selector.utf8.count
    }
  }

  /// The severity of a rule on a page.
  public func severity(of card: RuleCard, on path: String?) -> Severity {
    var severity = card.severity
    for rule in severities where Self.narrowness(rule.selector, card) != nil { severity = rule.severity }
    for override in overrides where override.speaks(of: path) {
      for rule in override.severities where Self.narrowness(rule.selector, card) != nil { severity = rule.severity }
    }
    return severity
  }

  /// The selectors that mean no rule.
  /// - Parameter cards: All rules that exist.
  public func problems(among cards: [RuleCard]) -> [Problem] {
    let given =
      select + ignore + severities.map(\.selector)
      + overrides.flatMap { $0.select + $0.ignore + $0.severities.map(\.selector) }
    var seen: Set<String> = []
    return given.filter { selector in
      seen.insert(selector).inserted && !["all", "recommended"].contains(selector.lowercased())
        && !cards.contains { $0.id.matches(selector) }
    }.map { selector in
      Problem(
        selector: selector, suggestion: RuleCatalogue.nearest(to: selector, among: cards))
    }
  }
}
