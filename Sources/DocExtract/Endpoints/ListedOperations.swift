import APIModel

/// The operations that a page lists. Few pages ask for them, so that they are put into a set only then.
final class ListedOperations {
  private var known: Set<OperationID> = []
  private var pending: [OperationID] = []

  func add(_ id: OperationID) { pending.append(id) }

  func contain(_ id: OperationID) -> Bool {
    known.formUnion(pending)
    pending = []
    return known.contains(id)
  }
}
