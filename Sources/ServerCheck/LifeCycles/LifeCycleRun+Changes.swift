import APIModel

extension LifeCycleRun {
  // MARK: Updates

  /// Updates a member and reads it again, then once more with further values.
  /// - Returns: what was read last.
  func update(
    _ life: LifeCycle, _ index: Int, _ position: Int, _ pathValues: [ResolvedValue], _ before: JSONValue?
  ) async -> JSONValue? {
    let operation = spec.operations[index]
    let (path, all) = self.path(of: operation, ledger[position], pathValues)
    let schema = schema(of: life)
    var line = WriteLine(operation: operation, options: options, path: path)
    guard case .fields(let fields) = values.update(operation, reading: schema, member: ledger[position]) else {
      if case .missing(let reason) = values.update(operation, reading: schema, member: ledger[position]) {
        refuse(index, reason)
      }
      return before
    }
    let varied = WriteValues.varied(fields, from: before.map(unwrapped))
    line.fields = varied
    return await update(life, line, Update(index: index, position: position, pathValues: all, before: before))
  }

  /// What reading a member shows.
  func schema(of life: LifeCycle) -> Schema? { life.read.flatMap { spec.operations[$0].success?.schema } }

  private struct Update {
    var index: Int
    var position: Int
    var pathValues: [ResolvedValue]
    var before: JSONValue?
  }

  private func update(_ life: LifeCycle, _ line: WriteLine, _ update: Update) async -> JSONValue? {
    let (index, position, before, fields) = (update.index, update.position, update.before, line.fields)
    _ = await askWithoutToken(index, line)
    guard !fields.isEmpty else {
      refuse(index, "the docs name nothing that can be changed and read back")
      return await updateFurther(life, index, line, position, before, main: [])
    }
    guard let reply = await send(line) else {
      refuse(index, Self.limitReached)
      return before
    }
    await note(reply, of: index, values: update.pathValues + resolvedValues(fields), member: ledger[position])
    settleTokens(index)
    guard reply.isSuccess else {
      for field in fields { set(.updated(field.name), of: index, .notAsked("\(reply.phrase) to the update")) }
      return before
    }
    guard reply.status != 202 else {
      for field in fields { set(.updated(field.name), of: index, .notAsked("202 says that it will be done later")) }
      return before
    }
    let now = await readUpdated(life, index, fields, position, before, reply)
    if let bent = judgeOthers(life, index, fields, now, before.map(unwrapped), reply) {
      for parameter in LifeCyclePromises.unsent(spec.operations[index], schema(of: life), fields) {
        set(.updated(parameter.name), of: index, .notAsked("an update changes `\(bent)`, too, without being asked"))
      }
      return now
    }
    return await updateFurther(life, index, line, position, now, main: fields)
  }

  /// Sends other values one by one, each in a request of its own, and reads them all at the end.
  private func updateFurther(
    _ life: LifeCycle, _ index: Int, _ line: WriteLine, _ position: Int, _ before: JSONValue?, main: [WriteField]
  ) async -> JSONValue? {
    guard life.read != nil, let before else { return before }
    let operation = spec.operations[index]
    let response = life.read.flatMap { spec.operations[$0].success }
    let further = values.furtherUpdates(
      operation, reading: response, now: unwrapped(before), besides: Set(main.map(\.name)))
    for parameter in LifeCyclePromises.updatable(operation, response?.schema)
    where !(main + further).contains(where: { $0.name == parameter.name }) {
      set(.updated(parameter.name), of: index, .notAsked("no other value for it is known"))
    }
    var sent: [WriteField] = []
    var last: Reply?
    for field in further where !Task.isCancelled {
      var line = line
      // PUT may mean the whole member (RFC 9110 §9.3.4), so that all comes along that is to stay.
      line.fields = (operation.method == .put ? main + sent : main.filter { $0.parameter.isRequired }) + [field]
      guard let reply = await send(line) else { break }
      if results[index] == nil {
        let (_, all) = path(of: operation, ledger[position], ledger[position].pathValues)
        await note(reply, of: index, values: all + resolvedValues(line.fields), member: ledger[position])
        settleTokens(index)
      }
      if reply.isSuccess {
        sent.append(field)
        last = reply
      } else {
        set(.updated(field.name), of: index, .notAsked("\(reply.phrase) to `\(field.name)=\(Excerpt.of(field.text))`"))
      }
    }
    guard let last else { return before }
    return await readUpdated(life, index, sent, position, before, last)
  }

  /// Compares what is read after an update with what was sent; asks again where the server seems to need time.
  private func readUpdated(
    _ life: LifeCycle, _ index: Int, _ fields: [WriteField], _ position: Int, _ before: JSONValue?, _ reply: Reply
  ) async -> JSONValue? {
    guard life.read != nil else {
      for field in fields { set(.updated(field.name), of: index, .notAsked("the docs show no way to read it again")) }
      return before
    }
    var now: JSONValue?
    for attempt in 0..<3 {
      if attempt > 0 { await wait(attempt) }
      guard let read = await read(life, position) else {
        for field in fields { set(.updated(field.name), of: index, .notAsked(Self.limitReached)) }
        return before
      }
      guard read.isSuccess, let body = read.json else {
        for field in fields { set(.updated(field.name), of: index, .notAsked("\(read.phrase) to reading it again")) }
        return before
      }
      now = unwrapped(body)
      let isAllKept = fields.allSatisfy {
        SentValue.compare($0, with: now?[$0.name], before: before.map(unwrapped)?[$0.name]) != .lost
      }
      if isAllKept || Task.isCancelled { break }
    }
    for field in fields { judgeUpdated(life, index, field, now, before.map(unwrapped), reply) }
    return now ?? before
  }

  private func judgeUpdated(
    _ life: LifeCycle, _ index: Int, _ field: WriteField, _ now: JSONValue?, _ before: JSONValue?, _ reply: Reply
  ) {
    let promise = WritePromise.updated(field.name)
    let received = now?[field.name]
    if let reason = whySuspect(field.name, life) {
      set(promise, of: index, .notAsked(reason))
      return
    }
    // What was so before proves nothing of the update.
    if let old = before?[field.name], SentValue.isAlready(field, old), received == old {
      set(promise, of: index, .notAsked("it was so before"))
      return
    }
    switch SentValue.compare(field, with: received, before: before?[field.name]) {
    case .kept: set(promise, of: index, .kept)
    case .lost: set(promise, of: index, .broken(evidence(field, received, reply.curl)))
    case .unclear: set(promise, of: index, .notAsked("it is shown in another form"))
    case .changed:
      set(promise, of: index, .notAsked("it became \(Excerpt.of(received?.text() ?? "nothing"))"))
    }
  }

  // MARK: Actions

  /// Sends what acts on the member alone.
  func act(_ life: LifeCycle, _ index: Int, _ position: Int, _ pathValues: [ResolvedValue]) async {
    let operation = spec.operations[index]
    let (path, all) = self.path(of: operation, ledger[position], pathValues)
    var line = WriteLine(operation: operation, options: options, path: path)
    guard case .fields(let fields) = values.action(operation, member: ledger[position]) else { return }
    if let open = fields.first(where: { $0.origin == nil }) {
      refuse(index, "what was created shows no `\(open.name)`")
      return
    }
    for parameter in LifeCyclePromises.missing(operation) {
      await askWithout(parameter, index, line, fields, life: nil)
    }
    if let secret = LifeCyclePromises.refusedSecret(operation) { await askWrongSecret(secret, index, line, fields) }
    line.fields = fields
    _ = await askWithoutToken(index, line)
    guard let reply = await send(line) else { return refuse(index, Self.limitReached) }
    await note(reply, of: index, values: all + resolvedValues(fields), member: ledger[position])
    settleTokens(index)
    guard reply.isSuccess else { return }
    let fresh = CreatedMember.attributes(of: reply.json)
    learn(fresh)
    for name in LifeCyclePromises.renewed(operation, spec.operations[life.creation]) {
      let old = ledger[position].attributes[name]
      // A number in its place is another check's.
      guard let new = reply.json?[name]?.stringValue, let old else {
        set(.renewed(name), of: index, .notAsked("the answer has no `\(name)`"))
        continue
      }
      guard new != Redactor.replacement else {
        set(.renewed(name), of: index, .notAsked("the recording hides it"))
        continue
      }
      let evidence = WriteVerdict.Evidence(
        status: reply.status ?? 200, expected: "another `\(name)` than before", received: "the same", curl: reply.curl)
      set(.renewed(name), of: index, new == old ? .broken(evidence) : .kept)
      ledger[position].attributes[name] = new
    }
  }

  private func askWrongSecret(
    _ secret: Parameter, _ index: Int, _ line: WriteLine, _ fields: [WriteField]
  ) async {
    var line = line
    line.fields = fields.map {
      $0.name == secret.name ? WriteField(secret, .string(FollowUp.wrongToken), .madeUp) : $0
    }
    guard let reply = await send(line) else { return }
    let promise = WritePromise.wrongSecretRefused(secret.name)
    switch reply.status {
    case .some(200..<300):
      set(
        promise, of: index,
        .broken(
          .init(status: reply.status ?? 200, expected: "401 or 403", received: reply.phrase, curl: reply.curl)))
    case .some(400..<500): set(promise, of: index, .kept)
    default: set(promise, of: index, .notAsked(reply.phrase))
    }
  }
}
