import APIModel

/// Items that say at the head of a section what its operation does: "* `GET /charts/2.json` will return the chart".
extension PageReader {
  /// The operations that such an item begins with; none where it stands elsewhere.
  func sentenceListing(_ index: Int) -> [ListingReader.Line] {
    let item = Int(document.blocks[index].parent)
    guard document.blocks[item].kind == .item, case let list = Int(document.blocks[item].parent), list > 1,
      document.blocks[list].parent == 0, isFirstInSection(list), !Self.speaksOfNews(page.sections[section].title),
      let first = document.blocks[index].inlines.first, document.inlines[Int(first)].kind == .code,
      first + 1 < document.blocks[index].inlines.upperBound
    else { return [] }
    let code = Array(document.buffer[document.inlines[Int(first)].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count, code.first?.isUpper == true else { return [] }
    let words = document.buffer[document.inlines[Int(first) + 1].text.bounds].prefix(60).split { !$0.isWord }.prefix(3)
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard let verb = words.first(where: { $0 != "will" && $0 != "also" }), Self.verbs.contains(verb),
      !words.contains("now")
    else { return [] }
    return lines
  }

  /// Whether the list comes right below the heading of a section without an operation, perhaps behind items like it.
  private func isFirstInSection(_ list: Int) -> Bool {
    guard section > 0, page.sections[section].level > 1, let heading = page.sections[section].block else {
      return false
    }
    if let group, page.groups[group].section == section {
      guard let last = page.groups[group].lines.last?.block else { return false }
      return last > list && last < Int(document.blocks[list].end)
    }
    return heading + 1 == list
  }

  static let verbs: Set = [
    "let", "lets", "give", "gives", "show", "shows",
    "return", "returns", "create", "creates", "allow", "allows", "mark", "marks", "update", "updates", "change",
    "changes", "delete", "deletes", "remove", "removes", "add", "adds", "get", "gets", "list", "lists", "fetch",
    "fetches", "retrieve", "retrieves", "set", "sets", "start", "starts", "stop", "stops", "send", "sends", "publish",
    "publishes", "replace", "replaces", "move", "moves", "archive", "archives", "trash", "trashes",
  ]
}
