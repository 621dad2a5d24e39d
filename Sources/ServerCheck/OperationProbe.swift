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
  /// Whether nothing that comes later can change what is known of the operation.
  var isJudgedAtOnce = false
}

/// What came of a job.
struct ProbeReport: Sendable {
  var index: Int
  var path: String
  var result: OperationResult
  var capture: Capture?
  var exchanges: [Exchange]
  /// Where it is judged at once.
  var judgement: Judgement?
}

/// Sends the requests of one operation and reads what came back.
struct OperationProbe: Sendable {
  let options: CheckOptions
  let judge: Judge
  let sender: RequestSender
  let bodies: BodyReader
  private var answers: AnswerReader { AnswerReader(judge: judge, bodies: bodies) }

  func run(_ job: ProbeJob) async -> ProbeReport {
    let shape = Judge.shape(of: job.operation)
    var report = await ask(job, shape)
    if job.isJudgedAtOnce {
      report.judgement = judge.judge(job.operation, shape, report.result)
      // Judged, it is of no more use, and of many operations it would be much.
      report.result.body = .unread("")
      report.result.followUps = [:]
    }
    return report
  }

  private func ask(_ job: ProbeJob, _ shape: ResponseShape?) async -> ProbeReport {
    let line = RequestLine(operation: job.operation, options: options)
    let documented = Set(job.operation.responses.filter(\.isStatusDocumented).map(\.status))
    let request = line.request(path: job.path, query: job.query, headers: job.headers, withToken: true)
    let (outcome, exchanges) = await sender.send(request, stopsAt: documented, name: job.operation.name)
    var report = ProbeReport(index: job.index, path: job.path, result: .notSent(""), exchanges: exchanges)
    report.result.values = job.values
    report.result.curl = line.curl(path: job.path, query: job.query, headers: job.headers, withToken: true)
    switch outcome {
    case .answer(let response):
      report.capture = await answers.note(response, of: job.operation, shape: shape, in: &report.result)
    case .noAnswer(let error) where error.kind == .unrecorded:
      report.result = .notSent(error.reason)
      return report
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
    if case .answer(let response) = outcome, let curl = report.result.curl,
      let refusal = BodyReader.refusal(response, of: job.operation, curl: curl)
    {
      report.result.refusals.append(refusal)
    }
    if case .answer(let response) = outcome {
      await askTokenless(job, line, bodySize: response.body.count, &report)
    } else {
      await askTokenless(job, line, bodySize: 0, &report)
    }
    let further = await askFurther(job, line, after: report.result)
    report.result.followUps.merge(further.answers) { _, new in new }
    for refusal in further.refusals where !report.result.refusals.contains(where: { $0.status == refusal.status }) {
      report.result.refusals.append(refusal)
    }
    report.exchanges += further.exchanges
    return report
  }

  // MARK: Further requests

  /// What came of the further requests, by their purpose, and what was exchanged.
  private struct FurtherAnswers {
    var answers: [FollowUp.Purpose: FollowUpAnswer] = [:]
    var exchanges: [Exchange] = []
    var refusals: [OperationResult.Refusal] = []
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
      } else if followUp.purpose == .nextLink, nextURL(further, job, line) == nil {
        further.answers[followUp.purpose] = .notAsked(whyNoNextLink(further, job, line))
      } else if followUp.purpose == .lastPage, lastPage(further) == nil {
        further.answers[followUp.purpose] = .notAsked("the first page does not tell of a last one after the second")
      } else if room == 0 {
        let limit = options.maximumRequests ?? 0
        further.answers[followUp.purpose] = .notAsked("the limit of \(limit) requests was reached")
      } else {
        let url = followUp.purpose == .nextLink ? nextURL(further, job, line) : nil
        var asked = followUp
        if followUp.purpose == .lastPage { asked.query = lastPage(further).map(PageRequest.query) ?? [] }
        let (answer, exchanges, refusal) = await ask(asked, job, line, url: url)
        further.answers[followUp.purpose] = answer
        further.exchanges += exchanges
        if let refusal { further.refusals.append(refusal) }
        room -= 1
      }
    }
    return further
  }

  private func whyNotAsked(_ followUp: FollowUp, _ job: ProbeJob) -> String? {
    switch followUp.purpose {
    case .wrongToken: return options.token == nil ? Judge.noToken : nil
    case .unknownMember, .malformedMember:
      guard let form = MemberForm(of: job.operation), let value = job.values.last(where: { $0.location == .path }),
        form.fits(value.text), value.text != form.unknown
      else { return "the known value is of another form than the docs show" }
      return nil
    default: return nil
    }
  }

  /// The URL that the first page names as the next, where it is the server's own.
  private func nextURL(_ further: FurtherAnswers, _ job: ProbeJob, _ line: RequestLine) -> String? {
    guard case .answered(let first)? = further.answers[.firstPage], first.isSuccess,
      let target = first.pages.link("next")?.target,
      case .sameOrigin(let url) = options.server.redirectTarget(
        of: target, from: options.server.url(path: job.operation.spelled(job.path), query: job.query))
    else { return nil }
    return url
  }

  private func lastPage(_ further: FurtherAnswers) -> Int? {
    guard case .answered(let first)? = further.answers[.firstPage], first.isSuccess else { return nil }
    return first.pages.lastPage
  }

  private func whyNoNextLink(_ further: FurtherAnswers, _ job: ProbeJob, _ line: RequestLine) -> String {
    guard case .answered(let first)? = further.answers[.firstPage], let next = first.pages.link("next") else {
      return "the first page has no `next` link"
    }
    return "the `next` link leads to another origin, \(Excerpt.of(next.target))"
  }

  /// - Parameter url: Where it is not the operation's own, but one that the server named.
  private func ask(
    _ followUp: FollowUp, _ job: ProbeJob, _ line: RequestLine, url: String?
  ) async -> (FollowUpAnswer, [Exchange], OperationResult.Refusal?) {
    var request = line.request(followUp, path: job.path, query: job.query, headers: job.headers)
    if let url { request.url = url }
    let (outcome, exchanges) = await sender.send(
      request, stopsAt: [], follows: followUp.purpose != .wrongToken, name: job.operation.name)
    let curl = line.curl(followUp, path: job.path, query: job.query, headers: job.headers, url: url)
    func observed(_ response: ProbeResponse, _ items: ListDigest? = nil) -> FollowUpAnswer {
      .answered(
        ObservedAnswer(
          status: response.status, mediaType: response.header("Content-Type"), pages: PageHeaders(response),
          items: items, curl: curl))
    }
    switch outcome {
    case .answer(let response):
      let filter = DocumentedFilter.all(of: job.operation).first { followUp.purpose == .filter($0.name) }
      let refusal = BodyReader.refusal(response, of: job.operation, curl: curl)
      return (observed(response, await bodies.list(response, filter: filter)), exchanges, refusal)
    case .unavailable(let status), .redirectedTooOften(let status), .redirected(let status, _):
      let answer =
        followUp.purpose == .wrongToken ? observed(ProbeResponse(status: status)) : .noAnswer("status \(status)")
      return (answer, exchanges, nil)
    case .noAnswer(let error): return (.noAnswer("no answer: \(error.reason)"), exchanges, nil)
    }
  }

  // MARK: Without a token

  /// - Parameter bodySize: Of the answer with the token.
  private func askTokenless(
    _ job: ProbeJob, _ line: RequestLine, bodySize: Int, _ report: inout ProbeReport
  ) async {
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
    case .answer(let response):
      let isLess = (200..<300).contains(response.status) && response.body.count < bodySize
      report.result.tokenless = isLess ? .answeredLess(response.status) : .answered(response.status)
      if let curl = report.result.tokenlessCurl,
        let refusal = BodyReader.refusal(response, of: job.operation, curl: curl)
      {
        report.result.refusals.append(refusal)
      }
    case .unavailable(let status), .redirectedTooOften(let status), .redirected(let status, _):
      report.result.tokenless = .answered(status)
    case .noAnswer(let error): report.result.tokenless = .noAnswer(error.reason)
    }
  }
}
