import APIModel
import ArgumentParser
import Reporting

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", _superCommandName: DocproofCommand.name, abstract: "Lists the rules.")

  @Option(help: "text: a rule a line; markdown: the whole documentation, as in docs/rules.md.")
  var format: ListFormat = .text

  enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown }

  func run() {
    let cards = Catalogue.all
    guard format == .text else {
      Terminal.write(RuleDocumentation.page(cards))
      return
    }
    let width = cards.map { $0.id.name.count }.max() ?? 0
    for card in cards where card.status != .retired {
      let name = card.id.name + String(repeating: " ", count: width - card.id.name.count)
      let severity = card.severity.rawValue + String(repeating: " ", count: 7 - card.severity.rawValue.count)
      let status = card.status == .optional ? " (only with --select)" : ""
      Terminal.write("\(card.id.code)  \(name)  \(severity)  \(card.summary)\(status)\n")
    }
  }
}
