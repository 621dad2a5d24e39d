import APIModel
import Synchronization

extension DocumentedAPI {
  /// Where the operation's collection stands in this request.
  func place(_ call: Call, in store: ResourceStore) -> (collection: Int, path: String)? {
    guard let collection = call.served.collection else { return nil }
    let template = store.collections[collection]
    return (collection, template.instancePath(call.values.prefix(template.path.placeholders.count)))
  }

  /// The text that names the member, where the path has one behind the collection.
  func key(_ call: Call, in store: ResourceStore) -> String? {
    guard let collection = call.served.collection else { return nil }
    let index = store.collections[collection].path.placeholders.count
    return call.values.indices.contains(index) ? call.values[index] : nil
  }

  /// Whether every parent in the path exists: a member of its collection, or a value that the docs' samples use.
  func parentsExist(_ call: Call, in store: ResourceStore) -> Bool {
    call.served.levels.allSatisfy { level in
      guard call.values.indices.contains(level.placeholder) else { return false }
      let text = call.values[level.placeholder]
      guard let collection = level.collection else {
        return known[call.served.mount].admits(text, at: level.shape)
      }
      let template = store.collections[collection]
      let path = template.instancePath(call.values.prefix(template.path.placeholders.count))
      if store.find(text, in: collection, at: path) != nil { return true }
      // A member that was there and is gone.
      if store.isSeeded(text, in: collection) { return false }
      // Once requests have made members, those are all there are.
      let isUnknown = !store.hasSeeds(collection) && !store.isWritten(path)
      return known[call.served.mount].admits(text, at: level.shape, orAny: isUnknown)
    }
  }

  /// What is wrong with a value of the path that names no member and could name none.
  func pathBreach(_ call: Call) -> ParameterValidation.Breach? {
    let names = call.served.operation.path.placeholders
    return state.withLock { state in
      for member in call.served.namedMembers {
        let template = state.store.collections[member.collection]
        let place = template.instancePath(call.values.prefix(template.path.placeholders.count))
        guard names.indices.contains(member.placeholder), call.values.indices.contains(member.placeholder),
          let key = state.store.attributes[member.collection][template.keyAttribute]
        else { continue }
        let text = call.values[member.placeholder]
        guard state.store.find(text, in: member.collection, at: place) == nil,
          !known[call.served.mount].admits(text, at: member.shape, orAny: false)
        else { continue }
        let breach = ParameterValidation.breach(names[member.placeholder], text, of: call.served.operation, key: key)
        if let breach { return breach }
      }
      return nil
    }
  }

  func rendering(_ served: ServedOperation, number: Int, fillsOptional: Bool) -> SchemaRendering {
    SchemaRendering(samples: served.samples, number: number, now: startTime, fillsOptional: fillsOptional)
  }

  // MARK: Operations

  func list(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let operation = call.served.operation
    let size = Pagination.Names(operation).size
    let fields = call.handling.ignoresPageSize ? call.fields.without(size) : call.fields
    var page = try Pagination(fields, of: operation, size: options.pageSize)
    page.overlaps = call.handling.overlapsPages
    let found: (values: [(Int, JSONValue)], total: Int)? = state.withLock { state in
      let store = state.store
      guard parentsExist(call, in: store), let place = place(call, in: store) else { return nil }
      let template = store.collections[place.collection]
      let attributes = store.attributes[place.collection]
      let asked = call.handling.ignoresFilters ? RequestFields(query: "") : call.fields
      let filter = ListFilter(call.served.operation, asked, attributes: attributes)
      let all = filter.apply(store.list(place.collection, at: place.path), key: template.keyAttribute) { number in
        // What the list shows counts, also where it is made up; then what it does not show.
        let stored = store.value(number)
        var value = listed(call, number: number, .object(stored)).objectValue ?? stored
        for member in stored.members where value[member.name] == nil { value[member.name] = member.value }
        return value
      }
      if all.isEmpty, !store.showsSeeds(place.collection) {
        // Texts, or objects that nothing tells apart: no members, but still what the docs show.
        let example = call.served.example?.arrayValue ?? []
        return (page.items(of: example).enumerated().map { ($0 + 1, $1) }, example.count)
      }
      return (page.items(of: all).map { ($0, .object(store.value($0))) }, all.count)
    }
    guard let found else { return .notFound }
    let items = found.values.map { listed(call, number: $0, $1) }
    var answer = Answer(call.served.status, json: .array(items))
    answer.mediaType = call.served.success?.mediaType ?? Answer.json
    answer.headers += page.headers(total: found.total, request: call.request)
    return answer
  }

  /// An item as the list shows it.
  private func listed(_ call: Call, number: Int, _ value: JSONValue) -> JSONValue {
    guard let schema = call.served.schema?.items?.schema else { return value }
    return rendering(call.served, number: number, fillsOptional: false).render(value, as: schema)
  }

  func read(_ call: Call) -> Answer {
    let found: (Int, JSONObject)? = state.withLock { state in
      guard let number = find(call, in: state.store) else { return nil }
      return (number, state.store.value(number))
    }
    guard let (number, value) = found else { return .notFound }
    return shown(call.served, .object(value), number: number)
  }

  /// The member that the path names, below parents that exist.
  func find(_ call: Call, in store: ResourceStore) -> Int? {
    guard parentsExist(call, in: store), let place = place(call, in: store), let key = key(call, in: store) else {
      return nil
    }
    return store.find(key, in: place.collection, at: place.path)
  }

  func readDocument(_ call: Call) -> Answer {
    let stored: JSONObject?? = state.withLock { state in
      guard parentsExist(call, in: state.store) else { return nil }
      return .some(state.store.document(documentPath(call)))
    }
    guard let stored else { return .notFound }
    return shown(call.served, stored.map { .object($0) } ?? call.served.example, number: call.served.exampleNumber)
  }

  func documentPath(_ call: Call) -> String {
    "\(call.served.mount) \(call.request.path.split(separator: "/").joined(separator: "/"))"
  }

  /// The answer that shows a value: by the documented schema, as the documented text, or as it is.
  func shown(_ served: ServedOperation, _ value: JSONValue?, number: Int) -> Answer {
    var answer = Answer(served.status)
    if let mediaType = served.success?.mediaType, !MediaType.isJSON(mediaType) {
      let shown = served.success?.examples.lazy.compactMap { $0.text ?? $0.json?.stringValue }.first
      let made = served.schema.flatMap { rendering(served, number: number, fillsOptional: true).render(nil, as: $0) }
      guard let text = shown ?? made?.stringValue else { return answer }
      return Answer(served.status, text: text, mediaType: mediaType)
    }
    if let schema = served.schema {
      answer.body = .json(rendering(served, number: number, fillsOptional: true).render(value, as: schema))
    } else if let text = served.textExample, [nil, text.mediaType].contains(served.success?.mediaType) {
      return Answer(served.status, text: text.text ?? "", mediaType: text.mediaType)
    } else if served.success == nil, let value {
      answer.body = .json(value)
    } else if let example = served.example {
      answer.body = .json(example)
    } else if served.success?.mediaType != nil, served.status != 204 {
      // The docs say that there is JSON, and not which.
      answer.body = .json(.object([:]))
    } else {
      return answer
    }
    answer.mediaType = served.success?.mediaType ?? Answer.json
    return answer
  }
}

extension ServedOperation {
  /// The first example that is JSON.
  var example: JSONValue? { success?.examples.lazy.compactMap(\.json).first }
  /// The first example, where none is JSON.
  var textExample: Example? { example == nil ? success?.examples.first { $0.text != nil } : nil }
  /// Stands for the number of a member where there is none.
  var exampleNumber: Int { example?["id"]?.intValue ?? 1 }
}
