/// Values, and what people write in their place: other quotes, words, placeholders.
extension JSONReader {
  mutating func readValue(_ bytes: Span<UInt8>) {
    let start = at
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "{") where templateEnd(bytes) != nil:
      let end = templateEnd(bytes) ?? start + 1
      report(.placeholder, start..<end, text(bytes, start..<end))
      append(.unreadable, start, end)
      at = end
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

  mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
    records.append(
      JSONDocument.Record(
        kind: kind, start: Int32(clamping: start), end: Int32(clamping: end), next: Int32(clamping: records.count + 1)))
  }

  mutating func readString(_ bytes: Span<UInt8>, quote: UInt8) {
    let start = at
    var hasEscapes = false
    at += 1
    scan: while true {
      at = endOfPlainText(bytes, quote: quote)
      guard at < count else {
        endUnclosedString(bytes, start)
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

  /// The offset of the next quote, backslash or control character; eight bytes at a step, since most of what is read are
  /// strings.
  private func endOfPlainText(_ bytes: Span<UInt8>, quote: UInt8) -> Int {
    let quotes = ByteSearch.eight(quote)
    let backslashes = ByteSearch.eight(UInt8(ascii: "\\"))
    var end = at
    while end + 8 <= count {
      let text = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self))
      let found =
        ByteSearch.zeros(in: text ^ quotes) | ByteSearch.zeros(in: text ^ backslashes)
        | ByteSearch.zeros(in: text & ByteSearch.eight(0xE0))
      if found != 0 { return end + found.trailingZeroBitCount / 8 }
      end += 8
    }
    while end < count, bytes[end] != quote, bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 { end += 1 }
    return end
  }

  /// A string that runs to the end of its line: a comma or closing bracket at its end is taken to be outside of it.
  mutating func endUnclosedString(_ bytes: Span<UInt8>, _ start: Int) {
    var end = at
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    if end > start + 1, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    // `"Debian}]`: what it does not open it does not close.
    var closers = end
    while closers > start + 1, bytes[closers - 1] == UInt8(ascii: "}") || bytes[closers - 1] == UInt8(ascii: "]") {
      closers -= 1
    }
    if closers < end, !opensBracket(bytes, start + 1..<closers) { end = closers }
    at = end
    report(.unclosedString, start..<end)
  }

  private func opensBracket(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[") { return true }
    return false
  }

  mutating func readEscape(_ bytes: Span<UInt8>) {
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

  mutating func readNumber(_ bytes: Span<UInt8>) {
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

  mutating func skipDigits(_ bytes: Span<UInt8>) {
    while at < count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
  }

  mutating func readWord(_ bytes: Span<UInt8>) {
    let start = at
    let end = urlEnd(bytes, after: wordEnd(bytes)) ?? typeEnd(bytes, after: wordEnd(bytes))
    at = end
    switch end - start {
    case 4 where matches(bytes, start, "true"): append(.bool, start, end)
    case 4 where matches(bytes, start, "null"): append(.null, start, end)
    case 5 where matches(bytes, start, "false"): append(.bool, start, end)
    default:
      at = remarkEnd(bytes, after: end)
      report(.unquotedWord, start..<end, text(bytes, start..<end))
      append(.unreadable, start, at)
    }
  }

  /// The end of a word with brackets behind it, the name of a type: `string[]`, `map[string]string`.
  private func typeEnd(_ bytes: Span<UInt8>, after end: Int) -> Int {
    guard end < count, bytes[end] == UInt8(ascii: "[") else { return end }
    var close = end + 1
    while close < count, isWordByte(bytes[close]) { close += 1 }
    guard close < count, bytes[close] == UInt8(ascii: "]") else { return end }
    close += 1
    while close < count, isWordByte(bytes[close]) { close += 1 }
    return close
  }

  /// The end of an address without quotes, `https://a.example/b`; nil where the word begins none.
  private func urlEnd(_ bytes: Span<UInt8>, after end: Int) -> Int? {
    guard end + 2 < count, bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "/"),
      bytes[end + 2] == UInt8(ascii: "/")
    else { return nil }
    var close = end + 3
    while close < count, bytes[close] > 0x20 {
      switch bytes[close] {
      case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\""): return close
      default: close += 1
      }
    }
    return close
  }

  mutating func readPlaceholder(_ bytes: Span<UInt8>) {
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

  mutating func skipUnexpected(_ bytes: Span<UInt8>) {
    let start = at
    at += 1
    while at < count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    report(.unexpectedCharacter, start..<at, text(bytes, start..<at))
  }
}
