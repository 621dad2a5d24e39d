import APIModel

extension DocumentedAPI {
  /// Updates the member that the path names, or makes one of that name where there is none (RFC 9110 §9.3.4).
  func put(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let made: (Answer?, Int, JSONObject)? = try change(call) { state in
      guard find(call, in: state.store) == nil else { return nil }
      guard parentsExist(call, in: state.store), let place = place(call, in: state.store),
        let name = key(call, in: state.store)
      else { return (.notFound, 0, [:]) }
      guard !state.store.isFull else { return (Self.full, 0, [:]) }
      let template = state.store.collections[place.collection]
      let attributes = state.store.attributes[place.collection]
      let types = attributes[template.keyAttribute]?.types ?? .string
      var value: JSONObject = [template.keyAttribute: SchemaRendering.scalar(name, types: types)]
      for (attribute, sent) in Self.changes(call, attributes) where attribute != template.keyAttribute {
        value[attribute] = sent
      }
      Self.stamp(&value, attributes, now: options.now())
      let number = state.store.create(value, in: place.collection, at: place.path)
      if call.handling.hidesCreated { state.store.hide(number) }
      return (nil, number, value)
    }
    guard let made else { return try update(call) }
    if let refusal = made.0 { return refusal }
    var answer = shown(call.served, .object(made.2), number: made.1)
    if call.served.documents(201) { answer.status = 201 }
    return answer
  }
}
