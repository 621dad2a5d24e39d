import APIModel
import DocExtract

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// EXT116: a URL in an example or a text whose beginning is none.
struct BrokenURL: LintRule {
  let card = RuleCard(
    "EXT116", "broken-url", severity: .warning,
    summary: "A URL in an example or a text with a scheme too many, or without a mark of its `://`",
    why: "Who copies it gets nowhere, and clients that are tried on the example refuse it.",
    bad: RuleCard.page(example: "{\"id\": 1, \"web_url\": \"http://https://example.com/ada\"}"),
    good: RuleCard.page(example: "{\"id\": 1, \"web_url\": \"https://example.com/ada\"}"))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    let slips = source.bytes.withUnsafeBufferPointer { Self.slips($0) }
    guard !slips.isEmpty else { return }
    // Sample requests have a rule of their own.
    let told = page.page.samples.filter { $0.curl.url != nil }.compactMap(\.range)
    for slip in slips {
      let line = source.position(of: slip.range.lowerBound).line
      guard !told.contains(where: { $0.start.line <= line && line <= $0.end.line }) else { continue }
      let range = SourceRange(
        source.position(of: slip.range.lowerBound), source.position(of: slip.range.upperBound))
      let given = String(decoding: source.bytes[slip.range], as: UTF8.self)
      report.add(
        self, .begins(given, slip.meant), at: range,
        fix: LintFix("Write `\(slip.meant)`", [LintFix.Edit(range, slip.meant)], isSafe: false))
    }
  }

  private struct Slip {
    var range: Range<Int>
    var meant: String
  }

  /// The URLs that begin with no scheme: each has a slash with a `:` or another slash beside it.
  private static func slips(_ bytes: UnsafeBufferPointer<UInt8>) -> [Slip] {
    var slips: [Slip] = []
    let (colon, slash) = (UInt8(ascii: ":"), UInt8(ascii: "/"))
    var at = 0
    while let base = bytes.baseAddress, at < bytes.count,
      let found = memchr(base + at, Int32(slash), bytes.count - at)
    {
      at = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
      let place = at - 1
      if place > 0, bytes[place - 1] == colon {
        if place > 1, bytes[place - 2] == colon, let slip = slip(atColon: place - 2, bytes) { slips.append(slip) }
        if let slip = slip(atColon: place - 1, bytes) { slips.append(slip) }
      }
      // `http//example.com`
      guard place + 8 < bytes.count, bytes[place + 1] == slash, let scheme = scheme(before: place, bytes),
        scheme.hasPrefix("http"), isHost(at: place + 2, bytes)
      else { continue }
      slips.append(Slip(range: place - scheme.utf8.count..<place + 2, meant: scheme + "://"))
    }
    return slips
  }

  private static func slip(atColon at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Slip? {
    guard at + 8 < bytes.count else { return nil }
    guard let scheme = scheme(before: at, bytes) else { return misspelt(before: at, bytes) }
    let slash = UInt8(ascii: "/")
    let start = at - scheme.utf8.count
    switch (bytes[at + 1], bytes[at + 2], bytes[at + 3]) {
    case (UInt8(ascii: ":"), slash, slash):
      return Slip(range: start..<at + 4, meant: scheme + "://")
    case (slash, slash, let letter) where letter | 0x20 == UInt8(ascii: "h"):
      guard let inner = webScheme(at: at + 3, bytes) else { return nil }
      return Slip(range: start..<at + 3 + inner.utf8.count, meant: inner)
    case (slash, let letter, _) where letter.isLetter && scheme.hasPrefix("http") && isHost(at: at + 2, bytes):
      return Slip(range: start..<at + 2, meant: scheme + "://")
    default: return nil
    }
  }

  /// `htps://`: a slip away from a scheme, and of its letters only.
  private static func misspelt(before colon: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Slip? {
    var start = colon
    while start > 0, colon - start < 8, bytes[start - 1].isOne(of: "htps") { start -= 1 }
    guard colon - start >= 3, colon - start <= 6, bytes[colon + 1] == UInt8(ascii: "/"),
      bytes[colon + 2] == UInt8(ascii: "/"),
      start == 0 || !bytes[start - 1].isWord && !bytes[start - 1].isOne(of: "+-./:=%\\"),
      isHost(at: colon + 3, bytes)
    else { return nil }
    let word = Array(bytes[start..<colon])
    let meant = ["https", "http"].first {
      !word.elementsEqual($0.utf8) && Spelling.isOneSlip(word, Array($0.utf8))
    }
    return meant.map { Slip(range: start..<colon + 3, meant: $0 + "://") }
  }

  /// The scheme that ends before a `:`; nil where a longer word does, or another mark stands before it.
  private static func scheme(before colon: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard colon > 2 else { return nil }
    switch bytes[colon - 1] {
    case UInt8(ascii: "s"), UInt8(ascii: "p"), UInt8(ascii: "h"), UInt8(ascii: "t"): break
    default: return nil
    }
    for scheme in ["https", "http", "ssh", "git"] {
      let start = colon - scheme.utf8.count
      guard start >= 0, bytes[start..<colon].elementsEqual(scheme.utf8) else { continue }
      if start > 0, bytes[start - 1].isWord || bytes[start - 1].isOne(of: "+-./:=%\\") { return nil }
      return scheme
    }
    return nil
  }

  private static func webScheme(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for scheme in ["https://", "http://"] where start + scheme.utf8.count < bytes.count {
      if bytes[start..<start + scheme.utf8.count].elementsEqual(scheme.utf8) { return scheme }
    }
    return nil
  }

  /// Whether a name with a dot in it stands there: no path, and no more than two letters of a pattern.
  private static func isHost(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if start + 9 <= bytes.count, bytes[start..<start + 9].elementsEqual("localhost".utf8) { return true }
    var at = start
    var dot: Int?
    while at < bytes.count, bytes[at].isWord || bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: ".") {
      if bytes[at] == UInt8(ascii: ".") { dot = at }
      at += 1
    }
    guard let dot, dot > start + 2 else { return false }
    return bytes[(dot + 1)..<at].count >= 2 && bytes[(dot + 1)..<at].allSatisfy(\.isLetter)
  }
}

extension LintMessage {
  fileprivate static func begins(_ given: String, _ meant: String) -> LintMessage {
    "`\(given)` begins no URL; did you mean `\(meant)`?"
  }
}
