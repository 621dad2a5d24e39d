import APIModel
import DocExtract

/// REQ105: `:id` in the URL of a sample.
struct PlaceholderInSample: LintRule {
  let card = RuleCard(
    "REQ105", "placeholder-in-sample", severity: .warning,
    summary: "A sample request whose URL still has a placeholder such as `:id`",
    why: "Who pastes the sample gets a 404; the page's other samples show values.",
    bad: """
      # Users API

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ```shell
      curl "https://example.com/users/1"
      ```

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ```shell
      curl --request DELETE "https://example.com/users/:id"
      ```
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

      ```shell
      curl "https://example.com/users/1"
      ```

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ```shell
      curl --request DELETE "https://example.com/users/1"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var open: [(sample: PageSample, segment: Substring)] = []
    var filled = 0
    for (sample, target) in zip(page.page.samples, page.targets) {
      if let segment = target.segments.first(where: isPlaceholder) {
        open.append((sample, segment))
      } else if !target.segments.isEmpty {
        filled += 1
      }
    }
    // A page whose samples all have placeholders means them as patterns.
    guard filled >= open.count else { return }
    for (sample, segment) in open {
      guard let url = sample.curl.url else { continue }
      let place = page.range(of: "/" + segment, in: url.range, block: sample.block)
      var range = place
      range.start.column += 1
      report.add(
        self, .open(String(segment)), at: range, operation: sample.operation.flatMap(page.docs.operation))
    }
  }

  /// `:id`, but not `:` in the middle of a segment or before a port.
  private func isPlaceholder(_ segment: Substring) -> Bool {
    segment.utf8.first == UInt8(ascii: ":") && segment.utf8.dropFirst().first?.isLetter == true
      && segment.utf8.dropFirst().allSatisfy(\.isWord)
  }
}

extension LintMessage {
  fileprivate static func open(_ placeholder: String) -> LintMessage {
    "`\(placeholder)` in the URL of a sample; show a value, as the other samples do"
  }
}
