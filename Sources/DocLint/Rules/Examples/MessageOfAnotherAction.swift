import APIModel
import DocExtract

/// EXA229: an answer that tells of another action than what was asked for.
struct MessageOfAnotherAction: LintRule {
  let card = RuleCard(
    "EXA229", "message-of-another-action", severity: .warning,
    summary: "A message in an example answer that tells of another action than its section",
    why: "It was copied; readers look for the message in vain, or think that nothing was deleted.",
    bad: page("created"), good: page("deleted"))

  private static func page(_ done: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"message\": \"User \(done)\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where !page.parts[group].bodies.isEmpty {
      guard let verb = page.titleWords[group].first, let others = Self.others[verb],
        // "Create or delete a lock" does both.
        !page.titleWords[group].dropFirst().contains(where: { Self.others[$0] != nil })
      else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root, root.kind == .object, Array(root.members.prefix(8)).count < 8,
          let node = root.member("message") ?? root.member("msg") ?? root.member("detail"), let text = node.string,
          text.utf8.count <= 60, case let words = NameWords.words(of: text), words.count <= 6,
          let done = words.last(where: { $0 != "successfully" }), others.contains(done),
          !words.contains("not"), !words.contains("no")
        else { continue }
        let offsets =
          node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound
        report.add(
          self, .other(done, page.page.sections[page.titles[group]].title),
          at: LiteralMap(page.document, block: body.block).range(offsets), operation: page.operations(of: group).first)
      }
    }
  }

  /// What is done by none of a heading's verbs.
  private static let others: [String: Set<String>] = {
    let made: Set = ["created", "added"]
    let changed: Set = ["updated", "modified", "changed"]
    let gone: Set = ["deleted", "removed"]
    return [
      "create": gone.union(["modified", "changed"]), "add": gone, "update": made.union(gone), "edit": made.union(gone),
      "modify": made.union(gone), "delete": made.union(changed), "remove": made.union(changed),
    ]
  }()
}

extension LintMessage {
  fileprivate static func other(_ done: String, _ title: String) -> LintMessage {
    "\"\(done)\" in the answer to \"\(title.prefix(60))\""
  }
}
