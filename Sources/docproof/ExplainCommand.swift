import APIModel
import ArgumentParser
import DocLint
import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: DocproofCommand.name, abstract: "Explains a rule.")

  @Argument(help: "A rule's code or name.")
  var rule: String

  func run() throws {
    let cards = Catalogue.all
    let word = rule.lowercased()
    guard let card = cards.first(where: { $0.id.code.lowercased() == word || $0.id.name == word }) else {
      throw Failure("no rule `\(rule)`\(Self.suggestion(for: rule, cards))")
    }
    Terminal.write(RuleDocumentation.card(card))
  }

  /// "; did you mean `sample-url-mismatch`?", where one rule is near enough.
  static func suggestion(for word: String, _ cards: [RuleCard]) -> String {
    RuleCatalogue.nearest(to: word, among: cards).map { "; did you mean `\($0)`?" } ?? ""
  }
}
