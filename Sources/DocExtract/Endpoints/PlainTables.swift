import APIModel

/// Tables of attributes that rightly belong to no operation.
extension PageReader {
  /// `ThreadState`: one word with a capital within, as the types of a schema are named.
  static func isTypeName(_ title: String) -> Bool {
    let capitals = title.utf8.count { $0.isLetter && $0 & 0x20 == 0 }
    return capitals >= 2 && title.utf8.allSatisfy { $0.isLetter || $0.isDigit }
      && title.utf8.first.map { $0.isLetter && $0 & 0x20 == 0 } == true
      && title.utf8.contains { $0.isLetter && $0 & 0x20 != 0 }
  }

  /// Whether a table tells what a tool of an MCP server takes, which no path calls.
  func isOfTool(_ table: PageTable) -> Bool {
    var section: Int? = table.section
    while let at = section {
      if page.sections[at].title.split(separator: " ").contains("MCP") { return true }
      section = page.sections[at].parent
    }
    guard let lead = page.sections[table.section].paragraphs.last(where: { $0 < table.block }) else { return false }
    return document.plainText(of: lead).lowercased().split { !$0.isLetter }.contains("tool")
  }

  /// How many operations and samples beside a table are compared; one that differs is among the first ones.
  private static let maximumBeside = 20

  /// Whether a table stands in a chapter of its own, "Request parameters", beside those that show the one operation
  /// that takes them.
  func isOfChapter(_ table: PageTable) -> Bool {
    guard let parent = page.sections[table.section].parent, page.sections[parent].level > 1,
      page.sections[table.section].title.lowercased().split(whereSeparator: { !$0.isLetter }).contains(where: {
        ["parameters", "fields", "attributes", "arguments"].contains($0)
      })
    else { return false }
    // Nothing but samples may name it.
    let beside =
      page.groups.lazy.filter { page.sections[$0.section].parent == parent }.flatMap(\.lines)
      .prefix(Self.maximumBeside).map { "\($0.method) \($0.listing.path)" }
      + page.samples.lazy.filter { page.sections[$0.section].parent == parent }
      .prefix(Self.maximumBeside).map { "\($0.method ?? .get) \($0.url?.path ?? "")" }
    return !beside.isEmpty && beside.allSatisfy { $0 == beside[0] }
  }

  /// Whether a table stands in a chapter about the configuration of the program, or about the form of messages.
  func isOfSettings(_ table: PageTable) -> Bool {
    var section: Int? = table.section
    while let at = section {
      let title = page.sections[at].title.lowercased()
      let words = title.split { !$0.isLetter }
      // The title of the whole page may be that of an API that sets something.
      if page.sections[at].level > 1 {
        if words.first == "configuration" || title.hasPrefix("配置") || title.hasPrefix("設定") { return true }
        if words.contains("message") && words.contains("format") { return true }
      }
      section = page.sections[at].parent
    }
    return false
  }

  /// Whether a table is in a part "Response" of a chapter whose heading names the operation that answers so.
  func isOfNamedAnswer(_ table: PageTable) -> Bool {
    let title = page.sections[table.section].title.lowercased().split { !$0.isLetter }
    guard title.contains("response"), let parent = page.sections[table.section].parent else { return false }
    let words = page.sections[parent].title.split { $0 == " " || $0 == "`" }
    return zip(words, words.dropFirst()).contains { HTTPMethod(rawValue: String($0)) != nil && $1.hasPrefix("/") }
  }
}
