import APIModel
import DocExtract

/// END227: a heading of an operation that stands below another operation's, where the others stand beside each other.
struct OperationBelowOperation: LintRule {
  let card = RuleCard(
    "END227", "operation-below-operation", severity: .info,
    summary: "The heading of an operation a level below another operation's, where the page's others are on one level",
    why: "Tables of contents show the operation as a part of the other one.",
    bad: page("###"), good: page("##"), status: .optional)

  private static func page(_ marks: String) -> String {
    let operations = [
      ("##", "List users", "GET /users"), (marks, "Get a user", "GET /users/:id"), ("##", "Add a user", "POST /users"),
      ("##", "Remove a user", "DELETE /users/:id"), ("##", "List keys", "GET /users/:id/keys"),
    ]
    return "# Users API\n"
      + operations.map {
        "\n\($0) \($1)\n\n```plaintext\n\($2)\n```\n\n| Attribute | Type |\n|---|---|\n| `id` | integer |\n"
      }
      .joined()
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let sections = page.page.sections
    let groups = page.page.groups
    let documenting = groups.indices.filter { !groups[$0].documented.isEmpty }
    /// The sections that list operations, by the number of theirs.
    let namings = documenting.map { page.page.naming(groups[$0].section) }
    var isKnown = [Bool](repeating: false, count: sections.count)
    for number in namings where sections[number].block != nil && sections[number].level > 1 { isKnown[number] = true }
    let below = isKnown.indices.filter { number in
      isKnown[number] && sections[number].parent.map { isKnown[$0] } == true
    }
    guard !below.isEmpty, below.count * 5 <= isKnown.count(where: { $0 }),
      // Several below one are its variants.
      Set(below.map { sections[$0].parent }).count == below.count
    else { return }
    var paths: [Int: [PathTemplate]] = [:]
    for (group, section) in zip(documenting, namings) {
      paths[section, default: []] += groups[group].documented.map(\.template)
    }
    for number in below {
      guard let block = sections[number].block, let parent = sections[number].parent else { continue }
      // A variant of the other, or what stands below its path.
      let outer = (paths[parent] ?? []).prefix(50)
      if (paths[number] ?? []).prefix(50).contains(where: { own in outer.contains { Self.isPart(own, of: $0) } }) {
        continue
      }
      report.add(self, .below(sections[parent].title), at: page.range(block))
    }
  }

  /// Whether a path is the other one, or goes on behind it with a word.
  private static func isPart(_ path: PathTemplate, of other: PathTemplate) -> Bool {
    let count = other.segments.count
    guard path.segments.count >= count, path.segments.prefix(count).elementsEqual(other.segments) else { return false }
    return path.segments.count == count || path.literal(at: count) != nil
  }
}

extension LintMessage {
  fileprivate static func below(_ title: String) -> LintMessage {
    "An operation's heading below that of another, \"\(title)\"; the others stand beside each other"
  }
}
