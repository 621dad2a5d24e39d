import APIModel
import SpecDiff
import Testing

@Suite struct ChangeRuleCatalogueTests {
  @Test func everyKindHasOneCodeOfItsOwn() {
    let cards = ChangeRuleCatalogue.all
    #expect(cards.count == ChangeKind.allCases.count)
    #expect(Set(cards.map(\.id.code)).count == cards.count)
    #expect(cards.map(\.id) == cards.map(\.id).sorted())
    for kind in ChangeKind.allCases {
      let rule = ChangeRuleCatalogue.rule(for: kind)
      #expect(rule.name == kind.rawValue)
      #expect(rule.family == "CHG")
      #expect(cards.contains { $0.id == rule })
    }
  }

  @Test func cardsSayWhatTheyShould() {
    for card in ChangeRuleCatalogue.all {
      #expect(!card.summary.hasSuffix(".") && card.why.hasSuffix("."), "\(card.id)")
      #expect(card.bad.hasPrefix("```diff\n") && card.good.hasPrefix("```diff\n"), "\(card.id)")
      #expect(card.bad.contains("\n+") || card.bad.contains("\n-"), "\(card.id)")
      #expect(card.bad != card.good, "\(card.id)")
    }
    let severities = Dictionary(uniqueKeysWithValues: ChangeRuleCatalogue.all.map { ($0.id.name, $0.severity) })
    #expect(severities["operation-removed"] == .error)
    #expect(severities["parameter-removed"] == .warning)
    #expect(severities["field-added"] == .info)
  }

  @Test func findingsFollowTheVerdictAndStandInTheNewDocs() throws {
    var pair = SpecPair()
    pair.old.operations.append(
      Operation(
        method: .get, path: PathTemplate("/moons"),
        listings: [Listing(path: "/moons", span: SpecPair.span(50))]))
    pair.new.operations[0].isPaginated = true
    pair.new.operations[0].deprecation = Deprecation(span: SpecPair.span(130))
    let changes = Differ.diff(pair.old, pair.new)
    let findings = ChangeRuleCatalogue.findings(for: changes)
    #expect(findings.map(\.severity) == [.info, .warning, .error])
    #expect(findings.map(\.span.line) == [130, 101, 50])
    #expect(findings.map(\.rule.name) == ["operation-deprecated", "pagination-changed", "operation-removed"])
    let gone = try #require(findings.last)
    #expect(gone.message == "GET /moons: operation is gone")
    #expect(gone.subject.operation == "GET /moons")
    #expect(gone.notes.last == Finding.Note("stands in the old docs only", span: SpecPair.span(50)))
  }
}
