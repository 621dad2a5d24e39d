@testable import SpecFile
import Testing

/// JSON text that YAML reads too.
@Suite struct YAMLEscapesTests {
  static let escaped: [(Character, String)] = [
    ("\u{7F}", "\\u007f"), ("\u{80}", "\\u0080"), ("\u{85}", "\\u0085"), ("\u{9F}", "\\u009f"),
    ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029"), ("\u{FEFF}", "\\ufeff"), ("\u{FFFE}", "\\ufffe"),
    ("\u{FFFF}", "\\uffff"),
  ]

  /// Wherever they stand, since several bytes are looked at in one step: alone, after each other, and beside others.
  @Test(arguments: escaped) func escapesWhatYAMLForbids(_ character: Character, _ written: String) {
    for before in ["", "é", "–", "😀", "\u{2028}"] {
      let start = before == "\u{2028}" ? "\\u2028" : before
      for count in 0..<20 {
        let blanks = String(repeating: "x", count: count)
        #expect(YAMLEscapes.escaped("\(blanks)\(before)\(character)") == "\(blanks)\(start)\(written)")
        #expect(
          YAMLEscapes.escaped("\(before)\(character)\(character)\(blanks)") == "\(start)\(written)\(written)\(blanks)")
      }
    }
  }

  /// The neighbours of those, by their codes and by their bytes.
  @Test func leavesAllElse() {
    let others = "~\u{A0}\u{A1}\u{BF}\u{C0}\u{2027}\u{202A}\u{FEFE}\u{FF00}\u{FFFD}\u{10000}\u{1FFFF}\u{10FFFF}ä…“😀"
    for scalar in others.unicodeScalars {
      for count in 0..<20 {
        let text = String(repeating: "x", count: count) + String(scalar) + "\n" + String(repeating: "y", count: 9)
        #expect(YAMLEscapes.escaped(text).utf8.elementsEqual(text.utf8))
      }
    }
    #expect(YAMLEscapes.escaped("") == "")
  }
}
