import APIModel
import ArgumentParser
import DocLint

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Finds what is wrong in the docs themselves.")

  @Argument(help: "A folder of Markdown pages, or a page.")
  var docs: String

  @OptionGroup var options: ReportOptions

  func run() async throws {
    let cards = Catalogue.lint
    let selection = try options.selection(among: cards)
    // A page alone may rightly document no operation; a folder without any is the wrong folder.
    let isPage = docs.hasSuffix(".md") || docs.hasSuffix(".markdown") || docs.hasSuffix(".mdx")
    let input = try await Input.read(docs, requiresOperations: !isPage)
    guard let extraction = input.extraction else {
      throw Failure("\(docs): lint reads Markdown; this is an OpenAPI file")
    }
    let linter = Linter(rules: RuleCatalogue.all.filter { selection.contains($0.card.id) })
    var report = input.report("lint")
    report.findings = linter.lint(extraction).filter { selection.contains($0.rule) }
    report.rules = cards.filter { selection.contains($0.id) }
    let sorted = report.sorted()
    try options.write(sorted)
    try options.enforceGate(sorted)
  }
}
