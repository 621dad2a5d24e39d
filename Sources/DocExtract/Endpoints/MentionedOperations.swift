import APIModel

/// Takes the operations that texts name in code, `GET /jars/{id}`, where no page lists any in another way: a README that tells
/// of its server's API in sentences. One or two may as well be of somebody else's.
enum MentionedOperations {
  private static let fewest = 3

  static func add(to page: inout ExtractedPage) {
    var known: Set<OperationID> = []
    var found: [Int: [ListedOperation]] = [:]
    for section in page.sections.indices where !PageReader.speaksOfNews(page.sections[section].title) {
      for block in page.sections[section].paragraphs {
        for line in ProseOperations.mentions(block, section, page)
        where line.listing.path.hasPrefix("/") && line.origin.isEmpty
          && !line.template.segments.contains(where: { ConcreteSegment.isValue($0) }) && known.insert(line.id).inserted
        {
          found[section, default: []].append(line)
        }
      }
    }
    guard known.count >= fewest else { return }
    // What stands beside several is about none of them alone.
    SampleOperations.place(found.filter { $0.value.count == 1 && page.sections[$0.key].block != nil }, &page)
    for (section, lines) in found.sorted(by: { $0.key < $1.key })
    where lines.count > 1 || page.sections[section].block == nil {
      for line in lines {
        page.groups.append(OperationGroup(section: section, lines: [line], paragraphs: [line.block]))
      }
    }
  }
}
