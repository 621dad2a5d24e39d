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
    _ files: [DocsFolder.File], hints: ExtractionHints = ExtractionHints()
  ) async -> Extraction {
    let files = files.filter { hints.includes($0.path) }
    let shared = SharedReadings(pages: files.count)
    let readings = await InParts.map(files.count, sizes: files.map(\.bytes.count)) { range in
      range.map { read(files[$0], hints, shared, keepsText: true) }
    }
    return await Extraction(
      readings.compactMap(\.page), readings.flatMap(\.findings), hints, shared, keepsText: true)
  }

  /// Reads pages from the disk one after the other and puts them together. No page's text is kept, so that a large
  /// folder takes little memory; `pages` tell what they list and what could not be placed, and nothing else.
  /// - Throws: What the disk refused.
  public static func extract(
    _ pages: [DocsFolder.Page], hints: ExtractionHints = ExtractionHints()
  ) async throws(DocsFolder.Failure) -> Extraction {
    let pages = pages.filter { hints.includes($0.path) }
    let shared = SharedReadings(pages: pages.count)
    let readings = try gather(
      await InParts.map(pages.count) { range in
        range.map { at in
          Result { () throws(DocsFolder.Failure) in read(try pages[at].read(), hints, shared, keepsText: false) }
        }
      })
    MarkdownParser.giveBackMemory()
    let extraction = await Extraction(readings.pages, readings.findings, hints, shared, keepsText: false)
    MarkdownParser.giveBackMemory()
    return extraction
  }

  /// In a function of its own, so that nothing keeps the readings: what is dropped of a page later on must go.
  private static func gather(
    _ results: consuming [Result<Reading, DocsFolder.Failure>]
  ) throws(DocsFolder.Failure) -> (pages: [ExtractedPage], findings: [Finding]) {
    var pages: [ExtractedPage] = []
    var findings: [Finding] = []
    for result in results {
      let reading = try result.get()
      if let page = reading.page { pages.append(page) }
      findings += reading.findings
    }
    return (pages, findings)
  }

  private init(
    _ read: consuming [ExtractedPage], _ found: [Finding], _ hints: ExtractionHints, _ shared: SharedReadings,
    keepsText: Bool
  ) async {
    let assembled = await SpecAssembler.assemble(consume read, hints: hints, shared: shared, keepsText: keepsText)
    spec = assembled.spec
    pages = assembled.pages
    findings = found + UnplacedRules.findings(assembled.pages)
  }

  /// What was read of a page; no page where it was refused.
  private struct Reading {
    var page: ExtractedPage?
    var findings: [Finding]
  }

  private static func read(
    _ file: DocsFolder.File, _ hints: ExtractionHints, _ shared: SharedReadings, keepsText: Bool
  ) -> Reading {
    func refused(_ message: String, _ range: SourceRange? = nil) -> Reading {
      Reading(page: nil, findings: [UnplacedRules.refused(message, SourceSpan(path: file.path, range: range))])
    }
    if DocsFolder.isBinary(file.bytes) { return refused("the file holds binary data; the page is not read") }
    do {
      let document = try MarkdownParser.parse(file.bytes, path: file.path)
      var page = PageReader.read(document, hints: hints, shared: shared)
      if !page.isOpen {
        page.settle(shared.rows)
        if !keepsText { page.dropText(shared.texts) }
      } else if !keepsText, !shared.mayKeepTree(of: file.bytes.count) {
        page.fold()
      }
      return Reading(page: page, findings: UnplacedRules.encoding(document))
    } catch {
      return refused(error.message, error.range)
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
