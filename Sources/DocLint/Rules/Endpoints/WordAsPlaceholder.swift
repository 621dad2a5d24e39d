import APIModel
import DocExtract

/// END211: a placeholder that should be a fixed segment.
struct WordAsPlaceholder: LintRule {
  let card = RuleCard(
    "END211", "word-as-placeholder", severity: .warning,
    summary: "A placeholder with the name of a fixed segment that its siblings or its sample have there",
    why: "Who fills in a value for it calls another path.",
    bad: RuleCard.page(
      CardSection(
        heading: "List the keys of a user", listing: "GET /users/:id/:keys",
        rows: ["`id` | integer | yes | The ID of the user"],
        sample: "curl \"https://example.com/users/1/keys\"")),
    good: RuleCard.page(
      CardSection(
        heading: "List the keys of a user", listing: "GET /users/:id/keys",
        rows: ["`id` | integer | yes | The ID of the user"],
        sample: "curl \"https://example.com/users/1/keys\"")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      for line in page.page.groups[group].lines {
        for index in line.template.segments.indices {
          guard let name = page.wordAsPlaceholder(at: index, of: line, in: group) else { continue }
          let range = page.range(ofPlaceholder: name, in: line)
          report.add(
            self, .placeholder(name), at: range, operation: page.docs.operation(line.id),
            fix: range.map { LintFix("Write `\(name)`", [LintFix.Edit($0, name)], isSafe: false) })
        }
      }
    }
  }
}

extension LintedPage {
  /// The name of a placeholder that has no row and stands where siblings or a sample have that very word.
  func wordAsPlaceholder(at index: Int, of line: ListedOperation, in group: Int) -> String? {
    let segment = line.template.segments[index]
    guard segment.count == 1, case .placeholder(let name) = segment[0], !name.isEmpty,
      !tables(of: group).contains(where: { $0.rows.contains { $0.names.contains(name) } })
    else { return nil }
    let isSampled = parts[group].samples.contains { number in
      targets[number].segment(index) == name[...] && targets[number].segments.count == line.template.segments.count
    }
    // Two operations or more have the word there, and more than have a placeholder: else the word is the slip.
    let known = docs.paths.continuations(of: line.template, at: index)
    let isSibling =
      known[name, default: 0] >= 1 && known[name, default: 0] > known["{}", default: 0] - 1
      && (known[name, default: 0] >= 2 || docs.placeholderCount(of: name) == 1)
    return isSampled || isSibling ? name : nil
  }
}

extension LintMessage {
  fileprivate static func placeholder(_ name: String) -> LintMessage {
    "`:\(name)` in the path is a placeholder; did you mean `\(name)`?"
  }
}
