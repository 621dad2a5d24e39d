import APIModel

/// Finds the statuses that paragraphs promise: "returns `204 No Content`", "a `404` status code".
enum StatusReader {
  struct Status {
    var code: Int
    var text: String?
    var span: SourceSpan
  }

  static func statuses(in paragraphs: [Int], of document: MarkdownDocument) -> [Status] {
    var statuses: [Status] = []
    for block in paragraphs {
      let span = document.span(document.blocks[block].range)
      let inlines = document.blocks[block].inlines
      for position in inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .code, inline.text.count >= 3, inline.text.count < 60 else { continue }
        let text = document.text(inline.text)
        let code = text.prefix(3)
        guard code.utf8.allSatisfy(\.isDigit), let number = Int(code), (200..<600).contains(number),
          !statuses.contains(where: { $0.code == number })
        else { continue }
        let rest = text.dropFirst(3).trimmingBlanks
        // `200` alone may be any number; with a reason phrase, or the word "status" beside it, it is a status.
        // A phrase begins with a capital (RFC 9110 §15); `200 ms` does not.
        let isPhrase = rest.utf8.first?.isUpper == true && text.utf8.dropFirst(3).first == UInt8(ascii: " ")
        guard isPhrase || (rest.isEmpty && isStatus(document, block, Int(position))) else { continue }
        statuses.append(Status(code: number, text: isPhrase ? rest : nil, span: span))
      }
    }
    return statuses
  }

  /// Whether the text around a bare number makes it a status: "the status is `409`", "a `204` is returned".
  private static func isStatus(_ document: MarkdownDocument, _ block: Int, _ inline: Int) -> Bool {
    let tokens = Prose(document, block: block).tokens
    if tokens.contains(where: { $0.isWord(in: ["status", "statuses"]) }) { return true }
    guard let at = tokens.firstIndex(where: { $0.inline == inline }),
      tokens.contains(where: { $0.lower.hasPrefix("return") || $0.lower.hasPrefix("respon") })
    else { return false }
    // "Returns `200` items" is none.
    guard at + 1 < tokens.count, tokens[at + 1].kind == .word else { return true }
    return tokens[at + 1].isWord(in: ["is", "are", "if", "when", "on", "and", "or", "for", "with", "code", "response"])
  }
}
