import APIModel
import ArgumentParser
import DocExtract
import DocLint

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Finds what is wrong in the docs themselves.")

  @Argument(help: "A folder of Markdown pages, or a page.")
  var docs: String

  @Option(help: "A configuration; \(ConfigFile.name), upward from the docs, where not given.")
  var config: String?

  @Option(help: "The version that the docs are for, such as 16.0.")
  var targetVersion: String?

  @Option(help: "A file of known findings, which are not reported.")
  var baseline: String?

  @Flag(help: "Write all findings of this run into the file that --baseline names.")
  var writeBaseline = false

  @Flag(help: "Apply the fixes that are safe to the pages.")
  var fix = false

  @Flag(help: "Apply also fixes that may not be what the writer meant.")
  var unsafeFixes = false

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if writeBaseline, baseline == nil { throw ValidationError("--write-baseline needs --baseline FILE") }
  }

  func run() async throws {
    let file = try ConfigFile.read(named: config, docs: docs)
    let configuration = try self.configuration(file)
    let linter = Linter(configuration)
    var (input, findings) = try await lint(linter)
    if fix || unsafeFixes { (input, findings) = try await mend(linter, input, findings) }
    var report = input.report("lint")
    report.findings = findings
    report.rules = RuleCatalogue.cards.filter { configuration.mayRun($0) }
    if let path = baseline ?? file.baseline { try apply(path, to: &report) }
    let sorted = report.sorted()
    try options.write(sorted)
    try options.enforceGate(sorted, default: file.failOn)
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

  private func lint(_ linter: Linter) async throws(Failure) -> (Input, [Finding]) {
    // A page alone may rightly document no operation; a folder without any is the wrong folder.
    let isPage = docs.hasSuffix(".md") || docs.hasSuffix(".markdown") || docs.hasSuffix(".mdx")
    let input = try await Input.read(docs, requiresOperations: !isPage)
    guard let extraction = input.extraction else {
      throw Failure("\(docs): lint reads Markdown; this is an OpenAPI file")
    }
    return (input, linter.lint(extraction))
  }

  /// Fixes, looks again, and fixes what that shows, until nothing is left to fix.
  private func mend(_ linter: Linter, _ input: Input, _ findings: [Finding]) async throws(Failure) -> (Input, [Finding])
  {
    var current = (input, findings)
    var count = 0
    // Fixes that overlap go in one after the other; no page needs this many rounds.
    for _ in 0..<10 {
      var applied = 0
      for (path, source) in current.0.sources.sorted(by: { $0.key < $1.key }) {
        let own = current.1.filter { $0.span.path == path }
        let result = FixApplication.apply(own, to: source, allowsUnsafe: unsafeFixes)
        guard !result.applied.isEmpty else { continue }
        let target = current.0.isFolder ? "\(docs)/\(path)" : docs
        try Terminal.write(result.bytes, toFile: target)
        applied += result.applied.count
      }
      if applied == 0 { break }
      count += applied
      current = try await lint(linter)
    }
    if !options.quiet { Terminal.writeError("Fixed \(count) finding\(count == 1 ? "" : "s")\n") }
    return current
  }

  private func apply(_ path: String, to report: inout RunReport) throws(Failure) {
    if writeBaseline {
      try Terminal.write(Baseline(report.findings).json, toFile: path)
      report.findings = []
      return
    }
    do {
      let result = try Baseline(json: try DocsFolder.bytes(of: path)).apply(to: report.findings)
      report.findings = result.new
      for entry in result.stale {
        Terminal.writeError(
          "docproof: \(path): stale entry, found \(entry.count) times less: \(entry.path): \(entry.code) \(entry.message)\n"
        )
      }
    } catch let error as Baseline.Failure {
      throw Failure("\(path): \(error)")
    } catch {
      throw Failure("\(error)")
    }
  }
}
