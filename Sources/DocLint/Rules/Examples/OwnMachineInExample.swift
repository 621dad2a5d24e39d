import APIModel
import DocExtract

/// EXA239: `"web_url": "http://localhost:3000/ada"`.
struct OwnMachineInExample: LintRule {
  let card = RuleCard(
    "EXA239", "own-machine-in-example", severity: .info,
    summary: "A URL of the writer's own machine in an example, where the page's samples call a server",
    why: "The answer does not come from the server that the sample asks; readers wonder whether it is a setting.",
    bad: page("http://localhost:3000"), good: page("https://example.com"), status: .optional)

  private static func page(_ origin: String) -> String {
    """
    # Users API

    `GET /users`

    ```shell
    curl "https://example.com/users"
    ```

    Example response:

    ```json
    [{"id": 1, "web_url": "\(origin)/ada"}]
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds(anyOf: "\"http://localhost", "\"http://127.0.0.1", "\"http://0.0.0.0") else { return }
    var servers = 0
    var own = 0
    for sample in page.page.samples {
      guard let url = sample.url, let host = SampleHabits.host(of: url.origin), !host.isEmpty else { continue }
      if SampleHostMismatch.isOwnMachine(host) { own += 1 } else { servers += 1 }
    }
    guard servers > 0, servers >= 4 * own else { return }
    for body in page.page.bodies where body.role == .response {
      guard let document = body.json?.document, mayHoldOwn(document.bytes), let root = document.root else { continue }
      var left = [root]
      var looked = 0
      var map: LiteralMap?
      while let node = left.popLast(), looked < 2000 {
        looked += 1
        switch node.kind {
        case .array: left += node.items
        case .object: left += node.members.map(\.value)
        case .string where isOwn(node.document.bytes[node.range]):
          let offsets =
            node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound
          let known = map ?? LiteralMap(page.document, block: body.block)
          map = known
          report.add(self, .own(), at: known.range(offsets))
        default: break
        }
      }
    }
  }

  private func mayHoldOwn(_ text: [UInt8]) -> Bool {
    text.holds("\"http://localhost") || text.holds("\"http://127.0.0.1") || text.holds("\"http://0.0.0.0")
  }

  /// - Parameter text: A string with its quotes.
  private func isOwn(_ text: ArraySlice<UInt8>) -> Bool {
    let url = text.dropFirst()
    guard url.begins(with: "http://") else { return false }
    let host = url.dropFirst(7).prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\"")
    }
    return ["localhost", "127.0.0.1", "0.0.0.0"].contains { host.elementsEqual($0.utf8) }
  }
}

extension LintMessage {
  fileprivate static func own() -> LintMessage { "URL of one's own machine, where the page's samples call a server" }
}
