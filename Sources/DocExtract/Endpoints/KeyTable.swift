import APIModel

/// Finds the attribute whose keys a table documents: "`limits` fields:", "Options for `defaults`", where a table before
/// it says that the attribute is an object or a list of objects.
struct KeyTable {
  let document: MarkdownDocument

  /// The attribute that the text right before a table names as its subject, "The `limits` object has these fields:"; else
  /// the one in the heading, "Options for `limits`".
  func subject(leadIn: Int?, heading: Int?) -> String? {
    if let leadIn, let name = subject(leadIn, isHeading: false) { return name }
    return heading.flatMap { subject($0, isHeading: true) }
  }

  /// Whether a heading names an attribute in code and says so, "The `output` object".
  func isNamed(in heading: Int) -> Bool { subject(heading, isHeading: false) != nil }

  private func subject(_ block: Int, isHeading: Bool) -> String? {
    // Few texts begin with code, or have it as the third thing.
    let inlines = document.blocks[block].inlines
    guard let code = inlines.prefix(3).first(where: { document.inlines[Int($0)].kind == .code }) else { return nil }
    let before = words(inlines.lowerBound..<code)
    let after = words(code + 1..<inlines.upperBound)
    let name = NameCell.cleaned(document.text(document.inlines[Int(code)].text))
    guard !name.isEmpty, !name.utf8.contains(where: \.isBlank) else { return nil }
    if before.isEmpty || (before.count == 1 && Self.articles.contains(before[0])) {
      let isSubject = after.first.map(Self.nouns.contains) ?? isHeading
      return isSubject ? name : nil
    }
    // "Options for `limits`", "Fields of the `limits` object".
    guard Self.nouns.contains(before[0]), before.count <= 3, before.count > 1, Self.joints.contains(before[1]) else {
      return nil
    }
    return name
  }

  private func words(_ inlines: Range<Int32>) -> [String] {
    var words: [String] = []
    for position in inlines where words.count < 8 {
      guard document.inlines[Int(position)].kind == .text else { continue }
      let text = document.text(document.inlines[Int(position)].text).lowercased()
      words += text.utf8.prefix(80).split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    }
    return words
  }

  private static let articles = ["the", "each", "every", "all"]
  private static let joints = ["of", "for", "in"]
  private static let nouns: Set = [
    "fields", "keys", "attributes", "properties", "options", "members", "parameters", "object", "objects", "hash",
    "field", "attribute", "property", "parameter", "array",
  ]

  /// What stands before the names of the keys, where one of the tables documents the attribute as an object or a list.
  func prefix(_ subject: String, in table: PageTable) -> String? {
    // `images` may itself be a key of `output`, `output[images]`.
    let isOwner = { (name: String) in name == subject || name.hasSuffix("[\(subject)]") }
    guard let row = table.rows.first(where: { $0.names.contains(where: isOwner) }),
      let subject = row.names.first(where: isOwner), let cell = table.cell(row, .type)
    else { return nil }
    let type = document.plainText(of: cell).lowercased()
    if type.holds("array") || type.holds("list") { return subject.hasSuffix("[]") ? subject : subject + "[]" }
    return ["object", "hash", "map", "dict", "json"].contains { type.holds($0) } ? subject : nil
  }
}

extension PageReader {
  /// "The `_links` object contains the following properties:" below an example that has one: the list is about its keys.
  mutating func nest(_ list: inout ParameterList) {
    nestInList(&list)
    guard let leadInBlock, list.location == nil, let body = page.bodies.last, body.group == list.group,
      body.role == .response, body.section == section, let root = body.json?.document.root,
      let subject = KeyTable(document: document).subject(leadIn: leadInBlock, heading: nil),
      let owner = (root.kind == .array ? Array(root.items.prefix(1)).first : root)?.member(subject),
      let object = owner.kind == .array ? Array(owner.items.prefix(1)).first : owner, object.kind == .object,
      list.items.contains(where: { item in item.names.contains { object.member($0) != nil } })
    else { return }
    list.isResponse = true
    let prefix = owner.kind == .array ? subject + "[]" : subject
    for index in list.items.indices {
      list.items[index].names = list.items[index].names.map { ParameterListReader.nest($0, under: prefix) }
    }
  }

  /// "The `message` object has the following fields:" below a list that has `messages`: the list is about its keys.
  private func nestInList(_ list: inout ParameterList) {
    guard let group = list.group, !list.isResponse, let leadInBlock,
      let subject = KeyTable(document: document).subject(leadIn: leadInBlock, heading: nil),
      !list.items.contains(where: { $0.names.contains(subject) })
    else { return }
    for owner in page.lists.suffix(8).reversed() where owner.group == group && !owner.isResponse {
      guard let item = owner.items.first(where: { $0.names.contains(subject) || $0.names.contains(subject + "s") })
      else { continue }
      let isArray =
        !item.names.contains(subject)
        || item.writtenType.flatMap { TypeNotation.schema($0) }?.types == .array
      let prefix = item.names.contains(subject) ? subject : subject + "s"
      for index in list.items.indices {
        list.items[index].names = list.items[index].names.map {
          ParameterListReader.nest($0, under: isArray ? prefix + "[]" : prefix)
        }
      }
      return
    }
  }

  /// Puts the names of a table of keys under the attribute that has them.
  func nest(_ table: inout PageTable) {
    guard table.role == .parameters, let group, !page.tables.isEmpty else { return }
    let reader = KeyTable(document: document)
    let heading = section == page.groups[group].section ? nil : page.sections[section].block
    guard let subject = reader.subject(leadIn: leadInBlock, heading: heading),
      !table.rows.contains(where: { $0.names.contains(subject) })
    else { return }
    for owner in page.tables.suffix(8).reversed() where owner.group == group {
      guard owner.role == .parameters || owner.role == .responseAttributes,
        let prefix = reader.prefix(subject, in: owner)
      else { continue }
      table.role = owner.role
      for row in table.rows.indices {
        table.rows[row].names = table.rows[row].names.map { name in
          if name.hasPrefix(subject + "[") || name.hasPrefix(subject + ".") { return name }
          return owner.role == .parameters ? ParameterListReader.nest(name, under: prefix) : "\(prefix).\(name)"
        }
      }
      return
    }
  }
}
