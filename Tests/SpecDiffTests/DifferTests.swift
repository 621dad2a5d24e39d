import APIModel
import SpecDiff
import Testing

@Suite struct DifferTests {
  private func spec(_ operations: [(HTTPMethod, String)], line: Int = 1) -> APISpec {
    APISpec(
      operations: operations.enumerated().map { index, operation in
        Operation(
          method: operation.0, path: PathTemplate(operation.1),
          listings: [Listing(path: operation.1, span: SpecPair.span(line + index))])
      })
  }

  @Test(arguments: [true, false])
  func identicalSpecsHaveNoChanges(byExample: Bool) {
    let pair = SpecPair(byExample: byExample)
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    #expect(Differ.diff(APISpec(), APISpec()).isEmpty)
  }

  @Test func operationsComeInTheOldOrderThenTheNew() {
    let old = spec([(.get, "/c"), (.get, "/a"), (.delete, "/b/{id}")])
    let new = spec([(.post, "/z"), (.delete, "/b/{name}"), (.get, "/y")], line: 101)
    let changes = Differ.diff(old, new)
    #expect(changes.map(\.operation) == ["GET /c", "GET /a", "POST /z", "GET /y"])
    #expect(
      changes.map(\.kind) == [.operationRemoved, .operationRemoved, .operationAdded, .operationAdded])
    #expect(changes.map(\.verdict) == [.breaking, .breaking, .safe, .safe])
    #expect(changes.map { $0.old?.span?.line } == [1, 2, nil, nil])
    #expect(changes.map { $0.new?.span?.line } == [nil, nil, 101, 103])
  }

  @Test func namesOfPlaceholdersAreNoIdentity() {
    var pair = SpecPair()
    pair.new.operations[0].path = PathTemplate("/runners/{runner_id}")
    pair.new.operations[0].update("id") { $0.name = "runner_id" }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    pair.new.operations[0].update("runner_id") { $0.schema.types = .string }
    // In a path every integer is a string.
    #expect(Differ.diff(pair.old, pair.new).map(\.verdict) == [.safe])
    #expect(Differ.diff(pair.new, pair.old).map(\.verdict) == [.breaking])
  }

  @Test(arguments: [
    ("/api/v3", "/api/v4"), ("/api/v3", ""), ("", "/v1"), ("/v1", "/v2beta1"),
  ])
  func aVersionPrefixOfAllPathsIsNoIdentity(old: String, new: String) {
    let paths = ["/runners", "/runners/{id}"]
    let changes = Differ.diff(spec(paths.map { (.get, old + $0) }), spec(paths.map { (.get, new + $0) }, line: 101))
    // It is told once, where both sides show one.
    let isTold = !old.isEmpty && !new.isEmpty
    #expect(changes.map(\.kind) == (isTold ? [.basePathChanged] : []))
    #expect(changes.map { $0.old?.value } == (isTold ? [old] : []))
    #expect(changes.map { $0.new?.value } == (isTold ? [new] : []))
  }

  @Test func aPrefixThatNotAllShareIsIdentity() {
    let changes = Differ.diff(
      spec([(.get, "/v1/runners"), (.get, "/jobs")]), spec([(.get, "/v2/runners"), (.get, "/jobs")]))
    #expect(changes.map(\.operation) == ["GET /v1/runners"])
    #expect(changes.map(\.to) == ["GET /v2/runners"])
  }

  @Test func whatWasGoneBeforeIsNoNews() {
    var pair = SpecPair()
    pair.old.operations[0].removal = Removal(version: "13.0")
    #expect(Differ.diff(pair.old, APISpec()).isEmpty)
    pair = SpecPair()
    pair.old.operations[0].updateField("name") { $0.removal = Removal() }
    pair.new.operations[0].updateSchema { $0.properties.removeLast() }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    pair = SpecPair()
    pair.old.operations[0].update("scope") { $0.removal = Removal() }
    pair.new.operations[0].update("scope") { $0.removal = Removal() }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
  }

  @Test func responsesWithoutExampleSayNothing() {
    var pair = SpecPair(byExample: true)
    pair.new.operations[0].responses[0].schema = nil
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    #expect(Differ.diff(pair.new, pair.old).isEmpty)
    // An empty object or list shows nothing either.
    pair.new.operations[0].responses[0].schema = Schema(types: .object)
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    pair.old.operations[0].updateSchema { $0 = SpecPair.array($0) }
    pair.new.operations[0].responses[0].schema = Schema(types: .array)
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
  }

  /// Types are pooled over all examples of a resource; only those of the answer itself say how it changed.
  @Test func typesThatOtherAnswersShowAreNoChange() throws {
    var pair = SpecPair(byExample: true)
    pair.new.operations[0].updateField("name") { $0.schema.types = [.string, .integer] }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    pair.new.operations[0].responses[0].examples[0].json = ["id": 8, "name": 7]
    #expect(Differ.diff(pair.old, pair.new).map(\.kind) == [.fieldTypeChanged])
    // A table row says it of this answer.
    pair = SpecPair(byExample: true)
    pair.new.operations[0].updateField("name") {
      $0.schema.types = [.integer]
      $0.evidence.row = SpecPair.span(150)
    }
    #expect(Differ.diff(pair.old, pair.new).map(\.kind) == [.fieldTypeChanged])
  }

  @Test(
    arguments: [
      (["39b69226f9d79f56": ["ip": "a"]], ["19a4d5d687db2520": ["ip": "a", "name": "b"]], ["inner.*.name"]),
      (["8080/tcp": ["ip": "a"]], ["9090/tcp": ["ip": "a"]], []),
      (["com.example.size": "a"], ["com.example.colour": "a"], []),
      // What was one object is a map of such objects now.
      (["ip": "a", "mac": "b"], ["eth0": ["ip": "a", "mac": "b"]], ["inner"]),
      // Attributes stay attributes.
      (["added": ["ip": "a"]], ["facade": ["ip": "a"]], ["inner.added", "inner.facade"]),
    ] as [(JSONValue, JSONValue, [String])])
  func keysThatAreDataAreNoChange(old: JSONValue, new: JSONValue, names: [String]) {
    let spec = { (inner: JSONValue) in
      var pair = SpecPair(byExample: true)
      pair.old.operations[0].updateSchema {
        $0.properties.append(Property(name: "inner", schema: Self.schema(inner), isRequired: true))
      }
      pair.old.operations[0].responses[0].examples[0].json = ["id": 8, "name": "east", "inner": inner]
      return pair.old
    }
    #expect(Differ.diff(spec(old), spec(new)).compactMap(\.name) == names)
  }

  private static func schema(_ value: JSONValue) -> Schema {
    guard let object = value.objectValue else { return Schema(types: .string) }
    return SpecPair.object(
      object.members.map { member in
        var property = SpecPair.property(member.name, .string, 21, true)
        property.schema = schema(member.value)
        return property
      })
  }

  @Test func undocumentedStatusesSayNothing() {
    var pair = SpecPair()
    pair.old.operations[0].responses[0].isStatusDocumented = false
    pair.new.operations[0].responses[0].status = 201
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    pair.new.operations[0].responses[0].isStatusDocumented = false
    pair.new.operations[0].responses[0].status = 204
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
  }

  @Test func statusesOfADocumentedClassAreNotNew() {
    var pair = SpecPair()
    let notFound = Response(status: 404, isStatusDocumented: true, span: SpecPair.span(30))
    let conflict = Response(status: 409, isStatusDocumented: true, span: SpecPair.span(31))
    pair.old.operations[0].responses += [notFound]
    pair.new.operations[0].responses += [notFound, conflict]
    #expect(Differ.diff(pair.old, pair.new).map(\.location) == ["response 409"])
    pair.old.operations[0].statusRanges = [400...499]
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    #expect(Differ.diff(pair.new, pair.old).isEmpty)
  }

  @Test func unknownTypesSayNothing() {
    var pair = SpecPair(byExample: true)
    pair.old.operations[0].updateField("name") {
      $0.schema = Schema(isNullable: true)
      $0.evidence.nulls = 2
    }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    #expect(Differ.diff(pair.new, pair.old).map(\.kind) == [.fieldNullable])
    pair = SpecPair()
    pair.old.operations[0].update("scope") { $0.schema.types = [] }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
    #expect(Differ.diff(pair.new, pair.old).isEmpty)
  }

  @Test func nestedAttributesHaveTheirPaths() {
    var pair = SpecPair()
    func list(_ name: String, _ types: SchemaTypes, _ line: Int) -> Schema {
      var projects = SpecPair.property("projects", .array, line)
      projects.schema = SpecPair.array(
        SpecPair.object([SpecPair.property("id", types, line + 1), SpecPair.property(name, .string, line + 2)]))
      return SpecPair.array(SpecPair.object([projects]))
    }
    pair.old.operations[0].updateSchema { $0 = list("path", .integer, 40) }
    pair.new.operations[0].updateSchema { $0 = list("url", .string, 140) }
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.map(\.name) == ["[].projects[].id", "[].projects[].path", "[].projects[].url"])
    #expect(changes.map(\.kind) == [.fieldTypeChanged, .fieldRemoved, .fieldAdded])
    #expect(changes.map { $0.old?.span?.line } == [41, 42, 20])
    #expect(changes.map { $0.new?.span?.line } == [141, 120, 142])
    #expect(
      ChangeRuleCatalogue.findings(for: changes).map(\.subject.pointer)
        == ["/0/projects/0/id", "/0/projects/0/path", "/0/projects/0/url"])
  }

  @Test func anObjectThatGoesIsToldOnce() {
    var pair = SpecPair()
    pair.old.operations[0].updateSchema { schema in
      var owner = SpecPair.property("owner", .object, 23)
      owner.schema = SpecPair.object([SpecPair.property("id", .integer, 24)])
      schema.properties.append(owner)
    }
    #expect(Differ.diff(pair.old, pair.new).map(\.name) == ["owner"])
    #expect(Differ.diff(pair.new, pair.old).map(\.name) == ["owner"])
  }

  @Test func itemsOfAListThatBecomeObjectsAreAShapeChange() throws {
    var pair = SpecPair()
    pair.old.operations[0].updateSchema { $0 = SpecPair.array(SpecPair.array($0)) }
    pair.new.operations[0].updateSchema { $0 = SpecPair.array($0) }
    let change = try #require(Differ.diff(pair.old, pair.new).first)
    #expect((change.kind, change.name, change.verdict) == (.fieldTypeChanged, "[]", .breaking))
  }

  @Test func aStatementOfOtherAttributesIsNotGuessedAway() {
    var pair = SpecPair()
    pair.new.operations[0].updateSchema { schema in
      schema.properties = ["a", "b", "c", "d"].map { SpecPair.property($0, .string, 121) }
    }
    #expect(Differ.diff(pair.old, pair.new).count == 6)
  }

  @Test func typesOfBodiesDependOnTheirMediaType() {
    var pair = SpecPair()
    pair.old.operations[0].update("name") { $0.schema.types = .integer }
    #expect(Differ.diff(pair.old, pair.new).map(\.verdict) == [.breaking])
    pair.old.operations[0].requestMediaTypes = ["multipart/form-data"]
    #expect(Differ.diff(pair.old, pair.new).map(\.verdict) == [.safe])
    pair.new.operations[0].requestMediaTypes = ["application/json"]
    #expect(Differ.diff(pair.old, pair.new).map(\.verdict) == [.breaking])
  }

  @Test func messagesAndAdviceAreHelpful() {
    var pair = SpecPair()
    pair.old.operations[0].update("scope") {
      $0.schema.enumeration = Enumeration("active", "paused", "online")
      $0.deprecation = Deprecation(replacement: "type, status")
    }
    pair.new.operations[0].update("scope") { $0.schema.enumeration = Enumeration("active", "stale") }
    let change = Differ.diff(pair.old, pair.new).first
    #expect(
      change?.message
        == "query parameter `scope` lost the values `paused` and `online` and gained the value `stale`")
    #expect(change?.advice == "Stop sending `paused` and `online` as `scope`.")
    #expect(change?.old?.value == "active, paused, online")
    pair.new.operations[0].parameters.removeAll { $0.name == "scope" }
    #expect(Differ.diff(pair.old, pair.new).first?.advice == "Send `type` and `status` instead.")
  }

  @Test func deepSchemasAreBounded() {
    var pair = SpecPair()
    func nest(_ types: SchemaTypes) -> Schema {
      (0..<2000).reduce(Schema(types: types)) { inner, _ in SpecPair.array(inner) }
    }
    pair.old.operations[0].updateSchema { $0 = nest(.string) }
    pair.new.operations[0].updateSchema { $0 = nest(.integer) }
    #expect(Differ.diff(pair.old, pair.new).isEmpty)
  }
}
