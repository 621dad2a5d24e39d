import APIModel
import DocExtract

extension MarkdownDocument {
  /// Whether the text right before a code block says that it shows what is wrong, or was right once.
  func isCounterexample(_ block: Int) -> Bool {
    guard blocks.indices.contains(block) else { return false }
    let parent = blocks[block].parent
    guard let before = blocks[..<block].lastIndex(where: { $0.parent == parent }) else { return false }
    if blocks[before].kind == .heading {
      let title = plainText(of: before).lowercased()
      return ["broken json", "invalid json", "malformed json"].contains { title.holds($0) }
    }
    guard blocks[before].kind == .paragraph else { return false }
    let words = NameWords.words(of: plainText(of: before))
    let text = words.joined(separator: " ")
    return Self.signs.contains { text.holds($0) }
      // "Before:" and "Wrong:".
      || words.count <= 4
        && words.first.map { ["before", "wrong", "old", "invalid", "incorrect"].contains($0) } == true
  }

  private static let signs = [
    "no longer work", "is wrong", "are wrong", "is invalid", "is incorrect", "does not work", "will not work",
    "won t work", "doesn t work", "is not valid", "is rejected",
  ]
}
