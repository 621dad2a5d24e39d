import APIModel
import Testing

@Suite struct RemovalBeforeDeprecationTests {
  private let probe = RuleProbe("DEP107")

  private static func page(_ note: String, _ row: String = "The line") -> String {
    """
    # Kites

    ## List kites

    ```plaintext
    GET /kites
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `line` | string | no | \(row) |

    NOTE:
    \(note)
    """
  }

  @Test func tells() async {
    let note = "The `line` query parameter was deprecated in Kites 5.2 and will be removed in Kites 4.8. Use `rope`."
    #expect(await probe.places(Self.page(note)) == ["4.8"])
    #expect(await probe.findings(Self.page(note)).map(\.span.line) == [14])
    #expect(await probe.places(Self.page("", "Deprecated in 5.2, will be removed in 4.8: use `rope`")) == ["4.8"])
  }

  @Test(arguments: [
    page("The `line` query parameter was deprecated in Kites 4.8 and will be removed in Kites 5.2. Use `rope`."),
    page("", "Deprecated in 5.2, will be removed in 5.2: use `rope`"),
    // Versions of two schemes.
    page("", "Deprecated in 2023.1, will be removed in 5.2: use `rope`"),
    page("", "Deprecated in 5.2, will be removed in 6: use `rope`"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
