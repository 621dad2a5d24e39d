import APIModel

/// What an operation is recognised by when its method or path has changed.
struct OperationFeatures {
  let operation: Operation
  let segments: [PathAlignment.Segment]
  let literals: Set<String>
  let heading: [Stem]
  let parameters: Set<String>
  let attributes: Set<String>
  /// The operations that its own text names as the other one.
  let mentions: Set<NamedReplacement.Mention>

  init(_ operation: Operation) {
    self.operation = operation
    segments = Self.withoutVerb(Self.withoutVersion(PathAlignment.segments(operation.path)), operation.method)
    literals = Set(operation.path.segments.indices.compactMap { operation.path.literal(at: $0) })
    heading = WordSimilarity.stems(operation.heading ?? "")
    let documented = operation.parameters.filter { $0.location != .path && $0.removal == nil }.map(\.name)
    parameters = Set(documented + operation.samples.flatMap { ($0.query + $0.fields).map(\.name) })
    var attributes: Set<String> = []
    if let schema = operation.success?.schema { Self.collect(schema, prefix: "", depth: 0, into: &attributes) }
    self.attributes = attributes
    var mentions = NamedReplacement.mentions(in: operation.description)
    if let replacement = operation.deprecation?.replacement {
      mentions.formUnion(NamedReplacement.operations(in: replacement))
    }
    self.mentions = mentions
  }

  /// The path without what leads to its version, `/ci/api/v1`.
  private static func withoutVersion(_ segments: [PathAlignment.Segment]) -> [PathAlignment.Segment] {
    let version = segments.prefix(4).lastIndex { segment in
      if case .literal(let text) = segment { PathAlignment.isVersion(text) } else { false }
    }
    guard let version, version + 1 < segments.count else { return segments }
    return Array(segments[(version + 1)...])
  }

  private static let verbs: [HTTPMethod: Set<String>] = [
    .get: ["get", "list", "show"], .post: ["add", "create", "new"], .put: ["edit", "update"],
    .patch: ["edit", "update"], .delete: ["delete", "destroy", "remove"],
  ]

  /// The path without a last word that only repeats the method, `DELETE /runners/delete`.
  private static func withoutVerb(
    _ segments: [PathAlignment.Segment], _ method: HTTPMethod
  ) -> [PathAlignment.Segment] {
    guard segments.count > 1, case .literal(let last)? = segments.last,
      verbs[method]?.contains(last.lowercased()) == true
    else { return segments }
    return segments.dropLast()
  }

  private static func collect(_ schema: Schema, prefix: String, depth: Int, into names: inout Set<String>) {
    if let items = schema.items?.schema { collect(items, prefix: prefix, depth: depth + 1, into: &names) }
    guard depth < 4 else { return }
    for property in schema.properties.prefix(200) {
      names.insert(prefix + property.name)
      if prefix.isEmpty { collect(property.schema, prefix: property.name + ".", depth: depth + 1, into: &names) }
    }
  }

  /// Whether both answers show the same object, one that has enough attributes to be told from others.
  func showsSameObject(as other: OperationFeatures) -> Bool {
    guard attributes.count >= 6, other.attributes.count >= 6 else { return false }
    return Self.overlap(attributes, other.attributes).map { $0 >= 0.7 } ?? false
  }

  /// Jaccard's coefficient; nil where neither has any.
  static func overlap(_ a: Set<String>, _ b: Set<String>) -> Double? {
    let union = a.union(b).count
    return union == 0 ? nil : Double(a.intersection(b).count) / Double(union)
  }
}
