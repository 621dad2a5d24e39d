import APIModel
import DocExtract

/// Values that a list below a sentence gives, "The `state` is one of:".
extension ExampleOutsideEnumeration {
  func checkLists(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where !page.parts[group].bodies.isEmpty {
      for paragraph in page.page.groups[group].paragraphs {
        guard let list = Self.list(below: paragraph, page.document), let row = page.range(paragraph) else { continue }
        for body in page.bodies(of: group) where body.role == .response && page.isExample(body) {
          guard let root = body.json?.document.root else { continue }
          for object in root.kind == .array ? Array(root.items) : [root.unwrapped ?? root] {
            guard let member = object.members.first(where: { $0.isNamed(list.name) && $0.value.kind == .string }),
              let text = member.value.string, !list.values.contains(text), !text.isEmpty, text.utf8.allSatisfy(\.isWord)
            else { continue }
            let range = member.value.range
            let offsets = range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound
            let place = LiteralMap(page.document, block: body.block).range(offsets)
            // Answers come from a server: the list lacks the value, unless the answer only misspells one.
            if let items = page.range(paragraph + 1), Spelling.nearest(text, in: list.values) == nil {
              report.add(
                self, .lacks(list.name, text), at: items, operation: page.operations(of: group).first,
                notes: [Finding.Note("the answer", span: page.page.span(place))])
              return
            }
            add(member.name, text, list.values, place, page.page.span(row), page.operations(of: group).first, &report)
          }
        }
      }
    }
  }

  /// The name that a sentence has in code marks, and the code that each item of the list below begins with.
  private static func list(below paragraph: Int, _ document: MarkdownDocument) -> (name: String, values: [String])? {
    let list = paragraph + 1
    guard document.blocks.indices.contains(list), document.blocks[list].kind == .list,
      document.blocks[list].parent == document.blocks[paragraph].parent, announces(paragraph, document)
    else { return nil }
    let codes = document.blocks[paragraph].inlines.filter { document.inlines[Int($0)].kind == .code }
    guard codes.count == 1, let code = codes.first else { return nil }
    var values: [String] = []
    var item = list + 1
    while item < document.blocks[list].end {
      let text = item + 1
      guard document.blocks[item].kind == .item, text < document.blocks[item].end,
        document.blocks[text].kind == .paragraph, let first = document.blocks[text].inlines.first,
        document.inlines[Int(first)].kind == .code
      else { return nil }
      values.append(document.text(document.inlines[Int(first)].text))
      item = Int(document.blocks[item].end)
    }
    return values.count >= 2 ? (document.text(document.inlines[Int(code)].text), values) : nil
  }

  /// Whether a sentence says that nothing but what follows is a value.
  private static func announces(_ paragraph: Int, _ document: MarkdownDocument) -> Bool {
    guard let last = document.blocks[paragraph].inlines.last, document.inlines[Int(last)].kind == .text else {
      return false
    }
    var text = document.buffer[document.inlines[Int(last)].text.bounds]
    while let end = text.last, end.isBlank || end == UInt8(ascii: ":") { text.removeLast() }
    return endings.contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static let endings = [
    " one of", " one of the following", " one of the following values", " one of these", " one of these values",
    " possible values are", " the possible values",
  ]
}

extension LintMessage {
  fileprivate static func lacks(_ name: String, _ value: String) -> LintMessage {
    "The list of `\(name)` lacks `\(value)`, which the answer shows"
  }
}
