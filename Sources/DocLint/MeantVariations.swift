import APIModel
import DocExtract

/// What makes the URL of a sample another one than the listed path, and is meant so.
struct MeantVariations {
  private let page: LintedPage
  /// The paths that headings consist of.
  private var headings: Set<String> = []
  /// The words before listed paths in samples, and how many samples have each.
  private var prefixes: [Substring: Int] = [:]
  /// The paths of one word in whole requests.
  private var words: Set<String> = []
  /// The sections whose text says that something is put into the URL.
  private var announced: Set<Int> = []

  init(_ page: LintedPage) {
    self.page = page
    // Nothing is looked for where nothing differs.
    guard page.targets.contains(where: { if case .otherPath = $0.verdict { true } else { false } }) else { return }
    for (number, _) in page.headings {
      let title = page.document.plainText(of: number).trimmed
      if title.hasPrefix("/") { headings.insert(title) }
    }
    for section in page.page.sections.indices where announces(section) { announced.insert(section) }
    for target in page.targets {
      guard case .otherPath(_, .extra(at: 0)) = target.verdict else { continue }
      prefixes[target.segment(0), default: 0] += 1
    }
    for group in page.page.groups {
      for line in group.lines where line.template.segments.count == 1 && Self.isWholeRequest(line, page) {
        words.insert(line.listing.path)
      }
    }
  }

  func hold(_ slip: PathSlip, of sample: PageSample, _ target: SampleTarget, _ line: ListedOperation) -> Bool {
    // A section of two operations: the sample's own path is the heading of the other.
    if let path = sample.url?.path, headings.contains(path) { return true }
    switch slip {
    case .extra(at: 0) where prefixes[target.segment(0), default: 0] >= 3: return true
    case .extra: return announced.contains(sample.section)
    // Where whole requests call now this word, now that one, it is a name that the caller chooses.
    case .differs(at: 0, _): return words.count >= 3 && words.contains(line.listing.path)
    default: return false
    }
  }

  /// "Add the name to the URL"
  private func announces(_ section: Int) -> Bool {
    page.page.sections[section].paragraphs.contains { block in
      let text = page.document.plainText(of: block).lowercased()
      return ["in the url", "inside the url", "to the url", "into the url", "url path"].contains { text.holds($0) }
    }
  }

  /// Whether a listed line has the version of HTTP behind its path: a request as it is sent.
  private static func isWholeRequest(_ line: ListedOperation, _ page: LintedPage) -> Bool {
    let source = page.document.source
    guard let range = line.pathRange else { return false }
    return source.bytes[source.lineRange(Int(range.start.line))].holds(" HTTP/")
  }
}
