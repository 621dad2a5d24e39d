import APIModel

/// Finds the server and the path that all documented paths are below, such as `/api/v4`, and takes that path off the
/// lines that write it in full beside others that do not.
enum BasePath {
  /// - Parameter hint: The base path, where the project says it.
  /// - Returns: The server that most samples call, with the base path.
  static func settle(in pages: inout [ExtractedPage], hint: String?) -> String? {
    var server = server(of: pages)
    var base = path(of: server)
    if let hint {
      let given = "/" + hint.split(separator: "/").joined(separator: "/")
      let origin = server.map { String($0.dropLast(base.utf8.count)) } ?? ""
      if !base.hasSuffix(given) { server = given == "/" ? origin : origin + given }
      base = given
    }
    let prefix = base.split(separator: "/").map(String.init)
    if !prefix.isEmpty {
      strip(prefix, in: &pages, isSure: true)
    } else {
      for prefix in [["api", "v4"], ["api", "v3"], ["api", "v2"], ["api", "v1"], ["api"], ["v1"], ["v2"]] {
        strip(prefix, in: &pages, isSure: false)
      }
    }
    return server
  }

  /// The origin and base path that most samples share: what stands before a documented path in a sample's URL. Lines
  /// that write a whole URL count, too.
  static func server(of pages: [ExtractedPage]) -> String? {
    var votes: [String: Votes] = [:]
    /// Documented paths right behind an origin: whether they begin with the base path shows only beside the others.
    var whole: [(origin: String, template: PathTemplate)] = []
    /// The votes for one server in a row, as nearly all are.
    var run: (origin: String, base: String, votes: Votes)?
    func count() {
      if let run { votes[run.origin + run.base, default: Votes(only: run.votes.only)].add(run.votes) }
    }
    func vote(_ origin: String, _ base: String, _ template: PathTemplate) {
      guard !base.isEmpty else {
        whole.append((origin, template))
        return
      }
      if run?.base != base || run?.origin != origin {
        count()
        run = (origin, base, Votes(only: template))
      }
      run?.votes.add(template)
    }
    for page in pages.indices {
      for sample in pages[page].samples.indices {
        guard let group = pages[page].samples[sample].group, let url = pages[page].samples[sample].url,
          !url.origin.isEmpty
        else { continue }
        let lines = pages[page].groups[group].documented
        for line in lines.indices {
          if let base = base(of: url.path, before: lines[line].template) {
            vote(url.origin, base, lines[line].template)
            break
          }
        }
      }
      for group in pages[page].groups.indices {
        for line in pages[page].groups[group].lines.indices
        where !pages[page].groups[group].lines[line].origin.isEmpty {
          let line = pages[page].groups[group].lines[line]
          vote(line.origin, base(of: line, among: pages[page]), line.template)
        }
      }
    }
    count()
    let bases = votes.keys.sorted().map { ($0, path(of: $0).split(separator: "/").map(String.init)) }
    for (origin, template) in whole {
      let base = bases.filter { $0.0.hasPrefix(origin) && begins(template, $0.1) }.max { $0.1.count < $1.1.count }
      votes[base?.0 ?? origin, default: Votes()].count += 1
    }
    guard let most = votes.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key else {
      return shownBase(pages) ?? versioned(pages) ?? called(pages)
    }
    // What a single path says to lie behind the version may as well be what its listing lacks.
    if votes[most]?.only != nil, let cut = upToVersion(path(of: most)) {
      return String(most.dropLast(path(of: most).utf8.count)) + cut
    }
    return most
  }

  private struct Votes {
    var count = 0
    /// The path that alone speaks for the base; nil where several do.
    var only: PathTemplate?

    mutating func add(_ template: PathTemplate) {
      count += 1
      if let known = only, known != template { only = nil }
    }

    mutating func add(_ others: Votes) {
      count += others.count
      if only != others.only { only = nil }
    }
  }

  /// `/api/v4` of `/api/v4/ci`; nil where nothing stands behind a version.
  private static func upToVersion(_ base: String) -> String? {
    let segments = base.split(separator: "/")
    guard let at = segments.firstIndex(where: { version(String($0)) != nil }), at < segments.count - 1 else {
      return nil
    }
    return segments[...at].map { "/" + $0 }.joined()
  }

  /// The server and what stands up to the version in the samples' URLs, where no listing fits any of them and none has
  /// the version itself.
  private static func versioned(_ pages: [ExtractedPage]) -> String? {
    var votes: [String: Int] = [:]
    for page in pages {
      for sample in page.samples {
        guard sample.group != nil, let url = sample.url, !url.origin.isEmpty else { continue }
        let segments = url.path.utf8.split(separator: UInt8(ascii: "/")).prefix(4).map { String(Substring($0)) }
        guard let at = segments.firstIndex(where: { version($0) != nil }), at < segments.count - 1 else { continue }
        votes[url.origin + segments[...at].map { "/" + $0 }.joined(), default: 0] += 1
      }
    }
    guard votes.count == 1, let base = votes.keys.first else { return nil }
    let prefix = path(of: base).split(separator: "/").map(String.init)
    let isListed = pages.contains { page in
      page.groups.contains { group in
        group.lines.contains { line in
          line.template.segments.indices.contains { line.template.literal(at: $0) == prefix.last }
        }
      }
    }
    return isListed ? nil : base
  }

  /// The server and base path of samples in sections without a listing, where they fit several operations of their pages
  /// and agree.
  private static func called(_ pages: [ExtractedPage]) -> String? {
    var votes: [String: Votes] = [:]
    for page in pages where page.samples.contains(where: { $0.group == nil }) {
      let lines = page.groups.lazy.flatMap(\.lines).prefix(200)
      for sample in page.samples.prefix(200) where sample.group == nil {
        guard let url = sample.url, !url.origin.isEmpty, let method = sample.command.method else { continue }
        for line in lines where line.method == method {
          guard let base = base(of: url.path, before: line.template) else { continue }
          votes[url.origin + base, default: Votes(only: line.template)].add(line.template)
          break
        }
      }
    }
    guard votes.count == 1, let only = votes.first, only.value.only == nil, only.value.count > 2 else { return nil }
    return only.key
  }

  /// The base path that request dumps write before the documented paths, `GET /v1.24/images/json HTTP/1.1`, where most do.
  private static func shownBase(_ pages: [ExtractedPage]) -> String? {
    var votes: [String: Int] = [:]
    for page in pages {
      for line in page.groups.lazy.flatMap(\.illustrations) {
        if let base = base(of: line.listing.path, before: line.template) {
          votes[line.origin + base, default: 0] += 1
        }
      }
    }
    guard let most = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), !most.key.isEmpty,
      !most.key.utf8.contains(where: { "{:<(".utf8.contains($0) })
    else { return nil }
    return most.key
  }

  /// What stands before a documented path of the page in a line that writes a whole URL.
  private static func base(of line: ListedOperation, among page: ExtractedPage) -> String {
    let path = line.template.description
    for other in page.groups.lazy.flatMap(\.lines).prefix(200)
    where other.origin.isEmpty && other.method == line.method
      && other.template.segments.count < line.template.segments.count
    {
      if let base = base(of: path, before: other.template) { return base }
    }
    return ""
  }

  /// What stands before the part of a path that a template matches; nil where none does.
  static func base(of path: String, before template: PathTemplate) -> String? {
    path.withBytes { path in
      var at = 0
      // A base path has few segments: `/api/v4`, `/gitlab/api/v4`.
      for _ in 0..<5 {
        if template.matches(path[at...]) { return clean(path[..<at]) }
        while at < path.count, path[at] == UInt8(ascii: "/") { at += 1 }
        if at == path.count { return nil }
        while at < path.count, path[at] != UInt8(ascii: "/") { at += 1 }
      }
      return nil
    }
  }

  /// With one slash before each segment and none at the end.
  private static func clean(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    if SampleResolver.isClean(path) { return String(decoding: path, as: UTF8.self) }
    return path.split(separator: UInt8(ascii: "/"))
      .reduce(into: "") { $0 += "/" + String(decoding: $1, as: UTF8.self) }
  }

  private static func path(of server: String?) -> String {
    var spec = APISpec()
    spec.server = server
    return spec.basePath
  }

  /// The API's version in the base path: `v4` of `/api/v4`.
  static func version(_ basePath: String) -> String? {
    guard let segment = basePath.split(separator: "/").last, segment.utf8.first == UInt8(ascii: "v"),
      segment.utf8.count > 1, segment.utf8.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    return String(segment)
  }

  /// Takes a prefix off the templates that begin with it, where others do not.
  /// - Parameter isSure: Whether samples or the project show that the prefix is the base path; else a line is changed only
  ///   where the rest of it is documented, too.
  private static func strip(_ prefix: [String], in pages: inout [ExtractedPage], isSure: Bool) {
    var others: Set<OperationID> = []
    var isWritten = false
    for page in pages.indices {
      for group in pages[page].groups.indices {
        for line in pages[page].groups[group].lines.indices {
          if begins(pages[page].groups[group].lines[line].template, prefix) {
            isWritten = true
          } else if !isSure {
            others.insert(pages[page].groups[group].lines[line].id)
          }
        }
      }
    }
    guard isWritten, isSure || !others.isEmpty else { return }
    for page in pages.indices {
      for group in pages[page].groups.indices {
        for line in pages[page].groups[group].lines.indices {
          guard begins(pages[page].groups[group].lines[line].template, prefix) else { continue }
          let listed = pages[page].groups[group].lines[line]
          var template = listed.template
          template.segments.removeFirst(prefix.count)
          guard isSure || others.contains(OperationID(listed.method, template)) else { continue }
          pages[page].groups[group].lines[line].template = template
        }
      }
    }
  }

  private static func begins(_ template: PathTemplate, _ prefix: [String]) -> Bool {
    template.segments.count > prefix.count
      && prefix.indices.allSatisfy { template.literal(at: $0) == prefix[$0] }
  }
}
