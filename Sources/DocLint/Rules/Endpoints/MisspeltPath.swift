import APIModel
import DocExtract

/// END206: a fixed segment that is a letter away from the one in its siblings.
struct MisspeltPath: LintRule {
  let card = RuleCard(
    "END206", "misspelt-path", severity: .warning,
    summary: "A path whose fixed segment is a slip away from that of its siblings",
    why: "Requests to it get a 404.",
    bad: """
      # Users API

      ## List keys

      ```plaintext
      GET /users/:id/tokens
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a key

      ```plaintext
      GET /users/:id/tokens/:token
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `token` | string | yes | The key |

      ## Delete a key

      ```plaintext
      DELETE /users/:id/tokesn/:token
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `token` | string | yes | The key |
      """,
    good: """
      # Users API

      ## List keys

      ```plaintext
      GET /users/:id/tokens
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Get a key

      ```plaintext
      GET /users/:id/tokens/:token
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `token` | string | yes | The key |

      ## Delete a key

      ```plaintext
      DELETE /users/:id/tokens/:token
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      | `token` | string | yes | The key |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (number, group) in page.page.groups.enumerated() {
      for line in group.lines where line.listing.query.isEmpty && !page.isConcrete(line) {
        // A sample with the same path says that it is meant.
        var judged = false
        var isOwn = false
        var isShown = false
        var isTold = false
        for index in page.parts[number].samples {
          switch page.targets[index].verdict {
          case .own:
            judged = true
            isOwn = true
            isShown = isShown || line.template.fits(page.targets[index].segments)
          case .otherPath(let other, let slip) where group.lines[other].id == line.id:
            judged = true
            if let meant = page.listingSlip(of: index, line, slip)
              ?? lostCollection(of: line, slip, page.targets[index], in: number, page)
            {
              isTold = true
              report.add(
                self, .disagrees(meant.word, meant.path), at: range(meant.word, line, page),
                operation: page.docs.operation(line.id),
                notes: [Finding.Note("the sample", span: page.page.span(page.page.samples[index].range))])
            }
          default: continue
          }
          if judged { break }
        }
        if !isOwn, !isTold, let lost = lostSegment(of: line, page) {
          report.add(self, lost, at: line.pathRange ?? line.listing.span.range, operation: page.docs.operation(line.id))
          continue
        }
        if !judged, let meant = page.strangeCollection(of: line, in: number) {
          let word = line.template.literal(at: 0) ?? ""
          report.add(
            self, .misspelt(word, meant), at: range("/" + word, line, page), operation: page.docs.operation(line.id))
          continue
        }
        if !isShown, !isTold, let slip = otherNumber(of: line, in: number, page) {
          report.add(
            self, .misspelt(slip.word, slip.meant), at: range("/" + slip.word, line, page),
            operation: page.docs.operation(line.id))
          continue
        }
        guard !judged, let slip = page.docs.paths.misspeltSegment(of: line.template) else { continue }
        let range = range("/" + slip.word, line, page)
        report.add(
          self, .misspelt(slip.word, slip.meant), at: range, operation: page.docs.operation(line.id),
          fix: range.map { LintFix("Write `\(slip.meant)`", [LintFix.Edit($0, slip.meant)], isSafe: false) })
      }
    }
  }

  /// `users` of a sample's `/groups/1/users` where the listing is `GET /groups/:id` and the answer a list: other
  /// operations have the word there, and the member's own are listed nowhere else.
  private func lostCollection(
    of line: ListedOperation, _ slip: PathSlip, _ target: SampleTarget, in group: Int, _ page: LintedPage
  ) -> (word: String?, path: String)? {
    guard case .extra(let index) = slip, index == line.template.segments.count, line.method == .get,
      line.template.endsInPlaceholder, case let word = String(target.segment(index)),
      page.docs.paths.continuations(of: line.template, at: index)[word, default: 0] >= 1,
      page.bodies(of: group).contains(where: { $0.role == .response && $0.json?.document.root?.kind == .array })
    else { return nil }
    return (nil, word)
  }

  /// What a path lacks that nearly all others of the docs have in its place.
  private func lostSegment(of line: ListedOperation, _ page: LintedPage) -> LintMessage? {
    let path = line.template
    guard path.segments.count >= 2, !path.takesSlashes else { return nil }
    if path.literal(at: 0) == nil {
      let first = page.docs.paths.continuations(of: path, at: 0)
      let total = first.values.reduce(0, +)
      guard total >= 20, first["{}", default: 0] * 20 <= total, path.segments[0].count == 1 else { return nil }
      return .withoutCollection(line.listing.path)
    }
    // `/repos/:owner/releases` where `/repos/:owner/:repo/releases` is what the others have.
    for index in 1..<path.segments.count {
      guard let word = path.literal(at: index), path.literal(at: index - 1) == nil,
        page.docs.paths.continuations(of: path, at: index)[word] == 1
      else { continue }
      var longer = path
      longer.segments.insert([.placeholder("id")], at: index)
      if page.docs.paths.continuations(of: longer, at: index + 1)[word, default: 0] >= 3 {
        return .withoutPlaceholder(path.placeholders(at: index - 1).first ?? "", word)
      }
    }
    // What names the owner elsewhere in the path, `/projects/fork/:id`, is not lost.
    guard !path.placeholders.contains("id") else { return nil }
    // `/projects/hooks` where `/projects/:id/hooks` is what the others have.
    for index in 1..<path.segments.count {
      guard let word = path.literal(at: index), path.literal(at: index - 1) != nil,
        page.docs.paths.continuations(of: path, at: index)[word] == 1
      else { continue }
      var longer = path
      longer.segments.insert([.placeholder("id")], at: index)
      let known = page.docs.paths.continuations(of: longer, at: index + 1)
      if known[word, default: 0] >= 2, page.docs.paths.continuations(of: path, at: index)["{}", default: 0] >= 5 {
        return .withoutPlaceholder(path.literal(at: index - 1) ?? "", word)
      }
    }
    return nil
  }

  /// A word in the singular where the same path with the plural is documented, or the reverse: above a member, or at the
  /// end of what changes one thing, where the heading has the other's word.
  private func otherNumber(
    of line: ListedOperation, in group: Int, _ page: LintedPage
  ) -> (word: String, meant: String)? {
    let path = line.template
    for index in path.segments.indices {
      guard let word = path.literal(at: index), word.utf8.count >= 4 else { continue }
      let known = page.docs.paths.continuations(of: path, at: index)
      guard known.count > 1, known[word] == 1,
        let meant = known.keys.first(where: { Spelling.differsInNumber($0, word) })
      else { continue }
      var other = path
      other.segments[index] = [.literal(meant)]
      if index < path.segments.count - 1 {
        // Beside each other, the two are one operation by two names.
        let isAlias = page.page.groups[group].lines.contains { $0.template == other }
        let isDocumented =
          !isAlias && HTTPMethod.allCases.contains { page.docs.number(of: OperationID($0, other)) != nil }
        if isDocumented, known[meant, default: 0] >= 2 { return (word, meant) }
      } else if line.method.carriesBody, !line.isTitled(word), line.isTitled(meant),
        page.page.groups.contains(where: { group in
          group.lines.contains { $0.method.carriesBody && $0.template == other && $0.isTitled(meant) }
        })
      {
        return (word, meant)
      }
    }
    return nil
  }

  private func range(_ word: String?, _ line: ListedOperation, _ page: LintedPage) -> SourceRange? {
    let path = line.pathRange ?? line.listing.span.range
    guard let path, let word, var found = page.range(of: word, in: path) else { return path }
    // Without the slash that made it a whole segment.
    found.start.column += 1
    return found
  }
}

extension LintedPage {
  /// The collection that all other paths of the page with the same tail are below, where a line's own is one that no
  /// other path of the page begins with and the row of its ID speaks of the other: `groups` for `projects`.
  func strangeCollection(of line: ListedOperation, in group: Int) -> String? {
    let path = line.template
    guard path.segments.count >= 3, let own = path.literal(at: 0), path.literal(at: 1) == nil,
      let tail = path.literal(at: 2), docs.paths.continuations(of: path, at: 2)[tail] == 1
    else { return nil }
    var counts: [String: Int] = [:]
    for other in page.groups.flatMap(\.lines) where other.id != line.id {
      guard let first = other.template.literal(at: 0) else { continue }
      if first == own { return nil }
      if other.template.segments.count >= 3, other.template.literal(at: 1) == nil,
        other.template.literal(at: 2) == tail
      {
        counts[first, default: 0] += 1
      }
    }
    guard counts.count == 1, let (usual, count) = counts.first, count >= 2,
      let placeholder = path.placeholders(at: 1).first
    else { return nil }
    let (one, wrong) = (LintedDocs.singular(usual), LintedDocs.singular(own))
    let isDescribed = tables(of: group).contains { table in
      table.rows.contains { row in
        guard row.names.contains(placeholder), let cell = table.cell(row, .description) else { return false }
        let words = NameWords.words(of: text(cell))
        return words.contains(one) && !words.contains(wrong)
      }
    }
    return isDescribed ? usual : nil
  }

  /// What is wrong in a listed path that a sample has right, as the other paths of the docs show.
  /// - Returns: The word that is wrong, nil where one is missing, and the path as the sample has it.
  func listingSlip(
    of sample: Int, _ line: ListedOperation, _ slip: PathSlip
  ) -> (word: String?, path: String)? {
    let target = targets[sample]
    let siblings = { (index: Int) in self.docs.paths.continuations(of: line.template, at: index) }
    switch slip {
    case .differs(let index, let expected):
      let given = String(target.segment(index))
      // The heading has one of the two words, "List the statuses"; one thing in the heading may be many in the path.
      switch (line.isTitled(expected), line.isTitled(given)) {
      case (true, false) where !Spelling.differsInNumber(expected, given): return nil
      case (false, true)
      where siblings(index)[expected, default: 0] == 1
        && (given.utf8.count > expected.utf8.count || !Spelling.differsInNumber(expected, given)):
        return ("/" + expected, given)
      default: break
      }
      // Other operations below the same beginning say which of the two words there is.
      let known = siblings(index)
      if known[given, default: 0] > known[expected, default: 0] - 1, known[given, default: 0] >= 1 {
        return ("/" + expected, given)
      }
      // The name of a placeholder that the others have there, written as a word.
      if known[expected] == 1, known["{}", default: 0] >= 1, docs.placeholderCount(of: expected) >= 1 {
        return ("/" + expected, (docs.isColonStyle ? ":" : "") + expected)
      }
      guard docs.paths.count(of: given) > docs.paths.count(of: expected) else { return nil }
      return ("/" + expected, given)
    case .extra(let index):
      let given = target.segment(index)
      // A path that begins with a placeholder has lost its collection.
      if index == 0, line.template.literal(at: 0) == nil {
        let isNamed = line.template.placeholders(at: 0).first.map {
          NameWords.parts(of: $0).contains(LintedDocs.singular(String(given)))
        }
        return docs.paths.count(of: given) >= 3 || isNamed ?? false ? (nil, String(given)) : nil
      }
      // The heading speaks of what only the sample has, "Create a todo": `/todo`.
      if index == line.template.segments.count, line.isAbout(given) { return (nil, String(given)) }
      let known = siblings(index)
      let own = line.template.literal(at: index) ?? (line.template.segments.count > index ? "{}" : "")
      guard !own.isEmpty || isListedTwice(line) else { return nil }
      // The word, or the placeholder whose value it is, stands there in other operations, and what the line has does not.
      let support = known[String(given)] ?? (given.isValue ? known["{}", default: 0] : 0)
      return support > known[own, default: 0] - 1 && support >= 1 ? (nil, given.isValue ? ":id" : String(given)) : nil
    case .missing(let index, let expected):
      // What the sample sends beside the path is no part of it.
      guard index == line.template.segments.count - 1, expected.hasPrefix(":"),
        case let name = String(expected.dropFirst()), sampleFields[sample].contains(where: { $0.name == name })
      else { return nil }
      return ("/" + expected, "")
    }
  }

  /// Whether another line of the docs lists the same operation.
  private func isListedTwice(_ line: ListedOperation) -> Bool {
    (docs.operation(line.id)?.listings.count ?? 0) > 1
  }
}

extension ListedOperation {
  /// Whether the heading has all words of a segment, one thing or many.
  fileprivate func isAbout(_ segment: Substring) -> Bool {
    let title = NameWords.words(of: listing.heading ?? "")
    let parts = NameWords.words(of: segment)
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.utf8.count >= 3 && title.contains { $0 == part || Spelling.differsInNumber($0, part) }
      }
  }

  /// Whether the heading has a word of the path, as it stands there.
  fileprivate func isTitled(_ word: String) -> Bool {
    let title = NameWords.words(of: listing.heading ?? "")
    let parts = NameWords.words(of: word)
    return !parts.isEmpty && parts.allSatisfy(title.contains)
  }
}

extension Substring {
  /// Whether a segment of a sample's path can only be a value: a number, or encoded.
  fileprivate var isValue: Bool {
    utf8.allSatisfy(\.isDigit) || utf8.contains(UInt8(ascii: "%"))
  }
}

extension LintMessage {
  fileprivate static func withoutCollection(_ path: String) -> LintMessage {
    "`\(path)` begins with a placeholder, which hardly any other path does"
  }

  fileprivate static func withoutPlaceholder(_ owner: String, _ word: String) -> LintMessage {
    "`\(word)` follows `\(owner)` without the placeholder that other paths have between them"
  }

  fileprivate static func disagrees(_ word: String?, _ meant: String) -> LintMessage {
    if let word, meant.isEmpty { return "`\(word.dropFirst())` in the path, which the sample sends beside it" }
    if let word { return "`\(word.dropFirst())` in the path; did you mean `\(meant)`, as in the sample?" }
    return "Path lacks `\(meant)`, which its sample has"
  }

  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in its siblings?"
  }
}
