import APIModel
import DocExtract

/// What the examples of a page show that no row documents: what a row's name may have been meant to be.
extension MisspeltRow {
  /// What an example shows at its top.
  struct Shown {
    var names: NameSet
    /// Those that no row documents.
    var loose: [String]
  }

  /// The examples of a page that show what no row documents.
  struct Examples {
    let shown: [Shown]
    /// What they show so, each name once.
    private let loose: [Loose]

    private static let maximumLoose = 500

    private struct Loose {
      let name: String
      let sum: Int
      let first: UInt8?
      let last: UInt8?
      let lastLetter: UInt8?
      /// Whether an example shows nothing else that no row documents.
      var isLone: Bool

      init(_ name: String, isLone: Bool) {
        self.name = name
        self.isLone = isLone
        sum = MisspeltRow.sum(name)
        first = name.utf8.first
        last = name.utf8.last
        lastLetter = MisspeltRow.lastLetter(of: name)
      }
    }

    init(_ shown: [Shown]) {
      self.shown = shown
      var index = NameIndex()
      var loose: [Loose] = []
      for example in shown {
        let isLone = example.loose.count == 1
        for name in example.loose {
          let number = index.number(NameHash.of(name))
          if number == loose.count { loose.append(Loose(name, isLone: isLone)) }
          if isLone { loose[number].isLone = true }
        }
      }
      self.loose = loose
    }

    /// A quick look whether any of the names may be what a row's name was to be.
    func mayHold(meantBy name: String) -> Bool {
      // Of so many names no quick look is to be had.
      guard loose.count <= Self.maximumLoose else { return true }
      let sum = MisspeltRow.sum(name)
      let count = name.utf8.count
      let (first, last, lastLetter) = (name.utf8.first, name.utf8.last, MisspeltRow.lastLetter(of: name))
      return loose.indices.contains { at in
        // The same words in another order, or another word before the last one.
        if loose[at].sum == sum || loose[at].isLone && loose[at].lastLetter == lastLetter { return true }
        guard loose[at].first == first else { return false }
        let difference = abs(loose[at].name.utf8.count - count)
        return difference >= 2 && loose[at].last == last
          || difference <= 2 && Spelling.distance(name, loose[at].name, atMost: 2) != nil
      }
    }
  }

  private static func lastLetter(of name: String) -> UInt8? { name.utf8.last(where: \.isLetter).map { $0 | 0x20 } }

  /// The names of a table's rows, as numbers.
  struct RowNames {
    /// Each once.
    var names: [UInt64] = []
    /// Those of each row; most have one.
    var rows: [(first: UInt64, others: [UInt64])] = []

    init(_ table: PageTable) {
      var seen = NameSet(minimumCapacity: table.rows.count)
      rows.reserveCapacity(table.rows.count)
      names.reserveCapacity(table.rows.count)
      for row in table.rows {
        let hashes = row.names.map { NameHash.of($0) }
        for hash in hashes where seen.insert(hash) { names.append(hash) }
        if let first = hashes.first { rows.append((first, hashes.count > 1 ? Array(hashes.dropFirst()) : [])) }
      }
    }
  }

  /// An example that shows what a table documents.
  struct Fitting {
    let loose: [String]
    /// What the letters of each make together: others can't be the same words.
    let sums: [Int]
    /// Whether it shows most of the table's names, and all of several rows but one.
    let isMost: Bool
    let lacksOne: Bool

    init?(_ example: Shown, _ table: PageTable, _ own: RowNames) {
      let shared = own.names.count { example.names.contains($0) }
      guard shared >= 2,
        own.rows.count(where: {
          example.names.contains($0.first) || $0.others.contains(where: example.names.contains)
        }) >= 2
      else { return nil }
      loose = example.loose
      sums = loose.map { MisspeltRow.sum($0) }
      lacksOne =
        table.rows.count >= 4
        && own.rows.count(where: { $0.others.isEmpty && !example.names.contains($0.first) }) == 1
      isMost = shared >= 4 && shared * 2 >= own.names.count
    }
  }

  static func fitting(_ table: PageTable, _ examples: [Shown]) -> [Fitting] {
    if examples.isEmpty { return [] }
    let own = RowNames(table)
    return examples.compactMap { Fitting($0, table, own) }
  }

  /// The examples of the page that show what no row has.
  static func examples(_ page: LintedPage) -> Examples {
    var shown: [Shown] = []
    for (index, body) in page.page.bodies.enumerated() where body.role == .response {
      guard let document = body.json?.document, let root = document.root else { continue }
      // The first item of a list stands right behind its bracket.
      let object = root.kind == .array ? 1 : 0
      let members = page.members(of: index)
      let isOwn = { (at: Int) in members[at].object == object && members[at].depth == object + 1 }
      let isLoose = { (at: Int) in
        isOwn(at) && members[at].key.count >= 5 && !page.docs.exampleNames.hasRow(members[at].name)
      }
      guard members.indices.contains(where: isLoose), case let count = members.indices.count(where: isOwn), count >= 3
      else { continue }
      var names = NameSet(minimumCapacity: count)
      for at in members.indices where isOwn(at) { names.insert(members[at].name) }
      shown.append(Shown(names: names, loose: members.indices.filter(isLoose).map { document.name(of: members[$0]) }))
    }
    return Examples(shown)
  }
}
