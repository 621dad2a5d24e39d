import APIModel
import DocExtract

/// REQ102: a sample request whose URL is not that of the operation it illustrates.
struct SampleURLMismatch: LintRule {
  let card = RuleCard(
    "REQ102", "sample-url-mismatch", severity: .error,
    summary: "A sample request whose URL misses, adds or misspells a segment of the documented path",
    why: "Who pastes the sample gets a 404, or another operation's answer.",
    bad: """
      # Runners API

      ## List a project's runners

      ```plaintext
      GET /projects/:id/runners
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the project |

      ```shell
      curl "https://example.com/project/9/runners"
      ```
      """,
    good: """
      # Runners API

      ## List a project's runners

      ```plaintext
      GET /projects/:id/runners
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer | yes | The ID of the project |

      ```shell
      curl "https://example.com/projects/9/runners"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkSentences(page, &report)
    let meant = MeantVariations(page)
    for (index, sample) in page.page.samples.enumerated() {
      let target = page.targets[index]
      guard case .otherPath(let number, let slip) = target.verdict, let group = sample.group, let url = sample.curl.url,
        // The listing is the wrong one of the two: END203.
        !page.copiedListings.contains(group)
      else { continue }
      let line = page.page.groups[group].lines[number]
      // Where the docs use the sample's word more, the listing is the wrong one of the two: END206.
      if page.listingSlip(of: index, line, slip) != nil { continue }
      // Parts that may be left out are written in brackets: `/archive/<year>[/<month>]`.
      if line.listing.path.holds("[/") || isMeant(slip, target, line, page) || names(sample, page) { continue }
      if meant.hold(slip, of: sample, target, line) { continue }
      let note = Finding.Note("documented here", span: line.listing.span)
      let operation = page.docs.operation(line.id)
      if leavesOut(operation, target) || isOfNamedSibling(target, slip, group, page) { continue }
      // Two calls in one block, of which one names the operation, are two operations.
      if line.block == sample.block || isOfListingAbove(sample, target, group, page) { continue }
      let whole = page.range(of: url.text, in: url.range, block: sample.block)
      switch slip {
      case .differs(let index, let expected):
        let given = String(target.segment(index))
        let range = self.range(of: target, at: index, in: url, sample, page) ?? whole
        report.add(
          self, .differs(given, expected), at: range, operation: operation, notes: [note],
          fix: LintFix("Write `\(expected)`", [LintFix.Edit(range, expected)], isSafe: false))
      case .missing(let index, let expected):
        let range = self.range(of: target, at: max(0, index - 1), in: url, sample, page) ?? whole
        report.add(
          self, .missing(expected, line.listing.path), at: range, operation: operation, notes: [note])
      case .extra(let index):
        let range = self.range(of: target, at: index, in: url, sample, page) ?? whole
        report.add(
          self, .extra(String(target.segment(index)), line.listing.path), at: range, operation: operation,
          notes: [note])
      }
    }
  }

  /// "Send a POST request to `/volumes/$ID/actions`" above the only sample, which calls `/volumes/7/attach`.
  private func checkSentences(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(" request to ") else { return }
    let bySection = Dictionary(grouping: page.page.samples.indices, by: { page.page.samples[$0].section })
    for (number, section) in page.page.sections.enumerated() {
      guard let samples = bySection[number], samples.count == 1, let index = samples.first,
        let (method, path) = section.paragraphs.lazy.compactMap({ Self.announced(in: $0, page.document) }).first,
        case let sample = page.page.samples[index], sample.method == method, let url = sample.curl.url,
        case let segments = (sample.url?.path ?? "").split(separator: "/")[...],
        let slip = [segments, page.targets[index].segments].lazy.compactMap({ PathSlip($0, path) }).first,
        case .differs(let at, let expected) = slip,
        ![segments, page.targets[index].segments].contains(where: path.fits)
      else { continue }
      let given = segments.count == path.segments.count ? segments[at] : page.targets[index].segment(at)
      // A value in the place of a word is another operation.
      guard given.utf8.allSatisfy({ $0.isWord && !$0.isDigit || $0 == UInt8(ascii: "-") }) else { continue }
      report.add(
        self, .differs(String(given), expected),
        at: page.range(of: String("/" + given), in: url.range, block: sample.block),
        operation: page.callees[index])
    }
  }

  /// The method and the path of a sentence that says what to call.
  private static func announced(in paragraph: Int, _ document: MarkdownDocument) -> (HTTPMethod, PathTemplate)? {
    let inlines = document.blocks[paragraph].inlines.map { document.inlines[Int($0)] }
    for (before, code) in zip(inlines, inlines.dropFirst()) where before.kind == .text && code.kind == .code {
      let words = document.buffer[before.text.bounds].split(separator: UInt8(ascii: " ")).suffix(3)
      let text = document.buffer[code.text.bounds]
      guard words.count == 3, let first = words.first,
        words.dropFirst().map({ $0.elementsEqual("request".utf8) }).first == true,
        words.last?.elementsEqual("to".utf8) == true, text.first == UInt8(ascii: "/"),
        let method = HTTPMethod(rawValue: String(decoding: first, as: UTF8.self))
      else { continue }
      let path = String(decoding: text.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
        .split(separator: "/").map { $0.hasPrefix("$") ? "{\($0.dropFirst())}" : $0 }.joined(separator: "/")
      return (method, PathTemplate("/" + path))
    }
    return nil
  }

  /// Whether a sentence names what the sample calls, with its method: "`GET /users` takes the old ID".
  private func names(_ sample: PageSample, _ page: LintedPage) -> Bool {
    guard let method = sample.curl.method, let path = sample.url?.path, path.utf8.count > 1 else { return false }
    return page.document.inlines.contains { inline in
      guard inline.kind == .code, inline.text.count <= path.utf8.count + 8 else { return false }
      let text = page.document.buffer[inline.text.bounds]
      guard text.starts(with: method.rawValue.utf8), let slash = text.firstIndex(of: UInt8(ascii: "/")),
        text.count - (slash - text.startIndex) > 2
      else { return false }
      return path.utf8.count >= text.endIndex - slash
        && path.utf8.suffix(text.endIndex - slash).elementsEqual(text[slash...])
    }
  }

  /// Whether the text speaks of the path as the sample has it, an alias or an older name, or the placeholder that the
  /// path ends in is a path itself.
  private func isMeant(
    _ slip: PathSlip, _ target: SampleTarget, _ line: ListedOperation, _ page: LintedPage
  ) -> Bool {
    switch slip {
    case .extra: return page.docs.takesSlashes(line)
    case .differs(let index, _):
      let word = Array("/\(target.segment(index))".utf8)
      return page.document.inlines.contains { inline in
        guard inline.kind == .code, inline.text.count > word.count else { return false }
        let text = page.document.buffer[inline.text.bounds]
        guard let found = text.firstRange(ofBytes: word), text.contains(where: { $0.isOne(of: ":{<") }) else {
          return false
        }
        return found.upperBound == text.endIndex || !text[found.upperBound].isWord
      }
    case .missing: return false
    }
  }

  /// Whether a path lacks nothing but a placeholder that its row calls optional.
  private func leavesOut(_ operation: Operation?, _ target: SampleTarget) -> Bool {
    guard let operation, operation.path.segments.count == target.segments.count + 1 else { return false }
    return operation.path.segments.indices.contains { index in
      guard operation.path.literal(at: index) == nil, let name = operation.path.placeholders(at: index).first,
        operation.parameters.contains(where: {
          $0.name == name && $0.location == .path
            && ($0.requirement == .optional || $0.description?.lowercased().holds("optional") == true)
        })
      else { return false }
      var shorter = operation.path
      shorter.segments.remove(at: index)
      return shorter.fits(target.segments)
    }
  }

  /// Whether a sample below the last of several listings calls what the one before it lists.
  private func isOfListingAbove(
    _ sample: PageSample, _ target: SampleTarget, _ group: Int, _ page: LintedPage
  ) -> Bool {
    guard group > 0, page.page.groups[group].lines.count >= 3, let method = sample.method,
      case let above = page.page.groups[group - 1], above.lines.count >= 3,
      page.page.sections[above.section].parent == page.page.sections[page.page.groups[group].section].parent
    else { return false }
    return above.lines.contains { $0.method == method && $0.template.fits(target.segments) }
  }

  /// "The endpoints for snippets work alike": another sample is the operation's own, and the text names the word.
  private func isOfNamedSibling(_ target: SampleTarget, _ slip: PathSlip, _ group: Int, _ page: LintedPage) -> Bool {
    guard case .differs(let index, _) = slip, case let word = String(target.segment(index)), word.utf8.count >= 4,
      page.parts[group].samples.contains(where: { page.targets[$0].verdict == .own })
    else { return false }
    return page.page.groups[group].paragraphs.contains { block in
      page.document.plainText(of: block).lowercased().holds(word.split(separator: "_").joined(separator: " "))
    }
  }

  /// The range of one segment in the page. The URL may be quoted, but a segment holds no quotes.
  private func range(
    of target: SampleTarget, at index: Int, in url: CurlRequest.Located, _ sample: PageSample, _ page: LintedPage
  ) -> SourceRange? {
    let at = target.segments.startIndex + index
    guard target.segments.indices.contains(at) else { return nil }
    let literal = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    let start = literal.startIndex
    guard url.range.upperBound <= literal.count else { return nil }
    var rest = literal[start + url.range.lowerBound..<start + url.range.upperBound]
    // The origin may hold the same words: go on from segment to segment, with the slash before each.
    let segments = (sample.url?.path ?? "").split(separator: "/")
    for position in 0...at {
      guard segments.indices.contains(position),
        let found = rest.firstRange(ofBytes: Array(("/" + segments[position]).utf8))
      else { return nil }
      if position == at {
        return LiteralMap(page.document, block: sample.block).range(
          found.lowerBound + 1 - start..<found.upperBound - start)
      }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func differs(_ given: String, _ expected: String) -> LintMessage {
    "`\(given)` in the URL of a sample; did you mean `\(expected)`?"
  }

  fileprivate static func missing(_ expected: String, _ path: String) -> LintMessage {
    expected.hasPrefix(":")
      ? "URL of a sample lacks a value for `\(expected)` of `\(path)`"
      : "URL of a sample lacks `\(expected)` of `\(path)`"
  }

  fileprivate static func extra(_ given: String, _ path: String) -> LintMessage {
    "`\(given)` in the URL of a sample is not in `\(path)`"
  }
}
