import Foundation
import TestSupport
import Testing

/// What can't be done ends with exit code 2 and one clear line on stderr, and leaves stdout empty.
@Suite struct BadInputTests {
  /// A call that can't succeed. `{…}` stands for a folder or file of the fixture, `{port}` for one that refuses.
  struct Call: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    /// What the line must name.
    var names: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., names: String) {
      self.arguments = arguments
      self.names = names
    }
  }

  private static let sample = "specs/runners/v4"
  private static let readers = ["extract", "lint", "check", "serve"]

  static let calls: [Call] =
    readers.flatMap { command in
      [
        Call(command, "{folder}/missing", names: "missing"),
        Call(command, "{folder}/prose", names: "prose"),
        Call(command, "{folder}/empty", names: "empty"),
        Call(command, "{folder}/binary.md", names: "binary.md"),
      ]
    } + [
      Call("plan", "{folder}/missing", "--server", "http://127.0.0.1:9", names: "missing"),
      Call("diff", "{folder}/missing", sample, names: "missing"),
      Call("diff", sample, "{folder}/missing", names: "missing"),
      Call("diff", sample, "{folder}/binary.md", names: "binary.md"),
      Call("diff", sample, "{folder}/prose", names: "prose"),
      Call("check", sample, "--server", "http://127.0.0.1:{port}", names: "127.0.0.1:{port}"),
      Call("check", sample, "--server", "ftp://127.0.0.1/", names: "ftp:"),
      Call("check", sample, "--token-env", "DOCPROOF_UNSET_TOKEN", names: "DOCPROOF_UNSET_TOKEN"),
      Call(
        "check", sample, "--server", "http://127.0.0.1:{port}", "--token-env", "DOCPROOF_UNSET_TOKEN",
        names: "DOCPROOF_UNSET_TOKEN"),
      Call("serve", sample, "--token-env", "DOCPROOF_UNSET_TOKEN", names: "DOCPROOF_UNSET_TOKEN"),
      Call("extract", sample, "-o", "{folder}/missing/openapi.json", names: "openapi.json"),
      Call("lint", sample, "--format", "json={folder}/missing/report.json", names: "report.json"),
      Call("explain", "REQ999", names: "REQ999"),
    ]

  @Test(arguments: calls) func isRefusedInOneLine(call: Call) async throws {
    try await withTemporaryFolder { folder in
      try Fixture.write(into: folder)
      let refusing = try RefusingPort()
      func filled(_ text: String) -> String {
        text.replacingOccurrences(of: "{folder}", with: folder.path)
          .replacingOccurrences(of: "{port}", with: "\(refusing.number)")
      }
      let result = try await ProgramRunner.run(call.arguments.map(filled), limit: .seconds(60))
      withExtendedLifetime(refusing) {}
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.stdout.isEmpty, "\(result)")
      #expect(result.errorLines.count == 1, "\(result)")
      #expect(result.stderr.contains(filled(call.names)), "\(result)")
      for trace in ["Fatal error", "Stack dump", "Crash", "Swift/", ".swift:", "NIO", "AsyncHTTPClient"] {
        #expect(!result.stderr.contains(trace), "\(result)")
      }
    }
  }

  /// Files that are not documentation of an API.
  private enum Fixture {
    static func write(into folder: URL) throws {
      for name in ["prose", "empty"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      try Data("# A page\n\nOnly prose, and no operation.\n".utf8)
        .write(to: folder.appendingPathComponent("prose/page.md"))
      let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 64)
      try Data(program).write(to: folder.appendingPathComponent("binary.md"))
    }
  }
}
