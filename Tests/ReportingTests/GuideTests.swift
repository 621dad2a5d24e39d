import APIModel
import Reporting
import Testing

@Suite struct GuideTests {
  private func span(_ line: Int) -> SourceSpan {
    SourceSpan(path: "stars.md", range: SourceRange(line: line, columns: 1..<9))
  }

  private func operation(_ method: HTTPMethod, _ path: String, url: String? = nil) -> Operation {
    var operation = Operation(
      method: method, path: PathTemplate(path), listings: [Listing(path: path, span: span(1))])
    if let url {
      var sample = SampleRequest(method: method, url: url, span: span(2))
      sample.headers = [NameValue("PRIVATE-TOKEN", "do-not-show")]
      operation.samples = [sample]
    }
    return operation
  }

  private func change(
    _ kind: ChangeKind, _ operation: String, to: String? = nil, name: String? = nil, newName: String? = nil,
    verdict: SpecChange.Verdict = .breaking, advice: String = "Do it."
  ) -> SpecChange {
    SpecChange(
      kind: kind, verdict: verdict, operation: operation, to: to, location: name == nil ? nil : "body", name: name,
      newName: newName, confidence: 0.9, old: SpecChange.Side(span: span(1), value: name),
      new: SpecChange.Side(span: span(11), value: newName), message: "operation changed", advice: advice)
  }

  private func report(_ changes: [SpecChange]) -> RunReport {
    var report = RunReport(tool: SampleReports.tool, command: "diff", inputs: ["v3", "v4"])
    report.changes = changes
    let old = [
      operation(.delete, "/stars/{id}/star", url: "https://h.example/api/v3/stars/8/star"),
      operation(.get, "/stars/owned", url: "https://h.example/api/v3/stars/owned"), operation(.post, "/moons"),
    ]
    let new = [
      operation(.post, "/stars/{id}/unstar", url: "https://h.example/api/v4/stars/8/unstar"),
      operation(.get, "/stars", url: "https://h.example/api/v4/stars?sort=asc"), operation(.post, "/moons"),
    ]
    report.versions = RunReport.Versions(
      old: APISpec(server: "https://h.example/api/v3", operations: old),
      new: APISpec(server: "https://h.example/api/v4", operations: new))
    return report
  }

  @Test func aMovedOperationIsShownBeforeAndAfter() {
    let guide = ReportFormat.guide.render(
      report([change(.operationMoved, "DELETE /stars/{id}/star", to: "POST /stars/{id}/unstar")]))
    #expect(guide.contains("| `DELETE /stars/{id}/star` | `POST /stars/{id}/unstar` | inferred, 0.90 |"))
    #expect(
      guide.contains(
        #"curl --request DELETE --header "PRIVATE-TOKEN: <token>" "https://h.example/api/v3/stars/8/star""#))
    #expect(
      guide.contains(
        #"curl --request POST --header "PRIVATE-TOKEN: <token>" "https://h.example/api/v4/stars/8/unstar""#))
    #expect(guide.contains("Every URL begins with `/api/v4`"))
    #expect(guide.contains("- [ ] `DELETE /stars/{id}/star`: Do it."))
    #expect(!guide.contains("do-not-show"))
  }

  @Test func whatIsGoneIsToldTogether() {
    let advice = "Stop calling it; the new docs no longer have it."
    let names = ["GET /stars/owned", "POST /moons"]
    let guide = ReportFormat.guide.render(report(names.map { change(.operationRemoved, $0, advice: advice) }))
    #expect(guide.contains("### Gone\n") && !guide.contains("### `POST /moons`"))
    #expect(guide.contains("- `POST /moons`, old docs `stars.md:1`"))
    #expect(guide.contains("- [ ] Stop calling what is gone: `GET /stars/owned` and `POST /moons`."))
    // One alone, or one that has something in its place, has a section of its own.
    let one = ReportFormat.guide.render(
      report([
        change(.operationRemoved, names[0], advice: advice),
        change(.operationRemoved, names[1], advice: "Use `GET /x`."),
      ]))
    #expect(!one.contains("### Gone\n") && one.contains("### `POST /moons`"))
  }

  @Test func aHeaderWithoutColonGivesNothingAway() {
    var report = report([change(.operationMoved, "POST /moons", to: "GET /stars")])
    var sample = SampleRequest(method: .post, url: "https://h.example/api/v3/moons", span: span(2))
    sample.headers = [NameValue("PRIVATE-TOKEN do-not-show", ""), NameValue("Content-Range=0-21", "")]
    report.versions?.old.operations[2].samples = [sample]
    let guide = ReportFormat.guide.render(report)
    #expect(guide.contains(#"--header "PRIVATE-TOKEN: <token>" --header "Content-Range: 0-21""#))
    #expect(!guide.contains("do-not-show"))
  }

  @Test func aMergedOperationIsAskedWithItsQuery() {
    let guide = ReportFormat.guide.render(
      report([change(.operationMerged, "GET /stars/owned", to: "GET /stars?owned=true")]))
    #expect(guide.contains(#""https://h.example/api/v4/stars?owned=true""#))
    #expect(!guide.contains("sort=asc"))
  }

  @Test func aRenameThroughSeveralOperationsIsToldOnce() {
    let changes = ["POST /moons", "PUT /moons/{id}", "GET /suns"].map {
      change(.parameterRenamed, $0, name: "branch_name", newName: "branch")
    }
    let guide = ReportFormat.guide.render(report(changes))
    #expect(guide.components(of: "### `branch_name` is called `branch`") == 1)
    #expect(guide.contains("Nothing more than the changes that run through everything"))
    #expect(guide.components(of: "- [ ] Send `branch` instead of `branch_name`") == 1)
    // Alone it is told with its operation.
    let single = ReportFormat.guide.render(report([changes[0]]))
    #expect(!single.contains("### `branch_name` is called `branch`"))
    #expect(single.contains("| `branch_name` | `branch_name` | `branch` | breaking |"))
  }

  @Test func aRequestWithoutSampleIsMadeFromPathAndParameters() {
    var report = report([change(.parameterRequired, "POST /moons", name: "name")])
    var parameter = Parameter(name: "name", location: .body, requirement: .required)
    parameter.schema.types = .string
    report.versions?.new.operations[2].parameters = [parameter]
    let guide = ReportFormat.guide.render(report)
    #expect(guide.contains(#"curl --request POST --data "name=<name>" "https://h.example/api/v4/moons""#))
  }

  @Test func nothingChangedMeansNothingToDo() {
    #expect(ReportFormat.guide.render(report([])).contains("Nothing changed. There is nothing to do."))
    #expect(ReportFormat.guideHTML.render(report([])).contains("<p>Nothing changed. There is nothing to do.</p>"))
  }

  @Test func safeChangesAreOnlyListed() {
    var report = report([change(.operationAdded, "GET /suns", verdict: .safe)])
    #expect(ReportFormat.guide.render(report).contains("- [ ] Base URL: write `/api/v4` instead of `/api/v3`."))
    report.versions = nil
    let guide = ReportFormat.guide.render(report)
    #expect(guide.contains("All of them are safe"))
    #expect(guide.contains("## New, and nothing to do") && guide.contains("- `GET /suns`"))
    #expect(!guide.contains("Checklist") && !guide.contains("Operation by operation"))
  }

  @Test func whatTheDocsSayCannotBreakThePage() {
    let changes = [change(.operationRemoved, "GET /a`|<script>alert(1)</script>", advice: "```\n# x | <b>")]
    let html = ReportFormat.guideHTML.render(report(changes))
    #expect(!html.contains("<script") && !html.contains("<b>"))
    let guide = ReportFormat.guide.render(report(changes))
    #expect(!guide.contains("\n# x"))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(ofBytes: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
