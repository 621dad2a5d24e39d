import APIModel
import DocExtract

/// TAB218: a parameter that the text names a letter off.
struct MisspeltNameInText: LintRule {
  let card = RuleCard(
    "TAB218", "misspelt-name-in-text", severity: .warning,
    summary: "A name in the text that nothing in the docs has, a slip away from one that the page documents or shows",
    why: "Readers look for a parameter that does not exist.",
    bad: page("nick_nmae"), good: page("nick_name"))

  private static func page(_ name: String) -> String {
    """
    # Users API

    ## Create a user

    Creates a user. Without a `\(name)` the address is shown.

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `nick_name` | string | no | The name as shown |
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkCodes(page, &report)
    checkPhrases(page, &report)
    let document = page.document
    var known: (names: [String], titles: Set<Int>)?
    var defined: DefinedNames?
    var set: Set<String>?
    for (number, inline) in page.codeInlines where inline.text.count >= 6 && inline.text.count <= 40 {
      let bytes = document.buffer[inline.text.bounds]
      guard Self.isName(bytes), !page.docs.exampleNames.holds(NameHash.of(bytes)) else { continue }
      let (names, titles) = known ?? (Self.names(of: page), Self.inlinesOfTitles(page))
      known = (names, titles)
      guard !titles.contains(number) else { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      var near = names.filter { Spelling.isSlip(name, of: $0) }
      if near.isEmpty { near = names.filter { Self.isOtherForm(name, of: $0) } }
      guard near.count == 1, let meant = near.first, !page.docs.knowsName(name) else { continue }
      let own = defined ?? DefinedNames(document)
      defined = own
      if own.define(name, besides: meant) || Self.isSlipOnPurpose(name, number, page) { continue }
      // What a block sets under that very name, as files of settings do.
      let keys = set ?? Self.keys(of: page)
      set = keys
      if keys.contains(name) { continue }
      report.add(self, .misspelt(name, meant), at: inline.range)
    }
  }

  /// Whether the words around a name speak of a mistake, and the page has it once more as it is written there.
  private static func isSlipOnPurpose(_ name: String, _ inline: Int, _ page: LintedPage) -> Bool {
    let document = page.document
    let around = max(0, inline - 6)..<min(document.inlines.count, inline + 7)
    let text = around.map { document.inlines[$0].kind == .text ? document.text(document.inlines[$0].text) : " " }
    let words = NameWords.words(of: text.joined())
    return words.contains { ["error", "mistake", "typo", "intentional", "purpose", "wrong"].contains($0) }
      && document.source.bytes.count(ofBytes: Array(name.utf8), atMost: 2) == 2
  }

  /// The names that the page's code blocks begin lines with, before a colon or an equals sign.
  private static func keys(of page: LintedPage) -> Set<String> {
    var keys: Set<String> = []
    for (_, block) in page.codeBlocks { collectKeys(page.document.buffer[block.literal.bounds], into: &keys) }
    return keys
  }

  /// `MANIFEST_UNKOWN` once in the text where `MANIFEST_UNKNOWN` stands several times.
  private func checkCodes(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    let counts = CodeCounts(page, 8...40) { bytes in
      bytes[bytes.startIndex] & 0x20 == 0 && bytes.contains(UInt8(ascii: "_"))
        && bytes.allSatisfy { $0 == UInt8(ascii: "_") || $0.isLetter && $0 & 0x20 == 0 }
    }
    guard (2...200).contains(counts.all.count) else { return }
    let usual = counts.all.filter { $0.count >= 2 }.map { String(decoding: document.buffer[$0.bytes], as: UTF8.self) }
      .sorted()
    if usual.isEmpty { return }
    for odd in counts.all where odd.count == 1 {
      let bytes = document.buffer[odd.bytes]
      let name = String(decoding: bytes, as: UTF8.self)
      let near = usual.filter {
        Spelling.isSlip(name.lowercased(), of: $0.lowercased()) && !DefinedNames.differInShortPart(name, $0)
      }
      guard near.count == 1, let meant = near.first,
        document.source.bytes.count(ofBytes: Array(bytes), atMost: 2) == 1
      else { continue }
      report.add(self, .misspelt(name, meant), at: odd.range)
    }
  }

  /// Small letters with a line between them, or a capital within: what is hardly ever anything but a name.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let small = { (byte: UInt8) in byte.isLetter && byte & 0x20 != 0 || byte.isDigit }
    if bytes.contains(UInt8(ascii: "_")) { return bytes.allSatisfy { $0 == UInt8(ascii: "_") || small($0) } }
    return bytes.count >= 8 && bytes.first.map(small) == true && bytes.last.map(small) == true
      && bytes.allSatisfy { $0.isLetter || $0.isDigit } && !bytes.allSatisfy(small)
  }

  /// `image_uri` of `image_url`: another letter in a long name of several words; `page_token` of `pageToken`.
  private static func isOtherForm(_ name: String, of other: String) -> Bool {
    guard name.utf8.count >= 8 else { return false }
    if name.utf8.count == other.utf8.count {
      return name.utf8.contains(UInt8(ascii: "_")) && Spelling.isOneEdit(Array(name.utf8), Array(other.utf8))
        && !name.utf8.contains(where: \.isDigit) && !Spelling.differsInVariety(name, other)
    }
    // `deleted_at` of `delete_at`: within the name, a word in another form.
    if abs(name.utf8.count - other.utf8.count) == 1, Spelling.isOneSlip(Array(name.utf8), Array(other.utf8)) {
      let (words, others) = (name.split(separator: "_"), other.split(separator: "_"))
      if words.count >= 2, words.count == others.count, words.last == others.last { return true }
    }
    guard (name.utf8.first ?? 0) | 0x20 == (other.utf8.first ?? 0) | 0x20,
      name.utf8.contains(UInt8(ascii: "_")) != other.utf8.contains(UInt8(ascii: "_"))
    else { return false }
    return NameWords.parts(of: name) == NameWords.parts(of: other)
  }

  private static func inlinesOfTitles(_ page: LintedPage) -> Set<Int> {
    page.headings.reduce(into: []) { titles, heading in titles.formUnion(heading.block.inlines.map { Int($0) }) }
  }

  private static func names(of page: LintedPage) -> [String] {
    var names: Set<String> = []
    for group in page.page.groups.indices {
      for operation in page.operations(of: group) { names.formUnion(operation.parameters.map(\.name)) }
    }
    var seen = NameSet()
    for index in page.page.bodies.indices {
      guard let document = page.page.bodies[index].json?.document else { continue }
      for member in page.members(of: index) where seen.insert(member.name) { names.insert(document.name(of: member)) }
    }
    for (_, block) in page.codeBlocks where (3...5).contains(block.info.count) {
      guard ["yaml", "yml", "toml", "ini"].contains(page.document.text(block.info)) else { continue }
      collectKeys(page.document.buffer[block.literal.bounds], into: &names)
    }
    return names.sorted()
  }

  /// The keys of YAML and of what is written like it: a name at the beginning of a line, behind blanks and dashes.
  private static func collectKeys(_ text: ArraySlice<UInt8>, into names: inout Set<String>) {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let start = line.drop { $0.isBlank || $0 == UInt8(ascii: "-") }
      let key = start.prefix(while: \.isWord)
      guard (6...40).contains(key.count), isName(key),
        let mark = start[key.endIndex...].first(where: { !$0.isBlank }), mark.isOne(of: ":=")
      else { continue }
      names.insert(String(decoding: key, as: UTF8.self))
    }
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in the text; did you mean `\(meant)`?"
  }
}
