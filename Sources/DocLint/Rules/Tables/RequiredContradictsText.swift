import APIModel
import DocExtract

/// TAB217: a parameter that is required by its mark and optional by its description, or the reverse.
struct RequiredContradictsText: LintRule {
  let card = RuleCard(
    "TAB217", "required-contradicts-text", severity: .warning,
    summary: "A required parameter whose description calls it optional, or an optional one that it calls required",
    why: "Clients leave out what the server wants, or ask their users for what nobody needs.",
    bad: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`name` | string | yes | Optional. The name of the user"])),
    good: RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`name` | string | no | Optional. The name of the user"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkChoices(page, &report)
    checkLists(page, &report)
    for documented in page.documented {
      let operation = documented.operation
      for own in documented.parameters {
        if own.parameter.requirement == .required, own.parameter.location != .path,
          let description = own.parameter.description, Self.tellsDefault(description)
        {
          report.add(
            self, .omitted(own.parameter.name), at: page.rangeOfDescription(own.parameter), operation: operation)
          continue
        }
        guard let description = own.parameter.description, let first = description.utf8.first,
          first | 0x20 == UInt8(ascii: "o") || first | 0x20 == UInt8(ascii: "r") || first == UInt8(ascii: "("),
          description.utf8.dropFirst().first.map({
            $0 == UInt8(ascii: "p") || $0 == UInt8(ascii: "e") || first == UInt8(ascii: "(")
          }) == true
        else { continue }
        let parameter = own.parameter
        let says = Self.mark(of: description)
        switch parameter.requirement {
        case .required where says == "optional":
          report.add(
            self, .contradicts(parameter.name, "required", says), at: page.rangeOfDescription(parameter),
            operation: operation)
        case .optional where says == "required":
          report.add(
            self, .contradicts(parameter.name, "optional", says), at: page.rangeOfDescription(parameter),
            operation: operation)
        default: continue
        }
      }
    }
  }

  /// Whether a description says what happens where the parameter is left out: "If no message is provided, a default one
  /// will be set", "If omitted, …". What it says of another one, "if `url` is not provided", is no such word.
  private static func tellsDefault(_ description: String) -> Bool {
    guard description.holds("f no") || description.holds("mitted") || description.holds("f unspecified") else {
      return false
    }
    let text = description.lowercased()
    if ["if omitted,", "when omitted,", "if unspecified,", "if not specified,", "if not provided,", "if not given,"]
      .contains(where: { text.hasPrefix($0) || text.holds(". " + $0) || text.holds("; " + $0) })
    {
      return true
    }
    guard let start = text.firstRange(ofBytes: "if no ") else { return false }
    let clause = text[start.upperBound...].prefix { $0 != "," && $0 != "." }
    let words = clause.split(separator: " ")
    return (3...4).contains(words.count) && words[words.count - 2] == "is"
      && ["provided", "given", "specified", "set", "passed"].contains(words[words.count - 1])
      && text[clause.endIndex...].hasPrefix(",") && text[clause.endIndex...].holds("default")
  }

  /// A row that is required where the text asks for at least one of several: "Give at least one of `name` or `url`".
  private func checkChoices(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("at least one of") else { return }
    for group in page.page.groups.indices {
      let tables = page.tables(of: group).filter { $0.role == .parameters && $0.column(.required) != nil }
      if tables.isEmpty { continue }
      for paragraph in page.page.groups[group].paragraphs {
        let names = Self.choice(in: paragraph, page.document)
        guard names.count >= 2 else { continue }
        for table in tables where names.allSatisfy({ name in table.rows.contains { $0.names == [name] } }) {
          for row in table.rows where row.names.count == 1 && names.contains(row.names[0]) {
            guard let cell = table.cell(row, .required),
              RequirementPhrase.requirement(page.text(cell)) == .required
            else { continue }
            report.add(
              self, .choice(row.names[0]), at: page.range(cell: cell, in: row),
              operation: page.operations(of: group).first)
          }
        }
      }
    }
  }

  /// "Required parameters: `name` and `url`" above a table that calls one of them optional.
  private func checkLists(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      let tables = page.tables(of: group).filter { $0.role == .parameters && $0.column(.required) != nil }
      if tables.isEmpty { continue }
      for paragraph in page.page.groups[group].paragraphs {
        let names = Self.required(in: paragraph, page.document)
        guard !names.isEmpty else { continue }
        for row in tables.flatMap({ table in table.rows.map { (table, $0) } })
        where row.1.names.count == 1 && names.contains(row.1.names[0]) {
          guard let cell = row.0.cell(row.1, .required),
            RequirementPhrase.requirement(page.text(cell)) == .optional
          else { continue }
          report.add(
            self, .listed(row.1.names[0]), at: page.range(cell: cell, in: row.1),
            operation: page.operations(of: group).first)
        }
      }
    }
  }

  /// The names in code marks of a paragraph that is nothing but "Required parameters:" and these.
  private static func required(in paragraph: Int, _ document: MarkdownDocument) -> [String] {
    var names: [String] = []
    for (at, position) in document.blocks[paragraph].inlines.enumerated() {
      let inline = document.inlines[Int(position)]
      let text = document.buffer[inline.text.bounds]
      switch inline.kind {
      case .text where at == 0:
        guard text.starts(with: "Required ".utf8), text.last(where: { !$0.isBlank }) == UInt8(ascii: ":"),
          text.count <= 32
        else { return [] }
      case .code where at > 0: names.append(document.text(inline.text))
      case .text where text.count <= 6: continue
      default: return []
      }
    }
    return names
  }

  /// The names in code marks behind "at least one of".
  private static func choice(in paragraph: Int, _ document: MarkdownDocument) -> [String] {
    var names: [String] = []
    var isOpen = false
    for position in document.blocks[paragraph].inlines {
      let inline = document.inlines[Int(position)]
      switch inline.kind {
      case .code where isOpen: names.append(document.text(inline.text))
      case .text:
        let text = document.buffer[inline.text.bounds]
        if isOpen, !names.isEmpty {
          guard text.count <= 6, !text.contains(UInt8(ascii: ".")) else { return names }
        } else {
          isOpen = text.suffix(20).holds("at least one of")
        }
      default: break
      }
    }
    return names
  }

  /// `optional` of "Optional. The name", "(optional) The name" and "Optional phone number", not of "Optional settings".
  private static func mark(of description: String) -> String {
    let isInside = description.hasPrefix("(")
    let text = isInside ? description.dropFirst() : description[...]
    let word = text.prefix { $0.isLetter }.lowercased()
    let next = text.dropFirst(word.count).first
    // One thing that may be left out; of several, each may be.
    if word == "optional", next == " " {
      let words = NameWords.words(of: text.prefix(60)).dropFirst()
      let phrase = words.prefix { !["of", "for", "to", "that", "which", "in", "with"].contains($0) }
      return phrase.count <= 3 && phrase.last.map({ !$0.hasSuffix("s") }) == true ? word : ""
    }
    return (isInside ? next == ")" : next == nil || next == "." || next == ";" || next == ",") ? word : ""
  }
}

extension LintMessage {
  fileprivate static func omitted(_ name: String) -> LintMessage {
    "`\(name)` is required, and its description says what holds without it"
  }

  fileprivate static func listed(_ name: String) -> LintMessage {
    "`\(name)` is marked optional, and the text lists it among what is required"
  }

  fileprivate static func choice(_ name: String) -> LintMessage {
    "`\(name)` is marked required, and the text asks for at least one of several"
  }

  fileprivate static func contradicts(_ name: String, _ mark: String, _ text: String) -> LintMessage {
    "`\(name)` is marked \(mark), and its description says \(text)"
  }
}
