import APIModel
import DocExtract

/// REQ306: two parameters of a query that ran into each other.
struct MissingAmpersand: LintRule {
  let card = RuleCard(
    "REQ306", "missing-ampersand", severity: .error,
    summary: "A value in a query that ends with the name of another parameter and an equals sign",
    why: "The `&` between them is lost: the server takes both for one value.",
    bad: page("city=Ghentstate=active"), good: page("city=Ghent&state=active"))

  private static func page(_ query: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`city` | string | no | Where they live", "`state` | string | no | What they do"],
        sample: "curl \"https://example.com/users?\(query)\""))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (index, sample) in page.page.samples.enumerated() {
      guard let url = sample.curl.url, url.text.utf8.contains(UInt8(ascii: "=")), let query = sample.url?.query,
        let operation = page.callees[index]
      else { continue }
      for pair in query {
        guard let equals = pair.value.utf8.firstIndex(of: UInt8(ascii: "=")), case let head = pair.value[..<equals],
          let name = operation.parameters.map(\.name).first(where: { name in
            name.utf8.count >= 3 && head.hasSuffix(name) && !query.contains { $0.name == name }
          }), head.utf8.count > name.utf8.count,
          head.dropLast(name.count).last.map({ $0.isLetter || $0.isNumber }) == true
        else { continue }
        report.add(
          self, .lost(name), at: page.range(of: "\(name)=", in: url.range, block: sample.block), operation: operation)
      }
    }
  }
}

extension LintMessage {
  fileprivate static func lost(_ name: String) -> LintMessage { "No `&` before `\(name)=`" }
}
