import APIModel
import ArgumentParser
import Reporting
import ServerCheck
import SpecDiff

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", _superCommandName: DocproofCommand.name,
    abstract: "Finds what changed between two versions, each change breaking, risky or safe.")

  @Argument(help: "The old version: a folder of Markdown pages, a page, an OpenAPI file, or REVISION:PATH in git.")
  var old: String?

  @Argument(help: "The new version.")
  var new: String?

  @Flag(help: "List every kind of change with its direction and verdict, and compare nothing.")
  var listKinds = false

  @Option(help: "How sure an inferred move or rename must be, 0 to 1; below it, a note says where it perhaps went.")
  var minConfidence = 0.6

  @Option(
    help: "A client's source code (a file or folder), .har file or access log (.log, .jsonl): which of its calls break."
  )
  var impact: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Option(
    help:
      "A live server of the old version: what it answers already is a correction of the docs. Only GET is sent.")
  var server: String?

  @Option(
    help: "The environment variable that holds the server's token; DOCPROOF_TOKEN, if it is set, where not given.")
  var tokenEnv: String?

  @Option(help: "The file that holds the server's token.")
  var tokenFile: String?

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if !listKinds, old == nil || new == nil { throw ValidationError("Two versions are needed, old and new.") }
    if !impact.isEmpty, options.formats.contains(where: { $0.format == .guide || $0.format == .guideHTML }) {
      throw ValidationError("--impact reports on your calls; write the guide in a run of its own.")
    }
    if server == nil, tokenEnv != nil || tokenFile != nil {
      throw ValidationError("--token-env and --token-file go with --server.")
    }
    guard (0...1).contains(minConfidence) else { throw ValidationError("--min-confidence must be between 0 and 1.") }
  }

  func run() async throws {
    guard !listKinds else { return Terminal.write(KindsList.text()) }
    guard let old, let new else { return }
    let cards = ChangeRuleCatalogue.all
    let selection = try options.selection(among: cards)
    let before = try await Input.readVersion(old, config: reading.config)
    let after = try await Input.readVersion(new, config: reading.config)
    let config = try ConfigFile.read(named: reading.config, docs: Terminal.exists(new) ? new : ".")
    var differ = Differ.Options(verdicts: config.verdicts, minimumConfidence: minConfidence)
    if let server {
      let token = TokenSource(environment: tokenEnv, file: tokenFile, usesUsualVariable: true)
      differ.answers = try await OldServer.answers(before.spec, server: server, token: token)
    }
    let changes = Differ.diff(before.spec, after.spec, options: differ)
    let findings = ChangeRuleCatalogue.findings(for: changes)
    var report = after.report("diff")
    report.inputs = [old, new]
    report.versions = RunReport.Versions(old: before.spec, new: after.spec)
    // Both sides may call a page the same: an excerpt of the wrong side would mislead.
    report.sources = [:]
    for (change, finding) in zip(changes, findings) where selection.contains(finding.rule) {
      report.changes.append(change)
      report.findings.append(finding)
    }
    var impactSummary = ""
    if !impact.isEmpty {
      var calls: [ClientCall] = []
      for path in impact { calls += try ImpactInput.calls(path, base: before.spec.basePath) }
      let impact = Impact(calls, old: before.spec, new: after.spec, changes: report.changes)
      // The report is about the client then, at the client's own lines.
      report.changes = []
      report.findings = impact.findings
      impactSummary = impact.summary
    }
    report.rules = cards.filter { selection.contains($0.id) }
    let sorted = report.sorted()
    var outputs = options
    for index in outputs.formats.indices where outputs.formats[index].format == .guide {
      // The ending of a guide's file says which kind it is.
      if outputs.formats[index].file?.hasSuffix(".html") == true { outputs.formats[index].format = .guideHTML }
    }
    try outputs.write(sorted)
    if !impactSummary.isEmpty, !options.quiet { Terminal.writeError(impactSummary) }
    try options.enforceGate(sorted)
  }
}
