/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case info
  /// Very likely wrong.
  case warning
  /// Wrong.
  case error

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A rule's permanent code and name, `REQ102 sample-url-mismatch`.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let code: String
  public let name: String

  public init(_ code: String, _ name: String) {
    self.code = code
    self.name = name
  }

  public var description: String { "\(code) \(name)" }
  /// The three letters, `REQ`.
  public var family: String { String(code.prefix(3)) }

  /// Whether a word in config, `--select` or a suppression means this rule: its code, its name, a prefix, or `ALL`.
  public func matches(_ selector: String) -> Bool {
    selector.uppercased() == "ALL" || name == selector || (!selector.isEmpty && code.hasPrefix(selector.uppercased()))
  }

  public static func < (a: RuleID, b: RuleID) -> Bool { a.code < b.code }
}

/// Something that is wrong, likely wrong or worth knowing. Lint, check, diff and extraction all use this type.
public struct Finding: Hashable, Sendable {
  public var rule: RuleID
  public var severity: Severity
  /// A headline that leads with the specific, without a full stop.
  public var message: String
  public var span: SourceSpan
  public var subject: Subject
  /// More lines for a person: where the other half of a contradiction stands, how to reproduce it.
  public var notes: [Note]
  public var fix: Fix?

  public init(
    rule: RuleID, severity: Severity, message: String, span: SourceSpan, subject: Subject = Subject(),
    notes: [Note] = [],
    fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.subject = subject
    self.notes = notes
    self.fix = fix
  }

  /// What a finding is about, where it is not just a place.
  public struct Subject: Hashable, Sendable {
    /// `GET /runners/{id}`
    public var operation: String?
    /// A JSON Pointer into the body or example, `/0/id`.
    public var pointer: String?

    public init(operation: String? = nil, pointer: String? = nil) {
      self.operation = operation
      self.pointer = pointer
    }
  }

  /// A further line, perhaps with a place of its own.
  public struct Note: Hashable, Sendable {
    public var text: String
    public var span: SourceSpan?

    public init(_ text: String, span: SourceSpan? = nil) {
      self.text = text
      self.span = span
    }
  }
}

/// A change to the docs that makes a finding go away.
public struct Fix: Hashable, Sendable {
  /// What it does, as an order: "Remove the comma".
  public var title: String
  public var edits: [TextEdit]
  /// False where the change might not be what the writer meant.
  public var isSafe: Bool

  public init(title: String, edits: [TextEdit], isSafe: Bool) {
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }
}

/// A replacement of a range of one file; an empty range inserts.
public struct TextEdit: Hashable, Sendable {
  public var span: SourceSpan
  public var replacement: String

  public init(span: SourceSpan, replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// What there is to say about a rule: the only source of its documentation.
public struct RuleCard: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable {
    /// On by default.
    case recommended
    /// Only with `--select`.
    case optional
    /// No longer in use; the code is never given to another rule.
    case retired
  }

  public var id: RuleID
  public var severity: Severity
  /// What it finds, in one line without a full stop.
  public var summary: String
  /// Why that is bad for a reader of the docs.
  public var why: String
  /// Markdown (for `SRV`: Markdown, then a response) that makes exactly this rule speak.
  public var bad: String
  /// The same, mended: no rule speaks.
  public var good: String
  public var status: Status

  public init(
    _ code: String, _ name: String, severity: Severity, summary: String, why: String, bad: String, good: String,
    status: Status = .recommended
  ) {
    id = RuleID(code, name)
    self.severity = severity
    self.summary = summary
    self.why = why
    self.bad = bad
    self.good = good
    self.status = status
  }
}
