import APIModel
import Testing

@testable import DocExtract

@Suite struct CoverageTests {
  /// Whatever stands on a page: each code block and table is placed with an operation or named, none twice.
  static func check(_ page: ExtractedPage, sourceLocation: SourceLocation = #_sourceLocation) {
    var placed: Set<Int> = []
    for line in page.groups.flatMap({ $0.lines + $0.illustrations }) { placed.insert(line.block) }
    for table in page.groups.flatMap(\.sharedTables) { placed.insert(page.tables[table].block) }
    for sample in page.samples where sample.group != nil { placed.insert(sample.block) }
    for body in page.bodies where body.group != nil { placed.insert(body.block) }
    // A sample elsewhere that calls a documented operation, and its answer.
    for sample in page.samples where sample.operation != nil { placed.insert(sample.block) }
    for body in page.bodies.indices where page.answeredOperation(of: body) != nil {
      placed.insert(page.bodies[body].block)
    }
    for table in page.tables where table.role == .endpoints || (table.group != nil && table.role != .other) {
      placed.insert(table.block)
    }
    var named: [SourceSpan: Int] = [:]
    for unplaced in page.unplaced where unplaced.kind == .codeBlock || unplaced.kind == .table {
      named[unplaced.span, default: 0] += 1
    }
    #expect(named.values.allSatisfy { $0 == 1 }, "named twice", sourceLocation: sourceLocation)
    var codeBlocks = 0
    var tables = 0
    for (index, block) in page.document.blocks.enumerated() where block.kind == .codeBlock || block.kind == .table {
      if block.kind == .codeBlock { codeBlocks += 1 } else { tables += 1 }
      let isNamed = named[page.document.span(block.range)] != nil
      #expect(placed.contains(index) != isNamed, "block \(index) of \(page.path)", sourceLocation: sourceLocation)
    }
    #expect(page.codeBlockCount == codeBlocks, sourceLocation: sourceLocation)
    #expect(page.tableCount == tables, sourceLocation: sourceLocation)
  }

  @Test func placesOrNamesEverything() async throws {
    let page = """
      # A

      | Token | Description |
      |---|---|
      | x | y |

      ```json
      {"a": 1}
      ```

      ```shell
      curl http://h/x
      curl http://h/y
      ```

      ```ruby
      puts 1
      ```

      ## List

      | Attribute | Type | Required |
      |---|---|---|
      | `q` | string | no |

      ```
      GET /a
      ```

      ```shell
      curl http://h/a
      curl http://h/a?q=1
      ```

      ```yaml
      a: b
      ```

      - item

        ```json
        {"a": 1}
        ```

      | Status | Text |
      |---|---|
      | 200 | Fine |

      ## Other

      | Attribute | Type | Required |
      |---|---|---|
      | `q` | string | no |
      """
    let extraction = await extract(page)
    for page in extraction.pages { Self.check(page) }
    let coverage = extraction.coverage
    #expect(coverage.codeBlocks == 7)
    #expect(coverage.tables == 4)
    #expect(coverage.listings == 1)
    #expect(coverage.unplaced.map(\.span.line) == [3, 7, 11, 16, 35, 51])
    #expect(extraction.findings.map(\.rule.code) == ["EXT002"])
  }
}
