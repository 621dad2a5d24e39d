import APIModel

/// A check of one kind of promise: stateless, one file each, registered in `ServerRuleCatalogue`.
protocol ConformanceCheck: Sendable {
  var card: RuleCard { get }

  /// Says of every promise of its kind whether it was kept. A promise that could not be looked at is given as not
  /// verified; none is left out, because what was never promised and what was never seen must not look alike.
  func judge(_ subject: CheckSubject, into judgement: inout Judgement)
}

/// What a check looks at: an operation, its documented success, and what the server did.
struct CheckSubject: Sendable {
  var operation: Operation
  /// The documented success that the body is judged by.
  var response: Response?
  var shape: ResponseShape?
  var result: OperationResult
  var hasToken: Bool
  var targetVersion: VersionNumber?

  /// The line of the docs that promises the response.
  var responseSpan: SourceSpan { response?.span ?? operation.span ?? SourceSpan(path: "") }
  var operationSpan: SourceSpan { operation.span ?? response?.span ?? SourceSpan(path: "") }

  /// `response 200`; `response 2xx` where the docs show no status and no example.
  var responseName: String { response.map { "response \($0.status)" } ?? "response 2xx" }

  /// The name of a promise about a place in the body, `response 200 /0/id type`.
  func promise(_ place: ResponseShape.Place, _ what: String) -> String {
    place.pointer.isEmpty ? "\(responseName) \(what)" : "\(responseName) \(place.pointer) \(what)"
  }

  /// Calls `body` with every place of the documented body, its count, and the reason why nothing is known of it.
  func forEachPlace(_ body: (Int, ResponseShape.Place, BodyTally?) -> Void) {
    guard let shape else { return }
    for (index, place) in shape.places.enumerated() { body(index, place, result.tally) }
  }

  /// Whether the docs say that an attribute here must be gone: they say it was removed, or its deprecation's removal
  /// version is not after the target version.
  func mustBeGone(_ place: ResponseShape.Place) -> Bool {
    guard let property = place.property else { return false }
    if let removal = property.removal { return !isAfterTarget(removal.version) }
    guard let target = targetVersion, let version = property.deprecation?.removal.flatMap(VersionNumber.init) else {
      return false
    }
    return version <= target
  }

  /// Whether an attribute's removal lies in the target's future, so that nothing can be said of it.
  func isRemovalAhead(_ place: ResponseShape.Place) -> Bool {
    guard let removal = place.property?.removal else { return false }
    return isAfterTarget(removal.version)
  }

  private func isAfterTarget(_ version: String?) -> Bool {
    guard let targetVersion, let version = version.flatMap(VersionNumber.init) else { return false }
    return targetVersion < version
  }

  /// Whether a place lies inside an attribute that must be gone or is on its way: nothing in it is promised.
  func isPromised(_ place: ResponseShape.Place) -> Bool {
    var current: ResponseShape.Place? = place
    while let here = current {
      if mustBeGone(here) || here.property?.removal != nil { return false }
      current = here.parent.flatMap { shape?.places[$0] }
    }
    return true
  }

  /// Why nothing was seen at a place: the nearest thing above it that was empty, null, absent or of another type.
  func whyUnseen(_ index: Int) -> String {
    guard let shape, let tally = result.tally else { return unreadReason }
    var index = index
    while true {
      let place = shape.places[index]
      let count = tally.counts[index]
      if count.typed > 0 { return "nothing was there to look at" }
      if count.values > 0 {
        return count.nulls == count.values
          ? "\(Self.name(place)) was null" : "\(Self.name(place)) was not of the documented type"
      }
      guard let parent = place.parent else { return unreadReason }
      if tally.counts[parent].typed > 0 {
        if place.role == .item { return "\(Self.listName(shape.places[parent])) was empty" }
        return "\(Self.name(place)) was in no response"
      }
      index = parent
    }
  }

  private static func name(_ place: ResponseShape.Place) -> String {
    place.pointer.isEmpty ? "the body" : "`\(place.pointer)`"
  }

  private static func listName(_ place: ResponseShape.Place) -> String {
    place.pointer.isEmpty ? "the list" : "the list `\(place.pointer)`"
  }

  /// Whether an attribute is one that a member of this run's own does not have yet, however it is read.
  func isOpen(_ place: ResponseShape.Place) -> Bool {
    place.parent == 0 && place.role == .attribute && result.openAttributes.contains(place.name)
  }

  static let openReason = "the member is new, and reading it shows none"

  /// What a further request got.
  func answer(to purpose: FollowUp.Purpose) -> FollowUpAnswer {
    if let answer = result.followUps[purpose] { return answer }
    if case .notSent(let reason) = result.reply { return .notAsked(reason) }
    return .notAsked(unreadReason)
  }

  /// Why the body can say nothing.
  var unreadReason: String {
    switch result.body {
    case .unread(let reason): reason
    case .empty: "the body was empty"
    case .json: "nothing was there to look at"
    case .notJSON: "the body is not JSON"
    case .wrongMediaType: "the body is not JSON"
    case .cutOff(let reason): "the body was cut off: \(reason)"
    case .tooLarge(let limit): "the body is larger than the limit of \(limit) bytes"
    case .tooManyValues(let limit): "the body holds more than \(limit) values"
    }
  }
}

/// The verdicts and findings of one operation.
struct Judgement: Sendable {
  private(set) var verdicts: [Verdict] = []
  private(set) var findings: [Finding] = []
  private let operation: String
  private let curl: String?

  init(_ subject: CheckSubject) {
    operation = subject.operation.name
    curl = subject.result.curl
  }

  func redacted(_ redactor: Redactor) -> Judgement {
    var clean = self
    clean.verdicts = verdicts.map { redactor.redact($0) }
    clean.findings = findings.map { redactor.redact($0) }
    return clean
  }

  mutating func verify(_ promise: String, count: Int = 1, at span: SourceSpan?) {
    verdicts.append(Verdict(operation: operation, promise: promise, state: .verified, count: count, span: span))
  }

  mutating func violate(_ promise: String, count: Int = 1, at span: SourceSpan?) {
    verdicts.append(Verdict(operation: operation, promise: promise, state: .violated, count: count, span: span))
  }

  mutating func skip(_ promise: String, because reason: String, at span: SourceSpan?) {
    verdicts.append(
      Verdict(operation: operation, promise: promise, state: .notVerified(reason: reason), count: 0, span: span))
  }

  /// - Parameters:
  ///   - expected: what the docs promise, as a phrase.
  ///   - received: what came instead.
  ///   - curl: the request that shows it, where it is not the operation's own.
  mutating func report(
    _ card: RuleCard, _ message: ServerMessage, severity: Severity? = nil, at span: SourceSpan,
    pointer: String? = nil, expected: String? = nil, received: String? = nil, notes: [Finding.Note] = [],
    curl: String? = nil
  ) {
    var all: [Finding.Note] = []
    if let expected { all.append(Finding.Note("expected: \(expected)")) }
    if let received { all.append(Finding.Note("received: \(received)")) }
    all += notes
    if let curl = curl ?? self.curl { all.append(Finding.Note("reproduce: \(curl)")) }
    findings.append(
      Finding(
        rule: card.id, severity: severity ?? card.severity, message: message.text, span: span,
        subject: Finding.Subject(operation: operation, pointer: pointer), notes: all))
  }
}

/// The headline of a finding about a server. Each check holds its own as typed statics at the foot of its file.
struct ServerMessage {
  let text: String
  init(_ text: String) { self.text = text }
}
