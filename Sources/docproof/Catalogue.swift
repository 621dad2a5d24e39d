import APIModel
import DocLint
import ServerCheck
import SpecDiff

/// The cards of every rule of every room.
enum Catalogue {
  static let all: [RuleCard] = (RuleCatalogue.cards + ServerRuleCatalogue.all + ChangeRuleCatalogue.all).sorted {
    $0.id < $1.id
  }

  /// Whether a selector means a rule of some room; no more rooms are asked than it takes.
  static func holds(_ selector: String) -> Bool {
    RuleCatalogue.cards.contains { $0.id.matches(selector) }
      || ServerRuleCatalogue.all.contains { $0.id.matches(selector) }
      || ChangeRuleCatalogue.all.contains { $0.id.matches(selector) }
  }
}
