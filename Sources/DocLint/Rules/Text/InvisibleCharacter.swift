import APIModel
import DocExtract

/// EXT103: a non-breaking or zero-width blank in code or a table.
struct InvisibleCharacter: LintRule {
  let card = RuleCard(
    "EXT103", "invisible-character", severity: .warning,
    summary: "A non-breaking or zero-width blank in code or a table",
    why: "It looks like a blank, but who copies the code gets an error that nobody can see.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name\u{A0}of the user |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    // Few pages hold one at all.
    guard page.holds(anyOf: "\u{A0}", "\u{200B}", "\u{FEFF}") else { return }
    for block in page.document.blocks where block.kind == .codeBlock || block.kind == .tableRow {
      guard let range = block.range else { continue }
      let start = source.offset(of: SourcePosition(line: Int(range.start.line), column: 1))
      let end = source.lineRange(Int(range.end.line)).upperBound
      var at = start
      // Once a line: who mends one mends all.
      var edits: [LintFix.Edit] = []
      var first: (place: SourceRange, count: Int)?
      while at + 1 < end {
        let count = Self.invisible(source.bytes, at)
        // A zero-width blank before marks of code keeps them from ending the block that shows them.
        let isGuard = count == 3 && source.bytes[(at + 3)...].prefix(3).elementsEqual("```".utf8)
        let line = start..<end
        if count > 0, !isGuard,
          !(block.kind == .tableRow ? Self.isPadding(at, source.bytes, line) : Self.isGap(at, source.bytes, line))
        {
          let place = SourceRange(source.position(of: at), source.position(of: at + count))
          if first == nil { first = (place, count) }
          edits.append(LintFix.Edit(place, count == 2 ? " " : ""))
        }
        at += max(1, count)
        if let known = first, at + 1 >= end || source.bytes[at] == UInt8(ascii: "\n") {
          if !Self.isDrawn(source.bytes[source.lineRange(Int(known.place.start.line))]) {
            report.add(
              self, .invisible(known.count == 2 ? "Non-breaking" : "Zero-width"), at: known.place,
              fix: LintFix(known.count == 2 ? "Write a blank" : "Remove it", edits))
          }
          first = nil
          edits = []
        }
      }
    }
  }

  /// Whether a line holds box drawing (U+2500 to U+257F), as the listing of a folder does, whose blanks are such too.
  private static func isDrawn(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.dropLast().contains { line[$0] == 0xE2 && (line[$0 + 1] == 0x94 || line[$0 + 1] == 0x95) }
  }

  /// Whether nothing but blanks stands between a place in a row and a border of its cell: nobody copies that one.
  private static func isPadding(_ at: Int, _ bytes: [UInt8], _ row: Range<Int>) -> Bool {
    let around = blanks(around: at, bytes, row)
    return around.lowerBound == row.lowerBound || bytes[around.lowerBound - 1] == UInt8(ascii: "|")
      || around.upperBound == row.upperBound || bytes[around.upperBound] == UInt8(ascii: "|")
  }

  /// Whether a place lies in a wide gap between the words of a line: columns, as a program prints them.
  private static func isGap(_ at: Int, _ bytes: [UInt8], _ block: Range<Int>) -> Bool {
    let around = blanks(around: at, bytes, block)
    guard around.lowerBound > block.lowerBound, around.upperBound < block.upperBound else { return false }
    return around.count >= 4 && bytes[around.lowerBound - 1] != UInt8(ascii: "\n")
      && bytes[around.upperBound] != UInt8(ascii: "\n")
  }

  /// The blanks around a place, breaking ones and others; no more than a few of them.
  private static func blanks(around at: Int, _ bytes: [UInt8], _ lines: Range<Int>) -> Range<Int> {
    let farthest = 400
    let isPart = { (at: Int) in
      bytes[at].isBlank || bytes[at] == 0xA0 && bytes[at - 1] == 0xC2 || bytes[at] == 0xC2 && bytes[at + 1] == 0xA0
    }
    var (start, end) = (at, at)
    while start > max(lines.lowerBound, at - farthest, 1), isPart(start - 1) { start -= 1 }
    while end < min(lines.upperBound, at + farthest, bytes.count - 1), isPart(end) { end += 1 }
    return start..<end
  }

  /// The length of U+00A0 (2 bytes) or U+200B, U+FEFF (3 bytes) at an offset; 0 where another byte stands.
  private static func invisible(_ bytes: [UInt8], _ at: Int) -> Int {
    if bytes[at] == 0xC2, bytes[at + 1] == 0xA0 { return 2 }
    guard at + 2 < bytes.count else { return 0 }
    if bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x8B { return 3 }
    return bytes[at] == 0xEF && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : 0
  }
}

extension LintMessage {
  fileprivate static func invisible(_ kind: String) -> LintMessage { "\(kind) blank in code or a table" }
}
