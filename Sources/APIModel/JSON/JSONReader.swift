/// Reads JSON (RFC 8259) strictly, with the position of every value, and goes on after an error so that all of a
/// text's errors are known and what can be read is read.
///
/// Time and memory are linear in the text; nesting is bounded; nothing in the text can trap.
public struct JSONReader {
  /// How deeply arrays and objects may nest; what lies deeper is left out with an error.
  public static let maximumDepth = 512
  /// How many errors are listed before the reader gives up on a text.
  public static let maximumErrors = 100

  /// What was read. The document is whole and strict only where there are no errors.
  public struct Result: Hashable, Sendable {
    public var document: JSONDocument
    public var errors: [JSONSyntaxError]

    public var isValid: Bool { errors.isEmpty }
  }

  /// Reads a text.
  public static func read(_ text: String) -> Result { read(Array(text.utf8)) }

  /// Reads a text in UTF-8.
  /// - Parameter maximumNodes: How many values and keys are kept; what follows is left out with an error. A node takes
  ///   16 bytes of memory, and `[1,1,1]` has one for every two bytes of text.
  public static func read(_ bytes: [UInt8], maximumNodes: Int = .max) -> Result {
    var reader = JSONReader(count: bytes.count, maximumNodes: maximumNodes)
    reader.readDocument(bytes.span)
    if let first = firstInvalidUTF8(bytes) {
      reader.errors.append(JSONSyntaxError(.invalidUTF8, first..<first + 1))
      reader.errors.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return Result(document: JSONDocument(bytes: bytes, records: reader.records), errors: reader.errors)
  }

  /// Reads a text that must be valid.
  /// - Throws: the first `JSONSyntaxError`.
  public static func readStrictly(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONDocument {
    let result = read(bytes)
    if let error = result.errors.first { throw error }
    return result.document
  }

  private struct Frame {
    var index: Int
    var isObject: Bool
    /// Where the last comma stands if nothing has come after it.
    var comma: Int?
    /// Whether a value or member has been read.
    var isEmpty = true
    /// The end of the last value.
    var lastEnd: Int
  }

  private var records: [JSONDocument.Record] = []
  private var errors: [JSONSyntaxError] = []
  private var frames: [Frame] = []
  private var at = 0
  private let count: Int
  private let maximumNodes: Int

  private init(count: Int, maximumNodes: Int) {
    self.count = count
    self.maximumNodes = maximumNodes
    records.reserveCapacity(min(count / 12, maximumNodes) + 4)
  }

  private var isFull: Bool { errors.count >= Self.maximumErrors }

  private mutating func report(_ cause: JSONSyntaxError.Cause, _ range: Range<Int>, _ word: String? = nil) {
    if errors.count == Self.maximumErrors - 1 {
      errors.append(JSONSyntaxError(.tooManyErrors, range))
    } else if errors.count < Self.maximumErrors {
      errors.append(JSONSyntaxError(cause, range, word: word))
    }
  }

  // MARK: The document

  private mutating func readDocument(_ bytes: Span<UInt8>) {
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      report(.byteOrderMark, 0..<3)
      at = 3
    }
    skipBlanks(bytes)
    guard at < count else {
      report(.empty, 0..<count)
      return
    }
    readValue(bytes)
    while !frames.isEmpty {
      skipBlanks(bytes)
      guard at < count, !isFull else {
        closeUnclosed()
        break
      }
      step(bytes)
      if records.count > maximumNodes {
        report(.tooManyNodes, at..<at)
        while !frames.isEmpty { popFrame(end: at) }
        return
      }
    }
    skipBlanks(bytes)
    guard at < count, !isFull else { return }
    let start = at
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      report(.severalDocuments, start..<start + 1)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      report(.unexpectedCharacter, start..<start + 1, String(UnicodeScalar(byte)))
    case UInt8(ascii: ".") where isEllipsis(bytes):
      report(.ellipsis, start..<ellipsisEnd(bytes), "...")
    default:
      report(.trailingText, start..<endOfLine(bytes, from: start))
    }
  }

  /// One step inside the innermost container: a comma, a closing bracket, a member or a value.
  private mutating func step(_ bytes: Span<UInt8>) {
    let top = frames.count - 1
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: ","):
      if frames[top].comma != nil || frames[top].isEmpty {
        report(.missingValue, at..<at + 1, ",")
      }
      frames[top].comma = at
      at += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      close(bytes, byte)
    case _ where isEllipsis(bytes):
      let end = ellipsisEnd(bytes)
      report(.ellipsis, at..<end, bytes[at] == UInt8(ascii: ".") ? "..." : "…")
      at = end
      skipEllipsisTail(bytes)
      frames[top].comma = nil
      frames[top].isEmpty = true
    default:
      if !frames[top].isEmpty, frames[top].comma == nil {
        let end = frames[top].lastEnd
        report(.missingComma, max(0, end - 1)..<end)
      }
      frames[top].comma = nil
      frames[top].isEmpty = false
      if frames[top].isObject { readMember(bytes) } else { readValue(bytes) }
    }
  }

  private mutating func close(_ bytes: Span<UInt8>, _ byte: UInt8) {
    let closesObject = byte == UInt8(ascii: "}")
    if frames[frames.count - 1].isObject != closesObject {
      if frames.count >= 2, frames[frames.count - 2].isObject == closesObject {
        // The inner bracket was forgotten: close it here and let the outer one take this byte.
        let opener = Int(records[frames[frames.count - 1].index].start)
        report(.unclosedBracket, opener..<opener + 1, closesObject ? "[" : "{")
        reportTrailingComma(before: closesObject ? "}" : "]")
        popFrame(end: at)
        return
      }
      report(.mismatchedBracket, at..<at + 1, closesObject ? "}" : "]")
    }
    reportTrailingComma(before: closesObject ? "}" : "]")
    at += 1
    popFrame(end: at)
  }

  private mutating func reportTrailingComma(before bracket: String) {
    if let comma = frames[frames.count - 1].comma {
      report(.trailingComma, comma..<comma + 1, bracket)
    }
  }

  private mutating func popFrame(end: Int) {
    guard let frame = frames.popLast() else { return }
    records[frame.index].end = Int32(clamping: end)
    records[frame.index].next = Int32(clamping: records.count)
    if !frames.isEmpty { frames[frames.count - 1].lastEnd = end }
  }

  private mutating func closeUnclosed() {
    // The innermost is told once; its outer ones follow from it when the text was cut off.
    if let frame = frames.first, !isFull {
      let start = Int(records[frame.index].start)
      report(.unclosedBracket, start..<start + 1, frame.isObject ? "{" : "[")
    }
    while !frames.isEmpty { popFrame(end: count) }
  }

  // MARK: Members and values

  private mutating func readMember(_ bytes: Span<UInt8>) {
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "\""):
      readString(bytes, quote: UInt8(ascii: "\""))
    case UInt8(ascii: "'"):
      readString(bytes, quote: UInt8(ascii: "'"))
    case let byte where isWordByte(byte):
      let end = wordEnd(bytes)
      report(.unquotedWord, start..<end, text(bytes, start..<end))
      append(.unreadable, start, end)
      at = end
    case UInt8(ascii: "<"):
      readPlaceholder(bytes)
    case UInt8(ascii: ":"):
      report(.missingKey, start..<start + 1)
      append(.unreadable, start, start)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // A value without a key: read it under an empty one, so that its members are seen.
      report(.missingKey, start..<start + 1)
      append(.unreadable, start, start)
      readValue(bytes)
      return
    default:
      skipUnexpected(bytes)
      append(.unreadable, start, start)
      append(.unreadable, at, at)
      frames[frames.count - 1].lastEnd = at
      return
    }
    let keyEnd = at
    skipBlanks(bytes)
    guard at < count else {
      append(.unreadable, at, at)
      return
    }
    if bytes[at] == UInt8(ascii: ":") {
      at += 1
    } else if bytes[at] == UInt8(ascii: "=") || startsValue(bytes[at]) {
      report(.missingColon, start..<keyEnd, keyText(bytes, start..<keyEnd))
      if bytes[at] == UInt8(ascii: "=") {
        at += 1
        if at < count, bytes[at] == UInt8(ascii: ">") { at += 1 }
      }
    } else {
      report(.missingColon, start..<keyEnd, keyText(bytes, start..<keyEnd))
      append(.unreadable, at, at)
      frames[frames.count - 1].lastEnd = keyEnd
      return
    }
    skipBlanks(bytes)
    guard at < count else {
      append(.unreadable, at, at)
      return
    }
    switch bytes[at] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      report(.missingValue, at..<at + 1, String(UnicodeScalar(bytes[at])))
      append(.unreadable, at, at)
      frames[frames.count - 1].lastEnd = at
    default:
      readValue(bytes)
    }
  }

  private mutating func readValue(_ bytes: Span<UInt8>) {
    let start = at
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard frames.count < Self.maximumDepth else {
        report(.tooDeep, start..<start + 1)
        append(.unreadable, start, count)
        at = count
        return
      }
      at += 1
      append(byte == UInt8(ascii: "{") ? .object : .array, start, at)
      frames.append(Frame(index: records.count - 1, isObject: byte == UInt8(ascii: "{"), lastEnd: at))
      return
    case UInt8(ascii: "\""): readString(bytes, quote: byte)
    case UInt8(ascii: "'"): readString(bytes, quote: byte)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(bytes)
    case UInt8(ascii: "<"): readPlaceholder(bytes)
    case _ where isEllipsis(bytes):
      let end = ellipsisEnd(bytes)
      report(.ellipsis, start..<end, byte == UInt8(ascii: ".") ? "..." : "…")
      append(.unreadable, start, end)
      at = end
    case _ where isWordByte(byte): readWord(bytes)
    default:
      skipUnexpected(bytes)
      append(.unreadable, start, at)
    }
    if !frames.isEmpty { frames[frames.count - 1].lastEnd = at }
  }

  private mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
    records.append(
      JSONDocument.Record(
        kind: kind, start: Int32(clamping: start), end: Int32(clamping: end), next: Int32(clamping: records.count + 1)))
  }

  private mutating func readString(_ bytes: Span<UInt8>, quote: UInt8) {
    let start = at
    var hasEscapes = false
    at += 1
    scan: while true {
      guard at < count else {
        report(.unclosedString, start..<count)
        break
      }
      let byte = bytes[at]
      switch byte {
      case quote:
        at += 1
        break scan
      case UInt8(ascii: "\\"):
        hasEscapes = true
        readEscape(bytes)
      case UInt8(ascii: "\n"):
        endUnclosedString(bytes, start)
        break scan
      case 0..<0x20 where byte != UInt8(ascii: "\r") || at + 1 >= count || bytes[at + 1] != UInt8(ascii: "\n"):
        report(.controlCharacter, at..<at + 1)
        at += 1
      default:
        at += 1
      }
    }
    if quote == UInt8(ascii: "'") { report(.singleQuotes, start..<at) }
    append(.string, start, min(at, count))
    if hasEscapes { records[records.count - 1].hasEscapes = true }
  }

  /// A string that runs to the end of its line: a comma or closing bracket at its end is taken to be outside of it.
  private mutating func endUnclosedString(_ bytes: Span<UInt8>, _ start: Int) {
    var end = at
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    if end > start + 1, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    at = end
    report(.unclosedString, start..<end)
  }

  private mutating func readEscape(_ bytes: Span<UInt8>) {
    let start = at
    guard at + 1 < count else {
      at += 1
      return
    }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      at += 2
      var digits = 0
      while digits < 4, at < count, PercentEncoding.hexDigit(bytes[at]) != nil {
        at += 1
        digits += 1
      }
      if digits < 4 { report(.badEscape, start..<at, text(bytes, start..<at)) }
    case UInt8(ascii: "\n"):
      at += 1
      report(.badEscape, start..<at, "\\")
    default:
      at += 2
      report(.badEscape, start..<at, text(bytes, start..<at))
    }
  }

  private mutating func readNumber(_ bytes: Span<UInt8>) {
    let start = at
    var isValid = true
    if bytes[at] == UInt8(ascii: "-") {
      at += 1
    } else if bytes[at] == UInt8(ascii: "+") {
      isValid = false
      at += 1
    }
    let firstDigit = at
    skipDigits(bytes)
    if at == firstDigit || (at - firstDigit > 1 && bytes[firstDigit] == UInt8(ascii: "0")) { isValid = false }
    if at < count, bytes[at] == UInt8(ascii: "."), !isEllipsis(bytes) {
      at += 1
      let fraction = at
      skipDigits(bytes)
      if at == fraction { isValid = false }
    }
    if at < count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      let exponent = at
      skipDigits(bytes)
      if at == exponent { isValid = false }
    }
    // `2012-09-20` or `10.0.0.1` without quotes is one word, not a number and rubbish.
    while at < count,
      isWordByte(bytes[at]) || bytes[at] == UInt8(ascii: ":") || (bytes[at] == UInt8(ascii: ".") && !isEllipsis(bytes))
    {
      isValid = false
      at += 1
    }
    if !isValid { report(.badNumber, start..<at, text(bytes, start..<at)) }
    append(isValid ? .number : .unreadable, start, at)
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) {
    while at < count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
  }

  private mutating func readWord(_ bytes: Span<UInt8>) {
    let start = at
    let end = wordEnd(bytes)
    at = end
    switch end - start {
    case 4 where matches(bytes, start, "true"): append(.bool, start, end)
    case 4 where matches(bytes, start, "null"): append(.null, start, end)
    case 5 where matches(bytes, start, "false"): append(.bool, start, end)
    default:
      report(.unquotedWord, start..<end, text(bytes, start..<end))
      append(.unreadable, start, end)
    }
  }

  private mutating func readPlaceholder(_ bytes: Span<UInt8>) {
    let start = at
    let limit = endOfLine(bytes, from: start)
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: ">") { end += 1 }
    at = end < limit ? end + 1 : max(start + 1, wordEnd(bytes))
    if end < limit {
      report(.placeholder, start..<at, text(bytes, start..<at))
    } else {
      report(.unexpectedCharacter, start..<start + 1, "<")
    }
    append(.unreadable, start, at)
  }

  private mutating func skipUnexpected(_ bytes: Span<UInt8>) {
    let start = at
    at += 1
    while at < count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    report(.unexpectedCharacter, start..<at, text(bytes, start..<at))
  }

  // MARK: Blanks, comments and words

  /// Skips blanks; a comment is skipped with an error.
  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        at += 1
      case UInt8(ascii: "#"):
        skipComment(bytes, to: endOfLine(bytes, from: at))
      case UInt8(ascii: "/") where at + 1 < count && bytes[at + 1] == UInt8(ascii: "/"):
        skipComment(bytes, to: endOfLine(bytes, from: at))
      case UInt8(ascii: "/") where at + 1 < count && bytes[at + 1] == UInt8(ascii: "*"):
        var end = at + 2
        while end + 1 < count, bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/") { end += 1 }
        skipComment(bytes, to: min(end + 2, count))
      default:
        return
      }
    }
  }

  private mutating func skipComment(_ bytes: Span<UInt8>, to end: Int) {
    let start = at
    at = end
    report(.comment, start..<end)
  }

  /// After `...` people leave words that say what is missing; they go with the ellipsis.
  private mutating func skipEllipsisTail(_ bytes: Span<UInt8>) {
    while at < count {
      switch bytes[at] {
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\""),
        UInt8(ascii: "{"), UInt8(ascii: "["):
        return
      default: at += 1
      }
    }
  }

  private func isEllipsis(_ bytes: Span<UInt8>) -> Bool {
    guard at < count else { return false }
    if bytes[at] == UInt8(ascii: ".") {
      return at + 1 < count && bytes[at + 1] == UInt8(ascii: ".")
    }
    return at + 2 < count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6
  }

  private func ellipsisEnd(_ bytes: Span<UInt8>) -> Int {
    var end = at
    if bytes[at] == 0xE2 { return min(at + 3, count) }
    while end < count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    return end
  }

  private func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return end
  }

  private func wordEnd(_ bytes: Span<UInt8>) -> Int {
    var end = at
    while end < count, isWordByte(bytes[end]) { end += 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private func startsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"): true
    default: isWordByte(byte)
    }
  }

  private func matches(_ bytes: Span<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
    guard start + word.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[start + offset] != word.utf8Start.advanced(by: offset).pointee { return false }
    return true
  }

  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    // Only as much as a message can use.
    var copy: [UInt8] = []
    for index in range.prefix(60) where index < count { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }

  private func keyText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let raw = text(bytes, range)
    return raw.count > 2 && raw.hasPrefix("\"") && raw.hasSuffix("\"") ? String(raw.dropFirst().dropLast()) : raw
  }
}
