import APIModel
import DocExtract

/// REQ206: a body that begins like JSON and is none.
struct InvalidJSONBody: LintRule {
  let card = RuleCard(
    "REQ206", "invalid-json-body", severity: .error,
    summary: "A sample request whose JSON body is not valid JSON",
    why: "The server refuses the request that the sample shows.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |

      ```shell
      curl --request POST --header "Content-Type: application/json" --data '{"name": "Ada",}' "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |

      ```shell
      curl --request POST --header "Content-Type: application/json" --data '{"name": "Ada"}' "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkHereDocuments(page, &report)
    for sample in page.page.samples
    where !sample.curl.problems.contains(where: { $0.kind == .unclosedQuote }) && !isMeant(sample, page) {
      for data in sample.curl.data where data.text.looksLikeJSONObject {
        // A variable of the shell stands for a part of the body.
        if data.text.utf8.contains(UInt8(ascii: "$")) { continue }
        // `{the job as JSON}` stands for a body.
        if data.text.utf8.allSatisfy({ $0.isLetter || $0.isBlank || "{}_-".utf8.contains($0) }) { continue }
        let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
        // Where the shell resolves escapes, offsets in the text are not those in the page.
        let word = Array(data.text.utf8)
        if Self.isOfLines(word), Self.speaksOfLines(literal) { continue }
        let start = literal.startIndex
        let written = literal[start + data.range.lowerBound..<min(literal.endIndex, start + data.range.upperBound)]
        let offset = written.firstRange(ofBytes: word).map { $0.lowerBound - start }
        let map = LiteralMap(page.document, block: sample.block)
        let result = JSONReader.read(word)
        for error in result.errors
        where error.cause != .placeholder && error.cause != .ellipsis && !error.isConsequence(of: result.errors) {
          let range =
            offset.map { map.range(error.range.lowerBound + $0..<error.range.upperBound + $0) } ?? map.range(data.range)
          report.add(
            self, .invalid(error), at: range, operation: sample.operation.flatMap(page.docs.operation))
          if offset == nil { break }
        }
      }
    }
  }

  /// Whether each line of a body is an object of its own.
  private static func isOfLines(_ body: [UInt8]) -> Bool {
    let lines = body.split(separator: UInt8(ascii: "\n")).filter { !$0.allSatisfy(\.isBlank) }
    guard lines.count > 1 else { return false }
    return lines.allSatisfy { line in
      line.first { !$0.isBlank } == UInt8(ascii: "{") && JSONReader.read(Array(line)).errors.isEmpty
    }
  }

  /// Whether a command's URL or header says that it sends many objects, one a line: `/users/_bulk`, `x-ndjson`.
  private static func speaksOfLines(_ command: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: command.prefix(4000), as: UTF8.self).lowercased()
    return ["bulk", "ndjson", "jsonl", "json-lines", "json-seq", "stream+json"].contains { text.holds($0) }
  }

  /// "Here a comma is missing on purpose:" right above.
  private func isMeant(_ sample: PageSample, _ page: LintedPage) -> Bool {
    // The answer right below refuses it.
    if page.page.bodies.contains(where: { $0.block == sample.block + 1 && (400..<500).contains($0.status ?? 200) }) {
      return true
    }
    guard sample.block > 0, page.document.blocks[sample.block - 1].kind == .paragraph else { return false }
    let text = page.document.plainText(of: sample.block - 1).lowercased()
    return Self.wordsOfFaults.contains { text.holds($0) }
  }

  private static let wordsOfFaults = [
    "on purpose", "intentionally", "deliberately", "malformed", "invalid json", "not valid json",
  ]

  /// `$(cat << 'JSON' … JSON)`: a body on lines of its own, after which a sample sends it.
  private func checkHereDocuments(_ page: LintedPage, _ report: inout LintReport) {
    var seen: Set<Int> = []
    for sample in page.page.samples where seen.insert(sample.block).inserted {
      let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
      guard let mark = literal.firstRange(ofBytes: Array("<<".utf8)) else { continue }
      let rest = literal[mark.upperBound...].drop { $0.isBlank || $0 == UInt8(ascii: "-") }
      let word = rest.drop { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }.prefix(while: \.isWord)
      guard !word.isEmpty, let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")),
        let end = literal[lineEnd...].firstRange(ofBytes: [UInt8(ascii: "\n")] + word)
      else { continue }
      let body = Array(literal[(lineEnd + 1)..<max(lineEnd + 1, end.lowerBound)])
      guard String(decoding: body, as: UTF8.self).looksLikeJSONObject, !body.contains(UInt8(ascii: "$")) else {
        continue
      }
      let offset = lineEnd + 1 - literal.startIndex
      let map = LiteralMap(page.document, block: sample.block)
      let result = JSONReader.read(body)
      for error in result.errors
      where error.cause != .placeholder && error.cause != .ellipsis && !error.isConsequence(of: result.errors) {
        report.add(
          self, .invalid(error), at: map.range(error.range.lowerBound + offset..<error.range.upperBound + offset),
          operation: sample.operation.flatMap(page.docs.operation))
      }
    }
  }
}

extension LintMessage {
  fileprivate static func invalid(_ error: JSONSyntaxError) -> LintMessage {
    LintMessage(stringLiteral: "Body of a sample is not valid JSON: \(error.message)")
  }
}
