import APIModel
import DocExtract

/// EXA213: an example that was copied from another resource.
struct ExampleOfAnotherResource: LintRule {
  let card = RuleCard(
    "EXA213", "example-of-another-resource", severity: .warning,
    summary: "An example response that shows another resource than the page's other examples of the same one",
    why: "It was copied and not changed: readers expect attributes that never come.",
    bad: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"id\": 1, \"name\": \"Ada\", \"email\": \"ada@example.com\", \"admin\": true}"),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"title\": \"x\", \"key\": \"ssh\", \"expires\": \"2020-01-01\", \"usage\": 3}"),
      CardSection(
        heading: "Get a key", listing: "GET /keys/:id", rows: ["`id` | integer | yes | The ID of the key"],
        response: "{\"title\": \"x\", \"key\": \"ssh\", \"expires\": \"2020-01-01\", \"usage\": 3}")),
    good: RuleCard.page(
      CardSection(
        heading: "Get a user", listing: "GET /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"id\": 1, \"name\": \"Ada\", \"email\": \"ada@example.com\", \"admin\": true}"),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        response: "{\"id\": 1, \"name\": \"Ada\", \"email\": \"ada@example.com\", \"admin\": true}"),
      CardSection(
        heading: "Get a key", listing: "GET /keys/:id", rows: ["`id` | integer | yes | The ID of the key"],
        response: "{\"title\": \"x\", \"key\": \"ssh\", \"expires\": \"2020-01-01\", \"usage\": 3}")))

  private typealias Shown = ShownResources.Example

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let all = page.docs.shownResources
    let shown = all.examples(of: page.page.file)
    checkRoots(shown, page, &report)
    for example in shown where example.names.count >= 4 {
      // `subscribe` of one page and of another are no one resource; `labels` are.
      let isCollection = page.docs.isCollection(example.resource)
      var isAlone = true
      var isFamiliar = false
      var hasOwnHere = false
      for other in all.others(like: example)
      where other.names.count >= 3 && (other.page == example.page || isCollection && !isOfOtherEdition(other, page)) {
        isAlone = false
        hasOwnHere = hasOwnHere || other.page == example.page
        // One that looks alike says enough.
        isFamiliar = other.names.overlap(with: example.names) >= 0.34
        if isFamiliar { break }
      }
      guard !isAlone, !isFamiliar else { continue }
      guard let source = hasOwnHere ? near(example, shown) ?? far(example, page) : far(example, page) else { continue }
      let body = page.page.bodies[example.body]
      guard let root = body.json?.document.root else { continue }
      let offset = root.range.lowerBound + body.offsets.lowerBound
      report.add(
        self, .foreign(source.resource, example.resource),
        at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
        operation: page.operations(of: example.group).first,
        notes: source.page == example.page
          ? [
            Finding.Note(
              "the same attributes", span: page.page.span(page.range(page.page.bodies[source.body].block)))
          ] : [])
    }
  }

  /// `{"user": {…}}` as the answer of a section about groups, while those about users show the same.
  private func checkRoots(_ shown: [Shown], _ page: LintedPage, _ report: inout LintReport) {
    var roots: [(example: Shown, root: String, node: JSONNode)]?
    for example in shown where example.names.count == 1 {
      let known = roots ?? Self.roots(shown, page)
      roots = known
      guard let own = known.first(where: { $0.example === example }),
        LintedDocs.singular(own.root) != LintedDocs.singular(example.resource),
        known.contains(where: {
          $0.root == own.root && LintedDocs.singular($0.example.resource) == LintedDocs.singular(own.root)
        }),
        // The path may have the other one as what it belongs to.
        let line = page.page.groups[example.group].lines.first, !line.listing.path.holds(LintedDocs.singular(own.root)),
        page.docs.isCollection(example.resource)
      else { continue }
      let body = page.page.bodies[example.body]
      let offsets =
        own.node.range.lowerBound + body.offsets.lowerBound..<own.node.range.upperBound + body.offsets.lowerBound
      report.add(
        self, .foreign(own.root, example.resource), at: LiteralMap(page.document, block: body.block).range(offsets),
        operation: page.operations(of: example.group).first)
    }
  }

  /// The examples that are one object around all else, with its name.
  private static func roots(_ shown: [Shown], _ page: LintedPage) -> [(example: Shown, root: String, node: JSONNode)] {
    shown.compactMap { example in
      guard example.names.count == 1, let root = page.page.bodies[example.body].json?.document.root,
        root.kind == .object,
        let member = root.members.first(where: { _ in true }),
        member.value.kind == .object || member.value.kind == .array
      else { return nil }
      return (example, member.name, member.key)
    }
  }

  /// The example of another resource on the page that it was copied from.
  private func near(_ example: Shown, _ shown: [Shown]) -> Shown? {
    let own = shown.count { $0.resource == example.resource && $0.group != example.group }
    guard
      let source = shown.first(where: {
        $0.resource != example.resource && $0.names.overlap(with: example.names) > 0.9
      }),
      // The other resource shows it more often than not; else the copy may be the other one.
      shown.contains(where: {
        $0.resource == source.resource && $0.group != source.group && $0.names.overlap(with: source.names) > 0.6
      }) || own >= 2 || source.method == .get,
      // What the answers for three resources have around their items is the API's envelope.
      Set(shown.lazy.filter { $0.names.overlap(with: example.names) > 0.9 }.map(\.resource)).count <= 2
    else { return nil }
    return source
  }

  /// The same of another page: only where all attributes are the same, and many.
  private func far(_ example: Shown, _ page: LintedPage) -> Shown? {
    guard example.names.count >= 6, let twin = page.docs.shownResources.twin(of: example),
      !isOfOtherEdition(twin, page)
    else { return nil }
    return twin
  }

  private func isOfOtherEdition(_ example: Shown, _ page: LintedPage) -> Bool {
    page.docs.areOfTwoEditions(example.page, page.page.file)
  }
}

extension LintMessage {
  fileprivate static func foreign(_ other: String, _ own: String) -> LintMessage {
    "Example of `\(other)` in a section about `\(own)`"
  }
}
