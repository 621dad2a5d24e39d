import APIModel
import DocExtract

/// TAB223: a type for one value in a row whose description tells of a list or a flag.
struct TypeContradictsDescription: LintRule {
  let card = RuleCard(
    "TAB223", "type-contradicts-description", severity: .warning,
    summary: "A parameter typed as a single value whose description begins with an array, or as a text that is a flag",
    why: "Clients send the type, and the server wants what the description says.",
    bad: page("string"), good: page("array"))

  private static func page(_ type: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a user", listing: "POST /users",
        rows: ["`name` | string | yes | The name", "`roles` | \(type) | no | Array of role names to give to the user"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var hasFlags: Bool?
    var sent: [OperationID: Set<String>]?
    for documented in page.documented {
      for own in documented.parameters {
        guard let text = own.parameter.description, let written = own.parameter.writtenType,
          let first = text.utf8.first, first.isOne(of: "aAlLsSwWiIT"),
          let types = page.schema(ofType: written)?.types, let row = own.parameter.span?.range
        else { continue }
        if types == .array, Self.isOfOne(text, own.parameter.name) {
          report.add(
            self, .one(own.parameter.name), at: page.range(of: text, in: row) ?? row, operation: documented.operation)
          continue
        }
        let meant: String
        if Self.isOfMany(text, types) {
          meant = "array"
        } else if types == .string || types == .integer, Self.isFlag(text, types) {
          let known =
            hasFlags
            ?? page.documented.contains { $0.parameters.contains { $0.parameter.schema.types == .boolean } }
          hasFlags = known
          guard known || ["true", "false"].contains(own.parameter.defaultValue) else { continue }
          meant = "boolean"
        } else {
          continue
        }
        // What a sample sends in the shape of the type speaks for it.
        let known = sent ?? Self.sent(page)
        sent = known
        if own.parameter.schema.enumeration != nil
          || known[documented.operation.id]?.contains(own.parameter.name) == true
        {
          continue
        }
        let place = page.range(of: written, in: row) ?? row
        report.add(self, .other(own.parameter.name, written, meant), at: place, operation: documented.operation)
      }
    }
  }

  /// "The ID of a user" of `user_ids`.
  private static func isOfOne(_ text: String, _ name: String) -> Bool {
    guard name.hasSuffix("_ids") || name.hasSuffix("_ids[]"),
      text.hasPrefix("The ID of a ") || text.hasPrefix("The ID of the ")
    else { return false }
    let lower = text.lowercased()
    guard
      !["(s)", "list", "array", "each", "every", "comma", "multiple", "several", "ids", " or "].contains(where: {
        lower.holds($0)
      })
    else { return false }
    // "The ID of the users": one word of many is enough.
    return !text.split(separator: " ").dropFirst(4).prefix(2).contains { $0.hasSuffix("s") }
  }

  private static let manyStarts: [StaticString] = ["array of ", "an array of ", "arrays of ", "array containing "]

  /// Whether a description begins with an array, or with a list that a number can't hold.
  private static func isOfMany(_ text: String, _ types: SchemaTypes) -> Bool {
    guard types == .string || types == .integer || types == .number || types == .boolean else { return false }
    let isArray = text.begins(withAnyOf: manyStarts)
    let isList = types != .string && text.begins(withAnyOf: ["list of ", "a list of "])
    guard isArray || isList else { return false }
    let lower = text.lowercased()
    return !["eparated", "comma", "delimit", "json", "string", "encoded", "serial", "bytes", "base64", " or "].contains
    {
      lower.holds($0)
    }
  }

  private static let flagStarts: [StaticString] = [
    "whether ", "if true", "if `true`", "set to `true` to ", "set to true to ", "set this to true to ",
    "set this to `true` to ",
  ]

  private static func isFlag(_ text: String, _ types: SchemaTypes) -> Bool {
    guard text.begins(withAnyOf: flagStarts) else { return false }
    // More than two values, "Whether to use `http` or `https`".
    let codes = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
    return codes.allSatisfy { ["true", "false"].contains($0.element) }
      && (types == .string || !text.utf8.contains(where: \.isDigit))
      && !text.begins(withAnyOf: ["whether the "]) && !text.holds(" or ")
  }

  /// What the samples of each operation send in queries and forms.
  private static func sent(_ page: LintedPage) -> [OperationID: Set<String>] {
    var sent: [OperationID: Set<String>] = [:]
    for (sample, fields) in zip(page.page.samples, page.sampleFields) {
      guard let operation = sample.operation else { continue }
      sent[operation, default: []].formUnion(fields.map(\.name))
    }
    return sent
  }
}

extension LintMessage {
  fileprivate static func one(_ name: String) -> LintMessage {
    "`\(name)` takes an array, and its description tells of one ID"
  }

  fileprivate static func other(_ name: String, _ type: String, _ meant: String) -> LintMessage {
    "`\(name)` is \(type), and its description is that of \(meant == "array" ? "an array" : "a boolean")"
  }
}
