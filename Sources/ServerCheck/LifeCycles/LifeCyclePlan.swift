public import APIModel

/// What life cycles would send, as steps of a plan: the same requests that the run makes, with placeholders where a
/// value is only known once a member exists.
struct LifeCyclePlan {
  let spec: APISpec
  let options: CheckOptions
  let schedule: ProbeSchedule
  private(set) var steps: [ProbePlan.Step] = []
  private var positions: [Int: Int] = [:]

  init(_ spec: APISpec, _ options: CheckOptions, _ schedule: ProbeSchedule) {
    self.spec = spec
    self.options = options
    self.schedule = schedule
    for life in schedule.lives { add(life, level: schedule.order.levels.count) }
  }

  private var values: WriteValues { WriteValues(resolver: schedule.resolver, marker: options.marker) }

  private mutating func add(_ life: LifeCycle, level: Int) {
    let creation = spec.operations[life.creation]
    var refusal: String?
    var fields: [WriteField] = []
    switch values.creation(creation, member: nil, naming: life.member.placeholders.last) {
    case .fields(let found): fields = found
    case .missing(let reason): refusal = reason
    }
    if let name = life.connects {
      refusal = nil
      fields = LifeCyclePromises.missing(creation).map {
        $0.name == name ? WriteField($0, attribute: "id") : WriteField($0, .string("{\($0.name)}"), .documented)
      }
    }
    var requests: [String] = []
    if life.isFull {
      requests += refusals(life.creation, fields, isUpdate: false)
      requests += tokens(life.creation, fields)
    }
    if refusal == nil {
      requests.append(line(life.creation, fields).curl)
      if let read = life.read { requests.append(line(read, []).curl) }
    }
    append(life.creation, requests, fields, level: level, refusal: refusal)
    if life.isFull {
      for update in life.updates { addUpdate(update, life, level: level, refusal: refusal) }
      for action in life.actions { addAction(action, life, level: level, refusal: refusal) }
    }
    for child in life.children { add(child, level: level) }
    addDeletion(life, level: level, refusal: refusal)
  }

  private mutating func addUpdate(_ index: Int, _ life: LifeCycle, level: Int, refusal: String?) {
    let schema = life.read.flatMap { spec.operations[$0].success?.schema }
    guard refusal == nil, case .fields(let fields) = values.update(spec.operations[index], reading: schema, member: nil)
    else { return append(index, [], [], level: level, refusal: refusal ?? "no values") }
    var requests = refusals(index, fields, isUpdate: true) + tokens(index, fields)
    requests.append(line(index, fields).curl)
    if let read = life.read { requests.append(line(read, []).curl) }
    let others = LifeCyclePromises.updatable(spec.operations[index], schema).filter { parameter in
      parameter.deprecation == nil && !parameter.isRequired && !fields.contains { $0.name == parameter.name }
    }
    for parameter in others {
      requests.append(
        line(index, [WriteField(parameter, .string("{another \(parameter.name)}"), .documented)]).curl)
    }
    append(index, requests, fields, level: level, refusal: nil)
  }

  private mutating func addAction(_ index: Int, _ life: LifeCycle, level: Int, refusal: String?) {
    guard refusal == nil, case .fields(let fields) = values.action(spec.operations[index], member: nil) else {
      return append(index, [], [], level: level, refusal: refusal ?? "no values")
    }
    var requests = refusals(index, fields, isUpdate: false) + tokens(index, fields)
    if let secret = LifeCyclePromises.refusedSecret(spec.operations[index]) {
      let wrong = fields.map {
        $0.name == secret.name ? WriteField(secret, .string(FollowUp.wrongToken), .madeUp) : $0
      }
      requests.append(line(index, wrong).curl)
    }
    requests.append(line(index, fields).curl)
    append(index, requests, fields, level: level, refusal: nil)
  }

  private mutating func addDeletion(_ life: LifeCycle, level: Int, refusal: String?) {
    let index = life.deletion.operation
    let operation = spec.operations[index]
    let fields = operation.parameters.filter { $0.name == life.deletion.attribute && $0.location != .path }.map {
      WriteField($0, attribute: $0.name)
    }
    var requests = tokens(index, fields)
    requests.append(line(index, fields).curl)
    if let read = life.read { requests.append(line(read, []).curl) }
    if life.connects == nil, let list = LifeCyclePromises.list(of: life.collection, spec) {
      requests.append(line(list, []).curl)
    }
    append(index, refusal == nil ? requests : [], fields, level: level, refusal: refusal)
  }

  // MARK: Requests

  private func refusals(_ index: Int, _ fields: [WriteField], isUpdate: Bool) -> [String] {
    let operation = spec.operations[index]
    var lines: [WriteLine] = []
    if !isUpdate {
      for parameter in LifeCyclePromises.missing(operation) {
        lines.append(line(index, fields.filter { $0.name != parameter.name }))
      }
    }
    guard isUpdate || schedule.lives.contains(where: { $0.creation == index }), !fields.isEmpty || isUpdate else {
      return lines.map(\.curl)
    }
    let others = isUpdate ? fields.filter { $0.parameter.isRequired } : fields
    for parameter in LifeCyclePromises.wrongTypes(operation) {
      let wrong = WriteField(parameter, .string(FollowUp.wrongValue), .madeUp)
      lines.append(line(index, others.filter { $0.name != parameter.name } + [wrong]))
    }
    for parameter in LifeCyclePromises.unlisted(operation) {
      let wrong = WriteField(parameter, .string(FollowUp.unknownValue), .madeUp)
      lines.append(line(index, others.filter { $0.name != parameter.name } + [wrong]))
    }
    return lines.map(\.curl)
  }

  private func tokens(_ index: Int, _ fields: [WriteField]) -> [String] {
    guard MissingAuthentication.isPromised(spec.operations[index]), options.token != nil else { return [] }
    return [WriteLine.TokenUse.none, .wrong].map { token in
      var line = line(index, fields)
      line.token = token
      return line.curl
    }
  }

  private func line(_ index: Int, _ fields: [WriteField]) -> WriteLine { line(spec.operations[index], fields) }

  private func line(_ operation: Operation, _ fields: [WriteField]) -> WriteLine {
    var parts: [String: [String?]] = [:]
    for name in operation.path.placeholders {
      parts[name, default: []].append(schedule.resolver.supplied(name, of: operation, isScoped: true))
    }
    return WriteLine(
      operation: operation, options: options, path: ProbePlan.partlyFilled(operation.path, parts), fields: fields)
  }

  private mutating func append(
    _ index: Int, _ requests: [String], _ fields: [WriteField], level: Int, refusal: String?
  ) {
    if let position = positions[index] {
      let known = Set(steps[position].requests)
      steps[position].requests += requests.filter { !known.contains($0) }
      return
    }
    let operation = spec.operations[index]
    var result = OperationResult.notSent(refusal ?? "")
    result.writes = (schedule.promises.byOperation[index] ?? []).map {
      WriteVerdict(promise: $0.promise, state: .notAsked(refusal ?? ""), span: $0.span)
    }
    positions[index] = steps.count
    let sources = fields.map { field in
      ProbePlan.Value(name: field.name, source: Self.phrase(field))
    }
    steps.append(
      ProbePlan.Step(
        operation: operation.name, requests: requests, values: sources,
        promises: ProbePlan.promises(operation, result, options), unverifiedReason: requests.isEmpty ? refusal : nil,
        level: requests.isEmpty ? nil : level, span: operation.span))
  }

  private static func phrase(_ field: WriteField) -> String {
    guard let origin = field.origin else { return "of the member that this run creates" }
    return ProbePlan.phrase(
      ResolvedValue(name: field.name, location: field.parameter.location, text: field.text, origin: origin))
  }
}

extension ProbePlan {
  /// The creations that ask for a `token` that only the server's owner can give.
  public static func registrations(in spec: APISpec) -> [Operation] {
    spec.operations.filter { operation in
      operation.method == .post && operation.removal == nil
        && operation.parameter("token").map { $0.isRequired && $0.location != .path } == true
        && !LifeCycles(spec, Array(spec.operations.indices)).roots.filter {
          spec.operations[$0.creation].id == operation.id
        }.isEmpty
    }
  }
}
