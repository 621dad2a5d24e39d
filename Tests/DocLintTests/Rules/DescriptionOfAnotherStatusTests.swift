import Testing

@Suite struct DescriptionOfAnotherStatusTests {
  private let probe = RuleProbe("LNK202")

  private static func page(_ rows: [(Int, String)]) -> String {
    rows.map { "| Status | Description |\n|---|---|\n| 200 | OK |\n| \($0.0) | \($0.1) |\n\n" }.joined()
  }

  @Test func tellsRowsAndItems() async {
    let rows = Self.page([
      (404, "The kite wasn't found"), (404, "The kite wasn't found"), (400, "The kite wasn't found"),
    ])
    #expect(await probe.places(rows) == ["| 400 | The kite wasn't found |"])
    let items = "- `403`: Forbidden for guests\n- `401` – Forbidden for guests\n\nAnd:\n\n- 403 Forbidden for guests.\n"
    #expect(await probe.places(items) == ["`401` – Forbidden for guests"])
  }

  @Test(arguments: [
    // Once is no habit.
    page([(404, "The kite wasn't found"), (400, "The kite wasn't found")]),
    // Twice is one, too.
    page([(404, "No such kite"), (404, "No such kite"), (400, "No such kite"), (400, "No such kite")]),
    // The words fit the few.
    page([(400, "No such kite"), (400, "No such kite"), (404, "No such kite")]),
    // Nothing says which of the two is right.
    page([(404, "The tail is long"), (404, "The tail is long"), (400, "The tail is long")]),
    page([(404, "No such kite"), (404, "No such kite"), (400, "No such tail")]),
    "- 404 kites do not exist\n- 404 kites do not exist\n- 3 kites do not exist\n- 4000 kites do not exist\n",
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
