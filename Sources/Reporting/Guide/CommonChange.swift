import APIModel

/// One change that shows in several operations, told once.
struct CommonChange {
  /// What happened, as a heading.
  var title: String
  var advice: String
  /// The operations it shows in, by their old names.
  var operations: [String]
  /// The worst of its members.
  var verdict: SpecChange.Verdict
  /// The changes that need no advice of their own any more, by their index.
  var members: [Int]

  /// Fewer operations than this are told one by one.
  private static let fewest = 2

  /// - Returns: the common changes, the most widespread first.
  static func find(_ changes: [SpecChange]) -> [CommonChange] {
    var groups = Ordered<CommonChange>()
    var seen: Set<[String]> = []
    for (index, change) in changes.enumerated() where change.correction == nil {
      guard let (title, advice) = words(change) else { continue }
      let isNew = seen.insert([title, change.operation]).inserted
      groups.update(
        title,
        default: CommonChange(title: title, advice: advice, operations: [], verdict: change.verdict, members: [])
      ) {
        if isNew { $0.operations.append(change.operation) }
        $0.verdict = max($0.verdict, change.verdict)
        $0.members.append(index)
      }
    }
    return groups.entries.map(\.value).filter { $0.operations.count >= fewest }.enumerated().sorted {
      ($1.element.operations.count, $0.offset) < ($0.element.operations.count, $1.offset)
    }.map(\.element)
  }

  /// Whether a change is about an operation as a whole: where it went is told with the operation, too.
  static func isWhole(_ change: SpecChange) -> Bool { change.name == nil || change.kind == .operationSplit }

  private static func words(_ change: SpecChange) -> (title: String, advice: String)? {
    switch change.kind {
    case .operationMoved:
      guard let to = change.to, let pair = replacedSegment(change.operation, to) else { return nil }
      return (
        "`\(pair.old)` in paths is `\(pair.new)`",
        "Write `\(pair.new)` for `\(pair.old)` in the paths of these operations."
      )
    case .parameterRenamed, .fieldRenamed:
      guard let old = change.old?.value, let new = change.new?.value else { return nil }
      return ("`\(old)` is called `\(new)`", "Write `\(new)` for `\(old)`, in what is sent and in what is read.")
    case .parameterIdentityChanged:
      guard let old = change.name, let new = change.newName else { return nil }
      return ("`\(old)` in paths is `\(new)`, which is another value", change.advice)
    case .fieldRemoved:
      guard var name = change.name?[...], change.verdict == .breaking else { return nil }
      while name.hasPrefix("[].") { name = name.dropFirst(3) }
      return ("The response attribute `\(name)` is gone", "Stop reading `\(name)`.")
    case .parameterRemoved:
      guard let name = change.name else { return nil }
      return ("The \(change.location ?? "") parameter `\(name)` is gone", "Stop sending `\(name)`.")
    case .parameterTypeChanged, .parameterEnumChanged, .parameterMeaningChanged, .parameterDefaultChanged,
      .parameterDeprecated, .fieldDeprecated, .statusChanged:
      return (change.message.capitalizedFirst, change.advice)
    case .authenticationChanged, .paginationChanged:
      guard change.verdict > .safe else { return nil }
      return (change.message.capitalizedFirst, change.advice)
    default: return nil
    }
  }

  /// The one fixed segment that a move replaced, the method being the same.
  private static func replacedSegment(_ old: String, _ new: String) -> (old: Substring, new: Substring)? {
    let a = old.split(separator: "/")
    let b = new.split(separator: "/")
    guard a.count == b.count else { return nil }
    var found: (old: Substring, new: Substring)?
    for (x, y) in zip(a, b) where x != y {
      if x.hasPrefix("{"), y.hasPrefix("{") { continue }
      guard found == nil, !x.hasPrefix("{"), !y.hasPrefix("{") else { return nil }
      found = (x, y)
    }
    return a.first == b.first ? found : nil
  }
}
