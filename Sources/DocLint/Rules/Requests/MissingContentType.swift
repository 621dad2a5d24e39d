import APIModel
import DocExtract

/// REQ205: a JSON body that is sent without saying so.
struct MissingContentType: LintRule {
  let card = RuleCard(
    "REQ205", "missing-content-type", severity: .warning,
    summary: "A sample request that sends JSON without `Content-Type: application/json`",
    why: "curl then says that the body is a form, and most servers read it as one.",
    bad: page(""), good: page(" --header \"Content-Type: application/json\""))

  private static func page(_ header: String) -> String {
    let sample = { (header: String, request: String) in
      "curl\(header) --data '{\"name\": \"Ada\"}' --request \(request)"
    }
    let json = " --header \"Content-Type: application/json\""
    let row = "`name` | string | yes | The name of the user"
    return RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users", rows: [row],
        sample: sample(json, "POST \"https://example.com/users\"")),
      CardSection(
        heading: "Update a user", listing: "PUT /users/:id", rows: ["`id` | integer | yes | The ID of the user", row],
        sample: sample(header, "PUT \"https://example.com/users/1\"")))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard isUsual(page) else { return }
    for sample in page.page.samples where sample.curl.header("Content-Type") == nil {
      // A command in a chapter that lists no operation promises nothing about the server.
      guard page.isListed(sample) else { continue }
      guard let data = sample.curl.data.first(where: { $0.text.looksLikeJSONObject }), !usesJSONFlag(sample, page),
        !sample.curl.headers.contains(where: { $0.text.hasPrefix("$") || $0.text.hasPrefix("@") })
      else { continue }
      let bracket = page.range(of: data.text.prefix(1), in: data.range, block: sample.block)
      report.add(self, .missing(), at: bracket, operation: sample.operation.flatMap(page.docs.operation))
    }
  }

  /// Whether samples say so: a server whose docs never do reads JSON without.
  private func isUsual(_ page: LintedPage) -> Bool {
    let own = ContentTypes(page.page.samples)
    if own.with > 0 { return own.with * 2 >= own.without }
    let all = page.docs.habits.contentTypes
    return all.with > 0 && all.with >= all.without
  }

  /// `--json` sets the header itself (curl 7.82).
  private func usesJSONFlag(_ sample: PageSample, _ page: LintedPage) -> Bool {
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let start = literal.startIndex + sample.curl.range.lowerBound
    let end = min(literal.endIndex, literal.startIndex + sample.curl.range.upperBound)
    return start < end && literal[start..<end].firstRange(ofBytes: Array("--json".utf8)) != nil
  }
}

extension LintedPage {
  /// Whether a sample stands with operations that more than samples name.
  fileprivate func isListed(_ sample: PageSample) -> Bool {
    guard let group = sample.group, page.groups.indices.contains(group) else { return false }
    return !page.groups[group].isShownBySamples
  }
}

extension LintMessage {
  fileprivate static func missing() -> LintMessage { "JSON body without `Content-Type: application/json`" }
}
