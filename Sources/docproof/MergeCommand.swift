import APIModel
import ArgumentParser
import DocExtract

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", _superCommandName: DocproofCommand.name,
    abstract: "Joins the JSON reports of shards into one.",
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
      let own = Self.withoutSuppliers(report)
      merged = merged.map { Self.join($0, own) } ?? own
    }
    guard var report = merged.map(Self.inDocsOrder) else { throw Failure("merge needs a report") }
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
      if joined.operationNames.isEmpty { joined.operationNames = b.operationNames }
      joined.files = max(a.files, b.files)
      joined.operations = max(a.operations, b.operations)
    } else {
      joined.inputs += b.inputs.filter { !a.inputs.contains($0) }
      joined.files += b.files
      joined.operations += b.operations
      joined.operationNames += b.operationNames
    }
    return joined
  }

  /// A report without the requests that only supplied values for others: the shard that judges their operation has
  /// them, too.
  private static func withoutSuppliers(_ report: RunReport) -> RunReport {
    guard !report.operationNames.isEmpty else { return report }
    let judged = Set(report.verdicts.map(\.operation))
    var own = report
    own.exchanges.removeAll { $0.life == nil && $0.operation.map { !judged.contains($0) } ?? false }
    return own
  }

  /// Verdicts and exchanges in the order of the whole run: a life's verdicts came with the shard of its creation.
  private static func inDocsOrder(_ report: RunReport) -> RunReport {
    let numbers = Dictionary(
      report.operationNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard !numbers.isEmpty else { return report }
    func number(_ name: String?) -> Int { name.flatMap { numbers[$0] } ?? numbers.count }
    func sorted<Item>(_ items: [Item], by key: (Item) -> (Int, Int)) -> [Item] {
      items.map { (key($0), $0) }.enumerated().sorted { a, b in
        a.element.0 == b.element.0 ? a.offset < b.offset : a.element.0 < b.element.0
      }.map(\.element.1)
    }
    var report = report
    report.verdicts = sorted(report.verdicts) { (number($0.operation), 0) }
    report.exchanges = sorted(report.exchanges) { exchange in
      exchange.life.map { (1, number($0)) } ?? (0, number(exchange.operation))
    }
    return report
  }
}
