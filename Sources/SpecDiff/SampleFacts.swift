import APIModel

/// What the sample requests of one operation send, and the bodies that its docs show as requests.
struct SampleFacts {
  /// The values by name, in the order of the samples; of nested fields in bracket notation, `parts[][code]`.
  private(set) var query: [String: [String]] = [:]
  private(set) var body: [String: [String]] = [:]
  /// The fields of bodies that are JSON, each once, and where the body stands that shows it first.
  private(set) var fields: [(name: String, span: SourceSpan)] = []

  /// Samples beyond this many, and larger bodies, are not looked at.
  private static let maximumSamples = 50
  private static let maximumBody = 100_000
  private static let maximumMembers = 500
  private static let maximumDepth = 6

  init(_ operation: Operation) {
    for sample in operation.samples.prefix(Self.maximumSamples) {
      for pair in sample.query { query[pair.name, default: []].append(pair.value) }
      for pair in sample.fields { body[pair.name, default: []].append(pair.value) }
      guard let text = sample.body, text.utf8.count <= Self.maximumBody,
        let json = JSONReader.read(text).document.root.flatMap({ JSONValue($0) })
      else { continue }
      add(json, named: "", sample.span, depth: 0)
    }
    for example in operation.requestExamples.prefix(Self.maximumSamples) {
      if let json = example.json { add(json, named: "", example.span, depth: 0) }
    }
  }

  func sends(_ name: String) -> Bool { query[name] != nil || body[name] != nil }

  func values(_ name: String) -> [String] { (query[name] ?? []) + (body[name] ?? []) }

  private mutating func add(_ value: JSONValue, named name: String, _ span: SourceSpan, depth: Int) {
    guard depth < Self.maximumDepth else { return }
    switch value {
    case .object(let object):
      // The keys of a map are no fields.
      guard !object.members.contains(where: { MapKeys.isData($0.name) }) else { return }
      for member in object.members.prefix(Self.maximumMembers) {
        let field = name.isEmpty ? member.name : "\(name)[\(member.name)]"
        if body[field] == nil { fields.append((field, span)) }
        body[field, default: []] += [member.value.scalarText].compactMap(\.self)
        add(member.value, named: field, span, depth: depth + 1)
      }
    case .array(let items) where !name.isEmpty:
      for item in items.prefix(20) { add(item, named: "\(name)[]", span, depth: depth + 1) }
    default: break
    }
  }
}
