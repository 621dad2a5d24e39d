import APIModel

extension LifeCycleRun {
  /// Reads a member with GET; nil where its docs have none, or no more may be sent.
  func read(_ life: LifeCycle, _ position: Int) async -> Reply? {
    guard let read = life.read else { return nil }
    let member = ledger[position]
    guard let key = member.key else { return nil }
    let operation = spec.operations[read]
    let path = member.path + "/" + PercentEncoding.encode(key, allowing: PercentEncoding.segment)
    return await send(WriteLine(operation: operation, options: options, path: path))
  }

  /// Reads a new member; the outer nil where it is not there.
  func readCreated(_ life: LifeCycle, _ position: Int) async -> JSONValue?? {
    var reply = await read(life, position)
    for attempt in 0..<3 {
      guard reply?.status == 404 || reply?.status == 410, !Task.isCancelled else { break }
      await wait(attempt)
      reply = await read(life, position)
    }
    guard let reply else {
      set(.createdIsReadable, of: life.creation, .notAsked(Self.limitReached))
      return .some(nil)
    }
    if reply.isSuccess {
      set(.createdIsReadable, of: life.creation, .kept)
      let body = reply.json
      let attributes = CreatedMember.attributes(of: body)
      learn(attributes)
      ledger[position].attributes.merge(attributes) { own, _ in own }
      if let body {
        ledger[position].noteOpen(unwrapped(body), life.read.flatMap { spec.operations[$0].success?.schema })
      }
      if let read = life.read, isUnseen(read) {
        let (_, values) = path(of: spec.operations[read], ledger[position], ledger[position].pathValues)
        await note(reply, of: read, values: values, member: ledger[position])
      }
      return .some(body)
    }
    guard reply.status == 404 || reply.status == 410 else {
      set(.createdIsReadable, of: life.creation, .notAsked("\(reply.phrase) to reading it"))
      return .some(nil)
    }
    for index in life.operations where index != life.creation { refuse(index, "what was created can't be read") }
    guard results[life.creation]?.status != 202, !Task.isCancelled else {
      set(.createdIsReadable, of: life.creation, .notAsked("it was not there yet"))
      return nil
    }
    set(
      .createdIsReadable, of: life.creation,
      .broken(.init(status: reply.status ?? 404, expected: "200", received: reply.phrase, curl: reply.curl)))
    return nil
  }

  /// Whether reading had nothing to ask this operation for, so that the new member's answer is its first.
  private func isUnseen(_ read: Int) -> Bool {
    guard let result = known[read] else { return false }
    switch result.reply {
    case .notSent: return true
    case .answer(let status, _, _): return status == 404 && result.values.contains { !$0.isFromServer }
    default: return false
    }
  }

  /// Compares a new member with what was sent.
  func compareCreated(_ life: LifeCycle, _ read: JSONValue?, _ sent: [ResolvedValue]) {
    let creation = spec.operations[life.creation]
    for value in sent where value.location != .path {
      let parameters = creation.parameters + WriteValues.parameters(of: creation)
      guard let parameter = parameters.first(where: { $0.name == value.name && $0.location == value.location }) else {
        continue
      }
      let field = WriteField(parameter, .string(value.text), value.origin)
      let promise = WritePromise.createdHas(value.name)
      guard let read else {
        set(promise, of: life.creation, .notAsked("what was created could not be read as JSON"))
        continue
      }
      let received = unwrapped(read)[value.name]
      if let reason = whySuspect(value.name, life) {
        set(promise, of: life.creation, .notAsked(reason))
        continue
      }
      switch SentValue.compare(field, with: received, before: nil) {
      case .kept: set(promise, of: life.creation, .kept)
      case .unclear: set(promise, of: life.creation, .notAsked("it is shown in another form"))
      case .changed:
        set(promise, of: life.creation, .notAsked("it became \(Excerpt.of(received?.text() ?? "nothing"))"))
      case .lost: set(promise, of: life.creation, .broken(evidence(field, received, results[life.creation]?.curl)))
      }
    }
  }

  func evidence(_ field: WriteField, _ received: JSONValue?, _ curl: String?) -> WriteVerdict.Evidence {
    WriteVerdict.Evidence(
      status: 200, expected: "`\(Excerpt.of(field.text))`, which was sent",
      received: received.map { Excerpt.of($0.text()) } ?? "no `\(field.name)`", curl: curl ?? "")
  }

  func unwrapped(_ body: JSONValue) -> JSONValue {
    guard let members = body.objectValue?.members, members.count == 1, let inner = members.first?.value.objectValue
    else { return body }
    return .object(inner)
  }

  /// Why an attribute of a read answer proves nothing of a write: reading other members shows that it is wrong there.
  func whySuspect(_ name: String, _ life: LifeCycle) -> String? {
    guard let read = life.read, let tally = known[read]?.tally, let shape = Judge.shape(of: spec.operations[read])
    else {
      return nil
    }
    let isBent = shape.places.indices.contains { index in
      let place = shape.places[index]
      guard place.role == .attribute, place.name == name else { return false }
      return tally.hits(at: index).contains { violation, _ in
        switch violation {
        case .missing, .missingFromStranger, .null, .type, .format, .undocumentedValue: true
        default: false
        }
      }
    }
    return isBent ? "`\(spec.operations[read].name)` does not show `\(name)` as documented" : nil
  }
}
