import APIModel

/// A heading's own method and path in the marks of a template, `## List all {{ tag: 'GET', label: '/v1/users' }}`.
enum HeadingTag {
  /// The operation, and the heading without it.
  static func read(_ title: [UInt8]) -> (line: ListingReader.Line, name: String)? {
    guard title.count <= 1000, title.suffix(2).elementsEqual("}}".utf8),
      let open = title.indices.dropLast().last(where: { title[$0] == UInt8(ascii: "{") && title[$0 + 1] == title[$0] })
    else { return nil }
    let values = values(title[(open + 2)..<(title.count - 2)])
    guard let method = methodNames.lazy.compactMap({ values[$0] }).first,
      let path = pathNames.lazy.compactMap({ values[$0] }).first, path.hasPrefix("/")
    else { return nil }
    let text = Array("\(method.uppercased()) \(path)".utf8)
    guard let line = ListingReader.line(text, 0..<text.count), line.range.upperBound == text.count else { return nil }
    return (line, String(decoding: title[..<open], as: UTF8.self).trimmingBlanks)
  }

  private static let methodNames = ["tag", "method", "verb"]
  private static let pathNames = ["label", "path", "url", "endpoint"]

  /// `tag: 'GET', label: "/users"` by name.
  private static func values(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    var values: [String: String] = [:]
    var rest = bytes
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")), values.count < 16 {
      let name = rest[..<colon].split { !$0.isWord }.last ?? []
      rest = rest[(colon + 1)...].drop(while: \.isBlank)
      guard let quote = rest.first, "\"'".utf8.contains(quote), let end = rest.dropFirst().firstIndex(of: quote) else {
        continue
      }
      values[String(decoding: name, as: UTF8.self)] = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
    }
    return values
  }
}
