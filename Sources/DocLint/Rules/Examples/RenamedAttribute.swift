import APIModel
import DocExtract

/// EXA217: an answer that has another name for an attribute than all others of its resource.
struct RenamedAttribute: LintRule {
  let card = RuleCard(
    "EXA217", "renamed-attribute", severity: .warning,
    summary:
      "An example answer with a name that no other has, in place of a longer or shorter one that all others have",
    why: "The attribute was renamed and one example forgotten: readers look for what never comes.",
    bad: page("role"), good: page("access_role"))

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        response: "[{\"id\": 1, \"name\": \"Ada\", \"access_role\": \"a\"}]"),
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"id\": 1, \"name\": \"Ada\", \"access_role\": \"a\"}"),
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"id\": 1, \"name\": \"Ada\", \"\(name)\": \"a\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let shown = page.docs.shownResources.examples(of: page.page.file)
    for (number, example) in shown.enumerated() where example.names.count >= 3 {
      let others = shown.enumerated().filter { $0.offset != number && $0.element.resource == example.resource }
        .map(\.element.names)
      guard let first = others.first,
        case let loose = example.names.filter({ name in !others.contains { $0.contains(name) } }), loose.count == 1
      else { continue }
      let lost = first.filter { name in !example.names.contains(name) && others.allSatisfy { $0.contains(name) } }
      guard lost.count == 1, let key = member(of: example, in: loose, page),
        let source = shown.first(where: { $0.resource == example.resource && $0.names == first }),
        let right = member(of: source, in: lost, page)?.member.name, Self.isLongerOrShorter(key.member.name, right),
        page.docs.exampleNames.count(of: key.member.name) == 1,
        others.count >= 2 || page.docs.exampleNames.count(of: right) >= 3
          // The request's own row has it.
          || page.parts[example.group].documents(right)
      else { continue }
      report.add(
        self, .renamed(key.member.name, right), at: key.range, operation: page.operations(of: example.group).first)
    }
  }

  private func member(
    of example: ShownResources.Example, in names: [UInt64], _ page: LintedPage
  ) -> (member: JSONNode.Member, range: SourceRange)? {
    let body = page.page.bodies[example.body]
    guard let root = body.json?.document.root,
      let object = root.kind == .array ? Array(root.items.prefix(1)).first : root,
      let member = object.members.first(where: { names.contains($0.nameHash) })
    else { return nil }
    let range =
      member.key.range.lowerBound + body.offsets.lowerBound..<member.key.range.upperBound + body.offsets.lowerBound
    return (member, LiteralMap(page.document, block: body.block).range(range))
  }

  /// `access_level` and `base_access_level`.
  private static func isLongerOrShorter(_ a: String, _ b: String) -> Bool {
    let (one, other) = (NameWords.parts(of: a), NameWords.parts(of: b))
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return short.count < long.count && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
  }
}

extension LintMessage {
  fileprivate static func renamed(_ name: String, _ right: String) -> LintMessage {
    "`\(name)` in an example; all others of the resource have `\(right)`"
  }
}
