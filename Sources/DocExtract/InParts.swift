/// Work on many things that don't depend on each other, in parts that are worth a thread's while.
enum InParts {
  /// How many things are not worth another thread.
  private static let few = 8

  /// - Parameter work: Gives the results of a run of positions, in their order.
  /// - Returns: The results of all positions, in their order.
  static func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Range<Int>) -> [Result]
  ) async -> [Result] {
    guard count > few else { return work(0..<count) }
    let chunk = max(4, count / 16)
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: 0, to: count, by: chunk) {
        group.addTask { (start, work(start..<min(start + chunk, count))) }
      }
      var parts: [(Int, [Result])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
