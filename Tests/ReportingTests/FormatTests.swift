import APIModel
import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct FormatTests {
  @Test func cleanReportsSaySo() {
    #expect(ReportFormat.text.render(SampleReports.empty("lint")) == "No findings in 12 files\n")
    #expect(ReportFormat.text.render(SampleReports.empty("diff")) == "No changes\n")
    #expect(ReportFormat.concise.render(SampleReports.empty("lint")).isEmpty)
    #expect(ReportFormat.github.render(SampleReports.empty("lint")).isEmpty)
    #expect(ReportFormat.codequality.render(SampleReports.empty("lint")) == "[]\n")
    #expect(ReportFormat.markdown.render(SampleReports.empty("diff")).contains("**No changes**"))
    #expect(ReportFormat.html.render(SampleReports.empty("diff")).contains("No changes"))
  }

  @Test(arguments: [ReportFormat.text, .markdown, .html])
  func findingsAboutCallsDoNotSayThatNothingChanged(_ format: ReportFormat) {
    var report = SampleReports.empty("diff")
    report.findings = SampleReports.lint.findings
    #expect(!format.render(report).contains("No changes"))
  }

  @Test(arguments: ReportFormat.allCases)
  func theOrderOfFindingsIsTheReports(format: ReportFormat) {
    var shuffled = SampleReports.lint
    shuffled.findings.reverse()
    #expect(format.render(shuffled) == format.render(SampleReports.lint))
  }

  @Test func onlyAllIsAHundredPercent() {
    var report = RunReport(tool: SampleReports.tool, command: "check")
    report.verdicts = (0..<2000).map { Verdict(operation: "GET /a", promise: "\($0)", state: .verified) }
    #expect(ReportFormat.text.render(report).contains("Compliance 100 %: 2000 verified, 0 violated, 0 not verified"))
    report.verdicts.append(Verdict(operation: "GET /a", promise: "x", state: .notVerified(reason: "401")))
    #expect(ReportFormat.text.render(report).contains("Compliance 99.9 %: 2000 verified, 0 violated, 1 not verified"))
  }

  @Test func aChangeIsToldOnceToPeopleAndInFullToScripts() throws {
    let json = try #require(
      JSONReader.read(ReportFormat.json.render(SampleReports.diff)).document.root.flatMap(JSONValue.init))
    #expect(json["findings"]?.arrayValue?.count == 1)
    #expect(json["changes"]?.arrayValue?.count == 6)
    #expect(json["summary"]?["breaking"]?.intValue == 2)
    let moved = json["changes"]?.arrayValue?.first
    #expect(moved?["confidence"]?.doubleValue == 0.93)
    #expect(moved?["old"]?["line"]?.intValue == 3)
    #expect(moved?["location"]?.isNull == true)
    #expect(!ReportFormat.text.render(SampleReports.diff).contains("CHG102"))
    #expect(ReportFormat.concise.render(SampleReports.diff).contains("CHG102"))
  }

  @Test func sarifCountsColumnsInUTF16() throws {
    let json = try #require(
      JSONReader.read(ReportFormat.sarif.render(SampleReports.lint)).document.root.flatMap(JSONValue.init))
    let run = try #require(json["runs"]?.arrayValue?.first)
    #expect(run["columnKind"]?.stringValue == "utf16CodeUnits")
    let comma = try #require(run["results"]?.arrayValue?.first { $0["ruleId"]?.stringValue == "EXA101" })
    let region = comma["locations"]?.arrayValue?.first?["physicalLocation"]?["region"]
    let line = SampleReports.page[3].utf16
    let column = try #require(region?["startColumn"]?.intValue)
    #expect(line[line.index(line.startIndex, offsetBy: column - 1)] == UInt16(UInt8(ascii: ",")))
    #expect(region?["endColumn"]?.intValue == column + 1)
    let index = try #require(comma["ruleIndex"]?.intValue)
    #expect(run["tool"]?["driver"]?["rules"]?.arrayValue?[index]["id"]?.stringValue == "EXA101")
    let replacement = comma["fixes"]?.arrayValue?.first?["artifactChanges"]?.arrayValue?.first?["replacements"]
    #expect(replacement?.arrayValue?.first?["deletedRegion"] == region)
  }

  @Test func pathsOfTheRepositoryWhereOtherToolsNeedThem() {
    var report = SampleReports.lint
    report.pathPrefix = "doc/api/"
    for format in ReportFormat.allCases {
      let isPrefixed = format.render(report).contains("doc/api/")
      #expect(isPrefixed == [.sarif, .codequality, .github].contains(format), "\(format)")
    }
    #expect(ReportFormat.sarif.render(report).contains(#""uri": "doc/api/dir%20with%20blank/empty.md""#))
  }

  private static let hasXMLLint = runs("xmllint", ["--version"])
  private static let hasJSONSchema = runs("python3", ["-c", "import jsonschema"])

  @Test(.enabled(if: ProjectFiles.schemas != nil && hasJSONSchema, "needs the schemas and Python's jsonschema"))
  func sarifIsValid() throws {
    let schema = try #require(ProjectFiles.schemas).appendingPathComponent("sarif-schema-2.1.0.json")
    let program = """
      import json, sys, jsonschema
      schema, report = (json.load(open(path)) for path in sys.argv[1:])
      jsonschema.Draft7Validator(schema).validate(report)
      """
    for report in [SampleReports.lint, SampleReports.check, SampleReports.diff, SampleReports.empty("lint")] {
      try withFile(ReportFormat.sarif.render(report)) { file in
        #expect(Self.runs("python3", ["-c", program, schema.path, file.path]))
      }
    }
    try withFile(#"{"version": "2.1.0"}"#) { file in
      #expect(!Self.runs("python3", ["-c", program, schema.path, file.path]), "the check can fail")
    }
  }

  @Test(.enabled(if: ProjectFiles.schemas != nil && hasXMLLint, "needs the schemas and xmllint"))
  func junitIsValid() throws {
    let schema = try #require(ProjectFiles.schemas).appendingPathComponent("JUnit.xsd")
    for report in [SampleReports.lint, SampleReports.check, SampleReports.diff, SampleReports.empty("lint")] {
      try withFile(ReportFormat.junit.render(report)) { file in
        #expect(Self.runs("xmllint", ["--noout", "--schema", schema.path, file.path]))
      }
    }
    try withFile("<testsuites><testsuite/></testsuites>") { file in
      #expect(!Self.runs("xmllint", ["--noout", "--schema", schema.path, file.path]), "the check can fail")
    }
  }

  private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("docproof-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file)
  }

  /// Whether a program exists and ends well.
  private static func runs(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
