import APIModel

/// Finds listings that only show how an operation of another page is used, `GET /projects?private_token=9koXpg` in a
/// chapter on tokens: what stands with them is about the chapter's subject, not about the operation.
enum AsideListings {
  static func mark(in pages: inout [ExtractedPage]) {
    guard pages.count > 1 else { return }
    var homes: [OperationID: Set<Int>] = [:]
    for (number, page) in pages.enumerated() {
      for group in page.groups where group.hasOwnBlocks {
        for line in group.lines where line.listing.query.isEmpty { homes[line.id, default: []].insert(number) }
      }
    }
    for number in pages.indices {
      for (index, group) in pages[number].groups.enumerated() where !group.hasOwnBlocks && !group.lines.isEmpty {
        pages[number].groups[index].isAside = group.lines.allSatisfy { line in
          showsValues(line) && homes[line.id]?.contains { $0 != number } == true
        }
      }
    }
  }

  /// Whether the query holds values as they are sent; `?state=:state` documents a parameter, and a token is none of the
  /// operation's.
  private static func showsValues(_ line: ListedOperation) -> Bool {
    !line.listing.query.isEmpty
      && line.listing.query.allSatisfy { pair in
        Operation.Authentication.isToken(pair.name) || pair.value.utf8.first.map { $0.isWord } ?? false
      }
  }
}
