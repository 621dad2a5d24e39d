import APIModel

/// Gives a response attribute the values that a parameter of the same name and resource lists: `status` of a runner may
/// be what the `status` filter of the runners' list takes, as long as every example agrees.
enum EnumerationSharing {
  static func share(in spec: inout APISpec) {
    var known: [String: [(operation: String, values: [EnumerationValue])]] = [:]
    for operation in spec.operations.indices {
      for at in spec.operations[operation].parameters.indices {
        guard let values = values(of: spec.operations[operation].parameters, at) else { continue }
        let name = spec.operations[operation].parameters[at].name
        for word in ResourcePool.words(of: spec.operations[operation].path) {
          known["\(word) \(name)", default: []].append((spec.operations[operation].name, values))
        }
      }
    }
    guard !known.isEmpty else { return }
    for at in spec.operations.indices {
      let words = ResourcePool.words(of: spec.operations[at].path)
      for response in spec.operations[at].responses.indices {
        guard var schema = spec.operations[at].responses[response].schema else { continue }
        let examples = spec.operations[at].responses[response].examples
        if schema.types == .array, var items = schema.items?.schema {
          guard share(known, words, in: &items, examples) else { continue }
          schema.items = .schema(items)
        } else if !share(known, words, in: &schema, examples) {
          continue
        }
        spec.operations[at].responses[response].schema = schema
      }
    }
  }

  /// The values that a parameter lists outside of the path. That one is deprecated in a filter says nothing of the
  /// attribute.
  private static func values(of parameters: [Parameter], _ at: Int) -> [EnumerationValue]? {
    if parameters[at].location == .path { return nil }
    return parameters[at].schema.enumeration?.values.map { EnumerationValue($0.value) }
  }

  /// - Returns: Whether an attribute got values.
  private static func share(
    _ known: [String: [(operation: String, values: [EnumerationValue])]], _ words: [String], in schema: inout Schema,
    _ examples: [Example]
  ) -> Bool {
    var isShared = false
    for at in schema.properties.indices
    where schema.properties[at].schema.types == .string && schema.properties[at].schema.enumeration == nil {
      let name = schema.properties[at].name
      let sources = words.flatMap { known["\($0) \(name)"] ?? [] }
      guard let first = sources.first else { continue }
      var values: [EnumerationValue] = []
      for source in sources {
        for value in source.values where !values.contains(where: { $0.value == value.value }) { values.append(value) }
      }
      let shown = examples.flatMap { $0.strings(of: name) }
      guard !shown.isEmpty, shown.allSatisfy({ value in values.contains { $0.value == value } }) else { continue }
      schema.properties[at].schema.enumeration = Enumeration(
        values: values, source: "parameter \(name) of \(first.operation)")
      isShared = true
    }
    return isShared
  }
}
