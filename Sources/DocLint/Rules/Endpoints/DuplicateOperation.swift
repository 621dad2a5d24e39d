import APIModel
import DocExtract

/// END203: one operation with two sections of its own.
struct DuplicateOperation: LintRule {
  let card = RuleCard(
    "END203", "duplicate-operation", severity: .warning,
    summary: "An operation that two sections of a page document",
    why: "Often one of the two was copied and its path not changed; if not, readers find only one half.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a user's keys

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a user's keys

      ```plaintext
      GET /users/:id/keys
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.repeatsOperations else { return }
    var first: [OperationID: (group: Int, line: ListedOperation)] = [:]
    var found: [(line: ListedOperation, first: ListedOperation)] = []
    let chapters = Self.chapters(of: page)
    for (number, group) in page.page.groups.enumerated()
    where documents(number, page) || page.copiedListings.contains(number) {
      for line in group.lines where line.listing.query.isEmpty && line.listing.form.isEmpty && !page.isConcrete(line) {
        guard let known = first[line.id] else {
          first[line.id] = (number, line)
          continue
        }
        guard known.group != number, page.page.groups[known.group].section != group.section,
          // `/volumes` is another path than `/volumes/(name)`, whose end may be left out.
          known.line.listing.path.count(where: { $0 == "/" }) == line.listing.path.count(where: { $0 == "/" }),
          !isSpecialUse(line.listing.heading),
          // Where nothing but samples name it, it is shown once for each use.
          !isUse(number, known.group, page),
          // `/users/6f1e…/keys` is a call.
          !line.listing.path.holds("..."), !line.listing.path.holds("…"),
          chapters[Chapters(known.group, number, page)] ?? 0 < 2
        else { continue }
        // Of the two, the one that its samples contradict is the copy.
        if page.copiedListings.contains(known.group), !page.copiedListings.contains(number) {
          found.append((known.line, line))
          first[line.id] = (number, line)
        } else {
          found.append((line, known.line))
        }
      }
    }
    found += Self.twins(of: page)
    found += Self.actions(of: page, but: found.map(\.line))
    found += Self.strangers(of: page, but: found.map(\.line))
    // A page that describes its operations and then lists them all again does so on purpose.
    if found.count >= 4, found.count * 2 >= first.count { return }
    for (line, first) in found {
      report.add(
        self, .duplicate(line.method.rawValue, line.listing.path, first.listing.heading),
        at: line.pathRange ?? line.listing.span.range, operation: page.docs.operation(line.id),
        notes: [Finding.Note("documented here, too", span: first.listing.span)])
    }
  }

  /// Whether nothing but samples name the operation of two sections, and neither is a copy of the other.
  private func isUse(_ group: Int, _ other: Int, _ page: LintedPage) -> Bool {
    let (group, other) = (page.page.groups[group], page.page.groups[other])
    return group.isShownBySamples && other.isShownBySamples
      && page.page.sections[group.section].title != page.page.sections[other.section].title
  }

  /// The chapters that two sections lie in.
  private struct Chapters: Hashable {
    var first: Int?
    var second: Int?

    init(_ first: Int, _ second: Int, _ page: LintedPage) {
      self.first = page.page.sections[page.page.groups[first].section].parent
      self.second = page.page.sections[page.page.groups[second].section].parent
    }
  }

  /// How many operations two chapters of a page document below the same headings: of several, each chapter is about a
  /// service of its own.
  private static func chapters(of page: LintedPage) -> [Chapters: Int] {
    var counts: [Chapters: Int] = [:]
    var first: [OperationID: Int] = [:]
    for (number, group) in page.page.groups.enumerated() {
      guard group.lines.count == 1, let line = group.lines.first else { continue }
      guard let known = first[line.id] else {
        first[line.id] = number
        continue
      }
      let chapters = Chapters(known, number, page)
      if chapters.first != nil, chapters.second != nil, chapters.first != chapters.second,
        page.page.groups[known].lines.first?.listing.heading == line.listing.heading
      {
        counts[chapters, default: 0] += 1
      }
    }
    return counts
  }

  /// Lines of one block that are the same: one of them was to be another's.
  private static func twins(of page: LintedPage) -> [(line: ListedOperation, first: ListedOperation)] {
    var found: [(line: ListedOperation, first: ListedOperation)] = []
    for group in page.page.groups where (2...maximumLines).contains(group.lines.count) {
      for (number, line) in group.lines.enumerated() where line.pathRange != nil && line.listing.form.isEmpty {
        let first = group.lines[..<number].first { other in
          other.block == line.block && other.id == line.id && other.listing.path == line.listing.path
            && other.listing.query == line.listing.query && other.listing.form.isEmpty
            && other.pathRange != line.pathRange
        }
        if let first { found.append((line, first)) }
      }
    }
    return found
  }

  /// Of longer listings not every line is compared with every other.
  private static let maximumLines = 100

  /// `POST /orders/:id/refund` below "Cancel an order" and "Refund an order": the last word is the action of one of them.
  private static func actions(
    of page: LintedPage, but told: [ListedOperation]
  ) -> [(line: ListedOperation, first: ListedOperation)] {
    var groups: [OperationID: [Int]] = [:]
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      groups[group.lines[0].id, default: []].append(number)
    }
    var found: [(line: ListedOperation, first: ListedOperation)] = []
    for numbers in groups.values where numbers.count == 2 {
      let lines = numbers.map { page.page.groups[$0].lines[0] }
      guard let path = lines.first?.template, path.segments.count >= 3, lines[0].method.carriesBody,
        let word = path.literal(at: path.segments.count - 1), path.literal(at: path.segments.count - 2) == nil,
        page.page.groups[numbers[0]].section != page.page.groups[numbers[1]].section
      else { continue }
      let titled = numbers.filter { page.titleWords[$0].first == word }
      guard titled.count == 1, let odd = numbers.first(where: { $0 != titled[0] }),
        let verb = page.titleWords[odd].first, page.titleWords[odd].count >= 2,
        page.titleWords[odd].dropFirst() == page.titleWords[titled[0]].dropFirst(), verb != word
      else { continue }
      let line = page.page.groups[odd].lines[0]
      if told.contains(where: { $0.pathRange == line.pathRange }) { continue }
      found.append((line, page.page.groups[titled[0]].lines[0]))
    }
    return found
  }

  /// `DELETE /lamps/led` in the chapter whose other operations are all those of `/lamps/neon`, where a chapter of its own
  /// has it already.
  private static func strangers(
    of page: LintedPage, but told: [ListedOperation]
  ) -> [(line: ListedOperation, first: ListedOperation)] {
    var groups: [OperationID: [Int]] = [:]
    /// The paths of each chapter, with their groups; of long chapters only the first.
    var chapters: [Int: [(path: PathTemplate, group: Int)]] = [:]
    for (number, group) in page.page.groups.enumerated() where group.lines.count == 1 {
      groups[group.lines[0].id, default: []].append(number)
      guard let chapter = page.page.sections[group.section].parent else { continue }
      if chapters[chapter, default: []].count <= 8 {
        chapters[chapter, default: []].append((group.lines[0].template, number))
      }
    }
    var found: [(line: ListedOperation, first: ListedOperation)] = []
    let known = Set(told.map(\.pathRange))
    for numbers in groups.values where numbers.count == 2 {
      for (odd, own) in [(numbers[1], numbers[0]), (numbers[0], numbers[1])] {
        let line = page.page.groups[odd].lines[0]
        guard let here = page.page.sections[page.page.groups[odd].section].parent,
          let there = page.page.sections[page.page.groups[own].section].parent, here != there,
          case let strangers = chapters[here, default: []].filter({ $0.group != odd }), strangers.count >= 2,
          strangers.count <= 8, let usual = strangers.first?.path, usual != line.template,
          strangers.allSatisfy({ $0.path == usual }), usual.segments.count == line.template.segments.count,
          case let siblings = chapters[there, default: []], siblings.count >= 2, siblings.count <= 8,
          siblings.allSatisfy({ $0.path == line.template }), line.template.segments.last != usual.segments.last,
          !known.contains(line.pathRange)
        else { continue }
        found.append((line, page.page.groups[own].lines[0]))
        break
      }
    }
    return found
  }

  /// "Search for projects by name" may rightly show the listing's operation again.
  private func isSpecialUse(_ heading: String?) -> Bool {
    let words = (heading ?? "").lowercased().split { !$0.isLetter }
    return words.contains { ["search", "filter", "find", "by", "with", "using", "pagination", "example"].contains($0) }
  }

  /// Whether a group is more than a mention: it has a table, or an example of its own.
  private func documents(_ group: Int, _ page: LintedPage) -> Bool {
    !page.parameterTables(of: group).isEmpty || !page.parts[group].listedNames.isEmpty
      // A section that only shows how a request fails documents none.
      || page.bodies(of: group).contains { $0.role == .response && ($0.status ?? 200) < 400 }
  }
}

extension LintedPage {
  /// Whether two listed lines name one operation.
  static func repeatsOperations(_ page: ExtractedPage) -> Bool {
    var seen = NameSet(minimumCapacity: page.groups.count)
    return page.groups.contains { group in
      group.lines.contains { !seen.insert(OperationNumbers.hash($0.id)) }
    }
  }

  static func copiedListings(
    of page: ExtractedPage, parts: [GroupParts], targets: [SampleTarget], docs: LintedDocs
  ) -> Set<Int> {
    var groups: [OperationID: [Int]] = [:]
    for (number, group) in page.groups.enumerated() where group.lines.count == 1 {
      groups[group.lines[0].id, default: []].append(number)
    }
    var copied: Set<Int> = []
    for (_, numbers) in groups where numbers.count == 2 {
      let contradicted = numbers.filter { number in
        let samples = parts[number].samples
        return !samples.isEmpty
          && samples.allSatisfy { index in
            switch targets[index].verdict {
            case .own, .other, .foreign: false
            default:
              !targets[index].segments.isEmpty
                && !docs.documents(page.samples[index].method, targets[index].segments)
            }
          }
      }
      if contradicted.count == 1 { copied.formUnion(contradicted) }
    }
    return copied
  }
}

extension LintMessage {
  fileprivate static func duplicate(_ method: String, _ path: String, _ heading: String?) -> LintMessage {
    if let heading { return "`\(method) \(path)` has a section already, \"\(heading)\"" }
    return "`\(method) \(path)` is documented twice"
  }
}
