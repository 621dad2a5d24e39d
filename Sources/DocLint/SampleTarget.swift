import APIModel
import DocExtract

/// What a sample request calls, seen from the operations that it stands with.
struct SampleTarget: Sendable {
  enum Verdict: Hashable, Sendable {
    /// It calls an operation of its group.
    case own
    /// It calls a documented operation that stands elsewhere, beside a sample of its own operations.
    case other
    /// It calls a documented operation that stands elsewhere, and its path resembles none of its group.
    case foreign
    /// Its path is that of its operations, its method is not; the numbers of the lines with that path.
    case otherMethod(lines: [Int])
    /// Its path is that of a line but for this.
    case otherPath(line: Int, PathSlip)
    /// It resembles no operation of its group, or can't be read.
    case unknown
  }

  var verdict: Verdict
  /// The segments of the path without the base, as written.
  var segments: ArraySlice<Substring>
  /// The API version that stands in place of the base's own.
  var version: Substring?
  /// Whether the path begins with the base path, whatever its version.
  var hasBase: Bool

  static func targets(of page: ExtractedPage, parts: [LintedPage.GroupParts], docs: LintedDocs) -> [SampleTarget] {
    var targets = page.samples.map { SampleTarget($0, docs: docs) }
    for group in page.groups.indices where !parts[group].samples.isEmpty {
      var pending: [Int] = []
      var hasOwn = false
      for index in parts[group].samples {
        if targets[index].isCall(of: page.groups[group].lines, page.samples[index], docs) {
          targets[index].verdict = .own
          hasOwn = true
        } else {
          pending.append(index)
        }
      }
      for index in pending where !page.document.isCounterexample(page.samples[index].block) {
        targets[index].judge(page.samples[index], group: page.groups[group], hasOwn: hasOwn, docs: docs)
      }
    }
    return targets
  }

  private init(_ sample: PageSample, docs: LintedDocs) {
    verdict = .unknown
    version = nil
    hasBase = false
    // A quote that is never closed swallows the next lines; `&` begins a query that lost its `?`.
    let given = (sample.url?.path ?? "").parts(between: UInt8(ascii: "/")) {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "&")
    }[...]
    segments = given
    guard given.count >= docs.base.count else { return }
    for (position, (own, expected)) in zip(given, docs.base).enumerated() where own != expected {
      guard position == docs.base.count - 1, expected.isAPIVersion, own.isAPIVersion else { return }
      version = own
    }
    hasBase = true
    segments = given.dropFirst(docs.base.count)
  }

  private func isCall(of lines: [ListedOperation], _ sample: PageSample, _ docs: LintedDocs) -> Bool {
    guard let method = sample.method else { return false }
    return lines.contains { $0.method == method && fits($0, docs) }
  }

  /// Whether the path is a line's; its last placeholder may take slashes.
  private func fits(_ line: ListedOperation, _ docs: LintedDocs) -> Bool {
    if line.template.fits(segments) { return true }
    let count = line.template.segments.count
    return segments.count > count && count > 0 && line.template.endsInPlaceholder
      && line.template.fits(segments.prefix(count)) && docs.takesSlashes(line)
  }

  private mutating func judge(_ sample: PageSample, group: OperationGroup, hasOwn: Bool, docs: LintedDocs) {
    guard let url = sample.curl.url, !segments.isEmpty, !isOpaque(url.text) else { return }
    let method = sample.method
    let elsewhere = docs.documents(method, segments)
    if elsewhere, hasOwn {
      verdict = .other
      return
    }
    let samePath = group.lines.indices.filter { fits(group.lines[$0], docs) }
    if !samePath.isEmpty {
      // A concrete word in a placeholder's place may be another operation's fixed word.
      verdict = elsewhere && hasOwn ? .other : .otherMethod(lines: samePath)
      return
    }
    var best: (line: Int, slip: PathSlip)? = unencoded(group, method, docs)
    for (number, line) in group.lines.enumerated() {
      guard let slip = PathSlip(segments, line.template) else { continue }
      // Another method as well: then only a slip of the pen can be meant.
      if line.method != method, !slip.isSmall { continue }
      // Of `/issues/…` and `/snippets/…`, listed together, each is what it is.
      if case .differs(let index, _) = slip,
        group.lines.contains(where: { $0.template.literal(at: index) == String(segment(index)) })
      {
        continue
      }
      if best == nil || slip.cost < best?.slip.cost ?? 0 { best = (number, slip) }
    }
    // A whole collection less is another operation, where there is one.
    if elsewhere, let slip = best?.slip, case .missing = slip, best?.line != nil,
      group.lines[best?.line ?? 0].template.segments.count == segments.count + 2
    {
      best = nil
    }
    if let best { verdict = .otherPath(line: best.line, best.slip) } else if elsewhere { verdict = .foreign }
  }

  /// A path whose last placeholder is a path itself, which must be encoded and is not.
  private func unencoded(_ group: OperationGroup, _ method: HTTPMethod?, _ docs: LintedDocs) -> (Int, PathSlip)? {
    for (number, line) in group.lines.enumerated() where line.method == method && line.template.endsInPlaceholder {
      let count = line.template.segments.count
      guard segments.count > count, count > 0, line.template.fits(segments.prefix(count)), docs.takesEncoded(line)
      else { continue }
      return (number, .extra(at: count))
    }
    return nil
  }

  /// A segment of the path without its base; empty where there is none.
  func segment(_ index: Int) -> Substring {
    let at = segments.startIndex + index
    return segments.indices.contains(at) ? segments[at] : ""
  }

  /// A URL whose path a variable may hold.
  private func isOpaque(_ url: String) -> Bool {
    guard let dollar = url.utf8.firstIndex(of: UInt8(ascii: "$")) else { return false }
    // `$HOST/api/…` is harmless only when the path is readable; `https://host/$PATH` is not.
    return !hasBase || segments.first?.hasPrefix("$") == true || url[dollar...].dropFirst().hasPrefix("(")
  }
}

extension LintedDocs {
  /// Whether the row of the last placeholder says that its value is encoded.
  fileprivate func takesEncoded(_ line: ListedOperation) -> Bool {
    guard let name = line.template.placeholders.last,
      let text = operation(line.id)?.parameter(name)?.description?.lowercased()
    else { return false }
    return ["url-encoded", "url encoded", "urlencoded", "%2f"].contains { text.holds($0) }
  }

  /// Whether the last placeholder of a path is a path itself, as its name or its row says: "the path of the key".
  func takesSlashes(_ line: ListedOperation) -> Bool {
    guard line.template.endsInPlaceholder, let name = line.placeholders.last else { return false }
    guard let text = operation(line.id)?.parameter(name)?.description?.lowercased() else { return name == "path" }
    // "The URL-encoded path of the file" has none as it is sent.
    if ["url-encoded", "url encoded", "urlencoded", "%2f"].contains(where: { text.holds($0) }) { return false }
    return name == "path" || text.holds("path")
  }
}

/// How a concrete path differs from a documented one.
enum PathSlip: Hashable, Sendable {
  /// One segment is another word.
  case differs(at: Int, expected: String)
  /// One segment of the documented path is missing before this position.
  case missing(before: Int, expected: String)
  /// One segment too many stands at this position.
  case extra(at: Int)

  /// - Returns: nil where the paths differ in more than one segment, or in nothing.
  init?(_ given: ArraySlice<Substring>, _ template: PathTemplate) {
    let count = template.segments.count
    guard (-2...1).contains(given.count - count), count > 0 else { return nil }
    let given = Array(given)
    var head = 0
    while head < min(given.count, count), template.fits(given[head], at: head) { head += 1 }
    var tail = 0
    while tail < min(given.count, count) - head,
      template.fits(given[given.count - 1 - tail], at: count - 1 - tail)
    { tail += 1 }
    let word = { (index: Int) in template.segments.indices.contains(index) ? template.literal(at: index) : nil }
    switch given.count - count {
    case 0:
      guard head + tail == count - 1, let expected = word(head) else { return nil }
      self = .differs(at: head, expected: expected)
    case 1:
      // Several segments may be the one too many; a fixed word is more likely than a value.
      let lowest = given.count - 1 - Self.matchingTail(given, template)
      guard lowest <= head, count > 1 else { return nil }
      let places = max(0, lowest)...min(head, given.count - 1)
      self = .extra(at: places.first { Self.isWord(given[$0]) } ?? places.lowerBound)
    case -2:
      // The owner and its value, before two words that are there: `/rooms/7`.
      if head == 0, tail == given.count, let owner = word(0), word(1) == nil,
        (2..<count).count(where: { word($0) != nil }) >= 2, given.last.map({ Self.isWord($0) }) ?? false
      {
        self = .missing(before: 0, expected: owner)
        return
      }
      // The collection of a member and its value: `/notes/7`.
      guard head == given.count, head >= 2, let expected = word(head), word(head + 1) == nil else { return nil }
      self = .missing(before: head, expected: expected)
    default:
      guard head + tail >= given.count else { return nil }
      self = .missing(before: head, expected: word(head) ?? ":\(template.placeholders(at: head).first ?? "id")")
    }
  }

  private static func matchingTail(_ given: [Substring], _ template: PathTemplate) -> Int {
    var tail = 0
    let count = template.segments.count
    while tail < min(given.count, count), template.fits(given[given.count - 1 - tail], at: count - 1 - tail) {
      tail += 1
    }
    return tail
  }

  private static func isWord(_ segment: Substring) -> Bool {
    segment.utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// The fewer the better; for choosing among several lines.
  var cost: Int {
    switch self {
    case .differs: 1
    case .missing, .extra: 2
    }
  }

  /// Whether only letters of one word are wrong, as far as this knows.
  var isSmall: Bool { if case .differs = self { true } else { false } }
}

extension PathTemplate {
  func placeholders(at index: Int) -> [String] {
    guard segments.indices.contains(index) else { return [] }
    return PathTemplate(segments: [segments[index]]).placeholders
  }
}
