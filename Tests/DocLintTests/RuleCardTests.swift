import APIModel
import DocExtract
import DocLint
import Testing

/// Every card's bad example fires exactly its rule, its good example fires nothing.
@Suite struct RuleCardTests {
  static let cards = RuleCatalogue.all.map { $0.card }

  private func codes(_ markdown: String) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    let linter = Linter(rules: RuleCatalogue.all, targetVersion: Version("15.4"))
    return await linter.lint(Extraction.extract([file])).map(\.rule.code)
  }

  @Test func listsRulesOnce() {
    #expect(!Self.cards.isEmpty)
    #expect(Self.cards.map(\.id.code) == Self.cards.map(\.id.code).sorted())
    #expect(Set(Self.cards.map(\.id.code)).count == Self.cards.count)
    #expect(Set(Self.cards.map(\.id.name)).count == Self.cards.count)
  }

  @Test(arguments: cards)
  func firesOnBadAndNotOnGood(card: RuleCard) async {
    #expect(Set(await codes(card.bad)) == [card.id.code], "bad example of \(card.id)")
    #expect(await codes(card.good) == [], "good example of \(card.id)")
  }
}
