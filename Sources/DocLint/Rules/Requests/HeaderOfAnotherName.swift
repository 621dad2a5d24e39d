import APIModel
import DocExtract

/// REQ208: a header of one sample that all the others send by another name.
struct HeaderOfAnotherName: LintRule {
  let card = RuleCard(
    "REQ208", "header-of-another-name", severity: .warning,
    summary: "A sample request with a header that all others send by another name",
    why: "The server knows one of the two names; the request with the other one is refused.",
    bad: page("X-Library-Token"), good: page("X-Library-Key"))

  private static func page(_ name: String) -> String {
    let sections = ["rooms", "books", "shelves", "loans", "users"].map { path in
      let header = path == "users" ? name : "X-Library-Key"
      return CardSection(
        heading: "List \(path)", listing: "GET /\(path)", rows: ["`city` | string | no | The city"],
        sample: "curl --header \"\(header): <your_key>\" \"https://example.com/\(path)\"")
    }
    return RuleCard.page(sections)
  }

  /// How many samples make a habit.
  private static let many = 4

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkRows(page, &report)
    let usual = page.docs.habits.headers
    guard usual.values.contains(where: { $0 >= 2 }) || usual.count == 2,
      usual.contains(where: { $0.value == 1 && $0.key.begins(with: "x-") })
    else { return }
    for sample in page.page.samples where !sample.curl.headers.isEmpty {
      let names = sample.curl.headers.compactMap { Self.name($0.text) }
      for header in sample.curl.headers {
        guard let name = Self.name(header.text), usual[name] == 1,
          let meant = Self.meant(by: name, besides: names, usual, page),
          !Self.isExplained(name, page)
        else { continue }
        let range = page.range(of: String(header.text.prefix(name.utf8.count)), in: header.range, block: sample.block)
        report.add(self, .another(String(header.text.prefix(name.utf8.count)), meant), at: range)
      }
    }
  }

  /// `X_LIBRARY_KEY` in a row where the samples beside it send `X-Library-Key`.
  private func checkRows(_ page: LintedPage, _ report: inout LintReport) {
    for table in page.page.tables where table.role == .parameters {
      guard let group = table.group, !page.parts[group].samples.isEmpty else { continue }
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, name.utf8.contains(UInt8(ascii: "_")),
          let cell = table.cell(row, .name),
          let sent = Self.sent(by: group, like: name, page),
          // A field of that name is another thing.
          !page.parts[group].samples.contains(where: { page.sampleFields[$0].contains { $0.name == name } })
        else { continue }
        report.add(
          self, .row(name, sent), at: page.range(cell: cell, in: row),
          operation: page.operations(of: group).first)
      }
    }
  }

  /// The header of a group's samples whose name is another one but for `_` and `-`.
  private static func sent(by group: Int, like name: String, _ page: LintedPage) -> String? {
    for index in page.parts[group].samples {
      for header in page.page.samples[index].curl.headers {
        let sent = Substring(header.text.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") })
        if areAlike(name.utf8, sent.utf8) { return String(sent) }
      }
    }
    return nil
  }

  /// Whether two names are the same but for `_` and `-`.
  private static func areAlike(_ a: String.UTF8View, _ b: Substring.UTF8View) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { own, other in
      own | 0x20 == other | 0x20 || own == UInt8(ascii: "_") && other == UInt8(ascii: "-")
    }
  }

  private static func name(_ header: String) -> String? {
    header.utf8.firstIndex(of: UInt8(ascii: ":")).map { header[..<$0].lowercased() }
  }

  /// The name that the others send, which the sample lacks: it has as many words, and all but one are the same.
  private static func meant(by name: String, besides sent: [String], _ usual: [String: Int], _ page: LintedPage)
    -> String?
  {
    let words = name.split(separator: "-")
    guard words.count >= 3, words[0] == "x" else { return nil }
    let found = usual.keys.filter { other in
      guard usual[other, default: 0] >= 1, !sent.contains(other) else { return false }
      let theirs = other.split(separator: "-")
      return theirs.count == words.count && zip(words, theirs).filter { $0 != $1 }.count == 1
        && (usual[other, default: 0] >= many || isTold(other, page))
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether the text names a header in code marks.
  private static func isTold(_ name: String, _ page: LintedPage) -> Bool {
    page.document.inlines.contains { inline in
      inline.kind == .code && inline.text.count >= name.utf8.count && inline.text.count <= name.utf8.count + 40
        && page.document.text(inline.text).lowercased().hasPrefix(name)
    }
  }

  /// Whether the text names the header, too: then it is one of its own.
  private static func isExplained(_ name: String, _ page: LintedPage) -> Bool {
    page.document.inlines.contains { inline in
      (inline.kind == .code || inline.kind == .text) && inline.text.count >= name.utf8.count
        && page.document.text(inline.text).lowercased().holds(name)
    }
  }
}

extension LintMessage {
  fileprivate static func row(_ name: String, _ sent: String) -> LintMessage {
    "`\(name)` is documented; the sample sends the header `\(sent)`"
  }

  fileprivate static func another(_ name: String, _ meant: String) -> LintMessage {
    "Header `\(name)`, which all other samples call `\(meant)`"
  }
}
