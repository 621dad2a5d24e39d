import APIModel

/// Segments that are written like the name of a value, `/jobs/jobName`, where the operation's own sample has another word in
/// their place, `/jobs/nightly`: they are placeholders without any mark.
enum NamedSegments {
  static func settle(in page: inout ExtractedPage) {
    for sample in page.samples {
      guard let group = sample.group, let method = sample.method, let url = sample.url else { continue }
      settle(group, method, url.path, in: &page)
    }
    // Many operations may stand in one section, whose calls are read once.
    var known: (section: Int, calls: [(method: HTTPMethod, path: String)])?
    for group in page.groups.indices
    where page.groups[group].lines.contains(where: { $0.template.segments.indices.contains(where: isName($0.template)) }
    ) {
      let section = page.groups[group].section
      if known?.section != section { known = (section, calls(in: section, page)) }
      for call in known?.calls.prefix(40) ?? [] { settle(group, call.method, call.path, in: &page) }
    }
  }

  private static func settle(_ group: Int, _ method: HTTPMethod, _ path: String, in page: inout ExtractedPage) {
    guard page.groups[group].lines.count <= 8 else { return }
    for index in page.groups[group].lines.indices where page.groups[group].lines[index].method == method {
      guard let template = named(page.groups[group].lines[index].template, by: path) else { continue }
      page.groups[group].lines[index].template = template
      page.groups[group].lines[index].listing.placeholders = template.placeholders
    }
  }

  /// The calls in code of the section's paragraphs and items: "Example: `curl -X DELETE …/jobs/nightly`".
  private static func calls(in section: Int, _ page: ExtractedPage) -> [(method: HTTPMethod, path: String)] {
    let document = page.document
    var calls: [(method: HTTPMethod, path: String)] = []
    for block in page.sections[section].paragraphs.prefix(40) {
      for position in document.blocks[block].inlines.prefix(20) where document.inlines[Int(position)].kind == .code {
        let code = document.buffer[document.inlines[Int(position)].text.bounds]
        guard code.starts(with: "curl ".utf8), code.count < 1000,
          case .samples(let requests, _) = CodeBlockReader.read(Array(code), info: "", mayCall: true)
        else { continue }
        for request in requests {
          guard let method = request.method, let url = request.url else { continue }
          calls.append((method, RequestURL(url.text).path))
        }
      }
    }
    return calls
  }

  /// The path with its names as placeholders; nil where it has none, or the sample calls another path.
  private static func named(_ template: PathTemplate, by path: String) -> PathTemplate? {
    let count = template.segments.count
    // Where another one has its mark, this one lost its own.
    guard template.placeholderCount == 0, template.segments.indices.contains(where: isName(template)) else {
      return nil
    }
    let called = path.split(separator: "/").map(String.init)
    // A base path may stand before it.
    guard called.count >= count, called.count <= count + 4 else { return nil }
    let own = Array(called.suffix(count))
    var named = template
    var isNamed = false
    for index in 0..<count {
      guard let literal = template.literal(at: index), literal != own[index] else { continue }
      guard isName(literal), !isName(own[index]) else { return nil }
      named.segments[index] = [.placeholder(literal)]
      isNamed = true
    }
    return isNamed ? named : nil
  }

  private static func isName(_ template: PathTemplate) -> (Int) -> Bool {
    { template.literal(at: $0).map(isName) == true }
  }

  /// `jobName`, `user_id`: what an identifier is called, and no word of a path.
  private static func isName(_ segment: String) -> Bool {
    let bytes = segment.utf8
    guard bytes.count <= 40, bytes.first?.isLower == true, bytes.allSatisfy(\.isWord) else { return false }
    return endings.contains { segment.hasSuffix($0) && bytes.count > $0.utf8.count + 1 }
  }

  private static let endings = ["Name", "Id", "ID", "Uuid", "UUID", "Key", "_name", "_id", "_uuid", "_key"]
}
