import APIModel

@testable import DocExtract

/// Reads pages that are given as text.
func extract(_ pages: String...) async -> Extraction {
  var files: [DocsFolder.File] = []
  for (number, page) in pages.enumerated() {
    files.append(DocsFolder.File(path: "page\(number + 1).md", bytes: Array(page.utf8)))
  }
  return await Extraction.extract(files)
}

func operations(_ page: String) async -> [String] { await extract(page).spec.operations.map(\.name) }

/// A parameter in one line: location, name, types, requirement, default and values.
func describe(_ parameter: Parameter) -> String {
  var text = "\(parameter.location.rawValue) \(parameter.name): \(parameter.schema.types.names.joined(separator: "|"))"
  switch parameter.requirement {
  case .required: text += " required"
  case .optional: text += " optional"
  case .conditional(let words): text += " if(\(words))"
  case .unstated: break
  }
  if let value = parameter.defaultValue { text += " =\(value)" }
  if let enumeration = parameter.schema.enumeration {
    text += " {\(enumeration.values.map(\.value).joined(separator: ","))}"
  }
  return text
}

/// A spec as a few lines: each operation, its parameters, its answers with the attributes of their bodies.
func summary(_ page: String, path: String = "page.md") async -> String {
  let spec = await Extraction.extract([DocsFolder.File(path: path, bytes: Array(page.utf8))]).spec
  return summary(spec)
}

func summary(_ spec: APISpec) -> String {
  var lines: [String] = []
  for operation in spec.operations {
    lines.append(operation.name)
    lines += operation.parameters.map { "  \(describe($0))" }
    for response in operation.responses
    where response.isStatusDocumented || response.schema != nil || !response.examples.isEmpty {
      var line = "  -> \(response.status)"
      if let type = response.mediaType, type != "application/json" { line += " \(type)" }
      if let schema = response.schema { line += " \(outline(schema, depth: 0))" }
      lines.append(line)
    }
  }
  return lines.joined(separator: "\n")
}

/// `{id: integer, tags?: [string]}`
private func outline(_ schema: Schema, depth: Int) -> String {
  var parts: [String] = []
  for type in schema.types.names {
    switch type {
    case "object" where depth < 5 && !schema.properties.isEmpty:
      let members = schema.properties.map {
        "\($0.name)\($0.isRequired ? "" : "?"): \(outline($0.schema, depth: depth + 1))"
      }
      parts.append("{\(members.joined(separator: ", "))}")
    case "array": parts.append("[\(schema.items.map { outline($0.schema, depth: depth + 1) } ?? "")]")
    default: parts.append(type)
    }
  }
  return parts.joined(separator: "|") + (schema.isNullable ? "?" : "")
}
