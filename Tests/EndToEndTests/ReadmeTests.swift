import Foundation
import TestSupport
import Testing

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
  @Test func theSampleFindingIsWhatCheckPrints() async throws {
    let readme = try String(
      contentsOf: ProjectFiles.root.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "```console\n"))
    let end = try #require(readme.range(of: "```\n", range: start.upperBound..<readme.endIndex))
    let lines = readme[start.upperBound..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    let call =
      "$ docproof check specs/runners/v4 --fault 'missing-attribute=GET /runners/{id}#description' --ignore SRV105"
    #expect(lines.first.map(String.init) == call)
    let result = try await ProgramRunner.run([
      "check", "specs/runners/v4", "--fault", "missing-attribute=GET /runners/{id}#description", "--ignore", "SRV105",
    ])
    #expect(result.exitCode == 1)
    #expect(result.stdout.hasPrefix(lines.dropFirst().joined(separator: "\n")), "\(result)")
  }
}
