import APIModel

extension Operation {
  /// The listing that documents it: the one that most of its parameters, samples and answers stand below. A page that
  /// only mentions an operation comes before its own often enough.
  var home: Listing? {
    guard listings.count > 1 else { return listings.first }
    let spans =
      parameters.compactMap(\.span) + samples.map(\.span)
      + responses.compactMap { $0.examples.first?.span ?? $0.span }
    let places = listings.prefix(64)
    // Listings under one heading are variants of each other; the first stands for all.
    let firsts = places.map { one in
      places.firstIndex { $0.span.path == one.span.path && $0.heading == one.heading } ?? 0
    }
    var votes = Array(repeating: 0, count: places.count)
    for span in spans.prefix(200) {
      let above = places.indices.filter { places[$0].span.path == span.path && places[$0].span.line <= span.line }
      if let nearest = above.max(by: { places[$0].span.line < places[$1].span.line }) {
        votes[firsts[nearest]] += 1
      }
    }
    guard let most = votes.max(), let index = votes.firstIndex(of: most) else { return listings.first }
    return listings[index]
  }

  /// Where it is documented.
  var place: SourceSpan? { home?.span ?? span }

  /// What the docs call it.
  var heading: String? { home?.heading ?? summary }
}
