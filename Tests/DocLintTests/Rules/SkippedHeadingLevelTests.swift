import Testing

@Suite struct SkippedHeadingLevelTests {
  private let probe = RuleProbe("EXT118")

  private static func page(_ levels: Int...) -> String {
    levels.enumerated().map { "\(String(repeating: "#", count: $1)) Part \($0)\n\nText.\n\n" }.joined()
  }

  @Test func tellsEachPlaceOnce() async {
    #expect(await probe.places(Self.page(1, 3, 3, 2, 4, 2)) == ["### Part 1", "#### Part 4"].map { $0 })
  }

  @Test func tellsAStyleOnce() async {
    #expect(await probe.places(Self.page(1, 3, 5, 3, 5)) == ["### Part 1"])
    #expect(await probe.places(Self.page(1, 3, 1, 3, 1, 3)) == ["### Part 1"])
  }

  @Test(arguments: [page(1, 2, 3, 1, 2), page(3, 4, 2, 3), page(4, 1), "> # Part\n>\n> ### Part\n"])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
