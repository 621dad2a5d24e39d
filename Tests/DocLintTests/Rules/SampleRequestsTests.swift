import Testing

/// Requests in sentences, consoles and commands: REQ102, REQ108, REQ109, REQ201, REQ302 and REQ303.
@Suite struct SampleRequestsTests {
  @Test(arguments: [
    ("volumes/7/attach", ["/attach"]), ("volumes/7/actions", []), ("volumes/7/12", []),
  ])
  func comparesTheSentenceAbove(path: String, expected: [String]) async {
    let page =
      "# Volumes\n\n## Attach a volume\n\nTo attach a volume, send a POST request to `/v2/volumes/$ID/actions`.\n\n"
      + "```shell\ncurl --request POST \"https://example.com/v2/\(path)\"\n```\n"
    #expect(await RuleProbe("REQ102").places(page) == expected)
  }

  @Test(arguments: [
    ("GET /archive/:year[/:month]", "archive/2024", []), ("GET /archive/<year>[/<month>]", "archive/2024/5", []),
    ("GET /archive/<year>[/<month>[/<day>]]", "archive/2024/5/7", []),
    ("GET /archive/<year>[/<month>[/<day>]]", "archive/2024", []),
    ("GET /archive/:year/:month", "archives/2024/5", ["archives"]),
    ("GET /keys/:path", "keys/team/hall", []), ("GET /keys/:name", "keys/team/hall", ["team"]),
  ])
  func takesWhatMayBeLeftOutOrHasSlashes(listing: String, path: String, expected: [String]) async {
    let page = SmallPage.section("Get one", listing, sample: "GET \"https://example.com/\(path)\"")
    #expect(await RuleProbe("REQ102").places(page) == expected)
  }

  @Test(arguments: [("yes | The room", ["dim"]), ("no | The room; optional", [])])
  func takesPathsWithoutAnOptionalPlaceholder(row: String, expected: [String]) async {
    let page = SmallPage.section(
      "Dim lamps", "POST /lamps/:room/dim", ["`room` | string | \(row)"],
      sample: "POST \"https://example.com/lamps/dim\"")
    #expect(await RuleProbe("REQ102").places(page) == expected)
  }

  @Test(arguments: [
    ("PUT /lamps/_dim/one", ["/lamps/_dim/one"]), ("PUT /lamps/_dimm", ["/lamps/_dimm"]), ("PUT /lamps/_dim", []),
  ])
  func readsConsoleBlocks(request: String, expected: [String]) async {
    let page =
      "# Lamps\n\n## Dim lamps\n\n```plaintext\nPUT /lamps/_dim\n```\n\n## Examples\n\n### Request\n\n"
      + "```console\n\(request)\n```\n"
    let nested = page.replacing("## Examples\n\n### Request", with: "### Examples")
    #expect(await RuleProbe("REQ108").places(nested) == expected)
  }

  @Test(arguments: [("v1", ["/api/v1/lamps"]), ("v2", [])])
  func comparesTheVersionsOfFewRequests(version: String, expected: [String]) async {
    let request = { (version: String) in "```http\nGET /api/\(version)/lamps HTTP/1.1\nHost: example.com\n```\n\n" }
    let page =
      SmallPage.section("List lamps", "GET /lamps") + request("v2") + request("v2") + request(version)
    #expect(await RuleProbe("REQ108").places(page) == expected)
  }

  @Test(arguments: [("8081", ["localhost:8081"]), ("8080", [])])
  func comparesPorts(port: String, expected: [String]) async {
    let page = ["8080", "8080", "8080", "8080", port].enumerated().map { number, port in
      SmallPage.section(
        "List \(number)", "GET /lamps\(number)", sample: "GET \"http://localhost:\(port)/lamps\(number)\"")
    }.joined()
    #expect(await RuleProbe("REQ109").places(page) == expected)
  }

  @Test(arguments: [("", ["localhost:8080"]), ("kubectl port-forward service/lamps 8080:80 &\n", [])])
  func takesForwardedPorts(before: String, expected: [String]) async {
    let page =
      ["a", "b", "c", "d", "e", "f"].map {
        SmallPage.section("List \($0)", "GET /\($0)", sample: "GET \"https://lamps.example.com/api/v4/\($0)\"")
      }.joined()
      + SmallPage.section("List g", "GET /g")
      + "```shell\n\(before)curl \"http://localhost:8080/api/v4/g\"\n```\n"
    #expect(await RuleProbe("REQ109").places(page) == expected)
  }

  @Test(arguments: [
    ("match[]=a&match=b", ["match"]), ("match[]=a&match[]=b", []), ("limit=5", ["per_page"]), ("per_page=5", []),
  ])
  func comparesNamesOfLists(query: String, expected: [String]) async {
    let page = SmallPage.section(
      "List lamps", "GET /lamps",
      ["`match[]` | array | no | What they match", "`per_page` | integer | no | How many on a page"],
      sample: "GET \"https://example.com/lamps?\(query)\"")
    #expect(await RuleProbe("REQ201").places(page) == expected)
  }

  @Test(arguments: [("", [" "]), (" ^", []), (" `", []), (" \\", [])])
  func takesTheMarksOfWindows(mark: String, expected: [String]) async {
    let page =
      SmallPage.section("List lamps", "GET /lamps")
      + "```shell\ncurl \"https://example.com/lamps\"\(mark)\n  --header \"Accept: text/plain\"\n```\n"
    #expect(await RuleProbe("REQ302").findings(page).count == expected.count)
  }

  @Test(arguments: [("", 1), ("  # wrong: the shell cuts it", 0), ("  # lists them", 1)])
  func takesWhatIsShownAsWrong(comment: String, count: Int) async {
    let page =
      SmallPage.section("List lamps", "GET /lamps", ["`a` | string | no | A", "`b` | string | no | B"])
      + "```shell\ncurl https://example.com/lamps?a=1&b=2\(comment)\n```\n"
    #expect(await RuleProbe("REQ303").findings(page).count == count)
  }
}
