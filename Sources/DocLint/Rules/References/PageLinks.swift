import APIModel
import DocExtract

/// A link to another page of the docs, or to a heading.
struct PageLink: Sendable {
  /// As written, without its anchor; empty for a link within the page.
  var path: String
  /// As written, without `#`; empty where there is none.
  var anchor: String
  var range: SourceRange
  /// The path below the folder; nil where it leaves the folder.
  var resolved: String?
  /// The page that it means, where there is one.
  var target: String?
  /// The page whose name is a slip away from that of a page which is not there.
  var nearest: String?
}

extension PageLink {
  /// The links of a page with neither a scheme nor the root of a host.
  static func links(of document: MarkdownDocument, in docs: LintedDocs) -> [PageLink] {
    var links: [PageLink] = []
    var definitions: [String: SourceRange]?
    var defined: Set<SourceRange> = []
    var blocks: [Int32: Int]?
    for (number, inline) in document.inlines.enumerated() where inline.kind == .link && !inline.text.isEmpty {
      let text = document.text(inline.text)
      if text.hasPrefix("/") || text.hasPrefix("mailto:") || text.holds("://") { continue }
      if inline.range == nil, blocks == nil { blocks = Self.blocksOfInlines(document) }
      // The parser has no place for a link that goes on in the next line.
      guard var range = inline.range ?? Self.place(of: text, blocks?[Int32(number)], document) else { continue }
      let end = document.source.offset(of: range.end)
      if end > 0, document.source.bytes[end - 1] == UInt8(ascii: "]") {
        // A reference: what its definition says is mended there, once.
        let known = definitions ?? Self.definitions(in: document.source)
        definitions = known
        if let place = known[text] {
          guard defined.insert(place).inserted else { continue }
          range = place
        }
      }
      let (path, anchor) = Self.parts(of: text)
      let resolved = docs.resolve(path, from: document.path)
      let target = resolved.flatMap { docs.page(at: $0) }
      let isLost = target == nil && path.hasSuffix(".md")
      links.append(
        PageLink(
          path: path, anchor: anchor, range: range, resolved: resolved, target: target,
          nearest: isLost ? resolved.flatMap { docs.nearestPage(to: $0) } : nil))
    }
    return links
  }

  /// What a destination says before a query and `#`, and behind that.
  private static func parts(of text: String) -> (path: String, anchor: String) {
    let bytes = text.utf8
    let mark = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let end = bytes[..<mark].firstIndex(of: UInt8(ascii: "?")) ?? mark
    let path = end == bytes.endIndex ? text : String(text[..<end])
    return (path, mark == bytes.endIndex ? "" : String(text[bytes.index(after: mark)...]))
  }

  /// The block that each link stands in.
  private static func blocksOfInlines(_ document: MarkdownDocument) -> [Int32: Int] {
    var blocks: [Int32: Int] = [:]
    for (number, block) in document.blocks.enumerated() {
      for inline in block.inlines where document.inlines[Int(inline)].kind == .link { blocks[inline] = number }
    }
    return blocks
  }

  /// Where a destination stands in brackets in a block.
  private static func place(of destination: String, _ block: Int?, _ document: MarkdownDocument) -> SourceRange? {
    guard let range = block.flatMap({ document.blocks[$0].range }) else { return nil }
    let source = document.source
    let start = source.offset(of: range.start)
    let end = source.offset(of: range.end)
    guard start < end,
      let found = source.bytes[start..<end].firstRange(ofBytes: Array("](\(destination))".utf8))
    else { return nil }
    return SourceRange(source.position(of: found.lowerBound + 2), source.position(of: found.upperBound - 1))
  }

  /// The destinations of the definitions of links, `[label]: page.md#heading`, each where it stands first.
  private static func definitions(in source: SourceText) -> [String: SourceRange] {
    var found: [String: SourceRange] = [:]
    for number in 1...max(1, source.lineCount) {
      let line = source.lineRange(number)
      var rest = source.bytes[line].drop(while: \.isBlank)
      guard rest.first == UInt8(ascii: "["), rest.startIndex - line.lowerBound <= 3,
        let middle = rest.firstRange(ofBytes: Array("]:".utf8))
      else { continue }
      rest = rest[middle.upperBound...].drop(while: \.isBlank)
      if rest.first == UInt8(ascii: "<") { rest = rest.dropFirst() }
      let destination = rest.prefix { !$0.isBlank && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\r") }
      let text = String(decoding: destination, as: UTF8.self)
      if text.isEmpty || found[text] != nil { continue }
      found[text] = SourceRange(
        source.position(of: destination.startIndex), source.position(of: destination.endIndex))
    }
    return found
  }
}

extension LintedDocs {
  /// A relative link as a path below the folder; nil where it leaves the folder.
  func resolve(_ link: String, from page: String) -> String? {
    if link.isEmpty { return page }
    // Most links name a page of the same folder.
    if !link.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }), link != ".", link != ".." {
      guard let slash = page.utf8.lastIndex(of: UInt8(ascii: "/")) else { return link }
      return page[...slash] + link
    }
    let slash = UInt8(ascii: "/")
    let folder = page.utf8.lastIndex(of: slash).map { page.utf8[..<$0] }
    var path: [UInt8] = []
    path.reserveCapacity(page.utf8.count + link.utf8.count)
    // Where the parts of the path begin.
    var starts: [Int] = []
    func add(_ part: some Sequence<UInt8>) {
      starts.append(path.count)
      if !path.isEmpty { path.append(slash) }
      path += part
    }
    for part in folder?.split(separator: slash) ?? [] { add(part) }
    for part in PercentEncoding.decode(link).utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
      guard part.elementsEqual("..".utf8) else {
        add(part)
        continue
      }
      guard let start = starts.popLast() else { return nil }
      path.removeLast(path.count - start)
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// The page at a path; `issues.html` may mean `issues.md`.
  func page(at path: String) -> String? {
    if hasPage(path) { return path }
    if path.hasSuffix(".html"), hasPage(path.dropLast(5) + ".md") { return path.dropLast(5) + ".md" }
    return nil
  }
}

/// The anchors of a page's headings.
struct Anchors: Sendable {
  private var names: Set<String> = []
  /// What sites make of headings that put a dash where another sign stands: `size-n` of `--size=N`.
  private var dashed: Set<String> = []
  /// Whether the page takes in texts from elsewhere, whose headings are not known.
  private(set) var areMore = false

  /// How pages of MkDocs, Python-Markdown, mdBook, MyST and other generators take in others.
  private static let inclusions: [StaticString] = [
    "--8<--", "{% include", "{!", "{{#include", "{{< include", "```{include}", ".. include::", "<!--#include", "\n::: ",
  ]

  /// Reads the headings, and anchors in HTML (`id="…"`, `name="…"`) or behind a heading (`{#…}`).
  init(_ page: ExtractedPage) {
    let document = page.document
    names.reserveCapacity(2 * page.sections.count)
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .heading: add(heading: document.plainText(of: index))
      case .htmlBlock: add(html: document.buffer[block.literal.bounds])
      // The title of a tab.
      case .paragraph where block.level == 1: add(heading: document.plainText(of: index))
      default: break
      }
    }
    for inline in document.inlines where inline.kind == .html { add(html: document.buffer[inline.text.bounds]) }
    addTitle(of: document.source)
    // What GitHub calls any page that it shows as a whole.
    names.insert("readme")
    areMore = Self.inclusions.contains { document.source.bytes.holds($0) }
  }

  /// A site makes the page's heading from `title:` in the lines between `---` at its top.
  private mutating func addTitle(of source: SourceText) {
    guard source.lineCount > 2, source.bytes[source.lineRange(1)].starts(with: "---".utf8) else { return }
    for number in 2...min(source.lineCount, 40) {
      let line = source.bytes[source.lineRange(number)]
      if line.starts(with: "---".utf8) { return }
      guard line.starts(with: "title:".utf8) else { continue }
      let title = String(decoding: line.dropFirst(6), as: UTF8.self).trimmed
      names.insert(Self.slug(title))
      return
    }
  }

  private mutating func add(heading: String) {
    var text = heading.trimmed
    // `{#name}`, `{ #name .class }`, `{: #name }`
    if text.hasSuffix("}"), let open = text.lastIndex(of: "{") {
      let attributes = text[open...].dropFirst().dropLast().split { $0 == " " || $0 == ":" }
      if let name = attributes.first(where: { $0.hasPrefix("#") }) {
        names.insert(Self.normalized(String(name.dropFirst())))
        text = text[..<open].trimmed
      }
    }
    // "Time units [time-units]", as Elastic's docs have it.
    if text.hasSuffix("]"), let open = text.firstRange(ofBytes: " ["),
      case let name = text[open.upperBound...].dropLast(),
      name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    {
      names.insert(Self.normalized(String(name)))
      text = text[..<open.lowerBound].trimmed
    }
    add(slug: Self.slug(text))
    if let slug = Self.dashedSlug(text) { dashed.insert(slug) }
    // "DEP0111: Old call": sites take a code before a colon for the anchor.
    if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[..<colon].utf8.contains(where: \.isDigit),
      text[..<colon].utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
    {
      names.insert(Self.normalized(String(text[..<colon])))
    }
    // A badge behind the title, `**(FREE SELF)**`, is no part of the anchor on some sites.
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      text[open...].utf8.allSatisfy({ !$0.isLetter || $0 < UInt8(ascii: "a") })
    {
      add(slug: Self.slug(text[..<open].trimmed))
    }
  }

  private mutating func add(slug: String) {
    // kramdown leaves out underscores, and what stands before the first letter.
    if slug.utf8.contains(UInt8(ascii: "_")) || slug.utf8.first?.isDigit == true {
      names.insert(String(slug.filter { $0 != "_" }.drop { !$0.isLetter }))
    }
    if names.insert(slug).inserted { return }
    // The second heading of that name gets a number.
    for number in 1...99 where !names.contains("\(slug)-\(number)") {
      names.insert("\(slug)-\(number)")
      // As Python-Markdown and the like write it.
      names.insert("\(slug)_\(number)")
      return
    }
  }

  private mutating func add(html bytes: ArraySlice<UInt8>) {
    for attribute in ["id=", "name="] {
      var rest = bytes
      while let found = rest.firstRange(ofBytes: Array(attribute.utf8)) {
        rest = rest[found.upperBound...]
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
        let value = rest.dropFirst().prefix { $0 != quote }
        names.insert(Self.normalized(String(decoding: value, as: UTF8.self)))
      }
    }
  }

  /// Letters, digits, `_` and `-` in lower case, blanks as `-`, as GitHub and GitLab make it. They differ in whether
  /// several `-` stay; here they count as one.
  private static func slug(_ text: String) -> String {
    if let plain = asciiSlug(text) { return plain }
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case " ", "-": if !slug.hasSuffix("-") { slug.append("-") }
      case "_": slug.append("_")
      default:
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { slug.unicodeScalars.append(scalar) }
      }
    }
    return normalized(slug)
  }

  /// The letters and digits of a text of ASCII, and one dash for whatever stands between them; nil where that is but
  /// blanks and dashes.
  private static func dashedSlug(_ text: String) -> String? {
    var slug: [UInt8] = []
    var hasSign = false
    for byte in text.utf8 {
      if byte >= 0x80 { return nil }
      if byte.isLetter || byte.isDigit {
        slug.append(byte.isLetter ? byte | 0x20 : byte)
      } else {
        if !byte.isBlank, byte != UInt8(ascii: "-") { hasSign = true }
        if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return hasSign ? String(decoding: slug, as: UTF8.self) : nil
  }

  /// The same for a text of ASCII, byte by byte; nil for another text.
  private static func asciiSlug(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        if bytes.last.map({ $0 != UInt8(ascii: "-") }) ?? false { bytes.append(UInt8(ascii: "-")) }
      case UInt8(ascii: "_"): bytes.append(byte)
      default: if byte.isDigit { bytes.append(byte) } else if byte.isLetter { bytes.append(byte | 0x20) }
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An anchor as it is compared.
  static func normalized(_ anchor: String) -> String {
    if isNormal(anchor) { return anchor }
    var text = ""
    for scalar in PercentEncoding.decode(anchor).lowercased().unicodeScalars {
      if scalar == "-", text.utf8.last == UInt8(ascii: "-") { continue }
      // What only says how a sign is drawn (Unicode 16, chapter 23.4) stands in no heading that is read.
      if scalar.properties.isVariationSelector { continue }
      text.unicodeScalars.append(scalar)
    }
    while text.hasSuffix("-") { text.removeLast() }
    while text.hasPrefix("-") { text.removeFirst() }
    return text
  }

  private static func isNormal(_ anchor: String) -> Bool {
    var last = UInt8(ascii: "-")
    for byte in anchor.utf8 {
      guard byte < 0x80, byte != UInt8(ascii: "%"), !(byte.isLetter && byte & 0x20 == 0),
        byte != UInt8(ascii: "-") || last != UInt8(ascii: "-")
      else { return false }
      last = byte
    }
    return last != UInt8(ascii: "-")
  }

  func contains(_ anchor: String) -> Bool { names.contains(anchor) }

  /// Whether an anchor is a heading's on sites that put a dash where another sign stands.
  func isDashed(_ anchor: String) -> Bool { dashed.contains(anchor) }

  /// The anchor that may be meant: a slip away, or the only one that begins or ends like it.
  func nearest(_ anchor: String) -> String? {
    if let near = Spelling.nearest(anchor, in: names.sorted()) { return near }
    guard anchor.utf8.count >= 6 else { return nil }
    let alike = names.filter {
      $0.hasPrefix(anchor) || $0.hasSuffix(anchor) || anchor.hasPrefix($0) && $0.utf8.count >= 6
    }
    return alike.count == 1 ? alike.first : nil
  }
}
