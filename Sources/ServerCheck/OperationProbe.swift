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
      report.result.reply = .answer(
        status: response.status, mediaType: response.header("Content-Type"),
        declaredLength: response.header("Content-Length").flatMap(Int.init))
      (report.result.body, report.capture) = read(response, of: job.operation, report.result)
    case .noAnswer(let error): report.result.reply = .noAnswer(error)
    case .unavailable(let status): report.result.reply = .unavailable(status: status)
    case .redirected(let status, let target): report.result.reply = .redirected(status: status, to: target)
    case .redirectedTooOften(let status): report.result.reply = .redirectedTooOften(status: status)
    }
    if case .answer = report.result.reply {
    } else {
      report.result.body = .unread(unread(job.operation, report.result))
    }
    await askTokenless(job, line, &report)
    return report
  }

  // MARK: Without a token

  private func askTokenless(_ job: ProbeJob, _ line: RequestLine, _ report: inout ProbeReport) async {
    guard MissingAuthentication.isPromised(job.operation) else { return }
    guard options.token != nil else {
      report.result.tokenless = .notAsked(Judge.noToken)
      return
    }
    guard let status = report.result.status, (200..<300).contains(status) else {
      report.result.tokenless = .notAsked("with the token: \(unread(job.operation, report.result))")
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

  // MARK: The body

  /// Why a body was not looked at: what its status says.
  private func unread(_ operation: Operation, _ result: OperationResult) -> String {
    switch StatusAnswer(judge.subject(operation, shape: nil, result)) {
    case .kept: "the docs show no JSON body"
    case .otherDocumented(let status): "answered \(status), which is documented, too"
    case .undocumentedSuccess(let status, _), .undocumentedRefusal(let status): "status \(status)"
    case .serverError(let status): "status \(status)"
    case .notImplemented(let status): "not implemented: \(status)"
    case .listedButNotFound: "status 404"
    case .redirected: "redirected"
    case .unverified(let reason): reason
    }
  }

  private func read(
    _ response: ProbeResponse, of operation: Operation, _ result: OperationResult
  ) -> (OperationResult.Body, Capture?) {
    let unread = OperationResult.Body.unread(unread(operation, result))
    switch StatusAnswer(judge.subject(operation, shape: nil, result)) {
    case .kept: break
    case .undocumentedSuccess: if response.body.isEmpty { return (unread, nil) }
    default: return (unread, nil)
    }
    if operation.method == .head { return (.unread("an answer to HEAD has no body"), nil) }
    switch response.bodyEnd {
    case .complete: break
    case .cutOff(let reason): return (.cutOff(reason), nil)
    case .tooLarge(let limit): return (.tooLarge(limit: limit), nil)
    }
    if response.body.isEmpty { return (.empty, nil) }
    guard WrongMediaType.isJSONDocumented(operation.success) else {
      let hasNoBody = operation.success?.status == 204 || operation.success?.status == 205
      return (hasNoBody ? .wrongMediaType(excerpt: "") : unread, nil)
    }
    return readJSON(response, of: operation)
  }

  private func readJSON(_ response: ProbeResponse, of operation: Operation) -> (OperationResult.Body, Capture?) {
    let text = JSONReader.read(response.body)
    guard let root = text.document.root, text.isValid else {
      let excerpt = Excerpt.of(String(decoding: response.body.prefix(Excerpt.maximumLength * 4), as: UTF8.self))
      guard response.header("Content-Type").map(WrongMediaType.isJSON) == true, let error = text.errors.first else {
        return (.wrongMediaType(excerpt: excerpt), nil)
      }
      let position = Self.position(of: error.range.lowerBound, in: response.body)
      return (.notJSON(error, position, excerpt: excerpt), nil)
    }
    let shape = Judge.shape(of: operation) ?? ResponseShape(Schema(), span: nil)
    return (.json(BodyWalk.tally(root, against: shape)), Capture(root))
  }

  /// The line and column of an offset.
  private static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
    let before = bytes.prefix(offset)
    let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourcePosition(line: line, column: offset - start + 1)
  }
}
