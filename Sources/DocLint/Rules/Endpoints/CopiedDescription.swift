import APIModel
import DocExtract

/// END213: a section that begins with the sentence of another one.
struct CopiedDescription: LintRule {
  let card = RuleCard(
    "END213", "copied-description", severity: .warning,
    summary: "A section whose first sentence is that of another section and says what that one does",
    why: "It was copied and not changed; readers don't know which of the two is right.",
    bad: page("Blocks the user."), good: page("Deletes the user."))

  private static func page(_ sentence: String) -> String {
    """
    # Users API

    ## Block a user

    Blocks the user.

    ```plaintext
    POST /users/:id/block
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |

    ## Delete a user

    \(sentence)

    ```plaintext
    DELETE /users/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let known = report.findings.count
    var leads: [Int] = []
    var texts = NameSet()
    var blocks: Set<Int> = []
    for number in page.page.groups.indices {
      // One paragraph above several operations is compared with nothing: it is told once.
      guard let lead = page.leads[number], blocks.insert(lead.block).inserted else { continue }
      if checkVerb(of: lead, number, page, &report) || checkSiblings(of: lead, number, page, &report) { continue }
      guard page.page.groups[number].lines.count == 1, (12...200).contains(lead.text.utf8.count) else { continue }
      texts.insert(NameHash.of(lead.text))
      leads.append(number)
    }
    var firsts: [String: [(group: Int, paragraph: Int)]] = [:]
    // On most pages each begins with a sentence of its own.
    if texts.count < leads.count {
      for number in leads {
        if let lead = page.leads[number] { firsts[lead.text, default: []].append((number, lead.block)) }
      }
    }
    for (text, places) in firsts.sorted(by: { $0.key < $1.key }) where places.count >= 2 && places.count <= 4 {
      for place in places {
        guard let source = foreign(place.group, text, among: places.map(\.group), page) else { continue }
        add(place.paragraph, of: place.group, from: source, page, &report)
      }
      guard let verb = page.leads[places[0].group]?.verb,
        let owner = places.first(where: { Self.isVerb(verb, page.titleWords[$0.group].first) })
      else { continue }
      for place in places where place.group != owner.group {
        let title = page.titleWords[place.group]
        guard let own = title.first, !title.contains(where: { Self.isVerb(verb, $0) }), HeadingVerb(title) != nil,
          own != page.titleWords[owner.group].first,
          page.page.groups[place.group].lines.first?.method != page.page.groups[owner.group].lines.first?.method
        else { continue }
        add(place.paragraph, of: place.group, from: owner.group, page, &report)
      }
    }
    checkPaging(page, &report)
    checkSentences(page, besides: Set(report.findings.dropFirst(known).compactMap(\.span.range)), &report)
  }

  private func add(
    _ paragraph: Int, of group: Int, from source: Int, _ page: LintedPage, _ report: inout LintReport
  ) {
    report.add(
      self, .copied(page.page.sections[page.titles[source]].title), at: page.document.blocks[paragraph].range,
      operation: page.operations(of: group).first)
  }

  /// "Creates a label" below the heading "Delete a label" of a `DELETE`, "Subscribes" below "Unsubscribe".
  private func checkVerb(
    of lead: SectionLead, _ number: Int, _ page: LintedPage, _ report: inout LintReport
  ) -> Bool {
    let words = page.titleWords[number]
    guard let word = lead.verb, let own = words.first, !Self.isVerb(word, own) else { return false }
    guard
      Self.areOpposites(word, own, lead.words, words) || contradictsMethod(word, number, page)
        || Self.isOfAnotherAction(word, lead.words, words, page.page.groups[number].lines)
    else { return false }
    report.add(
      self, .otherVerb(word, page.page.sections[page.titles[number]].title),
      at: page.document.blocks[lead.block].range, operation: page.operations(of: number).first)
    return true
  }

  /// Whether the method is the heading's and not a verb's.
  private func contradictsMethod(_ word: String, _ number: Int, _ page: LintedPage) -> Bool {
    // What an operation returns may be told of any.
    let words = page.titleWords[number]
    guard let verb = HeadingVerb([word]),
      // "Dock Delete" has its verb behind.
      let title = HeadingVerb(words) ?? (words.count == 2 ? words.last.flatMap { HeadingVerb([$0]) } : nil),
      let method = page.page.groups[number].lines.first?.method,
      page.page.groups[number].lines.allSatisfy({ $0.method == method }), title.usual.contains(method)
    else { return false }
    return !verb.allowed.contains(method) || verb.usual == [.post] && title.usual == [.delete]
  }

  /// "Removes a lamp of a room." below "Update a lamp": the sentence has the heading's thing word by word, and a verb that
  /// goes with another method than the heading's and the operation's own.
  private static func isOfAnotherAction(
    _ verb: String, _ sentence: [String], _ title: [String], _ lines: [ListedOperation]
  ) -> Bool {
    guard let own = HeadingVerb(title)?.usual, let said = HeadingVerb([verb])?.usual, own.isDisjoint(with: said),
      !lines.isEmpty, lines.allSatisfy({ own.contains($0.method) }), sentence.first == verb,
      // "Adds" may well be said of an update, and "shows" of what changed.
      said == [.delete] || said == [.get] && verb != "show" && verb != "shows" || own == [.delete] || own == [.get]
    else { return false }
    let isLeftOut = { (word: String) in ["a", "an", "the", "all", "existing", "single", "new"].contains(word) }
    let things = title.dropFirst().filter { !isLeftOut($0) }
    let named = sentence.dropFirst().filter { !isLeftOut($0) }
    guard !things.isEmpty, named.starts(with: things, by: NameWords.areForms) else { return false }
    // "Gets the lamp created", "removes lamps that …" say more.
    guard named.count > things.count else { return true }
    return ["of", "for", "from", "in", "by", "with"].contains(named[things.count])
      && !sentence.contains { ["created", "updated", "changed", "added"].contains($0) }
  }

  /// What undoes what a verb does.
  static let opposites: [String: [String]] = {
    let pairs = [
      ("enable", "disable"), ("start", "stop"), ("open", "close"), ("add", "remove"), ("grant", "revoke"),
      ("import", "export"), ("upload", "download"), ("activate", "deactivate"), ("encrypt", "decrypt"),
      ("pause", "resume"), ("attach", "detach"), ("connect", "disconnect"), ("join", "leave"), ("allow", "deny"),
      ("promote", "demote"), ("approve", "reject"), ("approve", "deny"), ("approve", "decline"), ("accept", "reject"),
      ("accept", "decline"), ("accept", "deny"), ("show", "hide"), ("increase", "decrease"),
    ]
    return Dictionary((pairs + pairs.map { ($1, $0) }).map { ($0, [$1]) }, uniquingKeysWith: +)
  }()

  /// Whether a sentence's verb undoes what the heading does, and neither speaks of both.
  private static func areOpposites(_ verb: String, _ own: String, _ sentence: [String], _ title: [String]) -> Bool {
    let isUndone =
      own.hasPrefix("un") && isVerb(verb, String(own.dropFirst(2)))
      || verb.hasPrefix("un") && isVerb(String(verb.dropFirst(2)), own)
      || opposites[own]?.contains { isVerb(verb, $0) } ?? false
    return isUndone && !sentence.contains { isVerb($0, own) } && !title.contains { isVerb(verb, $0) }
  }

  /// "Moor a boat at a harbor" below the heading "Unload a boat", where another section begins so.
  private func checkSiblings(
    of lead: SectionLead, _ number: Int, _ page: LintedPage, _ report: inout LintReport
  ) -> Bool {
    guard let verb = lead.verb, lead.words.count >= 4, let own = action(of: number, page), !Self.isVerb(verb, own),
      !page.titleWords[number].contains(where: { Self.isVerb(verb, $0) }),
      !lead.words.contains(where: { NameWords.areForms($0, own) })
    else { return false }
    let source = page.leads.indices.first { other in
      guard other != number, let theirs = page.leads[other], theirs.block != lead.block,
        let title = page.titleWords[other].first, Self.isVerb(verb, title),
        theirs.words.prefix(4).elementsEqual(lead.words.prefix(4))
      else { return false }
      let (here, there) = (HeadingVerb([own])?.usual, HeadingVerb([title])?.usual)
      return here == nil || here != there
    }
    guard let source else { return false }
    add(lead.block, of: number, from: source, page, &report)
    return true
  }

  /// The verb of a heading: one that says something of the method, or the last segment of the path.
  private func action(of group: Int, _ page: LintedPage) -> String? {
    guard let first = page.titleWords[group].first else { return nil }
    if HeadingVerb([first]) != nil { return first }
    let isLast = page.page.groups[group].lines.contains { line in
      line.template.literal(at: line.template.segments.count - 1).map { NameWords.parts(of: $0).contains(first) }
        ?? false
    }
    return isLast ? first : nil
  }

  /// Sentences that stand in another section as well, and speak of what that one does.
  /// - Parameter known: The paragraphs that have a finding.
  private func checkSentences(_ page: LintedPage, besides known: Set<SourceRange>, _ report: inout LintReport) {
    var all: [(hash: UInt64, place: (group: Int, paragraph: Int, sentence: Int))] = []
    var hashes = NameSet()
    var counts = [Int](repeating: 0, count: page.page.sections.count)
    for title in page.titles { counts[title] += 1 }
    // A section that several share says nothing of one of them.
    for number in page.page.groups.indices where counts[page.titles[number]] == 1 {
      for paragraph in page.page.sections[page.titles[number]].paragraphs
      where page.document.blocks[paragraph].inlines.count <= 12 {
        Self.forEachSentence(of: paragraph, page.document) { sentence, hash in
          hashes.insert(hash)
          all.append((hash, (number, paragraph, sentence)))
        }
      }
    }
    // On most pages no sentence stands twice.
    guard hashes.count < all.count else { return }
    let places = Dictionary(grouping: all, by: \.hash).values.filter { $0.count == 2 }.map { $0.map(\.place) }
    for places in places.sorted(by: { $0[0] < $1[0] }) {
      let sentences = SectionLead.text(of: places[0].paragraph, page.page).utf8
        .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard sentences.indices.contains(places[0].sentence) else { continue }
      let text = String(Substring(sentences[places[0].sentence])).trimmed
      let words = NameWords.words(of: text)
      for (place, other) in [(places[0], places[1]), (places[1], places[0])] {
        guard place.paragraph != other.paragraph, page.range(place.paragraph).map({ !known.contains($0) }) ?? false
        else { continue }
        if let source = foreign(place.group, text, among: [other.group], page, areOwners: true) {
          add(place.paragraph, of: place.group, from: source, page, &report)
          continue
        }
        if isListOfAnother(words, place.group, other.group, page) {
          add(place.paragraph, of: place.group, from: other.group, page, &report)
          continue
        }
        guard let own = action(of: place.group, page), let theirs = action(of: other.group, page), own != theirs,
          words.contains(where: { NameWords.areForms($0, theirs) }),
          !words.contains(where: { NameWords.areForms($0, own) }),
          !page.titleWords[place.group].contains(where: { NameWords.areForms($0, theirs) }),
          HeadingVerb([own]) == nil || HeadingVerb([own])?.usual != HeadingVerb([theirs])?.usual
        else { continue }
        add(place.paragraph, of: place.group, from: other.group, page, &report)
      }
    }
  }

  /// "The pagination parameters narrow the list of lamps." below "Get a single lamp": one thing has no pages.
  private func checkPaging(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("agination parameters"), page.holds("list of ") else { return }
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      guard let line = group.lines.first, line.method == .get, line.template.endsInPlaceholder,
        page.titleWords[number].contains("single")
      else { continue }
      for block in page.page.sections[page.titles[number]].paragraphs {
        let text = page.document.plainBytes(of: block)
        guard text.holds("agination parameters"), text.holds("list of "), let range = page.range(block) else {
          continue
        }
        report.add(
          self, .paged(page.page.sections[page.titles[number]].title), at: range,
          operation: page.operations(of: number).first)
      }
    }
  }

  /// "Narrows the list of lamps." that stands in the sections "List lamps" and "List the rooms of a lamp".
  private func isListOfAnother(_ words: [String], _ group: Int, _ other: Int, _ page: LintedPage) -> Bool {
    guard let thing = words.last, thing.utf8.last == UInt8(ascii: "s"), thing.utf8.count >= 4,
      let at = words.lastIndex(of: "list"), at + 1 < words.count, words[at + 1] == "of", words.count - at <= 5,
      let own = page.page.groups[group].lines.first, let theirs = page.page.groups[other].lines.first,
      own.method == .get, theirs.method == .get,
      case let (title, source) = (page.titleWords[group], page.titleWords[other]),
      source.contains(where: { NameWords.areForms($0, thing) })
    else { return false }
    guard title.first == "list", title.count >= 2, !title.contains(where: { NameWords.areForms($0, thing) }) else {
      return false
    }
    // Its own thing stands in its heading, and its path ends in it.
    return own.template.literal(at: own.template.segments.count - 1).map { last in
      NameWords.parts(of: last).allSatisfy { part in title.contains { NameWords.areForms($0, part) } }
        && !NameWords.parts(of: last).contains { NameWords.areForms($0, thing) }
        && !words.contains { word in NameWords.parts(of: last).contains { NameWords.areForms($0, word) } }
    } ?? false
  }

  /// Visits the sentences of a paragraph, code left out, by their place and as numbers, but for those that are too short
  /// or too long to compare.
  private static func forEachSentence(
    of paragraph: Int, _ document: MarkdownDocument, _ visit: (_ place: Int, _ hash: UInt64) -> Void
  ) {
    var place = 0
    var hash = NameHash.start
    var count = 0
    for position in document.blocks[paragraph].inlines where document.inlines[Int(position)].kind == .text {
      for byte in document.buffer[document.inlines[Int(position)].text.bounds] {
        if byte == UInt8(ascii: ".") {
          if (30...300).contains(count) { visit(place, hash | 1) }
          place += 1
          (hash, count) = (NameHash.start, 0)
        } else if byte != UInt8(ascii: " ") || count > 0 {
          hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
          count += 1
        }
      }
    }
  }

  /// The section whose path has a word of the text, where this one's has another in its place.
  /// - Parameter areOwners: Whether only words before placeholders count: what others belong to.
  private func foreign(
    _ group: Int, _ text: String, among groups: [Int], _ page: LintedPage, areOwners: Bool = false
  ) -> Int? {
    let own = Self.words(of: group, page, areOwners)
    let words = NameWords.words(of: text)
    let isNamed = { (word: String) in
      let parts = NameWords.parts(of: word)
      return parts.allSatisfy { part in
        // "Resets the estimated time" of `reset_time_estimate`.
        words.contains {
          $0 == part || Spelling.differsInNumber($0, part)
            || parts.count > 1 && part.utf8.count >= 5 && NameWords.areForms($0, part)
        }
      }
    }
    return groups.first { other in
      let theirs = Self.words(of: other, page, areOwners)
      return other != group
        && theirs.contains { word in
          !own.contains(word) && isNamed(word)
            && !(areOwners && page.titleWords[group].contains { NameWords.areForms($0, word) })
        }
        && own.contains { !theirs.contains($0) } && !own.contains(where: { !theirs.contains($0) && isNamed($0) })
    }
  }

  /// The fixed segments of a path, in the singular.
  private static func words(of group: Int, _ page: LintedPage, _ areOwners: Bool) -> [String] {
    guard let path = page.page.groups[group].lines.first?.template else { return [] }
    return path.segments.indices.compactMap { at in
      let isOwner = at + 1 < path.segments.count && path.literal(at: at + 1) == nil
      return isOwner || !areOwners ? path.literal(at: at).map { LintedDocs.singular($0) } : nil
    }
  }

  /// `blocks` is the verb of "Block a user".
  private static func isVerb(_ word: String, _ title: String?) -> Bool {
    guard let title, title.utf8.first == word.utf8.first, title.utf8.count >= 3 else { return false }
    // One is the other with an ending, or with another one.
    guard word.utf8.starts(with: title.utf8.dropLast()) else { return false }
    return word == title || word == title + "s" || word == title + "es" || title == word + "s"
      || word.dropLast(3) == title.dropLast() && word.hasSuffix("ies") || title.dropLast() + "es" == word
  }
}

extension LintMessage {
  fileprivate static func otherVerb(_ verb: String, _ title: String) -> LintMessage {
    "A sentence with \"\(verb)\" below the heading \"\(title)\""
  }

  fileprivate static func paged(_ title: String) -> LintMessage {
    "A sentence about the pages of a list below the heading \"\(title)\""
  }

  fileprivate static func copied(_ title: String) -> LintMessage {
    "The sentence is that of \"\(title)\""
  }
}
