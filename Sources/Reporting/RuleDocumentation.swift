public import APIModel

/// Rule cards as documentation.
public enum RuleDocumentation {
  /// The content of `docs/rules.md`: a table of contents by family, then every rule. Retired rules are named but not
  /// explained.
  /// - Parameter cards: in any order; the page has them by code.
  public static func page(_ cards: [RuleCard]) -> String {
    let cards = cards.sorted { $0.id < $1.id }
    var out = Lines()
    out.add("# Rules")
    out.add()
    out.add("<!-- Generated from the rules' cards by `docproof rules`. -->")
    out.add()
    out.add(
      "A rule is named by its code or its name, in `--select`, in the configuration and in suppressions; a prefix "
        + "of codes names a family.")
    let families = Dictionary(grouping: cards, by: \.id.family)
    for family in families.keys.sorted() {
      out.add()
      out.add("## \(Escape.markdown(family)): \(familyTitle(family))")
      out.add()
      out.add("| Code | Name | Severity | Finds |")
      out.add("| --- | --- | --- | --- |")
      for card in families[family] ?? [] {
        let link = card.status == .retired ? card.id.name : "[\(card.id.name)](#\(anchor(card)))"
        let severity = card.severity.rawValue + (card.status == .recommended ? "" : ", \(card.status.rawValue)")
        out.add("| \(card.id.code) | \(link) | \(severity) | \(Escape.markdown(card.summary, inTable: true)) |")
      }
      for card in families[family] ?? [] where card.status != .retired {
        out.add()
        out.add(lines(card, headingLevel: 3))
      }
    }
    return out.text
  }

  /// One rule for `docproof explain`, as Markdown that is read as it stands, at a terminal.
  public static func card(_ card: RuleCard) -> String {
    var out = Lines()
    out.add(lines(card, headingLevel: 1, forTerminal: true))
    return out.text
  }

  /// A card as Markdown, without a blank line at either end.
  static func lines(_ card: RuleCard, headingLevel: Int, forTerminal: Bool = false) -> [String] {
    let prose = forTerminal ? { $0 } : Self.prose
    let heading = String(repeating: "#", count: headingLevel)
    var lines = [
      "\(heading) \(card.id.code) \(card.id.name)", "",
      "Severity: \(card.severity.rawValue). \(statusSentence(card.status))", "",
      "\(heading)# What it does", "", "\(prose(card.summary).capitalizedFirst).", "",
      "\(heading)# Why is this bad?", "", prose(card.why), "",
      "\(heading)# Example", "",
    ]
    lines += Escape.markdownFence(card.bad, language: "markdown")
    lines += ["", "\(heading)# Use instead", ""]
    lines += Escape.markdownFence(card.good, language: "markdown")
    return lines
  }

  /// Cards are the project's own text: only what would be read as a tag is escaped, outside of code.
  private static func prose(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
      index % 2 == 1
        ? String(piece) : piece.map { $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined()
    }.joined(separator: "`")
  }

  private static func statusSentence(_ status: RuleCard.Status) -> String {
    switch status {
    case .recommended: "On by default."
    case .optional: "Off until it is selected."
    case .retired: "No longer in use."
    }
  }

  /// The anchor that GitHub and GitLab give a heading: lower case, blanks to hyphens.
  private static func anchor(_ card: RuleCard) -> String { "\(card.id.code) \(card.id.name)".anchor }

  static func familyTitle(_ family: String) -> String {
    switch family {
    case "EXT": "extraction coverage"
    case "END": "endpoints"
    case "TAB": "attribute tables"
    case "EXA": "examples"
    case "REQ": "sample requests"
    case "DEP": "deprecations"
    case "LNK": "cross-references"
    case "SRV": "server conformance"
    case "CHG": "changes between versions"
    default: "other rules"
    }
  }
}

extension String {
  fileprivate var anchor: String {
    lowercased().map { $0 == " " ? "-" : String($0) }.joined()
  }
}
