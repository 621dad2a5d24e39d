import APIModel
import DocExtract

/// EXT141: "Gets the artifacts of a job" where all other sections begin with a whole sentence.
struct LeadWithoutStop: LintRule {
  let card = RuleCard(
    "EXT141", "lead-without-stop", severity: .info,
    summary: "The first sentence of an operation without a full stop, where those of the page's others have one",
    why: "Readers wonder whether its end was lost.",
    bad: page(""), good: page("."), status: .optional)

  private static func page(_ stop: String) -> String {
    "# Users API\n\n"
      + ["list", "find", "count", "sort", "watch"].map { verb in
        "## The \(verb) of users\n\nServes the \(verb) of all users\(verb == "sort" ? stop : ".")\n\n```plaintext\nGET /users/\(verb)\n```\n\n"
      }.joined()
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var bare: [SourceRange] = []
    var others = 0
    var seen: Set<Int> = []
    for case let lead? in page.leads where seen.insert(lead.block).inserted {
      guard let last = page.document.blocks[lead.block].inlines.last, let range = page.range(lead.block),
        case let inline = page.document.inlines[Int(last)], inline.kind == .text,
        let end = page.document.buffer[inline.text.bounds].last
      else { continue }
      if end == UInt8(ascii: ".") { others += 1 }
      // An item of a list is no whole sentence, nor is what goes on in the block below: "The lamps are below".
      if end.isLetter, lead.words.count >= 4, case let parent = Int(page.document.blocks[lead.block].parent),
        page.document.blocks[parent].kind == .document, !Self.goesOn(lead.words.last),
        range.start.line == range.end.line
      {
        bare.append(range)
      }
    }
    guard !bare.isEmpty, others >= 4, others >= 4 * bare.count else { return }
    for range in bare {
      let end = SourcePosition(line: Int(range.end.line), column: Int(range.end.column))
      report.add(
        self, .open(), at: range, fix: LintFix("Add the full stop", [LintFix.Edit(SourceRange(end, end), ".")]))
    }
  }
}

extension LeadWithoutStop {
  private static func goesOn(_ word: String?) -> Bool {
    guard let word else { return true }
    return [
      "for", "with", "to", "of", "in", "by", "at", "as", "and", "or", "the", "a", "is", "are", "like", "from", "below",
      "following", "be",
    ].contains(word)
  }
}

extension LintMessage {
  fileprivate static func open() -> LintMessage { "The first sentence has no full stop, as those of the others have" }
}
