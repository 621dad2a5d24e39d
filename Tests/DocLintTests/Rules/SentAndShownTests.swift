import APIModel
import DocExtract
import DocLint
import Testing

/// What samples send and answers show beside lists and names: EXA203, EXA210, EXA213, EXA219, LNK106, TAB106 and TAB210.
@Suite struct SentAndShownTests {
  private static func sent(_ listed: String, _ value: String, _ rest: String = "") -> String {
    SmallPage.section(
      "Create a lamp", "POST /lamps", ["`mood` | string | yes | The mood. One of: \(listed)"],
      sample: #"POST --json '{"mood": "\#(value)"}' "https://example.com/lamps""#) + rest
  }

  @Test(arguments: [
    ("`warm`, `cold`", "warn", "", ["warn"]), ("`warm`, `cold`", "cold", "", []), ("`warm`, `cold`", "<mood>", "", []),
    ("`open`, `snooze`", "snoozed", "A lamp that is `snoozed` sleeps.\n", ["snooze"]),
  ])
  func comparesSentValues(listed: String, value: String, rest: String, expected: [String]) async {
    #expect(await RuleProbe("EXA203").places(Self.sent(listed, value, rest)) == expected)
  }

  @Test(arguments: [("console", 1), ("yaml", 1), ("markdown", 0), ("", 0)])
  func findsFencesWithinFences(tag: String, count: Int) async {
    let page =
      "# Lamps\n\n```\(tag)\nPUT lamps/hall\n\nThe API returns:\n\n```console-result\ndone\n```\n\n## Next\n\nText.\n"
    #expect(await RuleProbe("EXA210").findings(page).count == count)
  }

  @Test(arguments: [("user", 1), ("group", 0), ("data", 0)])
  func comparesTheRootOfAnAnswer(root: String, count: Int) async {
    let page =
      SmallPage.section("Get a user", "GET /users/:id", response: #"{"user": {"id": 1, "name": "a"}}"#)
      + SmallPage.section("Get a group", "GET /groups/:id", response: #"{"\#(root)": {"id": 1, "name": "a"}}"#)
    #expect(await RuleProbe("EXA213").findings(page).count == count)
  }

  @Test(arguments: [("reminds_at", 1), ("remind_at", 0), ("created_at", 0)])
  func comparesFormsInTheAnswer(name: String, count: Int) async {
    let page = SmallPage.section(
      "Create a lamp", "POST /lamps", ["`name` | string | yes | A", "`remind_at` | string | no | B"],
      response: #"{"name": "a", "\#(name)": "2022-11-24T06:00:00Z"}"#)
    #expect(await RuleProbe("EXA219").findings(page).count == count)
  }

  @Test(arguments: [
    ("Attributes | Description\n`name` | The name\n", 1),
    ("Attributes | Description\n--- | ---\n`name` | The name\n", 0),
    ("This | that\none | other\n", 0), ("| Name | Type |\n| a | string |\n", 1),
  ])
  func findsTablesWithoutDashes(text: String, count: Int) async {
    let page = SmallPage.section("List lamps", "GET /lamps") + text
    #expect(await RuleProbe("TAB106").findings(page).count == count)
  }

  private static func linked(_ link: String) async -> Int {
    let page = "# Lamps\n\nSee \(link).\n\n" + SmallPage.section("List lamps", "GET /lamps")
    let files = [("lamps.md", page), ("milestones.md", "# Milestones\n"), ("merge_requests.md", "# Merge requests\n")]
      .map {
        DocsFolder.File(path: $0.0, bytes: Array($0.1.utf8))
      }
    return await Linter(LintConfiguration(select: ["LNK106"])).lint(await Extraction.extract(files)).count
  }

  @Test func comparesLinksToPages() async {
    #expect(await Self.linked("[project milestones](merge_requests.md)") == 1)
    #expect(await Self.linked("[project milestones](milestones.md)") == 0)
    #expect(await Self.linked("[merge requests](merge_requests.md)") == 0)
    #expect(await Self.linked("[more](merge_requests.md)") == 0)
  }

  @Test(arguments: [("project", 1), ("group", 0), ("closed", 0)])
  func comparesOwners(word: String, count: Int) async {
    let page = SmallPage.section(
      "Update a milestone", "PUT /groups/:id/milestones/:milestone_id",
      ["`id` | integer | yes | The ID of the group", "`milestone_id` | integer | yes | The ID of a \(word) milestone"])
    #expect(await RuleProbe("TAB210").findings(page).count == count)
  }

  @Test(arguments: [("requests", 1), ("issues", 0), ("a list of issues", 0)])
  func comparesWhatIsInOrder(thing: String, count: Int) async {
    let page = SmallPage.section(
      "List issues", "GET /issues",
      [
        "`state` | string | no | Return all issues that are `opened`",
        "`milestone` | string | no | Return issues with it",
        "`order_by` | string | no | Return \(thing) ordered by `id` or `title`",
      ])
    #expect(await RuleProbe("TAB210").findings(page).count == count)
  }
}
