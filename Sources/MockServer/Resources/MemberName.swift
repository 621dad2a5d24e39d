import APIModel

/// Reads from a placeholder's name which attributes of a member it may be filled with.
enum MemberName {
  /// The names of attributes that a placeholder means, the likeliest first: `iid` of `{issue_iid}`; `id` and `name` of
  /// `{id_or_name}`; in the one spelling that `folded` gives.
  static func attributes(of placeholder: String) -> [String] {
    let name = folded(placeholder)
    var names: [String] = []
    for alternative in name.split(separator: "_or_").map(String.init) {
      names.append(alternative)
      if let cut = alternative.lastIndex(of: "_") {
        names.append(String(alternative[alternative.index(after: cut)...]))
      }
    }
    return names
  }

  /// A name in the one spelling that names are compared in: `runner_id` for `runnerId` and `RunnerID`, `id` for `ID`.
  static func folded(_ name: String) -> String {
    var out = ""
    var wasLower = false
    for character in name {
      if character.isUppercase, wasLower { out.append("_") }
      out += character == "-" ? "_" : character.lowercased()
      wasLower = character.isLowercase || character.isNumber
    }
    return out
  }

  /// What a text in a list names below the list's path: the text itself, or the rest of a URL,
  /// `web` of `/1.0/instances/web` in `/1.0/instances`.
  static func member(_ text: String, below path: PathTemplate) -> String {
    let segments = text.split(separator: "/")
    guard text.contains("/"), segments.count > path.segments.count, let last = segments.last,
      path.match("/" + segments.dropLast().suffix(path.segments.count).joined(separator: "/")) != nil
    else { return text }
    return PercentEncoding.decode(String(last))
  }
}
