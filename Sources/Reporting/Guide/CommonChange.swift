import APIModel

/// One change that shows in several operations, told once.
struct CommonChange {
  /// What happened, as a heading.
  var title: String
  var advice: String
  /// The operations it shows in, by their old names.
  var operations: [String]
  /// What is gone, `response attribute`, its names, and the advice about them.
  private var gone: (what: String, names: [String], advice: String)?
  /// The worst of its members.
  var verdict: SpecChange.Verdict
  /// The changes that need no advice of their own any more, by their index.
  var members: [Int]
  /// Whether it is about where operations went.
  var isMove = false
  /// The old and the new name of a rename, and on which ways it shows.
  private var rename: (old: String, new: String, isSent: Bool, isRead: Bool)?
  /// The name whose type changed.
  private var typed: String?

  /// Fewer operations than this are told one by one.
  private static let fewest = 2

  /// - Returns: the common changes, the worst first, of them the most widespread.
  static func find(_ changes: [SpecChange]) -> [CommonChange] {
    var groups = Ordered<CommonChange>()
    var seen: Set<[String]> = []
    for (index, change) in changes.enumerated() where change.correction == nil {
      guard let (title, advice) = words(change) else { continue }
      let isNew = seen.insert([title, change.operation]).inserted
      groups.update(
        title,
        default: CommonChange(
          title: title, advice: advice, operations: [], gone: goneName(change), verdict: change.verdict, members: [],
          isMove: change.kind == .operationMoved, typed: typedName(change))
      ) {
        if isNew { $0.operations.append(change.operation) }
        $0.addRename(change)
        $0.verdict = max($0.verdict, change.verdict)
        $0.members.append(index)
      }
    }
    let several = folded(joined(groups.entries.map(\.value).filter { $0.operations.count >= fewest }))
    return several.enumerated().sorted {
      ($1.element.verdict, $1.element.operations.count, $0.offset) < (
        $0.element.verdict, $0.element.operations.count, $1.offset
      )
    }.map(\.element)
  }

  private mutating func addRename(_ change: SpecChange) {
    guard [.parameterRenamed, .fieldRenamed].contains(change.kind), let old = change.old?.value,
      let new = change.new?.value
    else { return }
    let isSent = change.kind == .parameterRenamed || rename?.isSent == true
    let isRead = change.kind == .fieldRenamed || rename?.isRead == true
    rename = (old, new, isSent, isRead)
    let verb = isSent ? isRead ? "Send and read" : "Send" : "Read"
    advice = "\(verb) `\(new)` instead of `\(old)`."
  }

  /// A new name and a new type of the same thing are told together.
  private static func folded(_ changes: [CommonChange]) -> [CommonChange] {
    var out = changes
    for index in out.indices {
      guard let rename = out[index].rename else { continue }
      let operations = Set(out[index].operations)
      let typed = out.filter { other in
        [rename.old, rename.new].contains(other.typed) && operations.isSuperset(of: other.operations)
      }
      guard !typed.isEmpty else { continue }
      var advices: [String] = []
      for change in typed.map(\.advice) where !advices.contains(change) { advices.append(change) }
      if advices.count == 2, let read = advices.first(where: { $0.hasPrefix("Read ") }),
        advices.contains("Send \(read.dropFirst(5))")
      {
        advices = ["Send and read \(read.dropFirst(5))"]
      }
      out[index].advice += " " + advices.joined(separator: " ")
      out[index].members += typed.flatMap(\.members)
      out[index].verdict = typed.map(\.verdict).reduce(out[index].verdict, max)
      let told = Set(typed.map(\.title))
      for other in out.indices where told.contains(out[other].title) { out[other].members = [] }
    }
    return out.filter { !$0.members.isEmpty }
  }

  private static func typedName(_ change: SpecChange) -> String? {
    [.fieldTypeChanged, .parameterTypeChanged].contains(change.kind) ? change.name.map(plain) : nil
  }

  /// Names that are gone from the same operations are gone together.
  private static func joined(_ changes: [CommonChange]) -> [CommonChange] {
    var out: [CommonChange] = []
    var index: [[String]: Int] = [:]
    for change in changes {
      guard let gone = change.gone else {
        out.append(change)
        continue
      }
      let key = [gone.what, change.verdict.rawValue] + change.operations
      guard let at = index[key], var names = out[at].gone?.names else {
        index[key] = out.count
        out.append(change)
        continue
      }
      names += gone.names
      let list = TaskList.names(names)
      out[at].gone?.names = names
      out[at].title = "The \(gone.what)s \(list) are gone"
      out[at].advice = "\(gone.advice) \(list)."
      out[at].members += change.members
    }
    return out
  }

  /// Whether a change is about where an operation went: that is told with the operation, too.
  static func isWhole(_ change: SpecChange) -> Bool {
    [.operationAdded, .operationRemoved, .operationMoved, .operationMerged, .operationSplit].contains(change.kind)
  }

  private static func goneName(_ change: SpecChange) -> (what: String, names: [String], advice: String)? {
    guard let name = change.name else { return nil }
    switch change.kind {
    case .fieldRemoved where change.verdict == .breaking: return ("response attribute", [plain(name)], "Stop reading")
    case .parameterRemoved: return ("\(change.location ?? "") parameter", [name], "Stop sending")
    default: return nil
    }
  }

  /// An attribute's path without what says that it stands in a list.
  private static func plain(_ name: String) -> String {
    var name = name[...]
    while name.hasPrefix("[].") { name = name.dropFirst(3) }
    return String(name)
  }

  private static func words(_ change: SpecChange) -> (title: String, advice: String)? {
    switch change.kind {
    case .operationMoved:
      guard let to = change.to, let pair = replacedSegment(change.operation, to) else { return nil }
      return (
        "`\(pair.old)` in paths is `\(pair.new)`",
        "Write `\(pair.new)` for `\(pair.old)` in paths."
      )
    case .parameterRenamed, .fieldRenamed:
      guard let old = change.old?.value, let new = change.new?.value else { return nil }
      return ("`\(old)` is called `\(new)`", "")
    case .parameterIdentityChanged:
      guard let old = change.name, let new = change.newName else { return nil }
      return ("`\(old)` in paths is `\(new)`, which is another value", change.advice)
    case .fieldRemoved, .parameterRemoved:
      guard let gone = goneName(change), let name = gone.names.first else { return nil }
      return ("The \(gone.what) `\(name)` is gone", "\(gone.advice) `\(name)`.")
    case .fieldTypeChanged:
      guard let name = change.name, !name.isEmpty, change.confidence == 1 else { return nil }
      let words = { (text: String) in text.replacing("`\(name)`", with: "`\(plain(name))`") }
      return (words(change.message).capitalizedFirst, words(change.advice))
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
