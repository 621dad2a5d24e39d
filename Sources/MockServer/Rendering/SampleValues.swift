import APIModel

/// The values that examples show, by path: `name`, `projects.id`; arrays are looked through.
struct SampleValues: Sendable {
  private var values: [String: [JSONValue]] = [:]
  private static let perPath = 8
  private static let maximumDepth = 16

  init(_ examples: [Example]) { add(examples) }

  mutating func add(_ examples: [Example]) {
    for example in examples {
      if let json = example.json { collect(json, at: "", depth: 0) }
    }
  }

  subscript(path: String) -> [JSONValue] { values[path] ?? [] }

  static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private mutating func collect(_ value: JSONValue, at path: String, depth: Int) {
    guard depth < Self.maximumDepth else { return }
    switch value {
    case .null: return
    case .array(let items):
      add(value, at: path + "[]")
      for item in items { collect(item, at: path, depth: depth + 1) }
    case .object(let object):
      add(value, at: path)
      for member in object.members { collect(member.value, at: Self.join(path, member.name), depth: depth + 1) }
    case .bool, .number, .string: add(value, at: path)
    }
  }

  private mutating func add(_ value: JSONValue, at path: String) {
    var known = values[path] ?? []
    guard known.count < Self.perPath, !known.contains(value) else { return }
    known.append(value)
    values[path] = known
  }
}
