/// Notations that people write among JSON: further values that may stand in a value's place, a comma for a colon.
extension JSONReader {
  /// Skips ` | null` and ` or "none"` behind a value, with one error for all of them.
  /// - Returns: False where nothing of the kind stands there.
  mutating func skipAlternatives(_ bytes: Span<UInt8>) -> Bool {
    let start = at
    var end = at
    while let value = alternative(bytes, from: end) {
      end = value
      while end < count, isBlank(bytes[end]) { end += 1 }
    }
    guard end > start else { return false }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    report(.alternatives, start..<end, text(bytes, start..<end))
    at = end
    return true
  }

  /// The end of a mark and the value behind it.
  private func alternative(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var value = start
    if value < count, bytes[value] == UInt8(ascii: "|") {
      value += 1
    } else if value < count, bytes[value] == UInt8(ascii: "/"),
      matches(bytes, value + 1, "true") || matches(bytes, value + 1, "false") || matches(bytes, value + 1, "null")
    {
      value += 1
    } else if value + 2 < count, bytes[value] == UInt8(ascii: "o"), bytes[value + 1] == UInt8(ascii: "r"),
      isBlank(bytes[value + 2])
    {
      value += 2
    } else {
      return nil
    }
    while value < count, isBlank(bytes[value]) { value += 1 }
    guard value < count, startsValue(bytes[value]) || bytes[value] == UInt8(ascii: "-") else { return nil }
    return valueEnd(bytes, from: value)
  }

  /// The end of a value that is not looked into; nil where its line or the text ends first, or it is longer than any that
  /// people write so.
  private func valueEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    let count = min(count, start + 400)
    var depth = 0
    var end = start
    while end < count {
      switch bytes[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = bytes[end]
        end += 1
        while end < count, bytes[end] != quote, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        guard end < count, bytes[end] == quote else { return nil }
        end += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"):
        depth += 1
        end += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ">"):
        if depth == 0 { return end }
        depth -= 1
        end += 1
      case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "|"), UInt8(ascii: " "), UInt8(ascii: "\t"),
        UInt8(ascii: "\r"):
        if depth == 0 { return end }
        if bytes[end] == UInt8(ascii: "\n") { return nil }
        end += 1
      default: end += 1
      }
    }
    return end == self.count && depth == 0 ? end : nil
  }

  /// The end of what a template engine puts in, `{{ page.jars }}`; nil where the braces open objects.
  func templateEnd(_ bytes: Span<UInt8>) -> Int? {
    guard at + 1 < count, bytes[at + 1] == UInt8(ascii: "{") else { return nil }
    var end = at + 2
    while end + 1 < count, end - at < 100 {
      switch bytes[end] {
      case UInt8(ascii: "}"): return bytes[end + 1] == UInt8(ascii: "}") ? end + 2 : nil
      case UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: "\n"), UInt8(ascii: "{"): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// The end of a remark in brackets behind a word without quotes, `ISO8601 (yyyy-MM-dd'T'HH:mm)`.
  func remarkEnd(_ bytes: Span<UInt8>, after word: Int) -> Int {
    var open = word
    while open < count, bytes[open] == UInt8(ascii: " ") { open += 1 }
    guard open < count, bytes[open] == UInt8(ascii: "(") else { return word }
    var close = open
    while close < count, close - open < 200, bytes[close] != UInt8(ascii: "\n") {
      if bytes[close] == UInt8(ascii: ")") { return close + 1 }
      close += 1
    }
    return word
  }

  /// The key on the next line whose first quote stands at the end of this one, `"a": 1,"` above `b": 2`; nil where a quote
  /// opens anything else.
  func keyBelowQuote(_ bytes: Span<UInt8>) -> Range<Int>? {
    var start = at + 1
    while start < count, isBlank(bytes[start]) || bytes[start] == UInt8(ascii: "\r") { start += 1 }
    guard start < count, bytes[start] == UInt8(ascii: "\n") else { return nil }
    while start < count, isBlank(bytes[start]) || bytes[start] == UInt8(ascii: "\n") { start += 1 }
    var end = start
    while end < count, end - start < 100, isWordByte(bytes[end]) { end += 1 }
    guard end > start, end + 1 < count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    var colon = end + 1
    while colon < count, isBlank(bytes[colon]) { colon += 1 }
    return colon < count && bytes[colon] == UInt8(ascii: ":") ? start..<end : nil
  }

  /// `"recurse", "true"` where a member stands: the comma was to be a colon, since the value ends the member.
  func isCommaForColon(_ bytes: Span<UInt8>, _ key: Int) -> Bool {
    guard at < count, bytes[at] == UInt8(ascii: ","), bytes[key] == UInt8(ascii: "\"") else { return false }
    var value = at + 1
    while value < count, isBlank(bytes[value]) { value += 1 }
    guard value < count, startsValue(bytes[value]), bytes[value] != UInt8(ascii: "{"),
      bytes[value] != UInt8(ascii: "["),
      let end = valueEnd(bytes, from: value)
    else { return false }
    var next = end
    while next < count, isBlank(bytes[next]) || bytes[next] == UInt8(ascii: "\n") { next += 1 }
    return next < count && (bytes[next] == UInt8(ascii: ",") || bytes[next] == UInt8(ascii: "}"))
  }
}
