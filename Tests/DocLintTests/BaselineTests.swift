import APIModel
import DocLint
import Testing

/// A baseline knows findings by count: lines may move, nothing new is swallowed.
@Suite struct BaselineTests {
  private func finding(_ path: String = "a.md", _ code: String = "EXA102", line: Int, _ message: String = "comma")
    -> Finding
  {
    Finding(
      rule: RuleID(code, "name"), severity: .error, message: message,
      span: SourceSpan(path: path, range: SourceRange(line: line, columns: 1..<2)))
  }

  @Test func knowsFindingsOnOtherLines() {
    let baseline = Baseline([finding(line: 3), finding(line: 9)])
    let result = baseline.apply(to: [finding(line: 30), finding(line: 90)])
    #expect(result.new == [])
    #expect(result.known.count == 2)
    #expect(result.stale == [])
  }

  @Test func findsOneMoreOfTheSameKind() {
    let baseline = Baseline([finding(line: 3)])
    let result = baseline.apply(to: [finding(line: 3), finding(line: 4)])
    #expect(result.new == [finding(line: 4)])
  }

  @Test func swallowsNothingInPlaceOfWhatIsMended() {
    let baseline = Baseline([finding(line: 3, "`project` in the URL")])
    let result = baseline.apply(to: [finding(line: 3, "`group` in the URL")])
    #expect(result.new.count == 1)
    #expect(result.stale.map(\.message) == ["`project` in the URL"])
  }

  @Test func tellsWhatIsStaleAndPrunesIt() {
    let baseline = Baseline([finding(line: 3), finding(line: 9), finding("b.md", line: 1)])
    let now = [finding(line: 3), finding("c.md", line: 1)]
    #expect(baseline.apply(to: now).stale.map { "\($0.path) \($0.count)" } == ["a.md 1", "b.md 1"])
    let pruned = baseline.pruned(by: now)
    #expect(pruned.entries.map(\.path) == ["a.md"])
    #expect(pruned.apply(to: now).new.map(\.span.path) == ["c.md"])
  }

  @Test func comesBackFromItsFile() throws {
    let baseline = Baseline([finding(line: 3), finding(line: 9), finding("b.md", line: 1, "say \"x\"\n")])
    #expect(try Baseline(json: Array(baseline.json.utf8)) == baseline)
    #expect(
      Baseline([finding("b.md", line: 1), finding(line: 3)]).json
        == Baseline([finding(line: 3), finding("b.md", line: 1)]).json)
  }

  @Test(arguments: [
    ("", "not valid JSON"), ("{", "not valid JSON"), ("[]", "not a baseline"), ("{\"formatVersion\": 2}", "not known"),
    ("{\"formatVersion\": 1}", "no list"), ("{\"formatVersion\": 1, \"findings\": [{}]}", "finding 1"),
    (
      "{\"formatVersion\": 1, \"findings\": [{\"path\": \"a\", \"code\": \"b\", \"message\": \"c\", \"count\": -1}]}",
      "finding 1"
    ),
  ])
  func refusesOtherFiles(text: String, reason: String) {
    let failure = #expect(throws: Baseline.Failure.self) { try Baseline(json: Array(text.utf8)) }
    #expect(failure?.message.contains(reason) == true)
  }
}
