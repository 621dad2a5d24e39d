import APIModel
import DocExtract

/// END212: a listed path without its method.
struct PathWithoutMethod: LintRule {
  let card = RuleCard(
    "END212", "path-without-method", severity: .warning,
    summary: "A section that lists a path without the method, where the others have one",
    why: "A reader does not know how to send the request.",
    bad: RuleCard.page(
      CardSection(heading: "List users", listing: "GET /users"),
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "Block a user", listing: "/users/:id/block")),
    good: RuleCard.page(
      CardSection(heading: "List users", listing: "GET /users"),
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"]),
      CardSection(
        heading: "Block a user", listing: "POST /users/:id/block", rows: ["`id` | integer | yes | The ID of the user"])
    ))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.groups.count >= 2 else { return }
    let listed = Set(page.page.groups.map(\.section))
    let headings = page.page.sections.enumerated().compactMap { index, section in
      section.block.map { (block: $0, section: index) }
    }.sorted { $0.block < $1.block }
    var next = 0
    var section = 0
    for (number, block) in page.codeBlocks {
      // Headings are walked along with the blocks.
      while next < headings.count, headings[next].block < number {
        section = headings[next].section
        next += 1
      }
      let text = page.document.buffer[block.literal.bounds]
      guard text.first == UInt8(ascii: "/"), text.count < 400, !listed.contains(section) else { continue }
      let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard text[line.endIndex...].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }),
        !line.contains(where: \.isBlank)
      else { continue }
      let path = String(decoding: line.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
      guard isOfAPI(path, page) else { continue }
      report.add(self, .without(path), at: LiteralMap(page.document, block: number).range(0..<line.count))
    }
  }

  /// Whether a path has a placeholder as the docs write them, and begins like the page's operations.
  private func isOfAPI(_ path: String, _ page: LintedPage) -> Bool {
    let segments = path.split(separator: "/")
    guard let first = segments.first, segments.count >= 2,
      segments.contains(where: { page.docs.isColonStyle ? $0.hasPrefix(":") : $0.hasPrefix("{") && $0.hasSuffix("}") })
    else { return false }
    let lines = page.page.groups.flatMap(\.lines)
    return lines.count { $0.template.literal(at: 0) == String(first) } >= 2
  }
}

extension LintMessage {
  fileprivate static func without(_ path: String) -> LintMessage { "`\(path)` stands without a method" }
}
