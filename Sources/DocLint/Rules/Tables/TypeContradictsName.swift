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
    for table in page.page.tables where table.role == .parameters || table.role == .responseAttributes {
      guard table.column(.type) != nil else { continue }
      for row in table.rows {
        guard row.names.count == 1, let name = row.names.first, let cell = table.cell(row, .type),
          let types = page.types(ofCell: cell), types == .integer || types == .number || types == .boolean
        else { continue }
        let leaf = LintedPage.leaf(name)
        let message: LintMessage
        if let value = shownInPath(name, types, table, page) {
          message = .shown(name, page.text(cell), value)
        } else if types == .boolean, isPlaceholder(name, table, page) {
          message = .inPath(name)
        } else if types == .boolean ? Self.isNumberName(leaf) : Self.isTextName(leaf) {
          message = .name(name, page.text(cell))
        } else if types != .boolean, describesText(row, table, page) {
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

  private func isPlaceholder(_ name: String, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard let group = table.group else { return false }
    return page.page.groups[group].lines.contains { $0.template.placeholders.contains(name) }
  }

  /// What the group's own samples put in a placeholder's place, where its type does not allow it.
  private func shownInPath(_ name: String, _ types: SchemaTypes, _ table: PageTable, _ page: LintedPage) -> String? {
    guard let group = table.group else { return nil }
    for line in page.page.groups[group].lines {
      guard
        let position = line.template.segments.indices.first(where: { line.template.placeholders(at: $0) == [name] }),
        line.template.segments[position].count == 1
      else { continue }
      for index in page.parts[group].samples where page.targets[index].verdict == .own {
        let segment = page.targets[index].segment(position)
        guard segment.utf8.contains(where: \.isLetter),
          segment.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }),
          segment != name, !["id", "true", "false"].contains(segment), !isAllCapital(segment)
        else { continue }
        return String(segment)
      }
    }
    return nil
  }

  /// `USER_ID` and `abc`'s like are placeholders of samples.
  private func isAllCapital(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { !($0.isLetter && $0 >= UInt8(ascii: "a")) }
  }

  private static func isTextName(_ name: String) -> Bool {
    let name = name.lowercased()
    return [
      "name", "title", "description", "email", "username", "url", "path", "branch", "sha", "file_path", "file_name",
      "filename", "slug", "content",
    ].contains(name)
      || ["_name", "_url", "_path", "_email", "_title", "_description", "_branch", "_username", "_slug"].contains {
        name.hasSuffix($0)
      }
  }

  private static func isNumberName(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["per_page", "page", "count", "size", "email", "username", "title", "file_path", "file_name"].contains(name)
      || ["_count", "_at", "_size"].contains { name.hasSuffix($0) }
  }

  /// Whether the description begins as those of texts do.
  private func describesText(_ row: PageTable.Row, _ table: PageTable, _ page: LintedPage) -> Bool {
    guard let cell = table.cell(row, .description) else { return false }
    let text = page.text(cell).lowercased()
    return ["the name of ", "name of ", "the title of ", "the path of ", "the path to ", "the url of "].contains {
      text.hasPrefix($0)
    } && !text.holds(" id") && !text.holds("number")
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

  fileprivate static func shown(_ name: String, _ type: String, _ value: String) -> LintMessage {
    "`\(name)` is \(type) here; the sample sends `\(value)`"
  }
}
