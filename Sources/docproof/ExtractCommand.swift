import APIModel
import ArgumentParser
import DocExtract
import SpecFile

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", _superCommandName: DocproofCommand.name,
    abstract: "Reads docs into a machine spec, OpenAPI 3.1.")

  @Argument(help: "A folder of Markdown pages, a page, or an OpenAPI file.")
  var docs: String

  @Option(name: .shortAndLong, help: "Write the spec here instead of to the standard output.")
  var output: String?

  @Option(help: "openapi (JSON) or openapi-yaml.")
  var format: SpecFormat = .openapi

  @Flag(help: "Say how much was understood, and name each block that was not placed. On the standard error without -o.")
  var coverage = false

  @OptionGroup var reading: ReadingOptions

  enum SpecFormat: String, ExpressibleByArgument, CaseIterable {
    case openapi
    case openapiYAML = "openapi-yaml"
  }

  func run() async throws {
    let input = try await Input.read(docs, config: reading.config, keepsText: false)
    let pieces: ((String) -> Void) -> Void = { sink in
      if format == .openapi {
        OpenAPIWriter.writeJSON(input.spec, to: sink)
      } else {
        sink(OpenAPIWriter.yaml(input.spec))
      }
    }
    if let output {
      try Terminal.write(toFile: output, pieces)
    } else {
      pieces { Terminal.write($0) }
    }
    guard coverage, let extraction = input.extraction else { return }
    let lines = Self.lines(extraction)
    if output == nil { Terminal.writeError(lines) } else { Terminal.write(lines) }
  }

  private static func lines(_ extraction: Extraction) -> String {
    let coverage = extraction.coverage
    var text = """
      \(extraction.pages.count) pages, \(coverage.operations) operations in \(coverage.listings) lines, \
      \(coverage.codeBlocks) code blocks, \(coverage.tables) tables, \(coverage.unplaced.count) not placed

      """
    for unplaced in coverage.unplaced {
      let column = unplaced.span.range?.start.column ?? 1
      text +=
        "\(unplaced.span.path):\(unplaced.span.line):\(column): \(unplaced.kind.rawValue) not placed: \(unplaced.reason)\n"
    }
    for finding in extraction.findings where finding.rule.code == "EXT001" {
      text += "\(finding.span.path):\(finding.span.line):1: page not read: \(finding.message)\n"
    }
    return text
  }
}
