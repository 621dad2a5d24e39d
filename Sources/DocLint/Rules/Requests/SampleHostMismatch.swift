import APIModel
import DocExtract

/// REQ109: a sample that calls another host than all others do.
struct SampleHostMismatch: LintRule {
  let card = RuleCard(
    "REQ109", "sample-host-mismatch", severity: .warning,
    summary: "A sample request to a misspelt host, or to the writer's own machine, where the others share one",
    why: "Who follows the docs with one host in mind sends this request nowhere.",
    bad: page(host: "exmaple.com"), good: page(host: "example.com"))

  private static func page(host: String) -> String {
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
    curl "https://example.com/users?page=3"
    curl "https://example.com/users?page=4"
    curl "https://\(host)/users?admin=true"
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard let usual = page.docs.habits.usualHost else { return }
    // Docs that call the reader's own machine may name several ports of it.
    guard !Self.isOwnMachine(usual.name[...]) else { return checkPorts(usual, page, &report) }
    var started = StartedPorts()
    let callsUsual = page.page.samples.contains { sample in
      sample.url.flatMap { SampleHabits.host(of: $0.origin) } == usual.name[...]
    }
    for (sample, target) in zip(page.page.samples, page.targets) {
      guard let url = sample.curl.url, let host = sample.url.flatMap({ SampleHabits.host(of: $0.origin) }),
        host != usual.name[...], !host.isEmpty
      else { continue }
      let isSlip =
        page.docs.habits.hosts[host, default: 0] <= 2
        && Spelling.isOneSlip(Array(host.utf8), Array(usual.name.utf8))
        && !Spelling.differsInNumber(host, usual.name) && Self.port(host) == Self.port(usual.name[...])
      let isRare = page.docs.habits.hosts[host, default: 0] * 4 <= usual.count
      // Another product's page in the same folder has its own paths and a host of its own.
      let isOfSameAPI = callsUsual || (target.hasBase && target.version == nil && !page.docs.base.isEmpty)
      guard
        isSlip
          || isRare && isOfSameAPI && Self.isOwnMachine(host) && !isForwarded(sample, page)
            && !started.holds(host, page)
      else { continue }
      let range = page.range(of: host, in: url.range, block: sample.block)
      report.add(
        self, isSlip ? .misspelt(String(host), usual.name) : .own(String(host), usual.name), at: range,
        fix: LintFix("Write `\(usual.name)`", [LintFix.Edit(range, usual.name)], isSafe: false))
    }
  }

  /// Whether a command beside the sample leads a port of the reader's machine to the server.
  private func isForwarded(_ sample: PageSample, _ page: LintedPage) -> Bool {
    let block = page.document.buffer[page.document.blocks[sample.block].literal.bounds]
    return block.holds("port-forward") || block.holds("ssh -L") || block.holds("ssh -N")
  }

  /// The ports that a page has the reader start a server on: "port 5000", `-p 5000:80`, `--port 5000`.
  private struct StartedPorts {
    private var known: [Substring: Bool] = [:]
    /// For each the page is looked through; beyond these nothing is said.
    private static let maximum = 20

    mutating func holds(_ host: Substring, _ page: LintedPage) -> Bool {
      guard let port = SampleHostMismatch.port(host)?.dropFirst(), port.utf8.count >= 2 else { return false }
      if let isStarted = known[port] { return isStarted }
      guard known.count < Self.maximum else { return true }
      let text = page.document.source.bytes[...]
      let isStarted = ["port \(port)", "-p \(port)", "port=\(port)", "PORT=\(port)"].contains {
        text.firstRange(ofBytes: Array($0.utf8)) != nil
      }
      known[port] = isStarted
      return isStarted
    }
  }

  /// One sample of a documented operation with another port than all others.
  private func checkPorts(_ usual: (name: String, count: Int), _ page: LintedPage, _ report: inout LintReport) {
    guard usual.count >= 3, page.docs.habits.hosts.count == 2, Self.port(usual.name[...]) != nil else { return }
    for (sample, target) in zip(page.page.samples, page.targets) where target.verdict == .own {
      guard let url = sample.curl.url, let host = sample.url.flatMap({ SampleHabits.host(of: $0.origin) }),
        host != usual.name[...], page.docs.habits.hosts[host] == 1, Self.port(host) != nil,
        host.prefix(while: { $0 != ":" }) == usual.name.prefix(while: { $0 != ":" })
      else { continue }
      let range = page.range(of: host, in: url.range, block: sample.block)
      report.add(
        self, .misspelt(String(host), usual.name), at: range,
        fix: LintFix("Write `\(usual.name)`", [LintFix.Edit(range, usual.name)], isSafe: false))
    }
  }

  private static func port(_ host: Substring) -> Substring? {
    host.firstIndex(of: ":").map { host[$0...] }
  }

  /// RFC 6761 §6.3, RFC 1122 §3.2.1.3.
  static func isOwnMachine(_ host: Substring) -> Bool {
    ownMachines.contains { name in
      host.begins(with: name)
        && host.utf8.dropFirst(name.utf8CodeUnitCount).first ?? UInt8(ascii: ":") == UInt8(ascii: ":")
    }
  }

  private static let ownMachines: [StaticString] = ["localhost", "127.0.0.1", "0.0.0.0"]
}

extension LintMessage {
  fileprivate static func misspelt(_ host: String, _ usual: String) -> LintMessage {
    "Host `\(host)` in a sample; did you mean `\(usual)`, as in the others?"
  }

  fileprivate static func own(_ host: String, _ usual: String) -> LintMessage {
    "Host `\(host)` in a sample; the others call `\(usual)`"
  }
}
