import Testing

/// A mistake as people make it in API docs and later correct it: what the sound page says, and what stood there.
struct Correction: CustomTestStringConvertible, Sendable {
  /// As the correction's commit would call it.
  var name: String
  var right: String
  var wrong: String
  /// Which of the places of `right` it is, from 0.
  var place: Int
  /// How many lines after the first changed one are part of it.
  var lines: Int
  var testDescription: String { name }

  init(_ name: String, _ right: String, _ wrong: String, at place: Int = 0, lines: Int = 0) {
    self.name = name
    self.right = right
    self.wrong = wrong
    self.place = place
    self.lines = lines
  }

  /// The page with the mistake, and the 1-based lines that the correction changes; nil where the text is not there.
  func applied(to page: String) -> (page: String, lines: ClosedRange<Int>)? {
    var rest = page[...]
    for _ in 0..<place {
      guard let found = rest.range(of: right) else { return nil }
      rest = rest[found.upperBound...]
    }
    guard let found = rest.range(of: right) else { return nil }
    let text = page[..<found.lowerBound] + wrong + page[found.upperBound...]
    // What both have in common at the beginning is not what was wrong.
    let common = zip(right, wrong).prefix { $0 == $1 }.map(\.0)
    let line = page[..<found.lowerBound].count { $0 == "\n" } + common.count { $0 == "\n" } + 1
    return (String(text), line...(line + lines))
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
