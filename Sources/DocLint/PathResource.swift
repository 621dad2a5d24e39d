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
}
