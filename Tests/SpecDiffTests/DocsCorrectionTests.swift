import APIModel
import Testing

@testable import SpecDiff

/// A change that the old docs' own samples and examples showed already is a correction of the docs.
@Suite struct DocsCorrectionTests {
  private func pair(_ old: (inout Operation) -> Void, _ new: (inout Operation) -> Void) -> SpecPair {
    var pair = SpecPair()
    old(&pair.old.operations[0])
    new(&pair.new.operations[0])
    return pair
  }

  private func only(_ pair: SpecPair, answers: [String: [JSONValue]] = [:]) throws -> SpecChange {
    var options = Differ.Options()
    options.answers = answers
    let changes = Differ.diff(pair.old, pair.new, options: options)
    #expect(changes.count == 1, "\(changes.map(\.message))")
    return try #require(changes.first)
  }

  private func expectCorrection(_ change: SpecChange, _ words: String) {
    #expect(change.correction == words)
    #expect(change.verdict == .safe)
    #expect(change.advice.contains("not of the API"))
  }

  private func example(_ json: JSONValue) -> [Example] {
    [Example(mediaType: "application/json", json: json, span: SpecPair.span(20))]
  }

  @Test func aParameterThatTheOldSampleSends() throws {
    let added = { (operation: inout Operation) in
      var parameter = SpecPair.parameter("reason", .query, .string, 113)
      parameter.requirement = .required
      operation.parameters.append(parameter)
    }
    let sends = { (operation: inout Operation) in operation.samples[0].query = [NameValue("reason", "x")] }
    expectCorrection(try only(pair(sends, added)), "the old sample request sends it already")
    let plain = try only(pair({ _ in }, added))
    #expect(plain.correction == nil && plain.verdict == .breaking)
  }

  @Test func aTypeThatTheOldSampleShows() throws {
    let number = { (operation: inout Operation) in operation.update("name") { $0.schema.types = .integer } }
    let sends = { (value: String) in
      { (operation: inout Operation) in
        operation.update("name") { $0.schema.types = .boolean }
        operation.samples[0].fields = [NameValue("name", value)]
      }
    }
    expectCorrection(try only(pair(sends("42"), number)), "the old sample request sends a value of the new type")
    #expect(try only(pair(sends("true"), number)).verdict == .breaking)
  }

  @Test func aValueThatTheOldSampleSends() throws {
    let listed = { (values: Enumeration) in
      { (operation: inout Operation) in
        operation.update("scope") { $0.schema.enumeration = values }
        operation.samples[0].query = [NameValue("scope", "paused")]
      }
    }
    let change = try only(pair(listed(Enumeration("active", "old")), listed(Enumeration("active", "paused"))))
    expectCorrection(change, "the old sample request sends a value of the new list")
  }

  @Test func aNameThatTheOldSampleSends() throws {
    let renamed = { (operation: inout Operation) in operation.update("scope") { $0.name = "scopes" } }
    let sends = { (operation: inout Operation) in operation.samples[0].query = [NameValue("scopes", "x")] }
    expectCorrection(try only(pair(sends, renamed)), "the old sample request sends `scopes` already")
    #expect(try only(pair({ _ in }, renamed)).verdict == .breaking)
  }

  @Test func aPlaceThatTheOldSampleUses() throws {
    let moved = { (operation: inout Operation) in operation.update("scope") { $0.location = .body } }
    let sends = { (operation: inout Operation) in operation.samples[0].body = #"{"scope": "x"}"# }
    expectCorrection(try only(pair(sends, moved)), "the old sample request sends it there already")
    #expect(try only(pair({ _ in }, moved)).verdict == .breaking)
  }

  @Test func aPathThatTheOldSampleCalls() throws {
    let moved = { (operation: inout Operation) in operation.path = PathTemplate("/runner/{id}") }
    let wrong = { (operation: inout Operation) in
      operation.path = PathTemplate("/runnners/{id}")
      operation.summary = "Update"
    }
    let found = { (operation: inout Operation) in operation.summary = "Update" }
    var corrected = pair(wrong, found)
    corrected.old.server = "https://h.example/api/v3"
    corrected.old.operations[0].samples[0].url = "https://h.example/api/v3/runners/8?x=1"
    expectCorrection(try only(corrected), "the old sample request calls `PUT /runners/{id}` already")
    let change = try only(
      pair(found) {
        moved(&$0)
        $0.summary = "Update"
      })
    #expect(change.kind == .operationMoved && change.verdict == .breaking && change.correction == nil)
  }

  @Test func anAttributeThatTheOldExampleShows() throws {
    let example: JSONValue = ["id": "8", "name": "east"]
    let shown = { (operation: inout Operation) in operation.responses[0].examples = self.example(example) }
    let text = { (operation: inout Operation) in operation.updateField("id") { $0.schema.types = .string } }
    expectCorrection(try only(pair(shown, text)), "the old example shows it so")
    let number = { (operation: inout Operation) in operation.responses[0].examples = self.example(["id": 8]) }
    #expect(try only(pair(number, text)).verdict == .breaking)
  }

  @Test func anAttributeThatNoOldExampleShows() throws {
    let gone = { (operation: inout Operation) in operation.updateSchema { $0.properties.removeLast() } }
    let shown = { (json: JSONValue) in
      { (operation: inout Operation) in operation.responses[0].examples = self.example(json) }
    }
    expectCorrection(try only(pair(shown(["id": 8]), gone)), "the old example shows it so")
    #expect(try only(pair(shown(["id": 8, "name": "east"]), gone)).correction == nil)
    // An empty object shows nothing.
    #expect(try only(pair(shown([:]), gone)).correction == nil)
  }

  @Test func theServerDecides() throws {
    let gone = { (operation: inout Operation) in
      operation.method = .get
      operation.updateSchema { $0.properties.removeLast() }
    }
    var pair = pair({ $0.method = .get }, gone)
    let name = "GET /runners/{id}"
    expectCorrection(try only(pair, answers: [name: [["id": 8]]]), "the server answers so")
    #expect(try only(pair, answers: [name: [["id": 8, "name": "east"]]]).verdict == .breaking)
    // The docs' example says one thing, the server another: the server is right.
    pair.old.operations[0].responses[0].examples = example(["id": 8])
    #expect(try only(pair, answers: [name: [["id": 8, "name": "east"]]]).correction == nil)
  }

  @Test func valuesAreFoundByTheirPath() {
    let body: JSONValue = [["a": ["b": [1, 2]]], ["a": ["b": [3]]], ["a": .null]]
    #expect(DocsCorrection.values(at: "[].a.b[]", in: body) == [1, 2, 3])
    #expect(DocsCorrection.values(at: "", in: body) == [body])
    #expect(DocsCorrection.values(at: "a", in: body).isEmpty)
  }
}
