import APIModel

/// Finds listings that only show how an operation of another page is used, `GET /projects?private_token=9koXpg` in a
/// chapter on tokens: what stands with them is about the chapter's subject, not about the operation.
enum AsideListings {
  static func mark(in pages: inout [ExtractedPage]) {
    guard pages.count > 1 else { return }
    var open: [(page: Int, group: Int)] = []
    var wanted: Set<OperationID> = []
    for page in pages.indices {
      for group in pages[page].groups.indices where !pages[page].groups[group].hasOwnBlocks {
        let lines = pages[page].groups[group].lines
        guard !lines.isEmpty, lines.allSatisfy(showsValues) else { continue }
        open.append((page, group))
        wanted.formUnion(lines.map(\.id))
      }
    }
    guard !open.isEmpty else { return }
    var homes: [OperationID: Set<Int>] = [:]
    for (number, page) in pages.enumerated() {
      for group in page.groups where group.hasOwnBlocks {
        for line in group.lines where line.listing.query.isEmpty && wanted.contains(line.id) {
          homes[line.id, default: []].insert(number)
        }
      }
    }
    for (page, group) in open {
      pages[page].groups[group].isAside = pages[page].groups[group].lines.allSatisfy { line in
        homes[line.id]?.contains { $0 != page } == true
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
