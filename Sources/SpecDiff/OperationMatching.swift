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
    // What either side documents without a version is the same thing with one in front.
    let plain = Set((old.operations + new.operations).filter { Self.versionPrefixLength($0) == 0 }.map(\.id))
    let oldKeys = Self.keys(old, plain)
    let newKeys = Self.keys(new, plain)
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

  private static func keys(_ spec: APISpec, _ plain: Set<OperationID>) -> [OperationID] {
    let prefix = versionPrefix(spec.operations)
    let isShared = spec.operations.allSatisfy { $0.path.segments.starts(with: prefix) }
    let base = PathTemplate(spec.basePath).segments
    return spec.operations.map { operation in
      var path = operation.path
      if !base.isEmpty, path.segments.count > base.count, path.segments.starts(with: base) {
        path.segments.removeFirst(base.count)
      } else if path.segments.starts(with: prefix) {
        path.segments.removeFirst(prefix.count)
        if !isShared, !plain.contains(OperationID(operation.method, path)) { return operation.id }
      }
      return OperationID(operation.method, path)
    }
  }

  /// What stands before the part of a path that identifies an operation: the server's path, and a version prefix that
  /// the paths carry. Empty where nothing shows it, or where operations are documented without it as well.
  static func base(_ spec: APISpec) -> String {
    var prefix = versionPrefix(spec.operations)
    if !spec.operations.allSatisfy({ $0.path.segments.starts(with: prefix) }) { prefix = [] }
    let base = PathTemplate(spec.basePath).segments
    let segments = prefix.starts(with: base) ? prefix : base + prefix
    return segments.isEmpty ? "" : PathTemplate(segments: segments).description
  }

  /// The version prefix of paths, `/v2` or `/api/v4`, where all that have one have the same; else empty. Others may go
  /// without: pages that document `/containers` show requests to `/v1.2/containers`.
  static func versionPrefix(_ operations: [Operation]) -> [[PathTemplate.Part]] {
    var found: [[PathTemplate.Part]] = []
    for operation in operations {
      let length = versionPrefixLength(operation)
      guard length > 0 else { continue }
      let prefix = Array(operation.path.segments.prefix(length))
      if found.isEmpty { found = prefix } else if found != prefix { return [] }
    }
    return found
  }

  /// How many segments of the path are a version prefix.
  static func versionPrefixLength(_ operation: Operation) -> Int {
    let path = operation.path
    if path.literal(at: 0).map(isVersion) == true { return 1 }
    return path.literal(at: 0) == "api" && path.literal(at: 1).map(isVersion) == true ? 2 : 0
  }

  /// `v3`, `v1.2`, `v2beta1`.
  private static func isVersion(_ segment: String) -> Bool {
    let rest = segment.dropFirst()
    return segment.first == "v" && rest.first?.isWholeNumber == true
      && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
  }
}
