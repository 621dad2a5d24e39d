import APIModel
import DocExtract

/// END205: two sections with the same heading and different operations.
struct CopiedHeading: LintRule {
  let card = RuleCard(
    "END205", "copied-heading", severity: .warning,
    summary: "Two sections side by side with the same heading and different operations",
    why: "One was copied and its heading left: readers can't tell them apart, and links reach only the first.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "Get a user", listing: "GET /users/:id/key", rows: ["`id` | integer | yes | The ID of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "Get a user's key", listing: "GET /users/:id/key", rows: ["`id` | integer | yes | The ID of the user"])
    ))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    struct Key: Hashable {
      var parent: Int?
      var title: String
    }
    checkQuotes(page, &report)
    // On most pages each section has a heading of its own.
    guard Self.repeatsHeadings(page.page) else { return }
    checkBelowOthers(page, &report)
    var first: [Key: OperationGroup] = [:]
    for (number, group) in page.page.groups.enumerated() {
      let section = page.page.sections[group.section]
      guard let block = section.block else { continue }
      let key = Key(parent: section.parent, title: section.title.lowercased())
      guard let known = first[key] else {
        first[key] = group
        continue
      }
      guard known.section != group.section, let here = group.lines.first, let there = known.lines.first,
        here.id != there.id
      else { continue }
      let original = page.page.sections[known.section].block
      // The copy is the one whose operation does something else than the heading says.
      let verb = HeadingVerb(page.titleWords[number])
      if let verb, let original, !verb.usual.contains(there.method), verb.usual.contains(here.method) {
        guard verb.allowed.contains(there.method) else { continue }
        report.add(
          self, .copied(section.title), at: page.range(original), operation: page.docs.operation(there.id),
          notes: [
            Finding.Note(
              "`\(here.method.rawValue) \(here.listing.path)` has it too", span: page.page.span(page.range(block)))
          ])
        continue
      }
      if let verb, !verb.allowed.contains(here.method) { continue }
      // Of two of one method the copy is the one whose path the heading does not speak of.
      let words = page.titleWords[number]
      if let original, verb?.allowed.contains(there.method) != false,
        Self.fit(words, here) > Self.fit(words, there)
      {
        report.add(
          self, .copied(section.title), at: page.range(original), operation: page.docs.operation(there.id),
          notes: [
            Finding.Note(
              "`\(here.method.rawValue) \(here.listing.path)` has it too", span: page.page.span(page.range(block)))
          ])
        continue
      }
      report.add(
        self, .copied(section.title), at: page.range(block), operation: page.docs.operation(here.id),
        notes: [
          Finding.Note(
            "`\(there.method.rawValue) \(there.listing.path)` has it first",
            span: page.page.span(original.flatMap { page.range($0) }))
        ])
    }
  }

  /// Whether two sections that list operations may have one heading.
  private static func repeatsHeadings(_ page: ExtractedPage) -> Bool {
    var titles = NameSet(minimumCapacity: page.groups.count)
    var last = -1
    for group in page.groups.indices where page.groups[group].section != last {
      last = page.groups[group].section
      var hash = NameHash.start
      for byte in page.sections[last].title.utf8 {
        // Other letters have capitals that this look does not know.
        if byte >= 0x80 { return true }
        hash = (hash ^ UInt64(byte.lowered)) &* 0x0000_0100_0000_01b3
      }
      if !titles.insert(hash) { return true }
    }
    return false
  }

  /// "Get a single issue event" over the events of merge requests, where the section of issues has it as well: of two
  /// paths that differ in one word the heading has that of the other.
  private func checkBelowOthers(_ page: LintedPage, _ report: inout LintReport) {
    var byTitle: [String: [Int]] = [:]
    for number in page.page.groups.indices {
      let section = page.page.sections[page.page.groups[number].section]
      if section.block != nil, section.level > 1 { byTitle[section.title.lowercased(), default: []].append(number) }
    }
    for numbers in byTitle.values where numbers.count == 2 {
      let groups = numbers.map { page.page.groups[$0] }
      let sections = groups.map { page.page.sections[$0.section] }
      guard sections[0].parent != sections[1].parent, groups.allSatisfy({ $0.lines.count == 1 }),
        let first = groups[0].lines.first, let second = groups[1].lines.first, first.method == second.method,
        let (own, other) = Self.difference(first.template, second.template)
      else { continue }
      let title = page.titleWords[numbers[0]]
      let isOfFirst = Self.names(own, title)
      guard isOfFirst != Self.names(other, title) else { continue }
      let (copy, model) = isOfFirst ? (1, 0) : (0, 1)
      report.add(
        self, .copied(sections[copy].title), at: sections[copy].block.flatMap { page.range($0) },
        operation: page.operations(of: numbers[copy]).first,
        notes: [
          Finding.Note(
            "`\(groups[model].lines[0].listing.path)` has it too",
            span: page.page.span(sections[model].block.flatMap { page.range($0) }))
        ])
    }
  }

  /// The one fixed word in which two paths of one length differ.
  private static func difference(_ a: PathTemplate, _ b: PathTemplate) -> (String, String)? {
    guard a.segments.count == b.segments.count else { return nil }
    var found: (String, String)?
    for index in a.segments.indices {
      guard let own = a.literal(at: index), let other = b.literal(at: index) else {
        if a.literal(at: index) != nil || b.literal(at: index) != nil { return nil }
        continue
      }
      if own == other { continue }
      guard found == nil else { return nil }
      found = (own, other)
    }
    return found
  }

  /// Whether a heading has all words of a collection, of one thing or of many.
  private static func names(_ collection: String, _ title: [String]) -> Bool {
    let parts = NameWords.parts(of: collection)
    return !parts.isEmpty
      && parts.allSatisfy { part in
        title.contains { $0 == part || Spelling.differsInNumber($0, part) }
      }
  }

  /// `Parameters for "Lock a ticket"` within the section "Unlock a ticket".
  private func checkQuotes(_ page: LintedPage, _ report: inout LintReport) {
    let quote = UInt8(ascii: "\"")
    var titles: [String: Int]?
    for section in page.page.sections {
      guard let block = section.block, let parent = section.parent, page.page.sections.indices.contains(parent),
        section.title.utf8.contains(quote)
      else { continue }
      let words = section.title.split(separator: "\"", omittingEmptySubsequences: false)
      let known =
        titles
        ?? Dictionary(
          page.page.sections.enumerated().map { ($1.title, $0) }, uniquingKeysWith: { first, _ in first })
      titles = known
      let own = page.page.sections[parent].title
      guard words.count == 3, words[2].isEmpty, words[1] != own, let other = known[String(words[1])],
        page.page.sections[other].parent == page.page.sections[parent].parent
      else { continue }
      report.add(self, .quoted(String(words[1]), own), at: page.range(block))
    }
  }

  /// How many words of a heading speak of a path: its fixed words, one thing or many.
  private static func fit(_ title: [String], _ line: ListedOperation) -> Int {
    let path = line.template
    var fit = path.segments.indices.compactMap { path.literal(at: $0)?.lowercased() }.count { word in
      word.split(whereSeparator: { $0 == "_" || $0 == "-" }).contains { part in
        title.contains { $0 == part || Spelling.differsInNumber($0, part) }
      }
    }
    if line.method == .get {
      let isOfOne = title.contains { ["single", "details", "specific"].contains($0) }
      let isOfMany = title.contains { ["list", "all"].contains($0) }
      if isOfOne, path.endsInPlaceholder { fit += 1 }
      if isOfMany, !path.endsInPlaceholder { fit += 1 }
    }
    return fit
  }
}

extension LintMessage {
  fileprivate static func quoted(_ title: String, _ own: String) -> LintMessage {
    "Heading with \"\(title)\" in the section \"\(own)\""
  }

  fileprivate static func copied(_ title: String) -> LintMessage {
    "Heading \"\(title)\" stands over two different operations"
  }
}
