import APIModel

/// The order in which reading operations are sent: lists before their members, so that a list's answer can supply
/// what a member's path needs. What stands on one level needs nothing of that level.
struct PlanOrder: Sendable {
  /// Where the value of a placeholder is expected to come from.
  enum Source: Hashable, Sendable {
    case supplied
    /// The response of the operation at this index.
    case response(Int)
    case sample(SampleValues.Value)
    case nowhere
  }

  /// Indexes of operations, level by level, in the docs' order within each.
  private(set) var levels: [[Int]] = []
  /// By operation, in the order of its placeholders.
  private(set) var sources: [Int: [Source]] = [:]

  private enum Round: CaseIterable {
    /// Supplied for the operation, or the path's own list.
    case certain
    /// Other responses as well.
    case likely
    /// Supplied for every operation, or a sample.
    case fallback
    case rest
  }

  init(_ spec: APISpec, _ readable: [Int], _ resolver: ValueResolver) {
    let index = ResponseIndex(spec, readable)
    var waiting = readable
    var placed: Set<Int> = []
    while !waiting.isEmpty {
      for round in Round.allCases {
        let found = waiting.compactMap { candidate -> (Int, [Source])? in
          let operation = spec.operations[candidate]
          var sources: [Source] = []
          for placeholder in operation.path.placeholderPositions {
            guard let source = Self.source(placeholder, operation, round, index, placed, resolver) else { return nil }
            sources.append(source)
          }
          return (candidate, sources)
        }
        guard !found.isEmpty else { continue }
        levels.append(found.map(\.0))
        for (candidate, sources) in found { self.sources[candidate] = sources }
        placed.formUnion(found.map(\.0))
        waiting.removeAll { placed.contains($0) }
        break
      }
    }
  }

  /// The order without what comes after the last of some operations, and without what stands beside them on its level.
  func needed(for own: Range<Int>) -> PlanOrder {
    var order = self
    let last = levels.lastIndex { $0.contains(where: own.contains) } ?? -1
    order.levels = levels.prefix(last + 1).enumerated().map { level, members in
      level == last ? members.filter(own.contains) : members
    }
    return order
  }

  private static func source(
    _ placeholder: PathTemplate.Placeholder, _ operation: Operation, _ round: Round, _ index: ResponseIndex,
    _ placed: Set<Int>, _ resolver: ValueResolver
  ) -> Source? {
    if resolver.supplied(placeholder.name, of: operation, isScoped: true) != nil { return .supplied }
    if placeholder.isWhole {
      if let list = index.lists[operation.path.prefix(placeholder.segment).shape], placed.contains(list) {
        return .response(list)
      }
      if round == .certain { return nil }
      let meaning = PlaceholderMeaning(placeholder.name, after: placeholder.collection)
      if let holder = index.holders(of: meaning).first(where: placed.contains) { return .response(holder) }
    }
    if round == .certain || round == .likely { return nil }
    if resolver.supplied(placeholder.name, of: operation, isScoped: false) != nil { return .supplied }
    if let sample = resolver.samples.value(for: placeholder, of: operation) { return .sample(sample) }
    return round == .rest ? .nowhere : nil
  }
}

/// Which documented responses hold the attributes of which resources.
private struct ResponseIndex {
  /// By the shape of the path.
  var lists: [String: Int] = [:]
  private var byResource: [String: [(operation: Int, attributes: Set<String>)]] = [:]

  init(_ spec: APISpec, _ readable: [Int]) {
    for index in readable where spec.operations[index].method == .get {
      let operation = spec.operations[index]
      if lists[operation.path.shape] == nil { lists[operation.path.shape] = index }
      guard let schema = operation.success?.schema else { continue }
      let item = Self.item(of: schema)
      if let item, let resource = operation.path.resource { add(resource, index, item) }
      for object in [schema, item].compactMap({ $0 }) {
        for property in object.properties {
          if let nested = property.schema.items?.schema ?? (property.schema.properties.isEmpty ? nil : property.schema)
          {
            add(PlaceholderMeaning.plural(PlaceholderMeaning.folded(property.name)), index, nested)
          }
        }
      }
    }
  }

  private mutating func add(_ resource: String, _ operation: Int, _ schema: Schema) {
    byResource[resource, default: []].append(
      (operation, Set(schema.properties.map { PlaceholderMeaning.folded($0.name) })))
  }

  /// The schema of a list's items, also of a list that an object wraps.
  private static func item(of schema: Schema) -> Schema? {
    if let items = schema.items?.schema { return items }
    guard schema.property("id") == nil else { return nil }
    let lists = schema.properties.compactMap { $0.schema.items?.schema }
    return lists.count == 1 ? lists.first : nil
  }

  func holders(of meaning: PlaceholderMeaning) -> [Int] {
    meaning.resources.flatMap { resource in
      (byResource[resource] ?? []).filter { holder in
        holder.attributes.isEmpty || meaning.attributes.contains { holder.attributes.contains($0) }
      }.map(\.operation)
    }
  }
}
