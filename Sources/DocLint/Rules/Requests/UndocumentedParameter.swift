import APIModel
import DocExtract

/// REQ201: a sample that sends a parameter which no row documents.
struct UndocumentedParameter: LintRule {
  let card = RuleCard(
    "REQ201", "undocumented-parameter", severity: .warning,
    summary: "A sample request with a parameter that its operation does not document",
    why: "Either the sample misspells a parameter, so that the server ignores it, or the table lacks a row.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&emial=ada@example.com&email=ada@example.com" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&email=ada@example.com" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where page.mayShowRequest(group) { checkKeys(of: group, page, &report) }
    for group in page.page.groups.indices {
      checkDumps(of: group, page, &report)
      checkInline(of: group, page, &report)
    }
    var told: Set<SourceRange> = []
    for mismatch in page.mismatches() {
      let note = Finding.Note("the sample", span: page.page.span(mismatch.range))
      switch mismatch.remedy {
      case .sample(let meant):
        let isPart = meant?.utf8.contains(UInt8(ascii: "[")) ?? false
        report.add(
          self, .undocumented(mismatch.name, meant), at: mismatch.range, operation: mismatch.operation,
          fix: isPart
            ? nil : meant.map { LintFix("Write `\($0)`", [LintFix.Edit(mismatch.range, $0)], isSafe: false) })
      case .row(let parameter):
        guard let row = parameter.span?.range else { continue }
        let range = page.range(of: parameter.name, in: row) ?? row
        guard told.insert(range).inserted else { continue }
        report.add(
          self, .renamed(parameter.name, mismatch.name), at: range, operation: mismatch.operation, notes: [note])
      case .missingRow(let last):
        report.add(self, .withoutRow(mismatch.name), at: last, operation: mismatch.operation, notes: [note])
      }
    }
  }

  /// What a request dump asks for, where the operation's parameters have rows or items on the page.
  private func checkDumps(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    var known: [OperationID: Set<String>] = [:]
    for line in page.page.groups[group].illustrations where !line.listing.query.isEmpty {
      guard let operation = page.docs.operation(line.id), let range = line.pathRange else { continue }
      let names = known[line.id] ?? describedQuery(of: operation, page)
      known[line.id] = names
      guard !names.isEmpty else { continue }
      for pair in line.listing.query {
        let name = page.rootName(PercentEncoding.decode(pair.name, plusIsBlank: true))
        guard !names.contains(name), !LintedPage.isGeneral(name), name.utf8.first?.isLetter == true,
          name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
        else { continue }
        let meant =
          Spelling.nearest(name, in: names)
          ?? names.sorted().first { name.hasPrefix($0) || $0.hasPrefix(name) }
        report.add(self, .undocumented(name, meant), at: page.range(of: name, in: range) ?? range, operation: operation)
      }
    }
  }

  /// The parameters of the query that a row or item of the page describes: what only a request shows has neither type nor
  /// text.
  func describedQuery(of operation: Operation, _ page: LintedPage) -> Set<String> {
    Set(
      operation.parameters.lazy.filter {
        $0.location == .query && ($0.writtenType != nil || $0.description != nil) && $0.span?.file == page.page.file
      }.map { page.rootName($0.name) })
  }

  /// The one key of a JSON body that has no row or item, where all others have.
  private func checkKeys(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    let operations = page.operations(of: group)
    guard operations.count == 1, let operation = operations.first, operation.method.carriesBody else { return }
    let documented = Set(operation.parameters.filter { $0.span?.file == page.page.file }.map { page.rootName($0.name) })
    guard documented.count >= 2, page.renamedKey(in: group) == nil else { return }
    for body in page.bodies(of: group) where body.role == .request && page.isExample(body) {
      guard let root = body.json?.document.root, root.kind == .object, body.json?.isValid == true,
        case let members = Array(root.members), members.count >= 3
      else { continue }
      let unknown = members.filter { !documented.contains($0.name) }
      guard unknown.count == 1, let key = unknown.first, key.key.kind == .string, !LintedPage.isGeneral(key.name),
        !documented.contains(where: { Spelling.isOneSlip(Array($0.utf8), Array(key.name.utf8)) })
      else { continue }
      let rows = page.tables(of: group).filter { $0.role == .parameters }.flatMap(\.rows)
      let sent = Set(members.map(\.name))
      // All rows but the path's are sent, and one thing more.
      if let last = rows.last, !page.mentions(key.name, inProseOf: group),
        rows.flatMap(\.names).allSatisfy({
          sent.contains(page.rootName($0)) || operation.path.placeholders.contains($0)
        })
      {
        let place = LiteralMap(page.document, block: body.block).range(key.key.keyRange(from: body.offsets.lowerBound))
        report.add(
          self, .withoutRow(key.name), at: last.range, operation: operation,
          notes: [Finding.Note("the example", span: page.page.span(place))])
        continue
      }
      guard documented.count >= 3 else { continue }
      let offsets = key.key.keyRange(from: body.offsets.lowerBound)
      report.add(
        self, .undocumented(key.name, nil), at: LiteralMap(page.document, block: body.block).range(offsets),
        operation: operation)
    }
  }
}

extension LintMessage {
  fileprivate static func undocumented(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` is no documented parameter; did you mean `\(meant)`?" }
    return "`\(name)` is sent but not documented"
  }

  fileprivate static func renamed(_ documented: String, _ sent: String) -> LintMessage {
    "`\(documented)` is documented; did you mean `\(sent)`, as in the sample?"
  }

  fileprivate static func withoutRow(_ name: String) -> LintMessage { "No row for `\(name)`, which the sample sends" }
}
