import APIModel
import DocLint
import ServerCheck
import SpecDiff

/// The cards of every rule of every room.
enum Catalogue {
  static var all: [RuleCard] {
    (RuleCatalogue.cards + ServerRuleCatalogue.all + ChangeRuleCatalogue.all).sorted { $0.id < $1.id }
  }
}
