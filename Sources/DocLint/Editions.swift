/// The folders of docs that are versions or translations of each other.
struct Editions: Sendable {
  /// The number of its edition for each folder at the top that has others of its kind.
  private let numbers: [String: Int]

  init(_ paths: [String]) { numbers = Self.grouped(paths) }

  /// Groups the top folders that share at least half of their pages' names with another one, three at least.
  private static func grouped(_ paths: [String]) -> [String: Int] {
    var names: [String: Set<Substring>] = [:]
    for path in paths {
      guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else { continue }
      names[String(path[..<slash]), default: []].insert(path[slash...])
    }
    guard names.count > 1, names.count <= 64 else { return [:] }
    let folders = names.keys.sorted()
    var editions: [String: Int] = [:]
    for (number, folder) in folders.enumerated() {
      guard let own = names[folder] else { continue }
      for other in folders[..<number] {
        let shared = names[other]?.intersection(own).count ?? 0
        guard shared >= 3, shared * 2 >= min(own.count, names[other]?.count ?? 0) else { continue }
        let edition = editions[other] ?? number
        editions[other] = edition
        editions[folder] = edition
      }
    }
    return editions
  }

  /// Whether two pages belong to two versions or translations of the same docs, so that one says nothing of the other.
  func areTwo(_ a: String, _ b: String) -> Bool {
    if numbers.isEmpty { return false }
    let first = a.prefix { $0 != "/" }
    let second = b.prefix { $0 != "/" }
    guard first != second, let edition = numbers[String(first)] else { return false }
    return numbers[String(second)] == edition
  }
}
