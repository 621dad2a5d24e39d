public import APIModel

/// What a run would send, what each request would verify, and what stays unverified and why. Made without a network.
public struct ProbePlan: Sendable {
  /// One documented operation.
  public struct Step: Sendable {
    /// `GET /runners/{id}`
    public var operation: String
    /// The requests as lines for a shell, the token replaced by its variable; a value that is only known from an
    /// earlier response stands as its placeholder. Empty where none is sent.
    public var requests: [String]
    public var values: [Value]
    public var promises: [Promise]
    /// Why nothing is sent.
    public var unverifiedReason: String?
    /// Steps of one level are sent together; nil where nothing is sent.
    public var level: Int?
    public var span: SourceSpan?
  }

  /// A value that a request needs.
  public struct Value: Hashable, Sendable {
    public var name: String
    /// Where it will come from, as a phrase.
    public var source: String
  }

  /// A promise of the docs.
  public struct Promise: Hashable, Sendable {
    /// As the verdict will name it, `response 200 /0/id type`.
    public var name: String
    /// Why it can't be verified; nil where the run will look at it.
    public var unverifiedReason: String?
    public var span: SourceSpan?
  }

  /// In the order of sending; what is not sent follows in the docs' order.
  public var steps: [Step]

  /// - Throws: `CheckError` where a supplied value is meant for an operation that the docs don't have.
  public static func make(_ spec: APISpec, _ options: CheckOptions) throws(CheckError) -> ProbePlan {
    let schedule = try ProbeSchedule(spec, options)
    var steps: [Step] = []
    for (level, members) in schedule.order.levels.enumerated() {
      for index in members {
        let sources = schedule.order.sources[index] ?? []
        var step = step(spec.operations[index], level, sources, spec, schedule.resolver, options)
        if !schedule.own.contains(index) {
          step.requests = Array(step.requests.prefix(1))
          step.promises = []
        }
        steps.append(step)
      }
    }
    steps += LifeCyclePlan(spec, options, schedule).steps
    for index in schedule.refusals.keys.sorted() {
      steps.append(unsent(spec.operations[index], schedule.refusals[index] ?? "", options))
    }
    return ProbePlan(steps: steps)
  }

  // MARK: Steps

  private static func step(
    _ operation: Operation, _ level: Int, _ sources: [PlanOrder.Source], _ spec: APISpec, _ resolver: ValueResolver,
    _ options: CheckOptions
  ) -> Step {
    var values: [Value] = []
    var parts: [String: [String?]] = [:]
    for (placeholder, source) in zip(operation.path.placeholderPositions, sources) {
      let known =
        resolver.supplied(placeholder.name, of: operation, isScoped: true)
        ?? (isResponse(source) ? nil : resolver.supplied(placeholder.name, of: operation, isScoped: false))
      var text = known
      switch source {
      case .supplied: values.append(Value(name: placeholder.name, source: "supplied"))
      case .response(let index):
        values.append(
          Value(name: placeholder.name, source: "captured from the response of `\(spec.operations[index].name)`"))
      case .sample(let sample):
        text = known ?? sample.text
        values.append(
          Value(name: placeholder.name, source: "the docs' sample at \(sample.span.path):\(sample.span.line)"))
      case .nowhere: return unsent(operation, missing(placeholder.name, operation), options)
      }
      parts[placeholder.name, default: []].append(text)
    }
    // The resolver knows of query and headers; what it lacks of the path is known only while running.
    var withPlaceholders = operation
    withPlaceholders.path = PathTemplate(segments: [])
    guard
      case .request(_, let query, let headers, let more) = resolver.resolve(
        withPlaceholders, captured: CapturedValues())
    else {
      if case .missing(let reason) = resolver.resolve(withPlaceholders, captured: CapturedValues()) {
        return unsent(operation, reason.replacing("\(withPlaceholders.name) ", with: "\(operation.name) "), options)
      }
      return unsent(operation, "no values", options)
    }
    values += more.map { Value(name: $0.name, source: phrase($0)) }
    let request = RequestLine(operation: operation, options: options)
    let path = partlyFilled(operation.path, parts)
    var requests = [request.curl(path: path, query: query, headers: headers, withToken: true)]
    if MissingAuthentication.isPromised(operation), options.token != nil {
      requests.append(request.curl(path: path, query: query, headers: headers, withToken: false))
    }
    for followUp in FollowUp.planned(for: operation) where followUp.purpose != .wrongToken || options.token != nil {
      requests.append(request.curl(followUp, path: path, query: query, headers: headers))
    }
    return Step(
      operation: operation.name, requests: requests, values: values, promises: promises(operation, nil, options),
      unverifiedReason: nil, level: level, span: operation.span)
  }

  private static func isResponse(_ source: PlanOrder.Source) -> Bool {
    if case .response = source { true } else { false }
  }

  static func phrase(_ value: ResolvedValue) -> String {
    switch value.origin {
    case .provided: "supplied"
    case .sample(let span): "the docs' sample at \(span.path):\(span.line)"
    case .recorded: "recorded"
    case .documented: "the docs' list of values"
    case .madeUp: "made up"
    case .created(let operation): "of the member that `\(operation)` creates"
    case .ownList(let operation), .elsewhere(let operation): "captured from the response of `\(operation)`"
    }
  }

  private static func missing(_ name: String, _ operation: Operation) -> String {
    "no value for the placeholder `\(name)`; supply \(CheckSubject.word(for: name, of: operation))"
  }

  private static func unsent(_ operation: Operation, _ reason: String, _ options: CheckOptions) -> Step {
    Step(
      operation: operation.name, requests: [], values: [], promises: promises(operation, reason, options),
      unverifiedReason: reason, level: nil, span: operation.span)
  }

  /// The path with what is known filled in.
  static func partlyFilled(_ path: PathTemplate, _ values: [String: [String?]]) -> String {
    var values = values
    let segments = path.segments.map { segment in
      segment.map { part -> PathTemplate.Part in
        switch part {
        case .literal: return part
        case .placeholder(let name), .wildcard(let name):
          guard let first = values[name]?.first else { return part }
          values[name]?.removeFirst()
          return first.map { .literal(PercentEncoding.encode($0, allowing: PercentEncoding.segment)) } ?? part
        }
      }
    }
    return PathTemplate(segments: segments).description
  }

  /// The same checks that will judge the run name what they will look at.
  private static func promises(_ operation: Operation, _ reason: String?, _ options: CheckOptions) -> [Promise] {
    promises(operation, .notSent(reason ?? ""), options)
  }

  /// - Parameter result: What is known before anything is sent: why some of it will not be.
  static func promises(_ operation: Operation, _ result: OperationResult, _ options: CheckOptions) -> [Promise] {
    var result = result
    if case .notSent("") = result.reply, options.token == nil {
      result.tokenless = .notAsked(Judge.noToken)
      result.followUps[.wrongToken] = .notAsked(Judge.noToken)
    }
    let judgement = Judge(options).judge(operation, result)
    return judgement.verdicts.map { verdict in
      var why: String?
      if case .notVerified(let reason) = verdict.state, !reason.isEmpty { why = reason }
      return Promise(name: verdict.promise, unverifiedReason: why, span: verdict.span)
    }
  }

  /// The plan as text: per operation its requests, where their values come from, and the promises.
  public var text: String {
    var out = ""
    for step in steps {
      out += step.operation + "\n"
      if let reason = step.unverifiedReason {
        out += "  not verified: \(reason)\n  promises: \(step.promises.count)\n"
        continue
      }
      for request in step.requests { out += "  \(request)\n" }
      for value in step.values { out += "  \(value.name): \(value.source)\n" }
      for promise in step.promises {
        out += "  - \(promise.name)" + (promise.unverifiedReason.map { " (not verified: \($0))" } ?? "") + "\n"
      }
    }
    return out
  }
}

extension Operation {
  /// A path of the operation with the slash at its end that the docs write; many servers know no path without it. Where
  /// a sample request leaves it out, it means nothing.
  func spelled(_ path: String) -> String {
    guard listings.first?.path.hasSuffix("/") == true, !path.hasSuffix("/") else { return path }
    let isMeant = samples.allSatisfy { $0.url.prefix { $0 != "?" && $0 != "#" }.hasSuffix("/") }
    return isMeant ? path + "/" : path
  }
}

/// Makes the requests of one operation.
struct RequestLine {
  let operation: Operation
  let options: CheckOptions

  func request(path: String, query: [NameValue], headers: [NameValue], withToken: Bool) -> ProbeRequest {
    var all = [NameValue("Accept", "application/json, */*;q=0.5"), NameValue("User-Agent", "docproof")] + headers
    if withToken, let token = options.token { all.append(options.auth.header(token.value, documentedBy: operation)) }
    return ProbeRequest(
      method: operation.method, url: options.server.url(path: operation.spelled(path), query: query), headers: all)
  }

  /// A further request.
  func request(_ followUp: FollowUp, path: String, query: [NameValue], headers: [NameValue]) -> ProbeRequest {
    let isWrong = followUp.purpose == .wrongToken
    var request = request(
      path: followUp.path(path), query: followUp.query(query), headers: headers, withToken: !isWrong)
    if isWrong { request.headers.append(options.auth.header(FollowUp.wrongToken, documentedBy: operation)) }
    if let method = followUp.method { request.method = method }
    return request
  }

  /// - Parameter url: What stands in the place of the operation's own URL.
  func curl(
    _ followUp: FollowUp, path: String, query: [NameValue], headers: [NameValue], url: String? = nil
  ) -> String {
    let unknown = [.nextLink: "?{as Link names the next page}", .lastPage: "?{as the first page names the last one}"][
      followUp.purpose]
    let ownURL = options.server.url(path: operation.spelled(followUp.path(path)), query: followUp.query(query))
    return curl(
      followUp.method ?? operation.method,
      url: unknown.flatMap {
        followUp.query.isEmpty ? url ?? options.server.url(path: operation.spelled(path)) + $0 : nil
      } ?? ownURL,
      headers: headers,
      token: followUp.purpose == .wrongToken
        ? FollowUp.wrongToken : options.token.map { _ in "$\(options.tokenVariable)" })
  }

  func curl(path: String, query: [NameValue], headers: [NameValue], withToken: Bool) -> String {
    curl(
      operation.method, url: options.server.url(path: operation.spelled(path), query: query), headers: headers,
      token: withToken && options.token != nil ? "$\(options.tokenVariable)" : nil)
  }

  /// - Parameter token: what stands for the token.
  private func curl(
    _ method: HTTPMethod, url: String, headers: [NameValue], token: String?
  ) -> String {
    let redactor = Redactor(Judge.secretValues(options))
    let command = CurlCommand(
      method: method, url: redactor.redact(url),
      headers: headers.map { redactor.redact($0) },
      tokenWords: token.map { options.auth.curlWords($0, documentedBy: operation) })
    return command.description
  }
}
