import APIModel
import DocExtract

/// END301: an operation without an example response where the page's others have one.
struct MissingResponseExample: LintRule {
  let card = RuleCard(
    "END301", "missing-response-example", severity: .info,
    summary: "An operation without an example response where its siblings on the page have one",
    why: "A reader can't see what comes back, and nothing can be checked.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```

      ## List groups

      ```plaintext
      GET /groups
      ```

      Example response:

      ```json
      [{"title": "Staff"}]
      ```

      ## Get the owner

      ```plaintext
      GET /owner
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```

      ## List groups

      ```plaintext
      GET /groups
      ```

      Example response:

      ```json
      [{"title": "Staff"}]
      ```

      ## Get the owner

      ```plaintext
      GET /owner
      ```

      Example response:

      ```json
      {"name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var missing: [(group: Int, isReading: Bool)] = []
    var shown = [true: 0, false: 0]
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard let method = lines.first?.method, method != .delete, method != .head, method != .options,
        !lines.contains(where: { page.isConcrete($0) })
      else { continue }
      let isReading = method == .get
      if page.bodies(of: group).contains(where: { $0.role == .response }) {
        shown[isReading, default: 0] += 1
      } else {
        missing.append((group, isReading))
      }
    }
    // Prose is only read where enough siblings show an answer at all.
    missing = missing.filter { shown[$0.isReading, default: 0] >= 2 && !saysWhatComesBack($0.group, page) }
    for (group, isReading) in missing {
      let with = shown[isReading, default: 0]
      let without = missing.filter { $0.isReading == isReading }.count
      guard with >= 2, with >= without, let line = page.page.groups[group].lines.first,
        line.method != .get || !isShownElsewhere(line, page)
      else { continue }
      report.add(
        self, .missing(line.method.rawValue, line.listing.path), at: line.pathRange ?? line.listing.span.range,
        operation: page.docs.operation(line.id))
    }
  }

  private func isShownElsewhere(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    page.docs.operation(line.id)?.responses.contains { $0.status < 300 && !$0.examples.isEmpty } ?? false
  }

  /// A status without content, a table of statuses or attributes, or a pointer to another place.
  private func saysWhatComesBack(_ group: Int, _ page: LintedPage) -> Bool {
    if page.tables(of: group).contains(where: { $0.role == .statuses || $0.role == .responseAttributes }) {
      return true
    }
    for operation in page.operations(of: group)
    where operation.responses.contains(where: { $0.isStatusDocumented && (200..<400).contains($0.status) }) {
      return true
    }
    for block in page.page.groups[group].paragraphs {
      let text = page.document.plainText(of: block).lowercased()
      let words = [
        "respon", "return", "redirect", "empty", "download", "same as", "status", "result", "output", "stream", "sse)",
        "server-sent", "响应", "返回", "レスポンス", "응답",
      ]
      if words.contains(where: { text.holds($0) }) { return true }
    }
    return false
  }
}

extension LintMessage {
  fileprivate static func missing(_ method: String, _ path: String) -> LintMessage {
    "`\(method) \(path)` has no example response; its siblings have one"
  }
}
