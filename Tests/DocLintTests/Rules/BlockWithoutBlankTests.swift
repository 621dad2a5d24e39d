import Testing

@Suite struct BlockWithoutBlankTests {
  private let probe = RuleProbe("EXT119")

  private static let lists = "Kites:\n\n- red\n- blue\n\nTails:\n\n- long\n- short\n\n"
  private static let fences = "Kites:\n\n```\na\n```\n\nTails:\n\n```\nb\n```\n\n"

  @Test(arguments: [
    (lists + "Winds:\n* north\n* south\n", ["*"]), (lists + "Winds:\n1. north\n2. south\n", ["1."]),
    (fences + "Winds:\n```json\n1\n```\n", ["```json"]),
  ])
  func tells(page: String, places: [String]) async {
    #expect(await probe.places(page) == places)
    #expect(await probe.mended(page) == page.replacing("Winds:\n", with: "Winds:\n\n"))
  }

  @Test func keepsLineEnds() async {
    let page = (Self.lists + "Winds:\n* north\n").replacing("\n", with: "\r\n")
    #expect(await probe.mended(page) == page.replacing("Winds:\r\n", with: "Winds:\r\n\r\n"))
  }

  @Test(arguments: [
    // The page's style.
    "Kites:\n- red\n\nTails:\n- long\n\nWinds:\n\n- north\n",
    // One of either kind says nothing of the other.
    lists + "Winds:\n```\na\n```\n",
    lists + "## Winds\n- north\n", lists + "- north\n  - cold\n", lists + "> Winds:\n> - north\n",
    // A sentence that goes on.
    lists + "The sum of `a`\n+ `b`, and no more\n",
    lists + "Winds of\n20. May\n", lists + "<p>Winds:</p>\n- north\n",
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
