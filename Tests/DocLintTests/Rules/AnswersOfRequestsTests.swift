import Testing

/// Answers beside what was sent: EXA215, EXA218 and EXA219.
@Suite struct AnswersOfRequestsTests {
  private static func change(_ sent: String, _ shown: String, _ lead: String = "") -> String {
    SmallPage.section(
      "Update a lamp", "PUT /lamps/:id",
      [
        SmallPage.id, "`name` | string | no | The name", "`lit` | boolean | no | Whether it is lit",
        "`watts` | integer | no | What it takes", "`version` | integer | no | The version that is changed",
      ], sample: "PUT --header \"Content-Type: application/json\" --data '\(sent)' \"https://example.com/lamps/7\"")
      + "\(lead)\n\n```json\n\(shown)\n```\n"
  }

  @Test(arguments: [
    (#"{"name": "hall"}"#, #"{"data": {"id": 7, "name": "cellar"}}"#, [#""cellar""#]),
    (#"{"name": "hall"}"#, #"{"data": {"id": 7, "name": "hall"}}"#, []),
    (#"{"lamp": {"name": "hall"}}"#, #"{"id": 7, "name": "cellar"}"#, [#""cellar""#]),
    (#"{"lit": true}"#, #"{"id": 7, "lit": false}"#, ["false"]),
    (#"{"lit": true}"#, #"{"id": 7, "lit": true}"#, []),
    (#"{"watts": 7}"#, #"{"id": 7, "watts": 9}"#, ["9"]),
    (#"{"watts": 7}"#, #"{"id": 7, "watts": 7}"#, []),
    // The server counts up.
    (#"{"version": 7}"#, #"{"id": 7, "version": 8}"#, []),
    (#"{"name": "harbor-build-east"}"#, #"{"id": 7, "name": "harbor-build"}"#, [#""harbor-build""#]),
    (#"{"name": "harbor"}"#, #"{"id": 7, "name": "harbor-build"}"#, []),
  ])
  func comparesWhatWasSent(sent: String, shown: String, expected: [String]) async {
    #expect(await RuleProbe("EXA215").places(Self.change(sent, shown, "Example response:")) == expected)
  }

  @Test func leavesTheStateOfBefore() async {
    let page = Self.change(#"{"name": "hall"}"#, #"{"id": 7, "name": "cellar"}"#, "Answers with the lamp of before:")
    #expect(await RuleProbe("EXA215").places(page) == [])
  }

  @Test(arguments: [
    ("PUT /lamps/:id", "7", #"{"data": {"id": 8, "name": "a"}}"#, ["8"]),
    ("PUT /lamps/:id", "7", #"{"data": {"id": 7, "name": "a"}}"#, []),
    ("POST /lamps/:id/lock", "7/lock", #"{"id": 8, "name": "a"}"#, ["8"]),
    ("POST /lamps/:id/lock", "7/lock", #"{"id": 7, "name": "a"}"#, []),
    // A copy has an ID of its own.
    ("POST /lamps/:id/fork", "7/fork", #"{"id": 8, "name": "a"}"#, []),
    ("PUT /lamps/:ID", "7", #"{"id": 8, "name": "a"}"#, ["8"]),
  ])
  func comparesTheMember(listing: String, called: String, shown: String, expected: [String]) async {
    let method = String(listing.prefix { $0 != " " })
    let page = SmallPage.section(
      "Change a lamp", listing, [SmallPage.id], sample: "\(method) \"https://example.com/lamps/\(called)\"",
      response: shown)
    #expect(await RuleProbe("EXA218").places(page) == expected)
  }

  @Test(arguments: [("protected", ["protected"]), ("protect", []), ("guarded", [])])
  func comparesNames(key: String, expected: [String]) async {
    let page = SmallPage.section(
      "Create a lamp", "POST /lamps",
      ["`name` | string | yes | The name", "`protect` | boolean | no | Keep it from being deleted"],
      response: #"{"name": "hall", "\#(key)": true}"#)
    #expect(await RuleProbe("EXA219").places(page) == expected)
  }
}
