import APIModel

extension LifeCycleRun {
  /// Deletes the member, and reads it once more.
  func delete(_ life: LifeCycle, _ position: Int, _ pathValues: [ResolvedValue]) async {
    let index = life.deletion.operation
    let operation = spec.operations[index]
    let member = ledger[position]
    guard let (line, all) = deletion(life.deletion, of: member, pathValues) else {
      return refuse(index, "what was created shows no `\(life.deletion.attribute ?? "id")`")
    }
    if await askWithoutToken(index, line) {
      ledger[position].isDeleted = true
      return refuse(index, "it was deleted without the token")
    }
    let wasListed = await isListed(life, position)
    guard let reply = await send(line) else { return refuse(index, Self.limitReached) }
    if reply.isRepeated, reply.status == 404 {
      // The lost first answer may have been its success.
      ledger[position].isDeleted = true
      return refuse(index, "404 after a lost answer")
    }
    await note(reply, of: index, values: all + resolvedValues(line.fields))
    settleTokens(index)
    guard reply.isSuccess else {
      return set(.deleted, of: index, .notAsked("\(reply.phrase) to the deletion"))
    }
    ledger[position].isDeleted = true
    if life.connects != nil { return await listDisconnected(life, ledger[position], reply) }
    guard reply.status != 202 else {
      for promise in [WritePromise.deleted, .unlisted] {
        set(promise, of: index, .notAsked("202 says that it will be deleted later"))
      }
      return
    }
    if wasListed { await listDeleted(life, position, reply) }
    guard life.read != nil else { return }
    await readDeleted(life, index, position, reply)
    if life.isFull, verdicts[index]?[.deleted] == .kept { await askAgain(life, operation, line, position, pathValues) }
  }

  /// The request that deletes a member; nil where the member lacks what names it.
  func deletion(
    _ deletion: LifeCycle.Deletion, of member: CreatedMember, _ pathValues: [ResolvedValue]
  ) -> (WriteLine, [ResolvedValue])? {
    let operation = spec.operations[deletion.operation]
    var fields: [WriteField] = []
    if let name = deletion.attribute {
      guard let parameter = operation.parameters.first(where: { $0.name == name && $0.location != .path }),
        member.attributes[name] != nil
      else { return nil }
      fields = [WriteField(parameter, attribute: name).resolved(member)]
    } else if member.key == nil {
      return nil
    }
    let (path, all) = path(of: operation, member, pathValues)
    return (WriteLine(operation: operation, options: options, path: path, fields: fields), all)
  }

  private func readDeleted(_ life: LifeCycle, _ index: Int, _ position: Int, _ deletion: Reply) async {
    var last: Reply?
    for attempt in 0..<3 {
      if attempt > 0 { await wait(attempt) }
      guard let reply = await read(life, position) else {
        return set(.deleted, of: index, .notAsked(Self.limitReached))
      }
      last = reply
      if reply.status == 404 || reply.status == 410 { return set(.deleted, of: index, .kept) }
      guard reply.isSuccess, !Task.isCancelled else { break }
    }
    guard let last, last.isSuccess else {
      return set(.deleted, of: index, .notAsked("\(last?.phrase ?? "no answer") to reading it again"))
    }
    if let read = life.read, case .answered(let answer)? = known[read]?.followUps[.unknownMember], answer.isSuccess {
      return set(.deleted, of: index, .notAsked("`\(spec.operations[read].name)` answers for what can't exist, too"))
    }
    if let state = Self.deletedState(last.json) {
      return set(.deleted, of: index, .notAsked("it is still there, marked by `\(state)`"))
    }
    ledger[position].isDeleted = false
    set(
      .deleted, of: index,
      .broken(.init(status: last.status ?? 200, expected: "404", received: last.phrase, curl: deletion.curl)))
  }

  /// The attribute by which a server marks what will be deleted.
  static func deletedState(_ body: JSONValue?) -> String? {
    (body?.objectValue?.members ?? []).first { member in
      let name = member.name.lowercased()
      let isMark = name.contains("delet") || name.contains("trash") || name.contains("archiv")
      let isSet = !member.value.isNull && member.value != .bool(false) && member.value != ""
      let says = (member.value.stringValue ?? "").lowercased()
      return isMark && isSet || (name == "status" || name == "state") && (says.contains("delet") || says == "removed")
    }?.name
  }

  /// Asks for the member once more when it is gone: nobody else's has its name.
  private func askAgain(
    _ life: LifeCycle, _ operation: Operation, _ line: WriteLine, _ position: Int, _ pathValues: [ResolvedValue]
  ) async {
    guard life.deletion.attribute == nil else { return }
    if let again = await send(line) { noteUnknown(again, of: life.deletion.operation, line) }
    for index in life.updates + life.actions {
      let operation = spec.operations[index]
      guard operation.path.shape.hasPrefix(life.member.shape) else { continue }
      let (path, _) = self.path(of: operation, ledger[position], pathValues)
      var line = WriteLine(operation: operation, options: options, path: path)
      if life.updates.contains(index),
        case .fields(let fields) = values.update(operation, reading: nil, member: ledger[position])
      {
        line.fields = fields
      } else if case .fields(let fields) = values.action(operation, member: ledger[position]) {
        line.fields = fields
      }
      guard !Task.isCancelled, let reply = await send(line) else { return }
      noteUnknown(reply, of: index, line)
      // A server that creates what it is told to update has one more member now.
      if reply.isSuccess { ledger[position].isDeleted = false }
    }
  }

  private func noteUnknown(_ reply: Reply, of index: Int, _ line: WriteLine) {
    guard let response = reply.response else {
      results[index]?.followUps[.unknownMember] = .noAnswer(reply.phrase)
      return
    }
    results[index]?.followUps[.unknownMember] = .answered(
      ObservedAnswer(
        status: response.status, mediaType: nil, pages: PageHeaders(response), items: nil, curl: line.curl))
  }
}
