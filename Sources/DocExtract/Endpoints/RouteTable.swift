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
    ranks = routes.map { $0.path.placeholders.count }
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
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let exact = byKey[Key(method: method, length: segments.count, first: segments.first.map(String.init))] ?? []
    let open = segments.isEmpty ? [] : byKey[Key(method: method, length: segments.count, first: nil)] ?? []
    return (exact + open + withWildcard)
      .filter { routes[$0].method == method && routes[$0].path.matches(segments[...]) }
      .min { (ranks[$0], $0) < (ranks[$1], $1) }
  }
}
