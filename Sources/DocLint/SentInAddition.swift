import APIModel
import DocExtract

extension LintedPage {
  /// "In addition to these parameters a filter must be given": the text beside a table names what has no row in it.
  func isNamedInAddition(_ name: String, _ group: Int) -> Bool {
    let word = name.lowercased()
    return page.groups[group].paragraphs.contains { block in
      let text = document.plainText(of: block).lowercased()
      return text.holds(word) && (text.holds("in addition to the") || text.holds("additionally to the"))
    }
  }
}
