import APIModel
import Foundation
import TestSupport
import Testing

/// Whole runs of `check`, against the embedded server and against `serve` in a process of its own.
@Suite struct CheckRunTests {
  static let token = "e2e-Zy7qT0k3n"
  static let environment = ["DOCPROOF_E2E_TOKEN": token]
  static let tokenOption = ["--token-env", "DOCPROOF_E2E_TOKEN"]

  private func expectClean(_ result: ProgramResult) throws {
    let summary = try #require(try result.json()["summary"])
    #expect(result.exitCode == 0, "\(result)")
    #expect(summary["error"]?.intValue == 0)
    #expect(summary["warning"]?.intValue == 0)
    #expect(summary["violated"]?.intValue == 0)
    #expect((summary["verified"]?.intValue ?? 0) > 20)
  }

  @Test(arguments: ["v3", "v4"]) func embeddedServerIsClean(version: String) async throws {
    try expectClean(try await ProgramRunner.run(["check", "specs/runners/\(version)", "--format", "json"]))
  }

  @Test func servedSampleIsClean() async throws {
    try await RunningProgram.serving(["specs/runners/v4"] + Self.tokenOption, environment: Self.environment) { url in
      try expectClean(
        try await ProgramRunner.run(
          ["check", "specs/runners/v4", "--server", url, "--format", "json"] + Self.tokenOption,
          environment: Self.environment))
    }
  }

  /// The server takes its token as a word, the checker its own from the usual variable.
  @Test func usualTokenVariableIsRead() async throws {
    try await RunningProgram.serving(["specs/runners/v4", "--token", Self.token]) { url in
      let call = ["check", "specs/runners/v4", "--server", url, "--format", "json"]
      try expectClean(try await ProgramRunner.run(call, environment: ["DOCPROOF_TOKEN": Self.token]))
      let refused = try await ProgramRunner.run(call, environment: ["DOCPROOF_TOKEN": "another"])
      #expect(refused.exitCode == 2, "\(refused)")
    }
  }

  /// A fault and all that a check may say of it.
  struct FaultCase: CustomTestStringConvertible, Sendable {
    var fault: String
    var operation = "GET /runners/{id}"
    var attribute: String?
    /// The only rules at warning or above.
    var codes: Set<String>
    /// Where the finding must point; nil where the fault chooses the attribute.
    var pointer: String?
    var testDescription: String { fault }
    var option: String { "\(fault)=\(operation)\(attribute.map { "#\($0)" } ?? "")" }
  }

  static let faults = [
    FaultCase(fault: "missing-attribute", attribute: "description", codes: ["SRV101"], pointer: "/description"),
    FaultCase(fault: "wrong-type", attribute: "description", codes: ["SRV102"], pointer: "/description"),
    FaultCase(fault: "removed-attribute-returned", codes: ["SRV106"]),
    FaultCase(fault: "undocumented-status", codes: ["SRV201"]),
    FaultCase(fault: "no-authentication", codes: ["SRV401"]),
    FaultCase(fault: "invalid-json", codes: ["SRV302"]),
    FaultCase(fault: "html-instead-of-json", codes: ["SRV301"]),
    FaultCase(fault: "unexpected-null", attribute: "id", codes: ["SRV103"], pointer: "/id"),
    FaultCase(
      fault: "missing-attribute", operation: "GET /runners/all", attribute: "id", codes: ["SRV101"],
      pointer: "/0/id"),
  ]

  @Test(arguments: faults) func faultIsFoundAndNothingElse(_ sample: FaultCase) async throws {
    let arguments = ["specs/runners/v4", "--fault", sample.option] + Self.tokenOption
    try await RunningProgram.serving(arguments, environment: Self.environment) { url in
      let result = try await ProgramRunner.run(
        ["check", "specs/runners/v4", "--server", url, "--format", "json"] + Self.tokenOption,
        environment: Self.environment)
      #expect(result.exitCode == 1, "\(result)")
      let findings = try #require(try result.json()["findings"]?.arrayValue)
        .filter { $0["severity"]?.stringValue != "info" }
      #expect(Set(findings.compactMap { $0["code"]?.stringValue }) == sample.codes, "\(result)")
      #expect(Set(findings.map { $0["operation"]?.stringValue }) == [sample.operation], "\(result)")
      if let pointer = sample.pointer {
        #expect(findings.map { $0["pointer"]?.stringValue } == [pointer], "\(result)")
      }
    }
  }

  @Test func authenticationThatNeverWorksIsNoCleanRun() async throws {
    let arguments = ["specs/runners/v4", "--fault", "unauthorized-always"] + Self.tokenOption
    try await RunningProgram.serving(arguments, environment: Self.environment) { url in
      let result = try await ProgramRunner.run(
        ["check", "specs/runners/v4", "--server", url] + Self.tokenOption, environment: Self.environment)
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.errorLines.count == 1, "\(result)")
    }
  }

  @Test func tokenIsInNoOutput() async throws {
    let arguments = ["specs/runners/v4", "--fault", "wrong-type=GET /runners/{id}"] + Self.tokenOption
    try await RunningProgram.serving(arguments, environment: Self.environment) { url in
      let formats = ["text", "concise", "json", "sarif", "junit", "codequality", "github", "markdown", "html"]
      try await withTemporaryFolder { folder in
        let options = formats.flatMap { ["--format", "\($0)=\(folder.path)/\($0)"] }
        let result = try await ProgramRunner.run(
          ["check", "specs/runners/v4", "--server", url, "--format", "text"] + options + Self.tokenOption,
          environment: Self.environment)
        #expect(result.exitCode == 1, "\(result)")
        #expect(!result.stdout.isEmpty)
        #expect(!(result.stdout + result.stderr).contains(Self.token))
        for format in formats {
          let report = try String(contentsOf: folder.appendingPathComponent(format), encoding: .utf8)
          #expect(!report.isEmpty, "\(format)")
          #expect(!report.contains(Self.token), "\(format)")
        }
      }
    }
  }

  @Test func planSendsNothing() async throws {
    let refusing = try RefusingPort()
    let result = try await ProgramRunner.run(
      ["plan", "specs/runners/v4", "--server", "http://127.0.0.1:\(refusing.number)/api/v4"])
    #expect(result.exitCode == 0, "\(result)")
    let requests = result.stdout.split(separator: "\n").filter { $0.contains("curl ") }
    #expect(requests.count > 5, "\(result)")
    for request in requests {
      #expect(request.contains("http://127.0.0.1:\(refusing.number)/api/v4/"))
      #expect(try #/--request|-X |--data|--form|-d |-F /#.firstMatch(in: request) == nil, "reading only")
    }
  }
}
