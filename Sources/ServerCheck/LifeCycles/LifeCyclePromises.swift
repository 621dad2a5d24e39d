import APIModel

/// The promises that a life cycle looks at, operation by operation: what the plan shows and the run answers.
struct LifeCyclePromises: Sendable {
  struct Promise: Hashable, Sendable {
    var promise: WritePromise
    var span: SourceSpan?
  }

  /// By operation, in the order of asking.
  private(set) var byOperation: [Int: [Promise]] = [:]

  /// How many parameters of one operation are left out, given a wrong type, given an unlisted value.
  private static let maximumMissing = 4
  private static let maximumWrongTypes = 2
  private static let maximumUnlisted = 2

  init(_ lives: [LifeCycle], _ spec: APISpec, _ values: WriteValues) {
    for life in lives { add(life, spec, values) }
  }

  private mutating func add(_ life: LifeCycle, _ spec: APISpec, _ values: WriteValues) {
    let creation = spec.operations[life.creation]
    let readSchema = life.read.flatMap { spec.operations[$0].success?.schema }
    if life.isFull {
      for parameter in Self.missing(creation) { add(.missingRefused(parameter.name), parameter, life.creation, spec) }
      if life.connects == nil { addRefusals(life.creation, spec) }
      if life.read != nil, life.connects == nil {
        add(.createdIsReadable, nil, life.creation, spec)
        if case .fields(let fields) = values.creation(creation, member: nil, naming: life.member.placeholders.last) {
          for field in fields where Self.canBeReadBack(field.parameter, readSchema) {
            add(.createdHas(field.name), field.parameter, life.creation, spec)
          }
        }
      }
      for update in life.updates {
        addRefusals(update, spec)
        for parameter in Self.updatable(spec.operations[update], readSchema) {
          add(.updated(parameter.name), parameter, update, spec)
        }
        if case .fields(let fields) = values.update(spec.operations[update], reading: readSchema, member: nil),
          !fields.isEmpty, Self.unsent(spec.operations[update], readSchema, fields).count > 0
        {
          add(.othersStay, nil, update, spec)
        }
      }
      for action in life.actions { addAction(action, life, spec) }
    }
    for child in life.children { add(child, spec, values) }
    if life.connects != nil, Self.list(of: life.collection, spec) != nil {
      add(.createdIsReadable, nil, life.creation, spec)
      add(.deleted, nil, life.deletion.operation, spec)
    } else {
      if life.read != nil { add(.deleted, nil, life.deletion.operation, spec) }
      if life.connects == nil, Self.list(of: life.collection, spec) != nil {
        add(.unlisted, nil, life.deletion.operation, spec)
      }
    }
  }

  /// The list of a collection's members.
  static func list(of collection: PathTemplate, _ spec: APISpec) -> Operation? {
    spec.operations.first {
      $0.method == .get && $0.path.shape == collection.shape && $0.removal == nil
        && $0.success?.schema?.types.contains(.array) == true
    }
  }

  private mutating func addRefusals(_ index: Int, _ spec: APISpec) {
    let operation = spec.operations[index]
    for parameter in Self.wrongTypes(operation) { add(.wrongTypeRefused(parameter.name), parameter, index, spec) }
    for parameter in Self.unlisted(operation) { add(.unlistedRefused(parameter.name), parameter, index, spec) }
  }

  private mutating func addAction(_ index: Int, _ life: LifeCycle, _ spec: APISpec) {
    let operation = spec.operations[index]
    for parameter in Self.missing(operation) { add(.missingRefused(parameter.name), parameter, index, spec) }
    if let secret = Self.refusedSecret(operation) { add(.wrongSecretRefused(secret.name), secret, index, spec) }
    for name in Self.renewed(operation, spec.operations[life.creation]) { add(.renewed(name), nil, index, spec) }
  }

  private mutating func add(_ promise: WritePromise, _ parameter: Parameter?, _ index: Int, _ spec: APISpec) {
    let span = parameter?.span ?? spec.operations[index].span
    guard byOperation[index]?.contains(where: { $0.promise == promise }) != true else { return }
    byOperation[index, default: []].append(Promise(promise: promise, span: span))
  }

  // MARK: Which parameters

  /// The required parameters that are left out once each.
  static func missing(_ operation: Operation) -> [Parameter] {
    Array(
      WriteValues.parameters(of: operation).filter { $0.isRequired && $0.deprecation == nil }.prefix(maximumMissing))
  }

  /// The parameters that a text can't be given to: integers and booleans.
  static func wrongTypes(_ operation: Operation) -> [Parameter] {
    let suited = WriteValues.parameters(of: operation).filter {
      $0.location == .body && ($0.schema.types == .integer || $0.schema.types == .boolean)
        && operation.parameter($0.name) != nil
    }
    let integers = suited.filter { $0.schema.types == .integer }
    let booleans = suited.filter { $0.schema.types == .boolean }
    return Array((integers.prefix(1) + booleans.prefix(1)).prefix(maximumWrongTypes))
  }

  static func unlisted(_ operation: Operation) -> [Parameter] {
    Array(
      WriteValues.parameters(of: operation).filter {
        $0.location == .body && $0.schema.enumeration?.values.isEmpty == false && $0.schema.types.accepts(.string)
      }.prefix(maximumUnlisted))
  }

  /// Whether reading a member shows what a parameter set: an attribute of its name and of a type that fits.
  static func canBeReadBack(_ parameter: Parameter, _ schema: Schema?) -> Bool {
    guard let attribute = schema?.property(parameter.name), attribute.removal == nil, attribute.deprecation == nil,
      !SecretName.isSecret(parameter.name)
    else { return false }
    let (sent, shown) = (parameter.schema.types, attribute.schema.types)
    return sent.isEmpty || shown.isEmpty || !sent.isDisjoint(with: shown) || shown.accepts(sent)
  }

  static func updatable(_ operation: Operation, _ schema: Schema?) -> [Parameter] {
    WriteValues.parameters(of: operation).filter { parameter in
      let isSimple =
        parameter.schema.types == .boolean || parameter.schema.types == .integer
        || parameter.schema.enumeration != nil || WriteValues.isFreeText(parameter)
        || operation.samples.first.map { sample in
          (sample.fields + sample.query).contains { $0.name == parameter.name }
        } == true
      return isSimple && canBeReadBack(parameter, schema)
    }
  }

  /// What an update could have set and reading shows, without what it sends.
  static func unsent(_ operation: Operation, _ schema: Schema?, _ fields: [WriteField]) -> [Parameter] {
    updatable(operation, schema).filter { parameter in
      !parameter.isRequired && parameter.deprecation == nil && !fields.contains { $0.name == parameter.name }
    }
  }

  /// The secret that an action takes, where the docs name a status for a wrong one.
  static func refusedSecret(_ operation: Operation) -> Parameter? {
    guard operation.responses.contains(where: { $0.isStatusDocumented && ($0.status == 401 || $0.status == 403) })
    else {
      return nil
    }
    return missing(operation).first { SecretName.isSecret($0.name) }
  }

  /// The secrets that a reset replaces: shown by its answer and by the creation's.
  static func renewed(_ operation: Operation, _ creation: Operation) -> [String] {
    let last = operation.path.literal(at: operation.path.segments.count - 1)?.lowercased() ?? ""
    guard ["reset", "renew", "rotate"].contains(where: { last.hasPrefix($0) }) else { return [] }
    return (operation.success?.schema?.properties ?? []).map(\.name).filter {
      SecretName.isSecret($0) && creation.success?.schema?.property($0) != nil
    }
  }
}
