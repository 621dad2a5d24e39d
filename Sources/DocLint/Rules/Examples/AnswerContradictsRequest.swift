import APIModel
import DocExtract

/// EXA215: an answer that shows another value than its request sent.
struct AnswerContradictsRequest: LintRule {
  let card = RuleCard(
    "EXA215", "answer-contradicts-request", severity: .warning,
    summary: "An example answer to a creation or update that shows another value than the request beside it sends",
    why: "Readers can't tell whether the server changes the value or the example was left as it was.",
    bad: page(answer: "Ada"), good: page(answer: "Grace"))

  private static func page(answer: String) -> String {
    """
    # Users API

    ## Update a user

    ```plaintext
    PUT /users/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |
    | `name` | string | no | The name of the user |

    Example of a request body:

    ```json
    {"name": "Grace"}
    ```

    Example response:

    ```json
    {"id": 1, "name": "\(answer)"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where page.mayShowRequest(group) {
      let operations = page.operations(of: group)
      guard operations.count == 1, let operation = operations.first, operation.method.carriesBody else { continue }
      let bodies = page.bodies(of: group)
      let answers = bodies.filter {
        $0.role == .response && ($0.status ?? 200) < 300 && $0.json != nil && page.isExample($0)
      }
      guard answers.count == 1, let answer = answers.first, let shown = answer.json?.document.root,
        shown.kind == .object, let sent = sent(by: group, bodies, page)
      else { continue }
      for (name, value) in sent {
        if let number = shown.member(name), Self.isOtherNumber(number, value), !LintedPage.isIdentifier(name) {
          let offsets =
            number.range.lowerBound + answer.offsets.lowerBound..<number.range.upperBound + answer.offsets.lowerBound
          report.add(
            self, .differs(name, number.source, value),
            at: LiteralMap(page.document, block: answer.block).range(offsets), operation: operation)
          continue
        }
        guard let node = shown.member(name), let text = node.string, text != value, !text.isEmpty, !value.isEmpty,
          // What the row does not list is told as that.
          operation.parameters.first(where: { $0.name == name })?.schema.enumeration.map({ list in
            list.values.contains { $0.value == value }
          }) ?? true,
          // A new name is sent beside the old one.
          !sent.contains(where: { $0.1 == text }),
          !Self.isLikely(value, toBecome: text)
        else { continue }
        let offsets =
          node.range.lowerBound + answer.offsets.lowerBound..<node.range.upperBound + answer.offsets.lowerBound
        report.add(
          self, .differs(name, text, value), at: LiteralMap(page.document, block: answer.block).range(offsets),
          operation: operation)
      }
    }
  }

  /// The texts at the top of what the only request of a group sends; nil where there are several or none.
  private func sent(by group: Int, _ bodies: [PageBody], _ page: LintedPage) -> [(String, String)]? {
    let requests = bodies.filter { $0.role == .request && page.isExample($0) }
    if requests.count == 1, let root = requests.first?.json?.document.root, root.kind == .object {
      return root.members.compactMap { member in member.value.string.map { (member.name, $0) } }
    }
    let samples = page.parts[group].samples.filter { page.targets[$0].verdict == .own }
    guard requests.isEmpty, samples.count == 1, let index = samples.first else { return nil }
    for part in page.page.samples[index].curl.data where part.text.looksLikeJSONObject {
      guard let root = JSONReader.read(part.text).document.root, root.kind == .object else { return nil }
      return root.members.compactMap { member in member.value.string.map { (member.name, $0) } }
    }
    return page.sampleFields[index].map { ($0.name, $0.value) }
  }

  private static func isOtherNumber(_ node: JSONNode, _ sent: String) -> Bool {
    node.kind == .number && node.isInteger && !sent.isEmpty && sent.utf8.count <= 9 && sent.utf8.allSatisfy(\.isDigit)
      && node.source != sent
  }

  /// Whether a server may show a text in another form: a path below a host, a date in full, small letters, a shorter one.
  private static func isLikely(_ sent: String, toBecome shown: String) -> Bool {
    // A shell wants a backslash before some marks.
    let sent = sent.filter { $0 != "\\" }
    if shown.lowercased().holds(sent.lowercased()) || sent.lowercased().holds(shown.lowercased()) { return true }
    // Secrets and dates are shown in another form.
    return sent.utf8.allSatisfy { $0.isDigit || !$0.isLetter } || shown.holds("...") || sent.holds("...")
      || sent.holds("<") || shown.holds("*") || sent.holds("$")
  }
}

extension LintMessage {
  fileprivate static func differs(_ name: String, _ shown: String, _ sent: String) -> LintMessage {
    "`\(name)` is \"\(shown.prefix(40))\" in the answer and \"\(sent.prefix(40))\" in the request"
  }
}
