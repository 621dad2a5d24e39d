import APIModel

/// Finds the operation that each sample request calls.
struct SampleResolver: Sendable {
  /// A sample as the operation's own request.
  struct Resolved: Sendable {
    var operation: OperationID
    /// Nil where the sample has no URL or no known method.
    var request: SampleRequest?
    var mediaType: String?
    var hasCredentials = false
  }

  private let table: RouteTable
  /// The operations' paths, in the spec's order.
  private let paths: [PathTemplate]
  private let ids: [OperationID]
  private let index: [OperationID: Int]
  private let base: [Substring]

  init(_ spec: APISpec, index: [OperationID: Int]) {
    table = RouteTable(spec.operations.map { RouteTable.Route(method: $0.method, path: $0.path) })
    paths = spec.operations.map(\.path)
    ids = spec.operations.map(\.id)
    self.index = index
    base = spec.basePath.split(separator: "/")
  }

  /// - Returns: For each sample of the page; nil where it calls nothing that is documented.
  func resolve(_ page: ExtractedPage) -> [Resolved?] {
    page.samples.map { sample in
      guard let url = sample.command.url, let method = sample.command.method else { return nil }
      let path = Self.pathBelowBase(url.path, base)
      let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }[...]
      // The concrete path wins over a placeholder: `/runners/all` is not `/runners/{id}`.
      var own: (id: OperationID, placeholders: Int)?
      if let group = sample.group {
        let lines = page.groups[group].lines
        for at in lines.indices where lines[at].method == method && lines[at].template.matches(segments) {
          let count = lines[at].template.placeholders.count
          if count < own?.placeholders ?? .max { own = (lines[at].id, count) }
        }
      }
      guard let id = own?.id ?? table.operation(method, path).map({ ids[$0] }) else { return nil }
      return request(sample, id, path, page)
    }
  }

  /// A URL's path without the base path, whichever version of it the sample names.
  static func pathBelowBase(_ path: String, _ base: [Substring]) -> String {
    guard !base.isEmpty else { return path }
    var rest = path.utf8[...]
    for part in base {
      rest = rest.drop { $0 == UInt8(ascii: "/") }
      if rest.isEmpty { return path }
      let own = Substring(rest.prefix { $0 != UInt8(ascii: "/") })
      if part != own,
        !(part == base.last && part.utf8.first == own.utf8.first && own.utf8.dropFirst().allSatisfy(\.isDigit))
      {
        return path
      }
      rest = rest[own.endIndex...]
    }
    let below = Substring(rest)
    // Slashes that stand twice or at the end say nothing.
    if !below.utf8.isEmpty, below.utf8.last != UInt8(ascii: "/"), !below.holds("//") { return String(below) }
    return "/" + below.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.joined(separator: "/")
  }

  private func request(_ sample: PageSample, _ id: OperationID, _ path: String, _ page: ExtractedPage) -> Resolved {
    guard let at = index[id], var request = sample.command.request else { return Resolved(operation: id) }
    request.span = page.span(sample.range)
    let values = paths[at].match(path) ?? [:]
    request.pathValues = paths[at].placeholders.compactMap { name in values[name].map { NameValue(name, $0) } }
    return Resolved(
      operation: id, request: request, mediaType: sample.command.mediaType,
      hasCredentials: sample.command.curl.hasCredentials)
  }
}
