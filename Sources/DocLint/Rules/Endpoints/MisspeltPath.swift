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
      GET /users/:id/tokens/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Delete a key

      ```plaintext
      DELETE /users/:id/tokesn/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
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
      GET /users/:id/tokens/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ## Delete a key

      ```plaintext
      DELETE /users/:id/tokens/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (number, group) in page.page.groups.enumerated() {
      for line in group.lines where line.listing.query.isEmpty && !page.isConcrete(line) {
        // A sample with the same path says that it is meant.
        var judged = false
        for index in page.parts[number].samples {
          switch page.targets[index].verdict {
          case .own: judged = true
          case .otherPath(let other, let slip) where group.lines[other].id == line.id:
            judged = true
            if let meant = page.listingSlip(of: page.targets[index], line, slip) {
              report.add(
                self, .disagrees(meant.word, meant.path), at: range(meant.word, line, page),
                operation: page.docs.operation(line.id),
                notes: [Finding.Note("the sample", span: page.page.span(page.page.samples[index].range))])
            }
          default: continue
          }
          if judged { break }
        }
        guard !judged, let slip = page.docs.paths.misspeltSegment(of: line.template) else { continue }
        let range = range("/" + slip.word, line, page)
        report.add(
          self, .misspelt(slip.word, slip.meant), at: range, operation: page.docs.operation(line.id),
          fix: range.map { LintFix("Write `\(slip.meant)`", [LintFix.Edit($0, slip.meant)], isSafe: false) })
      }
    }
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
  /// What is wrong in a listed path that a sample has right, as the other paths of the docs show.
  /// - Returns: The word that is wrong, nil where one is missing, and the path as the sample has it.
  func listingSlip(
    of target: SampleTarget, _ line: ListedOperation, _ slip: PathSlip
  ) -> (word: String?, path: String)? {
    let siblings = { (index: Int) in self.docs.paths.continuations(of: line.template, at: index) }
    switch slip {
    case .differs(let index, let expected):
      let given = String(target.segment(index))
      // Other operations below the same beginning say which of the two words there is.
      let known = siblings(index)
      if known[given, default: 0] > known[expected, default: 0] - 1, known[given, default: 0] >= 1 {
        return ("/" + expected, given)
      }
      guard docs.paths.count(of: given) > docs.paths.count(of: expected) else { return nil }
      return ("/" + expected, given)
    case .extra(let index):
      let given = target.segment(index)
      // A path that begins with a placeholder has lost its collection.
      if index == 0, line.template.literal(at: 0) == nil {
        return docs.paths.count(of: given) >= 3 ? (nil, String(given)) : nil
      }
      let known = siblings(index)
      let own = line.template.literal(at: index) ?? (line.template.segments.count > index ? "{}" : "")
      guard !own.isEmpty || isListedTwice(line) else { return nil }
      // The word, or the placeholder whose value it is, stands there in other operations, and what the line has does not.
      let support = known[String(given)] ?? (given.isValue ? known["{}", default: 0] : 0)
      return support > known[own, default: 0] - 1 && support >= 1 ? (nil, given.isValue ? ":id" : String(given)) : nil
    case .missing: return nil
    }
  }

  /// Whether another line of the docs lists the same operation.
  private func isListedTwice(_ line: ListedOperation) -> Bool {
    (docs.operation(line.id)?.listings.count ?? 0) > 1
  }
}

extension Substring {
  /// Whether a segment of a sample's path can only be a value: a number, or encoded.
  fileprivate var isValue: Bool {
    utf8.allSatisfy(\.isDigit) || utf8.contains(UInt8(ascii: "%"))
  }
}

extension LintMessage {
  fileprivate static func disagrees(_ word: String?, _ meant: String) -> LintMessage {
    if let word { return "`\(word.dropFirst())` in the path; did you mean `\(meant)`, as in the sample?" }
    return "Path lacks `\(meant)`, which its sample has"
  }

  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in its siblings?"
  }
}
