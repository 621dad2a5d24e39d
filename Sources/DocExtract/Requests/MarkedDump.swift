/// Reads an exchange as `curl -v` and its imitators print it: what is sent behind `>`, what comes back behind `<`. Some
/// mark the first line of each side only.
struct MarkedDump {
  /// The whole text with blanks for the marks, so that offsets stay.
  var text: [UInt8]
  /// The offset where the answer begins; the text's end where none is shown.
  var answer: Int

  /// - Returns: Nil where the first line is no marked request line, or where a second request follows the answer.
  init?(_ text: [UInt8]) {
    // Nearly no block begins so.
    guard let mark = text.firstIndex(where: { !$0.isBlankOrNewline }), text[mark] == UInt8(ascii: ">"),
      mark == 0 || text[mark - 1] == UInt8(ascii: "\n"), case var rest = TextLines(text, from: mark),
      let first = rest.next(), Self.isMarked(text[first], UInt8(ascii: ">")),
      !ListingReader.lines(text, min(first.lowerBound + 2, first.upperBound)..<first.upperBound).isEmpty
    else { return nil }
    self.text = text
    answer = text.count
    for bounds in TextLines(text) {
      if Self.isMarked(text[bounds], UInt8(ascii: "<")) {
        if answer == text.count { answer = bounds.lowerBound + 1 }
      } else if Self.isMarked(text[bounds], UInt8(ascii: ">")) {
        if answer < text.count { return nil }
      } else {
        continue
      }
      self.text[bounds.lowerBound] = UInt8(ascii: " ")
    }
  }

  /// `> GET /x`, or the mark alone.
  private static func isMarked(_ line: ArraySlice<UInt8>, _ mark: UInt8) -> Bool {
    guard line.first == mark else { return false }
    return line.dropFirst().first?.isBlank ?? true
  }
}
