import APIModel
import ArgumentParser
import DocExtract
import MockServer
import ServerCheck

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: DocproofCommand.name,
    abstract: "Checks that a server keeps what the docs promise.",
    discussion: """
      Only reading requests are sent unless --allow-writes is given: then members are created, read, changed, \
      deleted, none but the run's own. `docproof plan` prints every request beforehand.

      Without --server the docs are checked against a server made from them. Requests that reproduce a finding then \
      name port 8080, where `docproof serve DOCS --port 8080` (with the same --fault) listens.
      """)

  @Argument(help: "A folder of Markdown pages, a page, or an OpenAPI file.")
  var docs: String

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var probe: ProbeOptions

  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp("Without --server: a fault of the embedded server, repeatable.", valueName: "name[=operation]"))
  var faults: [String] = []

  @Option(help: "Judge recorded traffic of this HAR file instead of a server; nothing is sent.")
  var har: String?

  @Option(help: "Judge recorded traffic of this folder, a HAR entry in each .json file; nothing is sent.")
  var exchanges: String?

  @Option(
    help: "Judge the run again that this JSON report or --record file holds; nothing is sent.")
  var replay: String?

  @Option(help: "A second server to ask the same; differences say which one the docs side with.")
  var against: String?

  @Option(help: "Write what was sent and answered to this HAR file, secrets replaced.")
  var record: String?

  @Flag(help: "Exit with 1 also where a promise could not be verified.")
  var failOnUnverified = false

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if probe.server != nil, !faults.isEmpty {
      throw ValidationError("--fault is for the embedded server, not for --server")
    }
    if har != nil, exchanges != nil { throw ValidationError("--har and --exchanges can't be given together") }
    if against != nil, probe.server == nil { throw ValidationError("--against goes with --server") }
    if replay != nil, har != nil || exchanges != nil || against != nil || probe.allowWrites || !faults.isEmpty {
      throw ValidationError(
        "--replay stands alone: without --har, --exchanges, --against, --fault and --allow-writes")
    }
    if har != nil || exchanges != nil, !faults.isEmpty || record != nil {
      throw ValidationError("recorded traffic is judged without a server: neither --fault nor --record")
    }
  }

  func run() async throws {
    let cards = ServerRuleCatalogue.all
    let selection = try options.selection(among: cards)
    var input = try await Input.read(docs, config: reading.config)
    var report = input.report("check")
    // The pages' trees are many times the spec, and of no more use.
    input.extraction = nil
    let started = SystemClock.now()
    let outcome: CheckOutcome
    if let judged = try await recorded(input.spec) { outcome = judged } else { outcome = try await probe(input.spec) }
    if let record {
      let tool = RunReport.Tool(name: "docproof", version: DocproofCommand.version)
      try Terminal.write(toFile: record) {
        HTTPArchive.write(outcome.exchanges, creator: tool, started: started, to: $0)
      }
    }
    report.findings = outcome.findings.filter { selection.contains($0.rule) }
    report.verdicts = outcome.verdicts
    report.exchanges = outcome.exchanges
    report.operationNames = input.spec.operations.map(\.name)
    report.rules = cards.filter { selection.contains($0.id) }
    let sorted = report.sorted()
    try options.write(sorted)
    for leftover in outcome.leftovers { Terminal.writeError("docproof: \(leftover)\n") }
    if outcome.isInterrupted {
      throw Failure("interrupted after \(outcome.exchanges.count) requests; what was not sent is not verified")
    }
    try options.enforceGate(sorted)
    if failOnUnverified, outcome.verdicts.contains(where: { if case .notVerified = $0.state { true } else { false } }) {
      throw GateFailure()
    }
  }

  /// The outcome of recorded traffic, where some was given.
  private func recorded(_ spec: APISpec) async throws(Failure) -> CheckOutcome? {
    if let replay { return try await replayed(spec, replay) }
    guard let source = har ?? exchanges else { return nil }
    var all: [Exchange] = []
    for path in try har != nil ? [source] : Terminal.files(in: source, ending: ".json") {
      let bytes: [UInt8]
      do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
      do { all += try HTTPArchive.read(bytes) } catch { throw Failure("\(path): \(error)") }
    }
    let options = try probe.options(base: probe.server ?? "http://localhost", token: nil)
    let traffic = RecordedTraffic(
      spec, server: probe.server == nil ? nil : options.server, targetVersion: options.targetVersion)
    let judged = await traffic.check(all)
    guard judged.matched > 0 else {
      throw Failure("\(source): none of its \(all.count) requests is of a documented operation")
    }
    if judged.unmatched > 0, !self.options.quiet {
      Terminal.writeError("docproof: \(judged.unmatched) of \(all.count) requests are of no documented operation\n")
    }
    return judged.outcome
  }

  private func replayed(_ spec: APISpec, _ path: String) async throws(Failure) -> CheckOutcome {
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    let all: [Exchange]
    let result = JSONReader.read(bytes, maximumNodes: 20_000_000)
    if result.isValid, let root = result.document.root, let version = root.member("formatVersion") {
      guard version.source == "1" else {
        throw Failure("\(path): format version \(version.source.prefix(20)) is not known; this reads 1")
      }
      guard let found = ReportedExchanges.read(root) else {
        throw Failure("\(path): holds no exchanges; a report of `check --server` does")
      }
      all = found
    } else {
      do { all = try HTTPArchive.read(bytes) } catch { throw Failure("\(path): \(error)") }
    }
    guard let base = probe.server ?? ReplayTransport.base(of: all, documented: spec.basePath) else {
      throw Failure("\(path): holds no request")
    }
    do { return try await Prober.replay(spec, try probe.options(base: base, token: nil), all) } catch {
      throw Failure("\(error)")
    }
  }

  private func probe(_ spec: APISpec) async throws -> CheckOutcome {
    if let server = probe.server {
      var options = try probe.options(base: server, token: try probe.token())
      // Told apart from what other runs left behind.
      options.marker += "-" + RandomToken.make().prefix(8)
      if options.trustsAnyCertificate, options.server.scheme == "https" {
        Terminal.writeError(
          "docproof: --insecure: the certificate of \(options.server.host) is NOT verified; "
            + "whoever stands between can read the token\n")
      }
      guard let against else { return try await check(spec, options) }
      var other = try probe.options(base: against, token: options.token)
      other.marker = options.marker
      let first = try await check(spec, options)
      if first.isInterrupted { return first }
      let outcomes = (first, try await check(spec, other))
      return ServerComparison(
        spec, names: (options.server.description, other.server.description), outcomes.0, outcomes.1
      ).outcome()
    }
    // The embedded server has a token of its own, but one that the user named must be there all the same.
    _ = try probe.token()
    let embedded = try await EmbeddedServer.start([MountedSpec(spec)], faults: faults)
    do {
      let token = try Secret(embedded.token)
      var options = try probe.options(base: embedded.base, token: token)
      for operation in ProbePlan.registrations(in: spec) {
        options.values.insert(
          ProvidedValue("token", embedded.registrationToken, scope: .operation(operation.id, name: operation.name)),
          at: 0)
      }
      let outcome = try await check(spec, options)
      await embedded.server.stop()
      return outcome.renamingOrigin(embedded.server.origin, to: "http://127.0.0.1:8080", keepsAnswers: record != nil)
    } catch {
      await embedded.server.stop()
      throw error
    }
  }

  private func check(_ spec: APISpec, _ options: CheckOptions) async throws(Failure) -> CheckOutcome {
    var options = options
    options.keepsAnswers = record != nil || self.options.showsExchanges
    let asked = options
    let bar = ProgressBar(isShown: !self.options.quiet)
    defer { bar.clear() }
    let task = Task { try await Prober.check(spec, asked, progress: { bar.show($0) }) }
    let watch = Interrupt.watch { task.cancel() }
    defer { watch.cancel() }
    do { return try await task.value } catch { throw Failure("\(error)") }
  }
}

extension CheckOutcome {
  /// The embedded server is gone when the report is read, and its port was chance: what reproduces a finding names the
  /// port of `docproof serve --port 8080`.
  fileprivate func renamingOrigin(_ origin: String, to new: String, keepsAnswers: Bool) -> CheckOutcome {
    func renamed(_ text: String) -> String {
      var rest = text[...]
      var result = ""
      while let range = rest.firstRange(ofBytes: origin) {
        result += rest[..<range.lowerBound] + new
        rest = rest[range.upperBound...]
      }
      return result + rest
    }
    var outcome = self
    for finding in outcome.findings.indices {
      outcome.findings[finding].message = renamed(outcome.findings[finding].message)
      for note in outcome.findings[finding].notes.indices {
        outcome.findings[finding].notes[note].text = renamed(outcome.findings[finding].notes[note].text)
      }
    }
    for exchange in outcome.exchanges.indices {
      outcome.exchanges[exchange].url = renamed(outcome.exchanges[exchange].url)
      // What the server made up differs from run to run, and says nothing that the docs don't.
      if !keepsAnswers {
        outcome.exchanges[exchange].requestHeaders = []
        outcome.exchanges[exchange].responseHeaders = []
        outcome.exchanges[exchange].responseBody = []
      }
    }
    return outcome
  }
}

/// The server that docs are checked against where no other is given.
struct EmbeddedServer {
  var server: RunningServer
  var base: String
  var token: String
  var registrationToken: String

  static func start(_ specs: [MountedSpec], faults: [String]) async throws(Failure) -> EmbeddedServer {
    let token = RandomToken.make()
    let registrationToken = RandomToken.make()
    var options = ServeOptions(token: token, registrationToken: registrationToken)
    options.faults = try ServeCommand.faults(faults)
    do {
      let server = try await RunningServer.start(serving: specs, options: options)
      return EmbeddedServer(
        server: server, base: specs.first.map(server.baseURL) ?? server.origin, token: token,
        registrationToken: registrationToken)
    } catch {
      throw Failure(error)
    }
  }
}

/// A token that nobody can guess.
enum RandomToken {
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
