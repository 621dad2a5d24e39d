import APIModel
import DocExtract

/// How often the docs use each name of an attribute or parameter, and which names look like slips of others.
struct ExampleNames: Sendable {
  /// What a name that looks like a slip may mean, by the name: of an example's attribute, of a row.
  private let slips: [String: String]
  private let rowSlips: [String: String]
  /// The bodies that hold a slip, by page and block.
  private let places: Set<Place>
  /// How many bodies show a name, rows document it, and samples send it.
  private let counts: [String: Int]

  /// The names of IDs and counts that are numbers in all examples but one or two, and the bodies that quote one.
  private let numbers: Set<String>
  private let quotedNumbers: Set<Place>

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

  init(_ pages: [ExtractedPage]) {
    var uses: [String: Use] = [:]
    var numbers: [String: (plain: Int, quoted: [Place], other: Int)] = [:]
    var rare: [String: [Place]] = [:]
    for page in pages {
      for body in page.bodies where body.role == .response {
        guard let root = body.json?.document.root else { continue }
        Self.countNumbers(root, Place(page: page.path, block: body.block), &numbers)
        var names: Set<String> = []
        LintedPage.collectNames(root, into: &names)
        for name in names {
          let count = uses[name, default: Use()].shown + 1
          uses[name, default: Use()].shown = count
          // A slip stands in two bodies at most.
          if count <= 2, name.utf8.count >= 5 {
            rare[name, default: []].append(Place(page: page.path, block: body.block))
          }
        }
      }
      for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
        for row in table.rows { for name in row.names { uses[LintedPage.leaf(name), default: Use()].rows += 1 } }
      }
      for sample in page.samples { for name in Self.sent(by: sample) { uses[name, default: Use()].sent += 1 } }
    }
    // A rare name is compared with the common ones by the words that one letter less makes of both.
    var common: [String: [String]] = [:]
    for (name, use) in uses where use.total >= 3 && name.utf8.count >= 5 {
      for word in Self.shortened(name) { common[word, default: []].append(name) }
    }
    var slips: [String: String] = [:]
    var rowSlips: [String: String] = [:]
    for (name, use) in uses where use.total <= 2 && name.utf8.count >= 5 {
      guard let meant = Self.meant(name, use, uses, common) else { continue }
      if use.shown > 0, use.rows == 0, use.sent == 0 { slips[name] = meant }
      if use.rows == 1, use.total == 1 { rowSlips[name] = meant }
    }
    self.slips = slips
    self.rowSlips = rowSlips
    counts = uses.mapValues(\.total)
    let clear = numbers.filter { _, count in
      count.other == 0 && !count.quoted.isEmpty && count.plain >= 5 && count.plain >= count.quoted.count * 5
    }
    self.numbers = Set(clear.keys)
    quotedNumbers = Set(clear.values.flatMap(\.quoted))
    places = Set(slips.keys.flatMap { rare[$0] ?? [] })
  }

  /// Counts how often members whose name is that of a number are one.
  private static func countNumbers(
    _ node: JSONNode, _ place: Place, _ counts: inout [String: (plain: Int, quoted: [Place], other: Int)]
  ) {
    switch node.kind {
    case .array: for item in node.items { countNumbers(item, place, &counts) }
    case .object:
      for member in node.members {
        switch member.value.kind {
        case .number where isNumberName(member.key): counts[member.name, default: (0, [], 0)].plain += 1
        case .string where isNumberName(member.key):
          if isQuotedNumber(member.value) {
            counts[member.name, default: (0, [], 0)].quoted.append(place)
          } else {
            counts[member.name, default: (0, [], 0)].other += 1
          }
        case .array, .object: countNumbers(member.value, place, &counts)
        default: break
        }
      }
    default: break
    }
  }

  private static func isNumberName(_ key: JSONNode) -> Bool {
    let name = key.document.bytes[key.range].dropFirst().dropLast()
    return name.elementsEqual("id".utf8) || name.elementsEqual("iid".utf8) || name.suffix(3).elementsEqual("_id".utf8)
      || name.suffix(6).elementsEqual("_count".utf8)
  }

  /// Whether a string holds digits only.
  static func isQuotedNumber(_ node: JSONNode) -> Bool {
    let text = node.document.bytes[node.range].dropFirst().dropLast()
    return !text.isEmpty && text.count < 12 && text.allSatisfy(\.isDigit)
  }

  func isNumberElsewhere(_ name: String) -> Bool { numbers.contains(name) }

  func mayHoldQuotedNumber(_ body: PageBody, on page: String) -> Bool {
    !quotedNumbers.isEmpty && quotedNumbers.contains(Place(page: page, block: body.block))
  }

  private static func meant(
    _ name: String, _ use: Use, _ uses: [String: Use], _ common: [String: [String]]
  ) -> String? {
    var candidates: Set<String> = []
    for word in shortened(name) { candidates.formUnion(common[word] ?? []) }
    let near = candidates.filter { other in
      let count = uses[other]?.total ?? 0
      // A letter more or less, or two swapped; another letter makes another word too often.
      return other != name && count >= max(3, use.total * 3) && !Spelling.differsInNumber(name, other)
        && (!Spelling.differsInEnding(name, other)
          || use.shown > 0 && Spelling.hasInnerPlural(name, of: other))
        && Spelling.distance(name, other, atMost: 1) == 1
        // `filename` and `file_name` are both right, each in its own API.
        && name.filter { $0 != "_" } != other.filter { $0 != "_" }
        && (other.utf8.count != name.utf8.count || other.utf8.sorted() == name.utf8.sorted())
    }
    return near.count == 1 ? near.first : nil
  }

  /// The names that a sample sends in its query and forms, as written.
  private static func sent(by sample: PageSample) -> [String] {
    var names = (sample.url?.query ?? []).map(\.name)
    for part in sample.curl.form + sample.curl.data {
      guard let first = part.text.utf8.first, first.isWord else { continue }
      for pair in part.text.split(separator: "&") where pair.utf8.contains(UInt8(ascii: "=")) {
        names.append(String(pair.prefix { $0 != "=" && $0 != "[" }))
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

  /// The attribute that is meant by a row's name that looks like a slip.
  func meant(byRow name: String) -> String? { rowSlips[name] }

  /// How often the docs use a name: in rows, examples and samples.
  func count(of name: String) -> Int { counts[name] ?? 0 }

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
