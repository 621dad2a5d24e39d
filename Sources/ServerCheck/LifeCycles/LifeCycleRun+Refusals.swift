import APIModel

extension LifeCycleRun {
  /// Sends creations that must be refused. What is created all the same is deleted at once.
  func askRefusals(_ life: LifeCycle, _ line: WriteLine, _ fields: [WriteField]?) async {
    let creation = spec.operations[life.creation]
    for parameter in LifeCyclePromises.missing(creation) where !Task.isCancelled {
      let others = fields ?? knownFields(creation, naming: life.member.placeholders.last)
      // Without a value for another parameter the refusal would not be this one's.
      let isAlone = LifeCyclePromises.missing(creation).allSatisfy { other in
        other.name == parameter.name || others.contains { $0.name == other.name }
      }
      guard isAlone else { continue }
      await askWithout(parameter, life.creation, line, others, life: life)
    }
    guard life.connects == nil, let fields else { return }
    await askRefusals(life.creation, line, fields, isCreation: life)
  }

  /// What can be sent of a creation whose values are not complete.
  private func knownFields(_ creation: Operation, naming placeholder: String?) -> [WriteField] {
    var open = creation
    var fields: [WriteField] = []
    for parameter in creation.parameters {
      open.parameters = [parameter]
      if case .fields(let found) = values.creation(open, member: nil, naming: placeholder) { fields += found }
    }
    return fields
  }

  /// Sends values of a wrong type, and values that the docs don't list.
  func askRefusals(_ index: Int, _ line: WriteLine, _ fields: [WriteField], isCreation life: LifeCycle?) async {
    let operation = spec.operations[index]
    for parameter in LifeCyclePromises.wrongTypes(operation) where !Task.isCancelled {
      let wrong = WriteField(parameter, .string(FollowUp.wrongValue), .madeUp)
      await ask(.wrongTypeRefused(parameter.name), wrong, index, line, fields, life)
    }
    for parameter in LifeCyclePromises.unlisted(operation) where !Task.isCancelled {
      let wrong = WriteField(parameter, .string(FollowUp.unknownValue), .madeUp)
      await ask(.unlistedRefused(parameter.name), wrong, index, line, fields, life)
    }
  }

  /// Sends updates that must be refused.
  func askUpdateRefusals(_ life: LifeCycle, _ position: Int, _ pathValues: [ResolvedValue]) async {
    let schema = life.read.flatMap { spec.operations[$0].success?.schema }
    for update in life.updates where !Task.isCancelled {
      let operation = spec.operations[update]
      guard case .fields(let fields) = values.update(operation, reading: schema, member: ledger[position]) else {
        continue
      }
      let (path, _) = self.path(of: operation, ledger[position], pathValues)
      await askRefusals(update, WriteLine(operation: operation, options: options, path: path), fields, isCreation: nil)
    }
  }

  private func ask(
    _ promise: WritePromise, _ wrong: WriteField, _ index: Int, _ line: WriteLine, _ fields: [WriteField],
    _ life: LifeCycle?
  ) async {
    var line = line
    // An update sends nothing else, so that nothing else can be its reason.
    let others = life == nil ? fields.filter { $0.parameter.isRequired } : fields
    line.fields = others.filter { $0.name != wrong.name } + [wrong]
    guard let reply = await send(line) else { return }
    noteRefusal(reply, of: index)
    let evidence = WriteVerdict.Evidence(
      status: reply.status ?? 0, expected: "400 or 422", received: reply.phrase, curl: reply.curl)
    switch reply.status {
    case .some(200..<300):
      set(promise, of: index, .lenient(evidence))
      if let life { await forget(reply, life, line) }
    case .some(400..<500) where reply.status != 429: set(promise, of: index, .kept)
    case .some(500), .some(505..<600): set(promise, of: index, .broken(evidence))
    default: set(promise, of: index, .notAsked(reply.phrase))
    }
  }

  /// Sends a request without one of its required parameters.
  func askWithout(
    _ parameter: Parameter, _ index: Int, _ line: WriteLine, _ fields: [WriteField], life: LifeCycle?
  ) async {
    var line = line
    line.fields = fields.filter { $0.name != parameter.name }
    guard let reply = await send(line) else { return }
    noteRefusal(reply, of: index)
    let promise = WritePromise.missingRefused(parameter.name)
    let evidence = WriteVerdict.Evidence(
      status: reply.status ?? 0, expected: "a status from 400 to 499", received: reply.phrase, curl: reply.curl)
    switch reply.status {
    case .some(200..<300):
      set(promise, of: index, .broken(evidence))
      if let life { await forget(reply, life, line) }
    case .some(400..<500) where reply.status != 429: set(promise, of: index, .kept)
    case .some(500), .some(505..<600): set(promise, of: index, .broken(evidence))
    default: set(promise, of: index, .notAsked(reply.phrase))
    }
  }

  /// Notes a documented refusal, whose body the docs may show.
  private func noteRefusal(_ reply: Reply, of index: Int) {
    guard let response = reply.response,
      let refusal = BodyReader.refusal(response, of: spec.operations[index], curl: reply.curl)
    else { return }
    var result = results[index] ?? .notSent("")
    if !result.refusals.contains(where: { $0.status == refusal.status }) { result.refusals.append(refusal) }
    results[index] = result
  }

  /// Deletes what should not have been created.
  private func forget(_ reply: Reply, _ life: LifeCycle, _ line: WriteLine) async {
    guard await register(reply, life, line) != nil else { return }
    await cleanUp(ledger.count - 1)
  }

  // MARK: Tokens

  /// Sends a request without the token and with a wrong one, where the docs show one.
  /// - Returns: Whether one of them was carried out.
  func askWithoutToken(_ index: Int, _ line: WriteLine) async -> Bool {
    let operation = spec.operations[index]
    guard MissingAuthentication.isPromised(operation) else { return false }
    var result = results[index] ?? .notSent("")
    defer { results[index] = result }
    guard options.token != nil else {
      result.tokenless = .notAsked(Judge.noToken)
      result.followUps[.wrongToken] = .notAsked(Judge.noToken)
      return false
    }
    var line = line
    line.token = .none
    if let reply = await send(line) {
      result.tokenless = reply.status.map { .answered($0) } ?? .noAnswer(reply.phrase)
      result.tokenlessCurl = line.curl
      if reply.isSuccess { return true }
    } else {
      result.tokenless = .notAsked(Self.limitReached)
    }
    line.token = .wrong
    guard let reply = await send(line) else {
      result.followUps[.wrongToken] = .notAsked(Self.limitReached)
      return false
    }
    guard let status = reply.status else {
      result.followUps[.wrongToken] = .noAnswer(reply.phrase)
      return false
    }
    result.followUps[.wrongToken] = .answered(
      ObservedAnswer(
        status: status, mediaType: nil, pages: PageHeaders(ProbeResponse(status: status)), items: nil,
        curl: line.curl))
    return reply.isSuccess
  }

  /// Whether a member can be created without the token or with a wrong one; it is deleted then.
  func isCreatedWithoutToken(_ life: LifeCycle, _ line: WriteLine) async -> Bool {
    let count = ledger.count
    let operation = spec.operations[life.creation]
    guard MissingAuthentication.isPromised(operation), options.token != nil else {
      _ = await askWithoutToken(life.creation, line)
      return false
    }
    for token in [WriteLine.TokenUse.none, .wrong] {
      var bare = line
      bare.token = token
      guard let reply = await send(bare) else { return false }
      noteTokenless(reply, token, life.creation, bare)
      if reply.isSuccess { await forget(reply, life, bare) }
    }
    return ledger.count > count && results[life.creation]?.status != nil
  }

  private func noteTokenless(_ reply: Reply, _ token: WriteLine.TokenUse, _ index: Int, _ line: WriteLine) {
    var result = results[index] ?? .notSent("")
    if token == .none {
      result.tokenless = reply.status.map { .answered($0) } ?? .noAnswer(reply.phrase)
      result.tokenlessCurl = line.curl
    } else if let status = reply.status {
      result.followUps[.wrongToken] = .answered(
        ObservedAnswer(
          status: status, mediaType: nil, pages: PageHeaders(ProbeResponse(status: status)), items: nil,
          curl: line.curl))
    } else {
      result.followUps[.wrongToken] = .noAnswer(reply.phrase)
    }
    results[index] = result
  }

  /// What is refused with the token as well says nothing of the token.
  func settleTokens(_ index: Int) {
    guard let result = results[index], let status = result.status, !(200..<300).contains(status) else { return }
    if case .answered(let bare) = result.tokenless, !(200..<300).contains(bare) {
      results[index]?.tokenless = .notAsked("with the token: status \(status)")
    }
    if case .answered(let answer)? = result.followUps[.wrongToken], !answer.isSuccess {
      results[index]?.followUps[.wrongToken] = .notAsked("with the token: status \(status)")
    }
  }
}
