import APIModel

/// An operation whose values are known.
struct ProbeJob: Sendable {
  var index: Int
  var operation: Operation
  var path: String
  var query: [NameValue]
  var headers: [NameValue]
  var values: [ResolvedValue]
  /// Whether the same request is sent a second time without the token.
  var asksTokenless: Bool
  /// How many of the planned further requests may be sent.
  var followUpLimit: Int
  /// Whether only the values in the answer are wanted.
  var isOnlySupplier = false
}

/// What came of a job.
struct ProbeReport: Sendable {
  var index: Int
  var path: String
  var result: OperationResult
  var capture: Capture?
  var exchanges: [Exchange]
}

/// Sends the requests of one operation and reads what came back.
struct OperationProbe: Sendable {
  let options: CheckOptions
  let judge: Judge
  let sender: RequestSender
  let bodies = BodyReader()
  private var answers: AnswerReader { AnswerReader(judge: judge, bodies: bodies) }

  func run(_ job: ProbeJob) async -> ProbeReport {
    let line = RequestLine(operation: job.operation, options: options)
    let documented = Set(job.operation.responses.filter(\.isStatusDocumented).map(\.status))
    let request = line.request(path: job.path, query: job.query, headers: job.headers, withToken: true)
    let (outcome, exchanges) = await sender.send(request, stopsAt: documented, name: job.operation.name)
    var report = ProbeReport(index: job.index, path: job.path, result: .notSent(""), exchanges: exchanges)
    report.result.values = job.values
    report.result.curl = line.curl(path: job.path, query: job.query, headers: job.headers, withToken: true)
    switch outcome {
    case .answer(let response):
      report.capture = await answers.note(response, of: job.operation, in: &report.result)
    case .noAnswer(let error): report.result.reply = .noAnswer(error)
    case .unavailable(let status): report.result.reply = .unavailable(status: status)
    case .redirected(let status, let target): report.result.reply = .redirected(status: status, to: target)
    case .redirectedTooOften(let status): report.result.reply = .redirectedTooOften(status: status)
    }
    if case .answer = report.result.reply {
    } else {
      report.result.body = .unread(answers.unread(job.operation, report.result))
    }
    if job.isOnlySupplier { return report }
    await askTokenless(job, line, &report)
    let further = await askFurther(job, line, after: report.result)
    report.result.followUps.merge(further.answers) { _, new in new }
    report.exchanges += further.exchanges
    return report
  }

  // MARK: Further requests

  /// What came of the further requests, by their purpose, and what was exchanged.
  private struct FurtherAnswers {
    var answers: [FollowUp.Purpose: FollowUpAnswer] = [:]
    var exchanges: [Exchange] = []
  }

  private func askFurther(_ job: ProbeJob, _ line: RequestLine, after result: OperationResult) async -> FurtherAnswers {
    var further = FurtherAnswers()
    var room = job.followUpLimit
    let hasGoneWell = result.status.map { (200..<300).contains($0) } ?? false
    let refusal = hasGoneWell ? "" : answers.unread(job.operation, result)
    for followUp in FollowUp.planned(for: job.operation) {
      if !hasGoneWell {
        further.answers[followUp.purpose] = .notAsked(refusal)
      } else if let reason = whyNotAsked(followUp, job) {
        further.answers[followUp.purpose] = .notAsked(reason)
      } else if room == 0 {
        let limit = options.maximumRequests ?? 0
        further.answers[followUp.purpose] = .notAsked("the limit of \(limit) requests was reached")
      } else {
        let (answer, exchanges) = await ask(followUp, job, line)
        further.answers[followUp.purpose] = answer
        further.exchanges += exchanges
        room -= 1
      }
    }
    return further
  }

  private func whyNotAsked(_ followUp: FollowUp, _ job: ProbeJob) -> String? {
    switch followUp.purpose {
    case .wrongToken: return options.token == nil ? Judge.noToken : nil
    case .unknownMember:
      guard let form = MemberForm(of: job.operation), let value = job.values.last(where: { $0.location == .path }),
        form.fits(value.text), value.text != form.unknown
      else { return "the known value is of another form than the docs show" }
      return nil
    default: return nil
    }
  }

  private func ask(
    _ followUp: FollowUp, _ job: ProbeJob, _ line: RequestLine
  ) async -> (FollowUpAnswer, [Exchange]) {
    let request = line.request(followUp, path: job.path, query: job.query, headers: job.headers)
    let (outcome, exchanges) = await sender.send(
      request, stopsAt: [], follows: followUp.purpose != .wrongToken, name: job.operation.name)
    let curl = line.curl(followUp, path: job.path, query: job.query, headers: job.headers)
    func observed(_ response: ProbeResponse, _ items: ListDigest? = nil) -> FollowUpAnswer {
      .answered(
        ObservedAnswer(
          status: response.status, mediaType: response.header("Content-Type"), pages: PageHeaders(response),
          items: items, curl: curl))
    }
    switch outcome {
    case .answer(let response):
      let filter = DocumentedFilter.all(of: job.operation).first { followUp.purpose == .filter($0.name) }
      return (observed(response, await bodies.list(response, filter: filter)), exchanges)
    case .unavailable(let status), .redirectedTooOften(let status), .redirected(let status, _):
      let answer =
        followUp.purpose == .wrongToken ? observed(ProbeResponse(status: status)) : .noAnswer("status \(status)")
      return (answer, exchanges)
    case .noAnswer(let error): return (.noAnswer("no answer: \(error.reason)"), exchanges)
    }
  }

  // MARK: Without a token

  private func askTokenless(_ job: ProbeJob, _ line: RequestLine, _ report: inout ProbeReport) async {
    guard MissingAuthentication.isPromised(job.operation) else { return }
    guard options.token != nil else {
      report.result.tokenless = .notAsked(Judge.noToken)
      return
    }
    guard let status = report.result.status, (200..<300).contains(status) else {
      report.result.tokenless = .notAsked("with the token: \(answers.unread(job.operation, report.result))")
      return
    }
    guard job.asksTokenless else {
      report.result.tokenless = .notAsked("the limit of \(options.maximumRequests ?? 0) requests was reached")
      return
    }
    let request = line.request(path: job.path, query: job.query, headers: job.headers, withToken: false)
    let (outcome, exchanges) = await sender.send(request, stopsAt: [], follows: false, name: job.operation.name)
    report.exchanges += exchanges
    report.result.tokenlessCurl = line.curl(path: job.path, query: job.query, headers: job.headers, withToken: false)
    switch outcome {
    case .answer(let response): report.result.tokenless = .answered(response.status)
    case .unavailable(let status), .redirectedTooOften(let status), .redirected(let status, _):
      report.result.tokenless = .answered(status)
    case .noAnswer(let error): report.result.tokenless = .noAnswer(error.reason)
    }
  }
}
