import APIModel
import ArgumentParser
import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explains a rule.")

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

  /// "; did you mean `REQ102 sample-url-mismatch`?", where something is near enough.
  static func suggestion(for word: String, _ cards: [RuleCard]) -> String {
    let word = word.lowercased()
    let near = cards.map { card in
      (card, min(Spelling.distance(word, card.id.code.lowercased()), Spelling.distance(word, card.id.name)))
    }.min { $0.1 < $1.1 }
    guard let near, near.1 <= max(1, word.count / 3) else { return "" }
    return "; did you mean `\(near.0.id)`?"
  }
}
