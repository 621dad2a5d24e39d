import APIModel

/// Paragraphs that begin with an operation in code and go on with what it does or takes: "`PATCH /jobs/:id` expects the new
/// name", "`GET /jobs/:id/log` (plain text) returns …", where nothing else lists one in their section.
extension PageReader {
  /// The operation that a paragraph begins with; none where it speaks of it in another way.
  func openingListing(_ index: Int, _ text: [UInt8]) -> [ListingReader.Line] {
    guard document.blocks[index].parent == 0, page.sections[section].level > 1,
      let first = document.blocks[index].inlines.first, document.inlines[Int(first)].kind == .code,
      !Self.speaksOfNews(page.sections[section].title), isOpening(index)
    else { return [] }
    let code = Array(document.buffer[document.inlines[Int(first)].text.bounds])
    let lines = ListingReader.lines(code, 0..<code.count)
    guard let line = lines.first, line.range.upperBound == code.count, code[line.pathRange].first == UInt8(ascii: "/")
    else { return [] }
    let rest = Prose(document, block: index).tokens.dropFirst()
    let sentence = rest.prefix { !$0.isStop }
    guard !sentence.contains(where: { $0.isWord(in: Self.wordsAsideOfOpening) }),
      !sentence.prefix(4).contains(where: { $0.isWord(in: ["was", "were", "used", "now", "longer"]) })
    else { return [] }
    // A remark in brackets may stand between.
    var words = sentence
    if words.first?.isMark("(") == true, let close = words.firstIndex(where: { $0.isMark(")") }) {
      words = words[(close + 1)...]
    }
    guard let verb = words.first(where: { !$0.isWord(in: ["will", "also", "then"]) }) else { return [] }
    let isDash = verb.isMark("-") || verb.isMark(":") || verb.text == "–" || verb.text == "—" || verb.text == "→"
    if isDash { return lines }
    guard verb.kind == .word, Self.openingVerbs.contains(verb.lower) else { return [] }
    // Where it is listed already, a sentence that tells what it does may stand anywhere.
    let id = OperationID(line.method, PathNotation.template(line.path))
    return listedOperations.contain(id) && !verb.isWord(in: Self.takingVerbs) ? [] : lines
  }

  /// Whether nothing else lists an operation in the section, or paragraphs like this one do.
  private func isOpening(_ index: Int) -> Bool {
    guard let group, page.groups[group].section == section else { return true }
    let document = document
    return page.groups[group].lines.allSatisfy { line in
      line.block != index && document.blocks[line.block].kind == .paragraph && !line.isOverview
    }
  }

  private static let wordsAsideOfOpening = [
    "removed", "renamed", "deprecated", "instead", "previously", "changed", "example", "webhook", "bug", "fixed",
    "error", "fails", "failed",
  ]

  private static let takingVerbs = ["takes", "accepts", "expects", "requires", "needs", "with"]

  private static let openingVerbs: Set = [
    "returns", "return", "creates", "updates", "deletes", "removes", "adds", "gets", "lists", "fetches", "retrieves",
    "sets", "starts", "stops", "sends", "replaces", "takes", "accepts", "expects", "requires", "responds", "answers",
    "gives", "lets", "with", "needs", "tells", "does", "runs", "triggers", "registers", "uploads", "downloads", "shows",
  ]
}
