import APIModel
import DocExtract

/// TAB221: a default beyond the limits that the same description gives.
struct DefaultOutsideLimits: LintRule {
  let card = RuleCard(
    "TAB221", "default-outside-limits", severity: .warning,
    summary: "A default above the maximum or below the minimum that the same description gives",
    why: "One of the two is wrong: a reader who writes the default out gets an error.",
    bad: page("200"), good: page("20"))

  private static func page(_ given: String) -> String {
    """
    # Users API

    | Setting | Description |
    |---------|-------------|
    | `page_size` | Users of a page, default: `\(given)`, max: `100` |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var broken: [BrokenDefault] = []
    for table in page.page.tables {
      let column = table.column(.defaultValue)
      for row in table.rows where mayLimit(row.range, hasDefault: column != nil, page) {
        let given = column.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
        for cell in row.cells where cell != given {
          if let found = judge(cell, given: given, page, at: page.range(cell: cell, in: row)) { broken.append(found) }
        }
      }
    }
    for (number, block) in page.paragraphs {
      guard page.document.blocks[Int(block.parent)].kind == .item, mayLimit(block.range, hasDefault: false, page)
      else { continue }
      if let found = judge(number, given: nil, page, at: block.range) { broken.append(found) }
    }
    guard !broken.isEmpty else { return }
    let told = Self.told(page)
    for found in broken where found.range.map({ !told.contains($0.start.line) }) ?? true {
      report.add(self, found.message, at: found.range)
    }
  }

  private struct BrokenDefault {
    var message: LintMessage
    var range: SourceRange?
  }

  /// The lines of the operations' parameters whose default EXA220 speaks of.
  private static func told(_ page: LintedPage) -> Set<Int32> {
    var lines: Set<Int32> = []
    for own in page.documented.lazy.flatMap(\.parameters) {
      guard let line = own.parameter.span?.range?.start.line,
        ValueAgainstDescription.tellsDefault(of: own)
      else { continue }
      lines.insert(line)
    }
    return lines
  }

  /// A first look at a row or item: most speak of no default, or of no limit.
  private func mayLimit(_ range: SourceRange?, hasDefault: Bool, _ page: LintedPage) -> Bool {
    guard let range else { return false }
    let source = page.document.source
    let offsets = source.offset(of: range.start)..<max(source.offset(of: range.start), source.offset(of: range.end))
    return source.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[offsets])
      guard hasDefault || ByteSearch.holds("default", in: text) else { return false }
      return Self.limits.contains { ByteSearch.holds($0, in: text) }
    }
  }

  private static let limits: [StaticString] = ["max", "min", "between", "at most", "at least", "range"]

  /// - Parameter given: The cell of the row that holds nothing but the default.
  private func judge(_ block: Int, given: Int?, _ page: LintedPage, at range: SourceRange?) -> BrokenDefault? {
    let bytes = page.document.plainBytes(of: block)
    var bounds = StatedBounds(bytes)
    var range = range
    if let given, bounds.defaults.isEmpty {
      bounds.defaults = StatedBounds.numbers(page.document.plainBytes(of: given))
      range = page.range(cell: given) ?? range
    }
    guard bounds.defaults.count == 1, let number = bounds.defaults.first, let broken = bounds.broken(by: number) else {
      return nil
    }
    let text = String(decoding: number.text, as: UTF8.self)
    let place = range.flatMap { page.range(ofNumber: text, in: $0) } ?? range
    return BrokenDefault(
      message: broken.isMaximum ? .above(text, broken.text) : .below(text, broken.text), range: place)
  }
}

/// The default and the limits that a description gives.
private struct StatedBounds {
  struct Number: Hashable {
    var value: Int
    var unit: String?
    var text: ArraySlice<UInt8>
  }

  var defaults: [Number] = []
  private var maxima: [Number] = []
  private var minima: [Number] = []

  /// A word in small letters, a number or a mark.
  private enum Token: Hashable {
    case word(String)
    case number(Number)
    case mark(UInt8)
  }

  init(_ bytes: [UInt8]) {
    let tokens = Self.tokens(bytes)
    for (index, token) in tokens.enumerated() {
      guard case .word(let word) = token else { continue }
      switch word {
      case "default", "defaults": if let number = Self.number(after: index, tokens) { defaults.append(number) }
      case "max", "maximum": if let number = Self.number(after: index, tokens) { maxima.append(number) }
      case "min", "minimum": if let number = Self.number(after: index, tokens) { minima.append(number) }
      case "most" where Self.isWord("at", before: index, tokens):
        if let number = Self.number(after: index, tokens) { maxima.append(number) }
      case "least" where Self.isWord("at", before: index, tokens):
        if let number = Self.number(after: index, tokens) { minima.append(number) }
      case "between", "range", "from":
        guard let (low, high) = Self.range(after: index, tokens), low.value < high.value,
          word != "from" || tokens.contains(.word("range"))
        else { continue }
        minima.append(low)
        maxima.append(high)
      default: break
      }
    }
  }

  /// The limit that a number is beyond; nil where several are given, as for several plans or types.
  func broken(by number: Number) -> (text: String, isMaximum: Bool)? {
    let highs = Set(maxima.map(\.value))
    let lows = Set(minima.map(\.value))
    guard highs.count <= 1, lows.count <= 1 else { return nil }
    if let high = maxima.first, high.unit == number.unit, number.value > high.value, high.value > 0 {
      return (String(high.value), true)
    }
    // Zero often means that there is no limit.
    if let low = minima.first, low.unit == number.unit, number.value < low.value, number.value > 0 {
      return (String(low.value), false)
    }
    return nil
  }

  /// The number that a text is, and no more.
  static func numbers(_ bytes: [UInt8]) -> [Number] {
    let tokens = tokens(bytes)
    guard tokens.count == 1, case .number(let number)? = tokens.first else { return [] }
    return [number]
  }

  private static func token(_ index: Int, _ tokens: [Token]) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private static func isWord(_ word: String, before index: Int, _ tokens: [Token]) -> Bool {
    token(index - 1, tokens) == .word(word)
  }

  /// "default: 20", "default value is 20", "maximum of 100"; not "maximum of 100 for guests".
  private static func number(after index: Int, _ tokens: [Token]) -> Number? {
    for (at, next) in zip(tokens.indices, tokens).dropFirst(index + 1).prefix(5) {
      switch next {
      case .number(let number):
        if case .word(let word)? = token(at + 1, tokens), ["for", "if", "when", "unless", "on", "in"].contains(word) {
          return nil
        }
        return number
      case .word(let word):
        guard ["value", "is", "of", "to", "be", "the", "are"].contains(word) else { return nil }
      case .mark(let mark): guard mark == UInt8(ascii: ":") || mark == UInt8(ascii: "=") else { return nil }
      }
    }
    return nil
  }

  /// "between 1 and 100", "range: 1-100", "range from 1 to 100".
  private static func range(after index: Int, _ tokens: [Token]) -> (Number, Number)? {
    var at = index + 1
    while let next = token(at, tokens), next == .mark(UInt8(ascii: ":")) || next == .word("is") || next == .word("of") {
      at += 1
    }
    guard case .number(let low)? = token(at, tokens), case .number(let high)? = token(at + 2, tokens) else {
      return nil
    }
    switch token(at + 1, tokens) {
    case .word("and"), .word("to"), .mark(UInt8(ascii: "-")): return (low, high)
    default: return nil
    }
  }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    while at < bytes.count {
      let start = at
      let byte = bytes[at]
      if byte.isDigit {
        while at < bytes.count, bytes[at].isDigit || isSeparator(at, bytes) { at += 1 }
        let digits = bytes[start..<at].filter(\.isDigit)
        // `10k`, `1.5`, `2.0`, `-1`, `a1` are no plain numbers.
        let isPlain =
          (at == bytes.count || !bytes[at].isWord && !isPoint(at, bytes) || isUnit(at, bytes))
          && (start == 0 || !bytes[start - 1].isOne(of: "-.+$") || isDash(start - 1, bytes))
        if isPlain, digits.count <= 15, let value = Int(String(decoding: digits, as: UTF8.self)) {
          tokens.append(.number(Number(value: value, unit: unit(at, bytes), text: bytes[start..<at])))
        } else {
          while at < bytes.count, bytes[at].isWord || isPoint(at, bytes) { at += 1 }
          tokens.append(.mark(UInt8(ascii: "?")))
        }
      } else if byte.isWord {
        while at < bytes.count, bytes[at].isWord { at += 1 }
        tokens.append(.word(String(decoding: bytes[start..<at].map { $0 | 0x20 }, as: UTF8.self)))
      } else {
        if !byte.isBlankOrLineEnd { tokens.append(.mark(byte)) }
        at += 1
      }
    }
    return tokens
  }

  /// A comma or `_` between the thousands of a number.
  private static func isSeparator(_ at: Int, _ bytes: [UInt8]) -> Bool {
    guard bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "_"), at + 3 < bytes.count else { return false }
    return bytes[at + 1].isDigit && bytes[at + 2].isDigit && bytes[at + 3].isDigit
      && (at + 4 == bytes.count || !bytes[at + 4].isDigit)
  }

  /// The unit of `24h`, which nothing follows.
  private static func isUnit(_ at: Int, _ bytes: [UInt8]) -> Bool {
    let letters = bytes[at...].prefix(while: \.isWord)
    return letters.count <= 2 && ["ms", "s", "m", "h", "d"].contains { letters.elementsEqual($0.utf8) }
  }

  private static func isPoint(_ at: Int, _ bytes: [UInt8]) -> Bool {
    bytes[at] == UInt8(ascii: ".") && at + 1 < bytes.count && bytes[at + 1].isWord
  }

  /// The dash of `1-100`.
  private static func isDash(_ at: Int, _ bytes: [UInt8]) -> Bool {
    bytes[at] == UInt8(ascii: "-") && at > 0 && bytes[at - 1].isDigit
  }

  /// The measure behind a number, in the singular: "20 seconds". Other words measure nothing.
  private static func unit(_ end: Int, _ bytes: [UInt8]) -> String? {
    var at = end
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "%") { return "%" }
    let word = String(decoding: bytes[at...].prefix(while: \.isLetter).map { $0 | 0x20 }, as: UTF8.self)
    let single = word.hasSuffix("s") && word.utf8.count > 2 ? String(word.dropLast()) : word
    return measures.contains(single) ? single : nil
  }

  private static let measures: Set<String> = [
    "second", "sec", "minute", "min", "hour", "day", "week", "month", "year", "millisecond", "ms", "byte", "kb", "mb",
    "gb", "tb", "kib", "mib", "gib", "kilobyte", "megabyte", "gigabyte", "percent", "h", "m", "s", "d",
    "character", "char", "letter", "digit",
  ]
}

extension LintedPage {
  /// Where a number stands in a range of one line, not within a longer one.
  fileprivate func range(ofNumber text: String, in range: SourceRange) -> SourceRange? {
    let bytes = document.source.bytes
    let start = document.source.offset(of: range.start)
    var rest = bytes[start..<max(start, document.source.offset(of: range.end))]
    while let found = rest.firstRange(ofBytes: Array(text.utf8)) {
      let before = found.lowerBound > bytes.startIndex ? bytes[found.lowerBound - 1] : 0
      let after = found.upperBound < bytes.endIndex ? bytes[found.upperBound] : 0
      if !before.isWord, !after.isDigit {
        return SourceRange(
          document.source.position(of: found.lowerBound), document.source.position(of: found.upperBound))
      }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func above(_ given: String, _ limit: String) -> LintMessage {
    "Default `\(given)` is above the maximum, `\(limit)`"
  }

  fileprivate static func below(_ given: String, _ limit: String) -> LintMessage {
    "Default `\(given)` is below the minimum, `\(limit)`"
  }
}
