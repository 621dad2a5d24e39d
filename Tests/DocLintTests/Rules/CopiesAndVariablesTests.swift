import Testing

/// What was copied or spelt otherwise in few places: END203, EXA212, EXA229, EXT112, EXT114, REQ114, REQ201, TAB210,
/// TAB213, TAB214 and TAB217.
@Suite struct CopiesAndVariablesTests {
  @Test(arguments: [
    ("Delete a lamp", "DELETE", "Lamp added", 1), ("Delete a lamp", "DELETE", "Lamp deleted", 0),
    ("Update a lamp", "PUT", "Lamp deleted successfully", 1), ("Update a lamp", "PUT", "Lamp updated", 0),
    ("Create a lamp", "POST", "Lamp updated", 0), ("Delete a lamp", "DELETE", "Nothing was added", 1),
    ("Delete a lamp", "DELETE", "No lamp added", 0), ("Create or delete a lamp", "POST", "Lamp deleted", 0),
  ])
  func comparesMessages(heading: String, method: String, message: String, count: Int) async {
    let page = SmallPage.section(heading, "\(method) /lamps/:id", response: #"{"message": "\#(message)"}"#)
    #expect(await RuleProbe("EXA229").findings(page).count == count)
  }

  private static func variables(_ names: [String], _ rest: String = "") -> String {
    names.enumerated().map { number, name in
      SmallPage.section(
        "List \(number)", "GET /lamps\(number)",
        sample: "GET --header \"Authorization: Bearer \(name)\" \"https://example.com/lamps\(number)\"")
    }.joined() + rest
  }

  @Test(arguments: [
    (["$API_TOKEN", "$API_TOKEN", "$APITOKEN"], "", ["APITOKEN"]),
    (["$API_TOKEN", "$API_TOKEN", "$API_TOKEN"], "", []),
    (["$API_TOKEN", "$API_TOKEN", "${API_TOKNE}"], "", ["API_TOKNE"]),
    (["$API_TOKEN", "$API_TOKEN", "$USER_TOKEN"], "", []),
    (["$API_TOKEN", "$API_TOKEN", "$APITOKEN"], "Set `APITOKEN` first.\n", []),
    (["$TOKEN_1", "$TOKEN_1", "$TOKEN_2"], "", []),
  ])
  func comparesVariables(names: [String], rest: String, expected: [String]) async {
    #expect(await RuleProbe("REQ114").places(Self.variables(names, rest)) == expected)
  }

  @Test(arguments: [("Cancel an order", 1), ("Cancel all orders", 0), ("Give money back", 0)])
  func comparesActions(heading: String, count: Int) async {
    let page =
      SmallPage.section(heading, "POST /orders/:id/refund")
      + SmallPage.section("Refund an order", "POST /orders/:id/refund")
    #expect(await RuleProbe("END203").findings(page).count == count)
  }

  @Test(arguments: [("updatedAt", ["updatedAt"]), ("updated_at", []), ("nextThing", [])])
  func comparesStylesOfKeys(name: String, expected: [String]) async {
    let answer = { (name: String) in #"{"id": 1, "created_at": "a", "\#(name)": "b", "room_id": 3}"# }
    let page =
      SmallPage.section("Get a lamp", "GET /lamps/:id", response: answer(name))
      + SmallPage.section("Update a lamp", "PUT /lamps/:id", response: answer("updated_at"))
    #expect(await RuleProbe("EXA212").places(page) == expected)
  }

  @Test(arguments: [("(from [the list](#x)", 1), ("(from [the list](#x))", 0), ("from 1) on", 0), ("[0, 1)", 0)])
  func findsParenthesesInCells(text: String, count: Int) async {
    let page = SmallPage.section("List lamps", "GET /lamps", ["`a` | string | no | The name \(text)"]) + "## X\n"
    #expect(await RuleProbe("EXT112").findings(page).count == count)
  }

  @Test(arguments: [
    ("<details>", 1), ("</details>", 0), ("<details>\n<summary>More</summary>\n\nB\n\n</details>\n</details>", 0),
  ])
  func findsTheSlashThatABoxLacks(end: String, count: Int) async {
    let page =
      "# Lamps\n\n`GET /lamps`\n\n<details>\n<summary>Answer</summary>\n\nA\n\n\(end)\n\nText.\n"
    #expect(await RuleProbe("EXT114").findings(page).count == count)
  }

  @Test(arguments: [("pageSize", ["pageSize"]), ("page_size", []), ("per_page", ["page_size"])])
  func comparesSizesOfPages(name: String, expected: [String]) async {
    let page = SmallPage.section(
      "List lamps", "GET /lamps",
      ["`page_size` | integer | no | How many", "`page_token` | string | no | Which page"],
      sample: "GET \"https://example.com/lamps?\(name)=10&page_token=a\"")
    #expect(await RuleProbe("REQ201").places(page) == expected)
  }

  @Test(arguments: [("user", 1), ("team", 0), ("person", 0)])
  func comparesIDsOfLists(word: String, count: Int) async {
    let item = { (name: String, word: String) in "- `\(name)` (integer): The ID of the \(word)\n" }
    let page =
      "## Get a user\n\n`GET /users/{user_id}`\n\n\(item("user_id", "user"))\n## Get a team\n\n`GET /teams/{team_id}`\n\n"
      + item("team_id", word)
    #expect(await RuleProbe("TAB210").findings(page).count == count)
  }

  @Test(arguments: [("fasle", 1), ("false", 0), ("none", 0)])
  func comparesDefaultsOfFlags(given: String, count: Int) async {
    let page = SmallPage.section(
      "List lamps", "GET /lamps", ["`lit` | boolean | no | Only lit ones. Defaults to `\(given)`"])
    #expect(await RuleProbe("TAB213").findings(page).count == count)
  }

  @Test(arguments: [
    ("X-Next-Page", "The index of the previous page", 1), ("X-Next-Page", "The index of the next page", 0),
    ("X-Prev-Page", "The next page", 1), ("X-Prev-Page", "The previous page", 0),
    ("X-Next-Page", "After the previous page", 0),
  ])
  func comparesNextAndPrevious(name: String, text: String, count: Int) async {
    let page =
      SmallPage.section("List lamps", "GET /lamps") + "| Header | Description |\n|---|---|\n| `\(name)` | \(text) |\n"
    #expect(await RuleProbe("TAB214").findings(page).count == count)
  }

  @Test(arguments: [
    ("Required parameters: `name` and `url`", 1), ("Required parameters: `name`", 0), ("Required for `url`", 0),
  ])
  func comparesListsOfWhatIsRequired(text: String, count: Int) async {
    let page =
      "## Update a link\n\n`PUT /link`\n\n\(text)\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n"
      + "| `name` | string | yes | A |\n| `url` | string | no | B |\n"
    #expect(await RuleProbe("TAB217").findings(page).count == count)
  }
}
