import APIModel
import Testing

@Suite struct LocationContradictsPathTests {
  private let probe = RuleProbe("TAB228")

  private static func page(_ rows: String, path: String = "/kites/{kite}/lines") -> String {
    """
    # Kites

    ## List lines

    `GET \(path)`

    | Name | Located in | Description | Required | Schema |
    | ---- | ---------- | ----------- | -------- | ------ |
    \(rows)
    """
  }

  @Test func tellsAPlaceholderThatIsSaidToBeElsewhere() async {
    let page = Self.page("| kite | query | Name of the kite | Yes | string |")
    #expect(await probe.places(page) == ["query"])
    #expect(await probe.mended(page) == page.replacing("| query |", with: "| path |"))
    #expect(await probe.places(Self.page("| kite | header | Name of the kite | Yes | string |")) == ["header"])
  }

  @Test func tellsWhatThePathDoesNotHave() async {
    let rows = "| kite | path | Name of the kite | Yes | string |\n| limit | path | How many | No | integer |"
    #expect(await probe.places(Self.page(rows)) == ["limit"])
    #expect(await probe.places(Self.page("| bird | path | Name of the kite | Yes | string |")) == ["bird"])
  }

  @Test func passes() async {
    let sound = "| kite | path | Name of the kite | Yes | string |\n| limit | query | How many | No | integer |"
    #expect(await probe.places(Self.page(sound)) == [])
    // The path and the body may both have it.
    let twice = "| kite | path | The kite | Yes | string |\n| kite | body | Its new name | No | string |"
    #expect(await probe.places(Self.page(twice)) == [])
    #expect(await probe.places(Self.page("| rest | path | The path | Yes | string |", path: "/files/*")) == [])
  }

  @Test func listsAndTablesInHTML() async {
    let row = { (place: String) in
      "<tr><td><code>kite</code></td><td>\(place)</td><td>string</td><td>The kite</td></tr>"
    }
    let page = { (place: String) in
      """
      # Kites

      ## List lines

      `GET /kites/{kite}/lines`

      <table>
      <tr><th>Parameter</th><th>In</th><th>Type</th><th>Description</th></tr>
      <tr><td><code>limit</code></td><td>query</td><td>integer</td><td>How many</td></tr>
      \(row(place))
      </table>
      """
    }
    #expect(await probe.findings(page("query")).map(\.span.line) == [10])
    #expect(await probe.findings(page("path")) == [])
  }
}
