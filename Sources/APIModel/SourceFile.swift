import Synchronization

/// A file by its path, which is kept once for the life of the process, however many spans name it: every fact of a spec
/// has a span, and most of what is copied around would be the paths of these.
public struct SourceFile: Hashable, Sendable {
  private let number: UInt32

  private struct Table {
    var paths = [""]
    var numbers: [String: UInt32] = ["": 0]

    mutating func number(of path: String) -> UInt32 {
      if let known = numbers[path] { return known }
      let number = UInt32(truncatingIfNeeded: paths.count)
      paths.append(path)
      numbers[path] = number
      return number
    }
  }

  private static let table = Mutex(Table())

  /// The file without a name.
  public static var unnamed: SourceFile { SourceFile(number: 0) }

  private init(number: UInt32) { self.number = number }

  public init(_ path: String) { number = Self.table.withLock { $0.number(of: path) } }

  public var path: String { Self.table.withLock { $0.paths[Int(number)] } }
}
