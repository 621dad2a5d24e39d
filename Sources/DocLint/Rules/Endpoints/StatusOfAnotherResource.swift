import APIModel
import DocExtract

/// END215: "404 - no such container" in a section about volumes.
struct StatusOfAnotherResource: LintRule {
  let card = RuleCard(
    "END215", "status-of-another-resource", severity: .warning,
    summary: "A status that speaks of a resource which neither the path nor another word of the section names",
    why: "The list was copied from another section; readers look for the wrong thing that is missing.",
    bad: page("group"), good: page("user"))

  private static func page(_ resource: String) -> String {
    """
    # Groups

    ## Get a group

    ```plaintext
    GET /groups/:id
    ```

    - `id` (required) - The ID of the group

    # Users

    ## Get a user

    ```plaintext
    GET /users/:id
    ```

    - `id` (required) - The ID of the user

    Status codes:

    - **200** - no error
    - **404** - no such \(resource)
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard page.holds(anyOf: "o such ", " not found", "t exist") else { return }
    let lines = Self.lines(source)
    guard !lines.isEmpty else { return }
    let starts = page.page.groups.map { Int($0.lines.first?.listing.span.line ?? 0) }
    for (number, group) in page.page.groups.enumerated() where starts[number] > 0 {
      guard let line = group.lines.first else { continue }
      let end = starts.filter { $0 > starts[number] }.min() ?? source.lineCount + 1
      for at in lines where starts[number] <= at && at < end {
        let bytes = source.bytes[source.lineRange(at)]
        guard let resource = Self.resource(in: bytes),
          let plural = page.docs.collections[resource] ?? (ownIsNamed(line, page) ? resource : nil),
          !line.template.segments.indices.contains(where: {
            line.template.literal(at: $0).map { $0 == plural || $0 == resource } ?? false
          }), isNamedOnce(resource, in: starts[number]..<end, page, group)
        else { continue }
        report.add(
          self, .other(resource, line.listing.path),
          at: page.range(of: resource, in: SourceRange(line: at, columns: 1..<bytes.count + 1)),
          operation: page.docs.operation(line.id))
      }
    }
  }

  /// The lines that speak of something missing.
  private static func lines(_ source: SourceText) -> [Int] {
    var lines: Set<Int> = []
    for words in ["o such ", " not found", "t exist"] {
      let needle = Array(words.utf8)
      var rest = source.bytes[...]
      while lines.count < 2_000, let found = rest.firstRange(ofBytes: needle) {
        lines.insert(Int(source.position(of: found.lowerBound).line))
        rest = rest[found.upperBound...]
      }
    }
    return lines.sorted()
  }

  /// Whether another section of the page says "no such …" of the path's own resource.
  private func ownIsNamed(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    guard let word = line.template.literal(at: 0) else { return false }
    return page.document.source.bytes.firstRange(ofBytes: Array("o such \(LintedDocs.singular(word))".utf8)) != nil
  }

  /// `container` of `- **404** - no such container`.
  private static func resource(in line: ArraySlice<UInt8>) -> String? {
    let text = line.drop(while: \.isBlank)
    if let missing = missing(in: text) { return missing }
    guard let mark = text.first, mark.isOne(of: "-*+"), text.prefix(12).holds("404") else { return nil }
    for start in ["no such ", "No such "] {
      guard let found = text.firstRange(ofBytes: Array(start.utf8)) else { continue }
      let word = text[found.upperBound...].prefix(while: \.isLetter)
      guard text[word.endIndex...].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ".") }) else { return nil }
      return String(decoding: word, as: UTF8.self).lowercased()
    }
    guard let found = text.firstRange(ofBytes: Array(" not found".utf8)) else { return nil }
    let words = NameWords.words(of: String(decoding: text[..<found.lowerBound], as: UTF8.self))
    return words.last { !["is", "was", "were", "are", "could", "be"].contains($0) }
  }

  /// `boat` of "or `404` if the boat does not exist".
  private static func missing(in text: ArraySlice<UInt8>) -> String? {
    for end in [" does not exist", " doesn't exist"] {
      guard let found = text.firstRange(ofBytes: Array(end.utf8)) else { continue }
      let words = NameWords.words(of: String(decoding: text[..<found.lowerBound].suffix(60), as: UTF8.self)).suffix(3)
      guard words.count == 3,
        words.dropLast().last.map({ ["the", "a", "an", "given", "specified"].contains($0) }) == true,
        words.first == "if" || words.first == "the"
      else { return nil }
      return words.last
    }
    return nil
  }

  /// Whether the section, its heading included, names a resource but in that line.
  private func isNamedOnce(_ resource: String, in lines: Range<Int>, _ page: LintedPage, _ group: OperationGroup)
    -> Bool
  {
    let source = page.document.source
    let heading = page.page.sections[group.section].block.flatMap { page.range($0) }.map { Int($0.start.line) }
    let start = source.lineRange(min(lines.lowerBound, heading ?? lines.lowerBound)).lowerBound
    let end = source.lineRange(lines.upperBound - 1).upperBound
    let text = source.bytes[start..<max(start, end)].map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
    guard let first = text.firstRange(ofBytes: Array(resource.utf8)) else { return false }
    return text[first.upperBound...].firstRange(ofBytes: Array(resource.utf8)) == nil
  }
}

extension LintMessage {
  fileprivate static func other(_ resource: String, _ path: String) -> LintMessage {
    "A status speaks of a \(resource), which `\(path)` has not"
  }
}
