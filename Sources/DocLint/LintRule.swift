public import APIModel

/// One rule about the docs alone: a file, a stateless struct with its card, its check, and its messages at the foot of
/// the file.
public protocol LintRule: Sendable {
  /// What there is to say about the rule.
  var card: RuleCard { get }
  /// Looks at one page and reports what is wrong there.
  func check(_ page: LintedPage, _ report: inout LintReport)
}

/// What a rule says, as typed statics at the foot of its file: `extension LintMessage { fileprivate static func … }`.
public struct LintMessage: Hashable, Sendable, ExpressibleByStringInterpolation {
  public let text: String
  public init(stringLiteral value: String) { text = value }
}

/// Takes a rule's findings. Rules name ranges of their page; only this builds spans.
public struct LintReport: Sendable {
  public internal(set) var findings: [Finding] = []
  let path: String

  /// - Parameter path: The page that the findings are about.
  public init(path: String) { self.path = path }

  /// Adds a finding.
  /// - Parameters:
  ///   - rule: The rule that speaks; its card gives code and severity.
  ///   - message: A headline that leads with the specific, without a full stop.
  ///   - range: The narrowest range of the page; nil for the whole page.
  public mutating func add(
    _ rule: some LintRule, _ message: LintMessage, at range: SourceRange?, operation: Operation? = nil,
    pointer: String? = nil,
    notes: [Finding.Note] = [], fix: LintFix? = nil
  ) {
    let card = rule.card
    findings.append(
      Finding(
        rule: card.id, severity: card.severity, message: message.text, span: SourceSpan(path: path, range: range),
        subject: Finding.Subject(operation: operation?.name, pointer: pointer), notes: notes,
        fix: fix.map { fix in
          Fix(
            title: fix.title,
            edits: fix.edits.map {
              TextEdit(span: SourceSpan(path: path, range: $0.range), replacement: $0.replacement)
            },
            isSafe: fix.isSafe)
        }))
  }
}

/// A change to the page that makes a finding go away.
public struct LintFix: Hashable, Sendable {
  public struct Edit: Hashable, Sendable {
    public var range: SourceRange
    public var replacement: String

    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// What it does, as an order: "Remove the comma".
  public var title: String
  public var edits: [Edit]
  /// False where the change might not be what the writer meant.
  public var isSafe: Bool

  public init(_ title: String, _ edits: [Edit], isSafe: Bool = true) {
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }
}
