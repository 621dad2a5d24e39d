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
        // A sample with the same path says that it is meant; one with another is told by its own rule.
        let judged = page.parts[number].samples.contains { index in
          switch page.targets[index].verdict {
          case .own, .otherPath: true
          default: false
          }
        }
        guard !judged, let slip = page.docs.misspeltSegment(of: line.template) else { continue }
        let path = line.pathRange ?? line.listing.span.range
        let range = path.flatMap { page.range(of: "/" + slip.word, in: $0) } ?? path
        report.add(
          self, .misspelt(slip.word, slip.meant), at: range, operation: page.docs.operation(line.id),
          fix: range.map { LintFix("Write `\(slip.meant)`", [LintFix.Edit($0, "/" + slip.meant)], isSafe: false) })
      }
    }
  }

}

extension LintMessage {
  fileprivate static func misspelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in its siblings?"
  }
}
