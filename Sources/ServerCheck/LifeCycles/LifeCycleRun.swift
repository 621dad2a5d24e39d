import APIModel

/// Lives through life cycles on a server: creates, reads, changes and deletes members of its own, notes what the
/// answers show, and deletes what is left.
///
/// One request follows the other. A request that changes something is never given up half-way when the run is
/// interrupted, so that what it created is known and can be deleted.
actor LifeCycleRun {
  struct Outcome: Sendable {
    /// By operation.
    var results: [Int: OperationResult]
    var exchanges: [Exchange]
    /// What was created and could not be deleted, one line each.
    var leftovers: [String]
    /// Texts that the server gave this run as secrets.
    var secrets: [String]
  }

  let spec: APISpec
  let options: CheckOptions
  let resolver: ValueResolver
  let values: WriteValues
  let captured: CapturedValues
  let known: [Int: OperationResult]
  private let judge: Judge
  private let answers: AnswerReader
  private let sender: RequestSender
  private let promises: LifeCyclePromises
  private let progress: @Sendable (Int) -> Void

  var results: [Int: OperationResult] = [:]
  var verdicts: [Int: [WritePromise: WriteVerdict.State]] = [:]
  var reasons: [Int: String] = [:]
  var ledger: [CreatedMember] = []
  private(set) var leftovers: [String] = []
  private var exchanges: [(life: Int, exchange: Exchange)] = []
  /// The root life that is being lived or cleaned up after, by its position, and the operation that began it.
  private var current: (position: Int, name: String?) = (0, nil)
  private var secrets: [String] = []
  private var room: Int

  /// - Parameters:
  ///   - known: What reading showed, by operation.
  ///   - room: How many requests may be sent; cleaning up is not counted.
  ///   - progress: Is told how many requests were sent, after each.
  init(
    _ spec: APISpec, _ options: CheckOptions, schedule: ProbeSchedule, captured: CapturedValues,
    known: [Int: OperationResult], sender: RequestSender, room: Int, progress: @escaping @Sendable (Int) -> Void
  ) {
    self.spec = spec
    self.options = options
    self.captured = captured
    self.known = known
    self.sender = sender
    self.room = room
    self.progress = progress
    resolver = schedule.resolver
    values = WriteValues(resolver: schedule.resolver, marker: options.marker)
    judge = Judge(options)
    answers = AnswerReader(judge: judge, bodies: BodyReader())
    promises = schedule.promises
  }

  func run(_ lives: [LifeCycle]) async -> Outcome {
    let names = lives.map { spec.operations[$0.creation].name }
    for (position, life) in lives.enumerated() where !Task.isCancelled {
      current = (position, names[position])
      await live(life, below: nil)
    }
    for position in ledger.indices.reversed() {
      let life = ledger[position].life
      current = (life, names.indices.contains(life) ? names[life] : nil)
      await cleanUp(position)
    }
    for index in lives.reduce(into: Set<Int>(), { $0.formUnion($1.operations) }).sorted() {
      let reason = reasons[index] ?? (Task.isCancelled ? Prober.interrupted : "nothing of this run's own was there")
      var result = results[index] ?? .notSent(reason)
      result.writes = (promises.byOperation[index] ?? []).map { promise in
        let state = verdicts[index]?[promise.promise] ?? .notAsked(reason)
        return WriteVerdict(promise: promise.promise, state: state, span: promise.span)
      }
      results[index] = result
    }
    // What cleaned up after a life belongs to it, so that shards say together what the whole run says.
    let ordered = exchanges.enumerated().sorted { ($0.element.life, $0.offset) < ($1.element.life, $1.offset) }
    return Outcome(
      results: results, exchanges: ordered.map(\.element.exchange), leftovers: leftovers, secrets: secrets)
  }

  // MARK: Requests

  /// What came of a request.
  struct Reply: Sendable {
    var outcome: RequestSender.Outcome
    var curl: String
    /// Whether it was sent more than once.
    var isRepeated = false

    var status: Int? {
      switch outcome {
      case .answer(let response): response.status
      case .unavailable(let status), .redirected(let status, _), .redirectedTooOften(let status): status
      case .noAnswer: nil
      }
    }

    var response: ProbeResponse? { if case .answer(let response) = outcome { response } else { nil } }
    var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

    /// How many bytes the answer about one member may have to be read.
    private static let maximumBody = 4 << 20

    /// The body, where it is JSON and no larger than the answer about a member or a page of them is.
    var json: JSONValue? {
      guard let response, response.bodyEnd == .complete, !response.body.isEmpty,
        response.body.count <= Self.maximumBody
      else { return nil }
      let text = JSONReader.read(response.body, maximumNodes: BodyReader.maximumValues / 4)
      return text.isValid ? text.document.root.flatMap { JSONValue($0) } : nil
    }

    /// As a phrase: `status 404`.
    var phrase: String {
      switch outcome {
      case .noAnswer(let error): "no answer: \(error.reason)"
      default: "status \(status ?? 0)"
      }
    }
  }

  /// Sends a request to its end, whatever happens to the run; nil where no more may be sent.
  /// - Parameter isCleaning: Then it is sent beyond the limit of requests, too.
  func send(_ line: WriteLine, isCleaning: Bool = false) async -> Reply? {
    guard isCleaning || room > 0 else { return nil }
    room -= 1
    let sender = sender
    let documented = Set(line.operation.responses.filter(\.isStatusDocumented).map(\.status))
    let follows = line.token == .own
    let (outcome, exchanges) = await Task {
      await sender.send(line.request, stopsAt: documented, follows: follows, name: line.operation.name)
    }.value
    self.exchanges += exchanges.map { exchange in
      var exchange = exchange
      exchange.life = current.name
      return (current.position, exchange)
    }
    progress(exchanges.count)
    return Reply(outcome: outcome, curl: line.curl, isRepeated: exchanges.count > 1)
  }

  /// Notes a reply as the operation's own, the one that its body and status are judged by.
  @discardableResult
  func note(
    _ reply: Reply, of index: Int, values: [ResolvedValue], member: CreatedMember? = nil
  ) async -> OperationResult {
    if case .noAnswer(let error) = reply.outcome, error.kind == .unrecorded {
      refuse(index, error.reason)
      return results[index] ?? .notSent(error.reason)
    }
    var result = results[index] ?? .notSent("")
    result.openAttributes = member?.openAttributes ?? []
    result.values = values
    result.curl = reply.curl
    switch reply.outcome {
    case .answer(let response):
      let operation = spec.operations[index]
      _ = await answers.note(response, of: operation, shape: Judge.shape(of: operation), in: &result)
    case .noAnswer(let error): result.reply = .noAnswer(error)
    case .unavailable(let status): result.reply = .unavailable(status: status)
    case .redirected(let status, let target): result.reply = .redirected(status: status, to: target)
    case .redirectedTooOften(let status): result.reply = .redirectedTooOften(status: status)
    }
    if reply.response == nil { result.body = .unread(answers.unread(spec.operations[index], result)) }
    results[index] = result
    return result
  }

  /// Notes a member of this run's own, to be cleaned up.
  func note(_ member: CreatedMember) {
    var member = member
    member.life = current.position
    ledger.append(member)
  }

  func set(_ promise: WritePromise, of index: Int, _ state: WriteVerdict.State) {
    verdicts[index, default: [:]][promise] = state
  }

  func refuse(_ index: Int, _ reason: String) { if reasons[index] == nil { reasons[index] = reason } }

  func learn(_ attributes: [String: String]) {
    for (name, value) in attributes where SecretName.isSecret(name) && value.utf8.count >= 8 {
      if !secrets.contains(value) { secrets.append(value) }
    }
  }

  func leave(_ line: String) { if !leftovers.contains(line) { leftovers.append(line) } }

  /// A pause before a server that stores things in its own time is asked once more.
  func wait(_ attempt: Int) async {
    let sleep = sender.sleep
    await Task { await sleep(.milliseconds(300 << attempt)) }.value
  }
}
