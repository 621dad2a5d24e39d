import APIModel
import Foundation
import TestSupport
import Testing

/// Pages that nobody writes by hand must not cost more than their size: four times the page, about four times the time.
@Suite(.serialized) struct ScalingTests {
  enum Shape: String, CaseIterable, Sendable {
    case sections = "operations with a section each"
    case listing = "operations in one block"
    case endpointTable = "operations in one table"
    case sameOperation = "one operation, documented again and again"
    case rows = "rows of one table"
    case bullets = "parameters in one list"
    case values = "values of one enumeration"
    case samples = "sample requests of one operation"
    case keys = "keys of one example"
    case items = "items of one example"
    case headings = "headings with few different titles"
    case longPath = "placeholders in one path"
    case paragraphs = "parameters in paragraphs of their own"
    case tablesInHTML = "tables in HTML, ended and not"
    case tabs = "fences inside tabs"
    case requests = "requests without a body worth the name in one section"
    case folds = "folds with an operation and a table each"
    case dumps = "request dumps of one operation"

    /// How many there are in the small page; the large one has four times as many.
    var count: Int {
      switch self {
      case .sections, .sameOperation: 500
      case .longPath: 300
      case .rows, .bullets, .headings, .samples, .paragraphs, .tablesInHTML, .tabs, .requests, .folds, .dumps: 1000
      case .listing, .endpointTable: 2000
      case .values, .keys, .items: 4000
      }
    }

    func page(_ count: Int) -> String {
      let table = "| Attribute | Type | Required | Description |\n|---|---|---|---|\n"
      return switch self {
      case .sections: "# API\n\n" + (0..<count).map(Self.section).joined()
      case .listing: "# API\n\n```\n" + (0..<count).map { "GET /shelf\($0)/:id\n" }.joined() + "```\n"
      case .endpointTable:
        "# API\n\n| Method | Path | Description |\n|---|---|---|\n"
          + (0..<count).map { "| GET | `/shelf\($0)/:id` | Reads shelf \($0) |\n" }.joined()
      case .sameOperation:
        "# API\n\n"
          + (0..<count).map { "## Read\n\n```\nGET /shelves/:id\n```\n\n```json\n{\"id\": \($0)}\n```\n\n" }.joined()
      case .rows:
        operation + table + (0..<count).map { "| `part\($0)` | integer | yes | Part \($0), `a` or `b` |\n" }.joined()
      case .bullets:
        operation + "Parameters:\n\n" + (0..<count).map { "- `part\($0)` (required) - Part \($0)\n" }.joined()
      case .values:
        operation + table + "| `part` | string | no | One of " + (0..<count).map { "`v\($0)`" }.joined(separator: ", ")
          + " |\n"
      case .samples:
        operation
          + (0..<count).map { "```shell\ncurl \"https://example.com/api/shelves?part=\($0)\"\n```\n\n" }.joined()
      case .keys:
        operation + "```json\n{" + (0..<count).map { "\"key\($0)\": \($0)" }.joined(separator: ",\n") + "}\n```\n"
      case .items:
        operation + "```json\n["
          + (0..<count).map { "{\"id\": \($0), \"tags\": [\"a\"]}" }.joined(separator: ",\n") + "]\n```\n"
      case .headings: operation + (0..<count).map { "## Part \($0 % 20)\n\nText.\n\n" }.joined()
      case .paragraphs: operation + "*Options:*\n\n" + (0..<count).map { "`part\($0)`: Part \($0)\n\n" }.joined()
      case .tablesInHTML:
        operation
          + (0..<count).map { "<table><tr><th>Name</th><th>Type</th></tr>\($0 < count / 2 ? "</table>" : "")\n\n" }
          .joined()
      case .tabs: operation + (0..<count).map { "=== \"\($0)\"\n\n    ```json\n    {}\n    ```\n\n" }.joined()
      case .requests:
        "# API\n\n## All\n\n" + (0..<count).map { "Word.\n\n```\nPOST /x\($0)\n\n{}\n```\n\n" }.joined()
      case .folds:
        "# API\n\n"
          + (0..<count).map {
            "<details>\n<summary><code>GET</code> <b>/x\($0)/{id}</b></summary>\n\n##### Fields\n\n"
              + "| Name | Type |\n|---|---|\n| a | string |\n| b | string |\n| c | string |\n| d | string |\n\n"
              + "```json\n{\"a\": \"\($0)\"}\n```\n\n" + ($0 < count / 2 ? "</details>\n\n" : "")
          }.joined()
      case .dumps:
        operation + table + "| `a` | string | no | A |\n\n"
          + (0..<count).map { "Example request:\n\n```http\nPOST /shelves?part\($0)=1 HTTP/1.1\n```\n\n" }.joined()
      case .longPath:
        "# API\n\n```\nGET /" + (0..<count).map { ":p\($0)" }.joined(separator: "/") + "\n```\n"
      }
    }

    private var operation: String { "# API\n\n```\nPOST /shelves\n```\n\n" }

    private static func section(_ number: Int) -> String {
      """
      ## Read shelf \(number)

      ```
      GET /shelf\(number)/:id
      ```

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `id` | integer | yes | The shelf |

      ```shell
      curl "https://example.com/api/shelf\(number)/4"
      ```

      ```json
      {"id": \(number), "name": "Shelf"}
      ```


      """
    }
  }

  @Test(arguments: ["extract", "lint", "diff"], Shape.allCases)
  func costsGrowWithTheSize(command: String, shape: Shape) async throws {
    let small = try await seconds(command, shape.page(shape.count))
    let large = try await seconds(command, shape.page(shape.count * 4))
    // Quadratic would be sixteen times; the start of the program counts in both.
    #expect(large < 8 * small + 0.3, "\(command): \(small) s, four times the size \(large) s")
  }

  /// A report that looked for each operation's requests among all would take sixteen times as long.
  @Test(arguments: ["json", "html", "sarif"]) func reportsOfARunGrowWithTheSize(format: String) async throws {
    let small = try await seconds("check \(format)", Shape.sections.page(500))
    let large = try await seconds("check \(format)", Shape.sections.page(2000))
    #expect(large < 8 * small + 0.3, "\(format): \(small) s, four times the size \(large) s")
  }

  /// The processor time of a run, in seconds, which others on the machine change little.
  private func seconds(_ command: String, _ page: String) async throws -> Double {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("page.md")
      try Data(page.utf8).write(to: file)
      let options =
        switch command {
        case "extract": [file.path, "-o", folder.appendingPathComponent("spec.json").path]
        case let check where check.hasPrefix("check "):
          [file.path, "--format", "\(check.dropFirst(6))=\(folder.appendingPathComponent("report").path)", "-q"]
        case "lint": [file.path, "--select", "ALL", "--fail-on", "error", "-q"]
        default: [file.path, file.path, "-q"]
        }
      let script = "TIMEFORMAT='%U %S'; time \"$0\" \"$@\" >/dev/null 2>&1"
      let result = try await ProgramRunner.run(
        URL(fileURLWithPath: "/bin/bash"),
        ["-c", script, ProgramRunner.docproof.path, command.split(separator: " ").map(String.init)[0]] + options)
      #expect(result.exitCode < 2, "\(result)")
      let times = try #require(result.errorLines.last).split(separator: " ").compactMap { Double($0) }
      #expect(times.count == 2, "\(result)")
      return times.reduce(0, +)
    }
  }
}
