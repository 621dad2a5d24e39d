import APIModel
import DocExtract

/// TAB211: a row whose type can't be that of what it names.
struct TypeContradictsName: LintRule {
  let card = RuleCard(
    "TAB211", "type-contradicts-name", severity: .warning,
    summary: "A number for a name or path, a boolean for a count, or an integer where the sample's path has a word",
    why: "A client that follows the row sends a value that the server refuses.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`first_name` | integer | yes | The first name of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`first_name` | string | yes | The first name of the user"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkCounts(page, &report)
    let words = Self.wordsInPaths(page)
    // By group: several tables may be about one operation.
    var listed: [Int: [String: String]] = [:]
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      guard table.column(.type) != nil else { continue }
      if let group = table.group, listed[group] == nil { listed[group] = Self.listedWords(group, page) }
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, let cell = table.cell(row, .type),
          let types = page.types(ofCell: cell),
          types == .integer || types == .number || types == .boolean || isLevel(name, types, table, page)
        else { continue }
        if types == .string {
          report.add(
            self, .name(name, page.text(cell)), at: page.range(cell: cell, in: row),
            operation: table.group.flatMap { page.operations(of: $0).first })
          continue
        }
        let leaf = name.utf8.contains(UInt8(ascii: ".")) ? LintedPage.leaf(name) : name
        let message: LintMessage
        if let value = word(for: name, table, page, words) {
          message = .shown(name, page.text(cell), value)
        } else if types == .boolean, isPlaceholder(name, table, page) {
          message = .inPath(name)
        } else if types == .boolean ? Self.isNumberName(leaf) : Self.isTextName(leaf) {
          message = .name(name, page.text(cell))
        } else if let group = table.group, let word = listed[group]?[name] {
          message = .listed(name, page.text(cell), word)
        } else if types == .integer, name.hasSuffix("[]") {
          message = .name(name, page.text(cell))
        } else if types != .boolean, describesOther(row, types, table, page) {
          message = .description(name, page.text(cell))
        } else {
          continue
        }
        report.add(
          self, message, at: page.range(cell: cell, in: row),
          operation: table.group.flatMap { page.operations(of: $0).first })
      }
    }
  }

  /// Whether a row calls a level a string whose own default is a number.
  private func isLevel(_ name: String, _ types: SchemaTypes, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard types == .string, name.hasSuffix("level"), let group = table.group,
      let parameter = page.operations(of: group).lazy.compactMap({ operation in
        operation.parameters.first { $0.name == name }
      }).first
    else { return false }
    return parameter.defaultValue.flatMap { Int($0) } != nil
  }

  private func isPlaceholder(_ name: String, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard let group = table.group else { return false }
    return page.page.groups[group].lines.contains { $0.placeholders.contains(name) }
  }

  /// What samples put in a placeholder's place, where it is no number.
  private func word(
    for name: String, _ table: PageTable, _ page: LintedPage, _ words: [String: String]
  ) -> String? {
    guard !words.isEmpty, let group = table.group else { return nil }
    for line in page.page.groups[group].lines {
      if let owner = line.template.words(before: name), let word = words["\(owner)/\(name)"] { return word }
    }
    return nil
  }

  /// The first word that the page's samples put in the place of each placeholder, by what stands before it and its
  /// name.
  private static func wordsInPaths(_ page: LintedPage) -> [String: String] {
    var words: [String: String] = [:]
    for (index, sample) in page.page.samples.enumerated() where page.targets[index].verdict == .own {
      guard let group = sample.group else { continue }
      let target = page.targets[index]
      for line in page.page.groups[group].lines
      where line.method == sample.method && line.template.fits(target.segments) {
        for position in line.template.segments.indices {
          let parts = line.template.segments[position]
          guard parts.count == 1, case .placeholder(let name) = parts[0] else { continue }
          let segment = target.segment(position)
          guard segment.utf8.contains(where: \.isLetter),
            segment.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }), segment != name,
            !["id", "true", "false"].contains(segment), !isAllCapital(segment),
            let owner = line.template.words(before: name)
          else { continue }
          if words["\(owner)/\(name)"] == nil { words["\(owner)/\(name)"] = String(segment) }
        }
      }
    }
    return words
  }

  /// `USER_ID` and `abc`'s like are placeholders of samples.
  private static func isAllCapital(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { !($0.isLetter && $0 >= UInt8(ascii: "a")) }
  }

  private static let textNames = names([
    "name", "title", "description", "email", "username", "url", "path", "branch", "sha", "file_path", "file_name",
    "filename", "slug", "password",
  ])
  private static let textEndings = names([
    "name", "url", "path", "email", "title", "description", "branch", "username", "slug",
  ])
  private static let numberNames = names([
    "per_page", "page", "count", "size", "email", "username", "title", "file_path", "file_name",
  ])
  private static let numberEndings = names(["count", "at", "size", "timeout", "seconds", "minutes", "ttl"])

  private static func names(_ names: [String]) -> NameSet {
    names.reduce(into: NameSet()) { $0.insert(NameHash.of($1)) }
  }

  private static func isTextName(_ name: String) -> Bool { ends(name, with: textEndings) || textNames.contains(name) }

  private static func isNumberName(_ name: String) -> Bool {
    ends(name, with: numberEndings) || numberNames.contains(name)
  }

  /// Whether the last of several words is one of these.
  private static func ends(_ name: String, with endings: NameSet) -> Bool {
    guard let mark = name.utf8.lastIndex(of: UInt8(ascii: "_")) else { return false }
    return endings.contains(NameHash.of(name.utf8[name.utf8.index(after: mark)...]))
  }

  /// Whether the description is that of a text, of a boolean, or of an ID that may be a path as well.
  private func describesOther(_ row: PageTable.Row, _ types: SchemaTypes, _ table: PageTable, _ page: LintedPage)
    -> Bool
  {
    guard let cell = table.cell(row, .description), let range = page.range(cell: cell) else { return false }
    let source = page.document.source
    let bytes = source.bytes[
      source.offset(of: range.start)..<max(source.offset(of: range.start), source.offset(of: range.end))]
    guard let first = bytes.first else { return false }
    // Most descriptions are passed over by their first bytes.
    let mayBeOther = first.isOne(of: "tnweiTNWEI`")
    guard mayBeOther || bytes.holds(" or ") else { return false }
    let text = page.text(cell)
    let holds = { (words: StaticString) in text.withBytes { ByteSearch.holds(words, in: $0) } }
    if holds(" or "), Self.alternatives.contains(where: holds) { return true }
    // `0` and `1` are numbers, whatever they stand for.
    if types == .integer, text.begins(withAnyOf: Self.flagStarts), !bytes.contains(where: \.isDigit) { return true }
    return text.begins(withAnyOf: Self.textStarts) && !holds(" id") && !holds("number")
  }

  private static let alternatives: [StaticString] = [
    "id or path", "id or url-encoded path", "id or urlencoded path", "id or name ", "id or username", "id or slug",
  ]
  private static let flagStarts: [StaticString] = [
    "whether ", "if true", "enable/disable ", "enable or disable ", "true if ", "true to ",
  ]
  private static let textStarts: [StaticString] = [
    "the name of ", "name of ", "the title of ", "the path of ", "the path to ", "the url of ",
  ]

  /// A word among the values that the operation's row lists, which no number and no boolean can be.
  private static func listedWords(_ group: Int, _ page: LintedPage) -> [String: String] {
    guard page.listsValues(of: group), let operation = page.operations(of: group).first else { return [:] }
    var words: [String: String] = [:]
    for parameter in operation.parameters {
      guard let values = parameter.schema.enumeration?.values.map(\.value), values.count >= 2,
        values.allSatisfy({ $0.utf8.count >= 3 && $0.utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") } }),
        !values.contains(where: { ["true", "false", "null", "none", "nil", "yes", "off"].contains($0.lowercased()) })
      else { continue }
      words[parameter.name] = words[parameter.name] ?? values.first
    }
    return words
  }
}

extension LintMessage {
  fileprivate static func name(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is \(type) here, which its name contradicts"
  }

  fileprivate static func inPath(_ name: String) -> LintMessage {
    "`\(name)` stands in the path, and a boolean names nothing there"
  }

  fileprivate static func description(_ name: String, _ type: String) -> LintMessage {
    "`\(name)` is \(type) here, which its description contradicts"
  }

  fileprivate static func listed(_ name: String, _ type: String, _ value: String) -> LintMessage {
    "`\(name)` is \(type) here; its values are words such as `\(value)`"
  }

  fileprivate static func shown(_ name: String, _ type: String, _ value: String) -> LintMessage {
    "`\(name)` is \(type) here; the sample sends `\(value)`"
  }
}
