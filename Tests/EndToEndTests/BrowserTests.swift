import Foundation
import TestSupport
import Testing

/// The HTML report in a real browser.
@Suite struct BrowserTests {
  private static let browser = Executable.find("chromium", "chromium-browser", "google-chrome")

  /// Shows the report in a frame as wide as a phone; the report tells its own width, and what it loaded.
  private static let wrapper = """
    <!DOCTYPE html><title>wrapper</title><pre id="told"></pre>
    <script>addEventListener("message", event => document.getElementById("told").textContent = event.data)</script>
    <iframe src="report.html" width="390" height="800" style="border: 0"></iframe>
    """
  private static let probe = """
    <script>addEventListener("load", () => parent.postMessage("told: " + [document.documentElement.scrollWidth,
    innerWidth, performance.getEntriesByType("resource").length, document.body.innerText.length].join(" "), "*"))</script>
    """

  @Test(
    .enabled(if: browser != nil, "needs chromium"),
    arguments: [
      ["lint", "specs/runners/v4"], ["check", "specs/runners/v4"], ["diff", "specs/runners/v3", "specs/runners/v4"],
    ])
  func reportFitsAPhoneAndLoadsNothing(arguments: [String]) async throws {
    let browser = try #require(Self.browser)
    try await withTemporaryFolder { folder in
      let report = folder.appendingPathComponent("report.html")
      let result = try await ProgramRunner.run(arguments + ["--format", "html=\(report.path)"])
      try #require(result.exitCode < 2, "\(result)")
      try Data((String(contentsOf: report, encoding: .utf8) + Self.probe).utf8).write(to: report)
      let wrapper = folder.appendingPathComponent("wrapper.html")
      try Data(Self.wrapper.utf8).write(to: wrapper)
      let shown = try await ProgramRunner.run(
        browser,
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
          "--user-data-dir=\(folder.path)/profile", "--window-size=800,900", "--timeout=10000", "--dump-dom",
          wrapper.absoluteString,
        ], environment: ["HOME": folder.path])
      let told = try #require(try /told: (\d+) (\d+) (\d+) (\d+)/.firstMatch(in: shown.stdout), "\(shown)")
      #expect(told.2 == "390", "the frame's width")
      #expect(Int(told.1) ?? .max <= 390, "the page is wider than a phone")
      #expect(told.3 == "0", "the page loads something")
      #expect(Int(told.4) ?? 0 > 50, "the page shows its text")
    }
  }
}

/// Programs of this machine.
enum Executable {
  /// The first of the programs that is on the `PATH`.
  static func find(_ names: String...) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = names.flatMap { name in folders.map { URL(fileURLWithPath: "\($0)/\(name)") } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
