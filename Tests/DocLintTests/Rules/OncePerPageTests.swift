import APIModel
import Testing

/// What stands once beside what stands several times: END224 to END226, TAB210, TAB218 and TAB223.
@Suite struct OncePerPageTests {
  @Test(arguments: [
    ("GET /lamps/lamps/rooms", 1), ("GET /lamps/rooms", 0), ("GET /lamps/:id/lamps", 0), ("GET /else/else/rooms", 0),
  ])
  func looksAtSegments(line: String, count: Int) async {
    let page = SmallPage.section("By user", "GET /lamps/users") + SmallPage.section("By room", line)
    #expect(await RuleProbe("END224").findings("# Lamps\n\n" + page).count == count)
  }

  @Test func callsMeanTheirSegments() async {
    let page =
      SmallPage.section("By user", "GET /lamps/users")
      + SmallPage.section("By room", "GET /lamps/lamps/rooms", sample: "GET \"https://h.example/lamps/lamps/rooms\"")
    #expect(await RuleProbe("END224").findings("# Lamps\n\n" + page).isEmpty)
  }

  @Test(arguments: [
    ("availabile", "is available", 1), ("available", "is available", 0), ("availabile", "is there", 0),
    ("organisation", "of the organization", 0), ("resolution", "is resolution", 0),
  ])
  func looksAtWordsOfPaths(word: String, text: String, count: Int) async {
    let page = "# Lamps\n\n## Check\n\nTells whether a lamp \(text).\n\n```plaintext\nGET /lamp_\(word)\n```\n"
    #expect(await RuleProbe("END225").findings(page).count == count)
  }

  @Test(arguments: [
    ("holder_id", ["lamp_iid", "shade_iid"], 1), ("lamp_iid", ["lamp_iid", "shade_iid"], 1),
    ("lamp", ["lamp", "shade"], 0),
    ("holder_id", ["lamp_iid", "lamp_iid"], 0), ("holder", ["lamp_iid", "shade_iid"], 0),
  ])
  func looksAtAlternatives(row: String, names: [String], count: Int) async {
    let lines = names.enumerated().map { "GET /rooms/:id/things\($0)/:\($1)/spots" }.joined(separator: "\n")
    let page = SmallPage.section(
      "List spots", lines,
      [SmallPage.id, "`\(row)` | integer | yes | The ID of what has spots"])
    #expect(
      await RuleProbe("END226").findings("# Rooms\n\n" + page).count == count)
  }

  @Test(arguments: [
    ("listen-metrics-http", "metrics-listen-http", 1), ("lamp subscibe", "lamp subscribe", 1),
    ("verify_certicates", "verify_certificates", 1), ("lamp-metrics-http", "metrics-listen-http", 0),
    ("lamp subscriber", "lamp subscribe", 0), ("show lamp", "list lamp", 0), ("lamp_colour", "lamp_color", 0),
  ])
  func looksAtCodes(odd: String, usual: String, count: Int) async {
    let page = "# Lamps\n\nSet `\(odd)` first.\n\nThen `\(usual)` is set.\n\nRead `\(usual)` again.\n"
    #expect(await RuleProbe("TAB218").findings(page).count == count)
    // Twice is no slip.
    #expect(await RuleProbe("TAB218").findings(page + "\nAnd `\(odd)`.\n").isEmpty)
  }

  @Test(arguments: [
    ("integer array", "The ID of a lamp to light", 1), ("integer array", "The ID of the lamp(s) to light", 0),
    ("integer array", "The ID of the lamps to light", 0), ("integer", "The ID of a lamp to light", 0),
    ("integer array", "The ID of each lamp", 0),
  ])
  func looksAtDescriptionsOfIDs(type: String, text: String, count: Int) async {
    let page = SmallPage.section(
      "Light", "POST /rooms/:id/light", [SmallPage.id, "`lamp_ids` | \(type) | no | \(text)"])
    #expect(await RuleProbe("TAB223").findings("# Rooms\n\n" + page).count == count)
  }

  @Test(arguments: [
    ("all lamps or just those that shine", "requests sorted by watts", 1),
    ("all lamps or just those that shine", "lamps sorted by watts", 0),
    ("only `lit` or `dark` lamps", "lamps sorted by watts", 0),
  ])
  func looksAtWhatFiltersReturn(state: String, sort: String, count: Int) async {
    let page = SmallPage.section(
      "List lamps", "GET /lamps",
      ["`state` | string | no | Return \(state)", "`sort` | string | no | Return \(sort)"])
    #expect(await RuleProbe("TAB210").findings("# Lamps\n\n" + page).count == count)
  }
}
