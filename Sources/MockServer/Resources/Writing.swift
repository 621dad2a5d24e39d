import APIModel
import Synchronization

extension DocumentedAPI {
  func create(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let made: (Answer?, Int, JSONObject) = try change(call) { state in
      guard parentsExist(call, in: state.store), let place = place(call, in: state.store) else {
        return (.notFound, 0, [:])
      }
      guard !state.store.isFull else { return (Self.full, 0, [:]) }
      var registration = Registration.here
      if let token = call.fields["token"]?.scalarText, call.served.registers(in: state.store.collections) {
        registration = state.store.registration(
          token, in: place.collection, at: place.path, unlessReset: options.registrationToken)
        if registration == .refused { return (.refusal(403, "403 Forbidden"), 0, [:]) }
      }
      let template = state.store.collections[place.collection]
      let attributes = state.store.attributes[place.collection]
      var value = JSONObject()
      let fresh = state.store.freshKey(place.collection)
      let own = attributes["id"] == nil && MemberName.folded(template.keyAttribute) == "id"
      let id = own ? template.keyAttribute : "id"
      if attributes["id"] != nil || own {
        value[id] = ownID(call, attributes[id], at: place, in: state.store) ?? Self.freshID(fresh, attributes[id])
      }
      if value[template.keyAttribute] == nil {
        let types = attributes[template.keyAttribute]?.types ?? .string
        value[template.keyAttribute] = SchemaRendering.scalar(
          types.contains(.string) ? "\(template.keyAttribute)-\(fresh)" : String(fresh), types: types)
      }
      // The token in the request lets it in; the new member gets one of its own.
      var sent = settled(Self.changes(call, attributes), call, attributes)
      if call.handling.changesSent { Self.spoil(&sent, attributes) { $0 != "token" } }
      for member in sent.members where member.name != "id" && member.name != "token" {
        value[member.name] = member.value
      }
      if attributes["token"] != nil { value["token"] = .string(state.tokens.token()) }
      Self.stamp(&value, attributes, now: options.now())
      state.store.fill(&value, of: place.collection, under: registration, number: fresh, now: startTime)
      for succession in successions[call.served.mount] {
        succession.settle(&value, isKept: { attributes[$0] != nil })
      }
      let number = state.store.create(value, in: place.collection, at: place.path)
      if case .nested(let collection, let path) = registration {
        state.store.attach(number, to: collection, at: path)
        let parent = state.store.parent(of: collection, at: path)
        state.store.affiliate(number, with: collection, below: parent, joins: true)
      }
      if call.handling.hidesCreated { state.store.hide(number) }
      return (nil, number, value)
    }
    if let refusal = made.0 { return refusal }
    var answer = shown(call.served, .object(made.2), number: made.2["id"]?.intValue ?? made.1)
    if let location = location(of: made.2, call) { answer.headers.append(NameValue("Location", location)) }
    return answer
  }

  func attach(_ call: Call, naming parameter: String) throws(RequestFields.Refusal) -> Answer {
    let found: (Int, JSONObject)? = try change(call) { state in
      guard parentsExist(call, in: state.store), let place = place(call, in: state.store),
        let home = state.store.collections[place.collection].home, let key = call.fields[parameter]?.scalarText,
        let number = state.store.find(key, in: home, at: state.store.collections[home].instancePath([]))
      else { return nil }
      state.store.attach(number, to: place.collection, at: place.path)
      let parent = state.store.parent(of: place.collection, at: place.path)
      state.store.affiliate(number, with: place.collection, below: parent, joins: true)
      if call.handling.hidesCreated { state.store.hide(number) }
      return (number, state.store.value(number))
    }
    guard let (number, value) = found else { return .notFound }
    return shown(call.served, .object(value), number: number)
  }

  func update(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let updated: (Int, JSONObject)? = try change(call) { state in
      guard let found = find(call, in: state.store), let place = place(call, in: state.store) else { return nil }
      let number = state.store.owned(found, of: place.collection, at: place.path)
      let template = state.store.collections[place.collection]
      let attributes = state.store.attributes[place.collection]
      var changes = JSONObject()
      // What a path names stays named so.
      for member in settled(Self.changes(call, attributes), call, attributes).members
      where member.name != template.keyAttribute && member.name != "id" {
        changes[member.name] = member.value
      }
      if attributes["updated_at"] != nil { changes["updated_at"] = .string(SystemClock.dateTime(options.now())) }
      if call.handling.changesUnsent {
        var others = state.store.value(number)
        let writable = Set(call.served.operation.parameters.filter { $0.deprecation == nil }.map(\.name))
        Self.spoil(&others, attributes) { name in
          // What the answer can't show would be no breach that anybody sees.
          writable.contains(name) && changes[name] == nil && call.served.schema?.property(name) != nil
        }
        for member in others.members where changes[member.name] == nil { changes[member.name] = member.value }
      }
      state.store.update(number, changes)
      return (number, state.store.value(number))
    }
    guard let (number, value) = updated else { return .notFound }
    return shown(call.served, .object(value), number: number)
  }

  func delete(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let removed: JSONObject? = try change(call) { state in
      guard let number = find(call, in: state.store), let place = place(call, in: state.store) else { return nil }
      let value = state.store.value(number)
      let parent = state.store.parent(of: place.collection, at: place.path)
      state.store.affiliate(number, with: place.collection, below: parent, joins: false)
      if call.handling.listsDeleted {
        state.store.unname(number, of: place.collection, at: place.path)
      } else {
        state.store.remove(number, from: place.collection, at: place.path)
      }
      return value
    }
    guard let removed else { return .notFound }
    return call.served.success == nil ? Answer(204) : shown(call.served, .object(removed), number: 1)
  }

  /// Deletes the member that a parameter other than the path names, such as the runner with a token.
  func delete(_ call: Call, by attribute: String) throws(RequestFields.Refusal) -> Answer {
    let removed: Answer? = try change(call) { state in
      guard parentsExist(call, in: state.store), let place = place(call, in: state.store) else { return .notFound }
      guard let text = call.fields[attribute]?.scalarText,
        let number = state.store.find(where: attribute, is: text, in: place.collection, at: place.path)
      else { return attribute == "token" ? .refusal(403, "403 Forbidden") : .notFound }
      state.store.remove(number, from: place.collection, at: place.path)
      return nil
    }
    return removed ?? (call.served.success == nil ? Answer(204) : shown(call.served, nil, number: 1))
  }

  func updateDocument(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let value: JSONObject? = try change(call) { state in
      guard parentsExist(call, in: state.store) else { return nil }
      let path = documentPath(call)
      var value = state.store.document(path) ?? call.served.example?.objectValue ?? JSONObject()
      let properties = (call.served.schema?.properties ?? []).map { ($0.name, $0.schema) }
      let attributes = Dictionary(properties, uniquingKeysWith: { first, _ in first })
      for (name, sent) in Self.changes(call, attributes) { value[name] = sent }
      state.store.setDocument(path, value)
      return value
    }
    guard let value else { return .notFound }
    return shown(call.served, .object(value), number: call.served.exampleNumber)
  }

  static let full = Answer.refusal(507, "507 Insufficient Storage: this mock keeps no more members")

  /// Where a new member is read (RFC 9110 §15.3.2), where the docs show a path for it.
  private func location(of member: JSONObject, _ call: Call) -> String? {
    state.withLock { state in
      guard let place = place(call, in: state.store), state.store.collections[place.collection].hasMemberPath,
        let name = state.store.collections[place.collection].names(of: member).first
      else { return nil }
      return "\(place.path)/\(PercentEncoding.encode(name, allowing: PercentEncoding.segment))"
    }
  }

  // MARK: Values

  /// An id in the documented type and format.
  private static func freshID(_ number: Int, _ schema: Schema?) -> JSONValue {
    guard let schema, schema.types.contains(.string), !schema.types.contains(.integer) else { return .int(number) }
    return .string(StringFormat.sample(schema.format, number: number, now: 0) ?? String(number))
  }

  /// The id that a client chooses for a new member, where the docs let it and nobody has that id. Numbers are the
  /// server's to give.
  private func ownID(
    _ call: Call, _ schema: Schema?, at place: (collection: Int, path: String), in store: ResourceStore
  ) -> JSONValue? {
    guard call.served.operation.parameter("id", in: .body) != nil, let schema, schema.types == .string,
      let sent = call.fields["id"], let text = sent.stringValue, SchemaRendering.accepts(sent, schema),
      store.find(text, in: place.collection, at: place.path) == nil
    else { return nil }
    return sent
  }

  /// What was sent, and what follows from it for attributes that took another's place.
  private func settled(
    _ changes: [(String, JSONValue)], _ call: Call, _ attributes: [String: Schema]
  ) -> JSONObject {
    var object = JSONObject()
    for (name, value) in changes { object[name] = value }
    for succession in successions[call.served.mount] {
      succession.settle(&object, isKept: { attributes[$0] != nil })
    }
    return object
  }

  /// The documented attributes that a request sends, each in the type that answers show it in.
  static func changes(_ call: Call, _ attributes: [String: Schema]) -> [(String, JSONValue)] {
    call.served.operation.parameters.compactMap { parameter in
      guard parameter.location == .body || parameter.location == .query, let sent = call.fields[parameter.name] else {
        return nil
      }
      let schema = attributes[parameter.name] ?? parameter.schema
      let value = typed(sent, schema)
      // What answers can't show is not kept: they would have to make something up.
      guard SchemaRendering.accepts(value, schema) else { return nil }
      return (parameter.name, value)
    }
  }

  /// Gives the first attribute that fits another value that the docs allow.
  private static func spoil(
    _ value: inout JSONObject, _ attributes: [String: Schema], where fits: (String) -> Bool
  ) {
    for (name, old) in value.members.map({ ($0.name, $0.value) }) where name != "id" && fits(name) {
      guard let schema = attributes[name] else { continue }
      let others = (schema.enumeration?.values ?? []).map { SchemaRendering.scalar($0.value, types: schema.types) }
      let candidates = others + [.string("something else"), .int(7), .bool(old != true), .array([])]
      guard let other = candidates.first(where: { $0 != old && SchemaRendering.accepts($0, schema) }) else { continue }
      value[name] = other
      return
    }
  }

  private static func typed(_ value: JSONValue, _ schema: Schema) -> JSONValue {
    guard case .string(let text) = value else { return value }
    if schema.types.contains(.array), !schema.types.contains(.string) {
      let types = schema.items?.schema.types ?? .string
      return .array(text.split(separator: ",").map { SchemaRendering.scalar(String($0), types: types) })
    }
    return SchemaRendering.scalar(text, types: schema.types)
  }

  /// Gives times that belong to the creation the present.
  static func stamp(_ value: inout JSONObject, _ attributes: [String: Schema], now: Int) {
    for (name, schema) in attributes where schema.format == "date-time" && value[name] == nil {
      if name == "created_at" || name == "updated_at" { value[name] = .string(SystemClock.dateTime(now)) }
      if name.contains("expires") { value[name] = .string(SystemClock.dateTime(now + 365 * 86_400)) }
    }
  }
}
