import APIModel

/// What is known of a YAML text before and beside its parser: where its lines begin, and whether parsing it is safe.
struct YAMLLines {
  /// How deeply collections may nest. libyaml stops at 1000 brackets, which Yams' recursion can take.
  static let maximumDepth = 200

  let bytes: [UInt8]
  /// Where the first collection begins that is nested too deep.
  let tooDeep: SourcePosition?
  /// Whether comparing its keys could take for ever: many aliases, some of them perhaps in keys.
  let mayExplode: Bool
  /// Lines as libyaml counts them: CR, U+0085, U+2028 and U+2029 end one too.
  private let starts: [Int]
  private let source: SourceText
  /// The length of the byte order mark.
  private let offset: Int

  init(_ file: [UInt8]) {
    offset = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    bytes = offset == 0 ? file : Array(file.dropFirst(offset))
    source = SourceText(file)
    starts = Self.lineStarts(bytes)
    tooDeep = Self.firstTooDeep(bytes).map { [source, offset] in source.position(of: $0 + offset) }
    mayExplode = Self.hasManyAliasesAndSomeInKeys(bytes)
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (at, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"): starts.append(at + 1)
      case UInt8(ascii: "\r") where at + 1 == bytes.count || bytes[at + 1] != UInt8(ascii: "\n"): starts.append(at + 1)
      case 0x85 where at >= 1 && bytes[at - 1] == 0xC2: starts.append(at + 1)
      case 0xA8 where at >= 2 && bytes[at - 1] == 0x80 && bytes[at - 2] == 0xE2: starts.append(at + 1)
      case 0xA9 where at >= 2 && bytes[at - 1] == 0x80 && bytes[at - 2] == 0xE2: starts.append(at + 1)
      default: break
      }
    }
    return starts
  }

  /// A place that libyaml names by line and by column counted in Unicode scalars, both from 1.
  func position(line: Int, scalar column: Int) -> SourcePosition {
    guard line >= 1, line <= starts.count else { return source.position(of: bytes.count + offset) }
    var at = starts[line - 1]
    var left = column - 1
    while left > 0, at < bytes.count {
      at += 1
      while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
      left -= 1
    }
    return source.position(of: at + offset)
  }

  /// The position a number of bytes later, at most at the end of the line.
  func end(of start: SourcePosition, length: Int) -> SourcePosition {
    let line = source.lineRange(Int(start.line))
    let end = min(source.offset(of: start) + length, line.upperBound)
    return source.position(of: end)
  }

  // MARK: Bounds

  /// Follows indentation and the indicators `- ? :` that open collections in one line. Brackets libyaml counts itself.
  private static func firstTooDeep(_ bytes: [UInt8]) -> Int? {
    var columns: [Int] = []
    var column = 0
    var isIndented = true
    for (at, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        column = -1
        isIndented = true
      case _ where !isIndented, UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default:
        while let last = columns.last, last >= column { columns.removeLast() }
        columns.append(column)
        if columns.count > maximumDepth { return at }
        isIndented = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
      }
      column += 1
    }
    return nil
  }

  /// The parser hashes every key, however large its aliases make it. With few aliases nothing can grow large, and a
  /// key without them is no larger than its text. An implicit key stands in one line (YAML 1.2 §7.4.2).
  private static func hasManyAliasesAndSomeInKeys(_ bytes: [UInt8]) -> Bool {
    let anchors = anchors(bytes)
    guard !anchors.isEmpty else { return false }
    var aliases = 0
    var isInKey = false
    var hasAliasInLine = false
    /// Where the last alias ends.
    var aliasEnd = 0
    /// Whether only blanks stand between it and here.
    var isAfterAlias = false
    /// The last byte on this line that is no blank.
    var last: UInt8?
    for (at, byte) in bytes.enumerated() {
      let next = at + 1 < bytes.count ? bytes[at + 1] : UInt8(ascii: "\n")
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        last = nil
        hasAliasInLine = false
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "*") where isWord(next):
        let name = word(bytes, from: at + 1)
        let after = name.endIndex < bytes.count ? bytes[name.endIndex] : UInt8(ascii: "\n")
        // What libyaml lets follow an alias; its line breaks are not all ASCII.
        if anchors.contains(name), after <= 0x20 || after >= 0x80 || ",]}:?%@`".utf8.contains(after) {
          aliases += 1
          hasAliasInLine = true
          isAfterAlias = true
          aliasEnd = name.endIndex
        }
      case UInt8(ascii: "?") where !isWord(next) && (last.map { "-?:[{,".utf8.contains($0) } ?? true): isInKey = true
      // After an alias, or after a collection that may hold one.
      case UInt8(ascii: ":") where hasAliasInLine && (isAfterAlias || "]}".utf8.contains(last ?? 0)): isInKey = true
      default: break
      }
      last = byte
      if at >= aliasEnd { isAfterAlias = false }
      if isInKey, aliases > 32 { return true }
    }
    return false
  }

  /// The names that nodes are anchored by.
  private static func anchors(_ bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
    var anchors: Set<ArraySlice<UInt8>> = []
    for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") {
      let word = word(bytes, from: at + 1)
      if !word.isEmpty { anchors.insert(word) }
    }
    return anchors
  }

  private static func word(_ bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    bytes[min(start, bytes.count)...].prefix { isWord($0) }
  }

  /// What anchors are named with, as libyaml has it.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// Numbers in YAML 1.2's notations (core schema, §10.3.2).
enum YAMLNumber {
  /// The number in JSON's notation; nil where the text is none, or one that JSON doesn't have.
  static func json(_ text: String) -> String? {
    if SchemaWriter.isNumber(text) { return text }
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return nil }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: ".") || isDigit(first)
    else { return nil }
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16).map { String($0) } }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8).map { String($0) } }
    let sign = first == UInt8(ascii: "-") ? "-" : ""
    var rest = first == UInt8(ascii: "+") || first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    guard let start = rest.utf8.first, isDigit(start) || start == UInt8(ascii: ".") else { return nil }
    // Leading zeros go, a bare point gets its digits.
    while rest.utf8.count > 1, rest.hasPrefix("0"), let after = rest.dropFirst().utf8.first, isDigit(after) {
      rest = rest.dropFirst()
    }
    var whole = String(rest)
    if whole.hasPrefix(".") { whole = "0" + whole }
    if let point = whole.firstIndex(of: ".") {
      let after = whole.index(after: point)
      let startsFraction = whole[after...].utf8.first.map(isDigit) ?? false
      // `1.` and `1.e5`, but not the point alone.
      if !startsFraction {
        guard isDigit(rest.utf8.first ?? 0) else { return nil }
        whole.insert("0", at: after)
      }
    }
    let json = sign + whole
    return SchemaWriter.isNumber(json) ? json : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
