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
  /// How many bodies show a name, rows document it, and samples send it, by the name's number.
  private let uses: [Use]
  private let index: NameIndex

  /// The names of IDs and counts that are numbers in all examples but one or two, and the bodies that quote one.
  private let numbers: Set<String>
  private let quotedNumbers: Set<Place>
  /// The names that are quoted in one body and plain in all others of its page.
  private let strays: [Place: Set<String>]

  struct Place: Hashable, Sendable {
    var page: SourceFile
    var block: Int
  }

  /// What is counted of one name.
  struct Use {
    var shown = 0
    var rows = 0
    var sent = 0
    var total: Int { shown + rows + sent }
  }

  /// How often a name of an ID or a count is a number, one in quotes, and something else.
  struct Kinds {
    var plain = 0
    var quoted: [Place] = []
    var other = 0
  }

  /// Counts as it reads; a name is built once.
  struct Census {
    var uses: [Use] = []
    var names: [String] = []
    var index = NameIndex(minimumCapacity: 1024)
    /// The names of IDs and counts among them, and what their values are.
    var isOfNumber: [Bool] = []
    var kinds: [Kinds] = []
    /// The bodies that show a name, up to two of them.
    var rare: [(first: Place?, second: Place?)] = []
    /// The body that each name was shown in last: once a body counts.
    var lastBody: [Int] = []
    var body = 0

    /// The number of a name. Two names of one hash are taken for one: they are compared no further.
    mutating func number(_ hash: UInt64, name: () -> String) -> Int {
      let number = index.number(hash)
      if number < uses.count { return number }
      let name = name()
      uses.append(Use())
      isOfNumber.append(ExampleNames.isNumberName(name.utf8))
      names.append(name)
      kinds.append(Kinds())
      kindsOnPage.append(Kinds())
      rare.append((nil, nil))
      lastBody.append(-1)
      return number
    }

    /// The same of the page that is read, and the names that it has.
    var kindsOnPage: [Kinds] = []
    var onPage: [Int] = []
    var strays: [(name: Int, place: Place)] = []

    /// One quoted number on a page that has many plain ones of the name is a slip, whatever other pages do.
    mutating func endPage() {
      for name in onPage {
        let count = kindsOnPage[name]
        if count.other == 0, count.plain >= 4, count.quoted.count == 1, let place = count.quoted.first {
          strays.append((name, place))
        }
        kindsOnPage[name] = Kinds()
      }
      onPage.removeAll(keepingCapacity: true)
    }

    mutating func readBody(_ document: JSONDocument, _ place: Place) {
      let bytes = document.bytes
      document.visitMembers { member in
        let number = number(member.name) { Self.name(document, member.key) }
        if lastBody[number] != body {
          lastBody[number] = body
          uses[number].shown += 1
          // A slip stands in two bodies at most.
          if uses[number].shown == 1 { rare[number].first = place }
          if uses[number].shown == 2 { rare[number].second = place }
        }
        guard isOfNumber[number], member.kind == .number || member.kind == .string else { return true }
        let isFirst = kindsOnPage[number].plain + kindsOnPage[number].quoted.count + kindsOnPage[number].other == 0
        if isFirst { onPage.append(number) }
        if member.kind == .number {
          kinds[number].plain += 1
          kindsOnPage[number].plain += 1
        } else if ExampleNames.isQuotedNumber(bytes[member.value]) {
          kinds[number].quoted.append(place)
          kindsOnPage[number].quoted.append(place)
        } else {
          kinds[number].other += 1
          kindsOnPage[number].other += 1
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
        readBody(document, Place(page: page.file, block: body.block))
      }
      endPage()
      for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
        for row in table.rows {
          for name in row.names {
            let leaf = LintedPage.leaf(name)
            uses[number(NameHash.of(leaf)) { leaf }].rows += 1
          }
        }
      }
      for sample in page.samples {
        for name in ExampleNames.sent(by: sample) { uses[number(NameHash.of(name)) { name }].sent += 1 }
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
    uses = census.uses
    index = census.index
    let clear = census.kinds.indices.filter { name in
      let count = census.kinds[name]
      if count.quoted.isEmpty || count.plain < count.quoted.count * 5 { return false }
      // IDs of another kind, such as hashes, say nothing of one that is a number in quotes.
      return count.other == 0 && count.plain >= 5
        || count.quoted.count == 1 && count.plain >= 20 && count.plain >= count.other * 2
    }
    numbers = Set(clear.map { census.names[$0] })
    var strays: [Place: Set<String>] = [:]
    for stray in census.strays { strays[stray.place, default: []].insert(census.names[stray.name]) }
    self.strays = strays
    quotedNumbers = Set(clear.flatMap { census.kinds[$0].quoted }).union(strays.keys)
    var places: Set<Place> = []
    if !slips.isEmpty || !doubtful.isEmpty {
      for (number, name) in census.names.enumerated() where slips[name] != nil || doubtful[name] != nil {
        if let place = census.rare[number].first { places.insert(place) }
        if let place = census.rare[number].second { places.insert(place) }
      }
    }
    self.places = places
  }

  private static func isNumberName(_ name: String.UTF8View) -> Bool {
    name.elementsEqual("id".utf8) || name.elementsEqual("iid".utf8) || name.suffix(3).elementsEqual("_id".utf8)
      || name.suffix(6).elementsEqual("_count".utf8)
  }

  /// Whether a string, its quotes included, holds digits only.
  static func isQuotedNumber(_ string: ArraySlice<UInt8>) -> Bool {
    let text = string.dropFirst().dropLast()
    return !text.isEmpty && text.count < 12 && text.allSatisfy(\.isDigit)
  }

  func isNumberElsewhere(_ name: String, than body: PageBody, on page: SourceFile) -> Bool {
    numbers.contains(name) || strays[Place(page: page, block: body.block)]?.contains(name) == true
  }

  func mayHoldQuotedNumber(_ body: PageBody, on page: SourceFile) -> Bool {
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
  func mayHoldSlip(_ body: PageBody, on page: SourceFile) -> Bool {
    !places.isEmpty && places.contains(Place(page: page, block: body.block))
  }

  /// The attribute that is meant by a name in an example that looks like a slip.
  func meant(by name: String) -> String? { slips[name] }

  /// The attributes a slip away from a name that one example alone shows.
  func neighbours(of name: String) -> [String] { doubtful[name] ?? [] }

  /// The attribute that is meant by a row's name that looks like a slip.
  func meant(byRow name: String) -> String? { rowSlips[name] }

  /// Whether any example shows or any sample sends a name.
  func isUsed(_ name: String) -> Bool { use(of: name).map { $0.shown + $0.sent > 0 } ?? false }

  /// Whether any row documents a name.
  func hasRow(_ name: String) -> Bool { hasRow(NameHash.of(name)) }
  func hasRow(_ hash: UInt64) -> Bool { index.known(hash).map { uses[$0].rows > 0 } ?? false }

  /// How often the docs use a name: in rows, examples and samples.
  func holds(_ name: String) -> Bool { holds(NameHash.of(name)) }
  func holds(_ hash: UInt64) -> Bool { index.known(hash) != nil }

  func count(of name: String) -> Int { use(of: name)?.total ?? 0 }

  private func use(of name: String) -> Use? { index.known(NameHash.of(name)).map { uses[$0] } }
}
