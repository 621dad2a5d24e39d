import APIModel
import DocExtract

/// How often the docs use each name of an attribute or parameter, and which names look like slips of others.
struct ExampleNames: Sendable {
  /// What a name that looks like a slip may mean, by the name: of an example's attribute, of a row.
  private let slips: [String: String]
  private let rowSlips: [String: String]
  /// Names that one example alone shows, with those a slip away: no slips unless another object has all the rest.
  private let doubtful: [String: [String]]
  /// The bodies that hold a slip, by page and block.
  private let places: Set<Place>
  /// How many bodies show a name, rows document it, and samples send it.
  private let uses: [String: Use]

  /// The names of IDs and counts that are numbers in all examples but one or two, and the bodies that quote one.
  private let numbers: Set<String>
  private let quotedNumbers: Set<Place>
  /// The names that are quoted in one body and plain in all others of its page.
  private let strays: [Place: Set<String>]

  private struct Place: Hashable {
    var page: String
    var block: Int
  }

  /// What is counted of one name.
  private struct Use {
    var shown = 0
    var rows = 0
    var sent = 0
    var total: Int { shown + rows + sent }
  }

  /// Counts as it reads; a name is built once.
  private struct Census {
    var uses: [Use] = []
    var names: [String] = []
    private var index = NameIndex(minimumCapacity: 1024)
    var numbers: [Int: (plain: Int, quoted: [Place], other: Int)] = [:]
    var rare: [Int: [Place]] = [:]
    /// The body that each name was shown in last: once a body counts.
    var lastBody: [Int] = []
    var body = 0

    /// The number of a name. Two names of one hash are taken for one: they are compared no further.
    mutating func number(_ bytes: some Sequence<UInt8>, name: () -> String) -> Int {
      let number = index.number(NameHash.of(bytes))
      if number < uses.count { return number }
      uses.append(Use())
      names.append(name())
      lastBody.append(-1)
      return number
    }

    /// Of the page that is read: names of numbers, with how often they are numbers, quoted, and something else.
    var onPage: [Int: (plain: Int, quoted: [Place], other: Int)] = [:]
    var strays: [(name: Int, place: Place)] = []

    /// One quoted number on a page that has many plain ones of the name is a slip, whatever other pages do.
    mutating func endPage() {
      for (name, count) in onPage where count.other == 0 && count.plain >= 4 && count.quoted.count == 1 {
        if let place = count.quoted.first { strays.append((name, place)) }
      }
      onPage.removeAll(keepingCapacity: true)
    }

    mutating func readBody(_ document: JSONDocument, _ place: Place) {
      let bytes = document.bytes
      document.visitMembers { member in
        let number = number(bytes[member.key]) { Self.name(document, member.key) }
        if lastBody[number] != body {
          lastBody[number] = body
          uses[number].shown += 1
          // A slip stands in two bodies at most.
          if uses[number].shown <= 2, names[number].utf8.count >= 3 { rare[number, default: []].append(place) }
        }
        switch member.kind {
        case .number where ExampleNames.isNumberName(bytes[member.key]):
          numbers[number, default: (0, [], 0)].plain += 1
          onPage[number, default: (0, [], 0)].plain += 1
        case .string where ExampleNames.isNumberName(bytes[member.key]):
          if ExampleNames.isQuotedNumber(bytes[member.value]) {
            numbers[number, default: (0, [], 0)].quoted.append(place)
            onPage[number, default: (0, [], 0)].quoted.append(place)
          } else {
            numbers[number, default: (0, [], 0)].other += 1
            onPage[number, default: (0, [], 0)].other += 1
          }
        default: break
        }
        return true
      }
    }

    /// A key as text; with its escapes where it has any, as nobody writes them in a name.
    private static func name(_ document: JSONDocument, _ key: Range<Int>) -> String {
      String(decoding: document.bytes[key], as: UTF8.self)
    }

    mutating func read(_ page: ExtractedPage) {
      for body in page.bodies where body.role == .response {
        guard let document = body.json?.document else { continue }
        self.body += 1
        readBody(document, Place(page: page.path, block: body.block))
      }
      endPage()
      for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
        for row in table.rows {
          for name in row.names {
            let leaf = LintedPage.leaf(name)
            uses[number(leaf.utf8) { leaf }].rows += 1
          }
        }
      }
      for sample in page.samples {
        for name in ExampleNames.sent(by: sample) { uses[number(name.utf8) { name }].sent += 1 }
      }
    }
  }

  init(_ pages: [ExtractedPage]) {
    var census = Census()
    for page in pages { census.read(page) }
    let (slips, rowSlips, doubtful) = Self.slips(census)
    self.doubtful = doubtful
    self.slips = slips
    self.rowSlips = rowSlips
    // Two names of one hash were counted as one; no name stands twice.
    uses = Dictionary(zip(census.names, census.uses), uniquingKeysWith: { first, _ in first })
    let clear = census.numbers.filter { _, count in
      if count.quoted.isEmpty || count.plain < count.quoted.count * 5 { return false }
      // IDs of another kind, such as hashes, say nothing of one that is a number in quotes.
      return count.other == 0 && count.plain >= 5
        || count.quoted.count == 1 && count.plain >= 20 && count.plain >= count.other * 2
    }
    numbers = Set(clear.keys.map { census.names[$0] })
    var strays: [Place: Set<String>] = [:]
    for stray in census.strays { strays[stray.place, default: []].insert(census.names[stray.name]) }
    self.strays = strays
    quotedNumbers = Set(clear.values.flatMap(\.quoted)).union(strays.keys)
    places = Set(
      census.names.indices.filter { slips[census.names[$0]] != nil || doubtful[census.names[$0]] != nil }.flatMap {
        census.rare[$0] ?? []
      })
  }

  private static func slips(
    _ census: Census
  ) -> (examples: [String: String], rows: [String: String], doubtful: [String: [String]]) {
    // A rare name is compared with the common ones that begin or end like it: one slip leaves one of the two.
    var common: [UInt32: [(number: Int, bytes: [UInt8])]] = [:]
    for (number, name) in census.names.enumerated()
    where name.utf8.count >= 3 && (census.uses[number].total >= 2 || name.hasSuffix("_ids")) {
      let bytes = Array(name.utf8)
      for end in ends(bytes) { common[end, default: []].append((number, bytes)) }
    }
    var slips: [String: String] = [:]
    var rowSlips: [String: String] = [:]
    var doubtful: [String: [String]] = [:]
    for (number, name) in census.names.enumerated() where census.uses[number].total <= 2 && name.utf8.count >= 3 {
      let use = census.uses[number]
      let bytes = Array(name.utf8)
      var near: Set<Int> = []
      for end in ends(bytes) {
        for other in common[end] ?? []
        where other.number != number && Spelling.isOneSlip(bytes, other.bytes) {
          if name.utf8.count >= 5, other.bytes.count >= 5, isMeant(other.number, by: name, use, census) {
            near.insert(other.number)
          } else if use.total == 1, use.shown == 1, isTwin(census.names[other.number], of: name),
            doubtful[name]?.contains(census.names[other.number]) != true
          {
            doubtful[name, default: []].append(census.names[other.number])
          }
        }
      }
      guard near.count == 1, let meant = near.first else { continue }
      if use.shown > 0, use.rows == 0, use.sent == 0 { slips[name] = census.names[meant] }
      if use.rows == 1, use.total == 1 { rowSlips[name] = census.names[meant] }
    }
    return (slips, rowSlips, doubtful)
  }

  /// Whether two names a slip apart are not two good names.
  private static func isTwin(_ other: String, of name: String) -> Bool {
    // Objects that have all else alike do not write `file_name` and `filename` for two things.
    let isOfBlank = name.filter { $0 != "_" } == other.filter { $0 != "_" }
    return !Spelling.differsInNumber(name, other) && (isOfBlank || !Spelling.differsInEnding(name, other))
      && !Spelling.differsInVariety(name, other)
  }

  /// Whether a common name may be what a rare one, a slip away from it, was to be.
  private static func isMeant(_ number: Int, by name: String, _ use: Use, _ census: Census) -> Bool {
    let other = census.names[number]
    let hasInnerPlural = use.shown > 0 && Spelling.hasInnerPlural(name, of: other)
    // `parents_ids` is wrong wherever it stands.
    let isSure = hasInnerPlural && other.hasSuffix("_ids") && other.utf8.count < name.utf8.count
    return (isSure || census.uses[number].total >= max(3, use.total * (hasInnerPlural ? 2 : 3)))
      && !Spelling.differsInNumber(name, other)
      && (!Spelling.differsInEnding(name, other) || hasInnerPlural)
      && !Spelling.differsInVariety(name, other)
      // `filename` and `file_name` are both right, each in its own API.
      && (name.utf8.count == other.utf8.count || name.filter { $0 != "_" } != other.filter { $0 != "_" })
  }

  private static func isNumberName(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual("id".utf8) || name.elementsEqual("iid".utf8) || name.suffix(3).elementsEqual("_id".utf8)
      || name.suffix(6).elementsEqual("_count".utf8)
  }

  /// Whether a string, its quotes included, holds digits only.
  static func isQuotedNumber(_ string: ArraySlice<UInt8>) -> Bool {
    let text = string.dropFirst().dropLast()
    return !text.isEmpty && text.count < 12 && text.allSatisfy(\.isDigit)
  }

  func isNumberElsewhere(_ name: String, than body: PageBody, on page: String) -> Bool {
    numbers.contains(name) || strays[Place(page: page, block: body.block)]?.contains(name) == true
  }

  func mayHoldQuotedNumber(_ body: PageBody, on page: String) -> Bool {
    !quotedNumbers.isEmpty && quotedNumbers.contains(Place(page: page, block: body.block))
  }

  /// The names that a sample sends in its query and forms, as written.
  private static func sent(by sample: PageSample) -> [String] {
    var names = (sample.url?.query ?? []).map(\.name)
    for parts in [sample.curl.form, sample.curl.data] {
      for part in parts {
        guard let first = part.text.utf8.first, first.isWord else { continue }
        for pair in part.text.utf8.split(separator: UInt8(ascii: "&")) where pair.contains(UInt8(ascii: "=")) {
          names.append(String(Substring(pair.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "[") })))
        }
      }
    }
    return names
  }

  /// Whether a body shows an attribute that looks like a slip.
  func mayHoldSlip(_ body: PageBody, on page: String) -> Bool {
    !places.isEmpty && places.contains(Place(page: page, block: body.block))
  }

  /// The attribute that is meant by a name in an example that looks like a slip.
  func meant(by name: String) -> String? { slips[name] }

  /// The attributes a slip away from a name that one example alone shows.
  func neighbours(of name: String) -> [String] { doubtful[name] ?? [] }

  /// The attribute that is meant by a row's name that looks like a slip.
  func meant(byRow name: String) -> String? { rowSlips[name] }

  /// Whether any example shows or any sample sends a name.
  func isUsed(_ name: String) -> Bool { uses[name].map { $0.shown + $0.sent > 0 } ?? false }

  /// Whether any row documents a name.
  func hasRow(_ name: String) -> Bool { uses[name].map { $0.rows > 0 } ?? false }

  /// How often the docs use a name: in rows, examples and samples.
  func holds(_ name: String) -> Bool { uses[name] != nil }

  func count(of name: String) -> Int { uses[name]?.total ?? 0 }

  /// The first two and the last two bytes, as numbers that differ; of a short name the first and the last.
  private static func ends(_ name: [UInt8]) -> [UInt32] {
    let number = { (bytes: ArraySlice<UInt8>) in bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
    let ends = [number(name.prefix(2)), number(name.suffix(2)) | 1 << 24]
    guard name.count <= 5 else { return ends }
    return ends + [number(name.prefix(1) + name.suffix(1)) | 2 << 24]
  }
}
