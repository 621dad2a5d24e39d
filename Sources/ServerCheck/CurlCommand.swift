import APIModel

/// A request as a line for a shell, the token given by its environment variable.
struct CurlCommand: CustomStringConvertible {
  var method: HTTPMethod
  var url: String
  /// Sent as they are.
  var headers: [NameValue] = []
  /// What sends the token, with the shell's variable in it: `--header "PRIVATE-TOKEN: $TOKEN"`.
  var tokenWords: String?
  /// The words that give the body, each quoted already.
  var bodyWords: [String] = []

  var description: String {
    var words = ["curl"]
    if method == .head {
      words.append("--head")
    } else if method != .get {
      words.append("--request \(method.rawValue)")
    }
    if let tokenWords { words.append(tokenWords) }
    for header in headers { words.append("--header \(Self.quote("\(header.name): \(header.value)"))") }
    words += bodyWords
    words.append(Self.quote(url))
    return words.joined(separator: " ")
  }

  /// One word for a POSIX shell (POSIX.1-2017, Shell Command Language §2.2.2).
  static func quote(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
