import APIModel
import DocExtract

/// A value in the page that the docs give a type or a list of values: what the rules on contradictions look at.
struct TypedValue: Sendable {
  /// The attribute or parameter, as its row names it.
  var name: String
  var schema: Schema
  /// The type as the row spells it.
  var writtenType: String
  /// The row.
  var row: SourceSpan
  /// The value as it stands.
  var text: String
  var kind: Kind
  var range: SourceRange
  var pointer: String?
  var operation: Operation?
  /// What the parameter allows besides its type, where a sample sends the value in JSON.
  var sent: Schema?

  enum Kind: Hashable, Sendable {
    case json(JSONDocument.Kind, isInteger: Bool)
    /// In a form or query, where everything is text.
    case field
  }
}

extension LintedPage {
  /// Goes through the values of a page's examples and samples that have a documented type.
  func visitTypedValues(_ body: (TypedValue) -> Void) {
    for value in typedValues.value(findTypedValues) { body(value) }
  }

  private func findTypedValues() -> [TypedValue] {
    var values: [TypedValue] = []
    func add(_ value: TypedValue) { values.append(value) }
    for group in page.groups.indices {
      visitResponses(of: group, add)
      visitRequests(of: group, add)
      visitFields(of: group, add)
      visitFieldsInText(of: group, add)
    }
    visitModels(add)
    return values
  }

  private func visitResponses(of group: Int, _ visit: (TypedValue) -> Void) {
    let tables = tables(of: group).filter { $0.role == .responseAttributes && $0.column(.type) != nil }
    let lists = page.lists.filter { $0.isResponse && $0.group == group }
    if tables.isEmpty, lists.isEmpty { return }
    for body in bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
      guard let root = body.json?.document.root else { continue }
      for table in tables { visitRows(of: table, root, body, operations(of: group).first, visit) }
      for list in lists { visitItems(of: list, root, body, operations(of: group).first, visit) }
    }
  }

  private func visitItems(
    of list: ParameterList, _ root: JSONNode, _ body: PageBody, _ operation: Operation?, _ visit: (TypedValue) -> Void
  ) {
    for item in list.items {
      guard item.names.count == 1, let name = item.names.first, let written = item.writtenType, let range = item.range,
        let schema = schema(ofType: written)
      else { continue }
      visitNodes(named: name, schema, written, page.span(range), root, body, operation, visit)
    }
  }

  private func visitRequests(of group: Int, _ visit: (TypedValue) -> Void) {
    guard page.groups[group].lines.contains(where: { $0.method.carriesBody }) else { return }
    let tables = tables(of: group).filter { $0.role == .parameters && $0.column(.type) != nil }
    let listed = self.tables(of: group).isEmpty ? Self.listedParameters(operations(of: group)) : []
    if tables.isEmpty, listed.isEmpty { return }
    for body in bodies(of: group) where body.role == .request {
      guard let root = body.json?.document.root, root.kind == .object else { continue }
      visitListed(listed, root, body, operations(of: group).first, visit)
      for table in tables { visitRows(of: table, root, body, operations(of: group).first, visit) }
    }
  }

  /// The parameters of a lone operation that a list gives a type.
  private static func listedParameters(_ operations: [Operation]) -> [Parameter] {
    guard operations.count == 1, let operation = operations.first else { return [] }
    return operation.parameters.filter { $0.location == .body && $0.writtenType != nil && $0.span != nil }
  }

  private func visitListed(
    _ parameters: [Parameter], _ root: JSONNode, _ body: PageBody, _ operation: Operation?,
    _ visit: (TypedValue) -> Void
  ) {
    for parameter in parameters {
      guard let node = root.member(parameter.name), let span = parameter.span, let written = parameter.writtenType,
        let schema = schema(ofType: written)
      else { continue }
      let end = node.kind == .object || node.kind == .array ? node.range.lowerBound + 1 : node.range.upperBound
      let offsets = node.range.lowerBound + body.offsets.lowerBound..<end + body.offsets.lowerBound
      visit(
        TypedValue(
          name: parameter.name, schema: schema, writtenType: written, row: span, text: node.source,
          kind: .json(node.kind, isInteger: node.isInteger),
          range: LiteralMap(document, block: body.block).range(offsets),
          pointer: "/" + JSONPointer.escape(parameter.name), operation: operation))
    }
  }

  private func visitRows(
    of table: PageTable, _ root: JSONNode, _ body: PageBody, _ operation: Operation?, _ visit: (TypedValue) -> Void
  ) {
    for row in table.rows {
      guard let cell = table.cell(row, .type), row.names.count == 1, let name = row.names.first else { continue }
      let written = text(cell)
      guard types(ofCell: cell) != nil, let schema = schema(ofType: written) else { continue }
      visitNodes(named: name, schema, written, page.span(row.range), root, body, operation, visit)
    }
  }

  private func visitNodes(
    named name: String, _ schema: Schema, _ written: String, _ row: SourceSpan, _ root: JSONNode, _ body: PageBody,
    _ operation: Operation?, _ visit: (TypedValue) -> Void
  ) {
    let path = name.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
    for (node, pointer) in Self.nodes(at: path[...], in: root, "") {
      // Of an object or array its bracket: the narrowest place that shows the type.
      let end = node.kind == .object || node.kind == .array ? node.range.lowerBound + 1 : node.range.upperBound
      let offsets = node.range.lowerBound + body.offsets.lowerBound..<end + body.offsets.lowerBound
      let map = LiteralMap(document, block: body.block)
      visit(
        TypedValue(
          name: name, schema: schema, writtenType: written, row: row, text: node.source,
          kind: .json(node.kind, isInteger: node.isInteger), range: map.range(offsets), pointer: pointer,
          operation: operation))
    }
  }

  /// The values at a path, in every item of the arrays on the way.
  private static func nodes(at path: ArraySlice<String>, in node: JSONNode, _ pointer: String) -> [(JSONNode, String)] {
    guard let name = path.first else { return [(node, pointer)] }
    switch node.kind {
    case .array:
      return node.items.enumerated().flatMap { nodes(at: path, in: $1, "\(pointer)/\($0)") }
    case .object:
      guard let next = node.member(name) else { return [] }
      return nodes(at: path.dropFirst(), in: next, pointer + "/" + JSONPointer.escape(name))
    default: return []
    }
  }

  private func visitFields(of group: Int, _ visit: (TypedValue) -> Void) {
    for index in parts[group].samples where targets[index].verdict == .own {
      let sample = page.samples[index]
      guard let method = sample.method,
        let line = page.groups[group].lines.first(where: {
          $0.method == method && $0.template.fits(targets[index].segments)
        }),
        let operation = docs.operation(line.id)
      else { continue }
      visitSentJSON(sample, operation, visit)
      for field in sampleFields[index] {
        let (name, value, run) = (field.name, field.value, field.word)
        var parameter = operation.parameters.first { $0.name == name && $0.location != .path }
        var isItem = false
        if parameter == nil, name.hasSuffix("[]") {
          parameter = operation.parameters.first { $0.name == name.dropLast(2) && $0.location != .path }
          isItem = true
        }
        guard let parameter, let row = parameter.span else { continue }
        visit(
          TypedValue(
            name: name, schema: isItem ? Self.item(of: parameter.schema) : parameter.schema,
            writtenType: parameter.writtenType ?? "", row: row, text: value, kind: .field,
            range: range(of: value, in: run, block: sample.block), operation: operation))
      }
    }
  }

  /// What `scope[]` takes where `scope` is a list, or one or several of some values.
  private static func item(of schema: Schema) -> Schema {
    if let items = schema.items?.schema, items.enumeration != nil || schema.types == .array { return items }
    var one = schema
    one.types.remove(.array)
    return one
  }

  /// The members of the object that `--data '{…}'` sends.
  private func visitSentJSON(_ sample: PageSample, _ operation: Operation, _ visit: (TypedValue) -> Void) {
    for part in sample.curl.data where part.text.utf8.first == UInt8(ascii: "{") {
      let read = JSONReader.read(Array(part.text.utf8))
      guard read.isValid, let root = read.document.root else { continue }
      for member in root.members {
        guard
          let parameter = operation.parameters.first(where: {
            $0.name == member.name && $0.location == .body && $0.writtenType != nil
          }), let row = parameter.span, let written = parameter.writtenType, let schema = schema(ofType: written)
        else { continue }
        let node = member.value
        // The pair is searched for, since the same value may stand elsewhere in the object.
        let pair = part.text.utf8.dropFirst(member.key.range.lowerBound).prefix(
          node.range.upperBound - member.key.range.lowerBound)
        let place = range(of: String(Substring(pair)), in: part.range, block: sample.block)
        visit(
          TypedValue(
            name: parameter.name, schema: schema, writtenType: written, row: row, text: node.source,
            kind: .json(node.kind, isInteger: node.isInteger), range: place,
            pointer: "/" + JSONPointer.escape(parameter.name), operation: operation, sent: parameter.schema))
      }
    }
  }

  /// The names and values that a sample sends in its query and forms, decoded, each with the word that holds it.
  static func fields(of sample: PageSample, _ document: MarkdownDocument) -> [SampleField] {
    var fields: [SampleField] = []
    if let url = sample.curl.url {
      for pair in sample.url?.query ?? [] {
        fields.append(
          SampleField(
            name: PercentEncoding.decode(pair.name), value: PercentEncoding.decode(pair.value, plusIsBlank: true),
            word: url.range))
      }
    }
    for part in sample.curl.form {
      guard let equals = part.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      fields.append(
        SampleField(
          name: String(part.text[..<equals]), value: String(part.text[part.text.utf8.index(after: equals)...]),
          word: part.range))
    }
    for part in sample.curl.data {
      guard let first = part.text.utf8.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "["),
        first != UInt8(ascii: "@"), first != UInt8(ascii: "$")
      else { continue }
      // `--data-urlencode` takes one name and value, whatever stands in it.
      let isWhole = isPreceded(by: "urlencode", part.range, sample.block, document)
      for pair in isWhole ? [part.text[...]] : part.text.split(separator: "&") {
        guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        fields.append(
          SampleField(
            name: PercentEncoding.decode(String(pair[..<equals])),
            value: PercentEncoding.decode(String(pair[pair.utf8.index(after: equals)...]), plusIsBlank: true),
            word: part.range))
      }
    }
    return fields
  }

  /// Whether the word before a word on a command line ends so.
  private static func isPreceded(
    by ending: String, _ word: Range<Int>, _ block: Int, _ document: MarkdownDocument
  ) -> Bool {
    let literal = document.buffer[document.blocks[block].literal.bounds]
    let before = literal[..<min(literal.endIndex, literal.startIndex + word.lowerBound)]
    // Found from the end, as a block may hold many words.
    guard
      let last = before.lastIndex(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\\") })
    else { return false }
    return before[...last].suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}

/// A name and a value that a sample sends.
struct SampleField: Sendable {
  var name: String
  var value: String
  /// The word of the command line that holds both, as offsets in its block.
  var word: Range<Int>
}

extension TypedValue {
  /// Whether the value is none: a variable, a placeholder, a file, an empty text.
  var isOpen: Bool {
    guard kind == .field else { return false }
    guard let first = text.utf8.first else { return true }
    return [UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "{")].contains(
      first)
      || text.holds("...")
      || text.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") || $0 == UInt8(ascii: "_") }
  }
}
