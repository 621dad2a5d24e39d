import APIModel
import Synchronization

extension DocumentedAPI {
  /// What is neither reading nor writing a member: answers with the documented status and attributes. A token that it
  /// asks for must have been issued; a token that it resets is replaced.
  func act(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    let outcome: (Answer?, Int, JSONObject?) = try change(call) { state in
      guard parentsExist(call, in: state.store) else { return (.notFound, 0, nil) }
      var member: Int?
      if call.served.actsOnMember, let found = find(call, in: state.store), let place = place(call, in: state.store) {
        member = state.store.owned(found, of: place.collection, at: place.path)
      }
      if let given = call.fields["token"]?.scalarText, call.served.operation.parameter("token")?.isRequired == true,
        let place = place(call, in: state.store)
      {
        guard let owner = state.store.find(where: "token", is: given, in: place.collection, at: place.path) else {
          return (.refusal(403, "403 Forbidden"), 0, nil)
        }
        member = owner
      }
      if let member, let repeated = perform(call, on: member, &state) { return (Answer(repeated), 0, nil) }
      let token = reset(call, member, &state)
      if token == nil, !call.served.showsMember { return (nil, 0, nil) }
      var value = member.map { state.store.value($0) }
      if let token { value = (value ?? JSONObject()).setting("token", .string(token)) }
      return (nil, member ?? 0, value)
    }
    if let refusal = outcome.0 { return refusal }
    guard let value = outcome.2 else {
      return shown(call.served, call.served.example, number: call.served.exampleNumber)
    }
    var answer = shown(call.served, .object(value), number: outcome.1)
    // The docs may not show an answer; without the new token the reset would be of no use.
    if call.served.success?.schema == nil, call.served.example == nil, isReset(call), let token = value["token"] {
      answer = Answer(call.served.status, json: ["token": token])
    }
    return answer
  }

  /// Does to the member what the action's docs tell.
  /// - Returns: the documented status where it was done before.
  private func perform(_ call: Call, on member: Int, _ state: inout State) -> Int? {
    guard let effect = call.served.effect else { return nil }
    let value = state.store.value(member)
    // Beside the documents of the API, whose paths begin with the number of the mount.
    let note = "\(effect.subject) of \(member)"
    if let repeated = effect.repeated {
      if effect.isDone(state.store.document(note), value) != effect.isUndoing { return repeated }
      state.store.setDocument(note, ["done": .bool(!effect.isUndoing)])
    }
    var changes = effect.changes(value)
    guard !changes.isEmpty else { return nil }
    if value["updated_at"] != nil { changes["updated_at"] = .string(SystemClock.dateTime(options.now())) }
    state.store.update(member, changes)
    return nil
  }

  private func isReset(_ call: Call) -> Bool {
    let path = call.served.operation.path
    guard let name = path.literal(at: path.segments.count - 1) else { return false }
    return name.hasPrefix("reset_") && name.hasSuffix("_token")
  }

  /// Replaces the token of a member, else the one that registers at the collection.
  private func reset(_ call: Call, _ member: Int?, _ state: inout State) -> String? {
    guard isReset(call), let place = place(call, in: state.store) else { return nil }
    let token = state.tokens.token()
    if let member {
      state.store.update(member, ["token": .string(token)])
    } else {
      state.store.setRegistrationToken(token, of: place.collection, at: place.path)
    }
    return token
  }
}

extension JSONObject {
  fileprivate func setting(_ name: String, _ value: JSONValue) -> JSONObject {
    var copy = self
    copy[name] = value
    return copy
  }
}
