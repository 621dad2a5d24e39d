import APIModel

/// Finds the documented operation that a concrete path calls, without trying every one.
struct RouteTable: Sendable {
  private struct Key: Hashable, Sendable {
    var method: HTTPMethod
    var length: Int
    /// The first fixed segment; nil where the path begins with a placeholder.
    var first: String?
  }

  private var byKey: [Key: [Int]] = [:]
  private var withWildcard: [Int] = []
  private let routes: [Route]
  private let ranks: [Int]

  struct Route: Sendable {
    var method: HTTPMethod
    var path: PathTemplate
  }

  init(_ routes: [Route]) {
    self.routes = routes
    ranks = routes.map(\.path.placeholderCount)
    byKey.reserveCapacity(routes.count / 2)
    for (index, route) in routes.enumerated() {
      if Self.hasWildcard(route.path) {
        withWildcard.append(index)
      } else {
        let key = Key(method: route.method, length: route.path.segments.count, first: route.path.literal(at: 0))
        byKey[key, default: []].append(index)
      }
    }
  }

  private static func hasWildcard(_ path: PathTemplate) -> Bool {
    path.segments.contains { parts in
      parts.contains { if case .wildcard = $0 { true } else { false } }
    }
  }

  /// The position of the operation with the fewest placeholders that fits; the concrete path wins over a placeholder.
  func operation(_ method: HTTPMethod, _ path: String) -> Int? {
    let (first, count) = path.withBytes { path in
      let segments = path.split(separator: UInt8(ascii: "/"))
      return (segments.first.map { String(decoding: $0, as: UTF8.self) }, segments.count)
    }
    var best: Int?
    func look(at routes: [Int]) {
      for index in routes where self.routes[index].method == method && self.routes[index].path.matches(path) {
        guard let known = best else {
          best = index
          continue
        }
        if (ranks[index], index) < (ranks[known], known) { best = index }
      }
    }
    look(at: byKey[Key(method: method, length: count, first: first)] ?? [])
    if count > 0 { look(at: byKey[Key(method: method, length: count, first: nil)] ?? []) }
    look(at: withWildcard)
    return best
  }
}
