import APIModel
import Foundation
import TestSupport
import Testing

@testable import DocExtract

/// Reading a folder page by page, without keeping the text, says the same as reading it whole.
@Suite struct PageByPageTests {
  private static var folders: [String] {
    let specs = ProjectFiles.root.appendingPathComponent("specs")
    return [specs.path] + (ProjectFiles.corpus.map { [$0.path] } ?? [])
  }

  @Test func saysTheSame() async throws {
    for folder in Self.folders {
      let whole = await Extraction.extract(try DocsFolder.read(folder))
      let lean = try await Extraction.extract(try DocsFolder.list(folder))
      #expect(!whole.spec.operations.isEmpty, "\(folder)")
      #expect(lean.spec == whole.spec, "\(folder)")
      #expect(lean.findings == whole.findings, "\(folder)")
      #expect(lean.coverage == whole.coverage, "\(folder)")
      #expect(lean.pages.allSatisfy { $0.document.buffer.isEmpty && $0.tables.isEmpty }, "\(folder)")
    }
  }

  /// A page whose operations only other pages make known has its text until then.
  @Test func aPageOfSamplesIsReadLast() async throws {
    let folder = try Self.folder([
      "a.md": """
      # Books

      ```shell
      curl "https://library.example.com/api/v1/books/42/pages"
      ```

      ```json
      [{"id": 1}]
      ```
      """,
      "b.md": """
      # Shelves

      ```plaintext
      GET /shelves/:id
      ```

      ```shell
      curl "https://library.example.com/api/v1/shelves/3"
      ```

      ```json
      {"id": 3}
      ```
      """,
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let spec = try await Extraction.extract(try DocsFolder.list(folder.path)).spec
    #expect(spec.operations.map(\.name) == ["GET /books/{book_id}/pages", "GET /shelves/{id}"])
    let shown = try #require(spec.operations.first?.success?.schema?.items?.schema.property("id"))
    #expect(shown.evidence.example == SourceSpan(path: "a.md", range: SourceRange(line: 8, columns: 3..<3)))
  }

  /// What a page's sections are called is needed when its text is gone.
  @Test func anExampleOfAConceptIsNoOperation() async throws {
    let page = "# Shop\n\n## Pagination\n\n> Example\n\n```\nGET /orders?before=2\n```\n\n## Add\n\n`POST /orders`\n"
    let folder = try Self.folder(["a.md": page])
    defer { try? FileManager.default.removeItem(at: folder) }
    let lean = try await Extraction.extract(try DocsFolder.list(folder.path))
    #expect(lean.spec.operations.map(\.name) == ["POST /orders"])
    #expect(lean.coverage == (await Extraction.extract(try DocsFolder.read(folder.path))).coverage)
  }

  @Test func aPageThatIsGoneEndsTheRun() async throws {
    let folder = try Self.folder(["a.md": "# A\n", "b.md": "# B\n"])
    let pages = try DocsFolder.list(folder.path)
    try FileManager.default.removeItem(at: folder)
    await #expect(throws: DocsFolder.Failure(message: "\(folder.path)/a.md: no such file or folder")) {
      try await Extraction.extract(pages)
    }
  }

  private static func folder(_ pages: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in pages {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return folder
  }
}

/// The same example on many pages is read once.
@Suite struct SharedExampleTests {
  @Test func equalTextsAreOneObject() {
    let examples = SharedExamples()
    let first = examples.read(Array(#"{"id": 1}"#.utf8))
    #expect(first === examples.read(Array(#"{"id": 1}"#.utf8)))
    #expect(first !== examples.read(Array(#"{"id": 2}"#.utf8)))
    #expect(first.json.isValid)
  }

  /// What is drawn in a list is indented there; its places are those of the page all the same.
  @Test func placesFollowTheIndentation() async throws {
    let page = """
      # Books

      - First:

        ```plaintext
        GET /books
        ```

        ```json
        {
          "id": 1
        }
        ```
      """
    let file = DocsFolder.File(path: "books.md", bytes: Array(page.utf8))
    let spec = await Extraction.extract([file]).spec
    let shown = try #require(spec.operations.first?.success?.schema?.property("id"))
    #expect(shown.evidence.example?.range?.start == SourcePosition(line: 11, column: 5))
  }
}
