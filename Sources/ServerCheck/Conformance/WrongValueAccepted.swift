import APIModel

/// A value of a wrong type, or one that the docs don't list, is refused, and does no harm.
struct WrongValueAccepted: ConformanceCheck {
  let card = RuleCard(
    "SRV706", "wrong-value-accepted", severity: .info,
    summary: "A value that the docs don't allow is taken without a word, or the server fails at it",
    why: """
      A text for a number, or a word that is not in the list: a client that errs should hear so. Many servers convert
      or drop such values, and few docs say what happens, so that acceptance is only worth knowing; a status of 500 is
      an error.
      """,
    bad: LifeCycleExample.page(wrongValue: LifeCycleExample.created), good: LifeCycleExample.good)

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    judgeReading(subject, into: &judgement)
    subject.judge(into: &judgement) { promise in
      switch promise {
      case .wrongTypeRefused, .unlistedRefused: true
      default: false
      }
    } report: { promise, evidence, span, judgement in
      let isFailure = evidence.status >= 500
      judgement.report(
        card, .accepted(promise, evidence.status), severity: isFailure ? .error : .info, at: span,
        expected: evidence.expected, received: evidence.received, curl: evidence.curl)
    }
  }
}

extension WrongValueAccepted {
  /// Whether a malformed identifier fails as any unknown one does, which another check says.
  private static func failsAnyway(_ followUp: FollowUp, _ subject: CheckSubject) -> Bool {
    guard followUp.purpose == .malformedMember, case .answered(let unknown) = subject.answer(to: .unknownMember) else {
      return false
    }
    return unknown.status >= 500
  }

  /// Reading changes nothing, so that only a server that fails has broken something.
  private func judgeReading(_ subject: CheckSubject, into judgement: inout Judgement) {
    for followUp in FollowUp.planned(for: subject.operation) {
      let promise: WritePromise
      let span: SourceSpan
      switch followUp.purpose {
      case .wrongType(let name):
        promise = .wrongTypeRefused(name)
        span = subject.operation.parameter(name, in: .query)?.span ?? subject.operationSpan
      case .malformedMember:
        let name = subject.operation.path.placeholders.last ?? ""
        promise = .wrongTypeRefused(name)
        span = subject.operation.parameter(name, in: .path)?.span ?? subject.operationSpan
      default: continue
      }
      switch subject.answer(to: followUp.purpose) {
      case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise.name, because: reason, at: span)
      case .answered(let answer) where answer.status >= 500 && Self.failsAnyway(followUp, subject):
        judgement.skip(promise.name, because: "it fails for any unknown member", at: span)
      case .answered(let answer) where answer.status == 500 || answer.status > 504:
        judgement.violate(promise.name, at: span)
        judgement.report(
          card, .accepted(promise, answer.status), severity: .error, at: span, expected: "a status from 400 to 499",
          received: "\(answer.status)", curl: answer.curl)
      case .answered(let answer) where (400..<500).contains(answer.status): judgement.verify(promise.name, at: span)
      case .answered(let answer):
        judgement.skip(promise.name, because: "status \(answer.status): it is converted or ignored", at: span)
      }
    }
  }
}

extension ServerMessage {
  fileprivate static func accepted(_ promise: WritePromise, _ status: Int) -> ServerMessage {
    switch promise {
    case .wrongTypeRefused(let name): ServerMessage("Status \(status) for a `\(name)` of a wrong type")
    case .unlistedRefused(let name): ServerMessage("Status \(status) for a `\(name)` that the docs don't list")
    default: ServerMessage("Status \(status)")
    }
  }
}
