import APIModel

/// What tables, lists and the text say of parameters, statuses and response attributes.
extension SpecAssembler {
  mutating func addFacts(_ page: Int, _ group: Int) {
    let lines = pages[page].groups[group].documented
    guard !lines.isEmpty, let facts = pages[page].facts?.group(group) else { return }
    let file = pages[page].file
    let illustrations = pages[page].groups[group].illustrations
    if lines.count == 1, illustrations.isEmpty {
      guard let at = index[lines[0].id] else { return }
      let placement = placement(at, own: lines, groupPlaceholders: [])
      add(facts, file, placement, to: at)
      addStatuses(facts, to: at)
      return
    }
    let byID = Dictionary(grouping: lines + illustrations, by: \.id)
    let placeholders = Set(lines.flatMap(\.listing.placeholders))
    var seen: Set<OperationID> = []
    for line in lines {
      let id = line.id
      guard seen.insert(id).inserted, let at = index[id] else { continue }
      let placement = placement(at, own: byID[id] ?? [line], groupPlaceholders: placeholders)
      add(facts, file, placement, to: at)
    }
    for id in facts.rest.statuses.isEmpty ? [] : seen.sorted() {
      if let at = index[id] { addStatuses(facts, to: at) }
    }
  }

  private func placement(_ at: Int, own: [ListedOperation], groupPlaceholders: Set<String>) -> ParameterPlacement {
    ParameterPlacement(
      method: spec.operations[at].method, samples: spec.operations[at].samples, known: spec.operations[at].parameters,
      placeholders: spec.operations[at].path.placeholders, own: own, groupPlaceholders: groupPlaceholders)
  }

  private mutating func add(
    _ facts: PageFacts.Group, _ file: SourceFile, _ placement: ParameterPlacement, to operation: Int
  ) {
    let rest = facts.rest
    merge(placement.parameters(facts.entries, in: file, named: rest.named), into: operation)
    if rest.namesSome { partlyNamed.insert(operation) }
    for response in rest.responses { addStatus(response, to: operation) }
    if !rest.properties.isEmpty { tableProperties[operation, default: []] += rest.properties }
  }

  private mutating func addStatuses(_ facts: PageFacts.Group, to operation: Int) {
    for status in facts.rest.statuses where spec.operations[operation].response(status.code) == nil {
      var response = Response(status: status.code, isStatusDocumented: true, span: status.span)
      response.description = status.text
      spec.operations[operation].responses.append(response)
    }
  }

  struct ParameterKey: Hashable {
    var name: String
    var location: Parameter.Location
  }

  mutating func merge(_ parameters: [Parameter], into operation: Int) {
    if parameters.isEmpty { return }
    let known = spec.operations[operation].parameters.count
    // Few are searched faster than hashed.
    if known + parameters.count <= 40 {
      if known == 0, Self.areDistinct(parameters) {
        spec.operations[operation].parameters = parameters
        return
      }
      for parameter in parameters {
        var position = 0
        let count = spec.operations[operation].parameters.count
        while position < count {
          if spec.operations[operation].parameters[position].location == parameter.location,
            spec.operations[operation].parameters[position].name == parameter.name
          {
            break
          }
          position += 1
        }
        if position < count {
          Self.merge(parameter, into: &spec.operations[operation].parameters[position])
        } else {
          spec.operations[operation].parameters.append(parameter)
        }
      }
      return
    }
    var positions: [ParameterKey: Int] = [:]
    for (position, parameter) in spec.operations[operation].parameters.enumerated() {
      positions[ParameterKey(name: parameter.name, location: parameter.location)] = position
    }
    for parameter in parameters {
      let key = ParameterKey(name: parameter.name, location: parameter.location)
      if let known = positions[key] {
        Self.merge(parameter, into: &spec.operations[operation].parameters[known])
      } else {
        positions[key] = spec.operations[operation].parameters.count
        spec.operations[operation].parameters.append(parameter)
      }
    }
  }

  /// Whether no two are of one name and place.
  private static func areDistinct(_ parameters: [Parameter]) -> Bool {
    for at in parameters.indices {
      for other in 0..<at
      where parameters[other].location == parameters[at].location && parameters[other].name == parameters[at].name {
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
  mutating func addStatus(_ response: Response, to operation: Int) {
    if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == response.status }) {
      let isDocumented = spec.operations[operation].responses[known].isStatusDocumented
      if isDocumented, spec.operations[operation].responses[known].description != nil { return }
      spec.operations[operation].responses[known] = response
    } else {
      spec.operations[operation].responses.append(response)
    }
  }
}
