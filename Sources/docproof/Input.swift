import APIModel
import DocExtract
import SpecFile

/// What a command was given: a folder or page of docs, or an OpenAPI file.
struct Input {
  var path: String
  var spec: APISpec
  /// Nil where the input is an OpenAPI file.
  var extraction: Extraction?
  var sources: [String: SourceText]
  /// Whether the pages' paths are relative to `path`; where a page was given, `path` is the page.
  var isFolder: Bool

  init(path: String, spec: APISpec, extraction: Extraction?, sources: [String: SourceText], isFolder: Bool) {
    self.path = path
    self.spec = spec
    self.extraction = extraction
    self.sources = sources
    self.isFolder = isFolder
  }

  /// Reads an input.
  /// - Parameters:
  ///   - config: The configuration file that is named; the nearest one where none is.
  ///   - keepsText: Whether anybody is going to look at the pages' text; without it a large folder takes little memory.
  /// - Throws: `Failure` with one line.
  static func read(
    _ path: String, config: String? = nil, keepsText: Bool = true
  ) async throws(Failure) -> Input {
    if isSpecName(path) { return try readSpec(path) }
    let hints = try ConfigFile.read(named: config, docs: path).hints
    let files: [DocsFolder.File]
    do {
      if !keepsText, try DocsFolder.isFolder(path) {
        let pages = try DocsFolder.list(path)
        return try Input(try await Extraction.extract(pages, hints: hints), ofFolder: path, pages: pages.count)
      }
      files = try DocsFolder.read(path)
    } catch let error as DocsFolder.Failure {
      throw Failure(error)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure("\(error)")
    }
    return try Input(await Extraction.extract(files, hints: hints), of: files, at: path)
  }

  /// A folder whose pages' text was not kept.
  /// - Throws: `Failure` where the pages document no operation.
  private init(_ extraction: Extraction, ofFolder path: String, pages: Int) throws(Failure) {
    try Self.demandOperations(extraction, at: path, pages: pages)
    self.init(path: path, spec: extraction.spec, extraction: extraction, sources: [:], isFolder: true)
  }

  /// - Throws: `Failure` where the pages document no operation.
  private static func demandOperations(_ extraction: Extraction, at path: String, pages: Int) throws(Failure) {
    guard extraction.spec.operations.isEmpty else { return }
    let refused = extraction.findings.first.map { " (\($0.span.path): \($0.message))" } ?? ""
    throw Failure("\(path): no documented operation in \(pages) page\(pages == 1 ? "" : "s")\(refused)")
  }

  /// - Parameter requiresOperations: Whether docs without any operation are an error; a single page may have none.
  /// - Throws: `Failure` where the pages document no operation.
  init(
    _ extraction: Extraction, of files: [DocsFolder.File], at path: String, requiresOperations: Bool = true
  ) throws(Failure) {
    if requiresOperations { try Self.demandOperations(extraction, at: path, pages: files.count) }
    let sources = Dictionary(
      extraction.pages.map { ($0.path, $0.document.source) }, uniquingKeysWith: { first, _ in first })
    let isFolder = !(files.count == 1 && path.hasSuffix(files[0].path) && !Terminal.exists("\(path)/\(files[0].path)"))
    self.init(path: path, spec: extraction.spec, extraction: extraction, sources: sources, isFolder: isFolder)
  }

  private static func isSpecName(_ path: String) -> Bool {
    [".json", ".yaml", ".yml"].contains { path.hasSuffix($0) }
  }

  private static func readSpec(_ path: String) throws(Failure) -> Input {
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let spec: APISpec
    do { spec = try OpenAPIReader.read(bytes, path: name) } catch { throw Failure(error) }
    if spec.operations.isEmpty { throw Failure("\(path): no operation in this file") }
    return Input(path: path, spec: spec, extraction: nil, sources: [name: SourceText(bytes)], isFolder: false)
  }

  /// An empty report about this input.
  func report(_ command: String) -> RunReport {
    var report = RunReport(
      tool: RunReport.Tool(name: "docproof", version: DocproofCommand.version), command: command, inputs: [path])
    report.files = extraction?.pages.count ?? 1
    report.operations = spec.operations.count
    report.sources = sources
    return report
  }
}
