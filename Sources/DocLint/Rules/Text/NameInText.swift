import APIModel
import DocExtract

/// EXT139: an attribute's name in the sentence of its section without the code marks that it has in the table.
struct NameInText: LintRule {
  let card = RuleCard(
    "EXT139", "name-in-text", severity: .info,
    summary:
      "An attribute's name with `_` in the text of its section, or a hidden file's, without the code marks that it has elsewhere",
    why: "It reads as a word of the sentence; names that are set apart are found and copied.",
    bad: page("full_name"), good: page("`full_name`"), status: .optional)

  private static func page(_ name: String) -> String {
    """
    # Users API

    ## Create a user

    Creates a user with the given \(name).

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `full_name` | string | yes | The name of the user |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkFiles(page, &report)
    var told: Set<SourceRange> = []
    for group in page.page.groups.indices {
      let names = names(of: group, page)
      guard !names.isEmpty else { continue }
      for paragraph in page.page.sections[page.titles[group]].paragraphs {
        for position in page.document.blocks[paragraph].inlines {
          let inline = page.document.inlines[Int(position)]
          guard inline.kind == .text, inline.text.count >= 4, let range = inline.range,
            range.start.line == range.end.line
          else { continue }
          Self.forEachWord(of: page.document.buffer[inline.text.bounds]) { word in
            guard word.contains(UInt8(ascii: "_")), names.contains(NameHash.of(word)),
              case let name = String(decoding: word, as: UTF8.self), let place = page.range(of: name, in: range),
              told.insert(place).inserted
            else { return }
            report.add(self, .bare(name), at: place, operation: page.operations(of: group).first)
          }
        }
      }
    }
  }

  /// `.hidden-file.yml`, which looks like the end of a sentence.
  private func checkFiles(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    var files = NameSet()
    var count = 0
    for inline in document.inlines where inline.kind == .code {
      let text = document.buffer[inline.text.bounds]
      if Self.isFile(text), files.insert(NameHash.of(text)) { count += 1 }
    }
    guard count > 0 else { return }
    for block in document.blocks where block.kind == .paragraph || block.kind == .tableCell {
      for position in block.inlines {
        let inline = document.inlines[Int(position)]
        guard inline.kind == .text, inline.text.count >= 5, let range = inline.range, range.start.line == range.end.line
        else { continue }
        Self.forEachWord(of: document.buffer[inline.text.bounds]) { word in
          guard Self.isFile(word), files.contains(NameHash.of(word)),
            case let name = String(decoding: word, as: UTF8.self),
            let place = page.range(of: name, in: range)
          else { return }
          report.add(self, .file(name), at: place)
        }
      }
    }
  }

  /// `.hidden-file.yml`
  private static func isFile(_ word: ArraySlice<UInt8>) -> Bool {
    guard (6...40).contains(word.count), word.first == UInt8(ascii: "."), word.dropFirst().first?.isLetter == true,
      let dot = word.lastIndex(of: UInt8(ascii: ".")), dot > word.startIndex + 1, dot < word.endIndex - 1
    else { return false }
    return word.allSatisfy { $0.isWord || $0.isOne(of: ".-") }
  }

  /// The names with `_` that stand in code marks in the rows of a group.
  private func names(of group: Int, _ page: LintedPage) -> NameSet {
    var names = NameSet()
    for table in page.parameterTables(of: group) {
      for row in table.rows {
        guard let cell = table.cell(row, .name), row.names.contains(where: { $0.utf8.contains(UInt8(ascii: "_")) }),
          page.hasCode(cell)
        else { continue }
        for name in row.names where name.utf8.contains(UInt8(ascii: "_")) { names.insert(NameHash.of(name)) }
      }
    }
    return names
  }

  /// Visits what stands between blanks, without the marks of the sentence behind it.
  private static func forEachWord(of text: ArraySlice<UInt8>, _ visit: (ArraySlice<UInt8>) -> Void) {
    for word in text.split(separator: UInt8(ascii: " ")) {
      let end = word.lastIndex { !$0.isOne(of: ".,;:!?)") }
      let start = word.firstIndex { $0 != UInt8(ascii: "(") }
      if let start, let end, start <= end { visit(word[start...end]) }
    }
  }
}

extension LintMessage {
  fileprivate static func file(_ name: String) -> LintMessage {
    "\"\(name)\" without code marks, which it has elsewhere on the page"
  }

  fileprivate static func bare(_ name: String) -> LintMessage {
    "\"\(name)\" without code marks, which it has in the table"
  }
}
