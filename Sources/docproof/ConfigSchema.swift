import APIModel
import SpecDiff

/// The keys of `.docproof.yml`: the only list of them, from which the reader and the published JSON Schema are made.
enum ConfigSchema {
  struct Key: Sendable {
    var name: String
    var description: String
    var value: JSONValue
  }

  private static let selectors: JSONValue = [
    "description": "Codes, names or prefixes of rules, `recommended` or `all`",
    "oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]],
  ]

  private static let severities: JSONValue = ["enum": ["error", "warning", "info"]]

  private static let severity: JSONValue = ["type": "object", "additionalProperties": severities]

  static let overrideKeys: [Key] = [
    Key(
      name: "paths", description: "Pages by patterns as in .gitignore, relative to the docs",
      value: ["oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"], "minItems": 1]]]),
    Key(name: "select", description: "Rules that run there in addition", value: selectors),
    Key(name: "ignore", description: "Rules that do not run there", value: selectors),
    Key(name: "severity", description: "The severity of rules there", value: severity),
  ]

  private static let texts: JSONValue = [
    "oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]
  ]

  static let leadInKeys: [Key] = [
    Key(name: "request", description: "Texts before a table or an example of what is sent", value: texts),
    Key(name: "response", description: "Texts before a table or an example of what is returned", value: texts),
  ]

  /// The kinds of change as `--list-kinds` names them, and as reports do.
  static var changeKinds: [String] {
    let rows = Compatibility.allCases.map(\.rawValue)
    return rows + ChangeKind.allCases.map(\.rawValue).filter { !rows.contains($0) }
  }

  static let keys: [Key] = [
    Key(name: "select", description: "The rules that run", value: selectors),
    Key(name: "ignore", description: "Rules that do not run", value: selectors),
    Key(name: "severity", description: "The severity of rules, by code, name or prefix", value: severity),
    Key(
      name: "overrides", description: "What is different for some pages; a later one counts",
      value: ["type": "array", "items": object(overrideKeys, required: ["paths"])]),
    Key(
      name: "target-version", description: "The version that the docs are for: what should be gone by then is reported",
      value: ["type": ["string", "number"]]),
    Key(
      name: "base-path", description: "The path before all documented ones, where samples do not show it",
      value: ["type": "string"]),
    Key(
      name: "columns", description: "Titles of table columns that only these docs have, with the usual title of each",
      value: ["type": "object", "additionalProperties": ["type": "string"]]),
    Key(
      name: "lead-ins", description: "Texts of these docs that say whether what follows is sent or returned",
      value: object(leadInKeys, required: [])),
    Key(name: "exclude", description: "Pages that are left out, by patterns as in .gitignore", value: texts),
    Key(name: "fail-on", description: "The exit code is 1 from this severity on", value: severities),
    Key(
      name: "verdicts",
      description: "What kinds of change mean to this project; `docproof diff --list-kinds` names them",
      value: [
        "type": "object", "propertyNames": ["enum": .array(changeKinds.map { .string($0) })],
        "additionalProperties": ["enum": ["breaking", "risky", "safe"]],
      ]),
    Key(name: "baseline", description: "A file of known findings, which are not reported", value: ["type": "string"]),
  ]

  /// The JSON Schema (draft 2020-12) as a file.
  static var text: String {
    guard case .object(let body) = object(keys, required: []) else { return "" }
    var root = JSONObject()
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["title"] = "docproof configuration"
    root["description"] = .string("What `\(ConfigFile.name)` may say")
    for (name, value) in body.members { root[name] = value }
    return JSONValue.object(root).text(indent: 2) + "\n"
  }

  private static func object(_ keys: [Key], required: [String]) -> JSONValue {
    var properties = JSONObject()
    for key in keys {
      var value = JSONObject()
      value["description"] = .string(key.description)
      if case .object(let own) = key.value {
        for (name, inner) in own.members where name != "description" { value[name] = inner }
      }
      properties[key.name] = .object(value)
    }
    var object = JSONObject()
    object["type"] = "object"
    object["additionalProperties"] = false
    if !required.isEmpty { object["required"] = .array(required.map { .string($0) }) }
    object["properties"] = .object(properties)
    return .object(object)
  }
}
