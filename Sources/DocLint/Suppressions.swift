public import APIModel
import DocExtract

/// The comments of a page that say which findings are not to be reported there.
///
/// - `<!-- docproof-disable-next-line REQ102 -- reason -->`: the next line; where a code block, table or paragraph
///   begins there, all of it, since no comment can stand inside of a code block or table.
/// - `<!-- docproof-disable REQ102 -- reason -->`: from here to `<!-- docproof-enable REQ102 -->` or the page's end.
/// - `<!-- docproof-disable-file REQ102 -- reason -->`: the whole page.
///
/// Rules go by code, name, prefix or `ALL`, several of them with commas or blanks between.
public struct Suppressions: Sendable {
  /// The rules about the comments themselves.
  public static let cards: [RuleCard] = [unused, unknown, withoutReason]

  static let unused = RuleCard(
    "EXT201", "unused-suppression", severity: .warning,
    summary: "A suppression where there is nothing to suppress",
    why: "What it was for is mended, or it stands in the wrong place; it would hide the next mistake.",
    bad: """
      # Users API

      <!-- docproof-disable-next-line REQ102 -- the path is new -->
      Text.
      """,
    good: """
      # Users API

      Text.
      """)

  static let unknown = RuleCard(
    "EXT202", "unknown-suppression", severity: .warning,
    summary: "A suppression of a rule that does not exist, or an unknown command",
    why: "It suppresses nothing.",
    bad: """
      # Users API

      <!-- docproof-disable-next-line sample-url-mismach -- the path is new -->
      Text.
      """,
    good: """
      # Users API

      Text.
      """)

  static let withoutReason = RuleCard(
    "EXT203", "suppression-without-reason", severity: .info,
    summary: "A suppression that does not say why",
    why: "Nobody can tell later whether it is still needed.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      <!-- docproof-disable-next-line EXA102 -->
      ```json
      [1,]
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      <!-- docproof-disable-next-line EXA102 -- the server really sends it -->
      ```json
      [1,]
      ```
      """, status: .optional)

  struct Comment: Sendable {
    var selectors: [String]
    /// The lines that it speaks of.
    var lines: ClosedRange<Int>
    var range: SourceRange
    var hasReason: Bool
    var isUsed = false
  }

  private(set) var comments: [Comment] = []
  /// Findings about the comments' own wording.
  private var problems: [Finding] = []
  private let path: String

  /// Reads a page's comments.
  /// - Parameter rules: All rules that exist, so that a misspelt one is seen.
  init(_ page: LintedPage, rules: [RuleID]) {
    let document = page.document
    path = document.path
    // Most pages have none.
    guard page.holds("docproof-") else { return }
    let last = document.source.lineCount
    for (text, range) in Self.htmlComments(document) { read(text, range, document, rules, lastLine: last) }
  }

  /// The comments that hold a command, with their places. They are looked for in the source, since the parser gives
  /// HTML blocks of one line no position; those in code are examples of the command.
  private static func htmlComments(_ document: MarkdownDocument) -> [(String, SourceRange)] {
    let source = document.source
    let code = document.blocks.filter { $0.kind == .codeBlock }.compactMap(\.range)
    var found: [(String, SourceRange)] = []
    var rest = source.bytes[...]
    while let open = rest.firstRange(ofBytes: Array("<!--".utf8)) {
      guard let close = source.bytes[open.upperBound...].firstRange(ofBytes: Array("-->".utf8)) else { break }
      rest = source.bytes[close.upperBound...]
      let inner = String(decoding: source.bytes[open.upperBound..<close.lowerBound], as: UTF8.self).trimmed
      let start = source.position(of: open.lowerBound)
      let isInCode =
        (open.lowerBound > 0 && source.bytes[open.lowerBound - 1] == UInt8(ascii: "`"))
        || code.contains { $0.start.line <= start.line && start.line <= $0.end.line }
      if inner.hasPrefix("docproof-"), !isInCode {
        found.append((inner, SourceRange(start, source.position(of: close.upperBound))))
      }
    }
    return found
  }

  private mutating func read(
    _ text: String, _ range: SourceRange, _ document: MarkdownDocument, _ rules: [RuleID], lastLine: Int
  ) {
    let command = String(text.prefix { !$0.isWhitespace })
    var rest = text.dropFirst(command.count)[...]
    var hasReason = false
    if let dashes = rest.firstRange(ofBytes: "-- ") {
      hasReason = !rest[dashes.upperBound...].trimmed.isEmpty
      rest = rest[..<dashes.lowerBound]
    }
    let selectors = rest.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
    let line = Int(range.end.line)
    let lines: ClosedRange<Int>
    switch command {
    case "docproof-disable-next-line":
      let next = line + 1
      lines = next...max(next, Self.endOfBlock(at: next, document))
    case "docproof-disable": lines = line...max(line, lastLine)
    case "docproof-disable-file": lines = 0...max(1, lastLine)
    case "docproof-enable":
      enable(selectors, before: Int(range.start.line))
      return
    default:
      let known = [
        "docproof-disable-next-line", "docproof-disable", "docproof-enable", "docproof-disable-file",
      ]
      report(Self.unknown, "`\(command)` is no command", Spelling.nearest(command, in: known), range)
      return
    }
    if selectors.isEmpty {
      report(Self.unknown, "Suppression names no rule; name its code, or `ALL`", nil, range)
      return
    }
    for selector in selectors where !rules.contains(where: { $0.matches(selector) }) {
      let names = rules.map(\.name) + rules.map(\.code)
      report(Self.unknown, "`\(selector)` is no rule", Spelling.nearest(selector, in: names), range)
    }
    let known = selectors.filter { selector in rules.contains { $0.matches(selector) } }
    if !known.isEmpty {
      comments.append(Comment(selectors: known, lines: lines, range: range, hasReason: hasReason))
    }
  }

  /// Ends the open ranges of the named rules; of all where none is named.
  private mutating func enable(_ selectors: [String], before line: Int) {
    for index in comments.indices where comments[index].lines.upperBound > line {
      let own = comments[index].selectors
      guard selectors.isEmpty || own.allSatisfy(selectors.contains) else { continue }
      let start = comments[index].lines.lowerBound
      comments[index].lines = start...max(start, line)
    }
  }

  /// The last line of the code block, table or paragraph that begins on a line.
  private static func endOfBlock(at line: Int, _ document: MarkdownDocument) -> Int {
    for block in document.blocks {
      guard let range = block.range, Int(range.start.line) == line else { continue }
      switch block.kind {
      case .codeBlock, .table, .paragraph: return Int(range.end.line)
      default: continue
      }
    }
    return line
  }

  private mutating func report(_ card: RuleCard, _ message: String, _ meant: String?, _ range: SourceRange) {
    problems.append(
      Finding(
        rule: card.id, severity: card.severity, message: meant.map { "\(message); did you mean `\($0)`?" } ?? message,
        span: SourceSpan(path: path, range: range)))
  }

  /// Whether a finding is suppressed; notes which comments were of use.
  mutating func suppresses(_ finding: Finding) -> Bool {
    var isSuppressed = false
    for index in comments.indices
    where comments[index].lines.contains(finding.span.range == nil ? 0 : finding.span.line)
      && comments[index].selectors.contains(where: finding.rule.matches)
    {
      comments[index].isUsed = true
      isSuppressed = true
    }
    return isSuppressed
  }

  /// What there is to say about the comments, once all findings have been seen.
  /// - Parameters:
  ///   - rules: All rules that exist.
  ///   - runs: Whether a rule ran, by its code; a comment about one that did not may be of use in another run.
  func findings(rules: [RuleID], runs: (String) -> Bool) -> [Finding] {
    var findings = runs(Self.unknown.id.code) ? problems : []
    for comment in comments {
      let named = rules.filter { rule in comment.selectors.contains(where: rule.matches) }
      if !comment.isUsed, runs(Self.unused.id.code), named.allSatisfy({ runs($0.code) }) {
        let names = comment.selectors.joined(separator: ", ")
        findings.append(
          Finding(
            rule: Self.unused.id, severity: Self.unused.severity, message: "Nothing to suppress for \(names)",
            span: SourceSpan(path: path, range: comment.range),
            fix: Fix(
              title: "Remove the comment",
              edits: [TextEdit(span: SourceSpan(path: path, range: comment.range), replacement: "")], isSafe: true)))
      }
      if !comment.hasReason, runs(Self.withoutReason.id.code) {
        findings.append(
          Finding(
            rule: Self.withoutReason.id, severity: Self.withoutReason.severity,
            message: "Suppression without a reason; add `-- reason`",
            span: SourceSpan(path: path, range: comment.range)))
      }
    }
    return findings
  }
}
