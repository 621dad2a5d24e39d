import APIModel

/// Operations that are written as labels and values: "URL: `/users`" on one line, "Method: `GET`" on another, or each
/// value in the paragraph after its label.
struct ListingLabels {
  private enum Label { case path, methods, listing }

  private var path: String?
  private var methods: [HTTPMethod]?
  private var expected: Label?

  /// Whether a label waits for its value.
  var isExpecting: Bool { expected != nil }

  /// Takes a heading that is nothing but the label of a path or of a method; what stands below it is the value.
  /// - Returns: False where the heading is another.
  mutating func expect(_ heading: String) -> Bool {
    guard heading.utf8.count <= 28,
      let label = Self.label(named: Self.withoutColons(heading)), label != .listing
    else { return false }
    // A second path begins another operation.
    if label == .path { path = nil }
    expected = label
    return true
  }

  private static func withoutColons(_ text: String) -> String {
    let text = text.withColons
    return text.holds(byte: UInt8(ascii: ":")) ? text.filter { $0 != ":" } : text
  }

  /// Takes a heading that is a method with its label, "Method: GET"; the path stands below it.
  mutating func take(_ heading: String) {
    guard heading.utf8.count <= 40, let (label, value) = Self.label(heading), label == .methods, !value.isEmpty else {
      return
    }
    methods = PathHeading.methods(in: Array(value.utf8)[...])
  }

  /// The operation where a method is known and a code block is nothing but the path.
  mutating func complete(_ code: String) -> Reading? {
    let text = code.trimmingBlanks
    guard let methods, path == nil, text.utf8.count < 300, Self.isPath(Array(text.utf8)) else { return nil }
    self = ListingLabels()
    return .parts(methods, text)
  }

  /// Takes a code block that is nothing but a path, whose method stands with its label below it.
  mutating func takePath(_ code: String) {
    self = ListingLabels()
    path = code.trimmingBlanks
  }

  /// Whether a code block is nothing but the path of an operation.
  static func isPath(_ code: ArraySlice<UInt8>) -> Bool {
    let text = code.drop(while: \.isBlankOrNewline)
    guard text.first == UInt8(ascii: "/"), text.count < 300,
      let end = text.lastIndex(where: { !$0.isBlankOrNewline })
    else { return false }
    return isPath(Array(text[...end]))
  }

  /// Whether a line is the label of methods with some behind it, "Method: GET, POST".
  static func namesMethods(_ line: String) -> Bool {
    guard let (label, value) = label(line), label == .methods else { return false }
    return PathHeading.methods(in: Array(value.utf8)[...]) != nil
  }

  /// A code block of labels with their values, a line each: "Method: POST" and "URL: {{base}}/pots".
  static func block(_ code: [UInt8]) -> Reading? {
    guard code.count < 600, code.containsIgnoringCase("method") else { return nil }
    let lines = code.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self).trimmingBlanks }
    guard (2...6).contains(lines.count), lines.contains(where: { label($0)?.0 == .methods }) else { return nil }
    var labels = ListingLabels()
    for line in lines {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line.utf8[..<colon].allSatisfy({ $0.isLetter || $0.isBlank })
      else { return nil }
      if let reading = labels.read(line, context: nil) { return reading }
    }
    return nil
  }

  /// A path that waits for its method.
  var knownPath: String? { methods == nil ? path : nil }

  /// Whether a method waits for its path.
  var awaitsPath: Bool { methods != nil && path == nil }

  /// What a label and its value complete.
  enum Reading: Hashable {
    /// `METHOD /path` as one value.
    case listing(String)
    case parts([HTTPMethod], String)
  }

  /// Reads one line of a paragraph.
  /// - Parameters:
  ///   - line: As plain text.
  ///   - context: The path that a heading above is.
  /// - Returns: The operations, once both halves are there.
  mutating func read(_ line: String, context: String?) -> Reading? {
    let text = line.trimmingBlanks
    guard !text.isEmpty, text.utf8.count < 300 else {
      expected = nil
      return nil
    }
    var label = expected
    var value = text
    expected = nil
    if let (own, rest) = Self.label(text) {
      label = own
      value = rest
      if value.isEmpty {
        expected = own
        return nil
      }
    }
    guard let label else { return nil }
    let bytes = Array(value.utf8)
    switch label {
    case .listing:
      if Self.isOfSeveral(text), Self.areSeveral(bytes) { path = value }
    case .path:
      if Self.isPath(bytes) { path = value }
    case .methods: methods = PathHeading.methods(in: bytes[...]) ?? methods
    }
    if !ListingReader.lines(bytes, 0..<bytes.count).isEmpty { return .listing(value) }
    guard let methods, let path = path ?? (label == .methods ? context : nil) else { return nil }
    self = ListingLabels()
    return .parts(methods, path)
  }

  private static func isPath(_ value: [UInt8]) -> Bool {
    (value.first == UInt8(ascii: "/")
      || ["{{", "http://", "https://"].contains { value.starts(with: $0.utf8) })
      && !value.contains(where: \.isBlank)
  }

  /// Whether a label is one of several paths, "Endpoints: `/a`, `/b`".
  private static func isOfSeveral(_ text: String) -> Bool {
    let label = text.prefix { $0 != ":" }
    return label.utf8.count < 12 && label.lowercased().trimmingBlanks == "endpoints"
  }

  private static func areSeveral(_ value: [UInt8]) -> Bool {
    String(decoding: value, as: UTF8.self).components(after: ", ").allSatisfy {
      $0.utf8.first == UInt8(ascii: "/") && !$0.utf8.contains(where: \.isBlank)
    }
  }

  /// "URL : /a" as label and value; the value is empty where the label stands alone.
  private static func label(_ text: String) -> (Label, String)? {
    var text = text.withColons
    guard let (label, colon) = text.withUTF8({ label($0) }) else { return nil }
    guard let colon else { return label == .listing ? nil : (label, "") }
    return (label, text[text.utf8.index(text.startIndex, offsetBy: colon + 1)...].trimmingBlanks)
  }

  /// Whether a text of one line begins with a label, or is one.
  static func beginsWithLabel(_ text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { label($0) } != nil }

  /// The label that a text begins with, and the offset of the colon behind it.
  private static func label(_ text: UnsafeBufferPointer<UInt8>) -> (Label, colon: Int?)? {
    let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")) ?? wideColon(text)
    let end = colon ?? text.count
    guard end <= 28, let label = label(named: text[..<end]) else { return nil }
    return (label, colon)
  }

  /// Where a colon of Chinese and Japanese stands, which is as wide as their letters.
  private static func wideColon(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = text.prefix(40)
    return start.indices.dropLast(2).first {
      start[$0] == 0xEF && start[$0 + 1] == 0xBC && start[$0 + 2] == 0x9A
    }
  }

  private static func label(named name: String) -> Label? {
    var name = name
    return name.withUTF8 { label(named: $0[...]) }
  }

  /// The label that a text is, without regard to case and to blanks around it.
  private static func label(named text: Slice<UnsafeBufferPointer<UInt8>>) -> Label? {
    var name = text
    while name.first?.isBlankOrNewline == true { name.removeFirst() }
    while name.last?.isBlankOrNewline == true { name.removeLast() }
    let meaning = labels[name]
    return meaning == .path ? .path : meaning == .methods ? .methods : meaning == .listing ? .listing : nil
  }

  private struct Meaning: OptionSet, Sendable {
    let rawValue: UInt32
    static let path = Meaning(rawValue: 1)
    static let methods = Meaning(rawValue: 2)
    static let listing = Meaning(rawValue: 4)
  }

  private static let labels = WordTable<Meaning>([
    (
      .path,
      [
        "url", "uri", "path", "endpoint", "route", "resource url", "request url", "endpoint url", "api endpoint",
        "request uri", "method url", "url structure", "resource uri", "request path", "api path", "full url",
        "endpoint uri",
        "relative url", "http endpoint", "api url", "url path", "uri path", "http url", "resource path",
        "request url path",
        // Of other languages, as their docs call it.
        "请求url", "请求地址", "请求路径", "接口地址", "接口路径", "接口url", "url地址", "エンドポイント", "パス", "리소스 경로",
        "endpunkt", "pfad", "ruta", "rota", "caminho", "chemin", "Эндпоинт", "эндпоинт", "Путь", "путь", "Адрес",
        "адрес",
      ]
    ),
    (
      .methods,
      [
        "preferred http method", "method", "methods", "http method", "verb", "http verb", "request method",
        "allowed methods", "allowed rest methods", "http methods", "http operations supported", "supported methods",
        "supported http methods",
        "请求方式", "请求方法", "http方法", "http 方法", "方法", "メソッド", "httpメソッド", "메서드", "methode", "http-methode", "méthode",
        "méthode http", "método", "método http", "Метод", "метод", "Метод запроса", "метод запроса",
      ]
    ),
    (
      .listing,
      [
        "request", "http request", "api call", "call", "command", "definition", "api", "rest", "endpoints", "syntax",
        "usage",
      ]
    ),
  ])
}

extension String {
  /// The text with the colons of Chinese and Japanese as others write them.
  fileprivate var withColons: String {
    holds("\u{FF1A}") ? String(map { $0 == "\u{FF1A}" ? ":" : $0 }) : self
  }
}
