import APIModel
import DocExtract

/// EXA203: a value in an example, sample or listing that is none of those that the table lists.
struct ExampleOutsideEnumeration: LintRule {
  let card = RuleCard(
    "EXA203", "example-outside-enumeration", severity: .warning,
    summary: "A value in an example or sample that is none of those its row lists",
    why: "The sample is refused by the server, or the list is not complete.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `state` | string | no | One of: `active`, `blocked` |

      ```shell
      curl "https://example.com/users?state=bloked"
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `state` | string | no | One of: `active`, `blocked` |

      ```shell
      curl "https://example.com/users?state=blocked"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkProse(page, &report)
    checkLists(page, &report)
    guard page.page.groups.contains(where: { $0.lines.contains { page.docs.listsValues($0.id) } }) else { return }
    var told: Set<SourceRange> = []
    page.visitTypedValues { value in
      if let sent = value.sent {
        checkSent(value, sent, page, &told, &report)
        return
      }
      guard !value.isOpen, value.schema.types == .string, case .field = value.kind,
        let values = self.values(value.name, value.schema, among: Self.names(of: value.operation)),
        !values.contains(value.text)
      else { return }
      add(value.name, value.text, values, value.range, value.row, value.operation, &report)
    }
    for group in page.page.groups.indices { checkBodies(of: group, page, &report) }
    checkSlips(page, &report)
    for group in page.page.groups.indices { checkSpelling(of: group, page, &report) }
    checkUsual(page, &report)
    for group in page.page.groups {
      for line in group.lines {
        guard let operation = page.docs.operation(line.id), let range = line.pathRange else { continue }
        for pair in line.listing.query {
          let text = PercentEncoding.decode(pair.value, plusIsBlank: true)
          guard let parameter = operation.parameters.first(where: { $0.name == pair.name }),
            parameter.schema.types == .string, let row = parameter.span, isPlain(text),
            let values = self.values(pair.name, parameter.schema, among: Self.names(of: operation)),
            !values.contains(text)
          else { continue }
          add(pair.name, text, values, range, row, operation, &report)
        }
      }
    }
  }

  /// A text in the JSON that a sample sends.
  private func checkSent(
    _ value: TypedValue, _ schema: Schema, _ page: LintedPage, _ told: inout Set<SourceRange>,
    _ report: inout LintReport
  ) {
    guard case .json(.string, _) = value.kind, schema.types == .string, value.text.utf8.count >= 4,
      let values = self.values(value.name, schema, among: Self.names(of: value.operation)),
      case let text = String(value.text.dropFirst().dropLast()), !values.contains(text), isPlain(text)
    else { return }
    // Where the page has the sent value more often, the list is wrong.
    if let meant = Spelling.nearest(text, in: values), value.row.file == page.page.file,
      page.count(ofValue: text) > page.count(ofValue: meant),
      let range = value.row.range.flatMap({ page.range(of: meant, in: $0) })
    {
      guard told.insert(range).inserted else { return }
      report.add(
        self, .listed(meant, text), at: range, operation: value.operation,
        notes: [Finding.Note("the sample", span: page.page.span(value.range))])
      return
    }
    add(
      value.name, text, values, page.range(of: text, in: value.range) ?? value.range, value.row, value.operation,
      &report)
  }

  /// Strings at the top of a body, or of the items of a list, with the values that a table lists for them.
  private func checkBodies(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    guard page.listsValues(of: group) else { return }
    let operations = page.operations(of: group)
    guard let operation = operations.first, operations.count == 1 else { return }
    lazy var names = Self.names(of: operation)
    for body in page.bodies(of: group) {
      guard let root = body.json?.document.root, page.isExample(body) else { continue }
      var listed: [String: (values: [String], row: SourceSpan)] = [:]
      switch body.role {
      case .request:
        for parameter in operation.parameters where parameter.location == .body && parameter.schema.types == .string {
          if let row = parameter.span, let values = values(parameter.name, parameter.schema, among: names) {
            listed[parameter.name] = (values, row)
          }
        }
      case .response where (body.status ?? 200) < 300:
        let schema = operation.success?.schema.map { Self.inner(of: $0)?.schema ?? $0 }
        for property in schema?.items?.schema.properties ?? schema?.properties ?? [] {
          // What was taken over from a parameter of the same name is a guess, not a promise.
          guard let enumeration = property.schema.enumeration, enumeration.source == nil,
            let row = property.evidence.row,
            enumeration.values.count >= 2
          else { continue }
          listed[property.name] = (enumeration.values.map(\.value), row)
        }
      default: continue
      }
      guard !listed.isEmpty else { continue }
      let map = LiteralMap(page.document, block: body.block)
      let inner = operation.success?.schema.flatMap { Self.inner(of: $0) }.flatMap { root.member($0.name) }
      for object in root.kind == .array ? Array(root.items) : [body.role == .response ? inner ?? root : root] {
        for member in object.members where member.value.kind == .string {
          guard let (values, row) = listed[member.name], let text = member.value.string, !values.contains(text) else {
            continue
          }
          let range = member.value.range
          add(
            member.name, text, values,
            map.range(range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound), row,
            operation, &report)
        }
      }
    }
  }

  /// The one object around all that an answer carries, `{"user": {…}}`.
  private static func inner(of schema: Schema) -> Property? {
    guard schema.types == .object, schema.properties.count == 1, let only = schema.properties.first,
      only.schema.types == .object
    else { return nil }
    return only
  }

  /// Values in responses that are a slip away from one that the page lists for a parameter of the same name, and that
  /// no other example shows.
  private func checkSlips(_ page: LintedPage, _ report: inout LintReport) {
    var listed: [String: (values: Set<String>, row: SourceSpan)] = [:]
    var names = NameSet()
    for group in page.page.groups.indices {
      for operation in page.operations(of: group) {
        lazy var all = Self.names(of: operation)
        for parameter in operation.parameters where parameter.schema.enumeration != nil {
          guard let row = parameter.span, let values = values(parameter.name, parameter.schema, among: all) else {
            continue
          }
          names.insert(NameHash.of(parameter.name))
          listed[parameter.name, default: ([], row)].values.formUnion(values)
        }
      }
    }
    guard !listed.isEmpty else { return }
    var known: Set<SourceRange> = []
    for finding in report.findings where finding.rule == card.id {
      if let range = finding.span.range { known.insert(range) }
    }
    for group in page.page.groups.indices {
      for index in page.parts[group].bodies where page.page.bodies[index].role == .response {
        let body = page.page.bodies[index]
        guard let document = body.json?.document, let root = document.root, page.isExample(body) else { continue }
        for member in page.members(of: index)
        where member.kind == .string && names.contains(member.name) && document.isAtTop(member) {
          let name = document.name(of: member)
          guard let (values, row) = listed[name], let text = document.node(member.node)?.string, text.utf8.count >= 3,
            !values.contains(text), let meant = Spelling.nearest(text, in: values.sorted()),
            isOtherForm(text, of: meant, as: name, group, page)
              || Spelling.isOneSlip(Array(text.utf8), Array(meant.utf8)),
            isOtherForm(text, of: meant, as: name, group, page)
              || text.utf8.count >= 4 && !Spelling.differsInNumber(text, meant)
                && !Spelling.differsInEnding(text, meant)
              || shows(meant, as: name, page)
              || isOfList(root, name, values, group, page),
            !Spelling.differsInVariety(text, meant)
          else { continue }
          // Answers come from a server: the value that the page has more often is the right one, or the shown one.
          if page.page.file == row.file, let range = row.range.flatMap({ page.range(of: "`\(meant)`", in: $0) }),
            page.count(ofValue: text) >= page.count(ofValue: meant)
          {
            guard known.insert(range).inserted else { continue }
            report.add(
              self, .listed(meant, text), at: range, operation: page.operations(of: group).first,
              notes: [Finding.Note("the answer", span: page.page.span(page.range(body.block)))])
            continue
          }
          let range = member.value
          let place = LiteralMap(page.document, block: body.block).range(
            range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound)
          guard known.insert(place).inserted else { continue }
          add(name, text, values.sorted(), place, row, page.operations(of: group).first, &report)
        }
      }
    }
  }

  /// `Merge_Request` in a list where the answers have `MergeRequest`: what a server wrote is right.
  private func checkSpelling(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    guard page.listsValues(of: group) else { return }
    let operations = page.operations(of: group)
    guard operations.count == 1, let operation = operations.first else { return }
    var listed: [String: (value: String, parameter: Parameter)] = [:]
    for parameter in operation.parameters where parameter.span?.file == page.page.file {
      for value in parameter.schema.enumeration?.values ?? [] {
        let bare = Self.bare(value.value)
        if bare.utf8.count >= 6, bare.utf8.count != value.value.utf8.count { listed[bare] = (value.value, parameter) }
      }
    }
    guard !listed.isEmpty else { return }
    let bares = listed.keys.reduce(into: NameSet()) { $0.insert(NameHash.of($1)) }
    // Those that may be a listed value.
    var shown: Set<String> = []
    for body in page.bodies(of: group) where body.role == .response && page.isExample(body) {
      guard let document = body.json?.document else { continue }
      document.withNodes { text, nodes in
        for node in nodes where node.kind == .string && node.end - node.start <= 42 {
          let content = text[Int(node.start) + 1..<max(Int(node.start) + 1, Int(node.end) - 1)]
          if Self.isBare(content, oneOf: bares) { shown.insert(String(decoding: content, as: UTF8.self)) }
        }
      }
    }
    for text in shown.sorted() {
      guard let (value, parameter) = listed[Self.bare(text)], value != text, !shown.contains(value),
        // Another case alone is often what a person reads.
        text.utf8.count != value.utf8.count, let row = parameter.span?.range
      else { continue }
      report.add(
        self, .spelt(value, parameter.name, text), at: page.range(of: value, in: row) ?? row, operation: operation)
    }
  }

  /// Whether a text without what joins its words, in lower case, is one of some names.
  private static func isBare(_ text: Slice<UnsafeBufferPointer<UInt8>>, oneOf names: NameSet) -> Bool {
    guard text.allSatisfy({ $0 < 0x80 }) else { return names.contains(bare(String(decoding: text, as: UTF8.self))) }
    return names.contains(NameHash.of(text.lazy.filter { !$0.isOne(of: "_- ") }.map(\.lowered)))
  }

  /// A value without what joins its words, in lower case.
  private static func bare(_ value: String) -> String {
    guard value.utf8.allSatisfy({ $0 < 0x80 }) else {
      return value.filter { $0 != "_" && $0 != "-" && $0 != " " }.lowercased()
    }
    let joints = [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " ")]
    return String(unsafeUninitializedCapacity: value.utf8.count) { buffer in
      var count = 0
      for byte in value.utf8 where !joints.contains(byte) {
        buffer[count] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// Whether the operation itself lists the values of an attribute of its answer, and all others of a list are among
  /// them.
  private func isOfList(
    _ root: JSONNode, _ name: String, _ values: Set<String>, _ group: Int, _ page: LintedPage
  ) -> Bool {
    guard root.kind == .array, let operation = page.operations(of: group).first,
      operation.parameters.contains(where: { $0.name == name && $0.span?.file == page.page.file })
    else { return false }
    let shown = Set(root.items.prefix(50).compactMap { $0.member(name)?.string })
    return shown.count >= 2 && shown.count { !values.contains($0) } == 1
  }

  /// `activate` where the operation itself lists `active`, and no other example of the page has it.
  private func isOtherForm(_ text: String, of meant: String, as name: String, _ group: Int, _ page: LintedPage) -> Bool
  {
    let (own, other) = (Array(text.utf8), Array(meant.utf8))
    guard own.count >= 6, other.count >= 5, abs(own.count - other.count) <= 3,
      zip(own, other).prefix(while: ==).count >= 5,
      page.operations(of: group).first?.parameters.contains(where: {
        $0.name == name && $0.span?.file == page.page.file
      })
        == true
    else { return false }
    return page.count(ofValue: text) == 1
  }

  /// Whether another example of the page has a value for a name.
  private func shows(_ value: String, as name: String, _ page: LintedPage) -> Bool {
    page.page.bodies.contains { body in
      guard let root = body.json?.document.root else { return false }
      return (root.kind == .array ? Array(root.items) : [root]).contains { $0.member(name)?.string == value }
    }
  }

  private static func names(of operation: Operation?) -> NameSet {
    guard let parameters = operation?.parameters else { return NameSet() }
    var names = NameSet(minimumCapacity: parameters.count)
    for index in parameters.indices { names.insert(NameHash.of(parameters[index].name)) }
    return names
  }

  /// The listed values; nil where they may be names of parameters ("exactly one of `body` or `resolved`").
  /// - Parameter names: All parameters of the operation.
  private func values(_ name: String, _ schema: Schema, among names: @autoclosure () -> NameSet) -> [String]? {
    guard let values = schema.enumeration?.values.map(\.value), values.count >= 2, !values.contains(name),
      case let names = names(), !values.contains(where: names.contains)
    else { return nil }
    return values
  }

  /// A listing line may show what kind of value belongs there instead of one.
  private func isPlain(_ text: String) -> Bool {
    text.utf8.first?.isLetter == true && text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
  }

  func add(
    _ name: String, _ text: String, _ values: [String], _ range: SourceRange, _ row: SourceSpan,
    _ operation: Operation?, _ report: inout LintReport
  ) {
    let meant = Spelling.nearest(text, in: values)
    report.add(
      self, .outside(name, text, meant), at: range, operation: operation,
      notes: [Finding.Note("listed here: \(values.prefix(12).joined(separator: ", "))", span: row)])
  }
}

extension LintedPage {
  /// How often a value stands on the page in quotes, in code marks or behind `=`.
  fileprivate func count(ofValue value: String) -> Int {
    let needle = Array(value.utf8)
    let bytes = document.source.bytes
    var count = 0
    var rest = bytes[...]
    while let found = rest.firstRange(ofBytes: needle) {
      rest = rest[found.upperBound...]
      guard found.lowerBound > 0, found.upperBound < bytes.count, bytes[found.lowerBound - 1].isOne(of: "\"`="),
        !bytes[found.upperBound].isWord
      else { continue }
      count += 1
    }
    return count
  }
}

extension LintMessage {
  fileprivate static func spelt(_ value: String, _ name: String, _ shown: String) -> LintMessage {
    "`\(value)` is listed for `\(name)`; the answer has `\(shown)`"
  }

  fileprivate static func listed(_ value: String, _ shown: String) -> LintMessage {
    "`\(value)` in the list of values; did you mean `\(shown)`, as in the answer?"
  }

  fileprivate static func outside(_ name: String, _ text: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(text)` is no listed value of `\(name)`; did you mean `\(meant)`?" }
    return "`\(text.prefix(60))` is no listed value of `\(name)`"
  }
}
