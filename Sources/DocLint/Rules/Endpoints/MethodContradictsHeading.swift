import APIModel
import DocExtract

/// END204: a method that does the opposite of what the heading says.
struct MethodContradictsHeading: LintRule {
  let card = RuleCard(
    "END204", "method-contradicts-heading", severity: .warning,
    summary: "A method that contradicts the heading of its section",
    why: "Either the method or the heading was copied from another section; who follows it calls the wrong operation.",
    bad: """
      # Users API

      ## Delete a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """,
    good: """
      # Users API

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkSentences(page, &report)
    for (number, group) in page.page.groups.enumerated() {
      let section = page.page.sections[page.titles[number]]
      if let line = undone(number, page) {
        report.add(
          self, .path(line.listing.path, section.title), at: line.pathRange ?? line.listing.span.range,
          operation: page.docs.operation(line.id))
        continue
      }
      if let method = Self.method(in: section.title), group.lines.count == 1, let line = group.lines.first,
        line.method != method, !page.isConcrete(line)
      {
        add(line, section.title, page, &report)
        continue
      }
      checkTwins(number, page, &report)
      guard let block = section.block, let verb = HeadingVerb(page.titleWords[number]), let first = group.lines.first,
        !page.isConcrete(first), first.listing.query.isEmpty
      else { continue }
      let samples = page.parts[number].samples
      let isConfirmed = samples.contains { page.targets[$0].verdict == .own }
      if group.lines.allSatisfy({ !verb.allowed.contains($0.method) }) {
        // A sample with the same method says that the heading is the wrong one of the two.
        if isConfirmed || speaksForMethod(number, verb, page) || isCopied(section, number, verb, page) {
          report.add(
            self, .heading(first.method.rawValue, section.title), at: page.range(block),
            operation: page.docs.operation(first.id),
            notes: [Finding.Note("the operation", span: first.listing.span)])
        } else {
          add(first, section.title, page, &report)
        }
      } else if !isConfirmed, group.lines.count == 1,
        page.sampleSides(with: verb, against: first, in: number) || isOfAnother(first, verb, number, page)
      {
        add(first, section.title, page, &report)
      }
    }
  }

  /// `PUT /rooms/:id/lamps/:lamp_id` and `POST /halls/:id/lamps/:lamp_id` in one listing, whose samples all send `PUT`: lines
  /// that differ in their first word only are one action on two things.
  private func checkTwins(_ number: Int, _ page: LintedPage, _ report: inout LintReport) {
    let lines = page.page.groups[number].lines
    guard (2...6).contains(lines.count), !page.parts[number].samples.isEmpty, let tail = lines.first.flatMap(Self.tail),
      lines.allSatisfy({ Self.tail(of: $0) == tail }),
      Set(lines.map { $0.template.literal(at: 0) }).count == lines.count,
      let usual = page.page.samples[page.parts[number].samples[0]].method,
      case let others = lines.filter({ $0.method != usual }), others.count == 1, let odd = others.first,
      lines.count > 2 || usual.carriesBody
    else { return }
    // The sample of each line sends what the other line has.
    let samples = page.parts[number].samples
    let isContradicted = samples.contains { index in
      page.page.samples[index].method == usual && odd.template.fits(page.targets[index].segments)
    }
    guard isContradicted, samples.allSatisfy({ page.page.samples[$0].method == usual }) else { return }
    report.add(
      self, .twin(odd.method.rawValue, usual.rawValue), at: page.rangeOfMethod(odd),
      operation: page.docs.operation(odd.id))
  }

  /// What stands behind the first word of a path, its placeholders without their names.
  private static func tail(of line: ListedOperation) -> [String?]? {
    let path = line.template
    guard path.segments.count >= 3, path.literal(at: 0) != nil else { return nil }
    return path.segments.indices.dropFirst().map { path.literal(at: $0) }
  }

  /// The method in capitals that a heading of several words begins with, "PUT Manifest".
  private static func method(in title: String) -> HTTPMethod? {
    guard title.utf8.prefix(3).allSatisfy({ $0.isLetter && $0 & 0x20 == 0 }) else { return nil }
    let words = title.split(separator: " ", maxSplits: 1)
    guard words.count == 2, ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(words[0]),
      words[1].utf8.first?.isLetter == true
    else { return nil }
    return HTTPMethod(rawValue: String(words[0]))
  }

  /// "To delete a volume, send a `GET` request to" in the first paragraph below "Delete a volume".
  private func checkSentences(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(" request to ") else { return }
    for section in page.page.sections {
      guard let paragraph = section.paragraphs.first, section.block != nil,
        case let text = page.document.plainBytes(of: paragraph),
        let found = text.firstRange(ofBytes: Array(" request to ".utf8)),
        let word = text[..<found.lowerBound].split(separator: UInt8(ascii: " ")).last,
        let method = HTTPMethod(rawValue: String(decoding: word, as: UTF8.self)),
        let verb = HeadingVerb(NameWords.words(of: section.title)), !verb.allowed.contains(method),
        let whole = page.range(paragraph)
      else { continue }
      let range =
        page.range(of: method.rawValue + " request to", in: whole) ?? page.range(of: method.rawValue, in: whole)
      report.add(self, .contradicts(method.rawValue, section.title), at: range ?? whole)
    }
  }

  /// Whether the heading is that of another section, whose operation does what it says.
  private func isCopied(_ section: Section, _ number: Int, _ verb: HeadingVerb, _ page: LintedPage) -> Bool {
    page.page.groups.indices.contains { other in
      guard page.titles[other] != page.titles[number], let line = page.page.groups[other].lines.first,
        verb.usual.contains(line.method)
      else { return false }
      return page.page.sections[page.titles[other]].title.lowercased() == section.title.lowercased()
    }
  }

  /// Whether another section, whose heading has the method's verb, documents the same operation.
  private func isOfAnother(_ line: ListedOperation, _ verb: HeadingVerb, _ group: Int, _ page: LintedPage) -> Bool {
    guard !verb.usual.contains(line.method) else { return false }
    return page.page.groups.indices.contains { number in
      number != group && page.page.groups[number].lines.contains { $0.id == line.id }
        && HeadingVerb(page.titleWords[number]).map { $0.usual.contains(line.method) } ?? false
    }
  }

  /// The line whose path ends in the opposite of the heading's first word: `/disable` below "Enable a deploy key".
  private func undone(_ group: Int, _ page: LintedPage) -> ListedOperation? {
    guard let verb = page.titleWords[group].first, verb.utf8.count >= 3 else { return nil }
    var opposites = CopiedDescription.opposites[verb] ?? []
    // `unlock` below "Lock", `lock` below "Unlock".
    if page.page.groups[group].lines.count == 1 {
      opposites.append("un" + verb)
      // To delete what was locked unlocks it.
      if verb.hasPrefix("un"), verb.utf8.count >= 6, page.page.groups[group].lines[0].method != .delete {
        opposites.append(String(verb.dropFirst(2)))
      }
    }
    guard !opposites.isEmpty, !page.titleWords[group].contains(where: opposites.contains) else { return nil }
    return page.page.groups[group].lines.first { line in
      line.template.literal(at: line.template.segments.count - 1).map(opposites.contains) ?? false
    }
  }

  /// Whether what stands with an operation fits its method and not the heading: an answer to what should delete, nothing
  /// to send to what should create.
  private func speaksForMethod(_ group: Int, _ verb: HeadingVerb, _ page: LintedPage) -> Bool {
    // "Removes a document" below "Get API".
    if let said = page.leads[group]?.verb.flatMap({ HeadingVerb([$0]) }), said.usual.isDisjoint(with: verb.usual),
      page.page.groups[group].lines.allSatisfy({ said.usual.contains($0.method) }),
      page.parts[group].samples.allSatisfy({ page.page.samples[$0].method.map(said.usual.contains) ?? true })
    {
      return true
    }
    guard page.parts[group].samples.isEmpty else { return false }
    if verb.usual == [.delete] { return page.bodies(of: group).contains { $0.role == .response && $0.json != nil } }
    guard !verb.usual.contains(.get) else { return false }
    let tables = page.parameterTables(of: group)
    let placeholders = page.parts[group].placeholders
    return !tables.isEmpty && tables.allSatisfy { $0.rows.allSatisfy { $0.names.allSatisfy(placeholders.contains) } }
  }

  private func add(_ line: ListedOperation, _ title: String, _ page: LintedPage, _ report: inout LintReport) {
    let range = line.pathRange.flatMap { page.range(before: $0, method: line.method.rawValue) }
    report.add(
      self, .contradicts(line.method.rawValue, title), at: range ?? line.listing.span.range,
      operation: page.docs.operation(line.id))
  }
}

/// What the first word of a heading says about the method below it.
struct HeadingVerb {
  /// The methods that may do it.
  var allowed: Set<HTTPMethod>
  /// The methods that docs nearly always have for it.
  var usual: Set<HTTPMethod>

  /// - Returns: nil where the first word says nothing of the method, or another word of the heading says something else.
  init?(_ words: [String]) {
    guard let first = words.first, let own = Self.methods(first) else { return nil }
    // "Create/Update key"
    if words.count >= 2, ["create", "add", "update", "edit"].contains(first),
      ["create", "update", "edit", "delete", "remove"].contains(words[1]), let other = Self.methods(words[1]),
      other.usual != own.usual
    {
      return nil
    }
    // "Add or remove a member": then the method may be that of the other verb.
    for (joint, word) in zip(words, words.dropFirst())
    where joint.utf8.count <= 4 && (joint == "or" || joint == "and" || joint == "then" || joint == "to") {
      if let other = Self.methods(word), other.usual != own.usual { return nil }
    }
    (allowed, usual) = own
  }

  private typealias Methods = (allowed: Set<HTTPMethod>, usual: Set<HTTPMethod>)

  private static func methods(_ verb: String) -> Methods? { known[verb] }

  private static let known: [String: Methods] = {
    let verbs: [(words: [String], methods: Methods)] = [
      (["delete", "remove", "destroy", "deletes", "removes"], ([.delete, .post, .put, .patch], [.delete])),
      (
        [
          "list", "lists", "show", "shows", "retrieve", "retrieves", "fetch", "get", "gets", "single", "inspect",
          "display", "describe", "download",
        ], ([.get, .head, .post], [.get])
      ),
      (["create", "creates"], ([.post, .put], [.post])),
      (
        ["update", "updates", "edit", "edits", "modify", "modifies", "change"],
        ([.put, .patch, .post], [.put, .patch])
      ),
      (["add", "new"], ([.post, .put, .patch, .get], [.post])),
    ]
    return Dictionary(
      verbs.flatMap { verb in verb.words.map { ($0, verb.methods) } }, uniquingKeysWith: { first, _ in first })
  }()
}

extension LintedPage {
  /// Whether all samples of a group have the path of its line and a method that the heading's verb has rather than the
  /// line's.
  func sampleSides(with verb: HeadingVerb, against line: ListedOperation, in group: Int) -> Bool {
    let samples = parts[group].samples
    guard !samples.isEmpty, !verb.usual.contains(line.method) else { return false }
    return samples.allSatisfy { index in
      guard case .otherMethod = targets[index].verdict, let method = page.samples[index].method else {
        return false
      }
      return verb.usual.contains(method)
    }
  }
}

extension LintMessage {
  fileprivate static func path(_ path: String, _ heading: String) -> LintMessage {
    "`\(path)` under the heading \"\(heading)\""
  }

  fileprivate static func twin(_ method: String, _ usual: String) -> LintMessage {
    "`\(method)` in one of two lines of one action; its sample sends `\(usual)`"
  }

  fileprivate static func heading(_ method: String, _ heading: String) -> LintMessage {
    "Heading \"\(heading)\" over a `\(method)` operation"
  }

  fileprivate static func contradicts(_ method: String, _ heading: String) -> LintMessage {
    "`\(method)` under the heading \"\(heading)\""
  }
}
