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

  /// By the number of segments; paths with a wildcard stand apart.
  private var routes: [Int: [Route]] = [:]
  private var open: [Route] = []

  init(_ operations: [ServedOperation]) {
    var byShape: [String: Route] = [:]
    for operation in operations {
      for template in Self.spellings(operation.operation.path) {
        byShape[template.shape, default: Route(template: template, operations: [])].operations.append(operation)
      }
    }
    for route in byShape.values {
      var route = route
      route.operations.sort { $0.operation.method < $1.operation.method }
      if route.template.segments.contains(where: Self.hasWildcard) {
        open.append(route)
      } else {
        routes[route.template.segments.count, default: []].append(route)
      }
    }
    for count in routes.keys { routes[count]?.sort(by: Self.isMoreSpecific) }
    open.sort(by: Self.isMoreSpecific)
  }

  /// The most specific path that matches. The path is without base and query, still percent-encoded.
  func match(_ path: String, segmentCount: Int) -> Match? {
    for route in routes[segmentCount] ?? [] {
      if let values = Self.values(route.template, path) { return Match(route: route, values: values) }
    }
    for route in open {
      if let values = Self.values(route.template, path) { return Match(route: route, values: values) }
    }
    return nil
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
