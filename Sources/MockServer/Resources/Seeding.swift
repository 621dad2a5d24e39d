import APIModel

extension ResourceStore {
  /// Makes the docs' examples the first members: those of lists in their order, then what details add, then the
  /// members that sample requests name.
  mutating func seed(from operations: [ServedOperation]) {
    for served in operations where served.role == .list {
      guard let collection = served.collection else { continue }
      for example in served.success?.examples ?? [] {
        for item in example.json?.arrayValue ?? [] {
          if let object = item.objectValue { seed(object, in: collection, isShown: true) }
          if let text = item.stringValue, collections[collection].hasMemberPath {
            seedNamed(MemberName.member(text, below: collections[collection].path), in: collection)
          }
        }
      }
    }
    for served in operations {
      guard let collection = served.collection else { continue }
      switch (served.role, served.operation.method) {
      case (.member, .get), (.create, _): seedObjects(of: served, in: collection)
      default: continue
      }
    }
    for served in operations {
      for sample in served.operation.samples {
        let values = KnownValues.values(of: sample, served.operation)
        for level in served.namedMembers {
          if let text = values.first(where: { $0.shape == level.shape })?.text { seedNamed(text, in: level.collection) }
        }
      }
    }
  }

  private mutating func seedObjects(of served: ServedOperation, in collection: Int) {
    let name = served.operation.samples.lazy.compactMap { sample in
      KnownValues.values(of: sample, served.operation).first { $0.shape == served.operation.path.shape }?.text
    }.first
    let isMember = served.role == .member
    for example in served.success?.examples ?? [] {
      guard let object = example.json?.objectValue else { continue }
      seed(object, in: collection, isShown: false, alias: isMember ? name : nil)
    }
  }

  /// A member that a sample asks for exists, with nothing known but its key; a key that is no number is the other
  /// name of the first member, as `harbor%2Ftidepool` is of a project.
  private mutating func seedNamed(_ text: String, in collection: Int) {
    guard !isSeeded(text, in: collection) else { return }
    let template = collections[collection]
    if let home = template.home, isSeeded(text, in: home) {
      seed([template.keyAttribute: keyValue(text, in: home)], in: collection, isShown: false)
      return
    }
    if template.attributes[template.keyAttribute]?.types == .integer, Int(text) == nil { return }
    seed([template.keyAttribute: keyValue(text, in: collection)], in: collection, isShown: false)
  }

  /// Where no answer shows the key, digits are a number.
  private func keyValue(_ text: String, in collection: Int) -> JSONValue {
    let template = collections[collection]
    let types = template.attributes[template.keyAttribute]?.types ?? (Int(text) == nil ? .string : .integer)
    return SchemaRendering.scalar(text, types: types)
  }
}
