import APIModel

/// Which operation of the new docs is which of the old, and what is left over on each side.
///
/// Operations are one where method and path agree, the placeholders' names ignored. The base path, and a version prefix
/// that all the paths of one side carry, `/api/v3`, are no part of their identity.
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
    // Beside `/projects`, `/api/v3/projects` is only an illustration.
    let shorter = { (a: Operation, b: Operation) in b.path.segments.count < a.path.segments.count ? b : a }
    let oldByKey = Dictionary(zip(oldKeys, old.operations), uniquingKeysWith: shorter)
    let newByKey = Dictionary(zip(newKeys, new.operations), uniquingKeysWith: shorter)
    var seen: Set<OperationID> = []
    let oldShapes = Set(oldKeys)
    for (key, operation) in zip(oldKeys, old.operations) where seen.insert(key).inserted {
      if newByKey[key] == nil, Self.isInstance(operation, of: oldShapes) { continue }
      matches.append(Match(old: oldByKey[key] ?? operation, new: newByKey[key]))
    }
    let newShapes = Set(newKeys)
    for (key, operation) in zip(newKeys, new.operations) where seen.insert(key).inserted {
      if !Self.isInstance(operation, of: newShapes) { added.append(newByKey[key] ?? operation) }
    }
  }

  /// Whether it only shows another operation with a number filled in, `GET /projects/42/issues`.
  private static func isInstance(_ operation: Operation, of known: Set<OperationID>) -> Bool {
    var path = operation.path
    var isFilled = false
    for index in path.segments.indices.prefix(32) {
      guard let literal = path.literal(at: index), literal.allSatisfy(\.isWholeNumber) else { continue }
      path.segments[index] = [.placeholder("id")]
      isFilled = true
    }
    return isFilled && known.contains(OperationID(operation.method, path))
  }

  private static func keys(_ spec: APISpec) -> [OperationID] {
    let prefix = versionPrefixLength(spec.operations)
    let base = PathTemplate(spec.basePath).segments
    return spec.operations.map { operation in
      var path = operation.path
      if !base.isEmpty, path.segments.count > base.count, path.segments.starts(with: base) {
        path.segments.removeFirst(base.count)
      } else {
        path.segments.removeFirst(min(prefix, path.segments.count))
      }
      return OperationID(operation.method, path)
    }
  }

  /// What stands before the part of a path that identifies an operation: the server's path, and a version prefix that
  /// all paths carry. Empty where nothing shows it.
  static func base(_ spec: APISpec) -> String {
    let prefix = spec.operations.first.map { $0.path.segments.prefix(versionPrefixLength(spec.operations)) } ?? []
    let base = PathTemplate(spec.basePath).segments
    let segments = prefix.starts(with: base) ? Array(prefix) : base + prefix
    return segments.isEmpty ? "" : PathTemplate(segments: segments).description
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
