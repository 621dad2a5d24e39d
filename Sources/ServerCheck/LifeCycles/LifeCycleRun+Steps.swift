import APIModel

extension LifeCycleRun {
  static let limitReached = "the limit of requests was reached"

  /// Lives one life, and what lives inside it.
  func live(_ life: LifeCycle, below parent: CreatedMember?) async {
    if case .broken? = verdicts[life.creation]?[.createdIsReadable] { return }
    let creation = spec.operations[life.creation]
    let isGuessable = options.server.isLoopback
    let resolution = resolver.path(
      of: creation, known: pathValues(of: creation, parent), captured: captured, guesses: isGuessable)
    guard case .request(let path, _, _, let pathValues) = resolution else {
      if case .missing(let reason) = resolution { refuseAll(life, reason) }
      return
    }
    guard case .request(_, _, let headers, _) = resolver.resolve(bare(creation), captured: captured) else {
      refuseAll(life, "a required header has no value")
      return
    }
    var line = WriteLine(operation: creation, options: options, path: path, headers: headers)
    let outcome = values.creation(creation, member: parent)
    let complete: [WriteField]?
    if case .fields(let fields) = outcome {
      complete = connected(fields, life, parent)
    } else {
      complete = nil
    }
    if life.isFull { await askRefusals(life, line, complete) }
    guard let fields = complete else {
      if case .missing(let reason) = outcome { refuseAll(life, reason) }
      return
    }
    if Task.isCancelled { return refuseAll(life, Prober.interrupted) }
    line.fields = fields
    guard let member = await create(life, line, pathValues) else { return }
    let position = ledger.count - 1
    await use(life, member, position, pathValues)
    if life.connects != nil { await listConnected(life, ledger[position]) }
    if case .broken? = verdicts[life.creation]?[.createdIsReadable], life.connects == nil { return }
    for child in life.children where !Task.isCancelled { await live(child, below: ledger[position]) }
    if Task.isCancelled { return refuse(life.deletion.operation, Prober.interrupted) }
    await delete(life, position, pathValues)
  }

  /// What the parent says of the placeholders of a path below it.
  private func pathValues(of operation: Operation, _ parent: CreatedMember?) -> [ResolvedValue] {
    guard let parent, let key = parent.key else { return [] }
    let full = parent.path + "/" + PercentEncoding.encode(key, allowing: PercentEncoding.segment)
    let count = full.split(separator: "/").count
    let prefix = operation.path.prefix(count)
    guard prefix.segments.count == count, let found = prefix.match(full) else { return [] }
    return prefix.placeholderPositions.map {
      ResolvedValue(name: $0.name, location: .path, text: found[$0.name] ?? key, origin: .created(parent.creator))
    }
  }

  /// The operation without its path and body, for the resolver of headers.
  private func bare(_ operation: Operation) -> Operation {
    var bare = operation
    bare.path = PathTemplate(segments: [])
    bare.parameters = operation.parameters.filter { $0.location == .header }
    return bare
  }

  /// The fields of a connection name the member that it connects, whatever the docs' sample names.
  private func connected(_ fields: [WriteField], _ life: LifeCycle, _ parent: CreatedMember?) -> [WriteField]? {
    guard let name = life.connects else { return fields }
    guard let parent, let key = parent.key else { return nil }
    return fields.map { field in
      field.name == name ? WriteField(field.parameter, .string(key), .created(parent.creator)) : field
    }
  }

  private func refuseAll(_ life: LifeCycle, _ reason: String) {
    for index in life.operations.sorted() { refuse(index, reason) }
  }

  // MARK: Creation

  /// Creates the member, notes it for cleaning up, and reads it.
  private func create(_ life: LifeCycle, _ line: WriteLine, _ pathValues: [ResolvedValue]) async -> CreatedMember? {
    let index = life.creation
    if life.isFull, await isCreatedWithoutToken(life, line) {
      refuseAll(life, "it can be created without the token")
    }
    guard let reply = await send(line) else {
      refuseAll(life, Self.limitReached)
      return nil
    }
    if life.isFull || results[index] == nil {
      let parent = life.connects == nil ? nil : ledger.last { $0.key != nil && !$0.isDeleted }
      await note(reply, of: index, values: pathValues + resolvedValues(line.fields), member: parent)
      settleTokens(index)
    }
    guard reply.isSuccess else {
      if case .noAnswer(let error) = reply.outcome, error.kind != .unreachable {
        await findLost(life, line, "no answer came: \(error.reason)")
      }
      refuseAll(life, "nothing was created: \(reply.phrase)")
      return nil
    }
    guard let member = await register(reply, life, line) else {
      refuseAll(life, "the answer to `\(spec.operations[index].name)` does not name what was created")
      return nil
    }
    return member
  }

  /// Notes what an answer says was created. Nil where it can't be named, or was there before.
  @discardableResult
  func register(_ reply: Reply, _ life: LifeCycle, _ line: WriteLine) async -> CreatedMember? {
    let creation = spec.operations[life.creation]
    let body = reply.json
    var attributes = CreatedMember.attributes(of: body)
    // Some servers wrap the member: {"label": {…}}.
    if let members = body?.objectValue?.members, members.count == 1, let inner = members.first?.value.objectValue {
      attributes = CreatedMember.attributes(of: .object(inner))
    }
    learn(attributes)
    let key: String?
    if let connects = life.connects {
      key = line.fields.first { $0.name == connects }?.text
    } else {
      key = CreatedMember.key(
        for: life.member.placeholders.last ?? "id", in: attributes, collection: creation.path,
        location: reply.response?.header("Location"), base: options.server)
    }
    let named = life.deletions.first { $0.attribute.map { attributes[$0] != nil } ?? (key != nil) }
    guard named != nil else {
      await findLost(life, line, "its answer does not name it")
      return nil
    }
    if life.connects == nil, let key, captured.lists(key, at: line.path) {
      refuse(life.creation, "its answer names `\(Excerpt.of(key))`, which was there before")
      return nil
    }
    let member = CreatedMember(
      creator: creation.name, path: line.path, key: key, attributes: attributes,
      deletions: life.deletions, isConnection: life.connects != nil)
    ledger.append(member)
    return member
  }

  func resolvedValues(_ fields: [WriteField]) -> [ResolvedValue] {
    fields.compactMap { field in
      field.origin.map {
        ResolvedValue(name: field.name, location: field.parameter.location, text: field.text, origin: $0)
      }
    }
  }

  // MARK: Use

  /// Reads, updates and acts on a member.
  private func use(
    _ life: LifeCycle, _ member: CreatedMember, _ position: Int, _ pathValues: [ResolvedValue]
  ) async {
    guard life.isFull else { return }
    let sent = results[life.creation].map(\.values) ?? []
    var now: JSONValue?
    if life.read != nil {
      guard let read = await readCreated(life, position) else { return }
      now = read
      compareCreated(life, read, sent)
    }
    for update in life.updates where !Task.isCancelled {
      now = await self.update(life, update, position, pathValues, now)
    }
    for action in life.actions where !Task.isCancelled { await act(life, action, position, pathValues) }
  }

  /// The path of a member's own operation.
  func path(of operation: Operation, _ member: CreatedMember, _ pathValues: [ResolvedValue]) -> (
    String, [ResolvedValue]
  ) {
    var all = pathValues
    let placeholders = operation.path.placeholders
    if placeholders.count > pathValues.count, let key = member.key {
      all.append(
        ResolvedValue(
          name: placeholders.last ?? "id", location: .path, text: key, origin: .created(member.creator)))
    }
    return (ValueResolver.fill(operation.path, with: all), all)
  }

  /// Reads a member with GET; nil where its docs have none, or no more may be sent.
  func read(_ life: LifeCycle, _ position: Int) async -> Reply? {
    guard let read = life.read else { return nil }
    let member = ledger[position]
    guard let key = member.key else { return nil }
    let operation = spec.operations[read]
    let path = member.path + "/" + PercentEncoding.encode(key, allowing: PercentEncoding.segment)
    return await send(WriteLine(operation: operation, options: options, path: path))
  }

  private func readCreated(_ life: LifeCycle, _ position: Int) async -> JSONValue?? {
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
        let (_, values) = path(of: spec.operations[read], ledger[position], pathValuesOfMember(ledger[position], life))
        await note(reply, of: read, values: values, member: ledger[position])
      }
      return .some(body)
    }
    guard reply.status == 404 || reply.status == 410 else {
      set(.createdIsReadable, of: life.creation, .notAsked("\(reply.phrase) to reading it"))
      return .some(nil)
    }
    set(
      .createdIsReadable, of: life.creation,
      .broken(.init(status: reply.status ?? 404, expected: "200", received: reply.phrase, curl: reply.curl)))
    for index in life.operations where index != life.creation { refuse(index, "what was created can't be read") }
    return nil
  }

  private func pathValuesOfMember(_ member: CreatedMember, _ life: LifeCycle) -> [ResolvedValue] {
    let path = spec.operations[life.creation].path
    let found = path.match(member.path) ?? [:]
    return path.placeholders.map {
      ResolvedValue(name: $0, location: .path, text: found[$0] ?? "", origin: .created(member.creator))
    }
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

  private func compareCreated(_ life: LifeCycle, _ read: JSONValue?, _ sent: [ResolvedValue]) {
    let creation = spec.operations[life.creation]
    for value in sent where value.location != .path {
      guard let parameter = creation.parameter(value.name, in: value.location) else { continue }
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
        case .missing, .null, .type, .format, .undocumentedValue: true
        default: false
        }
      }
    }
    return isBent ? "`\(spec.operations[read].name)` does not show `\(name)` as documented" : nil
  }
}
