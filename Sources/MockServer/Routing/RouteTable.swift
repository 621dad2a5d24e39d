import APIModel

/// Finds the operation that a path and a method mean. Literal segments win over placeholders: `/runners/all` before
/// `/runners/{id}`.
struct RouteTable {
  /// All operations of one path.
  struct Route {
    var template: PathTemplate
    /// In the order of `HTTPMethod`.
    var operations: [ServedOperation]

    func operation(_ method: HTTPMethod) -> ServedOperation? {
      operations.first { $0.operation.method == method }
    }

    /// For the `Allow` header (RFC 9110 §10.2.1).
    var allowed: String {
      var methods = Set(operations.map(\.operation.method))
      methods.insert(.options)
      if methods.contains(.get) { methods.insert(.head) }
      return methods.sorted().map(\.rawValue).joined(separator: ", ")
    }
  }

  struct Match {
    var route: Route
    /// The text of each placeholder, in the path's order.
    var values: [String]
  }

  /// The paths without a wildcard, the more specific ones first.
  private let routes: [Route]
  /// The same as a tree by their segments; the first node is the root.
  private var nodes = [Node()]
  /// The paths with a wildcard.
  private let open: [Route]

  /// What may follow in a path.
  private struct Node {
    var literals: [String: Int] = [:]
    /// A placeholder, or a segment of several parts: which texts it takes is looked at in the end.
    var others: [(segment: [PathTemplate.Part], node: Int)] = []
    /// The path that ends here, by its position.
    var route: Int?
  }

  init(_ operations: [ServedOperation]) {
    var byShape: [String: Route] = [:]
    for operation in operations {
      for template in Self.spellings(operation.operation.path) {
        byShape[template.shape, default: Route(template: template, operations: [])].operations.append(operation)
      }
    }
    var routes: [Route] = []
    var open: [Route] = []
    for route in byShape.values {
      var route = route
      route.operations.sort { $0.operation.method < $1.operation.method }
      if route.template.segments.contains(where: Self.hasWildcard) { open.append(route) } else { routes.append(route) }
    }
    self.routes = routes.sorted(by: Self.isMoreSpecific)
    self.open = open.sorted(by: Self.isMoreSpecific)
    for (position, route) in self.routes.enumerated() { add(route.template, position) }
  }

  private mutating func add(_ template: PathTemplate, _ position: Int) {
    var node = 0
    for (index, segment) in template.segments.enumerated() {
      let literal = template.literal(at: index)
      let known =
        literal.map { nodes[node].literals[$0] }
        ?? nodes[node].others.first { $0.segment == Self.unnamed(segment) }?.node
      if let known {
        node = known
        continue
      }
      nodes.append(Node())
      if let literal {
        nodes[node].literals[literal] = nodes.count - 1
      } else {
        nodes[node].others.append((Self.unnamed(segment), nodes.count - 1))
      }
      node = nodes.count - 1
    }
    nodes[node].route = position
  }

  /// A segment whose placeholders have no names.
  private static func unnamed(_ segment: [PathTemplate.Part]) -> [PathTemplate.Part] {
    segment.map { if case .placeholder = $0 { .placeholder("") } else { $0 } }
  }

  /// The most specific path that matches. The path is without base and query, still percent-encoded.
  func match(_ path: String) -> Match? {
    for position in candidates(path) {
      if let values = Self.values(routes[position].template, path) {
        return Match(route: routes[position], values: values)
      }
    }
    for route in open {
      if let values = Self.values(route.template, path) { return Match(route: route, values: values) }
    }
    return nil
  }

  /// The positions of the paths with the same fixed segments, in order.
  private func candidates(_ path: String) -> [Int] {
    var level = [0]
    for segment in path.utf8.split(separator: UInt8(ascii: "/")) {
      let text = String(Substring(segment))
      level = level.flatMap { node in
        (nodes[node].literals[text].map { [$0] } ?? []) + nodes[node].others.map(\.node)
      }
      if level.isEmpty { return [] }
    }
    return level.compactMap { nodes[$0].route }.sorted()
  }

  private static func values(_ template: PathTemplate, _ path: String) -> [String]? {
    guard let values = template.match(path) else { return nil }
    return template.placeholders.map { values[$0] ?? "" }
  }

  /// A path whose suffix may be left out is two paths.
  private static func spellings(_ path: PathTemplate) -> [PathTemplate] {
    let plain = numbered(PathTemplate(segments: path.segments))
    guard let suffix = path.optionalSuffix, !suffix.isEmpty else { return [plain] }
    return [plain, numbered(PathTemplate("\(PathTemplate(segments: path.segments))\(suffix)"))]
  }

  /// Placeholders named by their position, so that `/a/{id}/b/{id}` keeps both values.
  private static func numbered(_ path: PathTemplate) -> PathTemplate {
    var count = 0
    func name() -> String {
      count += 1
      return String(count)
    }
    return PathTemplate(
      segments: path.segments.map { segment in
        segment.map { part in
          switch part {
          case .literal: part
          case .placeholder: .placeholder(name())
          case .wildcard: .wildcard(name())
          }
        }
      })
  }

  private static func hasWildcard(_ segment: [PathTemplate.Part]) -> Bool {
    segment.contains { if case .wildcard = $0 { true } else { false } }
  }

  /// Compares segment by segment: a literal, then a mixed segment, then a placeholder, then a wildcard.
  private static func isMoreSpecific(_ a: Route, _ b: Route) -> Bool {
    func rank(_ segment: [PathTemplate.Part]) -> Int {
      if hasWildcard(segment) { return 3 }
      if segment.count > 1 { return 1 }
      if case .literal? = segment.first { return 0 }
      return 2
    }
    for (x, y) in zip(a.template.segments, b.template.segments) where rank(x) != rank(y) { return rank(x) < rank(y) }
    return (b.template.segments.count, a.template.shape) < (a.template.segments.count, b.template.shape)
  }
}
