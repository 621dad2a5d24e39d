import APIModel
import DocExtract
import DocLint
import Foundation
import TestSupport
import Testing

/// Pages that no one would write: reading and judging them ends, and whatever is said of them points into the page.
/// `DOCPROOF_BROKEN_PAGES` says how many, `DOCPROOF_BROKEN_FROM` which hundred is the first.
@Suite struct BrokenPagesTests {
  private static let perRound = 100

  private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

  /// The only block of the page is drawn with the names of types, so that it is no body.
  @Test func readsAPageOfNothingButTypes() async {
    let page = "# Lamps\n\n`GET /lamps`\n\n```\n{\n  \"id\": string,\n  \"name\": integer\n}\n```\n"
    let extraction = await Extraction.extract([DocsFolder.File(path: "p.md", bytes: Array(page.utf8))])
    #expect(extraction.pages.first?.bodies.isEmpty == true)
  }

  @Test func readsAnythingAndPointsIntoThePage() async throws {
    var sources = Self.texts.map { Array($0.utf8) }
    // Every house style that a test has a page of.
    let styles = try Self.pages(in: "Tests/DocExtractTests/Styles")
    #expect(styles.count >= 100)
    sources += styles
    for folder in ["specs/runners/v3", "specs/runners/v4"] {
      sources += try DocsFolder.read(ProjectFiles.root.appendingPathComponent(folder).path).map(\.bytes)
    }
    if let corpus = ProjectFiles.corpus {
      let pages = try DocsFolder.read(corpus.path)
      for index in stride(from: 0, to: pages.count, by: max(1, pages.count / 40)) { sources.append(pages[index].bytes) }
    }
    let rounds = max(1, (Self.number("DOCPROOF_BROKEN_PAGES") ?? 2000) / Self.perRound)
    let first = Self.number("DOCPROOF_BROKEN_FROM") ?? 0
    let linter = Linter(LintConfiguration(select: ["all"]))
    for round in first..<first + rounds {
      if rounds > 100 { print("round \(round)") }
      var mutator = PageMutator(sources, seed: UInt64(round))
      let files = (0..<Self.perRound).map { DocsFolder.File(path: "p\($0).md", bytes: mutator.page()) }
      let extraction = await Extraction.extract(files)
      let findings = await linter.lint(extraction)
      var texts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, SourceText($0.bytes)) })
      // Bytes that are no UTF-8 are read as Latin-1; places are those of what was read.
      for page in extraction.pages { texts[page.path] = page.document.source }
      for finding in findings { check(finding.span, texts, "\(finding.rule) in round \(round)") }
      for operation in extraction.spec.operations {
        check(operation.span, texts, "\(operation.name) in round \(round)")
        for parameter in operation.parameters { check(parameter.span, texts, "\(parameter.name) in round \(round)") }
        for response in operation.responses { check(response.span, texts, "\(response.status) in round \(round)") }
      }
      let byPage = Dictionary(grouping: findings, by: \.span.path)
      for file in files {
        guard let own = byPage[file.path], let text = texts[file.path] else { continue }
        _ = FixApplication.apply(own, to: text)
      }
    }
  }

  /// The literals of many lines in the sources of a folder.
  private static func pages(in folder: String) throws -> [[UInt8]] {
    let root = ProjectFiles.root.appendingPathComponent(folder)
    var pages: [[UInt8]] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() where name.hasSuffix(".swift") {
      let source = try Data(contentsOf: root.appendingPathComponent(name))
      var page: [UInt8]?
      for line in [UInt8](source).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let text = line.drop { $0 == UInt8(ascii: " ") }
        if let open = page {
          if text.starts(with: "\"\"\"".utf8) {
            pages.append(open)
            page = nil
          } else {
            page = open + line.dropFirst(min(6, line.count - text.count)) + [UInt8(ascii: "\n")]
          }
        } else if line.suffix(4).elementsEqual("#\"\"\"".utf8) || line.suffix(4).elementsEqual(" \"\"\"".utf8) {
          page = []
        }
      }
    }
    return pages
  }

  private func check(_ span: SourceSpan?, _ texts: [String: SourceText], _ what: @autoclosure () -> String) {
    guard let span, let range = span.range else { return }
    guard let text = texts[span.path] else {
      Issue.record("no page \(span.path): \(what())")
      return
    }
    for position in [range.start, range.end] {
      let line = text.lineRange(Int(position.line))
      if position.line < 1 || Int(position.line) > text.lineCount || position.column < 1
        || Int(position.column) > line.count + 2
      {
        let written = String(decoding: text.bytes[line], as: UTF8.self).debugDescription
        Issue.record("\(position.line):\(position.column) is outside of \(span.path), \(written): \(what())")
      }
    }
  }

  private static let texts = [
    """
    # Barns

    ## Build a barn

    > Since 2.1. **Deprecated** in 3.0, use `PUT /barns/:id` instead.

    ```plaintext
    POST /barns/:id?dry=true
    PUT  /barns/{id}
    ```

    | Attribute | Type | Required | Description |
    |:----------|:-----|:--------:|-------------|
    | `id` | integer/string | yes | Which one. |
    | `doors[]` | array of hashes | no | One of: `left`, `right`. Default: `left`. |
    | `roof:slope` | float | required if `doors[]` | Between 1 and 90. |

    | `doors[]` attribute | Type |
    |---|---|
    | `width` | int |

    ```shell
    curl --request POST --header "PRIVATE-TOKEN: <token>" --data '{"doors": [{"width": 2}]}' \\
         --url "https://h.example/api/v4/barns/5?dry=true&x[]=%20"
    ```

    Example response (`201 Created`):

    ```json
    {"id": 1, "roof": {"slope": 1.5e3, "tiles": [null, true, "a\\u00e9"]}, ...}
    ```
    """,
    """
    # Cows {#cows}

    GET /cows
    : Lists them.

    `herd`
    : {{<required>}} Integer. Which herd.

    {{< details >}}
    - Tier: Free
    {{< /details >}}

    <table><tr><th>Name</th><th>Type</th></tr><tr><td><code>age</code></td><td>int</td></tr></table>

    <ParamField query="name" type="string" required>Its *name*.</ParamField>

    **Parameters:**

    - `milk` (optional, integer) - Litres
      - `fat`: a number. Allowed values: `1`, `2`
    - `q=<string>`: What to look for. Optional.

    ```http
    POST /cows HTTP/1.1
    Host: h.example
    Content-Type: application/json

    {"name": "Ada", "born": "2001-02-03T04:05:06Z"}

    HTTP/1.1 201 Created
    Content-Type: application/json

    {"id": "c-1"}
    ```

    | Method | Path | Description |
    |---|---|---|
    | GET | `/cows/{id}` | One |
    | `DELETE` | [/cows/:id](#cows) | Away \\| gone |
    """,
  ]
}
