import APIModel

/// Finds the roles that a text demands: "at least the Maintainer role", "restricted to administrators", "requires admin
/// privileges", "you must be an owner of the group".
enum RoleReader {
  /// A quick look before tokens are made.
  static func mayHold(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
    bytes.containsIgnoringCase("role") || bytes.containsIgnoringCase("admin") || bytes.containsIgnoringCase("superuser")
      || bytes.containsIgnoringCase("maintainer") || bytes.containsIgnoringCase("owner")
  }

  static func roles(in prose: Prose) -> [String] {
    var roles: [String] = []
    for sentence in prose.sentences {
      let tokens = Array(sentence)
      let isDemand = tokens.contains { $0.isWord(in: demands) }
      for (index, token) in tokens.enumerated() where token.kind == .word {
        if token.isWord(in: ["role", "roles"]), index > 0 {
          let before = tokens[index - 1]
          if before.text.utf8.first?.isUpper == true {
            roles.append(before.text)
          } else if isDemand, let name = name(before) {
            roles.append(name)
          }
        } else if isDemand, let name = name(token), isDemanded(index, tokens) {
          roles.append(name)
        }
      }
    }
    return roles
  }

  /// A role's usual name by a word of prose.
  private static func name(_ token: Prose.Token) -> String? {
    switch token.lower {
    case "administrator", "administrators", "admin", "admins": "Administrator"
    case "superuser", "superusers": "Superuser"
    case "maintainer", "maintainers": "Maintainer"
    case "owner", "owners": "Owner"
    case "developer", "developers": "Developer"
    case "moderator", "moderators": "Moderator"
    default: nil
    }
  }

  /// Whether the word is whom the sentence asks for: "to administrators", "must be an admin", "admin privileges".
  private static func isDemanded(_ index: Int, _ tokens: [Prose.Token]) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if next?.isWord(in: rights) == true { return true }
    if tokens[index].isWord(in: ["administrator", "administrators"]) { return true }
    // "Admins only", "only admins can".
    if next?.isWord("only") == true, index + 2 == tokens.count { return true }
    if next?.isWord(in: ["can", "may"]) == true { return index > 0 && tokens[index - 1].isWord("only") }
    var at = index - 1
    while at >= 0, index - at <= 3, tokens[at].isWord(in: fillers) || tokens[at].text == "," { at -= 1 }
    guard at >= 0 else { return false }
    if tokens[at].isWord("be") { return at > 0 && tokens[at - 1].isWord("must") }
    return tokens[at].isWord(in: ["to", "by", "for"])
      && tokens[..<at].suffix(4).contains { $0.isWord(in: limits) }
  }

  private static let demands = [
    "restricted", "only", "must", "requires", "require", "required", "need", "needs", "accessible", "limited",
  ]
  private static let limits = ["restricted", "only", "limited", "accessible", "available"]
  private static let rights = ["privileges", "privilege", "rights", "permissions", "permission", "access"]
  private static let fillers = ["a", "an", "the", "project", "group", "server", "instance", "or", "and", "site"]
}
