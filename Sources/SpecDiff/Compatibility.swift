public import APIModel

/// Every difference that the differ tells apart, and what it means for a client that follows the old docs. This is
/// the one table of verdicts.
///
/// The verdicts are those that users of OpenAPI diff tools know: what a client sends may be demanded less of, never
/// more; what it receives may be promised more of, never less. Where only examples speak, which can't promise, a
/// verdict is `risky` at most.
public enum Compatibility: String, Hashable, Sendable, CaseIterable {
  case basePathChanged = "base-path-changed"
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
  case parameterNullable = "parameter-nullable"
  case parameterEnumValueRemoved = "parameter-enum-value-removed"
  case parameterEnumValueAdded = "parameter-enum-value-added"
  case parameterBecameEnum = "parameter-became-enum"
  case parameterLimitedToEnum = "parameter-limited-to-enum"
  case parameterNoLongerEnum = "parameter-no-longer-enum"
  case parameterDefaultChanged = "parameter-default-changed"
  case parameterDefaultReplaced = "parameter-default-replaced"
  case parameterBoundTightened = "parameter-bound-tightened"
  case parameterBoundLoosened = "parameter-bound-loosened"
  case parameterBoundAdded = "parameter-bound-added"
  case parameterPatternChanged = "parameter-pattern-changed"
  case parameterPatternDropped = "parameter-pattern-dropped"
  case parameterAssertionChanged = "parameter-assertion-changed"
  case parameterAssertionDropped = "parameter-assertion-dropped"
  case additionalParametersRefused = "additional-parameters-refused"
  case additionalParametersLimited = "additional-parameters-limited"
  case additionalParametersAllowed = "additional-parameters-allowed"
  case parameterMeaningChanged = "parameter-meaning-changed"
  case parameterDeprecated = "parameter-deprecated"
  case parameterDeprecationEnded = "parameter-deprecation-ended"
  case parameterEnumValueDeprecated = "parameter-enum-value-deprecated"

  case requestBodyRequired = "request-body-required"
  case requestBodyOptional = "request-body-optional"
  case requestMediaTypeRemoved = "request-media-type-removed"
  case requestMediaTypeAdded = "request-media-type-added"

  case fieldAdded = "field-added"
  case fieldRemoved = "field-removed"
  case optionalFieldRemoved = "optional-field-removed"
  case fieldRenamed = "field-renamed"
  case fieldTypeChanged = "field-type-changed"
  case fieldTypeNarrowed = "field-type-narrowed"
  case fieldFractionShown = "field-fraction-shown"
  case fieldFormatChanged = "field-format-changed"
  case fieldFormatWidened = "field-format-widened"
  case responseShapeChanged = "response-shape-changed"
  case objectReplaced = "object-replaced"
  case fieldNullable = "field-nullable"
  case fieldShownNull = "field-shown-null"
  case fieldNotNullable = "field-not-nullable"
  case fieldOptional = "field-optional"
  case fieldNotAlwaysShown = "field-not-always-shown"
  case fieldsNotAlwaysShown = "fields-not-always-shown"
  case fieldRequired = "field-required"
  case fieldEnumValueAdded = "field-enum-value-added"
  case fieldEnumValueRemoved = "field-enum-value-removed"
  case fieldNoLongerEnum = "field-no-longer-enum"
  case fieldBoundLoosened = "field-bound-loosened"
  case fieldBoundTightened = "field-bound-tightened"
  case fieldPatternChanged = "field-pattern-changed"
  case fieldAssertionDropped = "field-assertion-dropped"
  case fieldAssertionAdded = "field-assertion-added"
  case additionalFieldsDropped = "additional-fields-dropped"
  case additionalFieldsWidened = "additional-fields-widened"
  case additionalFieldsLimited = "additional-fields-limited"
  case additionalFieldsAllowed = "additional-fields-allowed"
  case fieldDeprecated = "field-deprecated"
  case fieldDeprecationEnded = "field-deprecation-ended"
  case fieldEnumValueDeprecated = "field-enum-value-deprecated"

  case successStatusChanged = "success-status-changed"
  case successStatusAdded = "success-status-added"
  case responseHeaderRemoved = "response-header-removed"
  case responseHeaderNoLongerPromised = "response-header-no-longer-promised"
  case optionalResponseHeaderRemoved = "optional-response-header-removed"
  case responseHeaderAdded = "response-header-added"
  case responseHeaderPromised = "response-header-promised"
  case bodyDropped = "body-dropped"
  case bodyNoLongerShown = "body-no-longer-shown"
  case bodyShown = "body-shown"
  case responseMediaTypeRemoved = "response-media-type-removed"
  case responseMediaTypeAdded = "response-media-type-added"
  case errorStatusAdded = "error-status-added"
  case errorStatusRemoved = "error-status-removed"
  case authenticationAdded = "authentication-added"
  case authenticationShown = "authentication-shown"
  case authenticationDropped = "authentication-dropped"
  case authenticationHeaderChanged = "authentication-header-changed"
  case authenticationWayRemoved = "authentication-way-removed"
  case authenticationWayAdded = "authentication-way-added"
  case scopeAdded = "scope-added"
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
    case .basePathChanged: Row(.basePathChanged, .both, .breaking, "calls to the old base URL fail")
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
    case .parameterNullable: Row(.parameterTypeChanged, .request, .safe, "old values are still accepted")
    case .parameterEnumValueRemoved: Row(.parameterEnumChanged, .request, .breaking, "an old value is refused")
    case .parameterEnumValueAdded: Row(.parameterEnumChanged, .request, .safe, "old values are still accepted")
    case .parameterBecameEnum: Row(.parameterEnumChanged, .request, .risky, "other values may be refused")
    case .parameterLimitedToEnum:
      Row(.parameterEnumChanged, .request, .breaking, "a contract that listed no values allowed others")
    case .parameterNoLongerEnum: Row(.parameterEnumChanged, .request, .safe, "old values are still accepted")
    case .parameterDefaultChanged: Row(.parameterDefaultChanged, .request, .risky, "requests without it now differ")
    case .parameterDefaultReplaced:
      Row(.parameterDefaultChanged, .request, .breaking, "a contract promised the old one to requests without it")
    case .parameterBoundTightened: Row(.parameterConstraintChanged, .request, .breaking, "old values may be refused")
    case .parameterBoundLoosened: Row(.parameterConstraintChanged, .request, .safe, "old values are still accepted")
    case .parameterBoundAdded: Row(.parameterConstraintChanged, .request, .risky, "the old docs named no bound")
    case .parameterPatternChanged: Row(.parameterConstraintChanged, .request, .risky, "old values may be refused")
    case .parameterPatternDropped:
      Row(.parameterConstraintChanged, .request, .safe, "old values are still accepted")
    case .parameterAssertionChanged:
      Row(.parameterConstraintChanged, .request, .breaking, "old values may be refused")
    case .parameterAssertionDropped:
      Row(.parameterConstraintChanged, .request, .safe, "old values are still accepted")
    case .additionalParametersRefused:
      Row(.parameterConstraintChanged, .request, .breaking, "names that are not listed are refused")
    case .additionalParametersLimited:
      Row(.parameterConstraintChanged, .request, .risky, "values of names that are not listed may be refused")
    case .additionalParametersAllowed:
      Row(.parameterConstraintChanged, .request, .safe, "old requests send none")
    case .parameterMeaningChanged:
      Row(.parameterMeaningChanged, .request, .risky, "the same value may ask for another thing")
    case .parameterDeprecated: Row(.parameterDeprecated, .request, .safe, "it still works")
    case .parameterDeprecationEnded: Row(.parameterDeprecated, .request, .safe, "it goes on working")
    case .parameterEnumValueDeprecated: Row(.parameterDeprecated, .request, .safe, "the value still works")

    case .requestBodyRequired: Row(.requestBodyChanged, .request, .breaking, "old requests may come without one")
    case .requestBodyOptional: Row(.requestBodyChanged, .request, .safe, "old requests send it")
    case .requestMediaTypeRemoved: Row(.mediaTypeChanged, .request, .breaking, "old bodies are refused")
    case .requestMediaTypeAdded: Row(.mediaTypeChanged, .request, .safe, "old bodies are still accepted")

    case .fieldAdded: Row(.fieldAdded, .response, .safe, "old clients ignore it")
    case .fieldRemoved: Row(.fieldRemoved, .response, .breaking, "old clients read it")
    case .optionalFieldRemoved: Row(.fieldRemoved, .response, .risky, "old clients could not rely on it")
    case .fieldRenamed: Row(.fieldRenamed, .response, .breaking, "old clients read the old name")
    case .fieldTypeChanged: Row(.fieldTypeChanged, .response, .breaking, "old clients expect the old type")
    case .fieldTypeNarrowed: Row(.fieldTypeChanged, .response, .safe, "old clients expect it among others")
    case .fieldFractionShown: Row(.fieldTypeChanged, .response, .risky, "old examples happened to show integers")
    case .fieldFormatChanged: Row(.fieldTypeChanged, .response, .risky, "old clients may fail to parse it")
    case .fieldFormatWidened: Row(.fieldTypeChanged, .response, .breaking, "old clients rely on the old format")
    case .responseShapeChanged: Row(.fieldTypeChanged, .response, .breaking, "a list is read as object or the reverse")
    case .objectReplaced: Row(.fieldTypeChanged, .response, .risky, "the examples show two different things")
    case .fieldNullable: Row(.fieldNullable, .response, .breaking, "old clients expect a value")
    case .fieldShownNull: Row(.fieldNullable, .response, .risky, "old examples never showed null")
    case .fieldNotNullable: Row(.fieldNullable, .response, .safe, "null just no longer comes")
    case .fieldOptional: Row(.fieldOptional, .response, .breaking, "old clients expect it")
    case .fieldNotAlwaysShown: Row(.fieldOptional, .response, .risky, "old examples always showed it")
    case .fieldsNotAlwaysShown:
      Row(.fieldOptional, .response, .risky, "some new examples show the object with fewer attributes")
    case .fieldRequired: Row(.fieldRequired, .response, .safe, "old clients expect it to be missing at times")
    case .fieldEnumValueAdded: Row(.fieldEnumChanged, .response, .risky, "old clients don't know the value")
    case .fieldEnumValueRemoved: Row(.fieldEnumChanged, .response, .safe, "the value just no longer comes")
    case .fieldNoLongerEnum: Row(.fieldEnumChanged, .response, .risky, "old clients don't know other values")
    case .fieldBoundLoosened: Row(.fieldConstraintChanged, .response, .breaking, "old clients rely on the bound")
    case .fieldBoundTightened: Row(.fieldConstraintChanged, .response, .safe, "values keep the old bound, too")
    case .fieldPatternChanged: Row(.fieldConstraintChanged, .response, .safe, "old clients read it as text")
    case .fieldAssertionDropped: Row(.fieldConstraintChanged, .response, .breaking, "old clients rely on it")
    case .fieldAssertionAdded: Row(.fieldConstraintChanged, .response, .safe, "values keep the old contract, too")
    case .additionalFieldsDropped:
      Row(.fieldConstraintChanged, .response, .breaking, "old clients read names that are not listed")
    case .additionalFieldsWidened:
      Row(.fieldConstraintChanged, .response, .breaking, "old clients rely on the type of names that are not listed")
    case .additionalFieldsLimited:
      Row(.fieldConstraintChanged, .response, .safe, "nothing was promised of names that are not listed")
    case .additionalFieldsAllowed: Row(.fieldConstraintChanged, .response, .safe, "old clients ignore them")
    case .fieldDeprecated: Row(.fieldDeprecated, .response, .safe, "it still comes")
    case .fieldDeprecationEnded: Row(.fieldDeprecated, .response, .safe, "it goes on coming")
    case .fieldEnumValueDeprecated: Row(.fieldDeprecated, .response, .safe, "the value still comes")

    case .successStatusChanged: Row(.statusChanged, .response, .breaking, "old clients wait for the old status")
    case .successStatusAdded: Row(.statusChanged, .response, .safe, "clients treat unknown statuses by their class")
    case .bodyNoLongerShown: Row(.statusChanged, .response, .risky, "old clients may read the body")
    case .bodyShown: Row(.statusChanged, .response, .safe, "old clients do not read the body")
    case .responseMediaTypeRemoved: Row(.mediaTypeChanged, .response, .breaking, "old clients read the old one")
    case .responseMediaTypeAdded: Row(.mediaTypeChanged, .response, .safe, "old clients ask for the old one")
    case .responseHeaderRemoved: Row(.fieldRemoved, .response, .breaking, "old clients read it")
    case .optionalResponseHeaderRemoved:
      Row(.fieldRemoved, .response, .risky, "old clients could not rely on it")
    case .responseHeaderNoLongerPromised: Row(.fieldOptional, .response, .breaking, "old clients expect it")
    case .responseHeaderPromised: Row(.fieldRequired, .response, .safe, "old clients expect it to be missing at times")
    case .responseHeaderAdded: Row(.fieldAdded, .response, .safe, "old clients ignore it")
    case .bodyDropped: Row(.statusChanged, .response, .breaking, "old clients read the body")
    case .errorStatusAdded: Row(.statusChanged, .response, .safe, "clients treat unknown errors by their class")
    case .errorStatusRemoved: Row(.statusChanged, .response, .safe, "the error just no longer comes")
    case .authenticationAdded: Row(.authenticationChanged, .request, .breaking, "old requests come without a token")
    case .authenticationShown:
      Row(.authenticationChanged, .request, .risky, "the old samples may just have left it out")
    case .authenticationDropped: Row(.authenticationChanged, .request, .safe, "a token does no harm")
    case .authenticationHeaderChanged:
      Row(.authenticationChanged, .request, .risky, "the old header may be no longer read")
    case .authenticationWayRemoved:
      Row(.authenticationChanged, .request, .breaking, "clients that authenticate this way are refused")
    case .authenticationWayAdded:
      Row(.authenticationChanged, .request, .safe, "the old ways are still accepted")
    case .scopeAdded: Row(.authenticationChanged, .request, .risky, "the old token may lack it")
    case .roleAdded: Row(.authenticationChanged, .request, .risky, "the old docs named no such role")
    case .roleDropped: Row(.authenticationChanged, .request, .safe, "who had the role may go on")
    case .paginationAdded: Row(.paginationChanged, .response, .risky, "old clients see the first page only")
    case .paginationDropped: Row(.paginationChanged, .response, .safe, "one page is all")
    }
  }
}
