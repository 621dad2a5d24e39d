public import APIModel

/// Every difference that the differ tells apart, and what it means for a client that follows the old docs. This is
/// the one table of verdicts.
///
/// The verdicts are those that users of OpenAPI diff tools know: what a client sends may be demanded less of, never
/// more; what it receives may be promised more of, never less. Where only examples speak, which can't promise, a
/// verdict is `risky` at most.
public enum Compatibility: String, Hashable, Sendable, CaseIterable {
  case operationAdded = "operation-added"
  case operationRemoved = "operation-removed"
  case operationMoved = "operation-moved"
  case operationMerged = "operation-merged"
  case operationSplit = "operation-split"
  case operationDeprecated = "operation-deprecated"
  case operationDeprecationEnded = "operation-deprecation-ended"

  case parameterAddedRequired = "parameter-added-required"
  case parameterAddedConditional = "parameter-added-conditional"
  case parameterAddedOptional = "parameter-added-optional"
  case parameterRemoved = "parameter-removed"
  case parameterRenamed = "parameter-renamed"
  case parameterMoved = "parameter-moved"
  case parameterIdentityChanged = "parameter-identity-changed"
  case parameterRequired = "parameter-required"
  case parameterRequiredUnstatedBefore = "parameter-required-unstated-before"
  case parameterRequiredConditionally = "parameter-required-conditionally"
  case parameterOptional = "parameter-optional"
  case parameterTypeNarrowed = "parameter-type-narrowed"
  case parameterTypeWidened = "parameter-type-widened"
  case parameterFormatChanged = "parameter-format-changed"
  case parameterNotNullable = "parameter-not-nullable"
  case parameterEnumValueRemoved = "parameter-enum-value-removed"
  case parameterEnumValueAdded = "parameter-enum-value-added"
  case parameterBecameEnum = "parameter-became-enum"
  case parameterNoLongerEnum = "parameter-no-longer-enum"
  case parameterDefaultChanged = "parameter-default-changed"
  case parameterBoundTightened = "parameter-bound-tightened"
  case parameterBoundLoosened = "parameter-bound-loosened"
  case parameterBoundAdded = "parameter-bound-added"
  case parameterPatternChanged = "parameter-pattern-changed"
  case parameterDeprecated = "parameter-deprecated"
  case parameterDeprecationEnded = "parameter-deprecation-ended"
  case parameterEnumValueDeprecated = "parameter-enum-value-deprecated"

  case fieldAdded = "field-added"
  case fieldRemoved = "field-removed"
  case optionalFieldRemoved = "optional-field-removed"
  case fieldRenamed = "field-renamed"
  case fieldTypeChanged = "field-type-changed"
  case fieldTypeNarrowed = "field-type-narrowed"
  case fieldFractionShown = "field-fraction-shown"
  case fieldFormatChanged = "field-format-changed"
  case responseShapeChanged = "response-shape-changed"
  case objectReplaced = "object-replaced"
  case fieldNullable = "field-nullable"
  case fieldShownNull = "field-shown-null"
  case fieldOptional = "field-optional"
  case fieldNotAlwaysShown = "field-not-always-shown"
  case fieldEnumValueAdded = "field-enum-value-added"
  case fieldEnumValueRemoved = "field-enum-value-removed"
  case fieldDeprecated = "field-deprecated"
  case fieldDeprecationEnded = "field-deprecation-ended"
  case fieldEnumValueDeprecated = "field-enum-value-deprecated"

  case successStatusChanged = "success-status-changed"
  case bodyDropped = "body-dropped"
  case errorStatusAdded = "error-status-added"
  case errorStatusRemoved = "error-status-removed"
  case authenticationAdded = "authentication-added"
  case authenticationDropped = "authentication-dropped"
  case authenticationHeaderChanged = "authentication-header-changed"
  case roleAdded = "role-added"
  case roleDropped = "role-dropped"
  case paginationAdded = "pagination-added"
  case paginationDropped = "pagination-dropped"

  /// Which way the thing that changed travels.
  public enum Direction: String, Hashable, Sendable { case request, response, both }

  /// A row of the table.
  public struct Row: Hashable, Sendable {
    public var kind: ChangeKind
    public var direction: Direction
    public var verdict: SpecChange.Verdict
    /// What happened and why that is the verdict, without a full stop.
    public var meaning: String

    init(_ kind: ChangeKind, _ direction: Direction, _ verdict: SpecChange.Verdict, _ meaning: String) {
      self.kind = kind
      self.direction = direction
      self.verdict = verdict
      self.meaning = meaning
    }
  }

  public var row: Row {
    switch self {
    case .operationAdded: Row(.operationAdded, .both, .safe, "nobody calls it yet")
    case .operationRemoved: Row(.operationRemoved, .both, .breaking, "calls to it fail")
    case .operationMoved: Row(.operationMoved, .both, .breaking, "calls to the old method or path fail")
    case .operationMerged: Row(.operationMerged, .both, .breaking, "calls to the old path fail")
    case .operationSplit: Row(.operationSplit, .both, .breaking, "the parameter no longer selects it")
    case .operationDeprecated: Row(.operationDeprecated, .both, .safe, "it still works")

    case .operationDeprecationEnded: Row(.operationDeprecated, .both, .safe, "it goes on working")

    case .parameterAddedRequired: Row(.parameterAdded, .request, .breaking, "old requests lack it")
    case .parameterAddedConditional: Row(.parameterAdded, .request, .risky, "some old requests lack it")
    case .parameterAddedOptional: Row(.parameterAdded, .request, .safe, "old requests may go without")
    case .parameterRemoved: Row(.parameterRemoved, .request, .risky, "it is ignored or refused, results may differ")
    case .parameterRenamed: Row(.parameterRenamed, .request, .breaking, "the old name is not understood")
    case .parameterMoved: Row(.parameterMoved, .request, .breaking, "the server looks for it elsewhere")
    case .parameterIdentityChanged:
      Row(.parameterIdentityChanged, .request, .breaking, "the old value names nothing, or something else")
    case .parameterRequired: Row(.parameterRequired, .request, .breaking, "old requests may lack it")
    case .parameterRequiredUnstatedBefore:
      Row(.parameterRequired, .request, .risky, "the old docs did not say whether it was")
    case .parameterRequiredConditionally: Row(.parameterRequired, .request, .risky, "some old requests may lack it")
    case .parameterOptional: Row(.parameterOptional, .request, .safe, "old requests send it")
    case .parameterTypeNarrowed: Row(.parameterTypeChanged, .request, .breaking, "old values may be refused")
    case .parameterTypeWidened: Row(.parameterTypeChanged, .request, .safe, "old values are still accepted")
    case .parameterFormatChanged: Row(.parameterTypeChanged, .request, .risky, "old values may be read another way")
    case .parameterNotNullable: Row(.parameterTypeChanged, .request, .breaking, "null is refused")
    case .parameterEnumValueRemoved: Row(.parameterEnumChanged, .request, .breaking, "an old value is refused")
    case .parameterEnumValueAdded: Row(.parameterEnumChanged, .request, .safe, "old values are still accepted")
    case .parameterBecameEnum: Row(.parameterEnumChanged, .request, .risky, "other values may be refused")
    case .parameterNoLongerEnum: Row(.parameterEnumChanged, .request, .safe, "old values are still accepted")
    case .parameterDefaultChanged: Row(.parameterDefaultChanged, .request, .risky, "requests without it now differ")
    case .parameterBoundTightened: Row(.parameterConstraintChanged, .request, .breaking, "old values may be refused")
    case .parameterBoundLoosened: Row(.parameterConstraintChanged, .request, .safe, "old values are still accepted")
    case .parameterBoundAdded: Row(.parameterConstraintChanged, .request, .risky, "the old docs named no bound")
    case .parameterPatternChanged: Row(.parameterConstraintChanged, .request, .risky, "old values may be refused")
    case .parameterDeprecated: Row(.parameterDeprecated, .request, .safe, "it still works")
    case .parameterDeprecationEnded: Row(.parameterDeprecated, .request, .safe, "it goes on working")
    case .parameterEnumValueDeprecated: Row(.parameterDeprecated, .request, .safe, "the value still works")

    case .fieldAdded: Row(.fieldAdded, .response, .safe, "old clients ignore it")
    case .fieldRemoved: Row(.fieldRemoved, .response, .breaking, "old clients read it")
    case .optionalFieldRemoved: Row(.fieldRemoved, .response, .risky, "old clients could not rely on it")
    case .fieldRenamed: Row(.fieldRenamed, .response, .breaking, "old clients read the old name")
    case .fieldTypeChanged: Row(.fieldTypeChanged, .response, .breaking, "old clients expect the old type")
    case .fieldTypeNarrowed: Row(.fieldTypeChanged, .response, .safe, "old clients expect it among others")
    case .fieldFractionShown: Row(.fieldTypeChanged, .response, .risky, "old examples happened to show integers")
    case .fieldFormatChanged: Row(.fieldTypeChanged, .response, .risky, "old clients may fail to parse it")
    case .responseShapeChanged: Row(.fieldTypeChanged, .response, .breaking, "a list is read as object or the reverse")
    case .objectReplaced: Row(.fieldTypeChanged, .response, .risky, "the examples show two different things")
    case .fieldNullable: Row(.fieldNullable, .response, .breaking, "old clients expect a value")
    case .fieldShownNull: Row(.fieldNullable, .response, .risky, "old examples never showed null")
    case .fieldOptional: Row(.fieldOptional, .response, .breaking, "old clients expect it")
    case .fieldNotAlwaysShown: Row(.fieldOptional, .response, .risky, "old examples always showed it")
    case .fieldEnumValueAdded: Row(.fieldEnumChanged, .response, .risky, "old clients don't know the value")
    case .fieldEnumValueRemoved: Row(.fieldEnumChanged, .response, .safe, "the value just no longer comes")
    case .fieldDeprecated: Row(.fieldDeprecated, .response, .safe, "it still comes")
    case .fieldDeprecationEnded: Row(.fieldDeprecated, .response, .safe, "it goes on coming")
    case .fieldEnumValueDeprecated: Row(.fieldDeprecated, .response, .safe, "the value still comes")

    case .successStatusChanged: Row(.statusChanged, .response, .breaking, "old clients wait for the old status")
    case .bodyDropped: Row(.statusChanged, .response, .breaking, "old clients read the body")
    case .errorStatusAdded: Row(.statusChanged, .response, .safe, "clients treat unknown errors by their class")
    case .errorStatusRemoved: Row(.statusChanged, .response, .safe, "the error just no longer comes")
    case .authenticationAdded: Row(.authenticationChanged, .request, .breaking, "old requests come without a token")
    case .authenticationDropped: Row(.authenticationChanged, .request, .safe, "a token does no harm")
    case .authenticationHeaderChanged:
      Row(.authenticationChanged, .request, .risky, "the old header may be no longer read")
    case .roleAdded: Row(.authenticationChanged, .request, .risky, "the old docs named no such role")
    case .roleDropped: Row(.authenticationChanged, .request, .safe, "who had the role may go on")
    case .paginationAdded: Row(.paginationChanged, .response, .risky, "old clients see the first page only")
    case .paginationDropped: Row(.paginationChanged, .response, .safe, "one page is all")
    }
  }
}
