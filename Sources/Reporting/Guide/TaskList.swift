import APIModel

/// What to do, as few sentences as say it.
enum TaskList {
  /// `` `a`, `b` and `c` ``, all of them.
  static func names(_ names: [String]) -> String {
    let names = names.map { "`\($0)`" }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// Each sentence once; what only says "stop reading" or "stop sending" one name after the other becomes one sentence,
  /// at the place of the first.
  static func joined(_ changes: [SpecChange]) -> [String] {
    var out: [String] = []
    var seen: Set<String> = []
    var stops: [String: (at: Int, names: [String])] = [:]
    for change in changes {
      guard let verb = verb(change), let name = change.name else {
        if seen.insert(change.todo).inserted { out.append(change.todo) }
        continue
      }
      if stops[verb] == nil {
        stops[verb] = (out.count, [])
        out.append("")
      }
      if stops[verb]?.names.contains(name) == false { stops[verb]?.names.append(name) }
    }
    for (verb, stop) in stops.sorted(by: { $0.value.at < $1.value.at }) {
      out[stop.at] = "\(verb) \(names(stop.names))."
    }
    return out
  }

  /// `Stop reading`, where the advice says nothing else.
  private static func verb(_ change: SpecChange) -> String? {
    guard let name = change.name else { return nil }
    let verb = change.kind == .fieldRemoved ? "Stop reading" : change.kind == .parameterRemoved ? "Stop sending" : nil
    return verb.flatMap { change.advice == "\($0) `\(name)`." ? $0 : nil }
  }
}
