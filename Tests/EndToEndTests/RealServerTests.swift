import APIModel
import Foundation
import TestSupport
import Testing

/// A server that docproof had no hand in, against its own documentation: Prometheus.
@Suite struct RealServerTests {
  private static let prometheus = Executable.find("prometheus")
  private static let docs = ProjectFiles.corpus.map { $0.appendingPathComponent("prometheus-2.42") }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

  @Test(.enabled(if: prometheus != nil && docs != nil, "needs prometheus and its documentation"))
  func prometheusKeepsMostPromises() async throws {
    let (prometheus, docs) = (try #require(Self.prometheus), try #require(Self.docs))
    try await withTemporaryFolder { folder in
      let configuration = folder.appendingPathComponent("prometheus.yml")
      try Data("scrape_configs: []\n".utf8).write(to: configuration)
      let port = try RefusingPort().number
      try await RunningProgram.running(
        prometheus,
        [
          "--config.file=\(configuration.path)", "--storage.tsdb.path=\(folder.path)/data",
          "--web.listen-address=127.0.0.1:\(port)",
        ], in: folder, until: { $0.contains("ready to receive web requests") ? true : nil }
      ) { _ in
        let result = try await ProgramRunner.run(
          ["check", docs.path, "--server", "http://127.0.0.1:\(port)", "--format", "json"])
        #expect(result.exitCode < 2, "\(result)")
        let summary = try #require(try result.json()["summary"])
        let verified = try #require(summary["verified"]?.intValue)
        #expect(verified > 0)
        #expect(verified > summary["violated"]?.intValue ?? .max, "\(result)")
      }
    }
  }
}
