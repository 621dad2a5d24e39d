import APIModel
import DocExtract

/// END228: a section that shows a call and names no operation, where the others of the page name theirs.
struct MissingListing: LintRule {
  let card = RuleCard(
    "END228", "missing-listing", severity: .warning,
    summary: "A section with a sample request that lacks the line with method and path that its siblings have",
    why: "Readers have to guess which parts of the sample's URL are fixed and which are theirs.",
    bad: page(""), good: page("```plaintext\nPOST /users/:id/keys/:key_id/enable\n```\n\n"))

  private static let rows = """
    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |
    | `key_id` | integer | yes | The ID of the key |

    """

  private static func page(_ listing: String) -> String {
    let operations = [
      ("Get a key", "GET /users/:id/keys/:key_id"), ("Update a key", "PUT /users/:id/keys/:key_id"),
      ("Delete a key", "DELETE /users/:id/keys/:key_id"),
    ]
    let call = "```shell\ncurl --request POST \"https://example.com/api/v4/users/5/keys/13/enable\"\n```\n\n"
    return "# Keys API\n\n"
      + operations.map { "## \($0.0)\n\n```plaintext\n\($0.1)\n```\n\n\(rows)\n" }.joined()
      + "## Enable a key\n\n\(listing)\(rows)\n\(call)"
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let groups = page.page.groups
    let sections = page.page.sections
    let shown = groups.indices.filter { groups[$0].isShownBySamples && groups[$0].lines.count == 1 }
    guard !shown.isEmpty else { return }
    for number in shown {
      let section = groups[number].section
      var siblings: Set<Int> = []
      for group in groups
      where !group.isShownBySamples && !group.documented.isEmpty
        && sections[group.section].parent == sections[section].parent
      {
        siblings.insert(group.section)
      }
      guard let block = sections[section].block, let line = groups[number].lines.first, siblings.count >= 3,
        siblings.count >= 3 * shown.count
      else { continue }
      report.add(
        self, .missing(line.method.rawValue, line.listing.path), at: page.range(block),
        operation: page.docs.operation(line.id))
    }
  }
}

extension LintMessage {
  fileprivate static func missing(_ method: String, _ path: String) -> LintMessage {
    "No line names the operation of this section, as those of its siblings do; the sample calls `\(method) \(path)`"
  }
}
