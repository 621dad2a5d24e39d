import APIModel
import DocExtract

/// Names and commands in code that stand once, beside others that nearly say the same and stand several times.
extension MisspeltNameInText {
  func checkPhrases(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let counts = CodeCounts(page, 10...48) { bytes in
      bytes.contains(where: Self.isJoint) && bytes.first.map(Self.isSmall) == true
        && bytes.allSatisfy { Self.isSmall($0) || Self.isJoint($0) }
    }
    guard (2...400).contains(counts.all.count), counts.all.contains(where: { $0.count >= 2 }) else { return }
    var usual: [Int: [[Substring]]] = [:]
    for entry in counts.all where entry.count >= 2 {
      let parts = Self.parts(document.buffer[entry.bytes])
      if parts.count >= 2 { usual[parts.count, default: []].append(parts) }
    }
    if usual.isEmpty { return }
    for odd in counts.all where odd.count == 1 {
      let bytes = document.buffer[odd.bytes]
      guard usual.keys.contains(where: { $0 <= bytes.count(where: Self.isJoint) + 1 }) else { continue }
      let parts = Self.parts(bytes)
      let joint = bytes.first(where: Self.isJoint)
      let near = (usual[parts.count] ?? []).filter { Self.isNearly(parts, $0) }
      guard near.count == 1, let meant = near.first, let joint,
        document.source.bytes.count(ofBytes: Array(bytes), atMost: 2) == 1,
        case let written = meant.joined(separator: String(UnicodeScalar(joint))),
        document.source.bytes.count(ofBytes: Array(written.utf8), atMost: 2) >= 2
      else { continue }
      report.add(self, .nearly(String(decoding: bytes, as: UTF8.self), written), at: odd.range)
    }
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte.isLetter && byte & 0x20 != 0 }
  private static func isJoint(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x5F }

  private static func parts(_ bytes: ArraySlice<UInt8>) -> [Substring] {
    bytes.split(whereSeparator: isJoint).map { Substring(decoding: $0, as: UTF8.self) }
  }

  /// The same words in another order, or one of them a letter or two short.
  private static func isNearly(_ parts: [Substring], _ usual: [Substring]) -> Bool {
    let different = parts.indices.filter { parts[$0] != usual[$0] }
    if parts.count >= 3, different.count >= 2 {
      return parts.sorted() == usual.sorted() && Set(parts).count == parts.count
    }
    guard different.count == 1, let at = different.first else { return false }
    let (odd, meant) = (parts[at], usual[at])
    guard odd.utf8.count >= 7, meant.utf8.count > odd.utf8.count, meant.utf8.count <= odd.utf8.count + 2,
      odd.utf8.first == meant.utf8.first, odd.utf8.last == meant.utf8.last, !meant.hasPrefix(odd),
      !Spelling.differsInVariety(odd, meant)
    else { return false }
    // What is left when letters are left out.
    var rest = meant.utf8[...]
    for byte in odd.utf8 {
      guard let found = rest.firstIndex(of: byte) else { return false }
      rest = rest[rest.index(after: found)...]
    }
    return true
  }
}

/// How often the text has the same in code marks.
struct CodeCounts {
  private(set) var all: [(bytes: Range<Int>, count: Int, range: SourceRange?)] = []

  /// - Parameters:
  ///   - lengths: Of the code that is counted.
  ///   - isWanted: Whether code is.
  init(_ page: LintedPage, _ lengths: ClosedRange<Int32>, where isWanted: (ArraySlice<UInt8>) -> Bool) {
    let document = page.document
    var index = NameIndex()
    for (_, inline) in page.codeInlines where lengths.contains(inline.text.count) {
      let bytes = document.buffer[inline.text.bounds]
      guard isWanted(bytes) else { continue }
      let number = index.number(NameHash.of(bytes))
      if number == all.count { all.append((inline.text.bounds, 0, inline.range)) }
      all[number].count += 1
    }
  }
}

extension LintMessage {
  fileprivate static func nearly(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` stands once; did you mean `\(meant)`, as elsewhere on the page?"
  }
}
