import APIModel

/// Reads `http POST :8000/users name=Ada age:=36 X-Tag:new page==2`, a command of HTTPie (HTTPie 3 manual, "Request items").
enum HTTPieCommand {
  /// - Parameter words: What stands behind the program's name.
  /// - Returns: Nil where no URL or method follows: `http {` of a server's configuration.
  static func read(
    _ program: ShellCommand.Word, _ words: ArraySlice<ShellCommand.Word>, of command: ShellCommand
  ) -> CurlRequest? {
    var request = CurlRequest(range: program.range.lowerBound..<command.range.upperBound, problems: command.problems)
    var isForm = false
    var words = words
    while let word = words.popFirst() {
      if word.text.hasPrefix("-"), word.text.utf8.count > 1 {
        let name = word.text.prefix { $0 != "=" }
        if ["-f", "--form", "--multipart"].contains(name) { isForm = true }
        if ["-a", "--auth", "-A", "--auth-type", "--bearer"].contains(name) { request.hasCredentials = true }
        if valued.contains(name), name.utf8.count == word.text.utf8.count { words = words.dropFirst() }
      } else if request.url != nil {
        add(word, to: &request)
      } else if request.explicitMethod == nil, HTTPMethod(rawValue: word.text) != nil {
        request.explicitMethod = located(word)
      } else if let url = url(word.text, isSecure: program.text == "https") {
        request.url = CurlRequest.Located(text: url, range: word.range)
      } else {
        return nil
      }
    }
    guard request.url != nil else { return nil }
    // It reads what a pipe writes (HTTPie 3 manual, "Redirected input").
    if request.data.isEmpty, command.isFed {
      request.data = [command.input.map(located) ?? CurlRequest.Located(text: "@-", range: program.range)]
    }
    if isForm {
      (request.form, request.data) = (request.data, [])
    } else {
      request.sendsJSON = !request.data.isEmpty
    }
    return request
  }

  private static let valued: Set<Substring> = [
    "-a", "--auth", "-A", "--auth-type", "--session", "--session-read-only", "--verify", "--cert", "--cert-key",
    "--timeout", "--proxy", "-o", "--output", "-p", "--print", "-P", "-s", "--style", "--pretty", "--raw", "--ssl",
    "--max-redirects", "--max-headers", "--boundary", "--default-scheme", "--format-options", "--response-charset",
    "--response-mime",
  ]

  private static func located(_ word: ShellCommand.Word) -> CurlRequest.Located {
    CurlRequest.Located(text: word.text, range: word.range)
  }

  /// `:8000/x` is on this machine, and a host needs no scheme; nil for what is no address.
  private static func url(_ text: String, isSecure: Bool) -> String? {
    if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("$") { return text }
    let scheme = isSecure ? "https://" : "http://"
    if text.hasPrefix(":") {
      let rest = text.dropFirst()
      return scheme + "localhost" + (rest.utf8.first?.isDigit == true ? text : String(rest))
    }
    let host = text.prefix { $0 != "/" && $0 != "?" }
    guard host.utf8.first?.isWord == true, host.utf8.allSatisfy({ $0.isWord || ".:-".utf8.contains($0) }),
      host.hasPrefix("localhost") || host.utf8.contains(UInt8(ascii: "."))
    else { return nil }
    return scheme + text
  }

  /// A header, a part of the query or a field, by the first mark that tells one from the other.
  private static func add(_ word: ShellCommand.Word, to request: inout CurlRequest) {
    let bytes = Array(word.text.utf8)
    guard let at = bytes.firstIndex(where: { ":=@".utf8.contains($0) }), at > 0 else { return }
    let name = String(decoding: bytes[..<at], as: UTF8.self)
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    let field = { (skipped: Int) in
      CurlRequest.Located(
        text: "\(name)=" + String(decoding: bytes[min(at + skipped, bytes.count)...], as: UTF8.self), range: word.range)
    }
    switch (bytes[at], next) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")):
      request.furtherQuery.append(NameValue(name, String(decoding: bytes[(at + 2)...], as: UTF8.self)))
    case (UInt8(ascii: ":"), UInt8(ascii: "=")): request.data.append(field(2))
    case (UInt8(ascii: "="), _), (UInt8(ascii: "@"), _): request.data.append(field(1))
    default:
      let value = String(decoding: bytes[(at + 1)...], as: UTF8.self)
      request.headers.append(CurlRequest.Located(text: "\(name): \(value)", range: word.range))
    }
  }
}
