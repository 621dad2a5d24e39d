import APIModel

extension PathTemplate {
  /// The fixed segments between its last two placeholders: `runners` of `/projects/{id}/runners` and `/runners/{id}`.
  var resource: String? {
    var words: [String] = []
    for index in segments.indices.reversed() {
      if let word = literal(at: index) { words.append(word) } else if !words.isEmpty { break }
    }
    // Nearly all are one word.
    return words.count > 1 ? words.reversed().joined(separator: "/") : words.first
  }

  /// Whether one of its placeholders takes several segments.
  var takesSlashes: Bool {
    segments.contains { $0.contains { if case .wildcard = $0 { true } else { false } } }
  }

  /// Whether a name is that of one of the collection at the path's end: `note_id` for `/discussions/{id}/notes`, or a
  /// bare ID.
  func isMember(_ name: String) -> Bool {
    guard let last = segments.indices.reversed().lazy.compactMap({ literal(at: $0) }).first else { return true }
    let owner = name.hasSuffix("_iid") ? name.dropLast(4) : name.hasSuffix("_id") ? name.dropLast(3) : ""
    return owner.isEmpty || last.hasPrefix(owner.dropLast())
  }
}

extension PathTemplate {
  /// Whether concrete segments fit the template, its suffix that may be left out included.
  func fits(_ given: ArraySlice<Substring>) -> Bool {
    if takesSlashes {
      return match("/" + given.joined(separator: "/")) != nil
    }
    guard given.count == segments.count else { return false }
    for (offset, text) in given.enumerated() where !fits(text, at: offset) { return false }
    return true
  }

  /// Whether one concrete segment fits the template's segment at an index.
  func fits(_ text: Substring, at index: Int) -> Bool {
    let segment = segments[index]
    guard segment.count == 1 else { return PathTemplate(segments: [segment]).match(String(text)) != nil }
    switch segment[0] {
    case .placeholder, .wildcard: return !text.isEmpty
    case .literal(let literal):
      if literal == text { return true }
      return index == segments.count - 1 && optionalSuffix != nil && text.hasPrefix(literal)
    }
  }
}
