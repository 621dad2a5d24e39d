import APIModel

/// Which operation of the new docs is which of the old, and what is left over on each side.
///
/// Operations are one where method and path agree, the placeholders' names ignored. A version prefix that all the
/// paths of one side carry, `/api/v3`, is no part of their identity.
struct OperationMatching {
  struct Match {
    var old: Operation
    /// Nil where the new docs have none.
    var new: Operation?
  }

  /// Every old operation once, in the order of the old docs.
  private(set) var matches: [Match] = []
  /// The new operations that are no old one's, in the order of the new docs.
  private(set) var added: [Operation] = []

  init(_ old: APISpec, _ new: APISpec) {
    let oldKeys = Self.keys(old)
    let newKeys = Self.keys(new)
    let newByKey = Dictionary(zip(newKeys, new.operations), uniquingKeysWith: { first, _ in first })
    var seen: Set<OperationID> = []
    for (key, operation) in zip(oldKeys, old.operations) where seen.insert(key).inserted {
      matches.append(Match(old: operation, new: newByKey[key]))
    }
    for (key, operation) in zip(newKeys, new.operations) where seen.insert(key).inserted { added.append(operation) }
  }

  private static func keys(_ spec: APISpec) -> [OperationID] {
    let prefix = versionPrefixLength(spec.operations)
    return spec.operations.map { operation in
      var path = operation.path
      path.segments.removeFirst(min(prefix, path.segments.count))
      return OperationID(operation.method, path)
    }
  }

  /// How many segments of all the paths are a version prefix, the same one: `/v2`, `/api/v4`.
  static func versionPrefixLength(_ operations: [Operation]) -> Int {
    guard let first = operations.first?.path else { return 0 }
    let length: Int
    if first.literal(at: 0).map(isVersion) == true {
      length = 1
    } else if first.literal(at: 0) == "api", first.literal(at: 1).map(isVersion) == true {
      length = 2
    } else {
      return 0
    }
    let prefix = first.segments.prefix(length)
    return operations.allSatisfy { $0.path.segments.starts(with: prefix) } ? length : 0
  }

  /// `v3`, `v1.2`, `v2beta1`.
  private static func isVersion(_ segment: String) -> Bool {
    let rest = segment.dropFirst()
    return segment.first == "v" && rest.first?.isWholeNumber == true
      && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
  }
}
