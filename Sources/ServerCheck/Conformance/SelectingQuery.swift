import APIModel

/// The pairs of sample requests that choose which attributes come: `fields=name`, `joins=host.name`,
/// `with_labels=true`, and `size=1` for `size_total`.
enum SelectingQuery {
  /// What parameters that choose attributes are called by.
  private static let words = [
    "attr", "field", "join", "include", "expand", "embed", "select", "with", "extract", "column", "propert", "show",
  ]

  /// A pair of the docs' samples that names an attribute and was not sent; nil where none does, or a table promises
  /// the attribute.
  static func pair(
    showing place: ResponseShape.Place, in operation: Operation, sent: [ResolvedValue]
  ) -> NameValue? {
    guard place.role == .attribute, place.evidence.row == nil, place.evidence.shown > 0 else { return nil }
    let name = PlaceholderMeaning.folded(place.name)
    let pairs = operation.samples.flatMap(\.query) + operation.listings.flatMap(\.query)
    return pairs.first { pair in
      let parameter = PlaceholderMeaning.folded(pair.name)
      guard !sent.contains(where: { $0.name == pair.name && $0.location == .query }) else { return false }
      if name.hasPrefix("\(parameter)_"), ["1", "true", "yes"].contains(pair.value.lowercased()) { return true }
      guard words.contains(where: parameter.contains) else { return false }
      return parameter.hasSuffix("_\(name)") || named(in: pair.value).contains(name)
    }
  }

  private static func named(in text: String) -> Set<String> {
    let words = text.prefix(2000).split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return Set(words.map { PlaceholderMeaning.folded(String($0)) })
  }
}
