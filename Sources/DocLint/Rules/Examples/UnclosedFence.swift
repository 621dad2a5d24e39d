import APIModel
import DocExtract

/// EXA210: a code block that nothing ends.
struct UnclosedFence: LintRule {
  let card = RuleCard(
    "EXA210", "unclosed-fence", severity: .error,
    summary: "A fenced code block that is never closed",
    why: "All that follows on the page is shown as code, and nothing of it is documented.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      []
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      []
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (index, block) in page.codeBlocks where block.level == 1 {
      guard let range = block.range else { continue }
      if let end = swallowed(index, page) {
        let line = page.document.source.lineRange(end)
        report.add(
          self, .swallows(), at: SourceRange(line: end, columns: 1..<line.count + 1),
          notes: [Finding.Note("opened here", span: page.page.span(SourceRange(range.start, range.start)))])
        continue
      }
      let source = page.document.source
      let last = source.bytes[source.lineRange(Int(range.end.line))].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
      let isClosed =
        range.end.line > range.start.line && (last.starts(with: "```".utf8) || last.starts(with: "~~~".utf8))
      guard !isClosed else { continue }
      let line = page.document.source.lineRange(Int(range.start.line))
      report.add(
        self, .unclosed(),
        at: SourceRange(range.start, SourcePosition(line: Int(range.start.line), column: line.count + 1)))
    }
  }

  /// The last line of what a block was meant to hold, where Markdown that was not meant to be code follows in it.
  private func swallowed(_ index: Int, _ page: LintedPage) -> Int? {
    let block = page.document.blocks[index]
    let text = page.document.buffer[block.literal.bounds]
    guard let start = block.range?.start.line, Self.mayHoldMarkdown(text) else { return nil }
    let isPlain = isPlainExample(text, page.document.text(block.info))
    // No language but Markdown itself opens a block of code with a tag.
    guard isPlain || text.holds("\n```") && isOtherThanMarkdown(page.document.text(block.info)) else { return nil }
    var line = Int(start)
    var last = line
    // The example itself ends at its first blank line.
    var end: Int?
    var at = text.startIndex
    var isAfterBlank = false
    while at < text.endIndex {
      let lineEnd = text[at...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let content = text[at..<lineEnd]
      line += 1
      at = lineEnd + 1
      if content.allSatisfy(\.isBlank) {
        isAfterBlank = true
        if end == nil, last > Int(start) { end = last }
        continue
      }
      if last > Int(start), isMarkdown(content, isAfterBlank: isAfterBlank),
        isPlain || content.first == UInt8(ascii: "`")
      {
        return end ?? last
      }
      last = line
      isAfterBlank = false
    }
    return nil
  }

  /// Whether a line begins as a heading, a table or a fence does.
  private static func mayHoldMarkdown(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var at = ByteSearch.next(UInt8(ascii: "\n"), in: bytes, from: 0)
      while at + 1 < bytes.count {
        switch bytes[at + 1] {
        case UInt8(ascii: "#"), UInt8(ascii: "|"): return true
        case UInt8(ascii: "`"): if ByteSearch.stands("```", at: at + 1, in: bytes) { return true }
        default: break
        }
        at = ByteSearch.next(UInt8(ascii: "\n"), in: bytes, from: at + 1)
      }
      return false
    }
  }

  /// An example in JSON, a listing or a command line: none of them has headings, tables or fences inside.
  private func isPlainExample(_ text: ArraySlice<UInt8>, _ info: String) -> Bool {
    let tag = info.lowercased()
    if tag.hasPrefix("json") { return true }
    guard ["", "plaintext", "text", "shell", "bash", "sh", "http", "console"].contains(tag) else { return false }
    let first = text.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
    if first.first == UInt8(ascii: "{") || first.first == UInt8(ascii: "[") || first.starts(with: "curl ".utf8) {
      return true
    }
    let method = first.prefix(while: \.isLetter)
    return (3...7).contains(method.count) && method.allSatisfy { $0 < UInt8(ascii: "a") }
      && first[method.endIndex...].drop(while: \.isBlank).first == UInt8(ascii: "/")
  }

  private func isOtherThanMarkdown(_ info: String) -> Bool {
    let tag = info.prefix { $0.isLetter }.lowercased()
    return !["", "markdown", "md", "mdx", "text", "txt", "plaintext", "plain", "rst", "html", "diff"].contains(tag)
  }

  private func isMarkdown(_ line: ArraySlice<UInt8>, isAfterBlank: Bool) -> Bool {
    if line.starts(with: "```".utf8) {
      return line.count > 3 && line.dropFirst(3).allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
    }
    if isAfterBlank, line.starts(with: "## ".utf8) || line.starts(with: "### ".utf8) || line.starts(with: "#### ".utf8)
    {
      return true
    }
    guard isAfterBlank, line.first == UInt8(ascii: "|"), line.last == UInt8(ascii: "|") else { return false }
    return line.count { $0 == UInt8(ascii: "|") } >= 3
  }
}

extension LintMessage {
  fileprivate static func unclosed() -> LintMessage { "Code block is never closed" }
  fileprivate static func swallows() -> LintMessage {
    "Code block is not closed here; the text below is shown as code"
  }
}
