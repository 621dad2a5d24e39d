import APIModel

/// A table or list below operations that are listed together, with a label that says which of them it is about: "Creating
/// jars:" is for the one POST, and not for the GET beside it.
enum ActionLabels {
  static func settle(in page: inout ExtractedPage) {
    let several = page.groups.map { group in
      (2...40).contains(group.lines.count) && group.lines.contains { $0.method != group.lines[0].method }
    }
    guard several.contains(true) else { return }
    for index in page.tables.indices where page.tables[index].role == .parameters {
      guard let group = page.tables[index].group, several[group],
        let line = labelled(page.tables[index].block, group, page)
      else { continue }
      page.tables[index].group = add(line, page.tables[index].section, to: &page)
    }
    for index in page.lists.indices where !page.lists[index].isResponse {
      guard let group = page.lists[index].group, several[group],
        let line = labelled(page.lists[index].block, group, page)
      else { continue }
      page.lists[index].group = add(line, page.lists[index].section, to: &page)
    }
  }

  private static func add(_ line: ListedOperation, _ section: Int, to page: inout ExtractedPage) -> Int {
    var shown = line
    shown.isOverview = false
    var group = OperationGroup(section: section, lines: [], paragraphs: [])
    group.illustrations = [shown]
    page.groups.append(group)
    return page.groups.count - 1
  }

  /// The only operation of a group that does what the paragraph right above a block says.
  private static func labelled(_ block: Int, _ group: Int, _ page: ExtractedPage) -> ListedOperation? {
    let label = block - 1
    guard label > 0, page.document.blocks[label].kind == .paragraph,
      page.document.blocks[label].parent == page.document.blocks[block].parent,
      case let text = page.document.plainBytes(of: label), text.count <= 60
    else { return nil }
    let words = text.split { !$0.isWord }.map { String(lowercasing: Array($0)) }
    guard (1...6).contains(words.count), let methods = words.first.flatMap({ actions[$0] }) else { return nil }
    let found = page.groups[group].lines.filter { methods.contains($0.method) }
    return found.count == 1 ? found[0] : nil
  }

  private static let actions: [String: [HTTPMethod]] = {
    var actions: [String: [HTTPMethod]] = [:]
    for (methods, words) in [
      ([.post], ["create", "creating", "creates", "add", "adding", "post", "posting", "submit", "submitting"]),
      (
        [.put, .patch],
        ["update", "updating", "updates", "edit", "editing", "change", "changing", "modify", "replacing"]
      ),
      ([.delete], ["delete", "deleting", "deletes", "remove", "removing"]),
      ([.get], ["list", "listing", "fetch", "fetching", "get", "getting", "retrieving", "reading", "searching"]),
    ] as [([HTTPMethod], [String])] {
      for word in words { actions[word] = methods }
    }
    return actions
  }()
}
