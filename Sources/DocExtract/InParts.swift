import Synchronization

/// Work on many things that don't depend on each other, in parts that are worth a thread's while.
enum InParts {
  /// How many things are not worth another thread.
  private static let few = 8
  /// More than there are processors; who comes late finds nothing left.
  private static let workers = 16

  /// The parts, of which each worker takes the next one whenever it is done.
  private final class Queue: Sendable {
    private let parts: [Range<Int>]
    private let taken = Atomic<Int>(0)

    init(_ parts: [Range<Int>]) { self.parts = parts }

    func next() -> Range<Int>? {
      let at = taken.add(1, ordering: .relaxed).oldValue
      return at < parts.count ? parts[at] : nil
    }
  }

  /// - Parameters:
  ///   - sizes: How much work each thing is, where that is known: the largest go first, so that nobody begins with one of
  ///     them while all others are done.
  ///   - work: Gives the results of a run of positions, in their order.
  /// - Returns: The results of all positions, in their order.
  static func map<Result: Sendable>(
    _ count: Int, sizes: [Int]? = nil, _ work: @escaping @Sendable (Range<Int>) -> [Result]
  ) async -> [Result] {
    guard count > few else { return work(0..<count) }
    let queue = Queue(parts(count, sizes))
    return await withTaskGroup(of: [(Int, [Result])].self) { group in
      for _ in 0..<min(workers, count) {
        group.addTask {
          var done: [(Int, [Result])] = []
          while let part = queue.next() { done.append((part.lowerBound, work(part))) }
          return done
        }
      }
      var parts: [(Int, [Result])] = []
      for await done in group { parts += done }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func parts(_ count: Int, _ sizes: [Int]?) -> [Range<Int>] {
    guard let sizes else {
      let chunk = max(4, count / 32)
      return stride(from: 0, to: count, by: chunk).map { $0..<min($0 + chunk, count) }
    }
    let order = sizes.indices.prefix(count).sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    return order.map { $0..<$0 + 1 }
  }
}
