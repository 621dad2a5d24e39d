import APIModel
import Foundation
import TestSupport
import Testing

/// The members that scripts may rely on are always there, and of their type.
@Suite struct JSONContractTests {
  enum Kind: String, Sendable {
    case string, number, bool, array, object, stringOrNull, numberOrNull, objectOrNull

    func accepts(_ value: JSONValue?) -> Bool {
      switch (self, value) {
      case (.string, .string?), (.stringOrNull, .string?), (.number, .number?), (.numberOrNull, .number?),
        (.bool, .bool?), (.array, .array?), (.object, .object?), (.objectOrNull, .object?),
        (.stringOrNull, .null?), (.numberOrNull, .null?), (.objectOrNull, .null?):
        true
      default: false
      }
    }
  }

  static let finding: [String: Kind] = [
    "code": .string, "name": .string, "severity": .string, "message": .string, "fingerprint": .string, "path": .string,
    "line": .number, "column": .number, "endLine": .number, "endColumn": .number, "operation": .stringOrNull,
    "pointer": .stringOrNull, "notes": .array, "fixable": .bool,
  ]
  static let verdict: [String: Kind] = [
    "operation": .string, "promise": .string, "state": .string, "reason": .stringOrNull, "count": .number,
  ]
  static let change: [String: Kind] = [
    "kind": .string, "verdict": .string, "operation": .string, "to": .stringOrNull, "location": .stringOrNull,
    "name": .stringOrNull, "newName": .stringOrNull, "confidence": .number, "old": .objectOrNull, "new": .objectOrNull,
    "advice": .string, "correction": .stringOrNull,
  ]
  static let common: [String: Kind] = [
    "title": .string, "verdict": .string, "advice": .string, "operations": .array, "changes": .array,
  ]

  private func expectReport(_ report: JSONValue, command: String) {
    #expect(report["formatVersion"]?.intValue == 1)
    #expect(report["command"]?.stringValue == command)
    for count in ["error", "warning", "info", "files", "operations"] {
      #expect(report["summary"]?[count]?.intValue != nil, "summary/\(count)")
    }
    for list in ["findings", "verdicts", "changes"] { #expect(report[list]?.arrayValue != nil, "\(list)") }
  }

  private func expectMembers(_ items: JSONValue?, _ members: [String: Kind]) throws {
    let items = try #require(items?.arrayValue)
    try #require(!items.isEmpty)
    for item in items {
      for (name, kind) in members.sorted(by: { $0.key < $1.key }) {
        #expect(kind.accepts(item[name]), "\(name) of \(item.text())")
      }
    }
  }

  @Test func lint() async throws {
    try await withTemporaryFolder { folder in
      try SampleMistake.write(into: folder)
      let result = try await ProgramRunner.run(["lint", folder.path, "--format", "json"])
      let report = try result.json()
      #expect(result.exitCode == 1)
      expectReport(report, command: "lint")
      try expectMembers(report["findings"], Self.finding)
      let findings = try #require(report["findings"]?.arrayValue)
      for finding in findings {
        #expect(["error", "warning", "info"].contains(finding["severity"]?.stringValue))
        #expect(finding["path"]?.stringValue == "page.md", "relative to the folder that was given")
        #expect(finding["code"]?.stringValue?.wholeMatch(of: /[A-Z]{3}\d{3}/) != nil)
      }
      let errors = findings.filter { $0["severity"]?.stringValue == "error" }
      #expect(report["summary"]?["error"]?.intValue == errors.count)
      #expect(report["summary"]?["files"]?.intValue == 1)
    }
  }

  @Test func check() async throws {
    let report = try await ProgramRunner.run(["check", "specs/runners/v4", "--format", "json"]).json()
    expectReport(report, command: "check")
    #expect(report["summary"]?["operations"]?.intValue == 20)
    try expectMembers(report["verdicts"], Self.verdict)
    for verdict in report["verdicts"]?.arrayValue ?? [] {
      let state = try #require(verdict["state"]?.stringValue)
      #expect(["verified", "violated", "not-verified"].contains(state))
      #expect((verdict["reason"]?.isNull == true) == (state != "not-verified"), "\(verdict.text())")
      #expect(verdict["operation"]?.stringValue?.wholeMatch(of: /[A-Z]+ \/[^ :]*/) != nil, "\(verdict.text())")
    }
  }

  @Test func diff() async throws {
    let result = try await ProgramRunner.run(["diff", "specs/runners/v3", "specs/runners/v4", "--format", "json"])
    let report = try result.json()
    #expect(result.exitCode == 1)
    expectReport(report, command: "diff")
    try expectMembers(report["changes"], Self.change)
    try expectMembers(report["commonChanges"], Self.common)
    for change in report["changes"]?.arrayValue ?? [] {
      #expect(["breaking", "risky", "safe"].contains(change["verdict"]?.stringValue))
      for side in [change["old"], change["new"]] where side?.isNull == false {
        #expect(side?["path"]?.stringValue == "runners.md")
        #expect((side?["line"]?.intValue ?? 0) > 0)
      }
    }
  }
}

/// A page with one mistake: a comma too many.
enum SampleMistake {
  static let page = """
    # Widgets

    ## List widgets

    ```plaintext
    GET /widgets
    ```

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://gitlab.example.com/api/v4/widgets"
    ```

    Example response:

    ```json
    [
      {
        "id": 4,
        "name": "Cog",
      }
    ]
    ```

    """

  static func write(into folder: URL) throws {
    try Data(page.utf8).write(to: folder.appendingPathComponent("page.md"))
  }
}
