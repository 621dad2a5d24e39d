import APIModel
import DocExtract

/// EXA227: an answer that shows the state from before what was asked for.
struct StateBeforeAction: LintRule {
  let card = RuleCard(
    "EXA227", "state-before-action", severity: .info,
    summary: "An example answer with another state than the one that its operation leads to",
    why: "Readers can't tell whether the operation did anything.", bad: page("open"), good: page("closed"),
    status: .optional)

  private static func page(_ state: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Close a ticket", listing: "POST /tickets/:id/close",
        rows: ["`id` | integer | yes | The ID of the ticket"], response: "{\"id\": 7, \"state\": \"\(state)\"}"),
      CardSection(
        heading: "Get a ticket", listing: "GET /tickets/:id", rows: ["`id` | integer | yes | The ID of the ticket"],
        response: "{\"id\": 8, \"state\": \"closed\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      guard let states = Self.states(after: page.titleWords[group]), !page.parts[group].bodies.isEmpty,
        page.page.groups[group].lines.allSatisfy({ $0.method != .get })
      else { continue }
      for body in page.bodies(of: group)
      where body.role == .response && (body.status ?? 200) < 300 && page.isExample(body) {
        guard let object = body.json?.document.root?.unwrapped,
          let node = object.member("state") ?? object.member("status"), let shown = node.string,
          !states.contains(where: { shown.lowercased().hasPrefix($0) }),
          // Only where the page has the other one as a value.
          let meant = states.first(where: { Self.isValue($0, page) })
        else { continue }
        let offsets =
          node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound
        report.add(
          self, .before(shown, page.page.sections[page.titles[group]].title, meant),
          at: LiteralMap(page.document, block: body.block).range(offsets), operation: page.operations(of: group).first)
      }
    }
  }

  /// What a heading's verb makes of a thing; the beginnings of the words for it.
  private static func states(after words: [String]) -> [String]? {
    guard let verb = words.first else { return nil }
    if verb == "mark", let at = words.lastIndex(of: "as"), at == words.count - 2 { return [words[at + 1]] }
    return verbs[verb]
  }

  private static let verbs: [String: [String]] = [
    "cancel": ["cancel", "abort"], "close": ["close", "closing"], "reopen": ["open", "reopen"],
    "archive": ["archiv"], "block": ["block"], "deactivate": ["deactivat", "inactive"], "activate": ["activ"],
    "pause": ["paus"], "publish": ["publish"], "lock": ["lock"], "approve": ["approv"], "reject": ["reject"],
  ]

  /// Whether a word that begins so stands in double quotes or code marks.
  private static func isValue(_ word: String, _ page: LintedPage) -> Bool {
    let bytes = page.document.source.bytes
    return ["\"", "`"].contains { bytes.firstRange(ofBytes: Array(($0 + word).utf8)) != nil }
  }
}

extension LintMessage {
  fileprivate static func before(_ shown: String, _ title: String, _ meant: String) -> LintMessage {
    "\"\(shown.prefix(40))\" in the answer to \"\(title)\"; did you mean \"\(meant)…\"?"
  }
}
