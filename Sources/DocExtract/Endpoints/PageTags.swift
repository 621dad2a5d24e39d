import APIModel

// Components, shortcodes, HTML and front matter.
extension PageReader {
  /// Components and shortcodes that carry a method and a path, and HTML that shows them.
  mutating func readHTML(_ index: Int) {
    let text = document.buffer[document.blocks[index].literal.bounds]
    foldSections(text)
    if EndpointTag.begins(text) {
      readTags(text, index)
    } else if let (level, title) = HTMLListing.heading(text) {
      beginSection(index, level: level, title)
    } else if readHTMLTable(text, index) || readDefinitions(HTMLDefinitions.read(text), index) {
      return
    } else {
      // The last cell before an example says what it is.
      if group != nil, text.containsIgnoringCase("<td") {
        let words = HTMLDefinitions.plain(Substring(decoding: text.suffix(400), as: UTF8.self)).filter { $0 != "`" }
        if !words.isEmpty { takeLeadIn(index, Array(words.utf8)) }
      }
      var lines = HTMLListing.lines(in: text)
      if lines.isEmpty, text.starts(with: "<pre".utf8) { lines = PlainItem.paths(text) }
      if !lines.isEmpty { list(lines.map { ($0, nil) }, block: index, map: nil) }
      if lines.isEmpty, text.containsIgnoringCase("<table") {
        page.unplaced.append(
          Unplaced(
            kind: .table, reason: "a table in HTML that is not about attributes", span: span(index),
            isSuspicious: false))
      }
    }
  }

  /// Headings inside `<details>` end where it does.
  private mutating func foldSections(_ text: ArraySlice<UInt8>) {
    if text.containsIgnoringCase("</details"), let outer = openDetails.popLast() {
      sectionStack = outer
      section = outer[outer.count - 1]
      labels = ListingLabels()
      statedStatus = nil
      forgetLeadIn()
    }
    // What is folded in apart is another operation's.
    if text.containsIgnoringCase("<details") { use() }
    if text.containsIgnoringCase("<details"), !text.containsIgnoringCase("</details"), openDetails.count < 16 {
      openDetails.append(sectionStack)
    }
  }

  mutating func readTags(_ text: ArraySlice<UInt8>, _ index: Int) {
    let bytes = Array(text)
    let lines = EndpointTag.lines(in: bytes)
    if !lines.isEmpty { list(lines.map { ($0, nil) }, block: index, map: nil) }
    for tag in EndpointTag.tags(in: bytes) {
      for (name, value) in tag.attributes where name == "label" || name == "title" {
        statedStatus = value.flatMap { StatusReader.label(Array($0.utf8)) }
      }
    }
    readFieldTags(bytes, index)
  }

  /// `api: GET /users` between the lines at the top of the page.
  mutating func readFrontMatter() {
    guard let found = FrontMatterListing.read(document.source) else { return }
    page.sections[0].title = found.title ?? ""
    let bytes = Array(found.text.utf8)
    let lines = ListingReader.lines(bytes, 0..<bytes.count)
    let columns = 1..<document.source.lineRange(found.line).count + 1
    list(lines.map { ($0, nil) }, block: 0, map: nil, range: SourceRange(line: found.line, columns: columns))
  }
}
