import APIModel

/// Takes a code block that is nothing but a URL with placeholders, `https://api.example.com/v1/tides?port={port}`, for the
/// GET that its section documents, on a page that lists no operation in another way: where the heading or the text before
/// says that it is called, and parameters stand below it.
enum URLListings {
  /// The URL that a block is, where it is a template.
  static func url(_ text: [UInt8]) -> String? {
    guard text.count < 600, text.begins(with: "http") else { return nil }
    let url = String(decoding: text, as: UTF8.self).trimmingBlanks
    guard url.hasPrefix("https://") || url.hasPrefix("http://"), !url.utf8.contains(UInt8(ascii: "\n")),
      url.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") })
    else { return nil }
    // A blank stands in placeholders only, `{API key}`.
    var depth = 0
    for byte in url.utf8 {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ">") { depth -= 1 }
      if byte.isBlank, depth == 0 { return nil }
    }
    return depth == 0 ? url : nil
  }

  static func add(to pages: inout [ExtractedPage]) {
    for page in pages.indices
    where pages[page].facts == nil && !pages[page].urls.isEmpty && pages[page].groups.isEmpty {
      pages[page].withTree { add(to: &$0) }
    }
  }

  private static func add(to page: inout ExtractedPage) {
    var documented: Set<Int> = []
    for table in page.tables where table.role == .parameters {
      documented.formUnion(page.wholes(of: table.section))
    }
    for list in page.lists where !list.isResponse { documented.formUnion(page.wholes(of: list.section)) }
    var found: [Int: [ListedOperation]] = [:]
    for (url, block, section) in page.urls {
      let named = page.naming(section)
      guard documented.contains(named) || documented.contains(section), found[named] == nil,
        isCall(block, section, page)
      else { continue }
      // Blanks in placeholders end no path here.
      let text = Array("GET \(url.map { $0 == " " ? "_" : $0 }.reduce(into: "") { $0.append($1) })".utf8)
      guard let line = ListingReader.line(text, 0..<text.count), line.path != "/", !line.path.isEmpty else { continue }
      let template = PathNotation.template(line.path)
      let range = page.document.blocks[block].range
      let listing = Listing(
        path: line.path, placeholders: template.placeholders, query: line.query, heading: page.sections[named].title,
        span: page.span(range))
      var operation = ListedOperation(
        method: .get, template: template, block: block, listing: listing, pathRange: range)
      operation.origin = line.origin
      found[named] = [operation]
    }
    SampleOperations.place(found, &page)
  }

  /// Whether the heading or the text right before the block says that it is what is called, and no other method is named.
  private static func isCall(_ block: Int, _ section: Int, _ page: ExtractedPage) -> Bool {
    let lead = page.sections[section].paragraphs.last { $0 < block }
    let text =
      page.sections[section].title.lowercased() + " "
      + (lead.map { page.document.plainText(of: $0).lowercased() } ?? "")
    guard text.utf8.count < 600, words.contains(where: { text.holds($0) }) else { return false }
    return !page.sections[section].paragraphs.prefix(20).contains { block in
      Prose(page.document, block: block).tokens.contains { ["POST", "PUT", "PATCH", "DELETE"].contains($0.text) }
    }
  }

  private static let words = ["api call", "endpoint", "request url", "following format", "get request", "api request"]
}
