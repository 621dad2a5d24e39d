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

  private struct Shown {
    var body: Int
    var resource: String
    var names: Set<String>
    var method: HTTPMethod
    var group: Int
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.groups.count >= 2 else { return }
    let shown = self.shown(page)
    guard Set(shown.map(\.resource)).count >= 2 else { return }
    for example in shown where example.names.count >= 4 {
      let own = shown.filter { $0.resource == example.resource && $0.group != example.group && $0.names.count >= 3 }
      let foreign = shown.filter { $0.resource != example.resource }
      guard !own.isEmpty, own.allSatisfy({ Self.overlap($0.names, example.names) < 0.34 }),
        let source = foreign.first(where: { Self.overlap($0.names, example.names) > 0.9 }),
        // The other resource shows it more often than not; else the copy may be the other one.
        shown.contains(where: {
          $0.resource == source.resource && $0.group != source.group && Self.overlap($0.names, source.names) > 0.6
        }) || own.count >= 2 || source.method == .get
      else { continue }
      let body = page.page.bodies[example.body]
      guard let root = body.json?.document.root else { continue }
      let offset = root.range.lowerBound + body.offsets.lowerBound
      let other = page.page.bodies[source.body]
      report.add(
        self, .foreign(source.resource, example.resource),
        at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1),
        operation: page.operations(of: example.group).first,
        notes: [Finding.Note("the same attributes", span: page.page.span(page.range(other.block)))])
    }
  }

  private func shown(_ page: LintedPage) -> [Shown] {
    var shown: [Shown] = []
    for (number, group) in page.page.groups.enumerated() {
      guard let line = group.lines.first, let resource = line.template.resource else { continue }
      for index in page.parts[number].bodies {
        let body = page.page.bodies[index]
        guard body.role == .response, (body.status ?? 200) < 300, let root = body.json?.document.root else { continue }
        let object = root.kind == .array ? root.items.first { _ in true } : root
        guard let object, object.kind == .object else { continue }
        shown.append(
          Shown(
            body: index, resource: resource, names: Set(object.members.map(\.name)), method: line.method, group: number)
        )
      }
    }
    return shown
  }

  /// The share of names that two sets have in common.
  private static func overlap(_ a: Set<String>, _ b: Set<String>) -> Double {
    let all = a.union(b).count
    return all == 0 ? 0 : Double(a.intersection(b).count) / Double(all)
  }
}

extension LintMessage {
  fileprivate static func foreign(_ other: String, _ own: String) -> LintMessage {
    "Example of `\(other)` in a section about `\(own)`"
  }
}
