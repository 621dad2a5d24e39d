import APIModel

/// Hand-made reports that hold one of everything that is hard to write.
enum SampleReports {
  static let page = [
    "# Stars & <b>stripes</b>",
    "",
    "GET /stars/:id",
    "\t\t{\"name\": \"日本語 🚀 e\u{301}\", \"id\": 7,}",
    "{",
    "  \"open\": [",
    "    1,",
    "",
    "    2",
    "  ]",
    "",
    "{",
    String(repeating: "padding ", count: 20) + "needle" + String(repeating: " filling", count: 20),
    "plain | `code` \u{1B}[31mred\u{1B}[0m",
    "last line without ending",
  ]

  static let tool = RunReport.Tool(name: "docproof", version: "9.9.9")

  static func source() -> SourceText { SourceText(page.joined(separator: "\n")) }

  /// The place of the first such text on a line; an empty text is the line's end.
  static func span(_ text: String, line: Int, path: String = "stars.md") -> SourceSpan {
    let bytes = Array(page[line - 1].utf8)
    let needle = Array(text.utf8)
    var start = bytes.count
    if !needle.isEmpty, let found = bytes.indices.first(where: { bytes[$0...].starts(with: needle) }) { start = found }
    return SourceSpan(path: path, range: SourceRange(line: line, columns: start + 1..<start + 1 + needle.count))
  }

  private static let hostile =
    "A | pipe, <script>alert(1)</script>, \u{1B}[31mred, a \u{202E}turn, 100% @all `x|y` **bold** ](evil)\n/close"

  static let lint: RunReport = {
    var report = RunReport(tool: tool, command: "lint", inputs: ["docs"])
    report.files = 12
    report.operations = 1
    report.sources = ["stars.md": source(), "clean.md": SourceText("# Nothing wrong\n")]
    report.rules = [card("EXA101", "trailing-comma"), card("REQ102", "sample-url-mismatch")]
    let comma = span(",}", line: 4)
    report.findings = [
      Finding(
        rule: RuleID("EXA101", "trailing-comma"), severity: .error, message: "Comma before `}` ends nothing",
        span: SourceSpan(path: "stars.md", range: SourceRange(line: 4, columns: start(comma)..<start(comma) + 1)),
        subject: Finding.Subject(operation: "GET /stars/{id}", pointer: "/id"),
        notes: [Finding.Note("the object begins here", span: span("{", line: 4))],
        fix: Fix(
          title: "Remove the comma",
          edits: [
            TextEdit(
              span: SourceSpan(path: "stars.md", range: SourceRange(line: 4, columns: start(comma)..<start(comma) + 1)),
              replacement: "")
          ], isSafe: true)),
      Finding(
        rule: RuleID("EXA102", "wide-text"), severity: .warning, message: "\"日本語 🚀 é\" is wide",
        span: span("日本語 🚀 e\u{301}", line: 4)),
      Finding(
        rule: RuleID("EXA103", "unclosed-bracket"), severity: .error, message: "Bracket is not closed",
        span: SourceSpan(
          path: "stars.md",
          range: SourceRange(SourcePosition(line: 5, column: 1), SourcePosition(line: 13, column: 1)))),
      Finding(
        rule: RuleID("EXA104", "two-lines"), severity: .info, message: "Two lines",
        span: SourceSpan(
          path: "stars.md",
          range: SourceRange(SourcePosition(line: 9, column: 5), SourcePosition(line: 10, column: 4))),
        fix: Fix(title: "Join them", edits: [], isSafe: false)),
      Finding(
        rule: RuleID("EXA105", "missing-text"), severity: .warning, message: "Nothing stands at the end",
        span: span("", line: 3)),
      Finding(
        rule: RuleID("REQ102", "sample-url-mismatch"), severity: .warning, message: "Needle in a long line",
        span: span("needle", line: 13)),
      Finding(
        rule: RuleID("TAB101", "hostile-text"), severity: .error,
        message: hostile,
        span: span("\u{1B}[31mred\u{1B}[0m", line: 14),
        notes: [
          Finding.Note("curl \\\n  --request GET \"https://example.com/<id>\"\n\n\tlast ``` line"),
          Finding.Note("stands elsewhere", span: SourceSpan(path: "odd, name: 1%.md")),
        ]),
      Finding(
        rule: RuleID("EXT101", "no-operations"), severity: .warning, message: "Page documents no operation",
        span: SourceSpan(path: "dir with blank/empty.md")),
    ]
    return report
  }()

  private static func start(_ span: SourceSpan) -> Int { Int(span.range?.start.column ?? 0) }

  static let check: RunReport = {
    var report = RunReport(tool: tool, command: "check", inputs: ["docs"])
    report.files = 1
    report.operations = 3
    report.sources = ["stars.md": source()]
    report.findings = [
      Finding(
        rule: RuleID("SRV103", "wrong-type"), severity: .error,
        message: "`/id` is a string, the docs promise an integer", span: span("GET /stars/:id", line: 3),
        subject: Finding.Subject(operation: "GET /stars/{id}", pointer: "/id"),
        notes: [Finding.Note("expected integer\nreceived \"7\" <b>")])
    ]
    func verdict(_ operation: String, _ promise: String, _ state: Verdict.State, _ count: Int = 1) -> Verdict {
      Verdict(operation: operation, promise: promise, state: state, count: count, span: span("GET", line: 3))
    }
    report.verdicts = [
      verdict("GET /stars", "response 200 /0/id type", .verified, 20),
      verdict("GET /stars", "response 200 /0/name type", .verified, 20),
      verdict("GET /stars", "response 200 /0/owner type", .notVerified(reason: "empty list"), 0),
      verdict("GET /stars/{id}", "response 200 /id type", .violated),
      verdict("DELETE /stars/{id}", "response 204", .notVerified(reason: "writing is not allowed, see `--write`"), 0),
      verdict("DELETE /stars/{id}", "response 404", .notVerified(reason: "writing is not allowed, see `--write`"), 0),
      verdict("HEAD /stars", "response 200", .violated),
    ]
    report.exchanges = [
      Exchange(method: .get, url: "http://127.0.0.1:39145/stars?a=1&b=<2>", status: 200, operation: "GET /stars"),
      Exchange(method: .get, url: "http://127.0.0.1:39145/stars/7", failure: "timed out", operation: "GET /stars/{id}"),
    ]
    return report
  }()

  static let diff: RunReport = {
    var report = RunReport(tool: tool, command: "diff", inputs: ["v3", "v4"])
    report.files = 2
    report.operations = 4
    report.changes = [
      SpecChange(
        kind: .operationMoved, verdict: .breaking, operation: "DELETE /projects/{id}/star",
        to: "POST /projects/{id}/unstar", confidence: 0.93,
        old: SpecChange.Side(span: span("GET", line: 3, path: "projects.md")),
        new: SpecChange.Side(span: span("", line: 5, path: "projects.md")),
        message: "moved to `POST /projects/{id}/unstar`", advice: "Send POST to the new path."),
      SpecChange(
        kind: .fieldAdded, verdict: .safe, operation: "GET /stars", location: "response 200", name: "[].kind",
        new: SpecChange.Side(span: span("{", line: 5), value: "string"),
        message: "response attribute `[].kind` is new", advice: ""),
      SpecChange(
        kind: .parameterEnumChanged, verdict: .risky, operation: "GET /stars", location: "query", name: "scope",
        old: SpecChange.Side(value: "a | b"), new: SpecChange.Side(value: "a"),
        message: "query parameter `scope` lost the value `b|<c>`", advice: "Send another value than `b|<c>`."),
      SpecChange(
        kind: .operationRemoved, verdict: .breaking, operation: "GET /moons",
        old: SpecChange.Side(span: span("GET", line: 3, path: "moons.md")),
        message: "operation is gone", advice: "Stop calling it."),
      SpecChange(
        kind: .operationAdded, verdict: .safe, operation: "GET /suns",
        new: SpecChange.Side(span: span("GET", line: 3, path: "suns.md")), message: "operation is new",
        advice: "Nothing to do; it may be called now."),
      SpecChange(
        kind: .parameterDeprecated, verdict: .safe, operation: "GET /stars", location: "query", name: "old",
        message: "query parameter `old` is deprecated", advice: "Use `new` instead."),
    ]
    report.findings = [
      Finding(
        rule: RuleID("CHG102", "operation-removed"), severity: .error, message: "GET /moons: operation is gone",
        span: span("GET", line: 3, path: "moons.md"), subject: Finding.Subject(operation: "GET /moons"))
    ]
    return report
  }()

  static func empty(_ command: String) -> RunReport {
    var report = RunReport(tool: tool, command: command)
    report.files = 12
    return report
  }

  static func card(_ code: String, _ name: String, status: RuleCard.Status = .recommended) -> RuleCard {
    RuleCard(
      code, name, severity: .warning, summary: "`\(name)` is here, <b>",
      why: "Readers of a <page> copy `a < b` and it fails.",
      bad: "# Bad\n\n```json\n{\"a\": 1,}\n```\n", good: "# Good\n\n````md\n```json\n\t{}\n```\n````\n", status: status)
  }
}
