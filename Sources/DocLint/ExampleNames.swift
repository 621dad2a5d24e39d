import APIModel
import DocExtract

/// The attributes that the docs' examples show, and which of them look like slips of others.
struct ExampleNames: Sendable {
  private let slips: [String: String]
  /// The bodies that hold one, by page and block.
  private let places: Set<Place>

  private struct Place: Hashable {
    var page: String
    var block: Int
  }

  init(_ pages: [ExtractedPage], documented: Set<String>) {
    var counts: [String: Int] = [:]
    var rare: [String: [Place]] = [:]
    for page in pages {
      for body in page.bodies where body.role == .response {
        guard let root = body.json?.document.root else { continue }
        var names: Set<String> = []
        LintedPage.collectNames(root, into: &names)
        for name in names {
          let count = counts[name, default: 0] + 1
          counts[name] = count
          // A slip stands in two bodies at most.
          if count <= 2, name.utf8.count >= 8 {
            rare[name, default: []].append(Place(page: page.path, block: body.block))
          }
        }
      }
    }
    // A rare name is compared with the common ones by the words that one letter less makes of both.
    var common: [String: [String]] = [:]
    for (name, count) in counts where count >= 3 && name.utf8.count >= 7 {
      for word in Self.shortened(name) { common[word, default: []].append(name) }
    }
    var slips: [String: String] = [:]
    for (name, count) in counts where count <= 2 && name.utf8.count >= 8 && !documented.contains(name) {
      var candidates: Set<String> = []
      for word in Self.shortened(name) { candidates.formUnion(common[word] ?? []) }
      let near = candidates.filter { other in
        // A letter more or less, or two swapped; another letter makes another word too often.
        other != name && counts[other, default: 0] >= max(3, count * 2) && !Spelling.differsInNumber(name, other)
          && Spelling.distance(name, other, atMost: 1) == 1
          // `filename` and `file_name` are both right, each in its own API.
          && name.filter { $0 != "_" } != other.filter { $0 != "_" }
          && (other.utf8.count != name.utf8.count || other.utf8.sorted() == name.utf8.sorted())
      }
      if near.count == 1, let meant = near.first { slips[name] = meant }
    }
    self.slips = slips
    places = Set(slips.keys.flatMap { rare[$0] ?? [] })
  }

  /// Whether a body shows an attribute that looks like a slip.
  func mayHoldSlip(_ body: PageBody, on page: String) -> Bool {
    !places.isEmpty && places.contains(Place(page: page, block: body.block))
  }

  /// The attribute that is meant by a name that looks like a slip.
  func meant(by name: String) -> String? { slips[name] }

  /// The name and what is left of it without each of its letters: two words a slip apart share one of these.
  private static func shortened(_ name: String) -> [String] {
    let bytes = Array(name.utf8)
    guard bytes.count <= 64 else { return [] }
    return [name]
      + bytes.indices.map { index in
        String(decoding: bytes[..<index] + bytes[(index + 1)...], as: UTF8.self)
      }
  }
}
