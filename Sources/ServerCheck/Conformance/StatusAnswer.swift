import APIModel

/// What the status of an answer means for the promises of its operation. Said once, for all checks of statuses.
enum StatusAnswer: Hashable {
  /// The documented success.
  case kept
  /// Another success that the docs write down, too.
  case otherDocumented(Int)
  /// A success that the docs don't know.
  case undocumentedSuccess(Int, Severity)
  case undocumentedRefusal(Int)
  /// 400 or 422 to a request of which the docs may not tell all that it needs.
  case incompleteRequest(Int)
  case serverError(Int)
  /// A status from 500 that the docs list among the answers.
  case documentedFailure(Int)
  /// 405, 501, or 404 where nothing in the path could be wrong.
  case notImplemented(Int)
  /// 404 for what the server itself has just listed.
  case listedButNotFound(ResolvedValue)
  case redirected
  case unverified(String)

  init(_ subject: CheckSubject) {
    let result = subject.result
    guard case .answer(let status, _, _) = result.reply else {
      self = Self.withoutAnswer(result.reply)
      return
    }
    let documented = subject.operation.responses
    if status == subject.response?.status {
      self = .kept
      return
    }
    switch status {
    case 200..<300: self = Self.success(status, subject)
    case 401: self = .unverified(subject.hasToken ? "401: the token was not accepted" : "401: it needs a token")
    case 403:
      self = .unverified(subject.hasToken ? "403: the token's owner may not do this" : "403: it may need a token")
    case 404: self = Self.notFound(subject)
    case 405, 501: self = .notImplemented(status)
    case 500..<600:
      let isListed = documented.contains { $0.status == status && $0.isStatusDocumented }
      self = isListed ? .documentedFailure(status) : .serverError(status)
    default:
      if documented.contains(where: { $0.status == status && $0.isStatusDocumented })
        || subject.operation.statusRanges.contains(where: { $0.contains(status) })
      {
        self = .unverified("\(status), which the docs list among the answers")
      } else if !subject.operation.method.isSafe, (300..<400).contains(status) || Self.refusals.contains(status) {
        self = .unverified("\(status): the server does not do this with what was sent")
      } else if let guess = result.values.first(where: { !$0.isFromServer }) {
        self = .unverified("\(status) for \(guess.phrase)\(subject.advice(for: guess))")
      } else if status == 400 || status == 422, !Self.tellsWhatIsNeeded(subject.operation) {
        self = .incompleteRequest(status)
      } else {
        self = .undocumentedRefusal(status)
      }
    }
  }

  /// With these a server may refuse to change something for reasons that no docs tell: states, limits, conflicts.
  private static let refusals: Set<Int> = [400, 402, 409, 412, 413, 415, 422, 423, 428, 451]

  private static func withoutAnswer(_ reply: OperationResult.Reply) -> StatusAnswer {
    switch reply {
    case .notSent(let reason): .unverified(reason)
    case .noAnswer(let error): .unverified("no answer: \(error.reason)")
    case .unavailable(let status): .unverified("\(status) also after waiting")
    case .redirected, .redirectedTooOften, .answer: .redirected
    }
  }

  /// Whether the docs say what a request needs. Where they name no required parameter, they may have been read badly,
  /// or say it in a sentence.
  private static func tellsWhatIsNeeded(_ operation: Operation) -> Bool {
    operation.parameters.contains(where: \.isRequired)
  }

  private static func success(_ status: Int, _ subject: CheckSubject) -> StatusAnswer {
    guard let response = subject.response else { return .kept }
    let written = subject.operation.responses.filter(\.isStatusDocumented)
    if written.contains(where: { $0.status == status }) { return .otherDocumented(status) }
    if subject.operation.statusRanges.contains(where: { $0.contains(status) }) { return .otherDocumented(status) }
    if response.isStatusDocumented { return .undocumentedSuccess(status, .error) }
    // Where only an example stands, 200 follows from the method, and a proxy may make 203 of it (RFC 9110 §15.3.4).
    if status == 200 || status == 203 { return .kept }
    if !subject.operation.method.isSafe, status == 201 || status == 202 || (status == 204 && response.schema == nil) {
      return .kept
    }
    let hasNoBody = status == 202 || status == 204 || status == 205
    return .undocumentedSuccess(status, hasNoBody && response.schema != nil ? .error : .warning)
  }

  private static func notFound(_ subject: CheckSubject) -> StatusAnswer {
    let values = subject.result.values.filter { $0.location == .path }
    if let guess = values.first(where: { !$0.isFromOwnList }) {
      return .unverified("404 for \(guess.phrase)\(subject.advice(for: guess))")
    }
    if let last = values.last {
      let isList = subject.response?.schema?.types.contains(.array) == true
      // A part of a thing may be missing or switched off; a list would be empty, and the thing itself is there.
      guard subject.operation.path.endsInPlaceholder || isList else {
        return .unverified("404 for a part of \(last.phrase); it may have none")
      }
      return .listedButNotFound(last)
    }
    if let segment = subject.result.missedSegment {
      return .unverified("404 that speaks of `\(segment)`, which the path names; the server may have no such one")
    }
    if subject.operation.responses.contains(where: { $0.status == 404 && $0.isStatusDocumented }) {
      return .unverified("404, which the docs list among the answers")
    }
    // Some servers say 404 for what their licence leaves out.
    if let tier = subject.operation.demandedTier { return .unverified("404; the docs say that it needs \(tier)") }
    return .notImplemented(404)
  }
}

extension StatusAnswer {
  static func incompleteReason(_ status: Int) -> String {
    "\(status), and the docs name no required parameter; the request may need one, supply it by --value"
  }
}

extension ResolvedValue {
  /// Whether the server itself has just said that it is there.
  var isFromOwnList: Bool {
    switch origin {
    case .ownList, .created: true
    default: false
    }
  }

  var isFromServer: Bool {
    switch origin {
    case .ownList, .elsewhere, .created: true
    case .provided, .sample, .documented, .recorded, .madeUp: false
    }
  }
}

extension CheckSubject {
  /// The word that would supply a better value.
  func advice(for value: ResolvedValue) -> String {
    value.origin == .provided || value.origin == .recorded
      ? "" : "; supply \(Self.word(for: value.name, of: operation))"
  }

  /// `--value 'GET /groups/{id}/runners id=…'`
  static func word(for name: String, of operation: Operation) -> String {
    "--value '\(operation.method.rawValue) \(ProvidedValue.word(operation.path.description)) \(ProvidedValue.word(name))=…'"
  }
}
