import APIModel

/// Example bodies of requests and responses, with the status that each stands for.
extension SpecAssembler {
  /// - Parameter shapes: What each of the page's bodies shows.
  mutating func addBodies(of page: Int, _ shapes: [ExampleShape?]) {
    for body in pages[page].bodies.indices {
      let facts = pages[page].bodies[body]
      guard let group = facts.group else { continue }
      if facts.role == .request, !facts.isQuery { addRequestExample(facts, pages[page]) }
      guard facts.role == .response else { continue }
      var seen: Set<OperationID> = []
      let answered = AnsweredSample.operation(of: facts, pages[page])
      for line in pages[page].groups[group].documented where seen.insert(line.id).inserted {
        if answered == nil || answered == line.id, let at = index[line.id] { addBody(page, body, shapes[body], to: at) }
      }
    }
  }

  /// A body that a request sends, for those of the group's operations that send one.
  mutating func addRequestExample(_ body: PageBody, _ page: ExtractedPage) {
    guard let group = body.group, !body.mediaType.isEmpty, !body.isTemplate else { return }
    if let json = body.json, json.document.root == nil { return }
    let example = Example(
      mediaType: body.mediaType, document: body.json?.document,
      text: body.json == nil ? Self.text(of: body, page.document) : nil,
      span: page.span(page.document.blocks[body.block].range))
    var seen: Set<OperationID> = []
    for line in page.groups[group].documented where line.method.carriesBody {
      guard seen.insert(line.id).inserted, let at = index[line.id] else { continue }
      if let json = body.json?.document {
        guard shown.insert(Shown(operation: at, status: Self.request, json: json)).inserted else { continue }
      }
      spec.operations[at].requestExamples.append(example)
    }
  }

  /// In the place of a status.
  static let request = 0

  /// A body that is no JSON, as written.
  static func text(of body: PageBody, _ document: MarkdownDocument) -> String {
    let literal = document.buffer[document.blocks[body.block].literal.bounds]
    return String(decoding: literal.dropFirst(body.offsets.lowerBound).prefix(body.offsets.count), as: UTF8.self)
  }

  mutating func addBody(_ page: Int, _ body: Int, _ shape: ExampleShape?, to operation: Int) {
    let facts = pages[page].bodies[body]
    let document = pages[page].document
    let span = document.span(document.blocks[facts.block].range)
    let status = facts.status ?? Self.statusInside(facts) ?? defaultStatus(spec.operations[operation])
    let at: Int
    if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == status }) {
      at = known
    } else {
      spec.operations[operation].responses.append(
        Response(status: status, isStatusDocumented: facts.status != nil, span: span))
      at = spec.operations[operation].responses.count - 1
    }
    if facts.mediaType.isEmpty { return }
    spec.operations[operation].responses[at].mediaType =
      spec.operations[operation].responses[at].mediaType ?? facts.mediaType
    guard let json = facts.json else {
      let text = Self.text(of: facts, document)
      // An answer without a body has headers all the same.
      if text.utf8.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "\n") }) { return }
      spec.operations[operation].responses[at].examples.append(
        Example(mediaType: facts.mediaType, text: text, span: span))
      return
    }
    guard let shape else { return }
    // The same text once more is no further evidence.
    guard shown.insert(Shown(operation: operation, status: status, json: json.document)).inserted else { return }
    spec.operations[operation].responses[at].examples.append(
      Example(mediaType: facts.mediaType, document: json.document, span: span))
    if let known = shapes[operation]?.first(where: { $0.status == status }) {
      shapesShown[known.shape].merge(shape)
    } else {
      shapes[operation, default: []].append((status, shapesShown.count))
      shapesShown.append(shape)
    }
  }

  /// `{"message": "404 Project Not Found"}` shows its status itself.
  static func statusInside(_ body: PageBody) -> Int? {
    guard let root = body.json?.document.root, root.kind == .object else { return nil }
    for name in ["message", "error", "status"] {
      guard let value = root.member(name) else { continue }
      let text = value.string ?? (value.kind == .number ? value.source : "")
      let digits = text.prefix(3)
      let after = text.dropFirst(3).first
      if digits.utf8.count == 3, let code = Int(digits), (400..<600).contains(code), after == nil || after == " " {
        return code
      }
    }
    return nil
  }

  /// The documented success status; where the docs name none, the one that the method implies.
  func defaultStatus(_ operation: Operation) -> Int {
    let documented = operation.responses.filter { $0.isStatusDocumented && (200..<300).contains($0.status) }
    if let lowest = documented.map(\.status).min() { return lowest }
    return operation.method == .post && !isListedWithAnother(operation) ? 201 : 200
  }

  /// Whether one block lists the operation and a GET or PUT of the same path: then the POST stands for that and creates
  /// nothing.
  func isListedWithAnother(_ operation: Operation) -> Bool {
    guard operation.method == .post,
      let known = index[OperationID(.get, operation.path)] ?? index[OperationID(.put, operation.path)],
      let own = operation.span, let other = spec.operations[known].span, own.path == other.path
    else { return false }
    return abs(own.line - other.line) == 1
  }
}
