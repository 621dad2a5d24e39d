import APIModel
import DocExtract

/// EXA204: an attribute of two types in two examples.
struct ExamplesDisagreeOnType: LintRule {
  let card = RuleCard(
    "EXA204", "examples-disagree-on-type", severity: .warning,
    summary: "Two examples of the same resource that disagree on an attribute's type",
    why: "One of them is wrong, and a client that is built after the wrong one breaks.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}]
      ```

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": "1", "name": "Ada"}
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Grace"}]
      ```

      ## Get a user

      ```plaintext
      GET /users/:id
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the user |

      Example response:

      ```json
      {"id": 1, "name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var shown: [UInt64: ShownTypes] = [:]
    var bodies: [(path: UInt64, index: Int)] = []
    for group in page.page.groups.indices {
      guard !page.parts[group].bodies.isEmpty,
        let collection = page.page.groups[group].lines.first?.template.resource
      else { continue }
      let path = NameHash.of(collection.utf8)
      for index in page.parts[group].bodies {
        let body = page.page.bodies[index]
        guard body.role == .response, (body.status ?? 200) < 300, body.json != nil else { continue }
        bodies.append((path, index))
      }
    }
    // Most pages disagree on nothing, and then no place need be kept.
    if mayDisagree(bodies, page) {
      for body in bodies { collect(page.members(of: body.index), body.path, body: body.index, into: &shown) }
    }
    var told: Set<SourceRange> = []
    defer { checkQuotedNumbers(page, told, &report) }
    // What is shown as three kinds takes any.
    for types in shown.values.filter({ $0.others.count == 1 }).sorted(by: { $0.first < $1.first }) {
      let usual = types.places.max { ($0.value.count, $1.value[0].order) < ($1.value.count, $0.value[0].order) }
      guard let usual, let model = usual.value.first else { continue }
      for (kind, places) in types.places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where kind != usual.key {
        // Once an example: its other items repeat it.
        var seen: Set<Int> = []
        for place in places
        where seen.insert(place.body).inserted && !isEcho(place.body, page) && !isEcho(model.body, page)
          && !DifferentAnswers(place.body, place.offset, page).areTwo(
            DifferentAnswers(model.body, model.offset, page))
        {
          told.insert(range(place, page))
          report.add(
            self, .disagrees(name(types, page), kind.phrase, usual.key.phrase), at: range(place, page), pointer: nil,
            notes: [Finding.Note("\(usual.key.phrase) here", span: page.page.span(range(model, page)))])
        }
      }
    }
  }

  /// Whether an answer has nothing but what the request right above it sends: its types are the caller's.
  private func isEcho(_ index: Int, _ page: LintedPage) -> Bool {
    let body = page.page.bodies[index]
    guard let root = body.json?.document.root, root.kind == .object, let sample = page.sample(above: body.block),
      sample.section == body.section, body.block - sample.block <= 3,
      case let request = page.document.buffer[page.document.blocks[sample.block].literal.bounds], request.count < 4000
    else { return false }
    let names = root.members.prefix(20).map(\.name)
    return names.count >= 2
      && names.allSatisfy { name in
        ["\"\(name)\"", "?\(name)=", "&\(name)="].contains { request.firstRange(ofBytes: Array($0.utf8)) != nil }
      }
  }

  /// An ID that is a number in all other examples of the docs and a text of digits in one.
  private func checkQuotedNumbers(_ page: LintedPage, _ told: Set<SourceRange>, _ report: inout LintReport) {
    for index in page.page.bodies.indices
    where page.docs.exampleNames.mayHoldQuotedNumber(page.page.bodies[index], on: page.page.file) {
      let body = page.page.bodies[index]
      guard let root = body.json?.document.root else { continue }
      var seen: Set<String> = []
      visit(root) { member in
        guard member.value.kind == .string,
          ExampleNames.isQuotedNumber(member.value.document.bytes[member.value.range]),
          page.docs.exampleNames.isNumberElsewhere(member.name, than: body, on: page.page.file),
          seen.insert(member.name).inserted
        else { return }
        let offsets =
          member.value.range.lowerBound + body.offsets.lowerBound..<member.value.range.upperBound
          + body.offsets.lowerBound
        let range = LiteralMap(page.document, block: body.block).range(offsets)
        if told.contains(range) { return }
        report.add(self, .disagrees(member.name, "a string", "a number"), at: range)
      }
    }
  }

  private func visit(_ node: JSONNode, _ body: (JSONNode.Member) -> Void) {
    switch node.kind {
    case .array: for item in node.items { visit(item, body) }
    case .object:
      for member in node.members {
        body(member)
        visit(member.value, body)
      }
    default: break
    }
  }

  /// The attribute's name with those of the objects around it.
  private func name(_ types: ShownTypes, _ page: LintedPage) -> String {
    guard let root = page.page.bodies[types.first.body].json?.document.root else { return "" }
    var names: [String] = []
    var node = root
    // Down to the value, by its offset.
    while node.range.lowerBound != types.first.offset {
      if node.kind == .array {
        guard let item = node.items.first(where: { $0.range.contains(types.first.offset) }) else { break }
        node = item
      } else {
        guard let member = node.members.first(where: { $0.value.range.contains(types.first.offset) }) else { break }
        names.append(member.name)
        node = member.value
      }
    }
    return names.joined(separator: ".")
  }

  /// What holds a value of any kind says so by its name.
  private static let free = ["value", "default", "default_value", "data", "result"].reduce(into: NameSet()) {
    $0.insert(NameHash.of($1))
  }

  private struct Place: Comparable {
    var body: Int
    var offset: Int
    var order: Int

    static func < (a: Place, b: Place) -> Bool { (a.body, a.offset) < (b.body, b.offset) }
  }

  private struct ShownTypes {
    /// Nearly all have one kind; the places of others are noted apart.
    var kind: JSONDocument.Kind
    var own: [Place]
    var others: [JSONDocument.Kind: [Place]] = [:]
    var count = 1
    let first: Place

    init(kind: JSONDocument.Kind, first: Place) {
      self.kind = kind
      self.first = first
      own = [first]
    }

    mutating func add(_ place: Place, _ kind: JSONDocument.Kind) {
      if kind == self.kind { own.append(place) } else { others[kind, default: []].append(place) }
    }

    /// The places by their kinds; empty where there is only one.
    var places: [JSONDocument.Kind: [Place]] {
      if others.isEmpty { return [:] }
      var all = others
      all[kind] = own
      return all
    }
  }

  /// Whether a member of a body is one that has a type of its own in all examples.
  private static func isTyped(_ member: JSONDocument.MemberPlace) -> Bool {
    member.depth <= 12 && !member.key.isEmpty && member.kind != .null && member.kind != .unreadable
      && !free.contains(member.name)
  }

  /// Visits the members of a body that have a type, until a visitor has seen enough. What lies in others has none.
  private func visitTyped(
    _ members: [JSONDocument.MemberPlace], _ visit: (JSONDocument.MemberPlace) -> Bool
  ) {
    var end = 0
    for member in members where member.key.lowerBound >= end {
      if !Self.isTyped(member) { end = member.value.upperBound } else if !visit(member) { return }
    }
  }

  /// Whether any attribute has values of two kinds.
  private func mayDisagree(_ bodies: [(path: UInt64, index: Int)], _ page: LintedPage) -> Bool {
    var names = NameIndex()
    var kinds: [JSONDocument.Kind] = []
    var isFound = false
    for body in bodies where !isFound {
      visitTyped(page.members(of: body.index)) { member in
        let number = names.number(member.path ^ body.path)
        if number == kinds.count { kinds.append(member.kind) } else if kinds[number] != member.kind { isFound = true }
        return !isFound
      }
    }
    return isFound
  }

  /// Notes the type of every attribute under its path, items of arrays together.
  private func collect(
    _ members: [JSONDocument.MemberPlace], _ path: UInt64, body: Int, into shown: inout [UInt64: ShownTypes]
  ) {
    visitTyped(members) { member in
      let path = member.path ^ path
      var place = Place(body: body, offset: member.value.lowerBound, order: 0)
      if let index = shown.index(forKey: path) {
        place.order = shown.values[index].count
        shown.values[index].count += 1
        shown.values[index].add(place, member.kind)
      } else {
        shown[path] = ShownTypes(kind: member.kind, first: place)
      }
      return true
    }
  }

  private func range(_ place: Place, _ page: LintedPage) -> SourceRange {
    let body = page.page.bodies[place.body]
    let bytes = body.json?.document.bytes ?? []
    var end = place.offset
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      end += 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\n") { end += 1 }
      end += 1
    } else {
      while end < bytes.count, bytes[end].isWord || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ".") {
        end += 1
      }
    }
    let offsets = place.offset..<max(place.offset + 1, min(end, bytes.count))
    return LiteralMap(page.document, block: body.block).range(
      offsets.lowerBound + body.offsets.lowerBound..<offsets.upperBound + body.offsets.lowerBound)
  }
}

extension JSONDocument.Kind {
  /// With its article, as messages say it.
  fileprivate var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "a boolean"
    case .null: "null"
    case .unreadable: "unreadable"
    }
  }
}

extension LintMessage {
  fileprivate static func disagrees(_ name: String, _ kind: String, _ usual: String) -> LintMessage {
    "`\(name)` is \(kind) here and \(usual) in other examples"
  }
}

extension LintedPage {
  /// The last sample request above a block.
  fileprivate func sample(above block: Int) -> PageSample? {
    let samples = page.samples
    var low = samples.startIndex
    var high = samples.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if samples[middle].block < block { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? samples[low - 1] : nil
  }
}
