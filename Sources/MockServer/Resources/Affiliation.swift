import APIModel

extension ResourceStore {
  /// Keeps a member's list of its parents in step with the nested collections that show it: `projects` of a runner
  /// that `POST /projects/40/runners` enables there.
  mutating func affiliate(_ number: Int, with collection: Int, below parent: String?, joins: Bool) {
    let path = collections[collection].path
    guard let parent, path.segments.count >= 3, let name = path.literal(at: path.segments.count - 3),
      let schema = attributes[collection][name]?.items?.schema, schema.property("id") != nil
    else { return }
    let samples = collections[collections[collection].home ?? collection].samples[name]
    let known = samples.compactMap(\.objectValue).first {
      $0["id"]?.scalarText == parent || $0["path_with_namespace"]?.stringValue == parent
    }
    guard let id = known?["id"] ?? Int(parent).map({ .int($0) }) else { return }
    var parents = (value(number)[name]?.arrayValue ?? []).filter { $0["id"] != id }
    if joins { parents.append(known.map { .object($0) } ?? Self.parent(id, schema)) }
    update(number, [name: .array(parents)])
  }

  /// The text that names the parent in the path of a nested collection, `40` of `/api/v4/projects/40/runners`.
  func parent(of collection: Int, at path: String) -> String? {
    let template = collections[collection].path
    guard template.segments.count >= 3, let parents = template.literal(at: template.segments.count - 3),
      let own = template.collection, path.hasSuffix("/\(own)")
    else { return nil }
    let rest = path.dropLast(own.utf8.count + 1)
    return rest.firstRange(of: "/\(parents)/").map { String(rest[$0.upperBound...]) }
  }

  /// A parent that no example shows.
  private static func parent(_ id: JSONValue, _ schema: Schema) -> JSONValue {
    let rendering = SchemaRendering(samples: SampleValues([]), number: id.intValue ?? 0, now: 0, fillsOptional: true)
    return rendering.render(.object(["id": id]), as: schema)
  }
}
