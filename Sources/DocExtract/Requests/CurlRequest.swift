public import APIModel

/// A curl command line from a sample, read as curl would read it (curl 8 manual); or one of HTTPie, as what curl would have to
/// be told.
public struct CurlRequest: Hashable, Sendable {
  /// A text and the byte offsets it was read from.
  public struct Located: Hashable, Sendable {
    public var text: String
    public var range: Range<Int>
  }

  /// The value of `-X`, as written.
  public var explicitMethod: Located?
  /// `-I`
  public var isHead = false
  /// `-G`: the data goes into the query.
  public var isGet = false
  public var url: Located?
  /// Every further word that looks like a URL.
  public var furtherURLs: [Located] = []
  /// `Name: value`, as written.
  public var headers: [Located] = []
  /// `-d` and its kin, as written.
  public var data: [Located] = []
  /// `-F`, as written.
  public var form: [Located] = []
  /// `-T`
  public var uploads = false
  /// What goes into the query besides the URL's own, and whether fields are sent as JSON: HTTPie's items.
  var furtherQuery: [NameValue] = []
  var sendsJSON = false
  /// Whether it proves who calls by other means than a header or the URL: `-u`, `-n`, `--cert`.
  public internal(set) var hasCredentials = false
  /// The values of those options, as written.
  public private(set) var credentials: [Located] = []
  /// Words that were to be options and are none that curl has: an unknown name, one dash before a long name, a dash
  /// of another kind, nothing after the two dashes.
  public private(set) var doubtfulOptions: [Located] = []
  public var problems: [ShellCommand.Problem] = []
  public var range: Range<Int>

  /// The method that the server takes it for; nil where `-X` names none that is known.
  public var method: HTTPMethod? {
    // A header may say what the method stands for, where a GET needs a body.
    if let override = header("X-HTTP-Method-Override"), let method = HTTPMethod(rawValue: override.uppercased()) {
      return method
    }
    // A field may do so, too, as Rails and Symfony read it.
    if let method = Self.stated(in: form) ?? Self.stated(in: data) { return method }
    // See `listsByMethod`.
    if listsByMethod { return .get }
    if let explicitMethod { return HTTPMethod(rawValue: explicitMethod.text.uppercased()) }
    if isHead { return .head }
    if isGet { return .get }
    if !data.isEmpty || !form.isEmpty { return .post }
    return uploads ? .put : .get
  }

  private static func stated(in parts: [Located]) -> HTTPMethod? {
    for part in parts where part.text.begins(with: "_method=") {
      if let method = HTTPMethod(rawValue: part.text.dropFirst(8).uppercased()) { return method }
    }
    return nil
  }

  /// Whether it asks with Vault's method `LIST`, which is a GET with `list=true` in the query.
  public var listsByMethod: Bool { explicitMethod?.text == "LIST" }

  public func header(_ name: String) -> String? {
    for header in headers where Self.isNamed(header.text, name) {
      let bytes = header.text.utf8
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return "" }
      return header.text[bytes.index(after: colon)...].trimmingBlanks
    }
    return nil
  }

  /// Whether a header line is of a name; names are compared without regard to case (RFC 9110 §5.1).
  private static func isNamed(_ line: String, _ name: String) -> Bool {
    let initial = line.utf8.first ?? 0
    guard initial.loweredASCII == name.utf8.first?.loweredASCII || initial.isBlankOrNewline else { return false }
    var own = line.utf8.drop(while: \.isBlankOrNewline).makeIterator()
    for letter in name.utf8 {
      guard let byte = own.next(), byte.loweredASCII == letter.loweredASCII else { return false }
    }
    while let byte = own.next() {
      if byte == UInt8(ascii: ":") { return true }
      if !byte.isBlankOrNewline { return false }
    }
    return true
  }

  init(range: Range<Int>, problems: [ShellCommand.Problem]) {
    self.range = range
    self.problems = problems
  }

  /// `ada@host:~$`, `[ada@host]#`
  private static func isPrompt(_ word: String) -> Bool {
    guard let last = word.utf8.last, "$#%".utf8.contains(last) else { return false }
    return word.utf8.contains(UInt8(ascii: "@"))
  }

  /// Reads a command, or gives nil where it calls neither curl nor HTTPie.
  public init?(_ command: ShellCommand) {
    var words = command.words[...]
    // A prompt, `sudo` and variables may stand before the program.
    while let first = words.first?.text, first != "curl" {
      if ["$", "%", ">", "sudo", "time"].contains(first) || Self.isAssignment(first) || Self.isPrompt(first) {
        words = words.dropFirst()
      } else {
        break
      }
    }
    guard let program = words.popFirst() else { return nil }
    if program.text == "http" || program.text == "https" {
      guard let request = HTTPieCommand.read(program, words, of: command) else { return nil }
      self = request
      return
    }
    guard program.text == "curl" || program.text.utf8.suffix(5).elementsEqual("/curl".utf8) else { return nil }
    range = program.range.lowerBound..<command.range.upperBound
    problems = command.problems
    read(words)
    // `-d @-` is what the pipe writes (curl's manual page).
    if let input = command.input {
      for index in data.indices where data[index].text == "@-" {
        data[index] = Located(text: input.text, range: input.range)
      }
    }
  }

  private static func isAssignment(_ word: String) -> Bool {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else { return false }
    return word[..<equals].utf8.allSatisfy { $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  private mutating func read(_ given: ArraySlice<ShellCommand.Word>) {
    var words = given
    while let word = words.popFirst() {
      let bytes = word.text.utf8
      let first = bytes.first ?? 0
      if first == UInt8(ascii: "-"), bytes.count > 1 {
        if bytes.count > 2, word.text.begins(with: "--") { readLong(word, &words) } else { readShort(word, &words) }
      } else if first == UInt8(ascii: ">") || first == UInt8(ascii: "2"), Self.redirections.contains(word.text) {
        words = words.dropFirst()
      } else if word.text.begins(with: "\u{2013}") || word.text.begins(with: "\u{2014}") {
        doubtfulOptions.append(Located(text: word.text, range: word.range))
      } else {
        addURL(Located(text: word.text, range: word.range))
      }
    }
  }

  private static let redirections = [">", ">>", "2>"]

  /// `--data x` and `--data=x`.
  private mutating func readLong(_ word: ShellCommand.Word, _ words: inout ArraySlice<ShellCommand.Word>) {
    let bytes = word.text.utf8
    let name = word.text[bytes.index(bytes.startIndex, offsetBy: 2)...]
    if let equals = name.utf8.firstIndex(of: UInt8(ascii: "=")), let option = CurlOption.long(name[..<equals]) {
      // curl itself takes no `=`, but people write it.
      apply(option, Located(text: String(name[name.utf8.index(after: equals)...]), range: word.range))
      return
    }
    let option = CurlOption.long(name)
    if option == nil { doubtfulOptions.append(Located(text: word.text, range: word.range)) }
    let takesValue = option?.takesValue ?? false
    apply(option ?? .ignoredFlag, takesValue ? next(&words) : Located(text: "", range: word.range))
  }

  /// `-sXPOST`: flags, then at most one option with its value in the same word or the next.
  private mutating func readShort(_ word: ShellCommand.Word, _ words: inout ArraySlice<ShellCommand.Word>) {
    if word.text.utf8.count > 4 || word.text == "--" {
      doubtfulOptions.append(Located(text: word.text, range: word.range))
    }
    var letters = Array(word.text.utf8.dropFirst())[...]
    while let letter = letters.popFirst() {
      let option = CurlOption.short[letter] ?? .ignoredFlag
      guard option.takesValue else {
        apply(option, Located(text: "", range: word.range))
        continue
      }
      let value: Located? =
        letters.isEmpty ? next(&words) : Located(text: String(decoding: letters, as: UTF8.self), range: word.range)
      apply(option, value)
      return
    }
  }

  private func next(_ words: inout ArraySlice<ShellCommand.Word>) -> Located? {
    words.popFirst().map { Located(text: $0.text, range: $0.range) }
  }

  private mutating func apply(_ option: CurlOption, _ value: Located?) {
    switch option {
    case .head: isHead = true
    case .get: isGet = true
    case .credentials:
      hasCredentials = true
      if let value { credentials.append(value) }
    case .credentialsFlag: hasCredentials = true
    case .ignoredFlag, .ignoredValue: break
    default:
      guard let value else { return }
      switch option {
      case .method: explicitMethod = value
      case .header: headers.append(value)
      case .data: data.append(value)
      case .form: form.append(value)
      case .url: addURL(value)
      default: uploads = true
      }
    }
  }

  /// `$AUTH`, `${OPTIONS}`, `${OPTIONS[@]}` and nothing else.
  private static func isVariable(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "$") && text.utf8.dropFirst().allSatisfy { $0.isWord || "{}[]@".utf8.contains($0) }
  }

  private mutating func addURL(_ word: Located) {
    // `curl $AUTH http://…`: options in a variable of the shell.
    if let known = url, Self.isVariable(known.text) {
      url = word
      return
    }
    if url == nil { url = word } else if word.text.holds("://") { furtherURLs.append(word) }
  }
}

extension CurlRequest {
  /// The names and values of `-F` and urlencoded `-d`; nil where the data is no form, such as JSON or a file.
  public var fields: [NameValue]? {
    var fields: [NameValue] = []
    for part in form { fields.append(Self.field(part.text)) }
    for part in data {
      guard !part.text.hasPrefix("{"), !part.text.hasPrefix("["), !part.text.hasPrefix("@"), !part.text.hasPrefix("$")
      else { return nil }
      for pair in part.text.utf8.split(separator: UInt8(ascii: "&")) {
        let field = Self.field(Substring(pair))
        fields.append(
          NameValue(
            PercentEncoding.decode(field.name, plusIsBlank: true),
            PercentEncoding.decode(field.value, plusIsBlank: true)))
      }
    }
    return fields
  }

  private static func field(_ text: some StringProtocol) -> NameValue {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return NameValue(String(text), "") }
    return NameValue(String(text[..<equals]), String(text[text.utf8.index(after: equals)...]))
  }
}
