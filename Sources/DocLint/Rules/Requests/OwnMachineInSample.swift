import APIModel
import DocExtract

/// REQ111: a sample that calls the writer's own machine on a page whose samples call a server.
struct OwnMachineInSample: LintRule {
  let card = RuleCard(
    "REQ111", "own-machine-in-sample", severity: .info,
    summary: "A sample request to `localhost` on a page whose other samples call one server for the same API",
    why: "Who follows the page with that server in mind gets no answer; call it here, too.",
    bad: page(origin: "http://localhost:3000"), good: page(origin: "https://example.com"), status: .optional)

  private static func page(origin: String) -> String {
    """
    # Users API

    ## List users

    ```plaintext
    GET /users
    ```

    ```shell
    curl "https://example.com/users"
    curl "https://example.com/users?active=true"
    curl "https://example.com/users?page=2"
    curl "\(origin)/users?admin=true"
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.samples.contains(where: { Self.host(of: $0).map(SampleHostMismatch.isOwnMachine) == true }) else {
      return
    }
    /// How many samples call each server, and the first words of the paths that they call.
    var servers: [Substring: (count: Int, prefixes: Set<Substring>)] = [:]
    var own: [(index: Int, host: Substring)] = []
    for (index, sample) in page.page.samples.enumerated() {
      guard let url = sample.url, let host = Self.host(of: sample) else { continue }
      if SampleHostMismatch.isOwnMachine(host) {
        own.append((index, host))
      } else {
        servers[host, default: (0, [])].count += 1
        servers[host, default: (0, [])].prefixes.insert(Self.prefix(of: url.path))
      }
    }
    let total = servers.values.reduce(own.count) { $0 + $1.count }
    guard !own.isEmpty, let usual = servers.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
      usual.value.count >= 3, usual.value.count * 2 > total
    else { return }
    // The rare ones among all the docs' samples have a rule of their own, REQ109.
    let habits = page.docs.habits
    let rare = habits.usualHost.map { $0.count / 4 } ?? 0
    var places = BlockPlaces(page)
    for (index, host) in own where habits.hosts[host, default: 0] > rare {
      let sample = page.page.samples[index]
      guard let url = sample.curl.url, let path = sample.url?.path,
        usual.value.prefixes.contains(Self.prefix(of: path))
      else { continue }
      report.add(
        self, .own(String(host), String(usual.key)), at: places.range(of: host, in: url.range, block: sample.block),
        operation: sample.operation.flatMap(page.docs.operation))
    }
  }

  private static func host(of sample: PageSample) -> Substring? {
    sample.url.flatMap { SampleHabits.host(of: $0.origin) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func prefix(of path: String) -> Substring {
    path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1).first.map { Substring($0) } ?? ""
  }
}

extension LintMessage {
  fileprivate static func own(_ host: String, _ usual: String) -> LintMessage {
    "Host `\(host)` in a sample; most samples of the page call `\(usual)`"
  }
}
