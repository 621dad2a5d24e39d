import APIModel
import DocExtract

/// "Kind: visitors", above a sample with `?kind=vistors`.
extension KeyOfAnotherName {
  func checkValues(_ page: LintedPage, _ report: inout LintReport) {
    guard !page.page.samples.isEmpty else { return }
    let document = page.document
    // The headings that are a name and its value, each with the blocks up to the next heading.
    var above: [(name: String, value: String)?] = []
    var starts: [Int] = []
    for (number, _) in page.headings {
      starts.append(number)
      above.append(Self.value(of: document.plainText(of: number)))
    }
    guard above.contains(where: { $0 != nil }) else { return }
    for (index, sample) in page.page.samples.enumerated() {
      guard let at = Self.last(of: starts, before: sample.block), let (name, value) = above[at],
        let field = page.sampleFields[index].first(where: { $0.name == name }), field.value != value,
        Spelling.isSlip(field.value, of: value)
      else { continue }
      report.add(
        self, .value(field.value, value), at: page.range(of: field.value, in: field.word, block: sample.block),
        notes: [Finding.Note("the heading", span: page.page.span(page.range(starts[at])))])
    }
  }

  /// The place of the last of some rising numbers that is below another one.
  private static func last(of numbers: [Int], before limit: Int) -> Int? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// A word, a colon and another word.
  private static func value(of title: String) -> (name: String, value: String)? {
    let parts = title.split(separator: ":", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isWord) }) else { return nil }
    return (parts[0].lowercased(), parts[1])
  }
}

extension LintMessage {
  fileprivate static func value(_ sent: String, _ value: String) -> LintMessage {
    "`\(sent)` in a sample below a heading that names `\(value)`"
  }
}
