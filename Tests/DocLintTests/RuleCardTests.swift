import APIModel
import DocExtract
import DocLint
import Testing

/// Every card's bad example fires exactly its rule, its good example fires nothing, and fixes mend what they promise.
@Suite struct RuleCardTests {
  /// What is told of a file's bytes can't be shown in a card's text.
  static let cards = RuleCatalogue.cards.filter { $0.id.code != "EXT004" }

  private static let linter = Linter(LintConfiguration(select: ["all"], targetVersion: VersionNumber("15.4")))

  private func findings(_ markdown: String) async -> [Finding] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    return await Self.linter.lint(await Extraction.extract([file]))
  }

  @Test func listsRulesOnce() {
    let rules = RuleCatalogue.all.map { $0.card }
    #expect(rules.map(\.id.code) == rules.map(\.id.code).sorted())
    let cards = RuleCatalogue.cards
    #expect(cards.count > 70)
    #expect(Set(cards.map(\.id.code)).count == cards.count)
    #expect(Set(cards.map(\.id.name)).count == cards.count)
  }

  @Test(arguments: cards)
  func firesOnBadAndNotOnGood(card: RuleCard) async {
    #expect(Set(await findings(card.bad).map(\.rule)) == [card.id], "bad example of \(card.id)")
    #expect(await findings(card.good) == [], "good example of \(card.id)")
  }

  @Test func wordsMessagesAndCardsAlike() async {
    for card in Self.cards {
      #expect(!card.summary.hasSuffix("."), "\(card.id)")
      #expect(card.why.hasSuffix("."), "\(card.id)")
      for finding in await findings(card.bad) {
        #expect(!finding.message.hasSuffix("."), "\(card.id)")
        #expect(finding.span.range != nil, "\(card.id)")
      }
    }
  }

  /// A fix makes its finding go away, and no other one come.
  @Test(arguments: cards)
  func fixesMend(card: RuleCard) async {
    let before = await findings(card.bad)
    guard before.contains(where: { $0.fix != nil }) else { return }
    let source = SourceText(card.bad)
    let result = FixApplication.apply(before, to: source, allowsUnsafe: true)
    #expect(!result.applied.isEmpty)
    let after = await findings(String(decoding: result.bytes, as: UTF8.self))
    #expect(after.count == before.count - result.applied.count, "\(card.id): \(after.map(\.message))")
  }
}
