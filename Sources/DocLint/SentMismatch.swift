import APIModel
import DocExtract

/// A name that a sample sends and its operation does not document, with the place that is to be mended.
struct SentMismatch: Sendable {
  enum Remedy: Sendable {
    /// The sample has a name wrong; with the documented one that may be meant.
    case sample(meant: String?)
    /// The row or item of this parameter has another name than the sample and all that speaks for it.
    case row(Parameter)
    /// The table or list lacks a row; where its last one is.
    case missingRow(SourceRange?)
  }

  /// The number of the sample.
  var sample: Int
  var name: String
  var range: SourceRange
  var remedy: Remedy
  var operation: Operation

  /// Whether what is sent stands for a documented parameter.
  func isAbout(_ documented: String) -> Bool {
    switch remedy {
    case .sample(let meant): meant == documented
    case .row(let parameter): parameter.name == documented
    case .missingRow: false
    }
  }
}

extension LintedPage {
  /// What the page's samples send without a row, each once.
  func mismatches() -> [SentMismatch] {
    var found: [SentMismatch] = []
    for index in page.samples.indices where targets[index].verdict == .own {
      guard let operation = callees[index], let group = page.samples[index].group else { continue }
      let fields = sent(by: index)
      guard !fields.isEmpty, !Self.areDocumented(fields, operation), !takesAnyName(group) else { continue }
      let listed = Set(page.groups[group].lines.flatMap(\.listing.query).map(\.name))
      // What only the listing shows has no row.
      let names = Set(
        operation.parameters.filter { !listed.contains($0.name) || $0.writtenType != nil }.map { rootName($0.name) })
      var told: Set<String> = []
      for field in fields {
        let name = rootName(field.name)
        if field.name == name, let array = array(of: name, among: fields, operation), told.insert(name).inserted {
          found.append(
            SentMismatch(
              sample: index, name: name, range: range(of: field, in: page.samples[index].block),
              remedy: .sample(meant: array), operation: operation))
          continue
        }
        if let row = pageSize(name, among: fields, operation), told.insert(name).inserted {
          found.append(
            SentMismatch(
              sample: index, name: name, range: range(of: field, in: page.samples[index].block), remedy: row,
              operation: operation))
          continue
        }
        guard !name.isEmpty, !names.contains(name), !Self.isGeneral(name), Self.isPlain(name),
          told.insert(name).inserted,
          let remedy = remedy(for: name, field.value, among: fields, operation, names, group)
        else { continue }
        if listed.contains(name) { guard case .row = remedy else { continue } }
        found.append(
          SentMismatch(
            sample: index, name: name,
            range: range(of: field, in: page.samples[index].block),
            remedy: remedy, operation: operation))
      }
    }
    return found
  }

  /// Whether all that is sent has a row under just that name, as most is.
  private static func areDocumented(_ fields: [Sent], _ operation: Operation) -> Bool {
    let parameters = operation.parameters
    return fields.allSatisfy { field in
      !field.name.utf8.contains(UInt8(ascii: "["))
        && parameters.indices.contains { parameters[$0].name == field.name && parameters[$0].writtenType != nil }
    }
  }

  /// Whether a row stands for names that the reader puts in, `{field}`.
  private func takesAnyName(_ group: Int) -> Bool {
    parameterTables(of: group).contains { table in
      guard let column = table.column(.name) else { return false }
      return table.rows.contains { row in
        guard row.cells.indices.contains(column) else { return false }
        let name = document.plainBytes(of: row.cells[column]).drop(while: \.isBlank)
        guard let first = name.first, let last = name.last(where: { !$0.isBlank }) else { return false }
        return first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
          || first == UInt8(ascii: "<") && last == UInt8(ascii: ">")
      }
    }
  }

  /// `match[]` of `match`, where the same sample sends both and only the one with brackets is documented.
  private func array(of name: String, among fields: [Sent], _ operation: Operation) -> String? {
    let array = name + "[]"
    guard fields.contains(where: { $0.name == array }), operation.parameters.contains(where: { $0.name == array }),
      !operation.parameters.contains(where: { $0.name == name })
    else { return nil }
    return array
  }

  /// What is wrong where a sample sends the size of a page under another name than the operation documents it.
  private func pageSize(_ name: String, among fields: [Sent], _ operation: Operation) -> SentMismatch.Remedy? {
    guard Self.pageSizes.contains(name),
      !operation.parameters.contains(where: { $0.name == name && $0.writtenType != nil })
    else { return nil }
    let documented = operation.parameters.filter { Self.pageSizes.contains($0.name) && $0.writtenType != nil }
    guard documented.count == 1, let own = documented.first, own.span?.file == page.file,
      !fields.contains(where: { $0.name == own.name })
    else { return nil }
    if NameWords.parts(of: own.name) == NameWords.parts(of: name) {
      return isOfOtherStyle(own.name, than: name, operation) ? .row(own) : .sample(meant: own.name)
    }
    return docs.exampleNames.isUsed(own.name) ? .sample(meant: own.name) : .row(own)
  }

  private static let pageSizes: Set = ["limit", "per_page", "page_size", "pageSize", "perPage", "max_results"]

  private struct Sent {
    var name: String
    var value: String
    var word: Range<Int>
    /// Whether it is a key of a JSON body.
    var isKey = false
  }

  /// Where the name stands, without the quotes of a key.
  private func range(of field: Sent, in block: Int) -> SourceRange {
    guard field.isKey else { return range(of: field.name, in: field.word, block: block) }
    var quoted = range(of: "\"\(field.name)\"", in: field.word, block: block)
    if quoted.start.line == quoted.end.line, quoted.end.column > quoted.start.column + 2 {
      quoted.start.column += 1
      quoted.end.column -= 1
    }
    return quoted
  }

  private func sent(by sample: Int) -> [Sent] {
    var sent = sampleFields[sample].map { Sent(name: $0.name, value: $0.value, word: $0.word) }
    for part in page.samples[sample].curl.data where part.text.looksLikeJSONObject {
      guard let root = JSONReader.read(part.text).document.root, root.kind == .object else { continue }
      // A body in one more pair of brackets, `{"user": {…}}`, has its names within.
      if root.members.allSatisfy({ $0.value.kind == .object || $0.value.kind == .array }) { continue }
      for member in root.members {
        sent.append(Sent(name: member.name, value: member.value.string ?? "", word: part.range, isKey: true))
      }
    }
    return sent
  }

  private func remedy(
    for name: String, _ value: String, among fields: [Sent], _ operation: Operation, _ names: Set<String>, _ group: Int
  ) -> SentMismatch.Remedy? {
    let isDocumented = hasParameterTable(operation)
    if isDocumented, let meant = Spelling.nearest(name, in: names) {
      // Where the docs use the sent name elsewhere and the row's nowhere, the row is the misspelt one: TAB208.
      if docs.exampleNames.count(of: meant) == 1, docs.exampleNames.count(of: name) >= 2,
        Spelling.isSlip(meant, of: name)
      {
        return nil
      }
      // `deviceType` among rows such as `device_name` is the row's own mistake.
      if let parameter = operation.parameters.first(where: { $0.name == meant }), parameter.span?.file == page.file,
        isOfOtherStyle(meant, than: name, operation)
      {
        return .row(parameter)
      }
      return .sample(meant: meant)
    }
    // `api_url` of `platform[api_url]`, sent without what it is a part of.
    if let whole = operation.parameters.first(where: { $0.name.hasSuffix("[\(name)]") })?.name,
      !fields.contains(where: { rootName($0.name) == rootName(whole) })
    {
      return .sample(meant: whole)
    }
    let unsent = operation.parameters.filter { parameter in
      parameter.location != .path && parameter.span?.file == page.file && parameter.span?.range != nil
        && (parameter.writtenType != nil || parameter.requirement == .required || isRow(parameter.span))
        && rootName(parameter.name) == parameter.name && !fields.contains { rootName($0.name) == parameter.name }
    }
    var related = unsent.filter { Self.areRelated($0.name, name) }
    if related.count > 1 { related.removeAll { $0.requirement != .required } }
    if related.count == 1, let parameter = related.first {
      return isRowWrong(parameter.name, against: name, operation, group)
        ? .row(parameter) : .sample(meant: parameter.name)
    }
    // "Content of a note" in the row of `code`, where the sample sends `content`.
    if related.isEmpty {
      let described = unsent.filter { $0.requirement == .required && Self.describes($0, name) }
      if described.count == 1, let parameter = described.first { return .row(parameter) }
    }
    let answers = answers(of: group)
    if value.utf8.count >= 3, !answers.isEmpty,
      let meant = unsent.first(where: { parameter in
        answers.allSatisfy { $0.member(parameter.name)?.string == value && $0.member(name) == nil }
      })
    {
      return .sample(meant: meant.name)
    }
    // All rows are sent, or `new_name` is beside the `name` that has one: a row is missing, and none has another name.
    let isFurther =
      unsent.isEmpty
      || fields.contains { $0.name != name && names.contains($0.name) && name.hasSuffix("_\($0.name)") }
    if isLeftFromAbove(name, value, operation, group) { return .sample(meant: nil) }
    return missingRow(for: name, operation, group, isDocumented, answers, fields, isFurther: isFurther)
  }

  /// Whether a sample that deletes sends what the sample above sends to change the same thing, where nothing but its path
  /// has a row: `?color=red` in both.
  private func isLeftFromAbove(_ name: String, _ value: String, _ operation: Operation, _ group: Int) -> Bool {
    guard operation.method == .delete, group > 0, !mentions(name, inProseOf: group),
      case let rows = parameterTables(of: group).flatMap(\.rows), !rows.isEmpty,
      rows.allSatisfy({ row in row.names.allSatisfy { operation.path.placeholders.contains($0) } })
    else { return false }
    return parts[group - 1].samples.prefix(4).contains { index in
      guard let callee = callees[index], callee.method != .delete, callee.path == operation.path else { return false }
      return callee.parameters.contains { $0.name == name && $0.writtenType != nil }
        && sampleFields[index].contains { $0.name == name && $0.value == value }
    }
  }

  /// Whether two names are the same words, and the operation's other names are written as the second one.
  private func isOfOtherStyle(_ name: String, than sent: String, _ operation: Operation) -> Bool {
    guard NameWords.parts(of: name) == NameWords.parts(of: sent) else { return false }
    let isSnake = { (name: String) in name.utf8.contains(UInt8(ascii: "_")) }
    let isCamel = { (name: String) in !isSnake(name) && name.utf8.contains { $0.isLetter && $0 & 0x20 == 0 } }
    let others = operation.parameters.filter { $0.name != name && $0.location != .path }
    let (snakes, camels) = (others.count { isSnake($0.name) }, others.count { isCamel($0.name) })
    return isCamel(name) && isSnake(sent) && snakes > camels || isSnake(name) && isCamel(sent) && camels > snakes
  }

  /// Whether a description begins with the words of a name, and has none of the parameter's own.
  private static func describes(_ parameter: Parameter, _ name: String) -> Bool {
    guard let text = parameter.description else { return false }
    var words = NameWords.words(of: text.prefix(80))
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    let parts = NameWords.parts(of: name)
    return !parts.isEmpty && parts.allSatisfy { $0.utf8.count >= 3 } && words.starts(with: parts)
      && !NameWords.parts(of: parameter.name).contains { part in words.contains { NameWords.areForms($0, part) } }
  }

  private func missingRow(
    for name: String, _ operation: Operation, _ group: Int, _ isDocumented: Bool, _ answers: [JSONNode],
    _ fields: [Sent], isFurther: Bool
  ) -> SentMismatch.Remedy? {
    if isNamedInAddition(name, group) { return nil }
    let rows = tables(of: group).filter { $0.role == .parameters }.flatMap(\.rows).filter { !$0.names.isEmpty }
    guard isDocumented else {
      // A table of nothing but what the path has, below a command that sends a form.
      guard operation.method.carriesBody, let last = rows.last,
        // Of several lines, each documents the same for another container.
        page.groups[group].lines.allSatisfy({
          $0.method == operation.method && $0.template.placeholders == operation.path.placeholders
        }),
        // What another operation of the page documents may be the same here.
        !hasParameter(name, besides: operation, unlike: page.groups[group]), !mentions(name, inProseOf: group),
        rows.allSatisfy({ row in row.names.allSatisfy { operation.path.placeholders.contains($0) } })
      else { return missingItem(for: name, operation, group, among: fields) }
      return .missingRow(last.range)
    }
    guard documentsSent(operation) else { return missingItem(for: name, operation, group, among: fields) }
    let isKnown = isFurther || docs.exampleNames.hasRow(name) || answers.contains { $0.member(name) != nil }
    if isKnown, let last = rows.last { return .missingRow(last.range) }
    if rows.isEmpty, let item = missingItem(for: name, operation, group, among: fields) { return item }
    return .sample(meant: nil)
  }

  /// The last item of a list that has all else of what a sample sends, at least two of it.
  private func missingItem(
    for name: String, _ operation: Operation, _ group: Int, among fields: [Sent]
  ) -> SentMismatch.Remedy? {
    guard page.lists.count <= 500 else { return nil }
    let lists = page.lists.filter { $0.group == group && !$0.isResponse }
    // "Query parameters" are all that there are.
    if page.groups[group].lines.count == 1, page.groups[group].lines.allSatisfy({ $0.listing.query.isEmpty }),
      let list = lists.last(where: { $0.location == .query }), !mentions(name, inProseOf: group),
      !lists.contains(where: { $0.items.contains { $0.names.contains(name) } }),
      samples(of: group).contains(where: { $0.url?.query.contains { $0.name == name } == true })
    {
      return .missingRow(list.items.last?.range)
    }
    let items = lists.flatMap(\.items)
    let names = Set(items.flatMap(\.names).map { rootName($0) })
    let others = fields.filter { $0.name != name }
    guard page.groups[group].lines.count == 1, operation.method.carriesBody, others.count >= 2,
      others.allSatisfy({ names.contains(rootName($0.name)) }), !mentions(name, inProseOf: group),
      let last = items.last(where: { !operation.path.placeholders.contains($0.names.first ?? "") })
    else { return nil }
    return .missingRow(last.range)
  }

  private func hasParameter(_ name: String, besides operation: Operation, unlike group: OperationGroup) -> Bool {
    documented.contains { other in
      other.operation.id != operation.id && !group.lines.contains { $0.id == other.operation.id }
        && other.parameters.contains { $0.parameter.name == name }
    }
  }

  /// Whether what stands around a row speaks for the name that the sample sends: the listing, the answer, or the rows of
  /// the page's other operations.
  private func isRowWrong(_ documented: String, against sent: String, _ operation: Operation, _ group: Int) -> Bool {
    let queries = page.groups[group].lines.flatMap(\.listing.query)
    if queries.contains(where: { $0.name == sent }) { return !queries.contains { $0.name == documented } }
    let answers = answers(of: group)
    let shows = { (name: String) in answers.contains { $0.member(name) != nil } }
    if shows(sent) != shows(documented) { return shows(sent) }
    let count = { (name: String) in
      self.documented.count { other in
        other.operation.id != operation.id
          && other.parameters.contains { $0.parameter.name == name && $0.parameter.location != .path }
      }
    }
    return count(sent) > count(documented)
  }

  /// The objects that the answers of a group show, of a list its items.
  private func answers(of group: Int) -> [JSONNode] {
    var objects: [JSONNode] = []
    for number in parts[group].bodies {
      let body = page.bodies[number]
      guard body.role == .response, (body.status ?? 200) < 300, let root = body.json?.document.root else { continue }
      let shown = root.kind == .array ? Array(root.items.prefix(20)) : [root]
      objects += shown.filter { $0.kind == .object }
    }
    return objects
  }

  /// `branch` and `branch_name`, `commit_id` and `commit_sha`: names that share words, one of which may be the other's.
  private static func areRelated(_ a: String, _ b: String) -> Bool {
    let (one, other) = (NameWords.parts(of: a), NameWords.parts(of: b))
    guard !one.isEmpty, !other.isEmpty else { return false }
    if one.count == other.count { return one.count >= 2 && one.dropLast() == other.dropLast() }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return long.count == short.count + 1 && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
  }

  /// Parameters that docs explain once for all operations: tokens, pages, the user to act as.
  static func isGeneral(_ name: String) -> Bool {
    [
      "page", "per_page", "private_token", "access_token", "job_token", "token", "sudo", "pagination", "order_by",
      "sort", "cursor", "limit", "offset", "api_key", "key", "fields", "include", "format", "pretty",
    ].contains(name)
  }

  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  /// Whether what the page documents of an operation is surely what requests send: rows of a table, or a list of which
  /// a sample sends anything. Lists of what can be asked of an answer look the same.
  private func documentsSent(_ operation: Operation) -> Bool {
    let own = operation.parameters.filter { $0.location != .path && $0.writtenType != nil }
    if own.contains(where: { isRow($0.span) }) { return true }
    let names = Set(own.map { rootName($0.name) })
    return page.samples.indices.contains { index in
      page.samples[index].operation == operation.id
        && sampleFields[index].contains { names.contains(rootName($0.name)) }
    }
  }

  /// Whether something stands in a row of one of the page's tables.
  private func isRow(_ span: SourceSpan?) -> Bool {
    guard let span, span.file == page.file, let range = span.range else { return false }
    return document.source.bytes[document.source.lineRange(Int(range.start.line))].count { $0 == UInt8(ascii: "|") }
      >= 2
  }
}
