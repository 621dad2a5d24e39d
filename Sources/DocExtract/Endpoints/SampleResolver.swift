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

  init(_ spec: APISpec, index: [OperationID: Int], ids: [OperationID]) {
    table = RouteTable(spec.operations.map { RouteTable.Route(method: $0.method, path: $0.path) })
    paths = spec.operations.map(\.path)
    self.ids = ids
    self.index = index
    base = spec.basePath.split(separator: "/")
  }

  /// - Returns: For each sample of the page; nil where it calls nothing that is documented.
  func resolve(_ page: ExtractedPage) -> [Resolved?] {
    page.samples.map { sample in
      guard let url = sample.command.url, let method = sample.command.method else { return nil }
      let path = Self.pathBelowBase(url.path, base)
      // The concrete path wins over a placeholder: `/runners/all` is not `/runners/{id}`.
      var own: (id: OperationID, placeholders: Int)?
      if let group = sample.group {
        let lines = page.groups[group].lines
        for at in lines.indices where lines[at].method == method && lines[at].template.matches(path) {
          let count = lines[at].template.placeholderCount
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
    return path.withBytes { bytes in
      var rest = bytes[...]
      for part in base {
        rest = rest.drop { $0 == UInt8(ascii: "/") }
        let own = rest.prefix { $0 != UInt8(ascii: "/") }
        if own.isEmpty { return path }
        let isVersion = part.utf8.first == own.first && own.dropFirst().allSatisfy(\.isDigit) && part == base.last
        guard isVersion || part.withBytes({ $0.elementsEqual(own) }) else { return path }
        rest = rest[own.endIndex...]
      }
      if isClean(rest) { return String(decoding: rest, as: UTF8.self) }
      // Slashes that stand twice or at the end say nothing.
      let segments = rest.split(separator: UInt8(ascii: "/"))
      return "/" + segments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }
  }

  /// Whether each segment has one slash before it, and none is behind the last one.
  static func isClean(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = path.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    var before = first
    for byte in path.dropFirst() {
      if byte == UInt8(ascii: "/"), before == byte { return false }
      before = byte
    }
    return before != UInt8(ascii: "/")
  }

  private func request(_ sample: PageSample, _ id: OperationID, _ path: String, _ page: ExtractedPage) -> Resolved {
    guard let at = index[id], var request = sample.command.request else { return Resolved(operation: id) }
    request.span = page.span(sample.range)
    request.pathValues = paths[at].values(in: path) ?? []
    return Resolved(
      operation: id, request: request, mediaType: sample.command.mediaType,
      hasCredentials: sample.command.curl.hasCredentials)
  }
}
