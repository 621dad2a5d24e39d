import Testing

/// Samples in code, links, versions and overviews: REQ113, LNK106, END102, END202, END220 and END221.
@Suite struct CodeAndLinksTests {
  private static func code(_ tag: String, _ text: String) -> String {
    "# Lamps\n\n## Dim a lamp\n\n`POST /lamps/{id}/dim`\n\n```\(tag)\n\(text)\n```\n"
  }

  @Test(arguments: [
    ("python", #"requests.put("https://example.com/lamps/7/dim", json={})"#, ["put"]),
    ("python", #"requests.post("https://example.com/api/v2/lamps/7/dim")"#, []),
    ("python", #"requests.post("https://example.com/lamp/7/dim")"#, ["/lamp"]),
    ("python", #"requests.post(url)"#, []),
    ("python", "requests.post(\"https://example.com/login\")\nrequests.put(\"https://example.com/lamps/7/dim\")", []),
    ("js", #"fetch("https://example.com/lamps/7/dim", { method: "PUT" })"#, ["PUT"]),
    ("js", #"fetch("https://example.com/lamps/7/dim", { headers, method: "POST" })"#, []),
    ("js", #"fetch(`${base}/lamps/7/dim`, { method: "PUT" })"#, []),
    ("ts", "await axios.get('https://example.com/lamps/7/dim')", ["get"]),
    ("go", #"req, _ := http.NewRequest("PUT", "https://example.com/lamps/7/dim", nil)"#, ["PUT"]),
    ("shell", #"requests.put("https://example.com/lamps/7/dim")"#, []),
  ])
  func comparesCalls(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("REQ113").places(Self.code(tag, text)) == expected)
  }

  @Test(arguments: [
    ("[Delete a lamp](#add-a-lamp)", ["#add-a-lamp"]), ("[Delete a lamp](#delete-a-lamp)", []),
    ("[deleting it](#delete-a-lamp)", []), ("[Lamps](#add-a-lamp)", []),
    ("[`Delete a lamp`](#add-a-lamp)", ["#add-a-lamp"]),
  ])
  func comparesLinks(link: String, expected: [String]) async {
    let page =
      "# Lamps\n\nSee \(link).\n\n## Add a lamp\n\n`POST /lamps`\n\n## Delete a lamp\n\n`DELETE /lamps/{id}`\n"
    #expect(await RuleProbe("LNK106").places(page) == expected)
  }

  @Test(arguments: [("v1", ["v1"]), ("v2", [])])
  func comparesVersionsOfListings(version: String, expected: [String]) async {
    let page = ["GET /v2/lamps", "POST /\(version)/lamps", "GET /v2/lamps/{id}", "DELETE /v2/lamps/{id}"].map {
      "## \($0.prefix { $0 != "/" })\n\n`\($0)`\n\nText.\n\n"
    }.joined()
    #expect(await RuleProbe("END221").places(page) == expected)
    #expect(await RuleProbe("END221").places(page + "All but `/v1/lamps` are new.\n") == [])
  }

  @Test(arguments: [
    ("GET", "/lamps/{id}", "Delete a lamp", 1), ("DELETE", "/lamps/{id}", "Delete a lamp", 0),
    ("DELETE", "/lamps/{id}", "Get a lamp", 1), ("GET", "/lamps/new", "Create a form", 0),
  ])
  func comparesRowsOfAnOverview(method: String, path: String, text: String, count: Int) async {
    let page =
      "# Lamps\n\n| Method | Path | Description |\n|---|---|---|\n| GET | /lamps | List lamps |\n"
      + "| GET | /lamps/{id} | Get a lamp |\n| \(method) | \(path) | \(text) |\n"
    #expect(await RuleProbe("END220").findings(page).count == count)
  }

  @Test(arguments: [("path", ["path"]), ("query", [])])
  func comparesPlacesOfRows(place: String, expected: [String]) async {
    let page =
      "# Lamps\n\n## List lamps\n\n`GET /rooms/{room}/lamps`\n\n| Name | In | Type | Description |\n|---|---|---|---|\n"
      + "| room | path | string | The room |\n| page | \(place) | integer | The page |\n"
    #expect(await RuleProbe("END102").places(page) == expected)
    #expect(await RuleProbe("END102").places(page.replacing("{room}/lamps", with: "{room}/lamps[/{page}]")) == [])
  }

  @Test(arguments: [("/lamps/dark", 1), ("/lamps/bright", 0)])
  func comparesHeads(path: String, count: Int) async {
    let page =
      "# Lamps\n\n## Dark ones\n\n```\nGET /lamps/dark\n```\n\n## Bright ones\n\n```\nGET /lamps/bright\nHEAD \(path)\n```\n"
    #expect(await RuleProbe("END202").findings(page).count == count)
  }
}
