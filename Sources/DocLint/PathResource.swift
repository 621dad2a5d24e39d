import APIModel

extension PathTemplate {
  /// The fixed segments between its last two placeholders: `runners` of `/projects/{id}/runners` and `/runners/{id}`.
  var resource: String? {
    var words: [String] = []
    for index in segments.indices.reversed() {
      if let word = literal(at: index) { words.append(word) } else if !words.isEmpty { break }
    }
    return words.isEmpty ? nil : words.reversed().joined(separator: "/")
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
