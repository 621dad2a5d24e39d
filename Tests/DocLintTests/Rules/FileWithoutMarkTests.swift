import Testing

@Suite struct FileWithoutMarkTests {
  private let probe = RuleProbe("REQ308")

  private static func page(_ options: String, row: String = "| `note` | string | no | A note |") -> String {
    """
    # Kites

    ## Add a picture

    `POST /kites/{id}/pictures`

    | Name | Type | Required | Description |
    |------|------|----------|-------------|
    \(row)

    ```sh
    curl \(options) https://example.com/kites/1/pictures
    ```
    """
  }

  @Test(arguments: [
    (page("-F file=kite.png"), "kite.png"), (page("--form 'image=./red kite.png'"), ""),
    (page("--form 'image=./kite.png;type=image/png'"), "./kite.png"), (page("--data kite.json"), "kite.json"),
    (page("-F sketch=kite.svg", row: "| `sketch` | file | yes | The sketch |"), "kite.svg"),
  ])
  func tells(page: String, place: String) async {
    #expect(await probe.places(page) == (place.isEmpty ? [] : [place]))
    if !place.isEmpty { #expect(await probe.mended(page) == page.replacing(place, with: "@" + place)) }
  }

  @Test(arguments: [
    page("-F file=@kite.png"), page("-F 'file=<kite.txt'"), page("-F file=https://example.com/kite.png"),
    page("-F file_path=app/kite.rb"), page("-F name=kite.png"), page("-F image=true"), page("--data @kite.json"),
    page("--data name=kite.json"), page("-F file=$PICTURE.png"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
