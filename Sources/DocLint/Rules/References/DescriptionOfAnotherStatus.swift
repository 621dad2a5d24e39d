import APIModel
import DocExtract

/// LNK202: a status with the description that the docs give another one.
struct DescriptionOfAnotherStatus: LintRule {
  let card = RuleCard(
    "LNK202", "description-of-another-status", severity: .warning,
    summary: "A status with the description that another status has everywhere else, and that fits the other one",
    why: "Clients wait for a status that never comes.",
    bad: page(status: 400), good: page(status: 404))

  private static func page(status: Int) -> String {
    [("Get", "GET", 404), ("Update", "PUT", 404), ("Delete", "DELETE", status)].map { name, method, status in
      """
      ## \(name) a user

      ```plaintext
      \(method) /users/:id
      ```

      | Status | Description |
      |--------|-------------|
      | 200 | The user |
      | \(status) | The user was not found |

      ```json
      {}
      ```

      """
    }.joined(separator: "\n")
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for entry in page.docs.statusDescriptions.entries(of: page.page.path) {
      guard let usual = page.docs.statusDescriptions.usual(insteadOf: entry) else { continue }
      report.add(self, .other(entry.status, usual.status, usual.count), at: entry.range)
    }
    for table in page.page.tables where table.role == .statuses { checkRefusals(table, page, &report) }
  }

  /// A second row of one success that speaks of a refusal: "200 | The token is invalid".
  private func checkRefusals(_ table: PageTable, _ page: LintedPage, _ report: inout LintReport) {
    guard let column = table.column(.status), let described = table.column(.description) else { return }
    var rows: [String: [(range: SourceRange?, isRefusal: Bool)]] = [:]
    for row in table.rows where row.cells.indices.contains(column) && row.cells.indices.contains(described) {
      let status = page.text(row.cells[column])
      guard status.utf8.count >= 3, status.hasPrefix("2") else { continue }
      let words = NameWords.words(of: page.text(row.cells[described])).joined(separator: " ")
      rows[String(status.prefix(3)), default: []].append(
        (row.range, Self.refusals.contains { (" " + words + " ").holds($0) }))
    }
    for (status, rows) in rows.sorted(by: { $0.key < $1.key }) where rows.count == 2 {
      guard rows[0].isRefusal != rows[1].isRefusal, let row = rows.first(where: \.isRefusal) else { continue }
      report.add(self, .refusal(status), at: row.range)
    }
  }

  private static let refusals = [
    " is invalid ", " are invalid ", " not valid ", " not found ", " not be found ", " does not exist ", " denied ",
    " forbidden ", " unauthorized ", " not allowed ", " bad request ", " wasn t found ",
  ]
}

/// What the docs' tables and lists say of statuses, where it is what the phrase of a status says.
struct StatusDescriptions: Sendable {
  struct Entry: Sendable {
    var status: Int
    /// In small letters, without marks.
    var text: String
    /// The status that the words fit.
    var fitting: Int
    var range: SourceRange?
  }

  private let entries: [String: [Entry]]
  /// How often each description stands with each status.
  private let counts: [String: [Int: Int]]
  /// How often each status stands with a description that fits a status.
  private let byFitting: [Int: [Int: Int]]

  init(_ pages: [ExtractedPage]) {
    var entries: [String: [Entry]] = [:]
    var counts: [String: [Int: Int]] = [:]
    for page in pages {
      let found = Self.entries(of: page)
      if found.isEmpty { continue }
      entries[page.path] = found
      for entry in found { counts[entry.text, default: [:]][entry.status, default: 0] += 1 }
    }
    self.entries = entries
    self.counts = counts
    var byFitting: [Int: [Int: Int]] = [:]
    for entry in entries.values.joined() { byFitting[entry.fitting, default: [:]][entry.status, default: 0] += 1 }
    self.byFitting = byFitting
  }

  func entries(of page: String) -> [Entry] { entries[page] ?? [] }

  /// The status that all others give a description, where the words fit it.
  func usual(insteadOf entry: Entry) -> (status: Int, count: Int)? {
    guard entry.status != entry.fitting else { return nil }
    // In other words: what is not there is 404 everywhere else.
    if entry.fitting == 404, let missing = byFitting[404], missing[entry.status] == 1,
      let count = missing[404], count >= 4, missing.count == 2
    {
      return (404, count)
    }
    guard let statuses = counts[entry.text], statuses.count == 2,
      statuses[entry.status] == 1, let count = statuses[entry.fitting], count >= 2
    else { return nil }
    return (entry.fitting, count)
  }

  private static func entries(of page: ExtractedPage) -> [Entry] {
    var found: [Entry] = []
    let document = page.document
    for table in page.tables where table.role == .statuses {
      guard let status = table.column(.status), let text = table.column(.description) else { continue }
      for row in table.rows where row.cells.indices.contains(status) && row.cells.indices.contains(text) {
        let code = document.plainBytes(of: row.cells[status])
        let described = document.plainBytes(of: row.cells[text])
        add(code[...], described[...], row.range, to: &found)
      }
    }
    for (number, block) in document.blocks.enumerated()
    where block.kind == .paragraph && document.blocks[Int(block.parent)].kind == .item {
      // A quick look: most items begin with no digit.
      guard
        let first = block.inlines.lazy.map({ document.inlines[Int($0)] }).first(where: { !$0.text.isEmpty }),
        document.buffer[first.text.bounds].first?.isDigit == true
      else { continue }
      let text = document.plainBytes(of: number)
      add(text.prefix(3), text.dropFirst(3), block.range, to: &found)
    }
    return found
  }

  private static func add(
    _ code: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, _ range: SourceRange?, to found: inout [Entry]
  ) {
    guard text.count < 120, code.count >= 3, code.prefix(3).allSatisfy(\.isDigit),
      code.dropFirst(3).first?.isWord != true,
      text.first?.isWord != true || code.count != 3 || text.startIndex == 0,
      let status = Int(String(decoding: code.prefix(3), as: UTF8.self)), (200..<600).contains(status)
    else { return }
    let words = NameWords.words(of: String(decoding: text, as: UTF8.self)).joined(separator: " ")
    guard let fitting = fitting(words) else { return }
    found.append(Entry(status: status, text: words, fitting: fitting, range: range))
  }

  /// The status whose phrase a description says in other words; nil for none or several.
  private static func fitting(_ words: String) -> Int? {
    let fits = phrases.filter { phrase in phrase.words.contains { words.holds($0) } }
    return fits.count == 1 ? fits[0].status : nil
  }

  private static let phrases: [(status: Int, words: [String])] = [
    (201, ["created"]), (204, ["no content"]),
    (401, ["unauthorized", "unauthenticated", "not authenticated", "not logged in", "authentication required"]),
    (403, ["forbidden", "no permission", "permission denied", "access denied", "not allowed to"]),
    (404, ["not found", "not be found", "wasn t found", "t be found", "does not exist", "doesn t exist", "no such"]),
    (409, ["already exists", "conflict"]), (429, ["too many requests", "rate limit"]),
    (500, ["internal server error", "internal error"]),
  ]
}

extension LintMessage {
  fileprivate static func refusal(_ status: String) -> LintMessage {
    "\(status) twice in the table, here for a refusal"
  }

  fileprivate static func other(_ status: Int, _ usual: Int, _ count: Int) -> LintMessage {
    "\(status) with the description that \(usual) has in \(count) other places"
  }
}
