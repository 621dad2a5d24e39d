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
        let operation = page.callees[index], let name = operation.path.placeholders.last,
        case let segments = page.targets[index].segments.dropLast(Self.endsInAction(operation) ? 1 : 0),
        operation.path.endsInPlaceholder || segments.count < page.targets[index].segments.count,
        let value = segments.last, let root = answer.json?.document.root?.unwrapped,
        let node = Self.other(name, String(value), operation, root)
      else { continue }
      let offsets =
        node.range.lowerBound + answer.offsets.lowerBound..<node.range.upperBound + answer.offsets.lowerBound
      report.add(
        self, .differs(node.source, String(value)), at: LiteralMap(page.document, block: answer.block).range(offsets),
        operation: operation)
    }
  }

  /// Whether a path ends in what is done to the member before it: the answer shows that one.
  private static func endsInAction(_ operation: Operation) -> Bool {
    guard operation.method != .get, !operation.path.endsInPlaceholder,
      let word = operation.path.literal(at: operation.path.segments.count - 1)
    else { return false }
    return actions.contains(word)
  }

  /// Not those that make another thing, such as `fork` or `retry`.
  private static let actions: Set = [
    "apply", "subscription", "subscribe", "unsubscribe", "lock", "unlock", "star", "unstar", "cancel", "enable",
    "disable", "approve", "unapprove", "publish", "unpublish", "archive", "unarchive", "activate", "deactivate",
    "pause",
    "resume", "close", "open", "reopen", "block", "unblock", "start", "stop", "erase", "rename", "restore",
  ]

  /// The ID of an answer, or what its path calls a name, where it is not the one that is asked for.
  private static func other(
    _ placeholder: String, _ value: String, _ operation: Operation, _ root: JSONNode
  ) -> JSONNode? {
    let placeholder = placeholder.utf8.contains { $0 & 0x20 != 0 } ? placeholder : placeholder.lowercased()
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
      !asked.isEmpty, asked.utf8.allSatisfy({ $0.isWord || $0.isOne(of: "-.") }), !text.holds(asked)
    else { return nil }
    return node
  }
}

extension LintMessage {
  fileprivate static func differs(_ shown: String, _ sent: String) -> LintMessage {
    "The answer is about \(shown), the sample asks for \(sent)"
  }
}
