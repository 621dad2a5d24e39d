import APIModel
import DocExtract

/// TAB215: the member of a path "to read" in an operation that deletes.
struct DescriptionOfAnotherAction: LintRule {
  let card = RuleCard(
    "TAB215", "description-of-another-action", severity: .warning,
    summary: "A parameter of a path that speaks of another action than the method does",
    why: "The row was copied from another operation; who reads it wonders what the operation does.",
    bad: RuleCard.page(
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id",
        rows: ["`id` | integer | yes | The ID of the user to read"])),
    good: RuleCard.page(
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id",
        rows: ["`id` | integer | yes | The ID of the user to delete"])))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for documented in page.documented {
      let operation = documented.operation
      for own in documented.parameters where own.parameter.location == .path {
        guard let description = own.parameter.description, description.holds(" to "),
          let verb = Self.verb(in: description)
        else { continue }
        let action = Self.action(of: operation)
        guard action.map({ Self.undoes(verb, $0) }) ?? Self.contradicts(verb, operation.method) else { continue }
        let row = own.parameter.span?.range
        report.add(
          self, .contradicts(verb, action.map { "/\($0)" } ?? operation.method.rawValue),
          at: row.flatMap { page.range(of: "to \(verb)", in: $0) } ?? row, operation: operation)
      }
    }
  }

  /// `read` of "The name of the key to read.": the last word of the first sentence.
  private static func verb(in description: String) -> String? {
    let sentence = description.utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") && $0 < 0x80 }
    let words = sentence.split { !$0.isLetter }.suffix(2)
    guard words.count == 2, words.first?.elementsEqual("to".utf8) == true else { return nil }
    return words.last.map { String(decoding: $0, as: UTF8.self) }
  }

  /// `destroy` of `PUT /tables/destroy/:id`: what the path says before the method does.
  private static func action(of operation: Operation) -> String? {
    guard operation.method != .get, operation.method != .delete else { return nil }
    return operation.path.segments.indices.reversed().lazy.compactMap { operation.path.literal(at: $0)?.lowercased() }
      .first { ["delete", "remove", "destroy", "create"].contains($0) }
  }

  private static func undoes(_ verb: String, _ action: String) -> Bool {
    switch verb {
    case "read", "get", "retrieve", "fetch", "show", "view", "list", "query", "update", "edit", "modify", "change": true
    case "create": action != "create"
    case "delete", "remove", "destroy": action == "create"
    default: false
    }
  }

  private static func contradicts(_ verb: String, _ method: HTTPMethod) -> Bool {
    switch verb {
    case "read", "get", "retrieve", "fetch", "show", "view", "list", "query": [.delete, .put, .patch].contains(method)
    case "delete", "remove", "destroy": method == .get
    case "create", "update", "edit", "modify", "change": method == .get || method == .delete
    default: false
    }
  }
}

extension LintMessage {
  fileprivate static func contradicts(_ verb: String, _ method: String) -> LintMessage {
    "\"to \(verb)\" in an operation with `\(method)`"
  }
}
