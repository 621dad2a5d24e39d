import APIModel
import DocExtract
import DocLint
import ServerCheck
import SpecDiff

/// The cards of every rule of every room.
enum Catalogue {
  static var lint: [RuleCard] { UnplacedRules.cards + RuleCatalogue.all.map { $0.card } }
  static var all: [RuleCard] {
    (lint + ServerRuleCatalogue.all + ChangeRuleCatalogue.all).sorted { $0.id < $1.id }
  }
}
