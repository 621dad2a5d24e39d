public import APIModel
import Synchronization

/// What a run found.
public struct CheckOutcome: Sendable {
  /// Sorted by place, rule and pointer.
  public var findings: [Finding]
  /// By operation in the docs' order.
  public var verdicts: [Verdict]
  /// What reads by operation in the docs' order, then life by life; secrets replaced.
  public var exchanges: [Exchange]
  /// Whether the run was interrupted, so that some of what was planned was not sent.
  public var isInterrupted = false
  /// What was created and could not be deleted again, one line each.
  public var leftovers: [String] = []
}

/// How far a run has come.
public struct ProbeProgress: Hashable, Sendable {
  /// How many operations are done, sent or not.
  public var done: Int
  /// How many operations are to be sent.
  public var total: Int
  /// How many requests were sent.
  public var requests: Int

  fileprivate mutating func counting(_ report: ProbeReport) -> ProbeProgress {
    done += 1
    requests += report.exchanges.count
    return self
  }
}

/// Sends what the plan says to a server and judges the answers.
public struct Prober: Sendable {
  private let spec: APISpec
  private let options: CheckOptions
  private let transport: any Transport
  private let sleep: @Sendable (Duration) async -> Void
  private let progress: (@Sendable (ProbeProgress) -> Void)?

  /// - Parameters:
  ///   - sleep: waits before another try.
  ///   - progress: is told after every operation.
  public init(
    _ spec: APISpec, _ options: CheckOptions, transport: any Transport,
    sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) },
    progress: (@Sendable (ProbeProgress) -> Void)? = nil
  ) {
    self.spec = spec
    self.options = options
    self.transport = transport
    self.sleep = sleep
    self.progress = progress
  }

  /// Checks a server over the network. Where the task is cancelled, what is known by then is the outcome.
  /// - Parameter progress: is told after every operation.
  /// - Throws: `CheckError` where it could not do its job.
  public static func check(
    _ spec: APISpec, _ options: CheckOptions, progress: (@Sendable (ProbeProgress) -> Void)? = nil
  ) async throws(CheckError) -> CheckOutcome {
    try await NetworkTransport.withTransport(options) { transport throws(CheckError) in
      try await Prober(spec, options, transport: transport, progress: progress).run()
    }
  }

  /// Judges a recorded run again, by other docs say, without a request.
  /// - Parameter exchanges: As the run recorded them.
  /// - Throws: `CheckError` where it could not do its job.
  public static func replay(
    _ spec: APISpec, _ options: CheckOptions, _ exchanges: [Exchange]
  ) async throws(CheckError) -> CheckOutcome {
    var options = options
    options.concurrency = 1
    options.maximumRetries = 0
    options.rate = nil
    options.isReplay = true
    let transport = ReplayTransport(exchanges)
    let writes = RecordedWrites(exchanges, spec, base: options.server)
    if let marker = writes.marker {
      options.marker = marker
      options.values = writes.values + options.values
      try options.allowWrites(confirming: options.server.host)
    }
    options.token = transport.hasToken ? try Secret(ReplayTransport.token) : nil
    var outcome = try await Prober(spec, options, transport: transport, sleep: { _ in }).run()
    outcome.exchanges.removeAll { $0.status == nil }
    // Nothing was created now.
    outcome.leftovers = []
    return outcome
  }

  /// - Throws: `CheckError` where nothing answers, every request is answered 401 or 403, or a supplied value is for
  ///   an operation that the docs don't have.
  public func run() async throws(CheckError) -> CheckOutcome {
    let schedule = try ProbeSchedule(spec, options)
    let redactor = Redactor(Judge.secretValues(options))
    let sender = RequestSender(transport: transport, options: options, redactor: redactor, sleep: sleep)
    let probe = OperationProbe(
      options: options, judge: Judge(options), sender: sender, bodies: BodyReader(interest: CaptureInterest(spec)))
    var budget = options.maximumRequests ?? Int.max
    var captured = CapturedValues()
    var results: [Int: OperationResult] = schedule.refusals.mapValues { .notSent($0) }
    var judgements: [Int: Judgement] = [:]
    var numbered: [(index: Int, exchanges: [Exchange])] = []
    var room = Self.keptBodies
    var hasBegun = false
    let written = schedule.lives.reduce(into: Set<Int>()) { $0.formUnion($1.operations) }
    var state = ProbeProgress(
      done: 0, total: schedule.order.levels.joined().count + written.count, requests: 0)
    for level in schedule.order.levels {
      if Task.isCancelled {
        for index in level { results[index] = .notSent(Self.interrupted) }
        continue
      }
      var jobs: [ProbeJob] = []
      for index in level {
        switch job(index, schedule.resolver, captured, isOwn: schedule.own.contains(index), &budget) {
        case .success(var job):
          // What a life shows of an operation may be more than reading did.
          job.isJudgedAtOnce = schedule.lives.isEmpty && !job.isOnlySupplier
          jobs.append(job)
        case .failure(let refusal): results[index] = .notSent(refusal.reason)
        }
      }
      var reports: [ProbeReport] = []
      if !hasBegun, let first = jobs.first {
        // Alone, so that a server that is down is asked once.
        let report = await probe.run(first)
        if case .noAnswer(let error) = report.result.reply, error.kind == .unreachable || error.kind == .insecure {
          throw unreachable(error)
        }
        reports.append(report)
        progress?(state.counting(report))
        jobs.removeFirst()
        hasBegun = true
      }
      for job in jobs { results[job.index] = .notSent(Self.interrupted) }
      let others = await run(jobs, probe, state)
      for report in others { _ = state.counting(report) }
      reports += others
      for report in reports.sorted(by: { $0.index < $1.index }) {
        results[report.index] = report.result
        if Task.isCancelled, case .noAnswer = report.result.reply {
          results[report.index] = .notSent(Self.interrupted)
          continue
        }
        judgements[report.index] = report.judgement
        numbered.append((report.index, keep(report.exchanges, &room)))
        if let capture = report.capture {
          captured.add(capture, of: spec.operations[report.index], path: report.path)
        }
      }
    }
    let exchanges = numbered.sorted { $0.index < $1.index }.flatMap(\.exchanges)
    if !Task.isCancelled { try checkThatItWorked(results) }
    guard !schedule.lives.isEmpty else {
      let own = results.filter { schedule.own.contains($0.key) }
      return await outcome(own, judgements, exchanges, probe.judge, redactor)
    }
    let progress = progress
    let (before, reading) = (state, results)
    let sent = Mutex(before)
    let run = LifeCycleRun(
      spec, options, schedule: schedule, captured: captured, known: reading, sender: sender, room: budget
    ) { count in
      let now = sent.withLock { state in
        state.requests += count
        // How many requests a life takes shows only while it is lived.
        state.done = min(state.total - 1, before.done + (state.requests - before.requests) / 4)
        return state
      }
      progress?(now)
    }
    let lived = await run.run(schedule.lives)
    results.merge(lived.results) { _, new in new }
    if !Task.isCancelled { try checkThatItWorked(results) }
    let all = Redactor(Judge.secretValues(options) + lived.secrets)
    var outcome = await outcome(
      results.filter { schedule.judges($0.key, spec) }, [:], exchanges + lived.exchanges.flatMap { keep([$0], &room) },
      probe.judge, all)
    outcome.exchanges = outcome.exchanges.map { all.redact($0) }
    outcome.leftovers = lived.leftovers.map { all.redact($0) }
    return outcome
  }

  static let interrupted = "the run was interrupted"

  /// How many operations one task judges.
  private static let judgedTogether = 64

  /// How many bytes of bodies a run's exchanges keep together; those that come later keep none.
  private static let keptBodies = 64 << 20

  private func keep(_ exchanges: [Exchange], _ room: inout Int) -> [Exchange] {
    exchanges.map { exchange in
      guard exchange.responseBody.count > room else {
        room -= exchange.responseBody.count
        return exchange
      }
      var exchange = exchange
      exchange.responseBody = []
      exchange.isBodyTruncated = true
      return exchange
    }
  }

  // MARK: Jobs

  private struct Refusal: Error { var reason: String }

  private func job(
    _ index: Int, _ resolver: ValueResolver, _ captured: CapturedValues, isOwn: Bool, _ budget: inout Int
  ) -> Result<ProbeJob, Refusal> {
    let operation = spec.operations[index]
    switch resolver.resolve(operation, captured: captured) {
    case .missing(let reason): return .failure(Refusal(reason: reason))
    case .request(let path, let query, let headers, let values):
      guard budget > 0 else {
        return .failure(Refusal(reason: "the limit of \(options.maximumRequests ?? 0) requests was reached"))
      }
      budget -= 1
      guard isOwn else {
        return .success(
          ProbeJob(
            index: index, operation: operation, path: path, query: query, headers: headers, values: values,
            asksTokenless: false, followUpLimit: 0, isOnlySupplier: true))
      }
      let asksTokenless = MissingAuthentication.isPromised(operation) && options.token != nil && budget > 0
      if asksTokenless { budget -= 1 }
      let followUps = FollowUp.planned(for: operation).count { $0.purpose != .wrongToken || options.token != nil }
      let followUpLimit = min(followUps, budget)
      budget -= followUpLimit
      return .success(
        ProbeJob(
          index: index, operation: operation, path: path, query: query, headers: headers, values: values,
          asksTokenless: asksTokenless, followUpLimit: followUpLimit))
    }
  }

  /// Sends the jobs over as many connections as are allowed, each taking the next job when it is done with one.
  private func run(_ jobs: [ProbeJob], _ probe: OperationProbe, _ before: ProbeProgress) async -> [ProbeReport] {
    let queue = JobQueue(jobs, before)
    let progress = progress
    return await withTaskGroup(of: [ProbeReport].self) { group in
      for _ in 0..<min(max(1, options.concurrency), jobs.count) {
        group.addTask {
          var reports: [ProbeReport] = []
          while !Task.isCancelled, let job = queue.next() {
            let report = await probe.run(job)
            let now = queue.counting(report)
            progress?(now)
            reports.append(report)
          }
          return reports
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// What is still to be sent, and how much was.
  private final class JobQueue: Sendable {
    private let waiting: Mutex<ArraySlice<ProbeJob>>
    private let state: Mutex<ProbeProgress>

    init(_ jobs: [ProbeJob], _ state: ProbeProgress) {
      waiting = Mutex(jobs[...])
      self.state = Mutex(state)
    }

    func next() -> ProbeJob? { waiting.withLock { $0.popFirst() } }

    func counting(_ report: ProbeReport) -> ProbeProgress { state.withLock { $0.counting(report) } }
  }

  // MARK: The end

  private func unreachable(_ error: TransportError) -> CheckError {
    error.kind == .insecure
      ? CheckError(.insecure, "no secure connection to \(options.server.origin): \(error.reason)")
      : CheckError(.unreachable, "cannot reach \(options.server.origin): \(error.reason)")
  }

  /// A run in which nothing was answered, or nothing but refusals, must not look like a clean one.
  private func checkThatItWorked(_ results: [Int: OperationResult]) throws(CheckError) {
    var refusals: [Int: Int] = [:]
    var failure: TransportError?
    var sent = 0
    for index in results.keys.sorted() {
      switch results[index]?.reply {
      case .notSent, nil: continue
      case .noAnswer(let error):
        sent += 1
        failure = failure ?? error
        continue
      case .answer(let status, _, _) where status == 401 || status == 403:
        sent += 1
        refusals[status, default: 0] += 1
        continue
      default: return try checkThatTheTokenWorked(results)
      }
    }
    guard sent > 0 else { return }
    guard !refusals.isEmpty else {
      throw unreachable(failure ?? TransportError(.disconnected, "no answer"))
    }
    let statuses = refusals.keys.sorted().map(String.init).joined(separator: " or ")
    let count = refusals.values.reduce(0, +)
    let requests = count == 1 ? "the only request was" : "all \(count) requests were"
    throw CheckError(
      .authenticationFailed,
      options.token == nil
        ? "authentication failed: \(requests) answered \(statuses), and no token was given"
        : "authentication failed: \(requests) answered \(statuses) with the given token")
  }

  /// A public operation that answers must not hide that the token never did.
  private func checkThatTheTokenWorked(_ results: [Int: OperationResult]) throws(CheckError) {
    guard options.token != nil, !options.isReplay else { return }
    var refused = 0
    for index in results.keys.sorted() {
      guard case .header = spec.operations[index].authentication, let status = results[index]?.status else { continue }
      guard status == 401 else { return }
      refused += 1
    }
    guard refused > 1 else { return }
    throw CheckError(
      .authenticationFailed,
      "authentication failed: all \(refused) requests that the docs show with a token were answered 401 with the given one"
    )
  }

  private func outcome(
    _ results: [Int: OperationResult], _ known: [Int: Judgement], _ exchanges: [Exchange], _ judge: Judge,
    _ redactor: Redactor
  ) async -> CheckOutcome {
    var report = RunReport(tool: RunReport.Tool(name: "docproof", version: ""), command: "check")
    let parts = stride(from: 0, to: spec.operations.count, by: Self.judgedTogether).map {
      $0..<min($0 + Self.judgedTogether, spec.operations.count)
    }
    let operations = spec.operations
    let judged = await withTaskGroup(of: (Int, [Judgement]).self) { group in
      for part in parts {
        group.addTask {
          let judgements = part.compactMap { index in
            results[index].map { (known[index] ?? judge.judge(operations[index], $0)).redacted(redactor) }
          }
          return (part.lowerBound, judgements)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for judgement in judged.sorted(by: { $0.0 < $1.0 }).flatMap(\.1) {
      report.findings += judgement.findings
      report.verdicts += judgement.verdicts
    }
    return CheckOutcome(
      findings: report.sorted().findings, verdicts: report.verdicts, exchanges: exchanges,
      isInterrupted: Task.isCancelled)
  }
}
