import APIModel
import Testing

@testable import ServerCheck

@Suite struct RecordingTests {
  private func record(_ server: ScriptedServer = ScriptedServer()) async throws -> CheckOutcome {
    try await run(server)
  }

  private func rendered(_ exchanges: [Exchange]) -> String {
    var text = ""
    HTTPArchive.write(
      exchanges, creator: RunReport.Tool(name: "docproof", version: "1"), started: 1_709_208_000, to: { text += $0 })
    return text
  }

  @Test func whatIsRecordedIsReadAgain() async throws {
    let exchanges = try await record().exchanges
    let text = rendered(exchanges)
    #expect(text.contains("2024-02-29T12:00:00.000Z"))
    #expect(!text.contains(Runners.token))
    let read = try HTTPArchive.read(Array(text.utf8))
    #expect(read.map(\.url) == exchanges.map(\.url))
    #expect(read.map(\.status) == exchanges.map(\.status))
    #expect(read.map(\.responseBody) == exchanges.map(\.responseBody))
    #expect(read.map(\.responseHeaders) == exchanges.map(\.responseHeaders))
  }

  @Test func whatNoReportShowsIsNotKept() async throws {
    let kept = try await record()
    let outcome = try await run(ScriptedServer()) { $0.keepsAnswers = false }
    #expect(outcome.exchanges.map(\.url) == kept.exchanges.map(\.url))
    #expect(outcome.exchanges.map(\.status) == kept.exchanges.map(\.status))
    #expect(outcome.exchanges.allSatisfy { $0.responseBody.isEmpty && $0.requestHeaders.isEmpty })
    #expect(!kept.exchanges.allSatisfy { $0.responseBody.isEmpty })
    #expect(outcome.verdicts == kept.verdicts)
    #expect(outcome.findings == kept.findings)
  }

  @Test func aHealthyRecordingIsSilentAndSaysWhatItVerifies() async throws {
    let outcome = await RecordedTraffic(Runners.spec).check(try await record().exchanges)
    #expect(outcome.outcome.alarms == [])
    #expect(outcome.unmatched == 0)
    let verdicts = outcome.outcome
    #expect(verdicts.verdict("GET /runners", "response 200 /0/id type") == .verified)
    #expect(
      verdicts.verdict("GET /runners", "refused without a token")
        == .notVerified(reason: "recorded traffic has no such request"))
    #expect(
      verdicts.verdict("DELETE /runners/{id}", "response 2xx status") == .notVerified(reason: "no recorded request"))
  }

  @Test(arguments: Fault.bodies) func faultsAreFoundInRecordings(_ fault: Fault) async throws {
    let live = try await record(ScriptedServer(override: fault.answer))
    #expect(live.alarms == [fault.alarm])
    let read = try HTTPArchive.read(Array(rendered(live.exchanges).utf8))
    #expect(await RecordedTraffic(Runners.spec).check(read).outcome.alarms == [fault.alarm])
  }

  @Test func aPartOfABodyIsNotJudged() async throws {
    var exchanges = try await record().exchanges
    for index in exchanges.indices { exchanges[index].isBodyTruncated = true }
    let read = try HTTPArchive.read(Array(rendered(exchanges).utf8))
    let partial = read.filter { $0.status == 200 && $0.isBodyTruncated }
    #expect(partial.count == read.count { $0.status == 200 })
    #expect(await RecordedTraffic(Runners.spec).check(read).outcome.findings == [])
  }

  @Test func otherTrafficIsCounted() async {
    let exchanges = [
      Exchange(method: .get, url: "https://example.com/style.css", status: 200),
      Exchange(method: .get, url: "not a URL", status: 200),
      Exchange(method: .get, url: "https://example.com/api/v4/runners", status: 404),
    ]
    let outcome = await RecordedTraffic(Runners.spec).check(exchanges)
    #expect(outcome.matched == 1)
    #expect(outcome.unmatched == 2)
    #expect(outcome.outcome.findings == [])
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"log\": {}}", "{\"log\": {\"entries\": {}}}", "{\"log\":", "\u{0}",
    String(repeating: "[", count: 100_000),
  ]) func otherFilesAreRefused(_ text: String) {
    #expect(throws: HTTPArchive.ReadError.self) { try HTTPArchive.read(Array(text.utf8)) }
  }

  @Test func oddEntriesAreLeftOut() throws {
    let text = """
      {"log": {"entries": [1, {}, {"request": {"method": "BREW", "url": "http://a/"}},
        {"request": {"method": "get", "url": "http://a/b"}, "response": {"status": 0}},
        {"request": {"method": "GET", "url": "http://a/c"}, "response": {"status": 200,
          "content": {"size": 3, "mimeType": "application/json", "text": "e30K", "encoding": "base64"}}},
        {"request": {"method": "GET", "url": "http://a/d"}, "response": {"status": 200,
          "content": {"size": 9, "text": "!", "encoding": "base64"}}}]}}
      """
    let read = try HTTPArchive.read(Array(text.utf8))
    #expect(read.map(\.url) == ["http://a/b", "http://a/c", "http://a/d"])
    #expect(read.map(\.status) == [nil, 200, 200])
    #expect(read[1].responseBody == Array("{}\n".utf8))
    #expect(read[1].header("content-type") == "application/json")
    #expect(read[2].isBodyTruncated)
  }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"]) func base64IsReversible(_ text: String) {
    #expect(Base64.decode(Base64.encode(Array(text.utf8))) == Array(text.utf8))
  }

  @Test func base64IsThatOfTheStandard() {
    #expect(Base64.encode(Array("foobar".utf8)) == "Zm9vYmFy")
    #expect(Base64.encode(Array("fooba".utf8)) == "Zm9vYmE=")
    #expect(Base64.decode("Zm9v*") == nil)
  }
}
