import APIModel
import DocExtract

/// DEP104: a replacement that the docs do not know.
struct UnknownReplacement: LintRule {
  let card = RuleCard(
    "DEP104", "unknown-replacement", severity: .warning,
    summary: "A deprecation whose replacement is nowhere in the docs",
    why: "Who follows the advice sends an attribute that does not exist.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chatt` instead |
      | `chat` | string | no | The address in a chat |
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `skype` | string | no | Deprecated, will be removed in 16.0: use `chat` instead |
      | `chat` | string | no | The address in a chat |
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for thing in page.docs.deprecations(of: page.page.path) {
      guard let replacement = thing.deprecation.replacement, let range = thing.span.range else { continue }
      for name in replacement.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) {
        if thing.isNamed(name.hasPrefix(":") ? String(name.dropFirst()) : name) {
          report.add(
            self, .itself(thing.name), at: page.range(of: name, in: range) ?? range, operation: thing.operation)
          continue
        }
        guard !page.docs.knowsName(name), let meant = Spelling.nearest(name, in: names(thing.operation)) else {
          continue
        }
        report.add(
          self, .unknown(name, meant), at: page.range(of: name, in: range) ?? range, operation: thing.operation)
      }
    }
  }

  private func names(_ operation: Operation) -> Set<String> {
    var names = Set(operation.parameters.map(\.name))
    for schema in operation.responses.compactMap(\.schema) {
      for property in schema.properties + (schema.items?.schema.properties ?? []) { names.insert(property.name) }
    }
    return names
  }
}

extension DeprecatedThing {
  fileprivate func isNamed(_ name: String) -> Bool {
    switch kind {
    case .parameter(let own), .attribute(let own): own == name
    // A value may well give way to an attribute of its name.
    case .operation, .parameterValue, .attributeValue: false
    }
  }
}

extension LintMessage {
  fileprivate static func itself(_ name: String) -> LintMessage { "\(name) is to be replaced by itself" }

  fileprivate static func unknown(_ name: String, _ meant: String) -> LintMessage {
    "Replacement `\(name)` is nowhere in the docs; did you mean `\(meant)`?"
  }
}
