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

  struct Frame {
    var index: Int
    var isObject: Bool
    /// Where the last comma stands if nothing has come after it.
    var comma: Int?
    /// Whether a value or member has been read.
    var isEmpty = true
    /// The end of the last value.
    var lastEnd: Int
  }

  var records: [JSONDocument.Record] = []
  var errors: [JSONSyntaxError] = []
  var frames: [Frame] = []
  var at = 0
  let count: Int
  let maximumNodes: Int

  init(count: Int, maximumNodes: Int) {
    self.count = count
    self.maximumNodes = maximumNodes
    records.reserveCapacity(min(count / 12, maximumNodes) + 4)
  }

  var isFull: Bool { errors.count >= Self.maximumErrors }

  mutating func report(_ cause: JSONSyntaxError.Cause, _ range: Range<Int>, _ word: String? = nil) {
    if errors.count == Self.maximumErrors - 1 {
      errors.append(JSONSyntaxError(.tooManyErrors, range))
    } else if errors.count < Self.maximumErrors {
      errors.append(JSONSyntaxError(cause, range, word: word))
    }
  }

  // MARK: The document

  mutating func readDocument(_ bytes: Span<UInt8>) {
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
  mutating func step(_ bytes: Span<UInt8>) {
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
      // The comma behind it belongs to what is left out.
      if at < count, bytes[at] == UInt8(ascii: ",") { at += 1 }
      frames[top].comma = nil
      frames[top].isEmpty = true
    default:
      if !frames[top].isEmpty, frames[top].comma == nil {
        if skipAlternatives(bytes) {
          frames[top].lastEnd = at
          return
        }
        let end = frames[top].lastEnd
        report(.missingComma, max(0, end - 1)..<end)
      }
      frames[top].comma = nil
      frames[top].isEmpty = false
      if frames[top].isObject { readMember(bytes) } else { readValue(bytes) }
    }
  }

  mutating func close(_ bytes: Span<UInt8>, _ byte: UInt8) {
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

  mutating func reportTrailingComma(before bracket: String) {
    if let comma = frames[frames.count - 1].comma {
      report(.trailingComma, comma..<comma + 1, bracket)
    }
  }

  mutating func popFrame(end: Int) {
    guard let frame = frames.popLast() else { return }
    records[frame.index].end = Int32(clamping: end)
    records[frame.index].next = Int32(clamping: records.count)
    if !frames.isEmpty { frames[frames.count - 1].lastEnd = end }
  }

  mutating func closeUnclosed() {
    // The innermost is told once; its outer ones follow from it when the text was cut off.
    if let frame = frames.first, !isFull {
      let start = Int(records[frame.index].start)
      report(.unclosedBracket, start..<start + 1, frame.isObject ? "{" : "[")
    }
    while !frames.isEmpty { popFrame(end: count) }
  }

  // MARK: Members and values

  mutating func readMember(_ bytes: Span<UInt8>) {
    // `- "key": 1`, `+ "key": 1`: marks of what is needed.
    if bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+"), at + 2 < count,
      bytes[at + 1] == UInt8(ascii: " "), bytes[at + 2] == UInt8(ascii: "\"")
    {
      report(.unexpectedCharacter, at..<at + 1, String(UnicodeScalar(bytes[at])))
      at += 2
    }
    let start = at
    var word: Range<Int>?
    switch bytes[at] {
    case UInt8(ascii: "\""):
      if let key = keyBelowQuote(bytes) {
        report(.unclosedString, start..<start + 1)
        append(.unreadable, key.lowerBound, key.upperBound)
        at = key.upperBound + 1
      } else {
        readString(bytes, quote: UInt8(ascii: "\""))
      }
    case UInt8(ascii: "'"):
      readString(bytes, quote: UInt8(ascii: "'"))
    case let byte where isWordByte(byte):
      let end = wordEnd(bytes)
      word = start..<end
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
    // Where no colon follows, that says all.
    if let word, at >= count || bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "=") {
      report(.unquotedWord, word, text(bytes, word))
    }
    guard at < count else {
      append(.unreadable, at, at)
      return
    }
    if bytes[at] == UInt8(ascii: ":") {
      at += 1
    } else if isCommaForColon(bytes, start) {
      report(.missingColon, start..<keyEnd, keyText(bytes, start..<keyEnd))
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
}
