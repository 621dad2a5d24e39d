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
    checkLifetimes(page, &report)
    for group in page.page.groups.indices where page.mayShowRequest(group) {
      let operations = page.operations(of: group)
      // `/groups/:id/x` beside `/projects/:id/x`: the same thing done in two places.
      guard let operation = operations.first, operation.method.carriesBody,
        operations.allSatisfy({ $0.method == operation.method && Self.areAlike($0.path, operation.path) })
      else { continue }
      let bodies = page.bodies(of: group)
      let answers = bodies.filter {
        $0.role == .response && ($0.status ?? 200) < 300 && $0.json != nil && page.isExample($0)
      }
      guard answers.count == 1, let answer = answers.first, let shown = answer.json?.document.root?.unwrapped,
        !showsWhatWas(answer, page), let sent = sent(by: group, bodies, page)
      else { continue }
      checkRenamed(sent, shown, answer, operation, page, &report)
      for (name, value) in sent {
        guard let node = shown.member(name), !Self.isCounted(name),
          let source = Self.other(node, name, value, sent, operation),
          !isExplained(source, name, answer, operation, page)
        else { continue }
        report.add(
          self, .differs(name, source, value), at: Self.range(of: node, in: answer, page), operation: operation)
      }
    }
  }

  /// `color=red&new_color=blue` answered by the old one.
  private func checkRenamed(
    _ sent: [(String, String)], _ shown: JSONNode, _ answer: PageBody, _ operation: Operation, _ page: LintedPage,
    _ report: inout LintReport
  ) {
    for (name, value) in sent where name.hasPrefix("new_") && !value.isEmpty {
      let base = String(name.dropFirst(4))
      guard let old = sent.first(where: { $0.0 == base })?.1, old != value, let node = shown.member(base),
        node.string == old
      else { continue }
      report.add(self, .differs(base, old, value), at: Self.range(of: node, in: answer, page), operation: operation)
    }
  }

  private static func range(of node: JSONNode, in answer: PageBody, _ page: LintedPage) -> SourceRange? {
    let start = answer.offsets.lowerBound
    return LiteralMap(page.document, block: answer.block)
      .range(node.range.lowerBound + start..<node.range.upperBound + start)
  }

  /// Whether the text says why the answer has another value: "otherwise the plan is `basic`" in the row, or `basic` in the
  /// text right below the answer.
  private func isExplained(
    _ shown: String, _ name: String, _ answer: PageBody, _ operation: Operation, _ page: LintedPage
  ) -> Bool {
    if let text = operation.parameters.first(where: { $0.name == name })?.description?.lowercased(),
      text.holds(shown.lowercased()),
      ["otherwise", "unless", "falls back", "instead"].contains(where: { text.holds($0) })
    {
      return true
    }
    let document = page.document
    let below = answer.block + 1
    guard document.blocks.indices.contains(below), document.blocks[below].kind == .paragraph else { return false }
    return document.blocks[below].inlines.contains { position in
      let inline = document.inlines[Int(position)]
      return inline.kind == .code && document.buffer[inline.text.bounds].elementsEqual(shown.utf8)
    }
  }

  /// "Answers with the owner of before:" right above.
  private func showsWhatWas(_ answer: PageBody, _ page: LintedPage) -> Bool {
    guard answer.block > 0, page.document.blocks[answer.block - 1].kind == .paragraph else { return false }
    let words = NameWords.words(of: page.document.plainText(of: answer.block - 1))
    return words.contains { ["before", "previous", "old", "former", "earlier"].contains($0) }
  }

  /// What a server counts up with each change, so that who sends an old one is told.
  private static func isCounted(_ name: String) -> Bool {
    NameWords.parts(of: name).last.map { ["version", "revision", "rev", "generation", "etag"].contains($0) } ?? false
  }

  /// What an answer shows in place of what was sent; nil where it may be the same.
  private static func other(
    _ node: JSONNode, _ name: String, _ value: String, _ sent: [(String, String)], _ operation: Operation
  ) -> String? {
    switch node.kind {
    case .number: return isOtherNumber(node, value) && !LintedPage.isIdentifier(name) ? node.source : nil
    case .bool:
      return ["true", "false"].contains(value) && node.source != value ? node.source : nil
    default: break
    }
    guard let text = node.string, text != value, !text.isEmpty, !value.isEmpty, !isForm(text), !isForm(value),
      // What the row does not list is told as that.
      operation.parameters.first(where: { $0.name == name })?.schema.enumeration.map({ list in
        list.values.contains { $0.value == value }
      }) ?? true,
      // A new name is sent beside the old one.
      !sent.contains(where: { $0.1 == text }),
      !isLikely(value, toBecome: text)
    else { return nil }
    return text
  }

  /// `REDIRECT_URL` stands for a value.
  private static func isForm(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "_"))
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether two paths are the same but for their first segment.
  private static func areAlike(_ one: PathTemplate, _ other: PathTemplate) -> Bool {
    one.segments.dropFirst() == other.segments.dropFirst()
  }

  /// What all samples of a group send, those with a slip in their path included; nil where they differ.
  private func sentByAll(_ group: Int, _ page: LintedPage) -> Int? {
    let samples = page.parts[group].samples.filter { index in
      switch page.targets[index].verdict {
      case .own: true
      case .otherPath(let line, .differs):
        page.page.groups[group].lines.count == 1
          && page.page.groups[group].lines[line].method == page.page.samples[index].method
      default: false
      }
    }
    guard let first = samples.first, samples.count == max(1, page.operations(of: group).count),
      samples.allSatisfy({ index in
        page.sampleFields[index].map(\.name) == page.sampleFields[first].map(\.name)
          && page.sampleFields[index].map(\.value) == page.sampleFields[first].map(\.value)
      })
    else { return nil }
    return first
  }

  /// What stands at the top of the only request of a group; nil where there are several or none.
  private func sent(by group: Int, _ bodies: [PageBody], _ page: LintedPage) -> [(String, String)]? {
    let requests = bodies.filter { $0.role == .request && page.isExample($0) }
    if requests.count == 1, let root = requests.first?.json?.document.root { return Self.values(of: root) }
    guard requests.isEmpty, let index = sentByAll(group, page) else { return nil }
    for part in page.page.samples[index].curl.data where part.text.looksLikeJSONObject {
      return JSONReader.read(part.text).document.root.flatMap { Self.values(of: $0) }
    }
    return page.sampleFields[index].map { ($0.name, $0.value) }
  }

  private static func values(of root: JSONNode) -> [(String, String)]? {
    root.unwrapped?.members.compactMap { member in
      switch member.value.kind {
      case .string: member.value.string.map { (member.name, $0) }
      case .number, .bool: (member.name, member.value.source)
      default: nil
      }
    }
  }

  private static func isOtherNumber(_ node: JSONNode, _ sent: String) -> Bool {
    node.kind == .number && node.isInteger && !sent.isEmpty && sent.utf8.count <= 9 && sent.utf8.allSatisfy(\.isDigit)
      && node.source != sent
  }

  /// Whether a server may show a text in another form: a path below a host, a date in full, small letters, a shorter one.
  private static func isLikely(_ sent: String, toBecome shown: String) -> Bool {
    if let own = Instant(sent.utf8), let other = Instant(shown.utf8), own.isSame(as: other) { return true }
    // A shell wants a backslash before some marks.
    let sent = sent.filter { $0 != "\\" }
    if shown.lowercased().holds(sent.lowercased()) { return true }
    if sent.lowercased().holds(shown.lowercased()) { return !losesWord(sent, shown) }
    // Secrets and dates are shown in another form.
    return sent.utf8.allSatisfy { $0.isDigit || !$0.isLetter } || shown.holds("...") || sent.holds("...")
      || sent.holds("<") || shown.holds("*") || sent.holds("$")
  }

  /// Whether a plain text is shown without its last word, `harbor-build` for `harbor-build-east`: nothing that a server
  /// would shorten.
  private static func losesWord(_ sent: String, _ shown: String) -> Bool {
    sent.hasPrefix(shown) && shown.utf8.count >= 6 && sent.utf8.count <= 60
      && sent.utf8.dropFirst(shown.utf8.count).first.map { !$0.isWord && !$0.isDigit } ?? false
      && sent.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
  }
}

extension JSONNode {
  /// The object itself, or the one that it holds under a single name, `{"user": {…}}`.
  var unwrapped: JSONNode? {
    guard kind == .object else { return nil }
    let members = Array(members.prefix(2))
    return members.count == 1 && members[0].value.kind == .object ? members[0].value : self
  }
}

extension LintMessage {
  fileprivate static func differs(_ name: String, _ shown: String, _ sent: String) -> LintMessage {
    "`\(name)` is \"\(shown.prefix(40))\" in the answer and \"\(sent.prefix(40))\" in the request"
  }
}
