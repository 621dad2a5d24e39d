import APIModel
import DocExtract

/// TAB208: an attribute that is misspelt in its row.
struct MisspeltRow: LintRule {
  let card = RuleCard(
    "TAB208", "misspelt-row", severity: .warning,
    summary: "An attribute whose row spells it a slip away from what the examples, samples and other rows have",
    why: "Who follows the table sends a name that the server does not know.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`nickanme` | string | yes | The name as shown"],
        sample: "curl --request POST --data \"nickname=ada\" \"https://example.com/users\"",
        response: "{\"id\": 1, \"nickname\": \"ada\"}")),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: ["`nickname` | string | yes | The name as shown"],
        sample: "curl --request POST --data \"nickname=ada\" \"https://example.com/users\"",
        response: "{\"id\": 1, \"nickname\": \"ada\"}")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var examples: Examples?
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      var sent: [String]?
      var fitting: [Fitting]?
      var roots: [String: Int]?
      var own: Set<String>?
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first,
          let meant = otherRoot(name, in: table, &roots, page)
            ?? (page.docs.exampleNames.count(of: name) == 1
              ? page.docs.exampleNames.meant(byRow: name) ?? local(name, table, page, &sent)
                ?? shown(name, table, page, &examples, &fitting)
                ?? described(name, row, table, page) ?? sibling(name, table, &own, page)
              : shown(name, table, page, &examples, &fitting)),
          !table.rows.contains(where: { $0.names.contains(meant) }), Self.isCapital(name) == Self.isCapital(meant)
        else { continue }
        let range = page.rangeOfName(name, in: row)
        report.add(
          self, .misspelt(name, meant), at: range,
          operation: table.group.flatMap { page.operations(of: $0).first },
          fix: range.map { LintFix("Write `\(meant)`", [LintFix.Edit($0, meant)], isSafe: false) })
      }
    }
    checkLists(page) { item, meant in
      report.add(
        self, .misspeltItem(item.name, meant), at: item.range,
        fix: LintFix("Write `\(meant)`", [LintFix.Edit(item.range, meant)], isSafe: false))
    }
  }

  /// `ContractNumber` and `xContractNumber` are of two ways to name things.
  private static func isCapital(_ name: String) -> Bool {
    name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }

  /// The attribute of an example that has the table's other names, where nothing else in the docs has this one, and
  /// no row has the attribute's: `tag_event` in the table, `tag_events` or `tag_push_events` in the example.
  /// - Parameters:
  ///   - examples: The page's, read once.
  ///   - fitting: Those that show most of the table's names, looked for once.
  private func shown(
    _ name: String, _ table: PageTable, _ page: LintedPage, _ examples: inout Examples?, _ fitting: inout [Fitting]?
  ) -> String? {
    guard name.utf8.count >= 5, table.rows.count >= 3, !page.docs.exampleNames.isUsed(name) else { return nil }
    let all = examples ?? Self.examples(page)
    examples = all
    guard all.mayHold(meantBy: name) else { return nil }
    let shown = fitting ?? Self.fitting(table, all.shown)
    fitting = shown
    let sum = Self.sum(name)
    for example in shown {
      let rearranged = example.sums.indices.filter {
        example.sums[$0] == sum && Self.isRearranged(name, example.loose[$0])
      }
      if rearranged.count == 1, let key = rearranged.first { return example.loose[key] }
      if example.loose.count == 1, let key = example.loose.first, example.lacksOne,
        isDescribed(name, as: key, table, page)
      {
        return key
      }
      guard table.rows.count >= 5, example.isMost else { continue }
      let near = example.loose.filter { key in
        key.utf8.first == name.utf8.first
          && (Self.lacksWord(name, key)
            || Spelling.distance(name, key, atMost: name.utf8.count >= 8 ? 2 : 1) != nil)
      }
      if near.count == 1, let key = near.first, !table.rows.contains(where: { $0.names.contains(key) }) { return key }
    }
    return nil
  }

  /// Whether two names end alike, and a row's description has the word in which the other one differs, not its own:
  /// `paid_date`, "When it was due", beside `due_date`.
  private func isDescribed(_ name: String, as key: String, _ table: PageTable, _ page: LintedPage) -> Bool {
    let (own, other) = (NameWords.parts(of: name), NameWords.parts(of: key))
    guard own.count >= 2, own.count == other.count, own.last == other.last,
      case let pairs = zip(own, other).filter({ $0 != $1 }), pairs.count == 1, let (wrong, right) = pairs.first,
      let row = table.rows.first(where: { $0.names == [name] }), let cell = table.cell(row, .description)
    else { return false }
    let words = NameWords.words(of: page.text(cell))
    return words.contains { $0 == right } && !words.contains { NameWords.areForms($0, wrong) }
  }

  static func sum(_ name: String) -> Int {
    name.utf8.reduce(0) { $1.isLetter ? $0 + Int($1 | 0x20) : $0 }
  }

  /// `seen_last` and `last_seen`, `nickName` and `nick_name`: the same words.
  private static func isRearranged(_ a: String, _ b: String) -> Bool {
    guard abs(a.utf8.count - b.utf8.count) <= 2 else { return false }
    let parts = NameWords.parts(of: a)
    return parts.count >= 2 && parts.sorted() == NameWords.parts(of: b).sorted()
  }

  /// A name with the word of its own description that it has a slip away: `commti_sha`, "The SHA of the commit".
  private func described(
    _ name: String, _ row: PageTable.Row, _ table: PageTable, _ page: LintedPage
  ) -> String? {
    guard let cell = table.cell(row, .description), name.utf8.count >= 4,
      name.utf8.allSatisfy({ $0.isLetter && $0 | 0x20 == $0 || $0 == UInt8(ascii: "_") })
    else { return nil }
    let text = page.text(cell)
    let words =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? NameWords.words(of: text).filter { $0.utf8.count >= 5 }.map { $0[...] }
      : text.lowercased().split { !$0.isLetter }.filter { $0.utf8.count >= 5 }
    let parts = name.split(separator: "_")
    var meant: String?
    for (index, part) in parts.enumerated() where part.utf8.count >= 4 && !words.contains(part) && !Self.isWord(part) {
      for word in words where word.utf8.first == part.utf8.first {
        guard Spelling.isOneSlip(Array(part.utf8), Array(word.utf8)), !Spelling.differsInNumber(part, word),
          !Spelling.differsInEnding(String(part), String(word)), !Spelling.differsInVariety(part, word),
          word.utf8.last == part.utf8.last || part.utf8.sorted() == word.utf8.sorted()
        else { continue }
        var whole = parts
        whole[index] = word
        if meant != nil { return nil }
        meant = whole.joined(separator: "_")
        break
      }
    }
    return meant
  }

  /// Words that are a letter less or two swapped of others that may describe them: "the origin to start from".
  private static func isWord(_ part: Substring) -> Bool {
    ["form", "star", "host", "post", "path", "root", "sort", "trail", "copy", "mode", "code", "rate", "real"].contains(
      part)
  }

  /// `wiki_events` and `wiki_page_events`: one has a word more within.
  private static func lacksWord(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    guard long.utf8.count >= short.utf8.count + 2, long.utf8.last == short.utf8.last else { return false }
    let few = short.split(separator: "_")
    let many = long.split(separator: "_")
    return few.count >= 2 && many.count == few.count + 1 && few.first == many.first && few.last == many.last
  }

  /// A name that the operation's own samples send or examples show, and that no row has.
  /// - Parameter sent: such names, looked for once for all rows of a table.
  private func local(_ name: String, _ table: PageTable, _ page: LintedPage, _ sent: inout [String]?) -> String? {
    guard let group = table.group, name.utf8.count >= 5 else { return nil }
    let names = sent ?? Self.sent(group, page)
    sent = names
    var near: String?
    for other in names where Spelling.isSlip(name, of: other) {
      if near != nil { return nil }
      near = other
    }
    return isPlaceholder(name, group, page) ? nil : near
  }

  private func isPlaceholder(_ name: String, _ group: Int, _ page: LintedPage) -> Bool {
    page.page.groups[group].lines.contains { $0.placeholders.contains(name) }
  }

  private static func sent(_ group: Int, _ page: LintedPage) -> [String] {
    let rows = Set(page.tables(of: group).flatMap { $0.rows.flatMap(\.names) })
    let placeholders = Set(page.page.groups[group].lines.flatMap(\.placeholders))
    var names: Set<String> = []
    for index in page.parts[group].samples {
      if let sent = page.sentNames(of: index) { names.formUnion(sent.map(page.rootName)) }
    }
    for body in page.bodies(of: group) {
      if let root = body.json?.document.root { LintedPage.collectNames(root, into: &names) }
    }
    return names.filter { other in
      !rows.contains(other) && !placeholders.contains(other) && page.docs.exampleNames.count(of: other) >= 2
    }.sorted()
  }
}

extension LintMessage {
  fileprivate static func misspeltItem(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in the list; did you mean `\(meant)`, as in the answer?"
  }

  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in the table; did you mean `\(meant)`?"
  }
}
