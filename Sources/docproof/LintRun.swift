import APIModel
import DocExtract
import DocLint

/// Reads pages, lints them, and mends them in memory.
struct LintRun {
  let linter: Linter
  let hints: ExtractionHints
  /// The docs as they were given; the page's path where they come from the standard input.
  let path: String
  let isStandardInput: Bool
  var shard: Linter.Shard?

  /// Pages after their fixes.
  struct Mended {
    var files: [DocsFolder.File]
    var input: Input
    var findings: [Finding]
    /// How many fixes went in.
    var count: Int
  }

  func read(_ docs: String) throws(Failure) -> [DocsFolder.File] {
    if [".json", ".yaml", ".yml"].contains(where: { docs.hasSuffix($0) }) {
      throw Failure("\(docs): lint reads Markdown; this is an OpenAPI file")
    }
    do {
      if isStandardInput { return [DocsFolder.File(path: path, bytes: try DocsFolder.bytes(of: "/dev/stdin"))] }
      return try DocsFolder.read(docs)
    } catch {
      throw Failure(error)
    }
  }

  func lint(_ files: [DocsFolder.File]) async throws(Failure) -> (Input, [Finding]) {
    let extraction = await extract(files)
    let findings = await linter.lint(extraction, shard: shard)
    return (try Input(extraction, of: files, at: path, requiresOperations: false), findings)
  }

  /// The findings of other pages under the same rules.
  func findings(of files: [DocsFolder.File]) async -> [Finding] {
    await linter.lint(await extract(files), shard: shard)
  }

  private func extract(_ files: [DocsFolder.File]) async -> Extraction {
    await Extraction.extract(files, hints: hints)
  }

  /// Fixes, looks again, and fixes what that shows, until nothing is left to fix.
  func mend(
    _ files: [DocsFolder.File], _ input: Input, _ findings: [Finding], allowsUnsafe: Bool
  ) async throws(Failure) -> Mended {
    var mended = Mended(files: files, input: input, findings: findings, count: 0)
    // Fixes that overlap go in one after the other; no page needs this many rounds.
    for _ in 0..<10 {
      let byPage = Dictionary(grouping: mended.findings, by: \.span.path)
      var applied = 0
      for index in mended.files.indices {
        guard let own = byPage[mended.files[index].path], own.contains(where: { $0.fix != nil }) else { continue }
        let result = FixApplication.apply(own, to: SourceText(mended.files[index].bytes), allowsUnsafe: allowsUnsafe)
        applied += result.applied.count
        mended.files[index].bytes = result.bytes
      }
      if applied == 0 { break }
      mended.count += applied
      (mended.input, mended.findings) = try await lint(mended.files)
    }
    return mended
  }
}
