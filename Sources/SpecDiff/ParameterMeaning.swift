/// Whether two descriptions of the same thing say opposite things.
enum ParameterMeaning {
  private static let opposites: [(String, String)] = [
    ("any", "all"), ("before", "after"), ("ascending", "descending"), ("inclusive", "exclusive"),
    ("include", "exclude"), ("includes", "excludes"), ("seconds", "milliseconds"), ("seconds", "minutes"),
    ("minutes", "hours"), ("hours", "days"), ("bytes", "kilobytes"), ("bytes", "megabytes"), ("id", "iid"),
  ]

  /// The word that was given up and the one that took its place; nil where the descriptions agree in that.
  static func opposites(_ old: String?, _ new: String?) -> (was: String, now: String)? {
    guard let old, let new, old != new else { return nil }
    let before = words(old)
    let after = words(new)
    for (x, y) in opposites {
      for (was, now) in [(x, y), (y, x)]
      where before.contains(was) && !before.contains(now) && after.contains(now) && !after.contains(was) {
        return (was, now)
      }
    }
    return nil
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.prefix(1000).lowercased().split { !$0.isLetter && $0 != "_" }.map(String.init))
  }
}
