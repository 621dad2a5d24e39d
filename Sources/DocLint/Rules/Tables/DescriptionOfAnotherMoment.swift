import APIModel
import DocExtract

/// TAB222: a time whose description is that of another event than its name's.
struct DescriptionOfAnotherMoment: LintRule {
  let card = RuleCard(
    "TAB222", "description-of-another-moment", severity: .warning,
    summary: "An attribute such as `finished_at` that is described as the time of another event",
    why: "A client that trusts the description reads the wrong moment.",
    bad: page("The time when the user was created"), good: page("The time when the user was deleted"))

  private static func page(_ description: String) -> String {
    """
    # Users API

    | Attribute | Description |
    |-----------|-------------|
    | `id` | The ID of the user |
    | `deleted_at` | \(description) |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for table in page.page.tables {
      for row in table.rows where row.cells.count >= 2 {
        guard let own = moment(ofCell: row.cells[0], document) else { continue }
        let texts = table.column(.description).map { [$0] } ?? Array(1..<row.cells.count)
        for column in texts where row.cells.indices.contains(column) {
          let cell = row.cells[column]
          judge(own, document.plainBytes(of: cell), at: page.range(cell: cell, in: row), &report)
        }
      }
    }
    for (number, block) in page.paragraphs
    where document.blocks[Int(block.parent)].kind == .item {
      guard let first = block.inlines.lazy.map({ document.inlines[Int($0)] }).first(where: { !$0.text.isEmpty }),
        first.kind == .code, let own = Moment(ofName: document.buffer[first.text.bounds])
      else { continue }
      let text = document.plainBytes(of: number).dropFirst(Int(first.text.count))
      judge(own, Self.withoutType(text), at: block.range, &report)
    }
  }

  private func moment(ofCell cell: Int, _ document: MarkdownDocument) -> Moment? {
    // A first look: the names of times end with "at".
    guard
      let last = document.blocks[cell].inlines.last(where: { !document.inlines[Int($0)].text.isEmpty }),
      case let end = document.buffer[document.inlines[Int(last)].text.bounds].suffix(2),
      end.count == 2, end.last.map({ $0 | 0x20 }) == UInt8(ascii: "t"),
      end.first.map({ $0 | 0x20 }) == UInt8(ascii: "a")
    else { return nil }
    let bytes = document.plainBytes(of: cell)
    return bytes.count < 60 ? Moment(ofName: bytes[...]) : nil
  }

  private func judge(_ own: Moment, _ text: some Sequence<UInt8>, at range: SourceRange?, _ report: inout LintReport) {
    guard let told = own.contradiction(in: Array(text)) else { return }
    report.add(self, .other(own.name, told), at: range)
  }

  /// The text of an item without the brackets and the dash between its name and description.
  private static func withoutType(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.drop { !$0.isLetter && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "[") }
    if let open = rest.first, !open.isLetter {
      guard let close = rest.firstIndex(of: open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")) else {
        return rest[rest.endIndex...]
      }
      rest = rest[(close + 1)...]
    }
    return rest.drop { !$0.isLetter }
  }
}

/// The event whose time a name stands for.
private struct Moment {
  enum Event: Hashable { case creation, start, update, end, deletion, expiry }

  var name: String
  private var event: Event

  /// `finished_at`, `job.finishedAt`
  init?(ofName bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 6, bytes.last.map({ $0 | 0x20 }) == UInt8(ascii: "t"),
      bytes.allSatisfy({ $0.isWord || $0.isOne(of: "-.[]`*\"") })
    else { return nil }
    let name = String(decoding: bytes.filter { $0.isWord || $0.isOne(of: "-.[]") }, as: UTF8.self)
    let words = NameWords.parts(of: LintedPage.leaf(name))
    guard words.count == 2, words.last == "at", let word = words.first, let event = Self.events[word] else {
      return nil
    }
    self.name = name
    self.event = event
  }

  /// The word of a description that tells another event, where no word tells this one.
  func contradiction(in text: [UInt8]) -> String? {
    guard text.count < 300, isTime(text) else { return nil }
    var told: String?
    for word in NameWords.words(of: String(decoding: text, as: UTF8.self)) {
      // "Before the job has finished": of another moment than the event's own.
      if Self.relations.contains(word) { return nil }
      guard let other = Self.events[word] ?? Self.nouns[word] else { continue }
      guard isOpposite(other) else { return nil }
      if let told, told != word { return nil }
      told = word
    }
    return told
  }

  /// "Time at which …", "The date when …", "When the job was …", "Start time of …".
  private func isTime(_ text: [UInt8]) -> Bool {
    let words = NameWords.words(of: String(decoding: text.prefix(60), as: UTF8.self)).prefix(6)
    guard let first = words.first(where: { $0 != "the" && $0 != "a" && $0 != "an" && $0 != "utc" && $0 != "unix" })
    else { return false }
    if first == "when" { return true }
    let times: Set<String> = ["time", "date", "datetime", "timestamp", "moment", "instant"]
    if times.contains(first) {
      return words.contains { ["when", "at", "on", "of", "that", "the"].contains($0) }
    }
    // "Creation date"
    return Self.nouns[first] != nil && words.dropFirst().prefix(3).contains { times.contains($0) }
  }

  private func isOpposite(_ other: Event) -> Bool {
    switch event {
    // What begins is created by that, and what is created begins.
    case .creation, .start: other == .end || other == .deletion || other == .update
    case .update: other == .creation || other == .start || other == .deletion
    case .end: other == .creation || other == .start || other == .update
    case .deletion: other == .creation || other == .start || other == .update
    case .expiry: other == .creation || other == .start || other == .update
    }
  }

  private static let events: [String: Event] = [
    "created": .creation, "started": .start, "began": .start, "begun": .start, "begins": .start, "starts": .start,
    "updated": .update, "modified": .update, "changed": .update, "edited": .update,
    "finished": .end, "ended": .end, "completed": .end, "closed": .end, "ends": .end, "finishes": .end,
    "completes": .end, "closes": .end, "stopped": .end,
    "deleted": .deletion, "removed": .deletion, "expires": .expiry, "expired": .expiry, "expire": .expiry,
  ]

  private static let nouns: [String: Event] = [
    "creation": .creation, "start": .start, "update": .update, "modification": .update, "end": .end,
    "completion": .end, "deletion": .deletion, "removal": .deletion, "expiration": .expiry, "expiry": .expiry,
  ]

  private static let relations: Set<String> = [
    "before", "after", "since", "until", "if", "not", "no", "never", "or", "and",
    "next", "scheduled", "will", "should",
  ]
}

extension LintMessage {
  fileprivate static func other(_ name: String, _ told: String) -> LintMessage {
    "`\(name)` is described with `\(told)`, the time of another event"
  }
}
