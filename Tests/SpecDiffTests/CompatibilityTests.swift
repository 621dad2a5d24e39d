import APIModel
import SpecDiff
import Testing

/// Every row of the table, proved by a pair of specs that differ in just that.
@Suite struct CompatibilityTests {
  typealias Change = @Sendable (inout Operation) -> Void

  struct Sample: Sendable, CustomTestStringConvertible {
    var compatibility: Compatibility
    var verdict: SpecChange.Verdict
    var location: String?
    var name: String?
    /// The lines of both sides.
    var lines: (old: Int?, new: Int?)
    var byExample: Bool
    var old: Change
    var new: Change

    init(
      _ compatibility: Compatibility, _ verdict: SpecChange.Verdict, _ location: String? = nil, _ name: String? = nil,
      _ old: Int?, _ new: Int?, byExample: Bool = false, was: @escaping Change = { _ in },
      now: @escaping Change = { _ in }
    ) {
      self.compatibility = compatibility
      self.verdict = verdict
      self.location = location
      self.name = name
      lines = (old, new)
      self.byExample = byExample
      self.old = was
      self.new = now
    }

    var testDescription: String { compatibility.rawValue }
  }

  /// Proved in MigrationTests: they take more than one operation or name.
  private static let inferred: Set<Compatibility> = [
    .operationMoved, .operationMerged, .operationSplit, .parameterRenamed, .parameterIdentityChanged, .fieldRenamed,
  ]

  /// Proved in ContractPairTests: only contracts state them.
  private static let ofContracts: Set<Compatibility> = [
    .parameterNullable, .parameterLimitedToEnum, .parameterDefaultReplaced, .parameterPatternDropped,
    .requestBodyRequired, .requestBodyOptional, .requestMediaTypeRemoved, .requestMediaTypeAdded, .fieldFormatWidened,
    .fieldNotNullable, .fieldRequired, .fieldNoLongerEnum, .fieldBoundLoosened, .fieldBoundTightened,
    .fieldPatternChanged, .successStatusAdded, .responseMediaTypeRemoved, .responseMediaTypeAdded, .scopeAdded,
    .parameterAssertionChanged, .parameterAssertionDropped, .additionalParametersRefused, .additionalParametersLimited,
    .additionalParametersAllowed, .fieldAssertionDropped, .fieldAssertionAdded, .additionalFieldsDropped,
    .additionalFieldsWidened, .additionalFieldsLimited, .additionalFieldsAllowed, .authenticationWayRemoved,
    .authenticationWayAdded, .responseHeaderRemoved, .optionalResponseHeaderRemoved, .responseHeaderAdded,
    .responseHeaderNoLongerPromised, .responseHeaderPromised,
  ]

  static let samples: [Sample] = operations + parameters + fields + responses

  private static let added = { @Sendable (operation: inout Operation) in
    operation.parameters.append(SpecPair.parameter("reason", .query, .string, 113))
  }

  /// Six attributes more, each shown once.
  private static func widen(_ operation: inout Operation, occasions: Int) {
    operation.updateSchema { schema in
      for number in 0..<6 {
        var property = SpecPair.property("more_\(number)", .string, 140 + number, true)
        property.evidence.shown = 1
        property.evidence.occasions = occasions
        property.isRequired = occasions == 1
        schema.properties.append(property)
      }
    }
  }

  private static let operations: [Sample] = [
    Sample(
      .operationDeprecated, .safe, nil, nil, 1, 130,
      now: { $0.deprecation = Deprecation(since: "14.8", span: SpecPair.span(130)) }),
    Sample(
      .operationDeprecationEnded, .safe, nil, nil, 30, 101,
      was: { $0.deprecation = Deprecation(span: SpecPair.span(30)) }
    ),
    Sample(
      .parameterDeprecationEnded, .safe, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.deprecation = Deprecation(since: "14.8") } }),
    Sample(
      .fieldDeprecationEnded, .safe, "response 200", "name", 22, 122,
      was: { $0.updateField("name") { $0.deprecation = Deprecation(since: "14.8") } }),
    Sample(.roleAdded, .risky, nil, nil, 1, 101, was: { $0.roles = ["Developer"] }, now: { $0.roles = ["Owner"] }),
    Sample(.roleDropped, .safe, nil, nil, 1, 101, was: { $0.roles = ["Owner"] }),
    Sample(.operationRemoved, .breaking, nil, nil, 1, 131, now: { $0.removal = Removal(span: SpecPair.span(131)) }),
    Sample(
      .authenticationAdded, .breaking, "header", "PRIVATE-TOKEN", 1, 115,
      was: {
        $0.authentication = .none
        $0.samples = []
      }),
    Sample(
      .authenticationShown, .risky, "header", "PRIVATE-TOKEN", 15, 115, was: { $0.authentication = .none }),
    Sample(
      .parameterMeaningChanged, .risky, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.description = "Runners with any of the scopes" } },
      now: { $0.update("scope") { $0.description = "Runners that have all of the scopes" } }),
    Sample(
      .bodyNoLongerShown, .risky, "response 200", nil, 20, 101, byExample: true, was: { $0.method = .delete },
      now: {
        $0.method = .delete
        $0.responses = []
      }),
    Sample(
      .bodyShown, .safe, "response 200", nil, 20, 120, byExample: true,
      was: {
        $0.responses[0].schema = nil
        $0.responses[0].examples = []
      }),
    Sample(
      .fieldsNotAlwaysShown, .risky, "response 200", "", 20, 120, byExample: true, was: { widen(&$0, occasions: 1) },
      now: { widen(&$0, occasions: 2) }),
    Sample(
      .authenticationDropped, .safe, "header", "PRIVATE-TOKEN", 15, 115, now: { $0.authentication = .none }),
    Sample(
      .authenticationHeaderChanged, .risky, "header", "PRIVATE-TOKEN", 15, 115,
      now: { $0.authentication = .header("Authorization") }),
  ]

  private static let parameters: [Sample] = [
    Sample(
      .parameterAddedRequired, .breaking, "query", "reason", 1, 113,
      now: {
        added(&$0)
        $0.update("reason") { $0.requirement = .required }
      }),
    Sample(
      .parameterAddedConditional, .risky, "query", "reason", 1, 113,
      now: {
        added(&$0)
        $0.update("reason") { $0.requirement = .conditional("if paused") }
      }),
    Sample(.parameterAddedOptional, .safe, "query", "reason", 1, 113, now: { added(&$0) }),
    Sample(
      .parameterRemoved, .risky, "query", "scope", 11, 101, now: { $0.parameters.removeAll { $0.name == "scope" } }),
    Sample(
      .parameterRemoved, .risky, "body", "name", 12, 132,
      now: { $0.update("name") { $0.removal = Removal(version: "13.0", span: SpecPair.span(132)) } }),
    Sample(
      .parameterMoved, .breaking, "query", "scope", 11, 111, now: { $0.update("scope") { $0.location = .body } }),
    Sample(
      .parameterRequired, .breaking, "body", "name", 12, 112, now: { $0.update("name") { $0.requirement = .required } }),
    Sample(
      .parameterRequiredUnstatedBefore, .risky, "body", "name", 12, 112,
      was: { $0.update("name") { $0.requirement = .unstated } },
      now: { $0.update("name") { $0.requirement = .required } }),
    Sample(
      .parameterRequiredConditionally, .risky, "body", "name", 12, 112,
      now: { $0.update("name") { $0.requirement = .conditional("if shared") } }),
    Sample(
      .parameterOptional, .safe, "body", "name", 12, 112, was: { $0.update("name") { $0.requirement = .required } }),
    Sample(
      .parameterTypeNarrowed, .breaking, "path", "id", 10, 110,
      was: { $0.update("id") { $0.schema.types = [.integer, .string] } }),
    Sample(
      .parameterTypeWidened, .safe, "path", "id", 10, 110,
      now: { $0.update("id") { $0.schema.types = [.integer, .string] } }),
    Sample(
      .parameterFormatChanged, .risky, "body", "name", 12, 112,
      was: { $0.update("name") { $0.schema.format = "date" } },
      now: { $0.update("name") { $0.schema.format = "date-time" } }),
    Sample(
      .parameterNotNullable, .breaking, "body", "name", 12, 112,
      was: { $0.update("name") { $0.schema.isNullable = true } }),
    Sample(
      .parameterEnumValueRemoved, .breaking, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.enumeration = Enumeration("active", "paused") } },
      now: { $0.update("scope") { $0.schema.enumeration = Enumeration("active", "online") } }),
    Sample(
      .parameterEnumValueAdded, .safe, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.enumeration = Enumeration("active") } },
      now: { $0.update("scope") { $0.schema.enumeration = Enumeration("active", "online") } }),
    Sample(
      .parameterBecameEnum, .risky, "query", "scope", 11, 111,
      now: { $0.update("scope") { $0.schema.enumeration = Enumeration("active") } }),
    Sample(
      .parameterNoLongerEnum, .safe, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.enumeration = Enumeration("active") } }),
    Sample(
      .parameterEnumValueDeprecated, .safe, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.enumeration = Enumeration("active", "paused") } },
      now: { $0.update("scope") { $0.schema.enumeration = Enumeration("active", "paused", deprecated: "paused") } }),
    Sample(
      .parameterDefaultChanged, .risky, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.defaultValue = "all" } },
      now: { $0.update("scope") { $0.defaultValue = "active" } }),
    Sample(
      .parameterBoundTightened, .breaking, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.maximum = 100 } }, now: { $0.update("scope") { $0.schema.maximum = 50 } }),
    Sample(
      .parameterBoundTightened, .breaking, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.minimum = 1 } }, now: { $0.update("scope") { $0.schema.minimum = 2 } }),
    Sample(
      .parameterBoundLoosened, .safe, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.maximumLength = 10 } },
      now: { $0.update("scope") { $0.schema.maximumLength = 50 } }),
    Sample(
      .parameterBoundAdded, .risky, "query", "scope", 11, 111,
      now: { $0.update("scope") { $0.schema.maximum = 50 } }),
    Sample(
      .parameterPatternChanged, .risky, "query", "scope", 11, 111,
      was: { $0.update("scope") { $0.schema.pattern = "a" } }, now: { $0.update("scope") { $0.schema.pattern = "b" } }),
    Sample(
      .parameterDeprecated, .safe, "query", "scope", 11, 133,
      now: { $0.update("scope") { $0.deprecation = Deprecation(replacement: "type", span: SpecPair.span(133)) } }),
  ]

  private static let fields: [Sample] = [
    Sample(
      .fieldAdded, .safe, "response 200", "status", 20, 123,
      now: { $0.updateSchema { $0.properties.append(SpecPair.property("status", .string, 123)) } }),
    Sample(
      .fieldRemoved, .breaking, "response 200", "name", 22, 120, byExample: true,
      now: { $0.updateSchema { $0.properties.removeLast() } }),
    Sample(
      .fieldRemoved, .breaking, "response 200", "name", 22, 134,
      now: { $0.updateField("name") { $0.removal = Removal(version: "13.0", span: SpecPair.span(134)) } }),
    Sample(
      .optionalFieldRemoved, .risky, "response 200", "name", 22, 120,
      was: { $0.updateField("name") { $0.isRequired = false } },
      now: { $0.updateSchema { $0.properties.removeLast() } }),
    Sample(
      .fieldTypeChanged, .breaking, "response 200", "id", 21, 121, byExample: true,
      now: {
        $0.updateField("id") { $0.schema.types = .string }
        $0.responses[0].examples[0].json = ["id": "8", "name": "east"]
      }),
    Sample(
      .fieldTypeChanged, .breaking, "response 200", "id", 21, 121,
      now: { $0.updateField("id") { $0.schema.types = .number } }),
    Sample(
      .fieldTypeNarrowed, .safe, "response 200", "id", 21, 121,
      was: { $0.updateField("id") { $0.schema.types = .number } }),
    Sample(
      .fieldFractionShown, .risky, "response 200", "id", 21, 121, byExample: true,
      now: {
        $0.updateField("id") { $0.schema.types = .number }
        $0.responses[0].examples[0].json = ["id": .number("8.5"), "name": "east"]
      }),
    Sample(
      .fieldFormatChanged, .risky, "response 200", "name", 22, 122,
      was: { $0.updateField("name") { $0.schema.format = "date" } },
      now: { $0.updateField("name") { $0.schema.format = "date-time" } }),
    Sample(
      .responseShapeChanged, .breaking, "response 200", "", 20, 120,
      now: { $0.updateSchema { $0 = SpecPair.array($0) } }),
    Sample(
      .objectReplaced, .risky, "response 200", "", 20, 120, byExample: true,
      now: {
        $0.updateSchema { schema in
          schema.properties = ["a", "b", "c", "d"].map { SpecPair.property($0, .string, 121, true) }
        }
      }),
    Sample(
      .fieldNullable, .breaking, "response 200", "name", 22, 122,
      now: { $0.updateField("name") { $0.schema.isNullable = true } }),
    Sample(
      .fieldShownNull, .risky, "response 200", "name", 22, 122, byExample: true,
      now: {
        $0.updateField("name") {
          $0.schema.isNullable = true
          $0.evidence.nulls = 1
        }
      }),
    Sample(
      .fieldOptional, .breaking, "response 200", "name", 22, 122,
      now: { $0.updateField("name") { $0.isRequired = false } }),
    Sample(
      .fieldNotAlwaysShown, .risky, "response 200", "name", 22, 122, byExample: true,
      now: {
        $0.updateField("name") {
          $0.isRequired = false
          $0.evidence.shown = 1
        }
      }),
    Sample(
      .fieldEnumValueAdded, .risky, "response 200", "name", 22, 122,
      was: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a") } },
      now: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a", "b") } }),
    Sample(
      .fieldEnumValueRemoved, .safe, "response 200", "name", 22, 122,
      was: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a", "b") } },
      now: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a") } }),
    Sample(
      .fieldEnumValueDeprecated, .safe, "response 200", "name", 22, 122,
      was: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a") } },
      now: { $0.updateField("name") { $0.schema.enumeration = Enumeration("a", deprecated: "a") } }),
    Sample(
      .fieldDeprecated, .safe, "response 200", "name", 22, 135,
      now: { $0.updateField("name") { $0.deprecation = Deprecation(since: "14.8", span: SpecPair.span(135)) } }),
  ]

  private static let responses: [Sample] = [
    Sample(
      .successStatusChanged, .breaking, "response 200", nil, 20, 120, now: { $0.responses[0].status = 201 }),
    Sample(
      .bodyDropped, .breaking, "response 200", nil, 20, 120,
      now: {
        $0.responses[0].status = 204
        $0.responses[0].schema = nil
      }),
    Sample(
      .errorStatusAdded, .safe, "response 409", nil, 1, 140,
      was: { $0.responses.append(Response(status: 404, isStatusDocumented: true, span: SpecPair.span(30))) },
      now: {
        $0.responses.append(Response(status: 404, isStatusDocumented: true, span: SpecPair.span(139)))
        $0.responses.append(Response(status: 409, isStatusDocumented: true, span: SpecPair.span(140)))
      }),
    Sample(
      .errorStatusRemoved, .safe, "response 409", nil, 31, 101,
      was: {
        $0.responses.append(Response(status: 404, isStatusDocumented: true, span: SpecPair.span(30)))
        $0.responses.append(Response(status: 409, isStatusDocumented: true, span: SpecPair.span(31)))
      },
      now: { $0.responses.append(Response(status: 404, isStatusDocumented: true, span: SpecPair.span(139))) }),
    Sample(.paginationAdded, .risky, nil, nil, 1, 101, now: { $0.isPaginated = true }),
    Sample(.paginationDropped, .safe, nil, nil, 1, 101, was: { $0.isPaginated = true }),
  ]

  private static func pair(_ sample: Sample) -> SpecPair {
    var pair = SpecPair(byExample: sample.byExample)
    sample.old(&pair.old.operations[0])
    sample.new(&pair.new.operations[0])
    return pair
  }

  @Test func everyRowHasASample() {
    #expect(Compatibility.allCases.count >= 60)
    let tested = Set(Self.samples.map(\.compatibility)).union(Self.inferred).union(Self.ofContracts)
      .union([.operationAdded, .basePathChanged])
    #expect(tested == Set(Compatibility.allCases))
  }

  @Test(arguments: samples)
  func fires(sample: Sample) throws {
    let pair = Self.pair(sample)
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.count == 1, "\(changes.map(\.message))")
    let change = try #require(changes.first)
    #expect(change.kind == sample.compatibility.row.kind)
    #expect(change.verdict == sample.verdict)
    #expect(change.verdict == sample.compatibility.row.verdict)
    #expect(change.operation.hasSuffix(" /runners/{id}"))
    #expect(change.location == sample.location)
    #expect(change.name == sample.name)
    #expect(change.old?.span?.line == sample.lines.old)
    #expect(change.new?.span?.line == sample.lines.new)
    #expect(!change.message.hasSuffix(".") && change.advice.hasSuffix("."))
  }

  @Test(arguments: samples)
  func staysSilentWhereNothingDiffers(sample: Sample) {
    let pair = Self.pair(sample)
    #expect(Differ.diff(pair.old, pair.old).isEmpty)
    #expect(Differ.diff(pair.new, pair.new).isEmpty)
  }

  @Test func aVerdictCanBeReplaced() throws {
    let sample = try #require(Self.samples.first { $0.compatibility == .parameterRemoved })
    let pair = Self.pair(sample)
    let changes = Differ.diff(
      pair.old, pair.new, options: Differ.Options(verdicts: [.parameterRemoved: .breaking]))
    #expect(changes.map(\.verdict) == [.breaking])
  }

  @Test func namesAreUniqueAndKindsCovered() {
    #expect(Set(Compatibility.allCases.map(\.row.kind)) == Set(ChangeKind.allCases))
    #expect(Compatibility.allCases.allSatisfy { !$0.row.meaning.hasSuffix(".") })
  }
}
