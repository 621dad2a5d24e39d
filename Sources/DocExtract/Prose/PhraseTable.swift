import APIModel

/// Finds in one pass over a text which of many phrases it holds, whatever the case of its ASCII letters (Aho and Corasick,
/// "Efficient string matching", 1975).
struct PhraseTable<Meaning: OptionSet & Sendable>: Sendable where Meaning.RawValue == UInt32 {
  /// The column of each byte; all bytes that are in no phrase have the first one.
  private let columns: [UInt8]
  /// By state and column, the state that follows as the start of its row, and with `end` where phrases end there.
  private let next: [UInt16]
  /// What the phrases that end in a state mean.
  private let meanings: [Meaning]
  /// A row has as many columns as this power of two.
  private let shift: Int

  /// How far a text was read: a phrase may begin in one piece of it and end in the next one.
  struct Search {
    fileprivate var state: UInt16 = 0
    var found: Meaning = []

    /// What stands next does not continue the text.
    mutating func cut() { state = 0 }
  }

  /// - Parameter phrases: In lower case; `#` stands for any digit. All phrases together have a few hundred bytes.
  init(_ phrases: [(Meaning, [String])]) {
    var columns = [UInt8](repeating: 0, count: 256)
    var columnCount: UInt8 = 1
    for byte in phrases.flatMap(\.1).joined().utf8 where columns[Int(byte)] == 0 {
      columns[Int(byte)] = columnCount
      if byte.isLower { columns[Int(byte & ~0x20)] = columnCount }
      if byte == UInt8(ascii: "#") { columns.replaceSubrange(48..<58, with: repeatElement(columnCount, count: 10)) }
      columnCount += 1
    }
    let shift = Int.bitWidth - Int(columnCount - 1).leadingZeroBitCount
    let width = 1 << shift
    var following = [UInt16](repeating: 0, count: width)
    var meanings: [Meaning] = [[]]
    for (meaning, texts) in phrases {
      for text in texts {
        var state = 0
        for byte in text.utf8 {
          let at = state << shift | Int(columns[Int(byte)])
          if following[at] == 0 {
            following[at] = UInt16(meanings.count)
            meanings.append([])
            following.append(contentsOf: repeatElement(0, count: width))
          }
          state = Int(following[at])
        }
        meanings[state].formUnion(meaning)
      }
    }
    precondition(following.count <= Int(Self.end), "too many phrases for one table")
    // Where a phrase does not go on, what follows is what follows the longest end of it that begins a phrase.
    var shorter = [Int](repeating: 0, count: meanings.count)
    var queue = following[..<width].filter { $0 != 0 }
    queue.reserveCapacity(meanings.count)
    var read = 0
    following.withUnsafeMutableBufferPointer { following in
      while read < queue.count {
        let state = Int(queue[read])
        read += 1
        meanings[state].formUnion(meanings[shorter[state]])
        let row = state << shift
        let other = shorter[state] << shift
        for column in 0..<width {
          let child = following[row + column]
          if child == 0 {
            following[row + column] = following[other + column]
          } else {
            shorter[Int(child)] = Int(following[other + column])
            queue.append(child)
          }
        }
      }
      for at in following.indices {
        let state = following[at]
        following[at] = state << UInt16(shift) | (meanings[Int(state)].isEmpty ? 0 : Self.end)
      }
    }
    columns[Int(UInt8(ascii: "#"))] = 0
    self.shift = shift
    next = following
    self.columns = columns
    self.meanings = meanings
  }

  private static var end: UInt16 { 0x8000 }

  /// Reads on in a text.
  func search(_ bytes: UnsafeBufferPointer<UInt8>, _ search: inout Search) {
    columns.withUnsafeBufferPointer { columns in
      next.withUnsafeBufferPointer { next in
        var state = search.state
        for byte in bytes {
          state = next[Int(state) | Int(columns[Int(byte)])]
          if state >= Self.end {
            state &= ~Self.end
            search.found.formUnion(meanings[Int(state) >> shift])
          }
        }
        search.state = state
      }
    }
  }

  /// What a text holds.
  func meanings(in text: String) -> Meaning {
    var search = Search()
    var text = text
    text.withUTF8 { self.search($0, &search) }
    return search.found
  }

  /// What the last bytes of a text hold.
  func meanings(in text: String, last count: Int) -> Meaning {
    var search = Search()
    var text = text
    text.withUTF8 { self.search(UnsafeBufferPointer(rebasing: $0.suffix(count)), &search) }
    return search.found
  }
}
