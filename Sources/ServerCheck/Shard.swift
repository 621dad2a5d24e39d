/// A part of a run, so that several machines share it: of the operations in the docs' order, the K-th of N blocks.
///
/// A shard judges its own operations. Of the others it sends those that come before them in the plan, once each,
/// because their answers supply the values: so the shards together say what the whole run says.
public struct Shard: Hashable, Sendable {
  /// From 1 to `count`.
  public let number: Int
  public let count: Int

  /// Reads `2/8`.
  /// - Throws: `CheckError` that shows the right form.
  public init(parsing text: String) throws(CheckError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000) ~= count, (1...count) ~= number
    else { throw CheckError(.badOption, "--shard takes K/N such as 2/8, K from 1 to N, not '\(text.prefix(40))'") }
    self.number = number
    self.count = count
  }

  /// Which of so many operations are its own.
  func operations(of total: Int) -> Range<Int> { total * (number - 1) / count..<total * number / count }
}
