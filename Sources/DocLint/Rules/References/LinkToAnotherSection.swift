import APIModel
import DocExtract

/// LNK106: a link whose text is the heading of another section than the one it leads to.
struct LinkToAnotherSection: LintRule {
  let card = RuleCard(
    "LNK106", "link-to-another-section", severity: .warning,
    summary: "A link whose text is the heading of another section than the one that it leads to",
    why: "Readers land at a section that they did not ask for.",
    bad: page("create-a-user"), good: page("delete-a-user"))

  private static func page(_ anchor: String) -> String {
    """
    # Users API

    - [Create a user](#create-a-user)
    - [Delete a user](#\(anchor))

    ## Create a user

    Takes a name.

    ## Delete a user

    Takes an ID.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    checkPages(page, &report)
    checkAnchors(page, &report)
    var sections: [String: (count: Int, level: UInt8)]?
    for (number, inline) in page.linkInlines where inline.text.count >= 3 {
      let target = document.buffer[inline.text.bounds]
      guard target.first == UInt8(ascii: "#"), Int(inline.end) > number + 1,
        case let text = Self.slug(of: document.inlines[(number + 1)..<Int(inline.end)], document),
        text.contains(UInt8(ascii: "-")), !target.dropFirst().elementsEqual(text)
      else { continue }
      let known = sections ?? Self.sections(of: page)
      sections = known
      let anchor = Anchors.normalized(String(decoding: target.dropFirst(), as: UTF8.self))
      let title = Anchors.normalized(String(decoding: text, as: UTF8.self))
      guard anchor != title, let meant = known[title], let linked = known[anchor], meant.count == 1, linked.count == 1,
        meant.level == linked.level, !Self.isShort(title, for: anchor), let range = inline.range
      else { continue }
      let place = page.range(of: String(decoding: target, as: UTF8.self), in: range) ?? range
      report.add(
        self, .other(anchor, title), at: place,
        fix: LintFix("Link to `#\(title)`", [LintFix.Edit(place, "#" + title)], isSafe: false))
    }
  }

  /// "Pump state" for the section "Pump state after a restart": the beginning of its title says which one is meant.
  private static func isShort(_ title: String, for anchor: String) -> Bool { anchor.hasPrefix(title + "-") }

  /// `[project milestones](merge_requests.md)` where `milestones.md` stands beside it.
  private func checkPages(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    for (number, inline) in page.linkInlines where inline.text.count >= 5 {
      let target = document.buffer[inline.text.bounds]
      guard target.suffix(3).elementsEqual(".md".utf8), !target.contains(UInt8(ascii: "/")),
        Int(inline.end) > number + 1,
        case let text = Self.slug(of: document.inlines[(number + 1)..<Int(inline.end)], document),
        (4...40).contains(text.count), !Self.begins(text, with: target.dropLast(3))
      else { continue }
      let linked = NameWords.words(of: String(decoding: target.dropLast(3), as: UTF8.self)).map {
        LintedDocs.singular($0)
      }
      let words = NameWords.words(of: String(decoding: text, as: UTF8.self)).map { LintedDocs.singular($0) }
      guard !linked.contains(where: { name in words.contains { Self.areOneWord(name, $0) } }),
        !Self.isAbbreviation(target.dropLast(3), of: text), let last = words.last,
        let meant = page.docs.pageNamed(words.joined(separator: "_"), or: last, beside: page.page.path),
        let other = page.docs.resolve(String(decoding: target, as: UTF8.self), from: page.page.path),
        page.docs.hasPage(other), let range = inline.range
      else { continue }
      let place = page.range(of: String(decoding: target, as: UTF8.self), in: range) ?? range
      report.add(self, .page(String(decoding: text, as: UTF8.self), meant), at: place)
    }
  }

  /// `tracing` and `trace`, `esm` and "ES": one begins the other, or both begin alike.
  private static func areOneWord(_ a: String, _ b: String) -> Bool {
    a == b || (a.hasPrefix(b) || b.hasPrefix(a)) && min(a.utf8.count, b.utf8.count) >= 2
      || zip(a.utf8, b.utf8).prefix { $0 == $1 }.count >= 4
  }

  /// Whether a short name is made of letters of a text, in their order.
  private static func isAbbreviation(_ name: ArraySlice<UInt8>, of text: [UInt8]) -> Bool {
    guard name.count <= 5, name.first.map({ $0 | 0x20 }) == text.first else { return false }
    var rest = text[...]
    return name.allSatisfy { byte in
      guard let at = rest.firstIndex(of: byte | 0x20) else { return false }
      rest = rest[(at + 1)...]
      return true
    }
  }

  /// Whether a text begins with the name of the page that it links to, as most do.
  private static func begins(_ text: [UInt8], with name: ArraySlice<UInt8>) -> Bool {
    guard name.contains(where: \.isLetter),
      text.count == name.count || text.dropFirst(name.count).first == UInt8(ascii: "-")
    else { return false }
    return zip(text, name).allSatisfy { $0 == $1 || $0 == UInt8(ascii: "-") && $1 == UInt8(ascii: "_") }
  }

  /// The headings' anchors, each with how many there are and the level of the first.
  private static func sections(of page: LintedPage) -> [String: (count: Int, level: UInt8)] {
    var sections: [String: (count: Int, level: UInt8)] = [:]
    for (number, block) in page.headings {
      let slug = String(decoding: slug(page.document.plainBytes(of: number)[...]), as: UTF8.self)
      sections[Anchors.normalized(slug), default: (0, block.level)].count += 1
    }
    return sections
  }

  private static func slug(of inlines: ArraySlice<MarkdownDocument.Inline>, _ document: MarkdownDocument) -> [UInt8] {
    var bytes: [UInt8] = []
    for inline in inlines where inline.kind == .text || inline.kind == .code {
      bytes += document.buffer[inline.text.bounds]
    }
    return slug(bytes[...])
  }

  /// As GitHub makes an anchor of a heading, of ASCII only.
  private static func slug(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for byte in text {
      if byte.isBlank || byte == UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      } else if byte.isLetter {
        bytes.append(byte | 0x20)
      } else if byte.isWord {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

extension LintMessage {
  fileprivate static func page(_ text: String, _ meant: String) -> LintMessage {
    "Link of \"\(text.prefix(60))\" to another page; did you mean `\(meant).md`?"
  }

  fileprivate static func other(_ anchor: String, _ title: String) -> LintMessage {
    "Link to `#\(anchor)` with the heading of `#\(title)` as its text"
  }
}
