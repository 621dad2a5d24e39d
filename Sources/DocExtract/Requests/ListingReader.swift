import APIModel

/// Reads lines that name an operation: `GET /runners?scope=active`, `PUT --form "paused=true" /runners/:id`.
enum ListingReader {
  struct Line: Hashable, Sendable {
    var method: HTTPMethod
    /// Without query and without origin, as written.
    var path: String
    var origin: String
    var query: [NameValue]
    var form: [NameValue]
    /// Byte offsets of the method to the end of the path.
    var range: Range<Int>
    /// Byte offsets of the path with its query.
    var pathRange: Range<Int>
    /// `HTTP/1.1` stands at the end: the first line of a request dump.
    var isRequestLine: Bool
  }

  /// The longest path that is read, in bytes: what a server has to take (RFC 9110 §4.1).
  private static let longestPath = 8000

  /// Reads one line.
  /// - Parameter bounds: The line's bytes, without its line ending.
  /// - Returns: The operation; the first one where the line has several methods.
  static func line(_ bytes: [UInt8], _ bounds: Range<Int>) -> Line? { lines(bytes, bounds).first }

  /// Reads one line, which may name several methods for a path: `GET,POST /labels`, `GET|HEAD /x`.
  static func lines(_ bytes: [UInt8], _ bounds: Range<Int>) -> [Line] {
    let end = bounds.upperBound
    var at = bounds.lowerBound
    while at < end, bytes[at].isBlank { at += 1 }
    let start = at
    let isList = at < end && bytes[at] == UInt8(ascii: "L") && beginsWithList(bytes[at..<end])
    if isList { at += 5 }
    guard let methods = isList ? ([.get], true) : methods(bytes, &at, end), at < end else { return [] }
    var form: [NameValue] = []
    skipDash(bytes, &at, end)
    if bytes[at] == UInt8(ascii: "-") {
      // Options as curl has them, before the path.
      let options = Array(bytes[at..<end])
      guard let command = ShellReader.commands(in: Array("curl ".utf8) + options).first,
        let curl = CurlRequest(command),
        let url = curl.url
      else { return [] }
      form = curl.fields ?? []
      at = min(end, at + url.range.lowerBound - 5)
    }
    let pathRange = at..<pathEnd(bytes, at, end)
    at = pathRange.upperBound
    guard pathRange.count <= longestPath, looksLikePath(bytes[pathRange], strictly: !methods.isUpper) else {
      return []
    }
    while at < end, bytes[at].isBlank { at += 1 }
    var isRequestLine = false
    if at < end {
      if isProtocol(bytes[at..<end]) {
        isRequestLine = true
      } else if case let fields = bodyFields(bytes[at..<end]), !fields.isEmpty, methods.found.allSatisfy(\.carriesBody)
      {
        form += fields
      } else if !isRemark(bytes[at..<end]), !isColumn(bytes, pathRange.upperBound, at) {
        return []
      }
    }
    var lines = lines(of: methods.found, bytes, pathRange, form, start..<pathRange.upperBound, isRequestLine)
    guard isList else { return lines }
    for index in lines.indices where !lines[index].query.contains(where: { $0.name == "list" }) {
      lines[index].query.append(NameValue("list", "true"))
    }
    return lines
  }

  /// `GET - /users`: a dash between the method and a path with its slash.
  private static func skipDash(_ bytes: [UInt8], _ at: inout Int, _ end: Int) {
    var next = at
    if bytes[at] == UInt8(ascii: "-") {
      next += 1
    } else if bytes[at..<end].starts(with: "–".utf8) || bytes[at..<end].starts(with: "—".utf8) {
      next += 3
    }
    guard next > at, next + 1 < end, bytes[next].isBlank, bytes[next + 1] == UInt8(ascii: "/") else { return }
    at = next + 1
  }

  /// `LIST /secret/keys`: Vault's method is a GET with `list=true` (Vault's HTTP API). Mail and file servers have a `LIST`
  /// of their own, for one folder.
  private static func beginsWithList(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.begins(with: "LIST /") else { return false }
    return line.dropFirst(6).prefix { !$0.isBlank }.contains(UInt8(ascii: "/"))
  }

  private static func lines(
    of methods: [HTTPMethod], _ bytes: [UInt8], _ pathRange: Range<Int>, _ form: [NameValue], _ range: Range<Int>,
    _ isRequestLine: Bool
  ) -> [Line] {
    let path = pathRange.dropFirst(templateOrigin(bytes, pathRange))
    var url: RequestURL
    if isTemplate(bytes, path) {
      var text = String(decoding: bytes[path], as: UTF8.self)
      if text.hasPrefix(eitherScheme) { text = "https://" + text.dropFirst(eitherScheme.utf8.count) }
      let extra = templateQuery(&text)
      url = RequestURL(text)
      url.query += extra
    } else {
      url = bytes.withUnsafeBufferPointer { RequestURL(UnsafeBufferPointer(rebasing: $0[path])) }
    }
    // `?{fields}&{query}` and `?{field}=name` name parameters as a template would.
    for index in url.query.indices where url.query[index].name.utf8.first == UInt8(ascii: "{") {
      let name = url.query[index].name
      if name.hasSuffix("}") { url.query[index].name = String(name.dropFirst().dropLast()) }
    }
    // `?<lang>` is a value without a name.
    url.query.removeAll { $0.value.isEmpty && $0.name.utf8.first == UInt8(ascii: "<") }
    let optional = optionalSegment(url.path)
    return methods.flatMap { method in
      paths(url.path, optional, method, isOnly: methods.count == 1).map {
        Line(
          method: method, path: $0, origin: Self.origin(url.origin), query: url.query, form: form, range: range,
          pathRange: pathRange, isRequestLine: isRequestLine)
      }
    }
  }

  /// `/jars` and `/jars/{id}` of `/jars[/{id}]` and `/jars/[:id]`.
  private static func optionalSegment(_ path: String) -> (without: String, with: String)? {
    guard path.utf8.last == UInt8(ascii: "]"), let open = path.utf8.lastIndex(of: UInt8(ascii: "[")) else { return nil }
    var inner = String(path[path.utf8.index(after: open)...].dropLast())
    var without = String(path[..<open])
    if without.hasSuffix("/") {
      without.removeLast()
    } else if inner.hasPrefix("/") {
      inner.removeFirst()
    } else {
      return nil
    }
    guard let first = inner.utf8.first, ":{<".utf8.contains(first), !without.isEmpty,
      !inner.utf8.contains(where: { "/[]".utf8.contains($0) })
    else { return nil }
    return (without, without + "/" + inner)
  }

  /// The paths that a method takes of a path with an optional end: where several share it, a POST adds to the collection, and
  /// what changes or removes is for a member.
  private static func paths(
    _ path: String, _ optional: (without: String, with: String)?, _ method: HTTPMethod, isOnly: Bool
  ) -> [String] {
    guard let optional else { return alternatives(path) }
    if isOnly || method == .get || method == .head { return [optional.without, optional.with] }
    return method == .post ? [optional.without] : [optional.with]
  }

  /// `/pumps/{id}/start|stop` as `/pumps/{id}/start` and `/pumps/{id}/stop`.
  private static func alternatives(_ path: String) -> [String] {
    guard path.withBytes({ ByteSearch.next(UInt8(ascii: "|"), in: $0, from: 0) < $0.count }),
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    else {
      return [path]
    }
    let names = path.utf8[path.utf8.index(after: slash)...].split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard names.count <= 12,
      names.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") } })
    else { return [path] }
    return names.map { path[...slash] + String(Substring($0)) }
  }

  /// An origin whose host or port is a name in brackets, `http://[server]:[port]`, with the marks of a template: brackets
  /// hold an address of IPv6 and nothing else (RFC 3986 §3.2.2).
  private static func origin(_ text: String) -> String {
    guard let open = text.utf8.firstIndex(of: UInt8(ascii: "[")),
      let close = text.utf8.firstIndex(of: UInt8(ascii: "]")),
      open < close, !text.utf8[open..<close].contains(UInt8(ascii: ":"))
    else { return text }
    return String(text.map { $0 == "[" ? "{" : $0 == "]" ? "}" : $0 })
  }

  /// Whether a path has a part that no URL has: `{?page,limit}`, `[?h=300]`, `http(s)://`.
  private static func isTemplate(_ bytes: [UInt8], _ path: Range<Int>) -> Bool {
    for at in path.dropLast() {
      let next = bytes[at + 1]
      if bytes[at] == UInt8(ascii: "{"), next == UInt8(ascii: "?") || next == UInt8(ascii: "&") { return true }
      if bytes[at] == UInt8(ascii: "["), next == UInt8(ascii: "?") { return true }
    }
    return bytes[path].begins(with: "http(s)://")
  }

  private static func templateOrigin(_ bytes: [UInt8], _ path: Range<Int>) -> Int {
    guard let first = path.first.map({ bytes[$0] }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "$") || first.isUpper
    else { return 0 }
    return templateOrigin(bytes[path])
  }

  /// The length of `{{ base_url }}`, `${HOST}`, `$HOST` or `SITE_ROOT` before a path: a template that stands for the origin.
  private static func templateOrigin(_ text: ArraySlice<UInt8>) -> Int {
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "$") || first.isUpper,
      let slash = text.prefix(60).firstIndex(of: UInt8(ascii: "/"))
    else { return 0 }
    let name = text[..<slash]
    let isTemplate =
      (name.starts(with: "{{".utf8) && name.suffix(2).elementsEqual("}}".utf8))
      || (name.starts(with: "${".utf8) && name.last == UInt8(ascii: "}"))
      || (name.count > 3 && name.dropFirst().allSatisfy { $0.isUpper || $0 == UInt8(ascii: "_") })
    guard isTemplate else { return 0 }
    let words = String(decoding: name, as: UTF8.self).lowercased()
    return originNames.contains { words.holds($0) } ? slash - text.startIndex : 0
  }

  private static let eitherScheme = "http(s)://"
  static let originNames = ["url", "uri", "host", "server", "base", "origin", "domain", "root"]

  /// The query of a URI template (RFC 6570 §3.2.8), `{?page,limit}`, or one that may be left out, `[?h=300&crop=1]`; it is
  /// cut off.
  private static func templateQuery(_ text: inout String) -> [NameValue] {
    if let open = text.firstRange(ofBytes: "[?"), let close = text[open.upperBound...].firstIndex(of: "]") {
      let query = RequestURL("/?" + text[open.upperBound..<close]).query
      text.removeSubrange(open.lowerBound...close)
      return query
    }
    guard let open = text.firstRange(ofBytes: "{?") ?? text.firstRange(ofBytes: "{&"),
      let close = text[open.upperBound...].firstIndex(of: "}")
    else { return [] }
    let names = text[open.upperBound..<close].split(separator: ",").map { NameValue($0.trimmingBlanks, "") }
    text.removeSubrange(open.lowerBound...close)
    return names
  }

  // MARK: Methods

  /// One method, or several joined by commas, slashes, bars, "or" and "and"; moves past them and the blanks behind.
  private static func methods(
    _ bytes: [UInt8], _ at: inout Int, _ end: Int
  ) -> (found: [HTTPMethod], isUpper: Bool)? {
    var found: [HTTPMethod] = []
    var isUpper = true
    while at < end {
      let start = at
      while at < end, bytes[at].isLetter { at += 1 }
      guard (2...7).contains(at - start) else { return nil }
      if !found.isEmpty, isJoint(bytes[start..<at]) {
        while at < end, bytes[at].isBlank { at += 1 }
        continue
      }
      guard let method = HTTPMethod(bytes[start..<at], ignoringCase: true) else { return nil }
      for index in start..<at where !bytes[index].isUpper { isUpper = false }
      if !found.contains(method) { found.append(method) }
      let wordEnd = at
      // `GET: /me`
      if isUpper, at + 1 < end, bytes[at] == UInt8(ascii: ":"), bytes[at + 1].isBlank { at += 1 }
      while at < end, bytes[at].isBlank { at += 1 }
      guard at < end else { return (found, isUpper) }
      let byte = bytes[at]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|")
        || (byte == UInt8(ascii: "/") && isFollowedByMethod(bytes, at + 1, end))
      {
        at += 1
        while at < end, bytes[at].isBlank { at += 1 }
        continue
      }
      if byte == UInt8(ascii: "o") || byte == UInt8(ascii: "a"), isJoint(bytes[at..<end].prefix { $0.isLetter }) {
        continue
      }
      return at > wordEnd ? (found, isUpper) : nil
    }
    return found.isEmpty ? nil : (found, isUpper)
  }

  private static func isJoint(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("or".utf8) || word.elementsEqual("and".utf8)
  }

  private static func isFollowedByMethod(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, bytes[at].isBlank { at += 1 }
    let word = bytes[at..<end].prefix { $0.isUpper }
    return (3...7).contains(word.count) && HTTPMethod(word, ignoringCase: false) != nil
  }

  // MARK: Paths and what follows

  /// The end of a path: the next blank that is not inside a placeholder, `{name or id}` or `/(id or name)`.
  private static func pathEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, !bytes[at].isBlank {
      if let close = closing(bytes[at], isSegment: at > start && bytes[at - 1] == UInt8(ascii: "/")),
        let found = bytes[at..<min(end, at + 60)].firstIndex(of: close)
      {
        at = found
      }
      at += 1
    }
    return at
  }

  /// The mark that ends a placeholder; round brackets are one only as a whole segment.
  private static func closing(_ open: UInt8, isSegment: @autoclosure () -> Bool) -> UInt8? {
    switch open {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "(") where isSegment(): UInt8(ascii: ")")
    case UInt8(ascii: "[") where isSegment(): UInt8(ascii: "]")
    default: nil
    }
  }

  private static func looksLikePath(_ text: ArraySlice<UInt8>, strictly: Bool) -> Bool {
    guard let first = text.first else { return false }
    // `/users/...` leaves out what the operation is.
    if text.last == UInt8(ascii: "."), text.suffix(4).elementsEqual("/...".utf8) { return false }
    if first == UInt8(ascii: "/") || templateOrigin(text) > 0 { return true }
    if text.begins(with: "http://") || text.begins(with: "https://") || text.begins(with: "http(s)://") {
      return true
    }
    if strictly { return false }
    // Without a leading slash only what has the form of a path: `projects/:id`, `:id/x`, `<prefix>/api`.
    guard first.isWord || ":{<".utf8.contains(first) else { return false }
    // `{member_href}repair/`: the address is a value of an answer, whatever its path.
    if first == UInt8(ascii: "{"), let close = text.firstIndex(of: UInt8(ascii: "}")) {
      let next = text[close...].drop { $0 == UInt8(ascii: "}") }.first
      if let next, next != UInt8(ascii: "/") { return false }
    }
    // `POST _bulk` of search engines.
    if first == UInt8(ascii: "_"), text.count > 3, text.dropFirst().first?.isLower == true, text.allSatisfy(\.isWord) {
      return true
    }
    return text.contains(UInt8(ascii: "/"))
      && text.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  /// `HTTP/1.1` (RFC 9112 §2.3), and nothing behind it, as in an access log.
  private static func isProtocol(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.begins(with: "HTTP/") else { return false }
    let version = rest.dropFirst(5).prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    return version.count >= 1 && rest.dropFirst(5 + version.count).allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\\") }
  }

  /// The names of `{name, size}` and `body: {"name": "a"}` behind a path, where nothing but a remark follows.
  private static func bodyFields(_ rest: ArraySlice<UInt8>) -> [NameValue] {
    var text = rest
    if text.first != UInt8(ascii: "{") {
      guard text.begins(with: "body") || text.begins(with: "Body") else { return [] }
      text = text.dropFirst(4).drop { $0.isBlank || $0 == UInt8(ascii: ":") }
    }
    guard text.first == UInt8(ascii: "{"), text.count <= 400, let close = text.firstIndex(of: UInt8(ascii: "}")) else {
      return []
    }
    let after = text[(close + 1)...].drop { $0.isBlank }
    guard after.isEmpty || isRemark(after) || after.begins(with: "->") || after.begins(with: "→") else { return [] }
    return WrittenField.read(String(decoding: text[...close], as: UTF8.self)).map { NameValue($0.name, "") }
  }

  /// Text that stands further to the right, in a column of its own; a number there may be a status in a log.
  private static func isColumn(_ bytes: [UInt8], _ pathEnd: Int, _ start: Int) -> Bool {
    start - pathEnd >= 2 && (bytes[start].isLetter || bytes[start] >= 0x80)
  }

  /// A comment, a remark in brackets or a dash.
  private static func isRemark(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    // Laravel fills its list of routes with dots up to the name of the controller.
    if rest.begins(with: "..") || rest.contains(UInt8(ascii: "@")) && (rest.begins(with: ". ") || rest.holds(" › ")) {
      return true
    }
    return "#(-".utf8.contains(first) || rest.begins(with: "//") || rest.begins(with: "=>")
      || rest.begins(with: "–") || rest.begins(with: "—")
  }
}
