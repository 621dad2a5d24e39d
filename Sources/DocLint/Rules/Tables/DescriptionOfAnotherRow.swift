import APIModel
import DocExtract

/// TAB214: a row with the description of the row beside it.
struct DescriptionOfAnotherRow: LintRule {
  let card = RuleCard(
    "TAB214", "description-of-another-row", severity: .warning,
    summary: "A parameter whose description is that of another one of the same operation",
    why: "The row was copied and only its name changed; readers don't learn what the parameter does.",
    bad: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`city` | string | no | The city of the users", "`sort` | string | no | The city of the users"])),
    good: RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`city` | string | no | The city of the users", "`sort` | string | no | What to sort the users by"])))

  /// Words of which a name holds one where its sibling holds the other.
  private static let opposites: [String: String] = [
    "start": "end", "end": "start", "before": "after", "after": "before", "min": "max", "max": "min", "first": "last",
    "last": "first", "minimum": "maximum", "maximum": "minimum", "width": "height", "height": "width",
    "latitude": "longitude", "longitude": "latitude", "since": "until", "until": "since",
  ]

  private static let oppositeNames: NameSet = opposites.keys.reduce(into: NameSet()) { $0.insert(NameHash.of($1)) }

  private static let bounds: [String: Set<String>] = [
    "min": ["minimum", "least", "lowest", "smallest", "lower"],
    "max": ["maximum", "most", "highest", "largest", "upper"],
  ]

  private static let directions: Set<String> = [
    "older", "newer", "before", "after", "earlier", "later", "since", "until", "earliest", "latest",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkNeighbours(page, &report)
    for table in page.page.tables where table.role == .responseAttributes {
      guard let column = table.column(.description) else { continue }
      var last: (text: String, name: String)?
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, row.cells.indices.contains(column) else { continue }
        let text = page.document.plainText(of: row.cells[column])
        if let last, text.utf8.count >= 8, last.text == text, last.name != name, Self.isOf(last.name, text, not: name) {
          report.add(
            self, .copied(name, last.name), at: page.range(cell: row.cells[column], in: row),
            operation: table.group.flatMap { page.operations(of: $0).first })
        }
        last = (text, name)
      }
    }
    // The names that are described in more than one way: of no others can a description be another one's.
    var names = NameIndex()
    var first: [UInt64] = []
    var isSeveral: [Bool] = []
    for documented in page.documented {
      for parameter in documented.parameters where parameter.descriptionHash != 0 {
        let number = names.number(parameter.nameHash)
        if number == first.count {
          first.append(parameter.descriptionHash)
          isSeveral.append(false)
        } else if first[number] != parameter.descriptionHash {
          isSeveral[number] = true
        }
      }
    }
    let mayDiffer = { (parameter: DocumentedParameter) in names.known(parameter.nameHash).map { isSeveral[$0] } ?? false
    }
    var byDescription: [UInt64: [DocumentedParameter]] = [:]
    var byName: [UInt64: [DocumentedParameter]] = [:]
    if isSeveral.contains(true) {
      for documented in page.documented {
        for parameter in documented.parameters where parameter.descriptionHash != 0 {
          byDescription[parameter.descriptionHash, default: []].append(parameter)
          guard mayDiffer(parameter) else { continue }
          // One of each description will do.
          let known = byName[parameter.nameHash] ?? []
          guard known.count < 8, !known.contains(where: { $0.descriptionHash == parameter.descriptionHash }) else {
            continue
          }
          byName[parameter.nameHash] = known + [parameter]
        }
      }
    }
    // The same row stands in many sections.
    var judged: [UInt64: Judgement] = [:]
    let judge = { (own: DocumentedParameter) -> Judgement in
      guard mayDiffer(own) else { return (elsewhere: nil, odd: nil) }
      let key = NameHash.of(own.parameter.name.utf8, after: own.descriptionHash)
      if let known = judged[key] { return known }
      let namesakes = byName[own.nameHash] ?? []
      let found: Judgement = (
        elsewhere: elsewhere(own, namesakes, byDescription[own.descriptionHash] ?? []),
        odd: oddWord(of: own, among: namesakes, page)
      )
      judged[key] = found
      return found
    }
    for documented in page.documented {
      let operation = documented.operation
      for own in documented.parameters where own.descriptionHash != 0 {
        guard
          let other = twin(of: own, among: documented.parameters) ?? size(besides: own, documented.parameters)
            ?? opposite(of: own, among: documented.parameters) ?? judge(own).elsewhere,
          case let parameter = own.parameter, let range = page.rangeOfDescription(parameter),
          // Two links of one text say two things.
          page.isSameSource(range, page.rangeOfDescription(other)),
          // One row may describe several.
          other.span?.range == nil || other.span != parameter.span
        else { continue }
        report.add(
          self, .copied(parameter.name, other.name), at: range, operation: operation,
          notes: [Finding.Note("`\(other.name)`", span: other.span)])
      }
      for own in documented.parameters {
        guard let (wrong, right, other) = judge(own).odd,
          let range = page.rangeOfDescription(own.parameter)
        else { continue }
        report.add(
          self, .other(own.parameter.name, wrong, right), at: page.range(of: wrong, in: range) ?? range,
          operation: operation, notes: [Finding.Note("described here", span: other.span)])
      }
    }
  }

  private typealias Judgement = (elsewhere: Parameter?, odd: (wrong: String, right: String, other: Parameter)?)

  /// `X-Next-Page`, "The index of the previous page": in a table of any kind.
  private func checkNeighbours(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("rev"), page.holds("next") || page.holds("Next") else { return }
    let words = ["next": ["previous", "prev"], "prev": ["next"], "previous": ["next"]]
    for table in page.page.tables {
      guard let column = table.column(.description) else { continue }
      for row in table.rows where row.cells.indices.contains(column) && column > 0 {
        let name = page.document.plainBytes(of: row.cells[0])
        guard name.count <= 40, name.holds("ext") || name.holds("rev"),
          case let parts = NameWords.parts(of: String(decoding: name, as: UTF8.self)),
          let own = parts.first(where: { words[$0] != nil }), let opposite = words[own],
          case let text = NameWords.words(of: page.text(row.cells[column])), text.count <= 12,
          let said = text.first(where: opposite.contains),
          !text.contains(where: { $0 == own || own.hasPrefix("prev") && $0.hasPrefix("prev") }),
          !text.contains("after"), !text.contains("before"), let range = page.range(cell: row.cells[column])
        else { continue }
        report.add(self, .opposite(String(decoding: name, as: UTF8.self), said), at: range)
      }
    }
  }

  /// The parameter of which another one has the description.
  private func twin(of own: DocumentedParameter, among all: [DocumentedParameter]) -> Parameter? {
    // What dozens of rows say is no one's own.
    for other in all.lazy.filter({ $0.descriptionHash == own.descriptionHash }).prefix(50) where other !== own {
      guard let description = own.parameter.description, description.utf8.count >= 8,
        other.parameter.name != own.parameter.name,
        Self.isOf(other.parameter.name, description, not: own.parameter.name)
      else { continue }
      return other.parameter
    }
    return nil
  }

  /// The size of a page, where `page` itself is described so: "The number of notes per page".
  private func size(besides own: DocumentedParameter, _ all: [DocumentedParameter]) -> Parameter? {
    guard own.parameter.name == "page", let text = own.parameter.description?.lowercased(), text.holds("per page"),
      ["number of ", "the number of ", "how many ", "amount of ", "maximum number of "].contains(where: text.hasPrefix),
      !text.holds("of the page"), !text.holds("number of page")
    else { return nil }
    return all.first { ["per_page", "page_size", "limit", "size", "perPage", "pageSize"].contains($0.parameter.name) }?
      .parameter
  }

  /// The parameter of another section whose description this one has, where a parameter of the same name has one that
  /// names it: `key`, "The value of the attribute", and "The key of the attribute" elsewhere.
  private func elsewhere(
    _ own: DocumentedParameter, _ namesakes: [DocumentedParameter], _ same: [DocumentedParameter]
  ) -> Parameter? {
    guard let description = own.parameter.description, description.utf8.count >= 8,
      namesakes.contains(where: { $0.descriptionHash != own.descriptionHash }),
      let other = same.first(where: {
        $0.parameter.name != own.parameter.name
          && Self.isOf($0.parameter.name, description, not: own.parameter.name)
      }),
      namesakes.contains(where: {
        $0.descriptionHash != own.descriptionHash
          && $0.parameter.description.map { Self.isOf(own.parameter.name, $0, not: other.parameter.name) } == true
      })
    else { return nil }
    return other.parameter
  }

  /// The one word in which a description differs from that of a parameter of the same name, where theirs is a part of
  /// the name and this one another resource: `tag_name`, "The name of a branch".
  private func oddWord(
    of own: DocumentedParameter, among namesakes: [DocumentedParameter], _ page: LintedPage
  ) -> (wrong: String, right: String, other: Parameter)? {
    guard namesakes.count > 1, own.parameter.description.map({ $0.utf8.count <= 80 }) == true else { return nil }
    let parts = NameWords.parts(of: own.parameter.name)
    let words = own.words
    for other in namesakes where other.descriptionHash != own.descriptionHash {
      let theirs = other.words
      guard theirs.count == words.count, words.count >= 3 else { continue }
      let pairs = zip(words, theirs).filter { $0 != $1 && !(Self.articles.contains($0) && Self.articles.contains($1)) }
      guard pairs.count == 1, let (wrong, right) = pairs.first, parts.contains(right), !parts.contains(wrong),
        page.docs.isResource(wrong) || Self.resources.contains(wrong)
      else { continue }
      return (wrong, right, other.parameter)
    }
    return nil
  }

  private static let articles: Set = ["a", "an", "the"]

  /// What most APIs have, so that a word for it is no other word for something else.
  static let resources: Set<String> = [
    "project", "group", "user", "branch", "tag", "issue", "label", "milestone", "commit", "file", "comment", "note",
    "snippet", "team", "repository", "organization",
  ]

  /// Whether a description speaks of one name and not of another.
  private static func isOf(_ owner: String, _ description: String, not other: String) -> Bool {
    let own = NameWords.parts(of: owner)
    // No word is built for what hardly any description has.
    guard own.contains(where: { $0.utf8.count >= 3 && NameWords.holds(formOf: $0, in: description) }) else {
      return false
    }
    let others = NameWords.parts(of: other)
    let lone = others.filter { !own.contains($0) }
    guard !lone.isEmpty,
      own.contains(where: { part in
        part.utf8.count >= 3 && !others.contains(part) && NameWords.holds(formOf: part, in: description)
      })
    else { return false }
    let words = NameWords.words(of: description)
    return !lone.contains { part in
      // "The user's name" has no form of `username`.
      words.contains { NameWords.areForms($0, part) && abs($0.utf8.count - part.utf8.count) <= 3 }
    }
  }

  /// The sibling whose name has the opposite word where the description has it as well: `end`, "Start of the range".
  private func opposite(of own: DocumentedParameter, among siblings: [DocumentedParameter]) -> Parameter? {
    guard NameWords.hasPart(of: own.parameter.name, in: Self.oppositeNames),
      let description = own.parameter.description,
      Self.mayBeginWithOpposite(description) || own.parameter.name.hasPrefix("m")
        || siblings.contains(where: {
          $0 !== own && $0.descriptionHash == own.descriptionHash
        })
    else { return nil }
    let parameter = own.parameter
    let parts = NameWords.parts(of: parameter.name)
    guard
      let place = parts.firstIndex(where: { Self.opposites[$0] != nil }),
      let opposite = Self.opposites[parts[place]]
    else { return nil }
    var others = parts
    others[place] = opposite
    guard let sibling = siblings.first(where: { NameWords.parts(of: $0.parameter.name) == others })?.parameter else {
      return nil
    }
    // One text for both can't be right; the second one was copied.
    if let hash = siblings.first(where: { $0.parameter == sibling })?.descriptionHash, hash == own.descriptionHash,
      description.utf8.count >= 20, case let said = NameWords.words(of: description), !said.contains(parts[place]),
      // "The size in pixels" is right for a width and a height.
      said.contains(where: Self.directions.contains),
      let here = parameter.span?.range, let there = sibling.span?.range, there.start < here.start
    {
      return sibling
    }
    let words = NameWords.words(of: description)
    if let bound = Self.bounds[parts[place]], words.count <= 12,
      words.prefix(6).contains(where: Self.bounds[opposite, default: []].contains),
      !words.contains(where: { bound.contains($0) || $0 == parts[place] })
    {
      return sibling
    }
    guard words.prefix(3).contains(opposite), !words.contains(where: { NameWords.areForms($0, parts[place]) }) else {
      return nil
    }
    return sibling
  }
}

extension DescriptionOfAnotherRow {
  /// A look at the first letters of the first words: hardly any description begins so.
  private static func mayBeginWithOpposite(_ description: String) -> Bool {
    var words = 0
    var isStart = true
    for byte in description.utf8 {
      if isStart, byte.isLetter {
        words += 1
        if (byte | 0x20).isOne(of: "sebamflwhu") { return true }
      }
      isStart = !byte.isLetter
      if isStart, words == 3 { return false }
    }
    return false
  }
}

extension LintMessage {
  fileprivate static func other(_ name: String, _ wrong: String, _ right: String) -> LintMessage {
    "`\(name)` is described with \"\(wrong)\"; elsewhere with \"\(right)\""
  }

  fileprivate static func opposite(_ name: String, _ word: String) -> LintMessage {
    "`\(name)` is described with \"\(word)\""
  }

  fileprivate static func copied(_ name: String, _ other: String) -> LintMessage {
    "The description of `\(name)` is that of `\(other)`"
  }
}

extension LintedPage {
  /// Whether the links of two texts that read alike lead to the same places; so where one text is elsewhere.
  fileprivate func isSameSource(_ range: SourceRange, _ other: SourceRange?) -> Bool {
    guard let other, case let own = targets(in: range), !own.isEmpty else { return true }
    return own == targets(in: other)
  }

  /// What stands in brackets behind the texts of links.
  private func targets(in range: SourceRange) -> [ArraySlice<UInt8>] {
    let start = document.source.offset(of: range.start)
    let text = document.source.bytes[start..<max(start, document.source.offset(of: range.end))]
    var targets: [ArraySlice<UInt8>] = []
    for at in text.indices.dropFirst() where text[at] == UInt8(ascii: "(") && text[at - 1] == UInt8(ascii: "]") {
      targets.append(text[(at + 1)...].prefix { $0 != UInt8(ascii: ")") })
    }
    return targets
  }
}
