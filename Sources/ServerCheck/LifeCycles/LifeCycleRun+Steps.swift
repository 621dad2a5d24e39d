import APIModel

extension LifeCycleRun {
  static let limitReached = "the limit of requests was reached"

  /// Lives one life, and what lives inside it.
  func live(_ life: LifeCycle, below parent: CreatedMember?) async {
    if case .broken? = verdicts[life.creation]?[.createdIsReadable] { return }
    let creation = spec.operations[life.creation]
    let isGuessable = options.server.isLoopback
    let resolution = resolver.path(
      of: creation, upTo: life.collection.segments.count, known: pathValues(of: life.collection, parent),
      captured: captured, guesses: isGuessable)
    guard case .request(let path, _, _, let pathValues) = resolution else {
      if case .missing(let reason) = resolution { refuseAll(life, reason) }
      return
    }
    guard case .request(_, _, let headers, _) = resolver.resolve(bare(creation), captured: captured) else {
      refuseAll(life, "a required header has no value")
      return
    }
    var line = WriteLine(
      operation: creation, options: options, path: self.path(of: life, below: path), headers: headers,
      pathValues: pathValues, collection: path)
    var open = creation
    // Whatever the docs' sample names, the connection is made with the run's own member.
    open.parameters.removeAll { $0.name == life.connects }
    if life.connects != nil, open.parameters.allSatisfy({ $0.location == .path || $0.location == .header }) {
      open.samples = []
    }
    let outcome = values.creation(open, member: parent, naming: life.member.placeholders.last)
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
    var wasListed = false
    if life.connects != nil, let key = parent?.key { wasListed = await isListedBefore(life, line, key) }
    guard let member = await create(life, line, pathValues) else { return }
    let position = ledger.count - 1
    let isThere = await use(life, member, position, pathValues)
    if life.connects != nil, !wasListed { await listConnected(life, ledger[position]) }
    guard isThere else { return }
    for child in life.children where !Task.isCancelled { await live(child, below: ledger[position]) }
    // At the end: a server that keeps what it should refuse would show it in every answer from then on.
    if life.isFull { await askUpdateRefusals(life, position, pathValues) }
    if Task.isCancelled { return refuse(life.deletion.operation, Prober.interrupted) }
    await delete(life, position, pathValues)
  }

  /// The path that a creation is sent to: the collection's, perhaps with a segment that says what is done there, or
  /// with a name of this run's own.
  private func path(of life: LifeCycle, below collection: String) -> String {
    let path = spec.operations[life.creation].path
    if life.isNamedByPath {
      return collection + "/" + PercentEncoding.encode(options.marker, allowing: PercentEncoding.segment)
    }
    guard path.segments.count > life.collection.segments.count, let word = path.literal(at: path.segments.count - 1)
    else { return collection }
    return collection + "/" + word
  }

  /// What the parent says of the placeholders of a path below it.
  private func pathValues(of path: PathTemplate, _ parent: CreatedMember?) -> [ResolvedValue] {
    guard let parent, let key = parent.key else { return [] }
    let full = parent.path.split(separator: "/").count + 1
    let prefix = path.prefix(full)
    // What is only connected with the parent has a path of its own.
    guard prefix.segments.count == full, prefix.placeholders.count == parent.pathValues.count + 1,
      prefix.match(parent.path + "/" + PercentEncoding.encode(key, allowing: PercentEncoding.segment)) != nil
    else { return [] }
    return zip(prefix.placeholders, parent.pathValues.map(\.text) + [key]).map {
      ResolvedValue(name: $0, location: .path, text: $1, origin: .created(parent.creator))
    }
  }

  /// The operation without its path and body, for the resolver of headers.
  private func bare(_ operation: Operation) -> Operation {
    var bare = operation
    bare.path = PathTemplate(segments: [])
    bare.parameters = operation.parameters.filter { $0.location == .header }
    return bare
  }

  /// The fields of a connection with the one that names the member; nil where there is no member.
  private func connected(_ fields: [WriteField], _ life: LifeCycle, _ parent: CreatedMember?) -> [WriteField]? {
    guard let name = life.connects else { return fields }
    guard let parent, let key = parent.key,
      let parameter = spec.operations[life.creation].parameters.first(where: {
        $0.name == name && $0.location != .path
      })
    else { return nil }
    return [WriteField(parameter, .string(key), .created(parent.creator))] + fields
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
      if case .noAnswer(let error) = reply.outcome, error.kind != .unreachable, error.kind != .unrecorded {
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
    var attributes = CreatedMember.attributes(of: CreatedMember.inner(of: body))
    learn(attributes)
    // What a deletion may ask for again, such as the name that it was given.
    for field in line.fields where field.origin == .madeUp && attributes[field.name] == nil {
      attributes[field.name] = field.text
    }
    let key: String?
    if life.isNamedByPath {
      key = options.marker
    } else if let connects = life.connects {
      key = line.fields.first { $0.name == connects }?.text
    } else {
      key = CreatedMember.key(
        for: life.member.placeholders.last ?? "id", in: attributes, collection: life.collection, path: line.home,
        location: reply.response?.header("Location"), base: options.server)
    }
    let named = life.deletions.first { $0.attribute.map { attributes[$0] != nil } ?? (key != nil) }
    guard named != nil else {
      await findLost(life, line, "its answer does not name it")
      return nil
    }
    if life.connects == nil, let key, captured.lists(key, at: line.home) {
      refuse(life.creation, "its answer names `\(Excerpt.of(key))`, which was there before")
      return nil
    }
    if life.connects == nil, !life.isNamedByPath, let key,
      line.fields.contains(where: { $0.text == key && $0.origin != .madeUp })
    {
      // Some servers answer a creation with the member of that name, whoever made it.
      refuse(life.creation, "its answer names `\(Excerpt.of(key))`, which is no name of this run's own")
      leave("`\(creation.name)` may have created \(Excerpt.of(key)), which may be somebody's, and is left as it is")
      return nil
    }
    let member = CreatedMember(
      creator: creation.name, read: life.read, path: line.home, pathValues: line.pathValues, key: key,
      attributes: attributes,
      deletions: life.deletions, isConnection: life.connects != nil)
    note(member)
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
  /// - Returns: Whether it is there.
  private func use(
    _ life: LifeCycle, _ member: CreatedMember, _ position: Int, _ pathValues: [ResolvedValue]
  ) async -> Bool {
    guard life.isFull else { return true }
    let sent = results[life.creation].map(\.values) ?? []
    var now: JSONValue?
    if life.read != nil {
      guard let read = await readCreated(life, position) else { return false }
      now = read
      compareCreated(life, read, sent)
    }
    for update in life.updates where !Task.isCancelled {
      now = await self.update(life, update, position, pathValues, now)
    }
    for action in life.actions where !Task.isCancelled { await act(life, action, position, pathValues) }
    return true
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
}
