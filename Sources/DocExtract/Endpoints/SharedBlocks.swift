import APIModel

/// Gives operations the tables and lists of parameters that stand in a section of their own, where the operation's text
/// refers to that section: by a link, "takes the [common parameters](#common-parameters)", or by its title.
enum SharedBlocks {
  private struct Shared {
    var anchor: String
    var title: String
    var tables: [Int] = []
    var lists: [Int] = []
    /// How many rows and items they have.
    var size = 0
    /// Set where a text says which operations of the page take them.
    var common: CommonParameters?
  }

  static func refer(in page: inout ExtractedPage) {
    let shared = blocks(of: page).prefix(maximumShared)
    guard !shared.isEmpty else { return }
    var placed: Set<SourceSpan> = []
    var room = maximumRows
    func share(_ entry: Shared, with group: Int) {
      guard room >= entry.size else { return }
      room -= entry.size
      for table in entry.tables where !page.groups[group].sharedTables.contains(table) {
        page.groups[group].sharedTables.append(table)
        placed.insert(page.span(page.document.blocks[page.tables[table].block].range))
      }
      for list in entry.lists where !page.groups[group].sharedLists.contains(list) {
        page.groups[group].sharedLists.append(list)
        placed.insert(page.span(page.document.blocks[page.lists[list].block].range))
      }
    }
    let common = shared.filter { $0.common != nil }
    for group in page.groups.indices where !page.groups[group].documented.isEmpty {
      for entry in common where entry.common?.fits(page.groups[group].documented) == true { share(entry, with: group) }
      for block in page.groups[group].paragraphs {
        let text = page.document.plainText(of: block).lowercased()
        guard nouns.contains(where: { text.holds($0) }) else { continue }
        for entry in shared where refers(block, text, to: entry, page) { share(entry, with: group) }
      }
    }
    if !placed.isEmpty { page.unplaced.removeAll { placed.contains($0.span) } }
  }

  /// Rows that all operations of a page take from its common parameters: many may refer to one large table.
  private static let maximumRows = 100_000

  /// More sections that nothing is listed in are no common parameters.
  private static let maximumShared = 200

  private static let nouns = ["parameter", "attribute", "argument", "field", "option", "propert"]

  private static func blocks(of page: ExtractedPage) -> [Shared] {
    var bySection: [Int: Shared] = [:]
    func entry(_ section: Int) -> Shared? {
      guard page.sections[section].block != nil else { return nil }
      let title = page.sections[section].title
      return bySection[section] ?? Shared(anchor: anchor(title), title: title.lowercased())
    }
    for (index, table) in page.tables.enumerated() where table.group == nil && table.role == .parameters {
      guard var entry = entry(table.section) else { continue }
      entry.tables.append(index)
      entry.size += table.rows.count
      if table.location != .header { entry.common = entry.common ?? common(before: table.block, table.section, page) }
      bySection[table.section] = entry
    }
    for (index, list) in page.lists.enumerated() where list.group == nil && !list.isResponse {
      guard var entry = entry(list.section) else { continue }
      entry.lists.append(index)
      entry.size += list.items.count
      if list.location != .header { entry.common = entry.common ?? common(before: list.block, list.section, page) }
      bySection[list.section] = entry
    }
    return bySection.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What the paragraph right before a block says of the operations that take what it documents.
  private static func common(before block: Int, _ section: Int, _ page: ExtractedPage) -> CommonParameters? {
    guard let lead = page.sections[section].paragraphs.last(where: { $0 < block }) else { return nil }
    return CommonParameters(page.document.plainText(of: lead).lowercased())
  }

  /// A heading's anchor as GitHub and GitLab make it.
  static func anchor(_ title: String) -> String {
    var anchor = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        anchor.append(character)
      } else if character == " " {
        anchor.append("-")
      }
    }
    return anchor
  }

  private static func refers(_ block: Int, _ text: String, to entry: Shared, _ page: ExtractedPage) -> Bool {
    for position in page.document.blocks[block].inlines {
      let inline = page.document.inlines[Int(position)]
      guard inline.kind == .link else { continue }
      let target = page.document.text(inline.text)
      if target.utf8.first == UInt8(ascii: "#"), target.dropFirst().lowercased() == entry.anchor { return true }
    }
    // A title of one word is any word, and one that speaks of no parameters is what the text is about anyway.
    return entry.title.utf8.contains(UInt8(ascii: " ")) && entry.title.utf8.count >= 12
      && nouns.contains { entry.title.holds($0) } && text.holds(entry.title)
  }
}
