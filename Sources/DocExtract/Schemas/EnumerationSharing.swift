import APIModel

/// Gives a response attribute the values that a parameter of the same name and resource lists: `status` of a runner may
/// be what the `status` filter of the runners' list takes, as long as every example agrees.
enum EnumerationSharing {
  /// What a parameter lists, and the last words of its operation's path.
  private struct Source: Sendable {
    var words: [String]
    var operation: String
    var values: [EnumerationValue]
  }

  /// The values of the attributes of an answer, by their positions; of its items where it is a list.
  private struct Shared: Sendable {
    var response: Int
    var isOfItems: Bool
    var values: [(property: Int, values: Enumeration)]
  }

  static func share(in spec: inout APISpec) async {
    var known: [String: [Source]] = [:]
    for operation in spec.operations.indices {
      var words: [String]?
      for at in spec.operations[operation].parameters.indices {
        guard let values = values(of: spec.operations[operation].parameters, at) else { continue }
        let own = words ?? ResourcePool.words(of: spec.operations[operation].path)
        words = own
        known[spec.operations[operation].parameters[at].name, default: []].append(
          Source(words: own, operation: spec.operations[operation].name, values: values))
      }
    }
    guard !known.isEmpty else { return }
    for (at, shared) in await enumerations(known, for: spec.operations).enumerated() {
      for own in shared { apply(own, to: &spec.operations[at].responses[own.response]) }
    }
  }

  private static func enumerations(_ known: [String: [Source]], for operations: [Operation]) async -> [[Shared]] {
    await InParts.map(operations.count) { range in range.map { enumerations(known, for: operations[$0]) } }
  }

  private static func enumerations(_ known: [String: [Source]], for operation: Operation) -> [Shared] {
    let words = ResourcePool.words(of: operation.path)
    var found: [Shared] = []
    for (at, response) in operation.responses.enumerated() {
      guard let schema = response.schema else { continue }
      let items = schema.types == .array ? schema.items?.schema : nil
      let values = enumerations(known, words, for: items ?? schema, response.examples)
      if !values.isEmpty { found.append(Shared(response: at, isOfItems: items != nil, values: values)) }
    }
    return found
  }

  private static func apply(_ shared: Shared, to response: inout Response) {
    if shared.isOfItems, var items = response.schema?.items?.schema {
      for (property, values) in shared.values { items.properties[property].schema.enumeration = values }
      response.schema?.items = .schema(items)
      return
    }
    for (property, values) in shared.values { response.schema?.properties[property].schema.enumeration = values }
  }

  /// The values that a parameter lists outside of the path. That one is deprecated in a filter says nothing of the
  /// attribute.
  private static func values(of parameters: [Parameter], _ at: Int) -> [EnumerationValue]? {
    if parameters[at].location == .path { return nil }
    return parameters[at].schema.enumeration?.values.map { EnumerationValue($0.value) }
  }

  /// - Returns: The values of attributes, by their positions.
  private static func enumerations(
    _ known: [String: [Source]], _ words: [String], for schema: Schema, _ examples: [Example]
  ) -> [(property: Int, values: Enumeration)] {
    var shared: [(Int, Enumeration)] = []
    for at in schema.properties.indices
    where schema.properties[at].schema.types == .string && schema.properties[at].schema.enumeration == nil {
      let name = schema.properties[at].name
      guard let named = known[name] else { continue }
      let sources = words.flatMap { word in
        named.flatMap { source in source.words.compactMap { $0 == word ? source : nil } }
      }
      guard let first = sources.first else { continue }
      var values: [EnumerationValue] = []
      for source in sources {
        for value in source.values where !values.contains(where: { $0.value == value.value }) { values.append(value) }
      }
      let shown = examples.flatMap { $0.strings(of: name) }
      guard !shown.isEmpty, shown.allSatisfy({ value in values.contains { $0.value == value } }) else { continue }
      shared.append((at, Enumeration(values: values, source: "parameter \(name) of \(first.operation)")))
    }
    return shared
  }
}
