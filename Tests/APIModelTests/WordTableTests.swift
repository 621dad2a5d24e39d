import APIModel
import Testing

@Suite struct WordTableTests {
  private struct Meaning: OptionSet, Sendable {
    let rawValue: UInt32
    static let verb = Meaning(rawValue: 1)
    static let noun = Meaning(rawValue: 2)
  }

  @Test func findsWordsWithoutRegardToCase() {
    let words = (0..<500).map { _ in StaticString("filler") }
    let table = WordTable<Meaning>([(.verb, ["get", "call"]), (.noun, ["call", "http request"] + words)])
    #expect(table["GET"] == .verb)
    #expect(table["Call"] == [.verb, .noun])
    #expect(table["http request"[...]] == .noun)
    #expect(table[Array("xget".utf8)[1...]] == .verb)
    for other in ["", "ge", "gets", "g\u{e9}t", "{call", String(repeating: "call", count: 50)] {
      #expect(table[other] == [], "\(other)")
    }
  }
}
