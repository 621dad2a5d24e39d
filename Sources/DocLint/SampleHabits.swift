import APIModel
import DocExtract

/// What the samples of all pages usually do.
struct SampleHabits: Sendable {
  /// How often each header is sent, by its name in lower case.
  let headers: [String: Int]
  /// How many samples show the base path as it is, and how many with another version.
  let versions: (usual: Int, other: Int)
  let contentTypes: ContentTypes
  /// How many samples call each host with and without encryption.
  private let schemes: [Substring: (secure: Int, other: Int)]
  /// How many samples call each host, its port included.
  let hosts: [Substring: Int]
  /// The host that nearly all samples call, where there are enough to tell.
  let usualHost: (name: String, count: Int)?

  init(_ pages: [ExtractedPage], base: [Substring]) {
    var headers: [String: Int] = [:]
    var versions = (usual: 0, other: 0)
    var schemes: [Substring: (secure: Int, other: Int)] = [:]
    let marker = "/" + base.joined(separator: "/") + "/"
    for sample in pages.lazy.flatMap(\.samples) {
      if base.last?.isAPIVersion == true, let path = sample.url?.path {
        if path.hasPrefix(marker) { versions.usual += 1 } else { versions.other += 1 }
      }
      for header in sample.curl.headers {
        guard let colon = header.text.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
        headers[header.text[..<colon].lowercased(), default: 0] += 1
      }
      guard let origin = sample.url?.origin else { continue }
      if origin.hasPrefix("https://") {
        schemes[Substring(origin.utf8.dropFirst(8)), default: (0, 0)].secure += 1
      } else if origin.hasPrefix("http://") {
        schemes[Substring(origin.utf8.dropFirst(7)), default: (0, 0)].other += 1
      }
    }
    self.headers = headers
    self.versions = versions
    self.schemes = schemes
    contentTypes = ContentTypes(pages.lazy.flatMap(\.samples))
    hosts = schemes.mapValues { $0.secure + $0.other }
    let total = hosts.values.reduce(0, +)
    let most = hosts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    usualHost = most.flatMap { $0.value >= 4 && $0.value * 4 >= total * 3 ? (String($0.key), $0.value) : nil }
  }

  /// `example.com` of `https://example.com`.
  static func host(of origin: some StringProtocol) -> Substring? {
    let text = Substring(origin)
    if text.begins(with: "https://") { return Substring(text.utf8.dropFirst(8)) }
    return text.begins(with: "http://") ? Substring(text.utf8.dropFirst(7)) : nil
  }

  /// Whether any sample of the docs calls a host with `https`.
  func callsSecurely(_ host: Substring) -> Bool { (schemes[host]?.secure ?? 0) > 0 }

  /// Whether nearly all samples of the docs call a host with `https`.
  func isSecure(_ host: Substring) -> Bool {
    guard let count = schemes[host] else { return false }
    return count.secure >= 20 && count.secure >= count.other * 6
  }

}

/// How many samples with a JSON body name its content type, and how many do not.
struct ContentTypes: Sendable {
  var with = 0
  var without = 0

  init(_ samples: some Sequence<PageSample>) {
    for sample in samples where sample.curl.data.contains(where: { $0.text.looksLikeJSONObject }) {
      if sample.curl.header("Content-Type") == nil { without += 1 } else { with += 1 }
    }
  }
}
