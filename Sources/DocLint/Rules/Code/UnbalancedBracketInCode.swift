import APIModel
import DocExtract

/// EXA231: a bracket in a sample of code that is not opened, not closed or of the wrong kind.
struct UnbalancedBracketInCode: LintRule {
  let card = RuleCard(
    "EXA231", "unbalanced-bracket-in-code", severity: .error,
    summary: "Code with one bracket that is closed twice, never closed or closed by one of another kind",
    why: "Who pastes the code gets a syntax error.",
    bad: page("))"), good: page(")"))

  private static func page(_ end: String) -> String {
    """
    # Users API

    Names come in the order of their users:

    ```python
    print(answer.json()[0]["name"]\(end)
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, block) in page.codeBlocks {
      let literal = document.buffer[block.literal.bounds]
      let info = document.buffer[block.info.bounds]
      guard let language = info.isEmpty ? CodeLanguage(text: literal) : CodeLanguage(info: info) else { continue }
      let code = language == .python ? Self.withoutAnswers(literal) : literal
      guard let scan = CodeScan(code, language), let slip = BracketSlip(scan, language),
        !document.isCounterexample(number)
      else { continue }
      let map = LiteralMap(document, block: number)
      let start = literal.startIndex
      func range(_ offset: Int) -> SourceRange { map.range(offset - start..<offset - start + 1) }
      switch slip.kind {
      case .unopened: report.add(self, .unopened(slip.bracket.byte), at: range(slip.place))
      case .wrong(let open):
        report.add(
          self, .wrong(slip.bracket.byte, CodeBracket.closing(open.byte)), at: range(slip.place),
          notes: [Finding.Note("opened here", span: page.page.span(range(open.offset)))])
      case .unclosed:
        report.add(
          self, .unclosed(slip.bracket.byte), at: range(slip.place),
          notes: [Finding.Note("opened here", span: page.page.span(range(slip.bracket.offset)))])
      }
    }
  }

  /// A session with blanks in place of its prompts and of what the interpreter answers.
  static func withoutAnswers(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.starts(with: ">>>".utf8) || text.holds("\n>>>") else { return text }
    var code = text
    var isCode = false
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end]
      isCode = line.starts(with: ">>>".utf8) || isCode && line.starts(with: "...".utf8)
      for at in start..<(isCode ? min(start + 3, end) : end) { code[at] = UInt8(ascii: " ") }
      start = end + 1
    }
    return code
  }
}

extension LintMessage {
  private static func sign(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }

  fileprivate static func unopened(_ bracket: UInt8) -> LintMessage {
    "`\(sign(bracket))` in the code closes what is not open"
  }
  fileprivate static func wrong(_ bracket: UInt8, _ meant: UInt8) -> LintMessage {
    "`\(sign(bracket))` in the code stands where `\(sign(meant))` closes"
  }
  fileprivate static func unclosed(_ bracket: UInt8) -> LintMessage {
    "`\(sign(bracket))` in the code is not closed by here"
  }
}
