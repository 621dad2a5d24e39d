import APIModel
import AsyncHTTPClient
import DocExtract
import Foundation
import MockServer
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

/// Servers made from documentation that others wrote.
struct RealDocsTests {
  private static var sets: [URL] {
    guard let folder = ProjectFiles.corpus?.appendingPathComponent("gitlab") else { return [] }
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  @Test(.enabled(if: !sets.isEmpty, "needs real documentation, DOCPROOF_CORPUS"), .timeLimit(.minutes(2)))
  func everyReadingOperationIsAnswered() async throws {
    for folder in Self.sets {
      let spec = await Extraction.extract(try DocsFolder.read(folder.path)).spec
      let mounted = MountedSpec(spec)
      let server = try await RunningServer.start(serving: [mounted])
      var statuses: [Int: Int] = [:]
      for operation in spec.operations where operation.method == .get {
        let path = Self.path(of: operation)
        let reply = try await HTTPClient.shared.execute(
          HTTPClientRequest(url: server.baseURL(mounted) + path), timeout: .seconds(20))
        _ = try await reply.body.collect(upTo: 1 << 22)
        let status = Int(reply.status.code)
        statuses[status, default: 0] += 1
        #expect(status < 500, "\(folder.lastPathComponent): \(operation.name) asked as \(path)")
      }
      await server.stop()
      let asked = statuses.values.reduce(0, +)
      #expect(asked > 50, "\(folder.lastPathComponent)")
      // Samples name what exists, so nearly all are found.
      #expect((statuses[200] ?? 0) * 10 > asked * 7, "\(folder.lastPathComponent): \(statuses)")
    }
  }

  /// The path with the values of a sample, else with ones.
  private static func path(of operation: APIModel.Operation) -> String {
    let sample = operation.samples.first { !$0.pathValues.isEmpty }
    let path = operation.path.filled { name in
      let value = sample?.pathValues.first { $0.name == name }?.value ?? "1"
      return value.isEmpty || ":$<{".contains(value.prefix(1)) ? "1" : value
    }
    let required = operation.parameters.filter { $0.isRequired && $0.location == .query }
    let query = required.map { "\(PercentEncoding.encode($0.name))=1" }.joined(separator: "&")
    return (path ?? "/") + (query.isEmpty ? "" : "?\(query)")
  }
}
