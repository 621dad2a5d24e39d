import APIModel
import DocExtract

/// EXA207: a request example without an attribute that is required.
struct RequestLacksRequired: LintRule {
  let card = RuleCard(
    "EXA207", "request-lacks-required", severity: .warning,
    summary: "A request example without an attribute that its row calls required",
    why: "Who sends the example gets an error, or the row is wrong.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      Example of a request body:

      ```json
      {"name": "Ada"}
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      Example of a request body:

      ```json
      {"name": "Ada", "email": "ada@example.com"}
      ```
      """)

  private static let credentials: Set = [
    "token", "access_token", "auth_token", "api_token", "api_key", "apikey", "key",
  ]

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      guard let operation = page.operations(of: group).first, operation.method.carriesBody,
        page.operations(of: group).count == 1
      else { continue }
      for body in page.bodies(of: group) where body.role == .request {
        guard let root = body.json?.document.root, root.kind == .object, body.json?.isValid == true else { continue }
        let names = Set(root.members.map(\.name))
        let parameters = operation.parameters.filter { $0.location == .body }
        // An example that shares nothing with the table is of something else.
        guard parameters.contains(where: { names.contains($0.name) }) else { continue }
        let missing = parameters.filter {
          $0.requirement == .required && page.rootName($0.name) == $0.name
            && !names.contains($0.name) && !$0.name.utf8.contains(UInt8(ascii: "."))
            // A header proves who calls as well.
            && !Self.credentials.contains($0.name)
        }
        guard !missing.isEmpty else { continue }
        // An object in it has them all: they are its own.
        if missing.count > 1, root.holdsInOneObject(missing.map(\.name)) { continue }
        if root.itemHoldsSome(of: missing.map(\.name)) { continue }
        // Sent under another name: that is another rule's.
        if missing.count == 1, page.renamedKey(in: group)?.parameter.name == missing.first?.name { continue }
        let offset = root.range.lowerBound + body.offsets.lowerBound
        report.add(
          self, .lacks(missing.map(\.name)),
          at: LiteralMap(page.document, block: body.block).range(offset..<offset + 1), operation: operation,
          notes: missing.prefix(4).map { Finding.Note("required here", span: $0.span) })
      }
    }
  }

}

extension JSONNode {
  /// Whether an object further in has members of all these names.
  func holdsInOneObject(_ names: [String]) -> Bool {
    var left: [JSONNode] = [self]
    var looked = 0
    while let node = left.popLast(), looked < 200 {
      looked += 1
      switch node.kind {
      case .array: left += node.items
      case .object:
        if names.allSatisfy({ node.member($0) != nil }) { return true }
        left += node.members.map(\.value).filter { $0.kind == .object || $0.kind == .array }
      default: break
      }
    }
    return false
  }

  /// Whether an object in an array has at least two members of these names: tables of several kinds of objects tell
  /// them, and no one object has them all.
  func itemHoldsSome(of names: [String]) -> Bool {
    guard names.count > 1 else { return false }
    var left: [(node: JSONNode, isItem: Bool)] = [(self, false)]
    var looked = 0
    while let (node, isItem) = left.popLast(), looked < 200 {
      looked += 1
      switch node.kind {
      case .array: left += node.items.map { ($0, true) }
      case .object:
        if isItem, names.count(where: { node.member($0) != nil }) > 1 { return true }
        left += node.members.map(\.value).filter { $0.kind == .object || $0.kind == .array }.map { ($0, false) }
      default: break
      }
    }
    return false
  }
}

extension LintMessage {
  fileprivate static func lacks(_ names: [String]) -> LintMessage {
    let list = names.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return LintMessage(
      stringLiteral: "Request example lacks \(list), which \(names.count == 1 ? "is" : "are") required")
  }
}
