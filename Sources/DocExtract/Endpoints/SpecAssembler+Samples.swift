import APIModel

/// Sample requests, each given to the operation that it calls.
extension SpecAssembler {
  mutating func resolveSamples() {
    let table = RouteTable(spec.operations.map { RouteTable.Route(method: $0.method, path: $0.path) })
    let base = spec.basePath.split(separator: "/")
    for page in pages.indices {
      for sample in pages[page].samples.indices {
        let facts = pages[page].samples[sample]
        guard let url = facts.url, let method = facts.curl.method else { continue }
        let path = Self.pathBelowBase(url.path, base)
        let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }[...]
        // The concrete path wins over a placeholder: `/runners/all` is not `/runners/{id}`.
        var own: (id: OperationID, placeholders: Int)?
        if let group = facts.group {
          for line in pages[page].groups[group].lines where line.method == method && line.template.matches(segments) {
            let count = line.template.placeholders.count
            if count < own?.placeholders ?? .max { own = (line.id, count) }
          }
        }
        if let own {
          pages[page].samples[sample].operation = own.id
        } else {
          pages[page].samples[sample].operation = table.operation(method, path).map { spec.operations[$0].id }
        }
        addSample(page, sample, path)
      }
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

  mutating func addSample(_ page: Int, _ sample: Int, _ path: String) {
    let facts = pages[page].samples[sample]
    guard let id = facts.operation, let at = index[id], let url = facts.curl.url, let method = facts.curl.method else {
      return
    }
    var request = SampleRequest(method: method, url: url.text, span: pages[page].span(facts.range))
    request.headers = facts.curl.headers.map { header in
      let bytes = header.text.utf8
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
        return NameValue(header.text.trimmingBlanks, "")
      }
      return NameValue(
        header.text[..<colon].trimmingBlanks, header.text[bytes.index(after: colon)...].trimmingBlanks)
    }
    if let fields = facts.curl.fields {
      request.fields = fields
    } else {
      request.body = facts.curl.data.map(\.text).joined(separator: "&")
    }
    let template = spec.operations[at].path
    let values = template.match(path) ?? [:]
    request.pathValues = template.placeholders.compactMap { name in values[name].map { NameValue(name, $0) } }
    request.query = (facts.url?.query ?? []).map {
      NameValue(PercentEncoding.decode($0.name, plusIsBlank: true), PercentEncoding.decode($0.value, plusIsBlank: true))
    }
    spec.operations[at].samples.append(request)
    if facts.curl.hasCredentials { credentialed.insert(at) }
    if let type = facts.curl.mediaType, !spec.operations[at].requestMediaTypes.contains(type) {
      spec.operations[at].requestMediaTypes.append(type)
    }
  }
}
