import Testing

@testable import DocExtract

@Suite struct PhraseTableTests {
  struct Words: OptionSet, Sendable {
    let rawValue: UInt32
    static let pronoun = Words(rawValue: 1)
    static let owner = Words(rawValue: 2)
    static let year = Words(rawValue: 4)
    static let path = Words(rawValue: 8)
  }

  private let table = PhraseTable<Words>([
    (.pronoun, ["he", "she"]), (.owner, ["hers", "his"]), (.year, ["year ####"]), (.path, ["a/b", "b/b/c"]),
  ])

  @Test(
    arguments: [
      ("USHER", Words.pronoun), ("shers", [.pronoun, .owner]), ("shis", .owner), ("the year 19", .pronoun),
      ("Year 2024", .year), ("year year 1999", .year), ("year ####", []), ("a/B/b/c", .path), ("b/b/b/c", .path),
      ("b/b", []), ("", []), ("ħe", []),
    ] as [(String, Words)])
  func findsWhatATextHolds(_ text: String, _ words: Words) {
    #expect(table.meanings(in: text) == words)
  }

  @Test func looksAtTheEndOnly() {
    #expect(table.meanings(in: "he and his", last: 4) == .owner)
    #expect(table.meanings(in: "his", last: 40) == .owner)
  }

  @Test func readsOnInTheNextPiece() {
    var search = PhraseTable<Words>.Search()
    for piece in ["ye", "ar 20", "", "24"] {
      var piece = piece
      piece.withUTF8 { table.search($0, &search) }
    }
    #expect(search.found == .year)
    search = PhraseTable<Words>.Search()
    for piece in ["h", "is"] {
      var piece = piece
      piece.withUTF8 { table.search($0, &search) }
      search.cut()
    }
    #expect(search.found.isEmpty)
  }
}
