import APIModel

/// What tables, lists and the text say of parameters, statuses and response attributes.
extension SpecAssembler {
  /// Adds what some pages document, operation by operation: none depends on another one.
  mutating func addFacts(of range: Range<Int>) async {
    var documentation: [Int: [Documentation]] = [:]
    for page in range {
      for group in pages[page].groups.indices { addDocumentation(page, group, to: &documentation) }
    }
    let operations = documentation.sorted { $0.key < $1.key }.map {
      DocumentedOperation(number: $0.key, operation: spec.operations[$0.key], documentation: $0.value)
    }
    for documented in await Self.read(consume operations) {
      let at = documented.number
      spec.operations[at] = documented.operation
      if documented.isPartlyNamed { partlyNamed.insert(at) }
      if !documented.properties.isEmpty { tableProperties[at, default: []] += documented.properties }
    }
  }

  private static func read(_ operations: [DocumentedOperation]) async -> [DocumentedOperation] {
    await InParts.map(operations.count) { range in
      range.map { at in
        var documented = operations[at]
        documented.addDocumentation()
        return documented
      }
    }
  }

  /// What a group of a page documents of one operation.
  struct Documentation: Sendable {
    let file: SourceFile
    let facts: PageFacts.Group
    /// The lines of the group that name the operation, in this page's spelling.
    let own: [ListedOperation]
    /// The placeholders of all lines of the group.
    let groupPlaceholders: Set<String>
  }

  private func addDocumentation(_ page: Int, _ group: Int, to documentation: inout [Int: [Documentation]]) {
    let lines = pages[page].groups[group].documented
    guard !lines.isEmpty, let facts = pages[page].facts?.group(group) else { return }
    let file = pages[page].file
    let illustrations = pages[page].groups[group].illustrations
    if lines.count == 1, illustrations.isEmpty {
      guard let at = index[lines[0].id] else { return }
      documentation[at, default: []].append(
        Documentation(file: file, facts: facts, own: lines, groupPlaceholders: []))
      return
    }
    let byID = Dictionary(grouping: lines + illustrations, by: \.id)
    let placeholders = Set(lines.flatMap(\.listing.placeholders))
    var seen: Set<OperationID> = []
    for line in lines {
      let id = line.id
      guard seen.insert(id).inserted, let at = index[id] else { continue }
      documentation[at, default: []].append(
        Documentation(file: file, facts: facts, own: byID[id] ?? [line], groupPlaceholders: placeholders))
    }
  }
}

/// An operation with what tables, lists and the text of all pages say of it.
struct DocumentedOperation: Sendable {
  let number: Int
  var operation: Operation
  let documentation: [SpecAssembler.Documentation]
  /// Whether the text names some fields of the body, and examples may show more.
  var isPartlyNamed = false
  /// The response attributes that tables and lists document.
  var properties: [Property] = []

  mutating func addDocumentation() {
    for part in documentation {
      let rest = part.facts.rest
      let placement = ParameterPlacement(
        method: operation.method, samples: operation.samples, known: operation.parameters,
        placeholders: operation.path.placeholders, own: part.own, groupPlaceholders: part.groupPlaceholders)
      merge(placement.parameters(part.facts.entries, in: part.file, named: rest.named))
      if rest.namesSome { isPartlyNamed = true }
      for response in rest.responses { addStatus(response) }
      properties += rest.properties
      addStatuses(rest.statuses)
    }
  }

  private mutating func addStatuses(_ statuses: [StatusReader.Status]) {
    for status in statuses where !operation.responses.contains(where: { $0.status == status.code }) {
      var response = Response(status: status.code, isStatusDocumented: true, span: status.span)
      response.description = status.text
      operation.responses.append(response)
    }
  }

  private struct ParameterKey: Hashable {
    var name: String
    var location: Parameter.Location
  }

  private mutating func merge(_ parameters: [Parameter]) {
    if parameters.isEmpty { return }
    let known = operation.parameters.count
    // Few are searched faster than hashed.
    if known + parameters.count <= 40 {
      if known == 0, Self.areDistinct(parameters) {
        operation.parameters = parameters
        return
      }
      for parameter in parameters {
        var position = 0
        let count = operation.parameters.count
        while position < count {
          if operation.parameters[position].location == parameter.location,
            operation.parameters[position].name == parameter.name
          {
            break
          }
          position += 1
        }
        if position < count {
          Self.merge(parameter, into: &operation.parameters[position])
        } else {
          operation.parameters.append(parameter)
        }
      }
      return
    }
    var positions: [ParameterKey: Int] = [:]
    for (position, parameter) in operation.parameters.enumerated() {
      positions[ParameterKey(name: parameter.name, location: parameter.location)] = position
    }
    for parameter in parameters {
      let key = ParameterKey(name: parameter.name, location: parameter.location)
      if let known = positions[key] {
        Self.merge(parameter, into: &operation.parameters[known])
      } else {
        positions[key] = operation.parameters.count
        operation.parameters.append(parameter)
      }
    }
  }

  /// Whether no two are of one name and place.
  private static func areDistinct(_ parameters: [Parameter]) -> Bool {
    for at in parameters.indices {
      // Most names differ in their length.
      let length = parameters[at].name.utf8.count
      for other in 0..<at
      where parameters[other].name.utf8.count == length && parameters[other].location == parameters[at].location
        && parameters[other].name == parameters[at].name
      {
        return false
      }
    }
    return true
  }

  private static func merge(_ parameter: Parameter, into merged: inout Parameter) {
    if merged.schema.types.isEmpty, merged.writtenType == nil {
      let values = merged.schema.enumeration
      merged.schema = parameter.schema
      merged.schema.enumeration = merged.schema.enumeration ?? values
      merged.writtenType = parameter.writtenType
    }
    if merged.requirement == .unstated || merged.description == nil {
      if parameter.requirement != .unstated { merged.requirement = parameter.requirement }
    }
    if merged.description == nil {
      merged.description = parameter.description
      merged.span = parameter.span ?? merged.span
    }
    merged.schema.enumeration = merged.schema.enumeration ?? parameter.schema.enumeration
    merged.defaultValue = merged.defaultValue ?? parameter.defaultValue
    merged.deprecation = merged.deprecation ?? parameter.deprecation
  }

  /// Adds a status that a table documents.
  private mutating func addStatus(_ response: Response) {
    if let known = operation.responses.firstIndex(where: { $0.status == response.status }) {
      let isDocumented = operation.responses[known].isStatusDocumented
      if isDocumented, operation.responses[known].description != nil { return }
      operation.responses[known] = response
    } else {
      operation.responses.append(response)
    }
  }
}
