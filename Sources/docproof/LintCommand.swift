import APIModel
import ArgumentParser
import DocExtract
import DocLint
import Reporting

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: DocproofCommand.name,
    abstract: "Finds what is wrong in the docs themselves.")

  @Argument(help: "A folder of Markdown pages, a page, or - for a page on the standard input.")
  var docs: String

  @Option(help: "With -: the page's path, for reports, for settings that go by path and to find the configuration.")
  var stdinFilename: String?

  @Option(help: "A configuration; \(ConfigFile.name), upward from the docs, where not given.")
  var config: String?

  @Option(help: "The version that the docs are for, such as 16.0.")
  var targetVersion: String?

  @Option(
    help: ArgumentHelp(
      "Report only what a branch is to blame for: findings on the lines that it touched since it left this revision, "
        + "and those elsewhere that its changes caused.", valueName: "revision"))
  var changedSince: String?

  @Option(help: "A file of known findings, which are not reported.")
  var baseline: String?

  @Flag(help: "Write all findings of this run into the file that --baseline names.")
  var writeBaseline = false

  @Flag(help: "Take out of the file that --baseline names what is not found any more.")
  var pruneBaseline = false

  @Flag(help: "Apply the fixes that are safe to the pages.")
  var fix = false

  @Flag(help: "Apply also fixes that may not be what the writer meant.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix (or --unsafe-fixes) would change, and change nothing.")
  var diff = false

  @Flag(help: "Print how often each rule spoke instead of the findings.")
  var statistics = false

  @Option(help: ArgumentHelp("Only part K of N of the pages; `merge` joins the reports.", valueName: "k/n"))
  var shard: String?

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if writeBaseline, baseline == nil { throw ValidationError("--write-baseline needs --baseline FILE") }
    if pruneBaseline, writeBaseline { throw ValidationError("--write-baseline leaves nothing to prune") }
    if stdinFilename != nil, docs != "-" {
      throw ValidationError("--stdin-filename is for a page on the standard input: -")
    }
    if docs == "-", !diff, fix || unsafeFixes {
      throw ValidationError("--fix writes into files; for the standard input there is --diff")
    }
    if docs == "-", changedSince != nil { throw ValidationError("--changed-since needs files, not the standard input") }
    if shard != nil, writeBaseline || pruneBaseline || fix || unsafeFixes || diff {
      throw ValidationError("a shard sees only a part: neither fixes nor a baseline to write")
    }
    if let shard, Linter.Shard(shard) == nil {
      throw ValidationError("--shard takes K/N such as 2/8, K from 1 to N, not '\(shard.prefix(40))'")
    }
  }

  func run() async throws {
    let file = try ConfigFile.read(named: config, docs: docs == "-" ? folderOfStandardInput : docs)
    let configuration = try self.configuration(file)
    let linter = Linter(configuration)
    var run = LintRun(linter: linter, hints: file.hints, path: pageName, isStandardInput: docs == "-")
    run.shard = shard.flatMap { Linter.Shard($0) }
    var files = try run.read(docs)
    var (input, findings) = try await run.lint(files)
    // A page alone may rightly document no operation; a folder without any, of which nothing else is to be said, is the
    // wrong folder.
    let isSilent = input.isFolder && input.spec.operations.isEmpty
    let isWrongFolder = isSilent && findings.isEmpty
    let nothing = "\(docs): no documented operation in \(files.count == 1 ? "1 page" : "\(files.count) pages")"
    if isSilent, !isWrongFolder, !options.quiet { Terminal.writeError("docproof: \(nothing)\n") }
    if diff || fix || unsafeFixes {
      let mended = try await run.mend(files, input, findings, allowsUnsafe: unsafeFixes)
      if diff { return try print(mended, instead: files) }
      try write(mended, instead: files)
      (files, input, findings) = (mended.files, mended.input, mended.findings)
    }
    if let changedSince {
      let changes = try GitChanges(since: changedSince, docs: docs, pages: files.map(\.path))
      findings = changes.lines.caused(findings, older: await run.findings(of: changes.older))
    }
    var report = input.report("lint")
    report.findings = findings
    report.rules = RuleCatalogue.cards.filter { configuration.mayRun($0) }
    if let path = baseline ?? file.baseline { try apply(path, to: &report) }
    let sorted = report.sorted()
    // Scripts that asked for a report get it all the same.
    if isWrongFolder, options.formats.isEmpty { throw Failure(nothing) }
    try options.write(sorted, statistics: statistics)
    if isWrongFolder { throw Failure(nothing) }
    try options.enforceGate(sorted, default: file.failOn)
  }

  private var pageName: String { docs == "-" ? stdinFilename ?? "stdin.md" : docs }

  private var folderOfStandardInput: String {
    guard let name = stdinFilename, let slash = name.lastIndex(of: "/") else { return "." }
    return slash == name.startIndex ? "/" : String(name[..<slash])
  }

  private func configuration(_ file: ConfigFile) throws(Failure) -> LintConfiguration {
    var configuration = file.lint
    let selected = try options.selectors(options.select)
    if !selected.isEmpty { configuration.select = selected }
    configuration.ignore += try options.selectors(options.ignore)
    if let targetVersion {
      guard let version = VersionNumber(targetVersion) else {
        throw Failure("--target-version takes a version such as 16.0, not `\(targetVersion)`")
      }
      configuration.targetVersion = version
    }
    return configuration
  }

  /// Prints the fixes; the exit code says whether there are any.
  private func print(_ mended: LintRun.Mended, instead files: [DocsFolder.File]) throws {
    for (old, new) in zip(files, mended.files) where old.bytes != new.bytes {
      Terminal.write(UnifiedDiff.text(from: old.bytes, to: new.bytes, path: old.path))
    }
    if mended.count > 0 { throw GateFailure() }
  }

  private func write(_ mended: LintRun.Mended, instead files: [DocsFolder.File]) throws(Failure) {
    for (old, new) in zip(files, mended.files) where old.bytes != new.bytes {
      try Terminal.write(new.bytes, toFile: mended.input.isFolder ? "\(docs)/\(new.path)" : docs)
    }
    if !options.quiet { Terminal.writeError("Fixed \(mended.count) finding\(mended.count == 1 ? "" : "s")\n") }
  }

  private func apply(_ path: String, to report: inout RunReport) throws(Failure) {
    if writeBaseline {
      try Terminal.write(Baseline(report.findings).json, toFile: path)
      report.findings = []
      return
    }
    let known: Baseline
    do {
      known = try Baseline(json: try DocsFolder.bytes(of: path))
    } catch let error as Baseline.Failure {
      throw Failure("\(path): \(error)")
    } catch {
      throw Failure("\(error)")
    }
    let result = known.apply(to: report.findings)
    if pruneBaseline { try Terminal.write(known.pruned(by: report.findings).json, toFile: path) }
    report.findings = result.new
    // A part of the docs, or of the findings, says nothing of the rest.
    guard shard == nil, changedSince == nil, docs != "-", !options.quiet else { return }
    for entry in result.stale {
      Terminal.writeError(
        "docproof: \(path): \(pruneBaseline ? "removed" : "stale") entry, found \(entry.count) times less: "
          + "\(entry.path): \(entry.code) \(entry.message)\n")
    }
    if !result.stale.isEmpty, !pruneBaseline {
      Terminal.writeError("docproof: \(path): --prune-baseline takes stale entries out\n")
    }
  }
}
