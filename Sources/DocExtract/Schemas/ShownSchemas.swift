import APIModel

/// Makes the schemas of what examples show.
struct ShownSchemas: Sendable {
  let pages: [ExtractedPage]
  let shapes: [ExampleShape]
  let pool: ResourcePool
  /// For every example: the page and the body it is.
  private let places: [(page: Int, body: Int)]

  init(pages: [ExtractedPage], shapes: [ExampleShape], pool: ResourcePool) {
    self.pages = pages
    self.shapes = shapes
    self.pool = pool
    places = pages.enumerated().flatMap { number, page in page.bodies.indices.map { (number, $0) } }
  }

  func schema(of number: Int, path: PathTemplate) -> Schema {
    shapes[number].schema(
      pool: pool.pool(for: shapes[number], path: path), places: ExamplePlaces(pages: pages, places: places))
  }
}

/// Where examples stand in their pages.
final class ExamplePlaces {
  private let pages: [ExtractedPage]
  private let places: [(page: Int, body: Int)]
  private var maps: [Int: LiteralMap] = [:]
  private var last = Place(example: -1)

  /// The example that was asked for last: most of a shape is shown by its first one.
  private struct Place {
    var example: Int
    var map: LiteralMap?
    var start = 0
    var path = ""
  }

  init(pages: [ExtractedPage], places: [(page: Int, body: Int)]) {
    self.pages = pages
    self.places = places
  }

  /// The place of an offset in an example's text.
  func span(_ example: Int, _ offset: Int) -> SourceSpan? {
    if last.example != example {
      let (page, body) = places[example]
      let map = maps[example] ?? LiteralMap(pages[page].document, block: pages[page].bodies[body].block)
      maps[example] = map
      last = Place(
        example: example, map: map, start: pages[page].bodies[body].offsets.lowerBound, path: pages[page].path)
    }
    guard let start = last.map?.position(last.start + offset) else { return nil }
    return SourceSpan(path: last.path, range: SourceRange(start, start))
  }
}
