import APIModel
import DocExtract

/// REQ101: a sample request that sends another method than the operation it illustrates.
struct SampleMethodMismatch: LintRule {
  let card = RuleCard(
    "REQ101", "sample-method-mismatch", severity: .error,
    summary: "A sample request with another method than the operation that it illustrates",
    why: "Who pastes the sample calls another operation, perhaps one that deletes.",
    bad: """
      # Users API

      ## Delete a user

      ```plaintext
      DELETE /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      ```shell
      curl --request PUT "https://example.com/api/v4/users/1"
      ```
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

      ```shell
      curl --request DELETE "https://example.com/api/v4/users/1"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var listed: Set<SourceRange> = []
    for (sample, target) in zip(page.page.samples, page.targets) {
      guard case .otherMethod(let lines) = target.verdict, let group = sample.group,
        let first = lines.first,
        // The listing is the wrong one of the two: END203.
        !page.copiedListings.contains(group)
      else { continue }
      let line = page.page.groups[group].lines[first]
      // Where heading and samples agree, the listing is the wrong one: END204.
      if page.page.groups[group].lines.count == 1,
        let verb = HeadingVerb(page.titleWords[group]),
        page.sampleSides(with: verb, against: line, in: group)
      {
        continue
      }
      if let range = listedWrong(line, sample, group, page) {
        guard listed.insert(range).inserted else { continue }
        report.add(
          self, .listed(line.method.rawValue), at: range, operation: page.docs.operation(line.id),
          notes: [Finding.Note("the sample", span: page.page.span(sample.range))])
        continue
      }
      let methods = lines.map { page.page.groups[group].lines[$0].method }
      let expected = Set(methods).sorted().map(\.rawValue).joined(separator: " or ")
      let note = Finding.Note("documented here", span: line.listing.span)
      let operation = page.docs.operation(line.id)
      if let written = sample.curl.explicitMethod {
        let range = page.range(of: written.text, in: written.range, block: sample.block)
        guard let method = sample.curl.method else {
          let meant = Spelling.nearest(written.text.uppercased(), in: HTTPMethod.allCases.map(\.rawValue))
          report.add(self, .unknown(written.text, meant ?? expected), at: range, operation: operation, notes: [note])
          continue
        }
        report.add(
          self, .mismatch(method.rawValue, expected), at: range, operation: operation, notes: [note],
          fix: Set(methods).count == 1
            ? LintFix("Send `\(expected)`", [LintFix.Edit(range, expected)], isSafe: false) : nil)
      } else {
        let method = sample.curl.method ?? .get
        let isImplied = method == .post && (!sample.curl.data.isEmpty || !sample.curl.form.isEmpty)
        // What is missing belongs behind the program's name.
        let range = page.range(of: "curl", in: sample.curl.range, block: sample.block)
        report.add(
          self, isImplied ? .implied(expected) : .mismatch(method.rawValue, expected), at: range, operation: operation,
          notes: [note])
      }
    }
  }
  /// Where a method of members stands before a path that names none, which no other operation of the docs has: of it
  /// and a sample that posts, the listing is wrong.
  private func listedWrong(
    _ line: ListedOperation, _ sample: PageSample, _ group: Int, _ page: LintedPage
  ) -> SourceRange? {
    guard [.put, .patch, .delete].contains(line.method), page.page.groups[group].lines.count == 1,
      sample.curl.explicitMethod != nil, sample.curl.method == .post, line.template.placeholders.isEmpty,
      !page.docs.spec.operations.contains(where: {
        $0.method == line.method && $0.id != line.id && $0.path.placeholders.isEmpty
      }),
      // "Delete a runner": the heading sides with the listing.
      HeadingVerb(page.titleWords[group])?.usual.contains(line.method) != true, let path = line.pathRange
    else { return nil }
    return page.range(before: path, method: line.method.rawValue)
  }
}

extension LintMessage {
  fileprivate static func listed(_ method: String) -> LintMessage {
    "`\(method)` for a path that names no member; did you mean `POST`, as in the sample?"
  }

  fileprivate static func mismatch(_ sent: String, _ expected: String) -> LintMessage {
    "`\(sent)` in a sample of a `\(expected)` operation"
  }

  fileprivate static func unknown(_ sent: String, _ expected: String) -> LintMessage {
    "`\(sent)` is not a request method; did you mean `\(expected)`?"
  }

  fileprivate static func implied(_ expected: String) -> LintMessage {
    "`POST`, which data without `--request` implies, in a sample of a `\(expected)` operation"
  }
}
