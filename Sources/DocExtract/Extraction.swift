public import APIModel

/// What was read from a set of pages.
public struct Extraction: Sendable {
  public var spec: APISpec
  /// The pages, in the order of their paths.
  public var pages: [ExtractedPage]
  /// What extraction itself has to say: pages that were refused, operations and blocks that could not be placed.
  public var findings: [Finding]

  /// Reads pages and puts them together.
  /// - Parameters:
  ///   - files: Markdown pages; a page that can't be read becomes a finding, never an error.
  ///   - hints: What the project says about its docs.
  public static func extract(
    _ given: [DocsFolder.File], hints: ExtractionHints = ExtractionHints()
  ) async -> Extraction {
    let files =
      hints.excluded.isEmpty
      ? given : given.filter { file in !hints.excluded.contains { $0.matches(file.path) } }
    var pages: [ExtractedPage] = []
    var findings: [Finding] = []
    for (page, refusal) in await InParts.map(files.count, { range in files[range].map { read($0, hints) } }) {
      if let page { pages.append(page) }
      findings += refusal
    }
    let assembled = await SpecAssembler.assemble(pages, hints: hints)
    findings += UnplacedRules.findings(assembled.pages)
    return Extraction(spec: assembled.spec, pages: assembled.pages, findings: findings)
  }

  private typealias Reading = (ExtractedPage?, [Finding])

  private static func read(_ file: DocsFolder.File, _ hints: ExtractionHints) -> Reading {
    if DocsFolder.isBinary(file.bytes) {
      return (
        nil, [UnplacedRules.refused("the file holds binary data; the page is not read", SourceSpan(path: file.path))]
      )
    }
    do {
      let document = try MarkdownParser.parse(file.bytes, path: file.path)
      return (PageReader.read(document, hints: hints), UnplacedRules.encoding(document))
    } catch {
      return (nil, [UnplacedRules.refused(error.message, SourceSpan(path: file.path, range: error.range))])
    }
  }

  /// Counts of what was found, placed and not placed.
  public var coverage: Coverage {
    var coverage = Coverage()
    for page in pages {
      coverage.codeBlocks += page.codeBlockCount
      coverage.tables += page.tableCount
      coverage.unplaced += page.unplaced
      coverage.listings += page.groups.reduce(0) { $0 + $1.lines.count }
    }
    coverage.operations = spec.operations.count
    return coverage
  }
}

/// How much of the pages was understood.
public struct Coverage: Hashable, Sendable {
  public var codeBlocks = 0
  public var tables = 0
  /// Lines that name an operation.
  public var listings = 0
  /// Distinct operations.
  public var operations = 0
  public var unplaced: [Unplaced] = []
}
