import APIModel

/// Operations in headings, and in what stands for one.
extension ListingReader {
  /// The operations that a heading names, and the text before them: it is nothing but methods and a path, or ends so after a mark:
  /// `Get a user - GET /users/{id}`, `Get a user [GET /users/{id}]`, `Get a user % GET /users/{id}`.
  static func heading(_ bytes: [UInt8]) -> (lines: [Line], title: String)? {
    let whole = lines(bytes, 0..<bytes.count)
    if !whole.isEmpty { return (whole, "") }
    if let quoted = quoted(bytes) ?? reversed(bytes) ?? dashed(bytes) { return (quoted, "") }
    guard bytes.count <= 1000 else { return nil }
    if let found = titled(bytes) { return found }
    var at = 0
    while let mark = bytes[at...].firstIndex(where: { isMark($0) }) {
      at = mark + 1
      var start = at
      // The bytes of a dash beyond ASCII.
      while start < bytes.count, bytes[start] >= 0x80 { start += 1 }
      var end = bytes.count
      while end > start, bytes[end - 1].isBlank { end -= 1 }
      if end > start, ")]".utf8.contains(bytes[end - 1]), !closesSuffix(bytes, start, end) { end -= 1 }
      let found = lines(bytes, start..<end)
      if let first = found.first, first.range.upperBound == end, bytes[first.range.lowerBound].isUpper {
        return (found, String(decoding: bytes[..<mark], as: UTF8.self).trimmingBlanks)
      }
    }
    return nil
  }

  /// `/assets (GET)`, with or without the bar of a table's head behind it.
  static func pathWithMethod(_ text: ArraySlice<UInt8>) -> Line? {
    var text = text
    while let last = text.last, last.isBlank || last == UInt8(ascii: "|") { text.removeLast() }
    let words = text.split { $0.isBlank }
    guard words.count == 2, words[1].first == UInt8(ascii: "("), words[1].last == UInt8(ascii: ")"),
      let found = reversed(Array(text)), found.count == 1
    else { return nil }
    return found.first
  }

  /// `[POST] /scenes`, and the path first: `/lights/all (GET)`, `/scenes/:id PATCH`.
  private static func reversed(_ bytes: [UInt8]) -> [Line]? {
    guard bytes.count < 300, let first = bytes.first, bytes.contains(UInt8(ascii: "/")) else { return nil }
    let words = bytes.split { $0.isBlank }
    guard words.count == 2 else { return nil }
    let (path, method) = first == UInt8(ascii: "/") ? (words[0], words[1]) : (words[1], words[0])
    guard path.first == UInt8(ascii: "/") else { return nil }
    let name = method.filter { !"[]()".utf8.contains($0) }
    let isMarked = name.count == method.count - 2
    guard isMarked || first == UInt8(ascii: "/"), HTTPMethod(rawValue: String(decoding: name, as: UTF8.self)) != nil
    else {
      return nil
    }
    let text = name + [UInt8(ascii: " ")] + path
    let found = lines(text, 0..<text.count)
    return found.first?.range.upperBound == text.count ? found : nil
  }

  /// `GET - /questions`, `GET: https://…`: a mark between the method and the path.
  private static func dashed(_ bytes: [UInt8]) -> [Line]? {
    guard bytes.count < 400, bytes.first?.isUpper == true else { return nil }
    let method = bytes.prefix { $0.isUpper }
    guard (3...7).contains(method.count), HTTPMethod(rawValue: String(decoding: method, as: UTF8.self)) != nil else {
      return nil
    }
    let marks = bytes[method.endIndex...].prefix {
      $0.isBlank || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 >= 0x80
    }
    let path = bytes[marks.endIndex...]
    guard (2...5).contains(marks.count), path.first == UInt8(ascii: "/") || path.starts(with: "http".utf8) else {
      return nil
    }
    let text = method + [UInt8(ascii: " ")] + path
    let found = lines(Array(text), 0..<text.count)
    return found.first?.range.upperBound == text.count ? found : nil
  }

  /// `GET '/questions?page=${page}'`
  private static func quoted(_ bytes: [UInt8]) -> [Line]? {
    guard bytes.count > 6, let quote = bytes.last, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let open = bytes.firstIndex(of: quote), open < bytes.count - 2, bytes[open + 1] == UInt8(ascii: "/"),
      bytes[..<open].last?.isBlank == true
    else { return nil }
    let text = Array(bytes[..<open] + bytes[(open + 1)..<(bytes.count - 1)])
    let found = lines(text, 0..<text.count)
    return found.first?.range.upperBound == text.count ? found : nil
  }

  /// `GET /health: Tells whether it lives`: the title stands behind a colon.
  private static func titled(_ bytes: [UInt8]) -> (lines: [Line], title: String)? {
    guard bytes.first?.isUpper == true,
      let colon = bytes.indices.dropLast().first(where: { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1].isBlank })
    else { return nil }
    let found = lines(bytes, 0..<colon)
    guard let first = found.first, first.range.upperBound == colon, first.path.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    return (found, String(decoding: bytes[(colon + 1)...], as: UTF8.self).trimmingBlanks)
  }

  private static func isMark(_ byte: UInt8) -> Bool { "%:-([|".utf8.contains(byte) || byte == 0xE2 }

  /// Whether the bracket at the end belongs to the path: `/archive[.format]`.
  private static func closesSuffix(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains { "[(".utf8.contains($0) }
  }
}
