import APIModel

/// The folders of docs that are versions or translations of each other.
struct Editions: Sendable {
  /// Where each page lies that is in a folder at the top which has others of its kind.
  private let places: [SourceFile: Place]

  private struct Place {
    var folder: Int
    /// The number that all editions of the same docs share.
    var edition: Int
  }

  init(_ files: [SourceFile]) {
    let paths = files.map(\.path)
    let editions = Self.grouped(paths)
    guard !editions.isEmpty else {
      places = [:]
      return
    }
    var folders: [String: Int] = [:]
    var places: [SourceFile: Place] = [:]
    for (file, path) in zip(files, paths) {
      let folder = String(Substring(path.utf8.prefix { $0 != UInt8(ascii: "/") }))
      guard let edition = editions[folder] else { continue }
      let number = folders[folder] ?? folders.count
      folders[folder] = number
      places[file] = Place(folder: number, edition: edition)
    }
    self.places = places
  }

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
  func areTwo(_ a: SourceFile, _ b: SourceFile) -> Bool {
    guard let first = places[a], let second = places[b] else { return false }
    return first.folder != second.folder && first.edition == second.edition
  }
}
