/// One difference between two versions of an API.
public struct SpecChange: Hashable, Sendable {
  /// What a change means for a client that follows the old docs.
  public enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
    case safe, risky, breaking
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }
  }

  /// A place in the old or new docs.
  public struct Side: Hashable, Sendable {
    public var span: SourceSpan?
    /// What stands there, such as a type or the list of values.
    public var value: String?

    public init(span: SourceSpan? = nil, value: String? = nil) {
      self.span = span
      self.value = value
    }
  }

  public var kind: ChangeKind
  public var verdict: Verdict
  /// `GET /runners/{id}` in the old docs, or in the new ones where the old have none.
  public var operation: String
  /// The operation's new name, where it moved.
  public var to: String?
  /// `path`, `query`, `body`, `header` for a parameter, `response` with its status for an attribute.
  public var location: String?
  /// The parameter, or the attribute's path such as `[].author.username`.
  public var name: String?
  public var newName: String?
  /// 1 where the docs say so, less where it was inferred.
  public var confidence: Double
  public var old: Side?
  public var new: Side?
  /// Set where only the docs were corrected and the API behaves as before: what shows it, as a sentence without full
  /// stop, `the old sample request sends it already`.
  public var correction: String?
  /// One sentence: what happened. No final full stop.
  public var message: String
  /// What to do about it.
  public var advice: String

  public init(
    kind: ChangeKind, verdict: Verdict, operation: String, to: String? = nil, location: String? = nil,
    name: String? = nil,
    newName: String? = nil, confidence: Double = 1, old: Side? = nil, new: Side? = nil, message: String, advice: String
  ) {
    self.kind = kind
    self.verdict = verdict
    self.operation = operation
    self.to = to
    self.location = location
    self.name = name
    self.newName = newName
    self.confidence = confidence
    self.old = old
    self.new = new
    self.message = message
    self.advice = advice
  }
}

/// What kind of difference a change is; the raw value is its name in reports and config.
public enum ChangeKind: String, Hashable, Sendable, CaseIterable {
  /// The part of every URL before the operations' paths.
  case basePathChanged = "base-path-changed"
  case operationAdded = "operation-added"
  case operationRemoved = "operation-removed"
  case operationMoved = "operation-moved"
  /// Into another operation, with a parameter that makes it the old one.
  case operationMerged = "operation-merged"
  /// A parameter's value became an operation of its own.
  case operationSplit = "operation-split"
  case operationDeprecated = "operation-deprecated"
  case parameterAdded = "parameter-added"
  case parameterRemoved = "parameter-removed"
  case parameterRenamed = "parameter-renamed"
  case parameterMoved = "parameter-moved"
  /// Its value means another thing: the number in the project instead of the number in the database.
  case parameterIdentityChanged = "parameter-identity-changed"
  case parameterRequired = "parameter-required"
  case parameterOptional = "parameter-optional"
  case parameterTypeChanged = "parameter-type-changed"
  case parameterEnumChanged = "parameter-enum-changed"
  case parameterDefaultChanged = "parameter-default-changed"
  /// Its bounds, length or pattern.
  case parameterConstraintChanged = "parameter-constraint-changed"
  /// Its description says something else of the same name and type: any of the values, now all of them.
  case parameterMeaningChanged = "parameter-meaning-changed"
  case parameterDeprecated = "parameter-deprecated"
  /// Whether a request must have a body.
  case requestBodyChanged = "request-body-changed"
  case fieldAdded = "field-added"
  case fieldRemoved = "field-removed"
  case fieldRenamed = "field-renamed"
  case fieldTypeChanged = "field-type-changed"
  case fieldNullable = "field-nullable"
  case fieldOptional = "field-optional"
  case fieldRequired = "field-required"
  case fieldEnumChanged = "field-enum-changed"
  /// Its bounds, length or pattern.
  case fieldConstraintChanged = "field-constraint-changed"
  case fieldDeprecated = "field-deprecated"
  case statusChanged = "status-changed"
  /// What a request may be sent as, or an answer comes as.
  case mediaTypeChanged = "media-type-changed"
  case authenticationChanged = "authentication-changed"
  case paginationChanged = "pagination-changed"
}
