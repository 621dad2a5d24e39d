import Testing

@Suite struct RowWithoutPipeTests {
  private let probe = RuleProbe("TAB107")

  private static func page(_ rows: String...) -> String {
    "| Kite | Tail |\n|------|------|\n" + rows.map { $0 + "\n" }.joined() + "\nText.\n"
  }

  @Test func tellsAndAdds() async {
    let page = Self.page("| a | b |", "| c | d", "| e | f |", "g | h |")
    // Two rows differ in two ways, each from all others.
    #expect(await probe.places(page) == ["d", "g"])
    #expect(await probe.mended(page) == Self.page("| a | b |", "| c | d |", "| e | f |", "| g | h |"))
  }

  @Test(arguments: [
    // The table's style, twice.
    page("| a | b", "| c | d", "| e | f |"), page("a | b", "c | d"),
    // A row that lacks a cell has a rule of its own.
    page("| a | b |", "| c"), page("| a | b |", "c"),
    page("| a | b |", "| c | d \\| e |"), "Kite | Tail\n---|---\na | b\n| c | d |\n",
    page("| a | b | ", "| c | d |\t"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
