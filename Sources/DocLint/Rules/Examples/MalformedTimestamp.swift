import APIModel
import DocExtract

/// EXA221: `2016-01-0415:31:39Z` in an example.
struct MalformedTimestamp: LintRule {
  let card = RuleCard(
    "EXA221", "malformed-timestamp", severity: .warning,
    summary: "A value in an example that was to be a timestamp and is none",
    why: "Clients that take their type from the example can't read it.",
    bad: page("2016-01-0415:31:39Z"), good: page("2016-01-04T15:31:39Z"))

  private static func page(_ time: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /users/:id
    ```

    - `id` (required) - The ID of the user

    ```json
    {
      "created_at": "\(time)",
      "updated_at": "2016-01-05T10:00:00Z"
    }
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for body in page.page.bodies {
      guard let document = body.json?.document, page.isExample(body) else { continue }
      document.withNodes { text, nodes in
        for node in nodes where node.kind == .string && node.end - node.start >= 12 && node.end - node.start <= 40 {
          let value = text[Int(node.start) + 1..<Int(node.end) - 1]
          guard Self.isBroken(value) else { continue }
          let offsets = Int(node.start) + body.offsets.lowerBound..<Int(node.end) + body.offsets.lowerBound
          report.add(
            self, .malformed(String(decoding: value, as: UTF8.self)),
            at: LiteralMap(page.document, block: body.block).range(offsets),
            operation: body.group.flatMap { page.operations(of: $0).first })
        }
      }
    }
  }

  /// Whether a text begins with a day (RFC 3339 §5.6) and goes on with a time that nothing sets apart from it, or the day
  /// or the time is none that a calendar or a clock has.
  private static func isBroken(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = text.startIndex
    let isDigit = { (at: Int) in text[start + at].isDigit }
    guard text.count == 10 || text.count >= 15, text[start + 4] == UInt8(ascii: "-"),
      text[start + 7] == UInt8(ascii: "-"),
      [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy(isDigit)
    else { return false }
    let number = { (at: Int) in
      Int(text[start + at] - UInt8(ascii: "0")) * 10 + Int(text[start + at + 1] - UInt8(ascii: "0"))
    }
    if text.count == 10 { return isBrokenDay(year: number(0) * 100 + number(2), month: number(5), day: number(8)) }
    // `2016-01-0415:31`: the hour stands where its mark belongs.
    if isDigit(10) { return text[start + 12] == UInt8(ascii: ":") && isDigit(11) && isDigit(13) && isDigit(14) }
    let mark = text[start + 10]
    guard mark | 0x20 == UInt8(ascii: "t") || mark == UInt8(ascii: " "), text.count >= 16,
      [11, 12, 14, 15].allSatisfy(isDigit), text[start + 13] == UInt8(ascii: ":")
    else { return false }
    // A day of nothing but zeros stands for none in some databases.
    if text.prefix(4).allSatisfy({ $0 == UInt8(ascii: "0") }) { return false }
    if number(5) > 12 || number(5) == 0 || number(8) == 0 || number(11) > 24 || number(14) > 59 { return true }
    let year = number(0) * 100 + number(2)
    return number(8) > days(in: number(5), year)
  }

  /// Whether a date without a time is none: month and day swapped, or a day that the month does not have. All of one
  /// digit stand for any.
  private static func isBrokenDay(year: Int, month: Int, day: Int) -> Bool {
    guard year > 0, month > 0, day > 0, !(month == day && month > 31) else { return false }
    return month > 12 ? day <= 31 : day > days(in: month, year)
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension LintMessage {
  fileprivate static func malformed(_ text: String) -> LintMessage { "`\(text)` is no timestamp" }
}
