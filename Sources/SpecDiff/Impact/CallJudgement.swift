import APIModel

/// Which changes of an operation a call of it suffers from, as far as the call shows it.
struct CallJudgement {
  private enum Answer { case yes, no, unseen }

  private let call: ClientCall

  init(_ call: ClientCall) { self.call = call }

  /// - Parameter changes: those of the called operation.
  func judge(_ changes: [SpecChange]) -> (concerned: [SpecChange], unseen: [SpecChange]) {
    var concerned: [SpecChange] = []
    var unseen: [SpecChange] = []
    for change in changes where change.verdict > .safe && change.correction == nil {
      switch answer(change) {
      case .yes: concerned.append(change)
      case .unseen: unseen.append(change)
      case .no: break
      }
    }
    return (concerned, unseen)
  }

  private var isTraffic: Bool { call.requests != nil }

  private func answer(_ change: SpecChange) -> Answer {
    switch change.kind {
    case .operationRemoved, .operationMoved, .operationMerged, .parameterIdentityChanged: .yes
    case .parameterAdded, .parameterRequired: required(change)
    case .parameterDefaultChanged: change.name.map(call.sent.contains) == true ? .no : .unseen
    case .operationSplit, .parameterRemoved, .parameterRenamed, .parameterMoved, .parameterTypeChanged,
      .parameterEnumChanged, .parameterConstraintChanged, .parameterMeaningChanged:
      sent(change)
    case .fieldRemoved, .fieldRenamed, .fieldTypeChanged: read(change)
    // What a contract promised and promises no more; examples that show less prove little.
    case .fieldNullable, .fieldOptional, .fieldEnumChanged, .fieldConstraintChanged:
      change.verdict == .breaking ? read(change) : .no
    case .statusChanged, .mediaTypeChanged, .requestBodyChanged, .authenticationChanged:
      change.verdict == .breaking ? .unseen : .no
    default: .no
    }
  }

  /// Whether the traffic shows names at that place: logs show no bodies, and neither they nor HAR files tell which
  /// headers a client would send of its own.
  private func isVisible(_ location: String?) -> Bool {
    switch location {
    case "body": call.showsBody
    case "header", "cookie": !isTraffic
    default: true
    }
  }

  private func required(_ change: SpecChange) -> Answer {
    guard let name = change.name else { return .no }
    if isSent(name) { return .no }
    if change.verdict < .breaking || !isVisible(change.location) { return .unseen }
    // Source code may send what the old docs knew from a place that is not seen; what is new it can't know.
    if call.isOpen, change.kind == .parameterRequired { return .unseen }
    return .yes
  }

  private func sent(_ change: SpecChange) -> Answer {
    guard let name = change.name else { return .no }
    guard isVisible(change.location) else { return .unseen }
    return isSent(name) ? .yes : .no
  }

  /// A type that changed along with the name is told by the old name, too. `a[b]` is sent as `a` with `b` in it.
  private func isSent(_ name: String) -> Bool {
    if call.sent.contains(name) || call.sent.contains(name + "[]") { return true }
    guard name.contains("[") else { return false }
    return steps(name).allSatisfy(call.sent.contains)
  }

  private func read(_ change: SpecChange) -> Answer {
    if isTraffic { return .unseen }
    let steps = steps(change.name ?? "")
    // The answer as a whole has another shape.
    guard let last = steps.last else { return change.verdict == .breaking && !call.read.isEmpty ? .yes : .unseen }
    if steps.allSatisfy(call.read.contains) { return .yes }
    return call.readInFile.contains(last) ? .unseen : .no
  }

  private func steps(_ name: String) -> [String] {
    name.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" || $0 == "*" }).map(String.init)
  }
}
