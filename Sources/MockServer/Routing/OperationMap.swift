import APIModel

/// Works out collections, members and actions from the paths and answers of a spec.
struct OperationMap {
  private(set) var operations: [ServedOperation] = []
  private(set) var collections: [CollectionTemplate]
  private let mount: Int
  private let basePath: String
  private var byShape: [String: Int] = [:]
  /// All operations, the names of placeholders left out.
  private var documented: Set<String> = []

  /// - Parameter collections: those of the specs before; new ones are added behind them.
  init(_ mounted: MountedSpec, mount: Int, after collections: [CollectionTemplate]) {
    self.mount = mount
    self.collections = collections
    basePath = mounted.basePath
    let spec = mounted.spec
    for operation in spec.operations { registerCollection(of: operation) }
    for operation in spec.operations where operation.path.endsInPlaceholder {
      if let index = byShape[Self.parent(operation.path).shape] { self.collections[index].hasMemberPath = true }
    }
    for operation in spec.operations { describeCollection(of: operation) }
    linkCollections()
    documented = Set(spec.operations.map { "\($0.method) \($0.path.shape)" })
    for operation in spec.operations { operations.append(serve(operation)) }
  }

  // MARK: Collections

  /// A list makes its path a collection; a path that ends in a placeholder makes one of the path before it.
  private mutating func registerCollection(of operation: Operation) {
    if Self.isList(operation) {
      register(operation.path)
    } else if operation.path.endsInPlaceholder {
      register(Self.parent(operation.path))
    } else if operation.method == .post, let word = PathWord.last(of: operation.path),
      PathWord.removals.contains(word), Self.parent(operation.path).endsInPlaceholder
    {
      register(Self.parent(Self.parent(operation.path)))
    }
  }

  private mutating func register(_ path: PathTemplate) {
    guard byShape[path.shape] == nil else { return }
    byShape[path.shape] = collections.count
    collections.append(CollectionTemplate(path: path, basePath: basePath))
  }

  private mutating func describeCollection(of operation: Operation) {
    let success = operation.success
    if Self.isList(operation), let index = byShape[operation.path.shape] {
      collections[index].add(success, isList: true)
    } else if operation.path.endsInPlaceholder, let index = byShape[Self.parent(operation.path).shape] {
      if let name = operation.path.placeholders.last { collections[index].placeholders.append(name) }
      if operation.method != .delete { collections[index].add(success, isList: false) }
    } else if operation.method == .post, let index = byShape[operation.path.shape] {
      collections[index].add(success, isList: false)
    } else if operation.method == .post, let index = createdElsewhere(operation) {
      collections[index].add(success, isList: false)
    }
  }

  /// The collection that `POST /things/create` adds a member to.
  private func createdElsewhere(_ operation: Operation) -> Int? {
    guard operation.method == .post, byShape[operation.path.shape] == nil,
      let word = PathWord.last(of: operation.path), PathWord.creations.contains(word),
      let index = byShape[Self.parent(operation.path).shape], collections[index].hasMemberPath
    else { return nil }
    return index
  }

  /// The collection that `POST /things/{id}/delete` takes a member from.
  private func removedElsewhere(_ operation: Operation) -> Int? {
    let member = Self.parent(operation.path)
    guard operation.method == .post, member.endsInPlaceholder, let word = PathWord.last(of: operation.path),
      PathWord.removals.contains(word)
    else { return nil }
    return byShape[Self.parent(member).shape]
  }

  /// Finds the collections that show the members of another: `/runners/all` and `/projects/{id}/runners` show runners.
  private mutating func linkCollections() {
    for index in collections.indices where collections[index].basePath == basePath && byShape.values.contains(index) {
      let collection = collections[index]
      let home: Int?
      if let base = byShape[Self.parent(collection.path).shape], base != index, !collection.path.endsInPlaceholder,
        collection.path.literal(at: collection.path.segments.count - 1).map({ Self.selections.contains($0) }) == true
          || collection.resembles(collections[base])
      {
        collections[index].viewOf = base
        home = self.home(of: collections[base], at: base) ?? base
      } else {
        home = self.home(of: collection, at: index)
      }
      collections[index].home = home == index ? nil : home
    }
    for index in collections.indices where byShape.values.contains(index) {
      collections[index].chooseKey(fallback: collections[index].home.map { collections[$0] })
    }
  }

  /// The top-level collection of the same name and kind whose members have paths of their own.
  private func home(of collection: CollectionTemplate, at index: Int) -> Int? {
    guard let kind = collection.path.collection, let candidate = byShape["/\(kind)"], candidate != index,
      collections[candidate].hasMemberPath, collection.resembles(collections[candidate])
    else { return nil }
    return candidate
  }

  /// Last segments of lists that show the members of the collection before them.
  private static let selections: Set<String> = ["all", "json", "list"]

  private static func parent(_ path: PathTemplate) -> PathTemplate {
    PathTemplate(segments: Array(path.segments.dropLast()))
  }

  private static func isList(_ operation: Operation) -> Bool {
    guard operation.method == .get else { return false }
    if let success = operation.success {
      if let schema = success.schema { return schema.types == .array || schema.items != nil }
      if let example = success.examples.first { return example.json?.arrayValue != nil }
    }
    // Nothing is shown: a path such as `/projects/{id}/runners/all` is a list by its name.
    return operation.path.literal(at: operation.path.segments.count - 1) == "all" || operation.isPaginated
  }

  // MARK: Operations

  private func serve(_ operation: Operation) -> ServedOperation {
    let path = operation.path
    let own = byShape[path.shape]
    let isMember = path.endsInPlaceholder && byShape[Self.parent(path).shape] != nil && !Self.isList(operation)
    var levels = levels(of: path)
    var role = ServedOperation.Role.action
    var collection: Int?
    var actsOnMember = false
    if Self.isList(operation) {
      role = .list
      collection = own
    } else if isMember, operation.method != .post {
      role = .member
      collection = byShape[Self.parent(path).shape]
      levels.removeLast()
    } else if operation.method == .post, let own, !isMember {
      collection = own
      role = Self.attachingParameter(operation, collections[own]).map { .attach(parameter: $0) } ?? .create
    } else if let home = createdElsewhere(operation) {
      role = .create
      collection = home
    } else if let home = removedElsewhere(operation) {
      role = .removal
      collection = home
    } else if operation.method == .delete, let own,
      let parameter = operation.parameters.first(where: { $0.isRequired && $0.location != .path })
    {
      collection = own
      role = .deleteBy(attribute: parameter.name)
    } else if operation.method == .get || ((operation.method == .put || operation.method == .patch) && levels.isEmpty) {
      role = .document
    } else {
      // The member that an action acts on stands right before the action's name, `/runners/{id}/verify`.
      if let last = levels.last, let on = last.collection, collectionSegment(last, path) == path.segments.count - 2 {
        collection = on
        actsOnMember = true
      } else {
        collection = byShape[Self.parent(path).shape]
      }
    }
    let success = operation.success
    var schema = success?.schema
    if schema == nil, role == .list, let collection {
      let base = collections[collection].viewOf ?? collections[collection].home
      if let item = collections[collection].listSchema ?? base.flatMap({ collections[$0].listSchema }) {
        var list = Schema(types: .array)
        list.items = .schema(item)
        schema = list
      }
    }
    var served = ServedOperation(
      operation: operation, mount: mount, role: role, collection: collection, actsOnMember: actsOnMember,
      levels: levels, samples: SampleValues(success?.examples ?? []), success: success, schema: schema)
    if actsOnMember, let collection { describeEffect(of: &served, on: collections[collection]) }
    return served
  }

  private func describeEffect(of served: inout ServedOperation, on template: CollectionTemplate) {
    let home = template.home.map { collections[$0].attributes } ?? [:]
    let properties = served.schema?.properties ?? []
    var attributes = template.attributes.merging(home) { own, _ in own }
    // Nothing but the action shows what the member looks like.
    if attributes.isEmpty { for property in properties { attributes[property.name] = property.schema } }
    let parent = Self.parent(served.operation.path).shape
    served.effect = ActionEffect(served.operation, attributes: attributes) { method, name in
      documented.contains("\(method) \(parent)/\(name)")
    }
    let shared = properties.filter { attributes[$0.name] != nil }.count
    served.showsMember = shared * 10 >= properties.count * 6
  }

  private func collectionSegment(_ level: ServedOperation.Level, _ path: PathTemplate) -> Int {
    var count = -1
    for (index, segment) in path.segments.enumerated() {
      for part in segment {
        if case .literal = part { continue }
        count += 1
        if count == level.placeholder { return index }
      }
    }
    return -1
  }

  /// The segments that are one placeholder.
  private func levels(of path: PathTemplate) -> [ServedOperation.Level] {
    var levels: [ServedOperation.Level] = []
    var placeholder = 0
    for (index, segment) in path.segments.enumerated() {
      let names = segment.filter { if case .literal = $0 { false } else { true } }.count
      if names == 1, segment.count == 1 {
        let before = PathTemplate(segments: Array(path.segments[..<index]))
        let through = PathTemplate(segments: Array(path.segments[...index]))
        levels.append(
          ServedOperation.Level(placeholder: placeholder, collection: byShape[before.shape], shape: through.shape))
      }
      placeholder += names
    }
    return levels
  }

  /// `runner_id` of `POST /projects/{id}/runners`, where runners have a home of their own.
  private static func attachingParameter(_ operation: Operation, _ collection: CollectionTemplate) -> String? {
    guard collection.home != nil, let kind = collection.path.collection else { return nil }
    return operation.parameters.first { parameter in
      guard parameter.isRequired, parameter.location != .path, parameter.name.hasSuffix("_id") else { return false }
      let stem = parameter.name.dropLast(3)
      return stem.count >= 3 && kind.hasPrefix(stem.hasSuffix("y") ? stem.dropLast() : stem)
    }?.name
  }
}
