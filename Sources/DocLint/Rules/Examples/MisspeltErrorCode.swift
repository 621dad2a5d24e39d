import APIModel
import DocExtract

/// EXA225: an error code in an example that is a slip away from one that the page lists.
struct MisspeltErrorCode: LintRule {
  let card = RuleCard(
    "EXA225", "misspelt-error-code", severity: .warning,
    summary: "An error code in an example that is none of those that the page lists, and a slip away from one",
    why: "A client that compares with the code never recognises the error.",
    bad: page("name_in_used"), good: page("name_in_use"))

  private static func page(_ code: String) -> String {
    """
    # Users API

    ## Errors

    | Error code | Meaning |
    |------------|---------|
    | `name_in_use` | Another user has the name |
    | `name_too_long` | The name is longer than 40 letters |

    ```json
    {"error": "\(code)"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let (listed, bySection) = Self.listed(page)
    guard listed.count >= 2 else { return }
    // Nobody lists more.
    let codes = Array(listed.sorted().prefix(200))
    /// What stands in code marks, once a code asks for it: it may be one that no list has.
    var marked: Set<ArraySlice<UInt8>>?
    var meanings: [String: String?] = [:]
    var places = BlockPlaces(page)
    for body in page.page.bodies {
      guard let json = body.json, json.isValid, let root = json.document.root else { continue }
      var nodes = [root]
      while let node = nodes.popLast() {
        switch node.kind {
        case .array: nodes += node.items
        case .object:
          for member in node.members {
            nodes.append(member.value)
            guard member.value.kind == .string, Self.names.contains(member.name.lowercased()),
              let given = member.value.string, !listed.contains(given), Self.isCode(given)
            else { continue }
            let meaning = meanings[given] ?? Self.nearest(given, in: codes)
            meanings[given] = .some(meaning)
            // The codes of one operation stand in a table of its own section.
            let own = bySection[body.section] ?? []
            let isStrange =
              own.count >= 2 && body.group != nil && member.name.lowercased().hasPrefix("error")
              && Self.isAkin(given, to: own)
            guard meaning != nil || isStrange, !page.mentions(given, in: &marked) else { continue }
            // Without the quotes.
            let inner = member.value.range
            let range = places.map(of: body.block).range(
              inner.lowerBound + body.offsets.lowerBound + 1..<inner.upperBound + body.offsets.lowerBound - 1)
            guard let meant = meaning else {
              report.add(self, .strange(given), at: range)
              continue
            }
            report.add(
              self, .unlisted(given, meant), at: range,
              fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
          }
        default: break
        }
      }
    }
  }

  private static let names: Set<String> = [
    "error", "code", "error_code", "errorcode", "error_type", "errortype", "type", "reason", "key",
  ]

  /// The codes that tables and lists of errors have in code marks, first in their row or item.
  private static func listed(_ page: LintedPage) -> (all: Set<String>, bySection: [Int: Set<String>]) {
    let document = page.document
    var codes: Set<String> = []
    var bySection: [Int: Set<String>] = [:]
    for table in page.page.tables {
      guard let column = table.columns.firstIndex(where: { isTitle($0.title) }) else { continue }
      for row in table.rows where row.cells.indices.contains(column) {
        let text = document.plainText(of: row.cells[column]).trimmed
        guard isCode(text) else { continue }
        codes.insert(text)
        bySection[table.section, default: []].insert(text)
      }
    }
    var isOfErrors = false
    for block in document.blocks {
      switch block.kind {
      case .heading:
        isOfErrors = block.inlines.contains { position in
          let text = document.buffer[document.inlines[Int(position)].text.bounds]
          return text.holds("rror")
        }
      case .paragraph where isOfErrors && document.blocks[Int(block.parent)].kind == .item:
        guard
          let first = block.inlines.lazy.map({ document.inlines[Int($0)] }).first(where: { !$0.text.isEmpty }),
          first.kind == .code, first.text.count < 48
        else { continue }
        let text = document.text(first.text)
        if isCode(text) { codes.insert(text) }
      default: break
      }
    }
    return (codes, bySection)
  }

  private static func isTitle(_ title: String) -> Bool {
    guard title.holds("rror") || title.holds("ode") else { return false }
    let words = NameWords.words(of: title)
    guard words.count <= 3 else { return false }
    return words.contains { $0 == "error" || $0 == "errors" || $0 == "code" || $0 == "codes" || $0 == "errorcode" }
  }

  /// Words in small letters or capitals with marks between: two or more, so that it is no word of a sentence.
  private static func isCode(_ text: String) -> Bool {
    guard text.utf8.count >= 6, text.utf8.count <= 48 else { return false }
    return text.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      && text.utf8.dropFirst().dropLast().contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// The one code that differs by a letter, or by a small word more or less.
  private static func nearest(_ given: String, in codes: [String]) -> String? {
    let core = core(given)
    let near = codes.filter { code in
      if code.utf8.count > given.utf8.count + 5 || given.utf8.count > code.utf8.count + 5 { return false }
      return Self.core(code) == core
        || Spelling.isOneEdit(Array(given.utf8), Array(code.utf8)) && !differInDigit(given, code)
    }
    return near.count == 1 ? near.first : nil
  }

  /// Whether a code speaks of what the listed ones speak of, and is none of those that any operation may answer with.
  private static func isAkin(_ given: String, to codes: Set<String>) -> Bool {
    let words = NameWords.words(of: given).filter { $0.utf8.count >= 4 }
    guard !words.contains(where: { word in general.contains { word.hasPrefix($0) } }) else { return false }
    return codes.contains { code in NameWords.words(of: code).contains { words.contains($0) } }
  }

  private static let general = [
    "auth", "token", "rate", "limit", "internal", "server", "argument", "permission", "denied", "forbidden", "scope",
    "unavailable", "timeout", "fatal", "unknown", "request", "method", "invalid",
  ]

  private static func differInDigit(_ a: String, _ b: String) -> Bool {
    !a.utf8.filter(\.isDigit).elementsEqual(b.utf8.filter(\.isDigit))
  }

  private static func core(_ code: String) -> [String] {
    NameWords.words(of: code).filter { !["the", "a", "an", "is", "was", "in", "of", "be", "been"].contains($0) }
  }
}

extension LintedPage {
  /// Whether the page has a text in code marks.
  fileprivate func mentions(_ text: String, in marked: inout Set<ArraySlice<UInt8>>?) -> Bool {
    let known =
      marked ?? Set(document.inlines.lazy.filter { $0.kind == .code }.map { self.document.buffer[$0.text.bounds] })
    marked = known
    return known.contains(Array(text.utf8)[...])
  }
}

extension LintMessage {
  fileprivate static func strange(_ code: String) -> LintMessage {
    "`\(code)` is none of the errors that the section lists"
  }

  fileprivate static func unlisted(_ given: String, _ meant: String) -> LintMessage {
    "`\(given)` is no listed error code; did you mean `\(meant)`?"
  }
}
