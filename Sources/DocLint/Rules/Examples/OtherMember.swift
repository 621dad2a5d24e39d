import APIModel
import DocExtract

/// EXA218: an answer that shows another member than its request asked for.
struct OtherMember: LintRule {
  let card = RuleCard(
    "EXA218", "other-member", severity: .info,
    summary: "An example answer whose ID is not the one in the path of the sample request beside it",
    why: "Readers compare the two and wonder which of the numbers they have to send.",
    bad: page(8), good: page(7), status: .optional)

  private static func page(_ id: Int) -> String {
    RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        sample: "curl \"https://example.com/users/7\"", response: "{\"id\": \(id), \"name\": \"Ada\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      let samples = page.parts[group].samples.filter { page.targets[$0].verdict == .own }
      let answers = page.bodies(of: group).filter { $0.role == .response && $0.json != nil && page.isExample($0) }
      guard samples.count == 1, let index = samples.first, answers.count == 1, let answer = answers.first,
        let operation = page.callees[index], operation.path.endsInPlaceholder,
        let name = operation.path.placeholders.last, let value = page.targets[index].segments.last,
        let root = answer.json?.document.root, root.kind == .object,
        let node = Self.other(name, String(value), operation, root)
      else { continue }
      let offsets =
        node.range.lowerBound + answer.offsets.lowerBound..<node.range.upperBound + answer.offsets.lowerBound
      report.add(
        self, .differs(node.source, String(value)), at: LiteralMap(page.document, block: answer.block).range(offsets),
        operation: operation)
    }
  }
  /// The ID of an answer, or what its path calls a name, where it is not the one that is asked for.
  private static func other(
    _ placeholder: String, _ value: String, _ operation: Operation, _ root: JSONNode
  ) -> JSONNode? {
    if LintedPage.isIdentifier(placeholder) {
      guard value.utf8.allSatisfy(\.isDigit), let node = root.member(placeholder.hasSuffix("iid") ? "iid" : "id"),
        node.kind == .number, node.isInteger, node.source != value
      else { return nil }
      return node
    }
    // A change may be one of the name.
    guard operation.method == .get, NameWords.parts(of: placeholder).last == "name",
      let node = root.member(placeholder) ?? root.member("name"), let text = node.string,
      case let asked = PercentEncoding.decode(value), text.lowercased() != asked.lowercased(),
      !asked.isEmpty, asked.utf8.allSatisfy({ $0.isWord || "-.".utf8.contains($0) }), !text.holds(asked)
    else { return nil }
    return node
  }
}

extension LintMessage {
  fileprivate static func differs(_ shown: String, _ sent: String) -> LintMessage {
    "The answer is about \(shown), the sample asks for \(sent)"
  }
}
