import APIModel

/// What to do, as few sentences as say it.
enum TaskList {
  /// `` `a`, `b` and `c` ``, all of them.
  static func names(_ names: [String]) -> String {
    let names = names.map { "`\($0)`" }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// Each sentence once; sentences that say the same of one name after the other become one, at the place of the first:
  /// "Stop reading `a` and `b`."
  static func joined(_ changes: [SpecChange]) -> [String] {
    var out: [String] = []
    var seen: Set<String> = []
    var groups: [String: (at: Int, names: [String])] = [:]
    for change in changes {
      guard let (frame, name) = frame(change) else {
        if seen.insert(change.todo).inserted { out.append(change.todo) }
        continue
      }
      if groups[frame] == nil {
        groups[frame] = (out.count, [])
        out.append("")
      }
      if groups[frame]?.names.contains(name) == false { groups[frame]?.names.append(name) }
    }
    for (frame, group) in groups.sorted(by: { $0.value.at < $1.value.at }) {
      out[group.at] = sentence(frame, group.names)
    }
    return out
  }

  private static let hole = "\u{1}"
  private static let openings = ["Stop reading ", "Stop sending ", "Read ", "Send "]

  /// The advice without the name that it is about, where several names fit it as well.
  private static func frame(_ change: SpecChange) -> (frame: String, name: String)? {
    guard let name = change.name, change.newName == nil, change.correction == nil else { return nil }
    let parts = change.advice.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count == 3, openings.contains(String(parts[0])), parts[1] == name[...] else { return nil }
    return (parts[0] + hole + parts[2], name)
  }

  private static func sentence(_ frame: String, _ names: [String]) -> String {
    var frame = frame
    // Read them as booleans.
    for article in [" as a ", " as an "] where names.count > 1 {
      guard let range = frame.firstRange(ofBytes: article) else { continue }
      let type = frame[range.upperBound...].dropLast()
      if type.allSatisfy(\.isLetter) { frame = "\(frame[..<range.lowerBound]) as \(type)s." }
    }
    return frame.replacing(hole, with: self.names(names))
  }
}
