import APIModel
import DocExtract

/// END218: "Paints the sign of a project." in a section about the signs of groups.
struct LeadOfAnotherResource: LintRule {
  let card = RuleCard(
    "END218", "lead-of-another-resource", severity: .warning,
    summary: "A section whose first sentence speaks of another container than the path of its operation",
    why: "It was copied from the docs of the other one and not changed; readers don't know whose thing it is.",
    bad: page("project"), good: page("group"))

  private static func page(_ owner: String) -> String {
    let sections =
      [("Paints the sign of a \(owner).", "POST /groups/:id/sign")]
      + [
        ("Shows the sign of a group.", "GET /groups/:id/sign"),
        ("Wipes a group's sign.", "DELETE /groups/:id/sign"),
      ]
    return "# Signs of groups\n\n"
      + sections.map { lead, listing in
        """
        ## \(lead.split(separator: " ").prefix(3).joined(separator: " "))

        \(lead)

        ```plaintext
        \(listing)
        ```

        - `id` (required) - The ID of the group

        """
      }.joined(separator: "\n")
  }

  /// A section as far as this rule looks at it; a class, since each is compared with all others.
  private final class Told {
    let lead: SectionLead
    /// What stands before the placeholders of its paths, in the singular: `group`, `merge_request`.
    let owners: [String]
    /// The last fixed segment of its path, in the singular.
    let last: String?
    /// The parts of all names in its paths.
    let names: [String]
    /// The owners that the first sentence names.
    let named: [String]
    /// The owner that stands right before the last segment's word, `group` of "a group sign".
    let compound: String?

    init(lead: SectionLead, owners: [String], last: String?, names: [String]) {
      self.lead = lead
      self.owners = owners
      self.last = last
      self.names = names
      named = owners.filter { LeadOfAnotherResource.names($0, lead.words) }
      compound = last.flatMap { thing in
        owners.first { owner in
          lead.words.indices.dropLast().contains { at in
            NameWords.areForms(lead.words[at], owner) && LeadOfAnotherResource.names(thing, lead.words[at + 1])
          }
        }
      }
    }
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.groups.count >= 2 else { return }
    // The fixed words of the groups' lines.
    let words = page.page.groups.map { $0.lines.map(page.docs.words(of:)) }
    var lasts = NameSet(minimumCapacity: page.page.groups.count)
    for group in page.page.groups.indices {
      if let last = Self.last(of: words[group]) { lasts.insert(NameHash.of(last.singular)) }
    }
    guard page.leads.indices.contains(where: { mayBeForeign($0, lasts, page) }) else { return }
    let sections = page.page.groups.indices.map { Self.told($0, words[$0], page) }
    var counts: [String: Int] = [:]
    var literals = NameSet()
    for case let section? in sections {
      for owner in section.named { counts[owner, default: 0] += 1 }
      for owner in section.owners { literals.insert(NameHash.of(owner)) }
    }
    for (number, section) in sections.enumerated() {
      guard let section, let line = page.page.groups[number].lines.first, !page.isConcrete(line) else { continue }
      let title = page.titleWords[number]
      guard
        let (place, other) = ownerReplaced(section, sections, counts, title, literals, page)
          ?? lastReplaced(section, sections, title, page) ?? Self.secondReplaced(section, title)
      else { continue }
      let range = page.document.blocks[section.lead.block].range
      report.add(
        self, .other(other.split(separator: "_").joined(separator: " "), line.listing.path),
        at: range.flatMap { page.range(of: section.lead.words[place], in: $0) } ?? range,
        operation: page.docs.operation(line.id))
    }
  }

  /// A quick look whether a first sentence has a resource that the path does not have: hardly any page's has.
  /// - Parameter lasts: The last fixed segments of the page's paths.
  private func mayBeForeign(_ group: Int, _ lasts: NameSet, _ page: LintedPage) -> Bool {
    guard let lead = page.leads[group], let line = page.page.groups[group].lines.first else { return false }
    let path = line.listing.path.lowercased()
    return lead.words.indices.dropFirst().contains { at in
      let word = lead.words[at]
      let bare = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
      // "Painted doors" of `/painted_signs`.
      if word.utf8.last == UInt8(ascii: "s"), word.utf8.count >= 4, lead.words[at - 1].utf8.count >= 4,
        path.holds(lead.words[at - 1] + "_"), !path.holds(word)
      {
        return true
      }
      guard bare.utf8.count >= 3, !path.holds(bare), word != bare || Self.mayStandBefore(lead.words[at - 1], at, lead)
      else { return false }
      return Self.containers.contains(bare) || lasts.contains(bare) || page.docs.isResource(bare)
    }
  }

  /// Whether a word may stand before a resource: one of the determiners, or the first of two words.
  private static func mayStandBefore(_ word: String, _ at: Int, _ lead: SectionLead) -> Bool {
    determiners.contains(word) || at > 1 && determiners.contains(lead.words[at - 2])
  }

  /// The last fixed word of a group's first path.
  private static func last(of words: [[PathWord?]]) -> PathWord? { words.first?.last { $0 != nil } ?? nil }

  /// - Parameter words: The fixed words of the group's lines.
  private static func told(_ group: Int, _ words: [[PathWord?]], _ page: LintedPage) -> Told? {
    guard let lead = page.leads[group] else { return nil }
    var owners: [String] = []
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    var placeholders = NameSet()
    for (line, words) in zip(page.page.groups[group].lines, words) {
      for name in line.placeholders {
        if placeholders.insert(NameHash.of(name)) { for part in NameWords.parts(of: name) { add(part) } }
        guard let word = line.template.word(before: name) else { continue }
        let owner =
          words.lazy.compactMap { $0 }.first { $0.text == word }?.singular ?? LintedDocs.singular(word.lowercased())
        if !owners.contains(owner) { owners.append(owner) }
      }
      for case let word? in words {
        add(word.singular)
        for part in word.singularParts { add(part) }
      }
    }
    return Told(lead: lead, owners: owners, last: last(of: words)?.singular, names: names)
  }

  /// Whether words name a resource: `merge requests` for `merge_request`.
  private static func names(_ resource: String, _ words: [String]) -> Bool {
    // Most resources are one word.
    if resource.utf8.allSatisfy({ $0.isLetter && $0 & 0x20 != 0 }) {
      return words.contains { NameWords.areForms($0, resource) }
    }
    return NameWords.parts(of: resource).allSatisfy { part in words.contains { NameWords.areForms($0, part) } }
  }

  private static func names(_ resource: String, _ word: String) -> Bool {
    if resource.utf8.allSatisfy({ $0.isLetter && $0 & 0x20 != 0 }) { return NameWords.areForms(word, resource) }
    return NameWords.parts(of: resource).allSatisfy { NameWords.areForms(word, $0) }
  }

  /// Things that others belong to in most APIs.
  private static let containers: Set<String> = ["project", "group", "user", "organization", "team", "repository"]

  private static let determiners: Set<String> = [
    "a", "an", "the", "this", "given", "single", "specific", "specified", "existing", "particular", "certain",
  ]

  /// A container in the place of the path's own one, and where its last word stands.
  private func ownerReplaced(
    _ section: Told, _ sections: [Told?], _ counts: [String: Int], _ title: [String], _ literals: NameSet,
    _ page: LintedPage
  ) -> (Int, String)? {
    // Owners that the page's sentences usually name, and this one's does not.
    let usual = section.owners.filter {
      !section.named.contains($0) && ((counts[$0] ?? 0) >= 2 || Self.names($0, title))
    }
    guard !usual.isEmpty else { return nil }
    let isKnown = { (word: String) in
      page.docs.isOwner(word) || literals.contains(word) || Self.containers.contains(word)
    }
    if let found = compoundReplaced(section, sections, usual, isKnown) { return found }
    guard let (place, other) = foreign(section, title, page, isKnown) else { return nil }
    let siblings = sections.compactMap { $0 }.filter {
      $0.lead.block != section.lead.block && $0.owners.contains(where: usual.contains)
    }
    // What a sibling says beside its own owner belongs to the subject.
    guard !siblings.contains(where: { Self.names(other, $0.lead.words) && !$0.names.contains(other) }) else {
      return nil
    }
    // Where the sentence names another part of the path, the container stands where the siblings have theirs.
    let slot = Self.slot(of: other, in: section.lead.words)
    guard
      section.named.isEmpty || isContainerOfTitle(place, other, section, title, literals.contains)
        || siblings.contains(where: { sibling in
          usual.contains { sibling.named.contains($0) && Self.slot(of: $0, in: sibling.lead.words) == slot }
        })
    else { return nil }
    return (place, other)
  }

  /// "Removes a sign from the project." below "Delete a group sign" of `/groups/:id/signs/:sign_id`: the heading names
  /// the container of the path, and the sentence ends in another one.
  private func isContainerOfTitle(
    _ place: Int, _ other: String, _ section: Told, _ title: [String], _ isOwner: (String) -> Bool
  ) -> Bool {
    guard place + 1 == section.lead.words.count, let slot = Self.slot(of: other, in: section.lead.words),
      ["from", "of", "for", "in", "within"].contains(slot)
    else { return false }
    if let root = section.owners.first, Self.containers.contains(root), Self.containers.contains(other),
      Self.names(root, title), !section.named.contains(root)
    {
      return true
    }
    // "Polishes a sign of a shop." below "Polish a house sign" of `/houses/:id/signs/:sign_id`.
    guard let owner = section.owners.dropLast().last, let thing = section.owners.last, isOwner(other) else {
      return false
    }
    return Self.names(owner, title) && Self.names(thing, title) && Self.names(thing, section.lead.words)
      && !section.named.contains(owner)
  }

  /// "Wipes a project sign.", where the siblings have "a group sign".
  private func compoundReplaced(
    _ section: Told, _ sections: [Told?], _ usual: [String], _ isKnown: (String) -> Bool
  ) -> (Int, String)? {
    guard let thing = section.last, section.compound == nil,
      sections.count(where: { $0.map { $0.last == thing && $0.compound.map(usual.contains) == true } ?? false }) >= 2
    else { return nil }
    let words = section.lead.words
    let place = words.indices.dropLast().first { at in
      Self.names(thing, words[at + 1]) && isKnown(words[at])
        && !section.names.contains { NameWords.areForms($0, words[at]) }
    }
    guard let place,
      !sections.contains(where: { other in
        other.map { $0.lead.block != section.lead.block && Self.names(words[place], $0.lead.words) } ?? false
      })
    else { return nil }
    return (place, words[place])
  }

  /// "Shows how far an export is." of `/import`, where another section's path ends in `/export`.
  private func lastReplaced(
    _ section: Told, _ sections: [Told?], _ title: [String], _ page: LintedPage
  ) -> (Int, String)? {
    guard let last = section.last, Self.names(last, title), !Self.names(last, section.lead.words) else { return nil }
    return foreign(section, title, page) { word in
      page.docs.isResource(word)
        || sections.contains { $0.map { $0.last == word && Self.names(word, $0.lead.words) } ?? false }
    }
  }

  /// "Lists all painted doors." below "List painted signs" of `/painted_signs`: the first of the name's words is there, and
  /// the second is another one.
  private static func secondReplaced(_ section: Told, _ title: [String]) -> (Int, String)? {
    guard let last = section.last, case let parts = NameWords.parts(of: last), parts.count == 2,
      let at = title.indices.dropLast().first(where: {
        title[$0] == parts[0] && NameWords.areForms(title[$0 + 1], parts[1])
      }),
      case let words = section.lead.words, !words.contains(where: { NameWords.areForms($0, parts[1]) }),
      words.count(where: { $0 == parts[0] }) == 1, let first = words.firstIndex(of: parts[0]),
      first > 0, first + 1 < words.count, case let other = words[first + 1],
      // In the same number, where the name ends.
      other.utf8.last == UInt8(ascii: "s") && title[at + 1].utf8.last == UInt8(ascii: "s"), other.utf8.count >= 4,
      first + 2 == words.count || ends.contains(words[first + 2]),
      !section.names.contains(where: { NameWords.areForms($0, other) }),
      !title.contains(where: { NameWords.areForms($0, other) })
    else { return nil }
    return (first + 1, parts[0] + "_" + LintedDocs.singular(other))
  }

  /// What stands before a resource and its articles: `of`, `for`; `'s` where it is the owner of the next word.
  private static func slot(of resource: String, in words: [String]) -> String? {
    guard let first = NameWords.parts(of: resource).first,
      let last = NameWords.parts(of: resource).last,
      var at = words.firstIndex(where: { NameWords.areForms($0, first) })
    else { return nil }
    if words[at...].first(where: { NameWords.areForms($0, last) })?.hasSuffix("'s") == true { return "'s" }
    while at > 0, determiners.contains(words[at - 1]) { at -= 1 }
    return at > 0 ? words[at - 1] : nil
  }

  /// A resource that a sentence speaks of and the path does not have, and the place of its last word.
  private func foreign(
    _ section: Told, _ title: [String], _ page: LintedPage, _ isKnown: (String) -> Bool
  ) -> (Int, String)? {
    let words = section.lead.words
    for (place, word) in words.enumerated() where place > 0 {
      let isPossessive = word.hasSuffix("'s")
      let bare = isPossessive ? String(word.dropLast(2)) : word
      var other = bare
      var before = place - 1
      if place > 1, page.docs.collections["\(words[place - 1])_\(bare)"] != nil {
        other = "\(words[place - 1])_\(bare)"
        before = place - 2
      }
      // "The process's own controls", "the signed-in user's": whose, not what.
      if isPossessive, words[place - 1] == "in" || place + 1 < words.count && words[place + 1] == "own" {
        return nil
      }
      guard isPossessive || Self.determiners.contains(words[before]), isKnown(other),
        !section.names.contains(where: { NameWords.areForms($0, other) }), !Self.names(other, title),
        // "a project label", "the user ID": a part of another name, unless it is the last word.
        isPossessive || place + 1 == words.count || Self.ends.contains(words[place + 1])
      else { continue }
      return (place, other)
    }
    return nil
  }

  /// Words that may follow a name.
  private static let ends: Set<String> = [
    "to", "from", "in", "with", "by", "for", "of", "and", "or", "as", "on", "at", "is", "that", "which", "if", "into",
  ]
}

extension LintMessage {
  fileprivate static func other(_ resource: String, _ path: String) -> LintMessage {
    "The sentence speaks of a \(resource); the path is `\(path)`"
  }
}
