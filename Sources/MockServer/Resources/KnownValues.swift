import APIModel

/// The values that samples and examples show for placeholders and embedded objects: the parents that exist although
/// no operation describes them, such as the project of `/projects/40/runners`.
struct KnownValues: Sendable {
  /// By the path's shape up to the placeholder.
  private var byShape: [String: Set<String>] = [:]
  /// Ids of objects inside examples, by the plural of the attribute that holds them.
  private var byKind: [String: Set<String>] = [:]
  private static let limit = 1000
  private static let maximumDepth = 16

  init(_ spec: APISpec) {
    for operation in spec.operations {
      for sample in operation.samples {
        for value in Self.values(of: sample, operation) { byShape[value.shape, default: []].insert(value.text) }
      }
      for response in operation.responses {
        for example in response.examples {
          if let json = example.json { collect(json, name: nil, depth: 0) }
        }
      }
    }
  }

  /// Whether a value names a parent.
  /// - Parameter orAny: whether any will do where the docs show no value at all.
  func admits(_ text: String, at shape: String, orAny: Bool = true) -> Bool {
    let kind = PathTemplate(shape).collection ?? ""
    let known = byShape[shape] ?? []
    let embedded = byKind[kind] ?? []
    return (orAny && known.isEmpty && embedded.isEmpty) || known.contains(text) || embedded.contains(text)
  }

  /// The values that a sample request gives to the segments that are one placeholder.
  static func values(of sample: SampleRequest, _ operation: Operation) -> [(shape: String, text: String)] {
    var values: [(String, String)] = []
    let path = operation.path
    for (index, segment) in path.segments.enumerated() where segment.count == 1 {
      let name: String
      switch segment[0] {
      case .literal: continue
      case .placeholder(let text), .wildcard(let text): name = text
      }
      guard let value = sample.pathValues.first(where: { $0.name == name })?.value, !value.isEmpty,
        !looksLikePlaceholder(value)
      else { continue }
      values.append((PathTemplate(segments: Array(path.segments[...index])).shape, value))
    }
    return values
  }

  /// `:id`, `<id>`, `{id}`, `$ID`: written for the reader to replace.
  static func looksLikePlaceholder(_ text: String) -> Bool {
    text.hasPrefix(":") || text.hasPrefix("$") || text.hasPrefix("<") || text.hasPrefix("{")
  }

  private mutating func collect(_ value: JSONValue, name: String?, depth: Int) {
    guard depth < Self.maximumDepth else { return }
    switch value {
    case .array(let items):
      for item in items { collect(item, name: name, depth: depth + 1) }
    case .object(let object):
      if let name, let id = object["id"]?.scalarText {
        for kind in [name, "\(name)s"] where byKind[kind, default: []].count < Self.limit {
          byKind[kind, default: []].insert(id)
        }
      }
      for member in object.members { collect(member.value, name: member.name, depth: depth + 1) }
    case .null, .bool, .number, .string: return
    }
  }
}
