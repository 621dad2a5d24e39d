import APIModel

extension PageReader {
  mutating func readList(_ index: Int) {
    // A list inside a list of parameters belongs to its items.
    guard index >= listEnd else { return }
    if page.sections[section].meaning.isOfFilters {
      listEnd = Int(document.blocks[index].end)
      return
    }
    guard
      var list = ParameterListReader(document: document, known: shared.items).read(
        index, section: section, leadIn: leadIn, meaning: meaning(of: index), isBelowListing: isBelowListing(index))
        ?? keysOfAnswer(index)
        ?? subjects(index)
    else {
      if index >= outerLeadIn.end { outerLeadIn = (leadIn, Int(document.blocks[index].end)) }
      return
    }
    listEnd = Int(document.blocks[index].end)
    list.group = group
    list.location = list.location ?? titledLocation
    list.isOfBodies = leadIn.holds("(post only)") || leadIn.holds("(put only)") || leadIn.holds("(patch only)")
    if let exchange, index < exchange.end {
      list.isResponse = exchange.role == .response
      list.location = exchange.role == .request ? .body : nil
    } else if group == nil, leadIn.hasPrefix("attributes"), let owner = sectionWithPath, owner == section {
      // What a resource is made of, whichever of its operations is called.
      list.isResponse = true
    }
    // "The answer has the following structure:"
    if leadIn.hasSuffix("structure:"), let group, page.groups[group].lines.allSatisfy({ !$0.method.carriesBody }) {
      list.isResponse = true
    }
    // "Where:" below an answer speaks of what that has.
    if leadIn == "where:", let leadInBlock, leadInBlock > 0,
      drawnAnswer == leadInBlock - 1
        || page.bodies.last.map({ $0.role == .response && $0.block == leadInBlock - 1 }) == true
    {
      list.isResponse = true
    }
    nest(&list)
    for item in list.items { listed.insert(item.paragraph) }
    page.lists.append(list)
    use()
  }

  /// Whether nothing stands between a list and the line that names an operation.
  private func isBelowListing(_ index: Int) -> Bool {
    guard let group, document.blocks[index].parent == 0 else { return false }
    return page.groups[group].lines.last?.block == index - 1
  }

  /// A list below an answer whose items begin with its keys each: "`id` is the number of the jar".
  private func keysOfAnswer(_ index: Int) -> ParameterList? {
    guard let body = page.bodies.last, body.role == .response, body.section == section, body.group == group,
      group != nil, let root = body.json?.document.root
    else { return nil }
    let object = root.kind == .array ? root.items.first { _ in true } : root
    guard let object, object.kind == .object else { return nil }
    let reader = ParameterListReader(document: document, known: shared.items)
    let items = document.children(of: index)
    guard items.count >= 3, items.count <= ParameterListReader.maximumItems else { return nil }
    var list = ParameterList(block: index, isResponse: true, items: [], section: section)
    for item in items {
      guard let reading = reader.reading(item, isAnnounced: true), reading.isCode, reading.item.names.count == 1 else {
        return nil
      }
      list.items.append(reading.item)
    }
    let shown = list.items.filter { object.member($0.names[0]) != nil }.count
    return shown * 5 >= items.count * 4 ? list : nil
  }

  /// A definition list, which is a paragraph to this Markdown: the name on a line, `: text` on the next one. Definitions
  /// that follow each other are one list.
  mutating func readDefinition(_ index: Int) -> Bool {
    let inlines = document.blocks[index].inlines
    guard let first = inlines.first else { return false }
    var hasCode = false
    var isBroken = false
    for position in inlines {
      let kind = document.inlines[Int(position)].kind
      if kind == .code { hasCode = true }
      if kind == .softBreak { isBroken = true }
    }
    // Most paragraphs hold no code at all.
    if hasCode, readLines(index) || readBracketedValues(index) || readNamed(index) { return true }
    let beginning = document.inlines[Int(first)].kind
    let item: ParameterList.Item
    if isBroken, let definition = DefinitionReader(document: document, known: shared.items).item(index) {
      item = definition
    } else if beginning == .strong || beginning == .code, meaning.role != nil || group != nil || isBroken,
      let marked = ParagraphParameter(document: document).item(index, isAnnounced: meaning.role != nil)
    {
      return append(marked, index)
    } else {
      return false
    }
    let announcement = ListAnnouncement(leadIn, meaning)
    let last = page.lists.indices.last
    if let last, page.lists[last].section == section, page.lists[last].block == leadInBlock {
      page.lists[last].block = index
      page.lists[last].items.append(item)
    } else {
      guard announcement.isAnnounced || item.requirement != .unstated || meaning.role != nil else { return false }
      addList([item], index, announcement)
    }
    return take(index)
  }

  private mutating func addList(_ items: [ParameterList.Item], _ index: Int, _ announcement: ListAnnouncement) {
    var list = ParameterList(
      block: index, isResponse: announcement.speaksOfAnswer || isOfShownObject, items: items, section: section)
    list.location = announcement.location
    list.group = group
    page.lists.append(list)
  }

  /// Marks a paragraph as read into a list, whose next item may stand below it.
  private mutating func take(_ index: Int) -> Bool {
    listed.insert(index)
    takeLeadIn(index)
    use()
    return true
  }

  /// A paragraph below "URL parameters" or "Parameters:" whose lines are a parameter each, `name` in code first.
  private mutating func readLines(_ index: Int) -> Bool {
    // Nearly all paragraphs begin with a word.
    guard let first = document.blocks[index].inlines.first, document.blocks[index].parent == 0 else { return false }
    if document.inlines[Int(first)].kind == .strong { return readLabelledLines(index, first) }
    guard document.inlines[Int(first)].kind == .code else { return false }
    let items = ParameterListReader(document: document, known: shared.items).lines(index)
    guard !items.isEmpty else { return false }
    // A paragraph each, one below the other, with what explains one of them between them.
    if let last = page.lists.indices.last, listed.contains(page.lists[last].block), !page.lists[last].isResponse,
      page.lists[last].section == section, page.lists[last].group == group,
      page.lists[last].block == leadInBlock || !isEnded(page.lists[last].block, before: index)
    {
      guard page.lists[last].items.count < ParameterListReader.maximumItems else { return false }
      page.lists[last].block = index
      page.lists[last].items += items
      return take(index)
    }
    let announcement = ListAnnouncement(leadIn, meaning)
    guard meaning.role != nil || announcement.isLabel || leadIn == "options:" || leadIn == "options" else {
      return false
    }
    addList(items, index, announcement)
    return take(index)
  }

  /// Whether a label, a heading or code stands between a paragraph and another one: "**Response**".
  private func isEnded(_ paragraph: Int, before index: Int) -> Bool {
    guard paragraph < index, index - paragraph < 60 else { return true }
    return document.blocks[paragraph + 1..<index].contains { block in
      switch block.kind {
      case .heading, .codeBlock, .table, .thematicBreak, .htmlBlock: return true
      case .paragraph:
        guard block.parent == 0, let first = block.inlines.first else { return false }
        let kind = document.inlines[Int(first)].kind
        return kind == .strong || kind == .emphasis
      default: return false
      }
    }
  }

  /// "**Params:**" on the first line of a paragraph, and a parameter on each line below it.
  private mutating func readLabelledLines(_ index: Int, _ strong: Int32) -> Bool {
    let end = document.inlines[Int(strong)].end
    let inlines = document.blocks[index].inlines
    guard end < inlines.upperBound, end == strong + 2,
      let start = inlines.suffix(from: end).prefix(3).first(where: { document.inlines[Int($0)].kind == .code }),
      document.inlines[Int(start) - 1].kind == .softBreak || document.inlines[Int(start) - 1].kind == .lineBreak
    else { return false }
    let label = document.text(document.inlines[Int(strong) + 1].text).lowercased()
    let announcement = ListAnnouncement(label.hasSuffix(":") ? label : label + ":", meaning)
    guard announcement.isLabel, !announcement.speaksOfAnswer else { return false }
    let items = ParameterListReader(document: document, known: shared.items).lines(index, from: start)
    guard !items.isEmpty else { return false }
    addList(items, index, announcement)
    return take(index)
  }

  private mutating func readNamed(_ index: Int) -> Bool {
    let items = NamedParameters(document: document).items(index)
    guard !items.isEmpty else { return false }
    addList(items, index, ListAnnouncement("", SectionTitle()))
    use()
    return true
  }

  private mutating func readBracketedValues(_ index: Int) -> Bool {
    let reader = BracketedValues(document: document)
    let items = reader.items(index, leadIn: leadIn)
    guard !items.isEmpty else { return false }
    var list = ParameterList(block: index, isResponse: false, items: items, section: section)
    list.location = reader.location(index)
    list.group = group
    page.lists.append(list)
    return take(index)
  }

  /// Adds a parameter that a paragraph of its own names to those of the same section.
  private mutating func append(_ item: ParameterList.Item, _ index: Int) -> Bool {
    if let last = page.lists.indices.last, page.lists[last].section == section, page.lists[last].isOfTags,
      page.lists[last].group == group
    {
      page.lists[last].items.append(item)
    } else {
      let announcement = ListAnnouncement(page.sections[section].title.lowercased(), meaning)
      addList([item], index, announcement)
      page.lists[page.lists.count - 1].isOfTags = true
    }
    return take(index)
  }

  /// A definition list in HTML, which a text or heading announces or whose terms say what is needed; or a table in HTML,
  /// whose header leaves no doubt.
  mutating func readDefinitions(
    _ definitions: [HTMLDefinitions.Definition], _ index: Int, isSure: Bool = false
  ) -> Bool {
    guard !definitions.isEmpty else { return false }
    let announcement = ListAnnouncement(leadIn, meaning)
    guard
      isSure || announcement.isAnnounced || meaning.role != nil
        || definitions.contains(where: { $0.requirement != .unstated })
    else { return false }
    var places = HTMLPlaces(document, block: index)
    let items = definitions.map { definition in
      var item = ParameterList.Item(
        block: index, paragraph: index, names: [definition.name],
        range: places.line(of: definition.name) ?? document.blocks[index].range)
      item.writtenType = definition.type
      item.requirement = definition.requirement == .unstated ? announcement.requirement : definition.requirement
      item.defaultValue = definition.defaultValue
      item.writtenLocation = definition.location
      item.text = definition.text
      return item
    }
    var list = ParameterList(
      block: index, isResponse: announcement.speaksOfAnswer || (!isSure && isOfShownObject), items: items,
      section: section)
    list.location = announcement.location ?? (isSure ? titledLocation : nil)
    list.group = group
    page.lists.append(list)
    use()
    forgetLeadIn()
    return true
  }

  /// "Properties of a server:" below an answer that a GET gives.
  private var isOfShownObject: Bool {
    guard let group, !page.groups[group].lines.isEmpty, page.groups[group].lines.allSatisfy({ $0.method == .get }),
      page.bodies.last?.group == group, page.bodies.last?.role == .response
    else { return false }
    return leadIn.holds("properties of") || leadIn.holds("fields of") || leadIn.holds("attributes of")
  }

  /// Components that are a parameter or an attribute each; those that follow each other are one list.
  /// - Parameter requirement: What a heading says of them.
  mutating func readFieldTags(_ bytes: [UInt8], _ index: Int, _ requirement: Parameter.Requirement = .unstated) {
    for field in FieldTag.fields(in: bytes, &fieldOwners) {
      var item = ParameterList.Item(
        block: index, paragraph: index, names: [field.name], range: document.blocks[index].range)
      item.writtenType = field.type
      item.requirement = field.requirement == .unstated ? requirement : field.requirement
      item.defaultValue = field.defaultValue
      item.text = field.text
      if let last = page.lists.indices.last, page.lists[last].section == section, page.lists[last].group == group,
        page.lists[last].location == field.location, page.lists[last].isResponse == field.isResponse,
        page.lists[last].isOfTags
      {
        page.lists[last].items.append(item)
        continue
      }
      var list = ParameterList(
        block: index, isResponse: field.isResponse || (field.location == nil && meaning.role == .response),
        items: [item],
        section: section)
      list.isOfTags = true
      list.location = field.location
      list.group = group
      page.lists.append(list)
      use()
    }
  }
}

/// Reads definition lists: `:id`, and on the next line `: {{<required>}} String. The ID`.
struct DefinitionReader {
  let document: MarkdownDocument
  let known: SharedItems
  private var reader: ParameterListReader { ParameterListReader(document: document, known: known) }

  /// The parameter that a paragraph defines; nil where it defines none.
  func item(_ paragraph: Int) -> ParameterList.Item? {
    let inlines = document.blocks[paragraph].inlines
    guard let lineBreak = inlines.first(where: { document.inlines[Int($0)].kind == .softBreak }),
      lineBreak - inlines.lowerBound <= 10, lineBreak + 1 < inlines.upperBound
    else { return nil }
    let next = document.inlines[Int(lineBreak) + 1]
    guard next.kind == .text, document.buffer[next.text.bounds].starts(with: ":".utf8) else { return nil }
    var name = ""
    for position in inlines.lowerBound..<lineBreak {
      let inline = document.inlines[Int(position)]
      if inline.kind == .text || inline.kind == .code { name += document.text(inline.text) }
    }
    name = name.trimmingBlanks
    if name.hasSuffix(")"), name.contains("(") { return markedItem(paragraph, before: Int(lineBreak)) }
    if name.hasPrefix(":") { name.removeFirst() }
    if name.hasPrefix("<"), name.hasSuffix(">") { name = String(name.dropFirst().dropLast()) }
    // `tag=<value>`
    if name.hasSuffix(">"), let value = name.firstRange(ofBytes: "=<") { name = String(name[..<value.lowerBound]) }
    guard ParameterListReader.isName(name) else { return nil }
    var item = ParameterList.Item(
      block: paragraph, paragraph: paragraph, names: [name], range: document.blocks[paragraph].range)
    for position in inlines where document.inlines[Int(position)].kind == .html {
      switch document.text(document.inlines[Int(position)].text).lowercased().filter({
        !" /".utf8.contains($0.utf8.first ?? 0)
      }) {
      case "<required>": item.requirement = .required
      case "<optional>": item.requirement = .optional
      default: break
      }
    }
    readDescription(Prose(document, block: paragraph).tokens, after: Int(lineBreak), into: &item)
    return item
  }

  /// `*name* (String, *Required*)` as the term.
  private func markedItem(_ paragraph: Int, before lineBreak: Int) -> ParameterList.Item? {
    let tokens = Prose(document, block: paragraph).tokens
    let term = Array(tokens.prefix { $0.inline < lineBreak })
    guard let name = term.first, ParameterListReader.isName(name.text), term.count > 2, term[1].isMark("(") else {
      return nil
    }
    var reading = ParameterListReader.Reading(
      item: ParameterList.Item(
        block: paragraph, paragraph: paragraph, names: [name.text], range: document.blocks[paragraph].range),
      isCode: true, isBold: true, isMarked: false, isSeparated: false)
    var at = 1
    reader.readMarks(term, from: &at, into: &reading, isAnnounced: false)
    guard reading.isMarked, at >= term.count else { return nil }
    reading.item.descriptionStart = min(term.count + 1, tokens.count)
    return reading.item
  }

  /// The type, which is the first sentence: "String.", "Array of String."
  private func readDescription(_ tokens: [Prose.Token], after lineBreak: Int, into item: inout ParameterList.Item) {
    guard var at = tokens.firstIndex(where: { $0.inline > lineBreak && !$0.isMark(":") }) else { return }
    while at < tokens.count, tokens[at].kind == .punctuation { at += 1 }
    item.descriptionStart = at
    if at > 0, at < tokens.count, tokens[at - 1].isMark("(") {
      var reading = ParameterListReader.Reading(
        item: item, isCode: true, isBold: false, isMarked: false, isSeparated: false)
      var next = at - 1
      reader.readMarks(tokens, from: &next, into: &reading, isAnnounced: false)
      item = reading.item
      item.descriptionStart = next
      return
    }
    guard let stop = tokens[at...].prefix(7).firstIndex(where: { $0.isStop || $0.isMark(",") || $0.isMark("(") }) else {
      return
    }
    let written = tokens[at..<stop].map(\.text).joined(separator: " ")
    guard TypeNotation.schema(written) != nil else { return }
    item.writtenType = written
    item.descriptionStart = min(stop + 1, tokens.count)
  }
}
