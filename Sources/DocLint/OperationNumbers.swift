import APIModel

/// The numbers of the docs' operations, in the order of the spec; of two of one identity the first counts.
struct OperationNumbers: Sendable {
  private var index = NameIndex()
  /// The operation that each number of the index stands for.
  private var operations: [(id: OperationID, number: Int)] = []

  init(_ operations: [Operation]) {
    index = NameIndex(minimumCapacity: operations.count)
    for number in operations.indices {
      let id = operations[number].id
      if index.number(Self.hash(id)) == self.operations.count { self.operations.append((id, number)) }
    }
  }

  subscript(id: OperationID) -> Int? {
    guard let found = index.known(Self.hash(id)), operations[found].id == id else { return nil }
    return operations[found].number
  }

  static func hash(_ id: OperationID) -> UInt64 {
    NameHash.of(id.shape, after: NameHash.of(id.method.rawValue))
  }
}
