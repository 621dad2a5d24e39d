import APIModel

/// A token with which members register at a collection.
struct RegistrationToken: Sendable, Hashable {
  var text: String
  /// The collection whose reset operation issued it.
  var collection: Int
}

/// Where a registration token lets a new member in.
enum Registration: Hashable {
  case refused
  /// Into the collection that the request names.
  case here
  /// Also into a nested one, as the token of a project lets a runner into the project's runners.
  case nested(collection: Int, path: String)
}

extension ServedOperation {
  /// Whether the operation takes a token and gives the new member another.
  func registers(in collections: [CollectionTemplate]) -> Bool {
    guard role == .create, let collection, operation.parameter("token") != nil else { return false }
    let home = collections[collection].home ?? collection
    return collections[collection].attributes["token"] != nil || collections[home].attributes["token"] != nil
  }
}

extension ResourceStore {
  /// - Parameter initial: the collection's own token as long as no request has reset it; nil lets any token in.
  func registration(
    _ token: String, in collection: Int, at path: String, unlessReset initial: String?
  ) -> Registration {
    let nested = registrationTokens.filter {
      $0.value.text == token && collections[$0.value.collection].home == collection && $0.key != path
    }
    if let match = nested.min(by: { $0.key < $1.key }) {
      return .nested(collection: match.value.collection, path: match.key)
    }
    let own = registrationTokens[path]?.text ?? initial
    return own == nil || own == token ? .here : .refused
  }

  /// Gives a new member values for what the request left open, so that every answer shows the same ones. Lists stay
  /// empty: those of the examples belong to other members.
  func fill(
    _ value: inout JSONObject, of collection: Int, under registration: Registration, number: Int, now: Int
  ) {
    let samples = collections[collections[collection].home ?? collection].samples
    let rendering = SchemaRendering(samples: samples, number: number, now: now, fillsOptional: true)
    let kind = registration.kind(collections)
    for (name, schema) in attributes[collection].sorted(by: { $0.key < $1.key }) where value[name] == nil {
      if schema.types == .array {
        value[name] = []
      } else if let kind, name.hasSuffix("_type"), samples[name].contains(.string(kind)) {
        value[name] = .string(kind)
      } else {
        value[name] = rendering.made(schema, named: name)
      }
    }
  }
}

extension Registration {
  /// `project_type` for a token of `/projects/40/runners`: the type that such members have where examples show it.
  fileprivate func kind(_ collections: [CollectionTemplate]) -> String? {
    guard case .nested(let collection, _) = self else { return nil }
    let path = collections[collection].path
    guard path.segments.count >= 3, let parents = path.literal(at: path.segments.count - 3), parents.hasSuffix("s")
    else { return nil }
    return "\(parents.dropLast())_type"
  }
}
