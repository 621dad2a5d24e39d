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
        let group = facts.group.map { pages[page].groups[$0].lines } ?? []
        // The concrete path wins over a placeholder: `/runners/all` is not `/runners/{id}`.
        let own = group.filter { $0.method == method && $0.template.matches(segments) }
          .min { $0.template.placeholders.count < $1.template.placeholders.count }
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
    let given = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard !base.isEmpty, given.count >= base.count else { return path }
    for (part, own) in zip(base, given)
    where part != own
      && !(part == base.last && part.utf8.first == own.utf8.first && own.dropFirst().utf8.allSatisfy(\.isDigit))
    {
      return path
    }
    return "/" + given.dropFirst(base.count).joined(separator: "/")
  }

  mutating func addSample(_ page: Int, _ sample: Int, _ path: String) {
    let facts = pages[page].samples[sample]
    guard let id = facts.operation, let at = index[id], let url = facts.curl.url, let method = facts.curl.method else {
      return
    }
    var request = SampleRequest(method: method, url: url.text, span: pages[page].span(facts.range))
    request.headers = facts.curl.headers.map { header in
      let parts = header.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return NameValue(parts[0].trimmingBlanks, parts.count > 1 ? parts[1].trimmingBlanks : "")
    }
    request.fields = facts.curl.fields ?? []
    if facts.curl.fields == nil { request.body = facts.curl.data.map(\.text).joined(separator: "&") }
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
