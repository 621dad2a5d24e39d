/// Words that docs of APIs are made of, and how one is recognised that a slip of the pen has changed.
struct CommonWords: Sendable {
  static let shared = CommonWords()

  /// The numbers of all right words, each in the first free place from its remainder on; 0 for none.
  private let slots: [UInt64]
  /// Where the words that may be meant stand in `words`, those of the same first and last letter together.
  private let candidates: [Range<Int>]
  /// Where the candidates of each first and last letter begin, and behind the last where they end.
  private let firstCandidates: [Int]

  private static let slotCount = 16384
  /// Shorter words are a letter away from too many others.
  static let shortest = 6

  private init() {
    var slots = [UInt64](repeating: 0, count: Self.slotCount)
    var counts = [Int](repeating: 0, count: Self.keyCount + 1)
    var found: [(key: Int, range: Range<Int>)] = []
    func add(_ words: StaticString, mayBeMeant: Bool) {
      words.withUTF8Buffer { bytes in
        var start = 0
        for at in 0...bytes.count where at == bytes.count || !bytes[at].isLetter {
          defer { start = at + 1 }
          guard start < at else { continue }
          let hash = Self.hash(bytes[start..<at])
          var slot = Int(hash % UInt64(Self.slotCount))
          while slots[slot] != 0 { slot = (slot + 1) % Self.slotCount }
          slots[slot] = hash
          guard mayBeMeant else { continue }
          let key = Self.key(bytes[start], bytes[at - 1])
          counts[key + 1] += 1
          found.append((key, start..<at))
        }
      }
    }
    add(Self.words, mayBeMeant: true)
    add(Self.neighbours, mayBeMeant: false)
    for key in 0..<Self.keyCount { counts[key + 1] += counts[key] }
    firstCandidates = counts
    var candidates = [Range<Int>](repeating: 0..<0, count: found.count)
    for (key, range) in found {
      candidates[counts[key]] = range
      counts[key] += 1
    }
    self.slots = slots
    self.candidates = candidates
  }

  private static func hash(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var hash = NameHash.start
    for byte in word { hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01b3 }
    return hash | 1
  }

  private static let keyCount = 32 * 32

  private static func key(_ first: UInt8, _ last: UInt8) -> Int { Int(first & 0x1F) * 32 + Int(last & 0x1F) }

  /// Whether a word is a right one, in whatever case.
  /// Whether a word in small letters is one of them.
  func isWord(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { holds($0[$0.startIndex..<$0.endIndex]) }
  }

  /// The word that one which is none of them stands for.
  func meant(byWord word: String) -> String? {
    var word = word
    return word.withUTF8 { meant(by: $0[$0.startIndex..<$0.endIndex]) }
  }

  func holds(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let hash = Self.hash(word)
    var slot = Int(hash % UInt64(Self.slotCount))
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) % Self.slotCount
    }
    return false
  }

  /// The word that one with a letter too many, too few, another or two swapped stands for. The first and the last letter
  /// are nearly always right; where they are not it is another form of the word.
  func meant(by written: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let first = written.first, let last = written.last, !isDerived(written) else { return nil }
    let key = Self.key(first, last)
    let found: String? = Self.words.withUTF8Buffer { bytes in
      for place in firstCandidates[key]..<firstCandidates[key + 1] {
        let candidate = bytes[candidates[place]]
        guard Self.mayBeOneEdit(written, candidate), case let word = written.map({ $0 | 0x20 }),
          case let meant = Array(candidate), Spelling.isOneEdit(word, meant), !isForm(word, of: meant),
          isSlip(word, of: meant)
        else { continue }
        return String(decoding: meant, as: UTF8.self)
      }
      return nil
    }
    if let found { return found }
    if let found = meantBesidesLast(by: written) { return found }
    guard Self.slipNames.contains(Self.hash(written)) else { return nil }
    return Self.slips[String(decoding: written.map { $0 | 0x20 }, as: UTF8.self)]
  }

  /// The word that one with a letter too many or too few at its end stands for. Letters that make another form of a
  /// word, or are left out in another language, are none of these.
  private func meantBesidesLast(by written: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard written.count >= 7, let first = written.first, let last = written.last else { return nil }
    return Self.words.withUTF8Buffer { bytes in
      // "singleh" of "single": the letter before the last is the word's last.
      let shorter = written.dropLast()
      if let end = shorter.last, Self.isOne(last, of: "bcfghjpw") {
        let key = Self.key(first, end)
        for place in firstCandidates[key]..<firstCandidates[key + 1]
        where Self.areEqual(bytes[candidates[place]], shorter) {
          return String(decoding: shorter.map { $0 | 0x20 }, as: UTF8.self)
        }
      }
      // "projec" of "project".
      for letter in "cfghklmptx".utf8 {
        let key = Self.key(first, letter)
        for place in firstCandidates[key]..<firstCandidates[key + 1] {
          let candidate = bytes[candidates[place]]
          guard candidate.count == written.count + 1, Self.areEqual(candidate.dropLast(), written) else { continue }
          return String(decoding: candidate, as: UTF8.self)
        }
      }
      return nil
    }
  }

  private static func isOne(_ byte: UInt8, of letters: StaticString) -> Bool { (byte | 0x20).isOne(of: letters) }

  private static func areEqual(
    _ word: Slice<UnsafeBufferPointer<UInt8>>, _ written: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    word.count == written.count && zip(word, written).allSatisfy { $0 == $1 | 0x20 }
  }

  /// Whether a word is a right one with "un" or "re" before it: "unpatched".
  private func isDerived(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = word.prefix(2).map { $0 | 0x20 }
    guard word.count >= 2 + Self.shortest, start == Array("un".utf8) || start == Array("re".utf8) else { return false }
    return holds(word.dropFirst(2))
  }

  /// Whether two words have all but two letters in common at their ends; no array is made for that.
  private static func mayBeOneEdit(
    _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    let shorter = min(a.count, b.count)
    guard max(a.count, b.count) - shorter <= 1 else { return false }
    var head = 0
    while head < shorter, a[a.startIndex + head] | 0x20 == b[b.startIndex + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.endIndex - 1 - tail] | 0x20 == b[b.endIndex - 1 - tail] { tail += 1 }
    return head + tail >= shorter - 2
  }

  /// What is often written and is more than a letter away.
  private static let slipNames: NameSet = slips.keys.reduce(into: NameSet()) { names, slip in
    Array(slip.utf8).withUnsafeBufferPointer { _ = names.insert(hash($0[...])) }
  }

  private static let slips = [
    "authentification": "authentication", "authentificate": "authenticate", "authentificated": "authenticated",
    "succesfull": "successful", "succesfuly": "successfully", "sucesful": "successful", "sucessfull": "successful",
    "neccesary": "necessary", "necesarry": "necessary", "occurance": "occurrence", "occurances": "occurrences",
    "maintainance": "maintenance", "maintainence": "maintenance", "accomodates": "accommodates",
    "reciepient": "recipient", "enviromnent": "environment", "optinally": "optionally", "seperatly": "separately",
    "explicitely": "explicitly", "implicitely": "implicitly", "definately": "definitely", "permenantly": "permanently",
    "independantly": "independently", "persistant": "persistent", "reponsability": "responsibility",
  ]

  /// Whether fingers may have missed the word: another letter in a short one makes a name of it, `rekord`, `semver`,
  /// unless it is a vowel for a vowel.
  private func isSlip(_ word: [UInt8], of meant: [UInt8]) -> Bool {
    guard word.count == meant.count, meant.count < 8 else { return true }
    let others = zip(word, meant).filter { $0 != $1 }
    return others.count != 1 || others.allSatisfy { Self.vowels.contains($0) && Self.vowels.contains($1) }
  }

  private static let vowels = Array("aeiouy".utf8)

  /// `releasers` of `releases`: who does it.
  private func isForm(_ word: [UInt8], of meant: [UInt8]) -> Bool {
    word.suffix(3).elementsEqual("ers".utf8) && !meant.suffix(3).elementsEqual("ers".utf8)
  }
}
