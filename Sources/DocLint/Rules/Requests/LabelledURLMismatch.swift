import APIModel
import DocExtract

/// REQ309: a section that says its URL, and a sample that calls another one.
struct LabelledURLMismatch: LintRule {
  let card = RuleCard(
    "REQ309", "labelled-url-mismatch", severity: .warning,
    summary: "A sample request whose URL differs in one word from the URL that its section states",
    why: "One of the two is misspelt or was copied from another section, and a reader can't tell which.",
    bad: page("/api/users.delete"), good: page("/api/users.create"))

  private static func page(_ path: String) -> String {
    """
    # Users API

    ## users.create

    **URL:** `https://example.com\(path)`

    ```shell
    curl "https://example.com/api/users.create" --data "name=Ada"
    ```

    ```json
    {"id": 1, "name": "Ada"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("URL") || page.holds("ndpoint") else { return }
    let bySection = Dictionary(grouping: page.page.samples, by: \.section)
    for (number, section) in page.page.sections.enumerated() {
      guard let samples = bySection[number], samples.count == 1, let sample = samples.first,
        let stated = section.paragraphs.lazy.compactMap({ Self.label(in: $0, page.document) }).first,
        let called = sample.url, let url = sample.curl.url,
        case let own = RequestURL(stated.text), own.origin == called.origin, !own.origin.isEmpty, own.query.isEmpty,
        let (given, expected) = Self.difference(called.path, own.path)
      else { continue }
      // The heading may be the last word of the URL itself.
      if section.title == given, section.title != expected {
        report.add(self, .stated(expected, given), at: page.range(of: expected, in: stated.range) ?? stated.range)
      } else {
        report.add(
          self, .called(given, expected), at: page.range(of: given, in: url.range, block: sample.block),
          notes: [Finding.Note("the URL of the section", span: page.page.span(stated.range))])
      }
    }
  }

  /// "URL: `https://example.com/api/users.create`", the label perhaps in bold.
  private static func label(in paragraph: Int, _ document: MarkdownDocument) -> (text: String, range: SourceRange)? {
    let inlines = document.inlines
    var before: [MarkdownDocument.TextRange] = []
    for position in document.blocks[paragraph].inlines {
      let inline = inlines[Int(position)]
      switch inline.kind {
      case .text where inline.text.count > longestLabel: return nil
      case .text: before.append(inline.text)
      case .code:
        guard let range = inline.range, document.buffer[inline.text.bounds].begins(with: "http"),
          labels.contains(before.map { document.text($0) }.joined().trimmed.lowercased())
        else { return nil }
        return (document.text(inline.text), range)
      default: break
      }
    }
    return nil
  }

  private static let labels: Set = ["url:", "method url:", "endpoint:", "request url:", "uri:"]
  /// The length of a text that may be one, with blanks around it.
  private static let longestLabel: Int32 = 40

  /// The one segment in which two paths differ: plain words, or words with a point between them.
  private static func difference(_ called: String, _ stated: String) -> (given: String, expected: String)? {
    let own = called.split(separator: "/")
    let other = stated.split(separator: "/")
    guard own.count == other.count, !own.isEmpty else { return nil }
    let differing = zip(own, other).filter { $0 != $1 }
    guard differing.count == 1, let (given, expected) = differing.first,
      [given, expected].allSatisfy({ word in
        word.utf8.contains(where: \.isLetter) && word.utf8.allSatisfy { $0.isLetter || $0.isOne(of: ".-_") }
      }),
      // A value in the place of a placeholder that is written as a word.
      given.utf8.contains(UInt8(ascii: ".")) && expected.utf8.contains(UInt8(ascii: "."))
        || Spelling.isOneSlip(Array(given.utf8), Array(expected.utf8))
        || Spelling.differsInNumber(given, expected)
    else { return nil }
    return (String(given), String(expected))
  }
}

extension LintMessage {
  fileprivate static func called(_ given: String, _ expected: String) -> LintMessage {
    "`\(given)` in the URL of a sample; the section says `\(expected)`"
  }

  fileprivate static func stated(_ stated: String, _ called: String) -> LintMessage {
    "`\(stated)` in the URL of the section; its heading and its sample say `\(called)`"
  }
}
