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

  /// Whether another operation of the page has the word behind another beginning, as an older version of the API may.
  private func isWordOfOthers(_ word: String, _ line: ListedOperation, _ page: LintedPage) -> Bool {
    guard let own = line.template.segments.indices.first(where: { line.template.literal(at: $0) == word }) else {
      return false
    }
    return page.page.groups.contains { group in
      group.lines.contains { other in
        other.template.literal(at: own) == word
          && other.template.segments.prefix(own) != line.template.segments.prefix(own)
      }
    }
  }

  /// Whether the row of a path names the operation by its last word too, `list_markets | GET /markets`: one letter that
  /// says one or many is meant then.
  private func isNamedBeside(_ word: String, _ meant: String, _ line: ListedOperation, _ page: LintedPage) -> Bool {
    guard let last = line.template.segments.indices.last, line.template.literal(at: last) == word,
      Spelling.differsInNumber(word, meant)
    else { return false }
    let source = page.document.source
    guard let path = line.pathRange ?? line.listing.span.range else { return false }
    // Near it only, as a row may be of any length.
    let row = source.lineRange(Int(path.start.line))
      .clamped(to: max(0, source.offset(of: path.start) - 400)..<source.offset(of: path.start) + 400)
    return source.bytes[row].count(ofBytes: Array(word.utf8), atMost: 2) > 1
  }

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
        if !isShown, !isTold, let lost = lostWord(of: line, in: number, page), !lost.word.isEmpty {
          report.add(
            self, .withoutWord(lost.word, lost.before), at: line.pathRange ?? line.listing.span.range,
            operation: page.docs.operation(line.id))
          continue
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
        if !isShown, !isTold, let slip = wordOfHeading(of: line, in: number, page) {
          let range = range("/" + slip.word, line, page)
          report.add(
            self, .titled(slip.word, slip.meant), at: range, operation: page.docs.operation(line.id),
            fix: range.map { LintFix("Write `\(slip.meant)`", [LintFix.Edit($0, slip.meant)], isSafe: false) })
          continue
        }
        if !isShown, !isTold, let slip = otherNumber(of: line, in: number, page) {
          report.add(
            self, .misspelt(slip.word, slip.meant), at: range("/" + slip.word, line, page),
            operation: page.docs.operation(line.id))
          continue
        }
        guard !judged, let slip = page.docs.paths.misspeltSegment(of: line.template),
          !isWordOfOthers(slip.word, line, page), !isNamedBeside(slip.word, slip.meant, line, page),
          // A page that writes it so time and again means it, as one about the paths of an older version.
          page.document.source.bytes.count(ofBytes: Array("/\(slip.word)".utf8), atMost: 4) < 4
        else { continue }
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
      guard total >= 20, first["{}", default: 0] * 20 <= total, path.segments[0].count == 1,
        // A page with several such paths has them on purpose.
        page.page.groups.lazy.flatMap(\.lines).filter({ $0.template.literal(at: 0) == nil }).prefix(3).count < 3
      else { return nil }
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
      if known[word, default: 0] >= 2, page.docs.paths.continuations(of: path, at: index)["{}", default: 0] >= 5,
        // What concerns all of them may have a path of its own.
        HTTPMethod.allCases.contains(where: { page.docs.number(of: OperationID($0, longer)) != nil })
      {
        return .withoutPlaceholder(path.literal(at: index - 1) ?? "", word)
      }
    }
    return nil
  }

  /// The ways in which a word may be written of one thing or of many.
  private static func otherNumbers(of word: String) -> [String] {
    if word.hasSuffix("ies") { return [word.dropLast(3) + "y", String(word.dropLast())] }
    if word.hasSuffix("es") { return [String(word.dropLast()), String(word.dropLast(2))] }
    if word.hasSuffix("s") { return [String(word.dropLast()), word + "es"] }
    return word.hasSuffix("y") ? [word.dropLast() + "ies", word + "s"] : [word + "s", word + "es"]
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
        let meant = Self.otherNumbers(of: word).first(where: {
          known[$0] != nil && Spelling.differsInNumber($0, word)
        })
      else { continue }
      var other = path
      other.segments[index] = [.literal(meant)]
      if index < path.segments.count - 1 {
        // Beside each other, the two are one operation by two names.
        let lines = page.page.groups[group].lines
        let isAlias = lines.contains { $0.template == other && (lines.count <= 2 || $0.method == line.method) }
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

extension LintMessage {
  fileprivate static func withoutCollection(_ path: String) -> LintMessage {
    "`\(path)` begins with a placeholder, which hardly any other path does"
  }

  fileprivate static func withoutWord(_ word: String, _ before: String?) -> LintMessage {
    if let before { return "Path lacks `\(word)` before `\(before)`, which its siblings have" }
    return "Path lacks `\(word)`, of which the heading speaks"
  }

  fileprivate static func withoutPlaceholder(_ owner: String, _ word: String) -> LintMessage {
    "`\(word)` follows `\(owner)` without the placeholder that other paths have between them"
  }

  fileprivate static func disagrees(_ word: String?, _ meant: String) -> LintMessage {
    if let word, meant.isEmpty { return "`\(word.dropFirst())` in the path, which the sample sends beside it" }
    if let word { return "`\(word.dropFirst())` in the path; did you mean `\(meant)`, as in the sample?" }
    return "Path lacks `\(meant)`, which its sample has"
  }

  fileprivate static func titled(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in the heading?"
  }

  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in its siblings?"
  }
}
