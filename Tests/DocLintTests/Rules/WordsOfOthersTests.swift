import Testing

/// Pages that are asked of no list, values of headings, longer names, null in the words of another language: END101, EXA237, EXA241, REQ101.
@Suite struct WordsOfOthersTests {
  @Test(arguments: [
    ("--request PUT \"https://example.com/api/lamps?per_page=50\"", ["PUT"]),
    ("-X DELETE \"https://example.com/api/lamps?page=2&per_page=50\"", ["DELETE"]),
    ("--request GET \"https://example.com/api/lamps?per_page=50\"", []),
    ("--request POST \"https://example.com/api/lamps?per_page=50\"", []),
    ("--request PUT --data \"a=b\" \"https://example.com/api/lamps?per_page=50\"", []),
    ("--request PUT \"https://example.com/api/lamps?per_page=50&level=2\"", []),
    ("--request PUT \"https://example.com/api/lamps?page=intro\"", []),
  ])
  func findsPagesOfNoList(sample: String, expected: [String]) async {
    let page =
      "# API\n\n## Pagination\n\nHere we list 50 lamps.\n\n```shell\ncurl \(sample)\n```\n\n"
      + SmallPage.section("Get a lamp", "GET /lamps/:id", [SmallPage.id])
    #expect(await RuleProbe("REQ101").places(page) == expected)
  }

  @Test(arguments: [
    ("Kind: visitors", "kind=vistors", ["vistors"]), ("Kind: `visitors`", "kind=visitros", ["visitros"]),
    ("Kind: visitors", "kind=visitors", []), ("Kind: visitors", "kind=owners", []),
    ("Kind: visitor", "kind=visitors", []),
    ("Kind: visitors", "type=vistors", []), ("Kind: all visitors", "kind=vistors", []),
    ("Visitors", "kind=vistors", []),
  ])
  func findsValuesOfHeadings(heading: String, query: String, expected: [String]) async {
    let page = { (heading: String) in
      "# Lamps\n\n```plaintext\nGET /lamps\n```\n\n## \(heading)\n\n```shell\n"
        + "curl \"https://example.com/api/lamps?\(query)\"\n```\n"
    }
    #expect(await RuleProbe("EXA237").places(page(heading)) == expected)
    #expect(await RuleProbe("EXA237").places(page(heading + "\n\n### More")) == [])
  }

  @Test(arguments: [
    ("lamp_key", ":key", ["lamp_key"]), ("key", ":key", []), ("level", ":key", []),
  ])
  func findsItemsOfLongerNames(item: String, placeholder: String, expected: [String]) async {
    let page = { (name: String, path: String) in
      "## Get \(path)\n\n```plaintext\nGET /rooms/:id/\(path)\n```\n\n- `id` (required) - The ID\n"
        + "- `\(name)` (required) - The name\n\n"
    }
    let all = page(item, "lamps/\(placeholder)") + page("door_id", "doors/:door_id") + page("bed_id", "beds/:bed_id")
    #expect(await RuleProbe("END101").places("# Rooms\n\n" + all).filter { $0 != placeholder } == expected)
  }

  @Test(arguments: [
    ("The level is `nil` when it is off.", ["nil"]), ("If off, the level is `None`.", ["None"]),
    ("The level is `null` when it is off.", []), ("The room is `nil` when it is off.", []),
    ("The name is `nil` when it is off.", []), ("The level is nil when it is off.", []),
    ("The level is `nil`.\n\n```ruby\nlamp.level\n```", []),
  ])
  func findsNullOfOthers(text: String, expected: [String]) async {
    let page =
      SmallPage.section(
        "Get a lamp", "GET /lamps/:id", [SmallPage.id], response: "{\"id\": 1, \"name\": \"a\", \"level\": null}")
      + text
    #expect(await RuleProbe("EXA241").places(page + "\n") == expected)
  }
}
