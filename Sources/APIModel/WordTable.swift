/// Words in lower case with what each of them means, looked up by the bytes of a text without a string of its own.
public struct WordTable<Meaning: OptionSet & Sendable>: Sendable where Meaning.RawValue == UInt32 {
  @usableFromInline var index: WordIndex

  /// - Parameter groups: Words, at most some thousand; a word in several groups means all of them.
  public init(_ groups: [(Meaning, [StaticString])]) {
    index = WordIndex(groups.map { ($0.0.rawValue, $0.1) })
  }

  /// What a word means, whether in capitals or not; nothing where it is not in the table.
  @inlinable public subscript(word: UnsafeBufferPointer<UInt8>) -> Meaning {
    Meaning(rawValue: index.meaning(of: word))
  }

  @inlinable public subscript(word: UnsafeBufferPointer<UInt8>.SubSequence) -> Meaning {
    self[UnsafeBufferPointer(rebasing: word)]
  }

  @inlinable public subscript(word: ArraySlice<UInt8>) -> Meaning {
    word.withUnsafeBufferPointer { self[$0] }
  }

  @inlinable public subscript(word: some StringProtocol) -> Meaning {
    word.withBytes { self[$0] }
  }
}

/// The table of words without the type of what they mean, so that it is compiled once.
@usableFromInline struct WordIndex: Sendable {
  private struct Entry {
    var start: Int
    var count: Int
    var meaning: UInt32
  }

  private var entries: [Entry] = []
  private var letters: [UInt8] = []
  /// The number of an entry plus one, at the place that its hash says or behind it; 0 where none is.
  private var places: [UInt16]
  private var longest = 0

  init(_ groups: [(UInt32, [StaticString])]) {
    let count = groups.reduce(0) { $0 + $1.1.count }
    var size = 16
    while size < count * 3 { size *= 2 }
    places = [UInt16](repeating: 0, count: size)
    for (meaning, words) in groups {
      for word in words {
        add(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), meaning)
      }
    }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ meaning: UInt32) {
    let place = place(of: word)
    if places[place] > 0 {
      entries[Int(places[place]) - 1].meaning |= meaning
      return
    }
    entries.append(Entry(start: letters.count, count: word.count, meaning: meaning))
    letters += word
    places[place] = UInt16(entries.count)
    longest = max(longest, word.count)
  }

  @usableFromInline func meaning(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard word.count <= longest, !word.isEmpty else { return 0 }
    let found = places[place(of: word)]
    return found > 0 ? entries[Int(found) - 1].meaning : 0
  }

  private func place(of word: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a; the tables are small and fixed, so that nobody can choose words that collide with many.
    var hash: UInt32 = 0x811C_9DC5
    for byte in word { hash = (hash ^ UInt32(byte.lowered)) &* 0x0100_0193 }
    let mask = places.count - 1
    var place = Int(hash ^ (hash >> 15)) & mask
    while places[place] > 0 {
      let entry = entries[Int(places[place]) - 1]
      if entry.count == word.count, isEqual(entry, word) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    for at in 0..<word.count where letters[entry.start + at] != word[at].lowered { return false }
    return true
  }
}

extension UInt8 {
  /// A capital of ASCII as a small letter; any other byte as it is.
  @inlinable public var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension StringProtocol {
  /// The text in UTF-8, where it lies in memory.
  @inlinable public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
