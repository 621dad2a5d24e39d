import APIModel
import Testing

/// Names, versions and links that belong to something else: END223, LNK106, REQ108, TAB218 and TAB229.
@Suite struct NamesOfOthersTests {
  @Test(arguments: [
    ("before=<unix_timestamp>", "unix_timestamp", 1), ("before={unix_timestamp}", "unix_timestamp", 1),
    ("before=:unix_timestamp", "unix_timestamp", 1), ("before=<unix_timestamp>", "before", 0),
    ("before=<before>", "before", 0), ("before=unix_timestamp", "unix_timestamp", 0),
    ("before=<a>&unix_timestamp=<b>", "unix_timestamp", 0),
  ])
  func looksAtValuesOfQueries(query: String, row: String, count: Int) async {
    let page = SmallPage.section(
      "Purge the lamps", "POST /lamps/purge?\(query)", ["`\(row)` | integer | yes | What is older goes"])
    #expect(await RuleProbe("END223").findings(page).count == count)
  }

  /// An announced request needs no protocol to be one.
  @Test(arguments: [
    ("Example request:", "/lamps/5", 1), ("Example request:", "/v1.22/lamps/5", 0),
    ("The same without a version:", "/lamps/5", 0),
  ])
  func looksAtVersionsOfRequests(lead: String, path: String, count: Int) async {
    var page = "# Lamps\n"
    for number in 0..<6 {
      page +=
        "\n## Add \(number)\n\n`POST /rooms\(number)`\n\nExample request:\n\n    POST /v1.22/rooms\(number) HTTP/1.1\n"
    }
    page += "\n## Get a lamp\n\n`GET /lamps/:id`\n\n\(lead)\n\n    GET \(path)\n"
    #expect(await RuleProbe("REQ108").findings(page).count == count)
  }

  @Test(arguments: [
    ("this lamp", "shade", 1), ("the lamp", "shade", 1), ("this shade", "shade", 0), ("the lamp", "lamp_id", 0),
  ])
  func looksAtCopiedRows(noun: String, other: String, count: Int) async {
    let table = "| Attribute | Type | Description |\n|---|---|---|\n"
    let row = { (noun: String) in "| `room` | string | The name of the room that \(noun) stands in |\n" }
    let page =
      "# Things\n\n## Lamp\n\n" + table + row(noun.hasSuffix("lamp") ? noun : "this lamp")
      + "| `watts` | integer | What the lamp takes |\n\n## Shade\n\n" + table + row(noun)
      + "| `\(other)` | string | What the shade is on |\n"
    #expect(await RuleProbe("TAB229").findings(page).count == count)
  }

  @Test(arguments: [("lamp", "shade", 1), ("lamp", "lamp", 0), ("this", "shade", 0)])
  func looksAtEndsOfAnchors(text: String, end: String, count: Int) async {
    let links = ["lamp", "shade", "room", "bulb"].map { "A [\($0)](types.md#object-\($0)) is one." }
    let page = "# Things\n\n" + links.joined(separator: "\n\n") + "\n\nSee [\(text)](types.md#object-\(end)).\n"
    #expect(await RuleProbe("LNK106").findings(page).count == count)
  }

  @Test(arguments: [("failted_attempts", "yaml", 1), ("failed_attempts", "yaml", 0), ("failted_attempts", "text", 0)])
  func looksAtKeysOfYAML(name: String, language: String, count: Int) async {
    let page = "# Limits\n\n* `\(name)` counts what went wrong.\n\n```\(language)\nlimits:\n  failed_attempts: 3\n```\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
  }
}
