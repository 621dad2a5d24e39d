import APIModel

/// Gives a response attribute the values that a parameter of the same name and resource lists: `status` of a runner may
/// be what the `status` filter of the runners' list takes, as long as every example agrees.
enum EnumerationSharing {
  /// What a parameter lists, and the last words of its operation's path.
  private struct Source {
    var words: [String]
    var operation: String
    var values: [EnumerationValue]
  }

  static func share(in spec: inout APISpec) {
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
    for at in spec.operations.indices {
      let words = ResourcePool.words(of: spec.operations[at].path)
      for response in spec.operations[at].responses.indices {
        guard let schema = spec.operations[at].responses[response].schema else { continue }
        let examples = spec.operations[at].responses[response].examples
        if schema.types == .array, case .schema(var items)? = schema.items {
          let shared = enumerations(known, words, for: items, examples)
          if shared.isEmpty { continue }
          for (property, values) in shared { items.properties[property].schema.enumeration = values }
          spec.operations[at].responses[response].schema?.items = .schema(items)
        } else {
          for (property, values) in enumerations(known, words, for: schema, examples) {
            spec.operations[at].responses[response].schema?.properties[property].schema.enumeration = values
          }
        }
      }
    }
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
