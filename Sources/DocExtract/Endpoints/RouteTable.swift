import APIModel

/// Finds the documented operation that a concrete path calls, without trying every one.
struct RouteTable {
  private struct Key: Hashable {
    var method: HTTPMethod
    var length: Int
    /// The first fixed segment; nil where the path begins with a placeholder.
    var first: String?
  }

  private var byKey: [Key: [Int]] = [:]
  private var withWildcard: [Int] = []
  private let operations: [Operation]
  private let ranks: [Int]

  init(_ operations: [Operation]) {
    self.operations = operations
    ranks = operations.map(\.path.placeholders.count)
    for (index, operation) in operations.enumerated() {
      if operation.path.description.utf8.contains(UInt8(ascii: "*")) {
        withWildcard.append(index)
      } else {
        let key = Key(
          method: operation.method, length: operation.path.segments.count, first: operation.path.literal(at: 0))
        byKey[key, default: []].append(index)
      }
    }
  }

  /// The position of the operation with the fewest placeholders that fits; the concrete path wins over a placeholder.
  func operation(_ method: HTTPMethod, _ path: String) -> Int? {
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let exact = byKey[Key(method: method, length: segments.count, first: segments.first.map(String.init))] ?? []
    let open = segments.isEmpty ? [] : byKey[Key(method: method, length: segments.count, first: nil)] ?? []
    return (exact + open + withWildcard)
      .filter { operations[$0].method == method && operations[$0].path.matches(segments[...]) }
      .min { (ranks[$0], $0) < (ranks[$1], $1) }
  }
}
