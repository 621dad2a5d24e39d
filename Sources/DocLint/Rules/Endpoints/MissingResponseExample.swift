import APIModel
import DocExtract

/// END301: an operation without an example response where the page's others have one.
struct MissingResponseExample: LintRule {
  let card = RuleCard(
    "END301", "missing-response-example", severity: .info,
    summary: "An operation without an example response where its siblings on the page have one",
    why: "A reader can't see what comes back, and nothing can be checked.",
    bad: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```

      ## List groups

      ```plaintext
      GET /groups
      ```

      Example response:

      ```json
      [{"title": "Staff"}]
      ```

      ## Get the owner

      ```plaintext
      GET /owner
      ```
      """,
    good: """
      # Users API

      ## List users

      ```plaintext
      GET /users
      ```

      Example response:

      ```json
      [{"name": "Ada"}]
      ```

      ## List groups

      ```plaintext
      GET /groups
      ```

      Example response:

      ```json
      [{"title": "Staff"}]
      ```

      ## Get the owner

      ```plaintext
      GET /owner
      ```

      Example response:

      ```json
      {"name": "Ada"}
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var missing: [(group: Int, isReading: Bool)] = []
    var shown = [true: 0, false: 0]
    for group in page.page.groups.indices {
      let lines = page.page.groups[group].lines
      guard let method = lines.first?.method, method != .delete, method != .head, method != .options,
        !lines.contains(where: { page.isConcrete($0) })
      else { continue }
      let isReading = method == .get
      if page.bodies(of: group).contains(where: { $0.role == .response }) {
        shown[isReading, default: 0] += 1
      } else {
        missing.append((group, isReading))
      }
    }
    // Prose is only read where enough siblings show an answer at all.
    missing = missing.filter { shown[$0.isReading, default: 0] >= 2 && !saysWhatComesBack($0.group, page) }
    if !missing.isEmpty {
      let answers = AnsweredRequests(page)
      missing.removeAll { answers.areIn(page.page.groups[$0.group].section) || isTold(in: $0.group, page) }
    }
    for (group, isReading) in missing {
      let with = shown[isReading, default: 0]
      let without = missing.filter { $0.isReading == isReading }.count
      guard with >= 2, with >= without, let line = page.page.groups[group].lines.first,
        line.method != .get || !isShownElsewhere(line, page)
      else { continue }
      report.add(
        self, .missing(line.method.rawValue, line.listing.path), at: line.pathRange ?? line.listing.span.range,
        operation: page.docs.operation(line.id))
    }
  }

  private func isShownElsewhere(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    page.docs.operation(line.id)?.responses.contains { $0.status < 300 && !$0.examples.isEmpty } ?? false
  }

  /// A status without content, a table of statuses or attributes, or a pointer to another place.
  private func saysWhatComesBack(_ group: Int, _ page: LintedPage) -> Bool {
    if page.tables(of: group).contains(where: { $0.role == .statuses || $0.role == .responseAttributes }) {
      return true
    }
    for operation in page.operations(of: group)
    where operation.responses.contains(where: { $0.isStatusDocumented && (200..<400).contains($0.status) }) {
      return true
    }
    for block in page.page.groups[group].paragraphs {
      let text = page.document.plainText(of: block).lowercased()
      if Self.words.contains(where: { text.holds($0) }) { return true }
    }
    return false
  }

  private static let words = [
    "respon", "return", "redirect", "empty", "download", "same as", "status", "result", "output", "stream", "sse)",
    "server-sent", "响应", "返回", "レスポンス", "返します", "응답",
  ]

  /// What comes back of a `GET` as code in its text; or a row of a table of operations that says it, or that there is
  /// nothing behind it yet.
  private func isTold(in group: Int, _ page: LintedPage) -> Bool {
    let document = page.document
    guard let line = page.page.groups[group].lines.first else { return false }
    if line.method == .get {
      for block in page.page.groups[group].paragraphs {
        for position in document.blocks[block].inlines {
          let inline = document.inlines[Int(position)]
          guard inline.kind == .code, case let code = document.buffer[inline.text.bounds], code.count > 2 else {
            continue
          }
          if code.first == UInt8(ascii: "{"), code.last == UInt8(ascii: "}"), code.contains(UInt8(ascii: ":")) {
            return true
          }
        }
      }
    }
    guard let range = line.listing.span.range else { return false }
    let row = document.source.bytes[document.source.lineRange(Int(range.start.line))].drop(while: \.isBlank)
    guard row.first == UInt8(ascii: "|") else { return false }
    // A path such as `/responses` says nothing.
    let cells = row.split(separator: UInt8(ascii: "|")).filter {
      !$0.contains(UInt8(ascii: "/")) || $0.contains(UInt8(ascii: " "))
    }
    let text = String(decoding: Array(cells.dropFirst().joined(separator: " ".utf8)), as: UTF8.self).lowercased()
    return (Self.words + ["not implemented", "unsupported", "not supported"]).contains { text.holds($0) }
  }
}

/// The code blocks that show a request and, below it, what is answered.
private struct AnsweredRequests {
  /// In the order of the page.
  private var blocks: [Int] = []
  /// By section, the blocks that it and those within it have.
  private var extents: [Range<Int>] = []

  init(_ page: LintedPage) {
    guard page.holds("HTTP") else { return }
    for (number, block) in page.codeBlocks where Self.hasAnswer(page.document.buffer[block.literal.bounds]) {
      blocks.append(number)
    }
    guard !blocks.isEmpty else { return }
    let sections = page.page.sections
    extents = sections.map { ($0.block ?? 0)..<max($0.block ?? 0, page.document.blocks.count) }
    var open: [Int] = []
    for index in sections.indices {
      guard let start = sections[index].block else { continue }
      while let last = open.last, sections[last].level >= sections[index].level {
        extents[last] = extents[last].lowerBound..<max(extents[last].lowerBound, start)
        open.removeLast()
      }
      open.append(index)
    }
  }

  func areIn(_ section: Int) -> Bool {
    guard extents.indices.contains(section) else { return false }
    return blocks.contains { extents[section].contains($0) }
  }

  /// A line with a method and a path, and another with a status below it: `HTTP/1.1 200 OK`.
  private static func hasAnswer(_ text: ArraySlice<UInt8>) -> Bool {
    var hasRequest = false
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).drop {
        $0.elementsEqual(">".utf8) || $0.elementsEqual("<".utf8)
      }
      guard words.count >= 2, let first = words.first, case let second = words[words.startIndex + 1] else { continue }
      if HTTPMethod(first, ignoringCase: false) != nil, second.first == UInt8(ascii: "/") { hasRequest = true }
      if hasRequest, first.starts(with: "HTTP".utf8), second.count == 3, second.allSatisfy(\.isDigit) { return true }
    }
    return false
  }
}

extension LintMessage {
  fileprivate static func missing(_ method: String, _ path: String) -> LintMessage {
    "`\(method) \(path)` has no example response; its siblings have one"
  }
}
