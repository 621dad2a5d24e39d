import APIModel

/// Finds in a row whether the attribute is only read: "read-only" as a word of its own sentence, "ID of the jar. Read-only.",
/// or between brackets, "(read-only)". That a jar "is read-only" says nothing of the attribute.
enum ReadOnlyMark {
  /// - Parameter cells: Those of the name, the type and the descriptions.
  static func isRead(_ document: MarkdownDocument, _ cells: some Sequence<Int>) -> Bool {
    cells.contains { cell in
      mayHold(document, cell)
        && Prose(document, block: cell).tokens.split(whereSeparator: \.isStop).contains(where: isMark)
    }
  }

  /// A quick look at the bytes.
  private static func mayHold(_ document: MarkdownDocument, _ cell: Int) -> Bool {
    document.blocks[cell].inlines.contains { position in
      let text = document.inlines[Int(position)].text
      return text.count >= 8 && document.buffer[text.bounds].containsIgnoringCase("read")
        && document.buffer[text.bounds].containsIgnoringCase("only")
    }
  }

  private static func isMark(_ sentence: ArraySlice<Prose.Token>) -> Bool {
    let words = sentence.filter { $0.kind != .punctuation }
    if isOfWords(words[...]) { return true }
    for index in sentence.indices where sentence[index].isMark("(") || sentence[index].isMark("[") {
      let inner = sentence[(index + 1)...].prefix(4).prefix { !$0.isMark(")") && !$0.isMark("]") }
      if isOfWords(inner.filter { $0.kind != .punctuation }[...]) { return true }
    }
    return false
  }

  private static func isOfWords(_ words: ArraySlice<Prose.Token>) -> Bool {
    guard (1...2).contains(words.count) else { return false }
    return ["read-only", "readonly", "read only"].contains(words.map { $0.text.lowercased() }.joined(separator: " "))
  }
}
