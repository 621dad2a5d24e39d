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

  /// Pages are asked of a list: a sample beside no operation that sends `per_page` and changes nothing else.
  private func checkPages(_ page: LintedPage, _ report: inout LintReport) {
    for (sample, target) in zip(page.page.samples, page.targets) {
      guard target.verdict == .unknown || target.verdict == .foreign, let method = sample.method,
        [.put, .patch, .delete].contains(method), let written = sample.curl.explicitMethod,
        sample.curl.data.isEmpty, sample.curl.form.isEmpty,
        let query = sample.url?.query, !query.isEmpty,
        query.contains(where: { $0.name == "per_page" || $0.name == "page_size" }),
        query.allSatisfy({ LintedPage.isGeneral($0.name) || $0.name == "page_size" })
      else { continue }
      let range = page.range(of: written.text, in: written.range, block: sample.block)
      report.add(
        self, .pages(method.rawValue), at: range,
        fix: LintFix("Send `GET`", [LintFix.Edit(range, "GET")], isSafe: false))
    }
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkPages(page, &report)
    var listed: Set<SourceRange> = []
    var either = EitherMethod()
    for (sample, target) in zip(page.page.samples, page.targets) {
      guard case .otherMethod(let lines) = target.verdict, let group = sample.group,
        let first = lines.first,
        // The listing is the wrong one of the two: END203.
        !page.copiedListings.contains(group)
      else { continue }
      let line = page.page.groups[group].lines[first]
      if let sent = sample.method, either.takes(sent, line.method, page) || page.isCommented(sample, as: sent) {
        continue
      }
      if isOfOtherMethod(sample, line, group, page) { continue }
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
          self, .listed(line.method.rawValue, sample.method?.rawValue ?? "GET"), at: range,
          operation: page.docs.operation(line.id),
          notes: [Finding.Note("the sample", span: page.page.span(sample.range))])
        continue
      }
      let methods = lines.map { page.page.groups[group].lines[$0].method }
      let expected = Set(methods).sorted().map(\.rawValue).joined(separator: " or ")
      let note = Finding.Note("documented here", span: line.listing.span)
      let operation = page.docs.operation(line.id)
      if let written = sample.curl.explicitMethod {
        let range = page.range(of: written.text, in: written.range, block: sample.block)
        guard let method = sample.method else {
          let meant = Spelling.nearest(written.text.uppercased(), in: HTTPMethod.allCases.map(\.rawValue))
          report.add(self, .unknown(written.text, meant ?? expected), at: range, operation: operation, notes: [note])
          continue
        }
        report.add(
          self, .mismatch(method.rawValue, expected), at: range, operation: operation, notes: [note],
          fix: Set(methods).count == 1
            ? LintFix("Send `\(expected)`", [LintFix.Edit(range, expected)], isSafe: false) : nil)
      } else {
        let method = sample.method ?? .get
        let isImplied = method == .post && (!sample.curl.data.isEmpty || !sample.curl.form.isEmpty)
        // What is missing belongs behind the program's name.
        let range = page.range(of: "curl", in: sample.curl.range, block: sample.block)
        report.add(
          self, isImplied ? .implied(expected) : .mismatch(method.rawValue, expected), at: range, operation: operation,
          notes: [note])
      }
    }
  }

  /// Whether a sample in a part of its own, "Example", is of the `POST` that the path of a `GET` has, too: it sends data.
  private func isOfOtherMethod(
    _ sample: PageSample, _ line: ListedOperation, _ group: Int, _ page: LintedPage
  ) -> Bool {
    guard sample.method == .post, sample.curl.explicitMethod == nil, line.method == .get,
      sample.section != page.page.groups[group].section
    else { return false }
    return page.docs.number(of: OperationID(.post, line.template)) != nil
  }

  /// Where the listed method is the wrong one of the two: the heading speaks against it, or it is one of members before
  /// a path that names none, which no other operation of the docs has, and the sample posts.
  private func listedWrong(
    _ line: ListedOperation, _ sample: PageSample, _ group: Int, _ page: LintedPage
  ) -> SourceRange? {
    guard page.page.groups[group].lines.count == 1, let path = line.pathRange else { return nil }
    if Self.isUnlikely(line.method, under: page.titleWords[group], sample) {
      return page.range(before: path, method: line.method.rawValue)
    }
    guard [.put, .patch, .delete].contains(line.method),
      sample.curl.explicitMethod != nil, sample.method == .post, line.placeholders.isEmpty,
      !page.docs.spec.operations.contains(where: {
        $0.method == line.method && $0.id != line.id && $0.path.placeholders.isEmpty
      }),
      // "Delete a runner": the heading sides with the listing.
      HeadingVerb(page.titleWords[group])?.usual.contains(line.method) != true
    else { return nil }
    return page.range(before: path, method: line.method.rawValue)
  }

  /// Whether a heading that says what is done has no word for the listed method, and the sample sends another one
  /// explicitly: "Unsubscribe from an issue" is no `GET`, "Languages" no `DELETE`.
  private static func isUnlikely(_ method: HTTPMethod, under title: [String], _ sample: PageSample) -> Bool {
    guard let sent = sample.method, sent != method, let verb = title.first else { return false }
    let deleting = ["delete", "remove", "destroy", "revoke", "clear", "erase", "purge", "reset", "cancel", "stop"]
    let deletes = title.contains { word in deleting.contains { word.hasPrefix($0) } || word.hasPrefix("un") }
    switch method {
    case .get:
      return sample.curl.explicitMethod != nil && sent != .head && Self.verbsOfChange.contains(verb)
    case .delete: return !deletes && !title.contains("or") && sent != .delete && !title.contains("leave")
    default: return false
    }
  }

  /// What a heading begins with where something is done to one thing.
  private static let verbsOfChange: Set = [
    "subscribe", "unsubscribe", "set", "reset", "move", "create", "add", "update", "edit", "upload", "retry", "cancel",
    "play", "start", "stop", "enable", "disable", "block", "unblock", "approve", "merge", "accept", "apply", "mark",
    "star", "unstar", "archive", "unarchive", "share", "promote", "transfer", "fork", "import", "protect", "unprotect",
    "activate", "deactivate", "resolve", "award", "post", "register", "restore", "rotate", "delete", "remove", "erase",
  ]
}

extension LintMessage {
  fileprivate static func pages(_ method: String) -> LintMessage {
    "`\(method)` in a sample that asks for a page of a list; did you mean `GET`?"
  }

  fileprivate static func listed(_ method: String, _ sent: String) -> LintMessage {
    "`\(method)` is listed; did you mean `\(sent)`, as in the sample?"
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
