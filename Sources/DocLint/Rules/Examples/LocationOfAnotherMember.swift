import APIModel
import DocExtract

/// EXA226: a `Location` header that leads to another member than the body below it shows.
struct LocationOfAnotherMember: LintRule {
  let card = RuleCard(
    "EXA226", "location-of-another-member", severity: .warning,
    summary: "A `Location` header in an example answer that ends in another ID than the body below it has",
    why: "Readers can't tell whether the new member is where the header says.",
    bad: page("8"), good: page("7"))

  private static func page(_ id: String) -> String {
    """
    # Users API

    ## Create a user

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `name` | string | yes | The name of the user |

    Example response:

    ```http
    HTTP/1.1 201 Created
    Location: https://example.com/users/\(id)
    Content-Type: application/json

    {"id": 7, "name": "Ada"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for body in page.page.bodies where body.role == .response && body.status == 201 && body.offsets.lowerBound > 0 {
      guard let object = body.json?.document.root?.unwrapped, let id = object.member("id"),
        id.kind == .number || id.kind == .string
      else { continue }
      let shown = id.string ?? id.source
      for header in page.document.dumpHeaders(of: body.block) where header.line.lowercased().hasPrefix("location:") {
        let path = header.line.dropFirst("location:".utf8.count).trimmed.prefix { $0 != "?" && $0 != "#" }
        guard let last = path.split(separator: "/").last, Self.isMember(last),
          case let segments = path.split(separator: "/").map({ PercentEncoding.decode(String($0)) }),
          // The header may have a name, or a member of the body below its own.
          !segments.contains(shown), !Self.shows(segments.last ?? "", object)
        else { continue }
        report.add(
          self, .other(String(last), shown), at: page.range(of: String(last), in: header.range) ?? header.range,
          operation: body.group.flatMap { page.operations(of: $0).first })
      }
    }
  }

  /// Whether a segment is plain: no placeholder, nothing cut off.
  private static func isMember(_ segment: Substring) -> Bool {
    segment.utf8.allSatisfy { $0.isWord || $0.isOne(of: "-.%") } && !segment.holds("..")
  }

  private static func shows(_ text: String, _ object: JSONNode) -> Bool {
    object.members.contains { member in
      let value = member.value.string ?? member.value.source
      return value == text || member.value.kind == .string && value.hasSuffix("/" + text)
    }
  }
}

extension LintMessage {
  fileprivate static func other(_ last: String, _ id: String) -> LintMessage {
    "`Location` leads to `\(last)`, the body shows `\(id)`"
  }
}
