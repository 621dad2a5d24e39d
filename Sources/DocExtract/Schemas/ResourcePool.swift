import APIModel

/// Brings together the examples of one resource from all operations and pages.
///
/// Two examples show the same resource where their paths share the last fixed words and most of the smaller one's
/// attributes are also the other one's.
struct ResourcePool: Sendable {
  private var clusters: [ExampleShape] = []
  private var byWord: [String: [Int]] = [:]

  static let minimumOverlap = 0.6

  /// The last run of fixed segments: `runners`, `all` of `/runners/all`; `jobs` of `/runners/{id}/jobs`.
  static func words(of path: PathTemplate) -> [String] {
    var words: [String] = []
    for index in path.segments.indices.reversed() {
      if let word = path.literal(at: index) { words.append(word) } else if !words.isEmpty { break }
    }
    return words
  }

  private func cluster(of entity: ExampleShape.Entity, _ words: [String]) -> Int? {
    var best: (index: Int, overlap: Double)?
    for word in words {
      for index in byWord[word] ?? [] {
        let overlap = clusters[index].overlap(with: entity)
        if overlap >= Self.minimumOverlap, overlap > best?.overlap ?? 0 { best = (index, overlap) }
      }
    }
    return best?.index
  }

  mutating func add(_ shape: ExampleShape, path: PathTemplate) {
    guard let entity = shape.entity else { return }
    let words = Self.words(of: path)
    let index: Int
    if let known = cluster(of: entity, words) {
      index = known
    } else {
      clusters.append(ExampleShape())
      index = clusters.count - 1
    }
    clusters[index].merge(entity)
    for word in words where byWord[word]?.contains(index) != true { byWord[word, default: []].append(index) }
  }

  /// All that is known of the resource that a shape shows.
  func pool(for shape: ExampleShape, path: PathTemplate) -> ExampleShape? {
    shape.entity.flatMap { cluster(of: $0, Self.words(of: path)) }.map { clusters[$0] }
  }
}
