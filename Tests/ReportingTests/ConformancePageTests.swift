import APIModel
import Testing

@testable import Reporting

@Suite struct ConformancePageTests {
  @Test(arguments: [
    ("response 200 status", PromiseKind.status), ("response 200 /0/id type", .types), ("response 200 type", .types),
    ("response 200 /status present", .attributes), ("response 200 /token absent", .attributes),
    ("response 200 /a not null", .nulls), ("response 200 /a enum", .values), ("response 200 /a format", .values),
    ("response 200 media type", .body), ("response 204 no body", .body), ("response 404 shape", .body),
    ("the same as GET", .body), ("next page holds other items", .pages), ("next page by its link", .pages),
    ("page size obeyed", .pages), ("headers of pages agree", .pages), ("filter `status` applied", .filters),
    ("unknown value of `status` does no harm", .filters), ("refused without a token", .access),
    ("refused with a wrong token", .access), ("refused without `token`", .refusals),
    ("refused with a wrong `token`", .refusals), ("unknown member refused", .refusals),
    ("`paused` of a wrong type refused", .refusals), ("what is deleted is gone", .writing),
    ("`name` is updated", .writing), ("`token` is renewed", .writing), ("something else", .other),
  ]) func aPromiseHasItsColumn(_ promise: String, _ kind: PromiseKind) {
    #expect(PromiseKind(promise) == kind)
  }

  @Test func everyOperationHasARowAndItsEvidence() {
    let html = ReportFormat.html.render(SampleReports.check)
    for number in 1...4 {
      #expect(html.contains("href=\"#operation-\(number)\"") && html.contains("id=\"operation-\(number)\""))
    }
    #expect(html.contains("With violations (2)") && html.contains("Not wholly verified (2)"))
    // Nothing was wholly kept, and nothing is said to be.
    #expect(html.contains("Wholly verified (0)"))
    #expect(!html.contains("<script"))
  }

  /// What a live server answered can be unfolded, as text.
  @Test func anAnswerIsShownAndEscaped() {
    var report = SampleReports.check
    report.exchanges = [
      Exchange(
        method: .put, url: "http://127.0.0.1:1/stars/7", requestHeaders: [NameValue("PRIVATE-TOKEN", "[redacted]")],
        requestBody: "name=<b>", status: 200, responseHeaders: [NameValue("Content-Type", "text/html")],
        responseBody: Array("<img src=x onerror=alert(1)>\u{1B}[31m".utf8), operation: "GET /stars/{id}")
    ]
    let html = ReportFormat.html.render(report)
    #expect(html.contains("PRIVATE-TOKEN: [redacted]") && html.contains("name=&lt;b&gt;"))
    #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(!html.contains("<img") && !html.contains("\u{1B}"))
  }

  @Test func aLongBodyIsCut() {
    var report = SampleReports.check
    report.exchanges = [
      Exchange(
        method: .get, url: "http://127.0.0.1:1/stars/7", requestHeaders: [NameValue("Accept", "*/*")], status: 200,
        responseBody: Array(repeating: UInt8(ascii: "a"), count: 60_000), operation: "GET /stars/{id}")
    ]
    let html = ReportFormat.html.render(report)
    #expect(!html.contains(String(repeating: "a", count: 4097)) && html.contains(String(repeating: "a", count: 4096)))
  }
}
