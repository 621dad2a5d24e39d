import APIModel
import Foundation
import TestSupport
import Testing

@testable import DocExtract

/// Compares extraction with `Tests/Oracle/count_docs.py`, which counts raw lines and knows nothing of Markdown.
@Suite struct ReconciliationTests {
  /// What both sides count on one page.
  struct Counts: Codable, Equatable {
    var fences = 0
    var operations: [String] = []
    var listings = 0
    var rows = 0
    var tables = 0
    var json = 0
    var bullets = 0
  }

  static func oracle(_ folder: URL) throws -> [String: Counts] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", ProjectFiles.root.appendingPathComponent("Tests/Oracle/count_docs.py").path, folder.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([String: Counts].self, from: data)
  }

  static func extracted(_ folder: URL) async throws -> [String: Counts] {
    let extraction = await Extraction.extract(try DocsFolder.read(folder.path))
    var counts: [String: Counts] = [:]
    for page in extraction.pages { counts[page.path] = Self.counts(page) }
    return counts
  }

  private static func counts(_ page: ExtractedPage) -> Counts {
    let blocks = page.document.blocks
    let isFenced = { (block: Int) in blocks[block].kind == .codeBlock && blocks[block].level == 1 }
    // A request with values put in documents nothing; one that repeats what is listed does.
    let repeated = page.groups.flatMap(\.illustrations).filter { line in
      !PathNotation.template(line.listing.path).segments.contains { ConcreteSegment.isValue($0) }
    }
    // The oracle knows listings, no commands that stand for one.
    let commands = Set(page.samples.map(\.block))
    let listed = (page.groups.flatMap(\.lines) + repeated).filter {
      blocks[$0.block].kind == .codeBlock && !commands.contains($0.block)
    }
    let attributeTables = page.tables.filter { $0.role == .parameters || $0.role == .responseAttributes }
    return Counts(
      fences: blocks.indices.filter(isFenced).count,
      operations: Set(listed.map(\.id.description)).sorted(),
      listings: listed.count,
      rows: attributeTables.reduce(0) { $0 + $1.rows.count },
      tables: page.tableCount,
      json: page.bodies.filter {
        isFenced($0.block) && $0.offsets.lowerBound == 0 && $0.json?.isValid == true
      }.count,
      bullets: page.lists.filter { $0.group != nil }.reduce(0) { $0 + $1.items.count })
  }

  /// One line for each figure that differs.
  static func differences(_ oracle: [String: Counts], _ extracted: [String: Counts]) -> [String] {
    var lines: [String] = []
    for (page, expected) in oracle.sorted(by: { $0.key < $1.key }) {
      let found = extracted[page] ?? Counts()
      let missing = Set(expected.operations).subtracting(found.operations).sorted()
      let invented = Set(found.operations).subtracting(expected.operations).sorted()
      if !missing.isEmpty { lines.append("\(page): operations missed: \(missing.joined(separator: ", "))") }
      if !invented.isEmpty { lines.append("\(page): operations more: \(invented.joined(separator: ", "))") }
      for (name, a, b) in [
        ("fences", expected.fences, found.fences), ("listings", expected.listings, found.listings),
        ("rows", expected.rows, found.rows), ("tables", expected.tables, found.tables),
        ("json", expected.json, found.json), ("bullets", expected.bullets, found.bullets),
      ] where a != b {
        lines.append("\(page): \(name): oracle \(a), extracted \(b)")
      }
    }
    return lines
  }

  @Test(.enabled(if: ProjectFiles.corpus != nil, "no folder of real documentation"))
  func agreesWithTheOracleOnRealDocs() async throws {
    let corpus = try #require(ProjectFiles.corpus)
    let oracle = try Self.oracle(corpus)
    let extracted = try await Self.extracted(corpus)
    #expect(oracle.count == extracted.count)
    let differences = Self.differences(oracle, extracted)
    print(differences.joined(separator: "\n"))
    #expect(differences.isEmpty)
  }

  @Test(.enabled(if: ProjectFiles.corpus != nil, "no folder of real documentation"))
  func placesOrNamesEverythingInRealDocs() async throws {
    let corpus = try #require(ProjectFiles.corpus)
    let extraction = await Extraction.extract(try DocsFolder.read(corpus.path))
    #expect(extraction.pages.count > 100)
    for page in extraction.pages { CoverageTests.check(page) }
  }
}
