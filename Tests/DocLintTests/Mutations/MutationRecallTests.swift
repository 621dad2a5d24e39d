import APIModel
import DocExtract
import DocLint
import Foundation
import TestSupport
import Testing

/// Real pages with one mistake each, of kinds that people make and correct: how many are found on the line of the
/// mistake. The pages are read where the corpus stands, never copied.
@Suite(.enabled(if: ProjectFiles.corpus != nil))
struct MutationRecallTests {
  static let kinds =
    Mutation.ofExamples + Mutation.ofRequests + Mutation.ofListings + Mutation.ofTables + Mutation.ofText

  /// How many mistakes of a kind were made, and how many were found on their line.
  struct Recall {
    var made = 0
    var found = 0
    var missed: [String] = []
    var share: Int { made == 0 ? 100 : found * 100 / made }
  }

  private struct Key: Hashable {
    var path: String
    var line: Int
    var code: String
    var message: String
  }

  /// Makes a mistake on every page that can have it, several times, and counts those found.
  static func recall(
    of kind: Mutation, in files: [DocsFolder.File], rounds: Int, known: [Finding], linter: Linter
  ) async -> Recall {
    var recall = Recall()
    let pages = files.map { PageLines(String(decoding: $0.bytes, as: UTF8.self)) }
    // A slip that many pages have at once is no slip any more: a few pages at a time where that matters.
    let batches = kind.isRareInDocs ? 6 : 1
    for round in 0..<rounds * batches {
      var numbers = SeededNumbers(seed: UInt64(round / batches) &* 7919 &+ 17)
      var wrong = files
      var made: [(file: Int, result: Mutation.Result)] = []
      for (number, page) in pages.enumerated() {
        let candidates = kind.candidates(page)
        guard number % batches == round % batches, let make = candidates.randomElement(using: &numbers) else {
          continue
        }
        let result = make()
        wrong[number].bytes = Array(result.lines.joined(separator: "\n").utf8)
        made.append((number, result))
      }
      if made.isEmpty { continue }
      let findings = await linter.lint(await Extraction.extract(wrong))
      // What the page says anyway, wherever it stands now, is no discovery.
      let before = Dictionary(
        known.map { (Key(path: $0.span.path, line: 0, code: $0.rule.code, message: $0.message), 1) },
        uniquingKeysWith: +)
      for (number, result) in made {
        let path = files[number].path
        let isFound = findings.contains { finding in
          guard finding.span.path == path, let range = finding.span.range else { return false }
          let lines = Int(range.start.line) - 1...max(Int(range.start.line), Int(range.end.line)) - 1
          guard lines.overlaps(result.places) else { return false }
          let key = Key(path: path, line: 0, code: finding.rule.code, message: finding.message)
          return findings.count { $0.span.path == path && $0.rule == finding.rule && $0.message == finding.message }
            > before[key, default: 0]
        }
        recall.made += 1
        if isFound {
          recall.found += 1
        } else {
          let lines = result.places.prefix(2).map { result.lines.indices.contains($0) ? result.lines[$0] : "" }
          recall.missed.append("\(path):\(result.places.lowerBound + 1): \(lines.joined(separator: " ⏎ "))")
        }
      }
    }
    return recall
  }

  static func files(_ folder: String) throws -> [DocsFolder.File] {
    try DocsFolder.read(try #require(ProjectFiles.corpus).appendingPathComponent("gitlab/\(folder)").path)
  }

  /// Kinds that nothing may make blind again, each with the share that is found, in hundredths.
  static let thresholds: [(kind: String, share: Int)] = [
    ("json: comma dropped", 90), ("json: single quotes", 90), ("curl: other method", 80),
    ("curl: misspelt segment", 85),
    ("curl: quote dropped", 85), ("curl: misspelt parameter", 80), ("listing: colon dropped", 80),
    ("listing: slash twice", 90), ("row: misspelt placeholder", 65), ("row: placeholder not required", 90),
    ("row: twice", 90), ("table: column of the delimiter dropped", 90), ("link: bracket dropped", 90),
    ("text: word twice", 90),
  ]

  @Test(arguments: thresholds.map(\.kind))
  func findsMistakesOnTheirLine(name: String) async throws {
    let kind = try #require(Self.kinds.first { $0.name == name })
    let least = try #require(Self.thresholds.first { $0.kind == name }?.share)
    let files = try Self.files("gitlab-11.10")
    let linter = Linter()
    let known = await linter.lint(await Extraction.extract(files))
    let recall = await Self.recall(of: kind, in: files, rounds: 1, known: known, linter: linter)
    #expect(recall.made >= 15, "too few to tell")
    #expect(recall.share >= least, "\(recall.share) % of \(recall.made): \(recall.missed.prefix(8))")
  }

  @Test func kindsHaveNamesOfTheirOwn() {
    #expect(Set(Self.kinds.map(\.name)).count == Self.kinds.count)
    #expect(Self.kinds.count >= 60)
  }

  /// The whole table, printed; `DOCPROOF_MUTATIONS` holds the number of rounds and, behind a colon, a kind's name.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DOCPROOF_MUTATIONS"] != nil))
  func printsTable() async throws {
    let given = ProcessInfo.processInfo.environment["DOCPROOF_MUTATIONS"]?.split(separator: ":", maxSplits: 1) ?? []
    let rounds = given.first.flatMap { Int($0) } ?? 1
    let name = given.count > 1 ? String(given[1]) : ""
    var total = Recall()
    for kind in Self.kinds where name.isEmpty || kind.name.contains(name) {
      var recall = Recall()
      for folder in ["gitlab-9.3", "gitlab-11.10"] {
        let files = try Self.files(folder)
        let linter = Linter()
        let known = await linter.lint(await Extraction.extract(files))
        let own = await Self.recall(of: kind, in: files, rounds: rounds, known: known, linter: linter)
        recall.made += own.made
        recall.found += own.found
        recall.missed += own.missed
      }
      print("RECALL \(recall.share)% \(recall.found)/\(recall.made) \(kind.name)")
      for miss in recall.missed.prefix(name.isEmpty ? 6 : 40) { print("   MISS \(miss)") }
      total.made += recall.made
      total.found += recall.found
    }
    print("RECALL TOTAL \(total.share)% \(total.found)/\(total.made)")
  }
}
