import APIModel
import DocExtract

/// END202: a variant line, shown for its query, whose path is not that of the listing it varies.
struct VariantPathMismatch: LintRule {
  let card = RuleCard(
    "END202", "variant-path-mismatch", severity: .warning,
    summary: "A line that shows a query of a listed operation but has another path",
    why: "The path comes from another listing: it may not exist, and the operation's own query is not shown.",
    bad: """
      # Runners API

      ## List a group's runners

      ```plaintext
      GET /groups/:id/runners
      GET /groups/:id/runners?type=group_type
      GET /groups/:id/runners/all?status=online
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the group |
      """,
    good: """
      # Runners API

      ## List a group's runners

      ```plaintext
      GET /groups/:id/runners
      GET /groups/:id/runners?type=group_type
      GET /groups/:id/runners?status=online
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the group |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var gets: [PathTemplate: Set<Int>]?
    for group in page.page.groups {
      guard let first = group.lines.first, first.listing.query.isEmpty else { continue }
      checkSpelling(group, page, &report)
      checkSiblings(group, page, &report)
      if group.lines.count == 2, group.lines[1].method == .head {
        let known = gets ?? Self.gets(page)
        gets = known
        checkHeads(group, known, page, &report)
      }
      let variants = group.lines.filter { !$0.listing.query.isEmpty }
      guard !variants.isEmpty,
        group.lines.allSatisfy({ !$0.listing.query.isEmpty || $0.id == first.id })
      else { continue }
      let hasVariants = variants.contains { $0.id == first.id }
      for line in variants where line.id != first.id && line.method == first.method {
        // A path that is listed anywhere without a query exists for itself.
        guard let operation = page.docs.operation(line.id),
          !operation.listings.contains(where: { $0.query.isEmpty }),
          // Beside no line with the listing's own path only a slip of the pen is told.
          hasVariants || Spelling.distance(line.template.description, first.template.description, atMost: 1) != nil
        else { continue }
        report.add(
          self, .mismatch(line.listing.path, first.listing.path), at: pathRange(line, page), operation: operation,
          notes: [Finding.Note("the listing that it varies", span: first.listing.span)])
      }
    }
  }

  /// One of at least three lines listed together, each of another container, that has another method than all others or
  /// lacks the placeholder that all others end with.
  private func checkSiblings(_ group: OperationGroup, _ page: LintedPage, _ report: inout LintReport) {
    let lines = group.lines
    guard (3...12).contains(lines.count), Set(lines.map(\.template)).count == lines.count,
      Set(lines.compactMap { $0.template.literal(at: 0) }).count == lines.count
        || Set(lines.compactMap { $0.template.literal(at: 2) }).count == lines.count
    else { return }
    for (number, line) in lines.enumerated() {
      let others = lines.indices.filter { $0 != number }.map { lines[$0] }
      guard let first = others.first, others.allSatisfy({ $0.method == first.method }) else { continue }
      let tail = first.template.segments.last
      if line.method != first.method, line.template.segments.last == tail,
        others.allSatisfy({ $0.template.segments.last == tail })
      {
        let range = line.pathRange.flatMap { page.range(before: $0, method: line.method.rawValue) }
        report.add(
          self, .method(line.method.rawValue, first.method.rawValue), at: range ?? line.listing.span.range,
          operation: page.docs.operation(line.id), notes: [Finding.Note("beside it", span: first.listing.span)])
      } else if line.method == first.method, first.method == .delete || first.method == .put,
        !line.template.endsInPlaceholder, let name = first.placeholders.last,
        others.allSatisfy({ $0.template.endsInPlaceholder && $0.placeholders.last == name }),
        others.allSatisfy({ other in
          other.template.literal(at: other.template.segments.count - 2)
            == line.template.literal(at: line.template.segments.count - 1)
        })
      {
        report.add(
          self, .shorter(line.listing.path, name), at: line.pathRange ?? line.listing.span.range,
          operation: page.docs.operation(line.id), notes: [Finding.Note("beside it", span: first.listing.span)])
      }
    }
  }

  /// The sections that list each path with `GET`.
  private static func gets(_ page: LintedPage) -> [PathTemplate: Set<Int>] {
    var sections: [PathTemplate: Set<Int>] = [:]
    for group in page.page.groups {
      for line in group.lines where line.method == .get { sections[line.template, default: []].insert(group.section) }
    }
    return sections
  }

  /// `HEAD /-/healthy` below `GET /-/ready`, where another section lists the former, too.
  private func checkHeads(
    _ group: OperationGroup, _ gets: [PathTemplate: Set<Int>], _ page: LintedPage, _ report: inout LintReport
  ) {
    guard let first = group.lines.first, let line = group.lines.last,
      first.method == .get, line.method == .head, first.block == line.block, first.template != line.template,
      let sections = gets[line.template], sections.count > (sections.contains(group.section) ? 1 : 0)
    else { return }
    report.add(
      self, .head(line.listing.path, first.listing.path), at: line.pathRange ?? line.listing.span.range,
      operation: page.docs.operation(line.id), notes: [Finding.Note("the line above", span: first.listing.span)])
  }

  /// `HEAD /-/healty` below `GET /-/healthy`: one thing, spelt in two ways.
  private func checkSpelling(_ group: OperationGroup, _ page: LintedPage, _ report: inout LintReport) {
    guard let first = group.lines.first else { return }
    for line in group.lines.dropFirst() where line.method != first.method && line.template != first.template {
      let (own, other) = (line.template, first.template)
      guard own.segments.count == other.segments.count else { continue }
      let differing = own.segments.indices.filter { own.segments[$0] != other.segments[$0] }
      guard differing.count == 1, let at = differing.first, let word = own.literal(at: at),
        let meant = other.literal(at: at), meant.utf8.count >= 5,
        Spelling.isOneSlip(Array(word.utf8), Array(meant.utf8)), !Spelling.differsInNumber(word, meant),
        // Of the two the one that the docs have elsewhere is right.
        page.docs.paths.count(of: word) <= page.docs.paths.count(of: meant)
      else { continue }
      report.add(
        self, .spelt(word, meant), at: line.pathRange ?? line.listing.span.range,
        operation: page.docs.operation(line.id),
        notes: [Finding.Note("the line above", span: first.listing.span)])
    }
  }

  /// The path without its query.
  private func pathRange(_ line: ListedOperation, _ page: LintedPage) -> SourceRange? {
    guard let range = line.pathRange else { return line.listing.span.range }
    let text = page.document.source.text(in: range)
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) else { return range }
    let count = text.utf8.distance(from: text.startIndex, to: mark)
    return SourceRange(
      range.start, SourcePosition(line: Int(range.start.line), column: Int(range.start.column) + count))
  }
}

extension LintMessage {
  fileprivate static func method(_ own: String, _ usual: String) -> LintMessage {
    "`\(own)` among lines with `\(usual)`"
  }

  fileprivate static func shorter(_ path: String, _ name: String) -> LintMessage {
    "`\(path)` lacks the `:\(name)` that the lines beside it end with"
  }

  fileprivate static func head(_ path: String, _ expected: String) -> LintMessage {
    "`HEAD \(path)` beside `GET \(expected)`"
  }

  fileprivate static func spelt(_ word: String, _ meant: String) -> LintMessage {
    "`\(word)` in the path; did you mean `\(meant)`, as in the line above?"
  }

  fileprivate static func mismatch(_ path: String, _ expected: String) -> LintMessage {
    "`\(path)` among the queries of `\(expected)` is another path"
  }
}
