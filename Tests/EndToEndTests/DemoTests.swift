import Foundation
import TestSupport
import Testing

/// What `make demo` shows comes true; its commands end as it expects them to.
@Suite struct DemoTests {
  @Test func demoRunsToItsEnd() async throws {
    let script = ProjectFiles.root.appendingPathComponent("scripts/demo.sh")
    let result = try await ProgramRunner.run(script, [], environment: ["DOCPROOF_BIN": ProgramRunner.docproof.path])
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.stderr.isEmpty, "\(result)")
    #expect(result.stdout.contains("GET /runners/{id} /description"), "the fault at its place\n\(result)")
    #expect(result.stdout.contains("3-to-v4.html"), "\(result)")
  }
}
