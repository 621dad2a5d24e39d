import APIModel

/// Example bodies of requests and responses, with the status that each stands for.
extension SpecAssembler {
  /// - Parameter facts: What each of the page's bodies shows.
  mutating func addBodies(of page: Int, _ facts: [PageFacts.Body]) {
    for body in pages[page].bodies.indices {
      guard let group = pages[page].bodies[body].group else {
        if let at = pages[page].answeredOperation(of: body).flatMap({ index[$0] }) {
          addBody(pages[page].bodies[body], facts[body], to: at)
        }
        continue
      }
      let role = pages[page].bodies[body].role
      if role == .request, !pages[page].bodies[body].isQuery { addRequestExample(page, body, facts[body]) }
      guard role == .response else { continue }
      if let only = pages[page].groups[group].onlyDocumented {
        if let at = index[only] { addBody(pages[page].bodies[body], facts[body], to: at) }
        continue
      }
      var seen: Set<OperationID> = []
      let answered = AnsweredSample.operation(of: pages[page].bodies[body], pages[page])
      for line in pages[page].groups[group].documented where seen.insert(line.id).inserted {
        if answered == nil || answered == line.id, let at = index[line.id] {
          addBody(pages[page].bodies[body], facts[body], to: at)
        }
      }
    }
  }

  /// A body that a request sends, for those of the group's operations that send one.
  mutating func addRequestExample(_ page: Int, _ number: Int, _ facts: PageFacts.Body) {
    let body = pages[page].bodies[number]
    guard let group = body.group, !body.mediaType.isEmpty else { return }
    if body.isTemplate {
      draw(body, of: pages[page].groups[group])
      return
    }
    if let json = body.json, json.document.root == nil { return }
    // Below a sample that shows what it sends, it is something else.
    if pages[page].groups[group].isShownBySamples, AnsweredSample.sendsData(above: body, pages[page]) { return }
    let example = Example(
      mediaType: body.mediaType, document: body.json?.document, text: facts.text, span: facts.span)
    var seen: Set<OperationID> = []
    for line in pages[page].groups[group].documented where line.method.carriesBody {
      guard seen.insert(line.id).inserted, let at = index[line.id] else { continue }
      if let shared = body.example {
        let example = Shown(operation: at, status: Self.request, example: ObjectIdentifier(shared))
        guard shown.insert(example).inserted else { continue }
      }
      spec.operations[at].requestExamples.append(example)
    }
  }

  /// Keeps the names in a body that is drawn with placeholders, for operations of which nothing else tells what is sent.
  private mutating func draw(_ body: PageBody, of group: OperationGroup) {
    guard let root = body.json?.document.root, root.kind == .object, let only = group.onlyDocumented,
      only.method.carriesBody, let at = index[only]
    else { return }
    var drawn = drawnBodies[at] ?? Schema(types: .object)
    for member in root.members.prefix(200)
    where ParameterListReader.isName(member.name) && !drawn.properties.contains(where: { $0.name == member.name }) {
      drawn.properties.append(Property(name: member.name))
    }
    if !drawn.properties.isEmpty { drawnBodies[at] = drawn }
  }

  /// Takes back a parameter `body` that is the whole of what is sent, and no field of it, where fields are documented or
  /// shown besides.
  static func dropWholeBody(of operation: inout Operation) {
    guard
      let whole = operation.parameters.firstIndex(where: { parameter in
        parameter.location == .body && parameter.name == "body"
          && (parameter.schema.types == .object || parameter.schema.types == .array
            || parameter.schema.types.isEmpty && parameter.writtenType != nil)
      })
    else { return }
    let hasFields =
      operation.parameters[whole].schema.types == .object
      && operation.parameters.contains { $0.location == .body && $0.name != "body" }
    if hasFields || shownFields(of: operation).map({ !$0.properties.contains { $0.name == "body" } }) == true {
      operation.parameters.remove(at: whole)
    }
  }

  /// What is sent, as the examples of a body show it that nothing documents.
  static func shownBody(of operation: Operation) -> Schema? {
    guard operation.method.carriesBody, !operation.parameters.contains(where: { $0.location == .body }) else {
      return nil
    }
    return shownFields(of: operation)
  }

  /// The fields that examples of a body show besides those that the text names.
  static func shownBesides(_ operation: Operation) -> [Parameter] {
    let known = operation.parameters.filter { $0.location == .body }
    guard operation.method.carriesBody, !known.isEmpty, let shown = shownFields(of: operation), shown.types == .object
    else { return [] }
    // One that the example lacks: it shows something else.
    let names = Set(shown.properties.map(\.name))
    guard known.allSatisfy({ names.contains($0.name) }) else { return [] }
    return shown.properties.filter { property in !known.contains { $0.name == property.name } }.map {
      Parameter(name: $0.name, location: .body, schema: $0.schema, span: operation.span)
    }
  }

  private static func shownFields(of operation: Operation) -> Schema? {
    var documents = operation.requestExamples.compactMap(\.document)
    if documents.isEmpty {
      documents = operation.samples.lazy.compactMap(\.body).filter { $0.utf8.first == UInt8(ascii: "{") }.map {
        JSONReader.read($0)
      }
      .filter(\.isValid).map(\.document)
    }
    if documents.isEmpty { return shownForm(of: operation) }
    var shape = ExampleShape()
    for (number, document) in documents.enumerated() {
      shape.merge(ExampleShape(document), as: Int32(clamping: number))
    }
    var schema = shape.schema(pool: nil, places: ExamplePlaces(documents.map { (nil, $0) }))
    guard !schema.types.isEmpty else { return nil }
    schema.makeOptional()
    return schema
  }

  /// What the samples of a GET send in their queries, where nothing documents any parameter besides those in the path.
  static func shownQuery(of operation: Operation) -> [Parameter] {
    guard operation.method == .get, operation.parameters.allSatisfy({ $0.location == .path }) else { return [] }
    var shown: [Parameter] = []
    for sample in operation.samples.prefix(50) {
      // curl's `-G` puts the data into the query.
      for pair in sample.query + sample.fields
      where ParameterListReader.isName(pair.name) && !shown.contains(where: { $0.name == pair.name })
        && !secrets.contains(where: { pair.name.lowercased().holds($0) })
      {
        shown.append(Parameter(name: pair.name, location: .query, requirement: .unstated, span: sample.span))
      }
    }
    return shown
  }

  private static let secrets = ["token", "key", "secret", "password", "auth"]

  /// The fields that sample requests send; of which type they are, a form doesn't say.
  private static func shownForm(of operation: Operation) -> Schema? {
    var form = Schema(types: .object)
    for field in operation.samples.lazy.flatMap(\.fields).prefix(200)
    where ParameterListReader.isName(field.name)
      && !form.properties.contains(where: { $0.name == field.name })
    {
      form.properties.append(Property(name: field.name))
    }
    return form.properties.isEmpty ? nil : form
  }

  /// In the place of a status.
  static let request = 0

  mutating func addBody(_ body: PageBody, _ facts: PageFacts.Body, to operation: Int) {
    let status = body.status ?? body.example?.statusInside ?? defaultStatus(operation)
    let at: Int
    if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == status }) {
      at = known
    } else {
      spec.operations[operation].responses.append(
        Response(status: status, isStatusDocumented: body.status != nil, span: facts.span))
      at = spec.operations[operation].responses.count - 1
    }
    if body.mediaType.isEmpty { return }
    spec.operations[operation].responses[at].mediaType =
      spec.operations[operation].responses[at].mediaType ?? body.mediaType
    guard let json = body.json else {
      let text = facts.text ?? ""
      // An answer without a body has headers all the same.
      if text.utf8.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") }) { return }
      spec.operations[operation].responses[at].examples.append(
        Example(mediaType: body.mediaType, text: text, span: facts.span))
      return
    }
    guard let place = facts.place, let shared = body.example, let shape = shared.shape else { return }
    // The same text once more is no further evidence.
    guard
      shown.insert(Shown(operation: operation, status: status, example: ObjectIdentifier(shared))).inserted
    else { return }
    spec.operations[operation].responses[at].examples.append(
      Example(mediaType: body.mediaType, document: json.document, span: facts.span))
    let number = Int32(clamping: examples.count)
    examples.append((place, json.document))
    if let known = shapes[operation]?.first(where: { $0.status == status }) {
      shapesShown[known.shape].merge(shape, as: number)
    } else {
      shapes[operation, default: []].append((status, shapesShown.count))
      shapesShown.append(ExampleShape())
      shapesShown[shapesShown.count - 1].merge(shape, as: number)
    }
  }

  /// The documented success status; where the docs name none, the one that the method implies.
  func defaultStatus(_ at: Int) -> Int {
    var lowest: Int?
    for response in spec.operations[at].responses.indices
    where spec.operations[at].responses[response].isStatusDocumented {
      let status = spec.operations[at].responses[response].status
      if (200..<300).contains(status) { lowest = min(lowest ?? status, status) }
    }
    return lowest ?? (spec.operations[at].method == .post && !isListedWithAnother(at) ? 201 : 200)
  }

  /// Whether one block lists the operation and a GET or PUT of the same path: then the POST stands for that and creates
  /// nothing.
  func isListedWithAnother(_ at: Int) -> Bool {
    guard spec.operations[at].method == .post, let own = spec.operations[at].span else { return false }
    let shape = ids[at].shape
    guard let known = index[OperationID(.get, shape: shape)] ?? index[OperationID(.put, shape: shape)],
      let other = spec.operations[known].span, own.file == other.file
    else { return false }
    return abs(own.line - other.line) == 1
  }
}

extension Schema {
  /// Takes back that attributes are required, at any depth.
  fileprivate mutating func makeOptional() {
    for index in properties.indices {
      properties[index].isRequired = false
      properties[index].schema.makeOptional()
    }
    if var inner = items?.schema {
      inner.makeOptional()
      items = .schema(inner)
    }
  }
}
