import APIModel
import DocExtract

/// END216: a heading that speaks of another resource of the page than the path below.
struct HeadingOfAnotherResource: LintRule {
  let card = RuleCard(
    "END216", "heading-of-another-resource", severity: .warning,
    summary: "A heading about a resource of another section, over a path that does not have it",
    why: "It was copied from the other section and not changed; readers look for the operation in vain.",
    bad: page("Delete a key"), good: page("Delete a token"))

  private static func page(_ heading: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Remove the key of a user", listing: "DELETE /keys/:id",
        rows: ["`id` | integer | yes | The ID of the key"]),
      CardSection(
        heading: "Get a token", listing: "GET /tokens/:id", rows: ["`id` | integer | yes | The ID of the token"]),
      CardSection(
        heading: heading, listing: "DELETE /tokens/:id", rows: ["`id` | integer | yes | The ID of the token"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkOthers(page, &report)
    checkNumbers(page, &report)
    guard page.page.groups.count >= 3,
      page.page.groups.indices.contains(where: { namesForeignCollection($0, page) })
    else { return }
    let paths = page.page.groups.map { Self.words(of: $0, page) }
    // How many sections have a word in their path and in their heading.
    var told: [String: Int] = [:]
    for (number, own) in paths.enumerated() {
      for word in own where page.docs.isOwner(word) && Self.holds(page.titleWords[number], word) {
        told[word, default: 0] += 1
      }
    }
    guard told.count >= 2 else { return }
    for (number, own) in paths.enumerated() where own.contains(where: { told[$0] != nil }) {
      let group = page.page.groups[number]
      guard let line = group.lines.first, !group.isShownBySamples, !page.isConcrete(line) else { continue }
      let title = page.titleWords[number]
      guard let block = page.page.sections[page.titles[number]].block, !own.contains(where: { Self.holds(title, $0) }),
        let word = foreign(in: title, own, told),
        // Where the others of the page have it behind this path, the path is the wrong one of the two: END206.
        MisspeltPath.atEnd(line, number, page) == nil
      else { continue }
      report.add(
        self, .heading(word, line.listing.path), at: page.range(block), operation: page.docs.operation(line.id))
    }
  }

  /// "Get the status of a lamp" over `GET /lamps/:id/statuses`, whose sentence has "the statuses" and whose answer is a list.
  private func checkNumbers(_ page: LintedPage, _ report: inout LintReport) {
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      guard let line = group.lines.first, line.method == .get, !page.isConcrete(line),
        line.template.segments.count >= 3,
        let plural = line.template.literal(at: line.template.segments.count - 1), plural.utf8.last == UInt8(ascii: "s"),
        let lead = page.leads[number], lead.words.contains(plural), case let title = page.titleWords[number],
        title.count >= 3, ["get", "show", "retrieve"].contains(title[0]), title[1] == "the" || title[1] == "a",
        title[2] != plural, Spelling.differsInNumber(title[2], plural), title.count == 3 || title[3] == "of",
        !title.contains(plural), !lead.words.contains(title[2]),
        page.bodies(of: number).contains(where: { $0.role == .response && Self.isList($0, page) }),
        let block = page.page.sections[page.titles[number]].block
      else { continue }
      report.add(
        self, .number(title[2], plural), at: page.range(block), operation: page.docs.operation(line.id))
    }
  }

  private static func isList(_ body: PageBody, _ page: LintedPage) -> Bool {
    page.document.buffer[page.document.blocks[body.block].literal.bounds].first {
      !$0.isBlank && $0 != UInt8(ascii: "\n")
    }
      == UInt8(ascii: "[")
  }

  /// A heading of one collection's sections that has another thing in its place, "Unprotect branches" where all others
  /// over `/protected_tags` speak of tags.
  private func checkOthers(_ page: LintedPage, _ report: inout LintReport) {
    // By the fixed words of their paths.
    var words = NameIndex()
    var groups: [[Int]] = []
    for number in page.page.groups.indices where page.page.groups[number].lines.count == 1 {
      guard let line = page.page.groups[number].lines.first, !page.page.groups[number].isShownBySamples,
        !page.isConcrete(line)
      else { continue }
      var hash = NameHash.start
      for index in line.template.segments.indices {
        if let word = line.template.literal(at: index) { hash = NameHash.of(word, after: hash) }
      }
      let place = words.number(hash)
      if place == groups.count { groups.append([number]) } else { groups[place].append(number) }
    }
    for numbers in groups where numbers.count >= 4 {
      guard let line = page.page.groups[numbers[0]].lines.first,
        let last = line.template.segments.indices.reversed().lazy.compactMap({ line.template.literal(at: $0) }).first,
        // `queries` and `query` have too little in common to be known as forms of one word.
        let plural = NameWords.parts(of: last).last, case let thing = LintedDocs.singular(plural), thing.utf8.count >= 3
      else { continue }
      let others = numbers.filter {
        !Self.holds(page.titleWords[$0], thing) && !Self.holds(page.titleWords[$0], plural)
      }
      guard others.count == 1, let number = others.first, let own = page.page.groups[number].lines.first,
        let block = page.page.sections[page.titles[number]].block,
        let word = page.titleWords[number].last, word.utf8.count >= 4, word.hasSuffix("s"), !word.hasSuffix("ss"),
        !Self.words(of: page.page.groups[number], page).contains(where: { NameWords.areForms($0, word) }),
        page.titleWords[number].count >= 2, !Self.generalWords.contains(word)
      else { continue }
      report.add(
        self, .heading(word, own.listing.path), at: page.range(block), operation: page.docs.operation(own.id))
    }
  }

  /// What a heading may speak of besides the things themselves.
  private static let generalWords: Set = [
    "settings", "details", "statistics", "results", "values", "options", "attributes", "permissions", "items",
    "changes",
    "fields", "properties", "entries", "records", "pages", "examples", "objects", "resources", "endpoints", "requests",
  ]

  /// Whether a heading names a collection that is no segment of the path.
  private func namesForeignCollection(_ group: Int, _ page: LintedPage) -> Bool {
    guard let path = page.page.groups[group].lines.first?.template else { return false }
    return page.titleWords[group].contains { word in
      guard let plural = page.docs.collection(namedBy: word) else { return false }
      return !path.segments.indices.contains { path.literal(at: $0) == plural }
    }
  }

  /// A word that other sections have in their path and heading, and this one's path has not.
  private func foreign(in words: [String], _ own: [String], _ told: [String: Int]) -> String? {
    words.compactMap { word in
      told.keys.sorted().first { $0 == word || Spelling.differsInNumber($0, word) }
    }.first { !own.contains($0) }
  }

  private static func holds(_ words: [String], _ word: String) -> Bool {
    words.contains { NameWords.areForms($0, word) }
  }

  /// The parts of a path's fixed segments, in the singular.
  private static func words(of group: OperationGroup, _ page: LintedPage) -> [String] {
    guard group.lines.count == 1, let line = group.lines.first else { return [] }
    var words: [String] = []
    for case let word? in page.docs.words(of: line) {
      for (part, singular) in zip(word.parts, word.singularParts) where part.utf8.count >= 3 { words.append(singular) }
    }
    return words
  }
}

extension LintMessage {
  fileprivate static func number(_ word: String, _ plural: String) -> LintMessage {
    "Heading speaks of one \(word); the operation lists \(plural)"
  }

  fileprivate static func heading(_ word: String, _ path: String) -> LintMessage {
    "Heading speaks of a \(word); the path is `\(path)`"
  }
}
