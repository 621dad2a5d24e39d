import APIModel
import ArgumentParser
import DocExtract

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Joins the JSON reports of shards into one.",
    discussion: """
      The reports of `check --shard 1/3 --format json=1.json` and its sisters, given in their order, make the report \
      that the whole run would have made. Lines of the docs are not in a JSON report, so that the text has no excerpts.
      """)

  @Argument(help: ArgumentHelp("Reports that `--format json` wrote, in the order of the shards.", valueName: "report"))
  var reports: [String]

  @OptionGroup var options: ReportOptions

  func run() throws {
    let cards = Catalogue.all
    let selection = try options.selection(among: cards)
    var merged: RunReport?
    for path in reports {
      let bytes: [UInt8]
      do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
      let report = try ReportFile.read(bytes, path: path, cards: cards)
      if let first = merged, first.command != report.command {
        throw Failure("\(path): a report of `\(report.command)`, where those before it are of `\(first.command)`")
      }
      merged = merged.map { Self.join($0, report) } ?? report
    }
    guard var report = merged else { throw Failure("merge needs a report") }
    report.findings = report.findings.filter { selection.contains($0.rule) }
    let families = Set(report.findings.map(\.rule.family)).union(report.command == "check" ? ["SRV"] : [])
    report.rules = cards.filter { selection.contains($0.id) && families.contains($0.id.family) }
    let sorted = report.sorted()
    try options.write(sorted)
    try options.enforceGate(sorted)
  }

  /// Shards of one run have the same inputs; then the docs count once.
  private static func join(_ a: RunReport, _ b: RunReport) -> RunReport {
    var joined = a
    joined.findings += b.findings
    joined.verdicts += b.verdicts
    joined.exchanges += b.exchanges
    if a.inputs == b.inputs {
      joined.files = max(a.files, b.files)
      joined.operations = max(a.operations, b.operations)
    } else {
      joined.inputs += b.inputs.filter { !a.inputs.contains($0) }
      joined.files += b.files
      joined.operations += b.operations
    }
    return joined
  }
}
