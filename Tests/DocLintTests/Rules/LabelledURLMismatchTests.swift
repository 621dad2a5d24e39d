import Testing

@Suite struct LabelledURLMismatchTests {
  private let probe = RuleProbe("REQ309")

  private static func page(_ stated: String, _ called: String, title: String = "kites.fly") -> String {
    """
    # Methods

    ## \(title)

    **Method URL:** `https://example.com/api/\(stated)`

    ```sh
    curl https://example.com/api/\(called) -d height=9
    ```

    ```json
    {"ok": true}
    ```
    """
  }

  @Test func tellsTheOneThatIsNotTheHeadings() async {
    #expect(await probe.places(Self.page("kites.land", "kites.fly")) == ["kites.land"])
    #expect(await probe.places(Self.page("kites.fly", "kites.land")) == ["kites.land"])
    #expect(await probe.places(Self.page("kites", "kite", title: "Fly")) == ["kite"])
  }

  @Test func passes() async {
    #expect(await probe.places(Self.page("kites.fly", "kites.fly")) == [])
    // A value in the place of a name, and another path altogether.
    #expect(await probe.places(Self.page("kites/name", "kites/red", title: "Fly")) == [])
    #expect(await probe.places(Self.page("kites/name", "lines")) == [])
  }
}
