import Testing

/// What headings, first sentences and listings say of each other: END101, END204, END205, END206, END209 and END213.
@Suite struct HeadingsAndMethodsTests {
  @Test(arguments: [("PUT Lamp", ["GET"]), ("GET Lamp", []), ("Put Lamp", []), ("PUT", [])])
  func readsTheMethodInAHeading(heading: String, expected: [String]) async {
    let page = SmallPage.section(heading, "GET /lamps/:id", [SmallPage.id])
    #expect(await RuleProbe("END204").places(page).map { String($0.prefix(3)) } == expected)
  }

  @Test(arguments: [("GET", ["GET request to"]), ("DELETE", [])])
  func readsTheMethodInASentence(method: String, expected: [String]) async {
    let page =
      "# Volumes\n\n## Delete a volume\n\nTo delete a volume, send a \(method) request to `/v2/volumes/$ID`.\n\n"
      + "Nothing comes back.\n"
    #expect(await RuleProbe("END204").places(page) == expected)
  }

  @Test(arguments: [("Removes a lamp from the room.", "## Get a lamp"), ("Reads a lamp of the room.", "DELETE")])
  func believesTheFirstSentence(lead: String, expected: String) async {
    let page = "# Lamps\n\n## Get a lamp\n\n\(lead)\n\n```plaintext\nDELETE /lamps/:id\n```\n"
    #expect(await RuleProbe("END204").places(page) == [expected])
  }

  @Test(arguments: [("Lock a lamp", 1), ("Unlock a lamp", 0), ("Break a lamp", 0)])
  func readsHeadingsThatQuote(title: String, count: Int) async {
    let page =
      "# Lamps\n\n## Lock a lamp\n\n```plaintext\nPOST /lamps/:id/lock\n```\n\n## Unlock a lamp\n\n"
      + "### Parameters for \"\(title)\"\n\n```plaintext\nPOST /lamps/:id/unlock\n```\n"
    #expect(await RuleProbe("END205").findings(page).count == count)
  }

  @Test(arguments: [
    ("`GET` `/lamps/{id`", 1), ("`GET` `/lamps/{id}`", 0), ("`GET /lamps/{lamp-id`", 1), ("`GET /lamps/{lamp-id}`", 0),
  ])
  func readsMethodsInMarksOfTheirOwn(listing: String, count: Int) async {
    let page = "# Lamps\n\n## Get a lamp\n\n\(listing)\n\nGets a lamp.\n"
    #expect(await RuleProbe("END209").findings(page).count == count)
  }

  @Test(arguments: [("Creates a lamp.", 1), ("Deletes a lamp.", 0)])
  func readsVerbsAtTheEndOfAHeading(lead: String, count: Int) async {
    let page =
      "# Lamps\n\n## Lamp Create\n\nCreates a lamp.\n\n```plaintext\nPOST /lamps\n```\n\n"
      + "## Lamp Delete\n\n\(lead)\n\n```plaintext\nDELETE /lamps/:id\n```\n"
    #expect(await RuleProbe("END213").findings(page).count == count)
  }

  @Test(arguments: [("`lamp` | integer", 1), ("`id` | integer", 0)])
  func findsRowsOfPlaceholdersBesideABody(row: String, count: Int) async {
    let page = SmallPage.section(
      "Update a lamp", "PUT /lamps/:id", ["\(row) | yes | The ID of the lamp", "`name` | string | yes | The name"],
      sample: #"PUT --form "name=hall" "https://example.com/lamps/7""#)
    #expect(await RuleProbe("END101").findings(page).count == count)
  }

  @Test(arguments: [
    // The heading has the listing's word, or the sample's.
    ("Reset a group's token", "POST /groups/:id/token", "POST", "groups/7/tokens", []),
    ("Close a poll", "POST /polls.info", "POST", "polls.close", ["polls.info"]),
    ("Close a poll", "POST /polls.close", "POST", "polls.info", []),
  ])
  func takesTheSideOfTheHeading(
    heading: String, listing: String, method: String, path: String, expected: [String]
  ) async {
    let page =
      SmallPage.section(heading, listing, sample: "\(method) \"https://example.com/\(path)\"")
      + SmallPage.section("Get a poll", "GET /polls.get")
    #expect(await RuleProbe("END206").places(page) == expected)
  }

  @Test(arguments: [("Delete a rule", ["/rooms/:id/rules"]), ("Delete all rules", [])])
  func deletesOneMember(heading: String, expected: [String]) async {
    let page =
      SmallPage.section(
        "Enable a rule", "POST /rooms/:id/rules/:rule_id/enable",
        sample: "POST \"https://example.com/api/v4/rooms/3/rules/7/enable\"")
      + SmallPage.section(
        heading, "DELETE /rooms/:id/rules", sample: "DELETE \"https://example.com/api/v4/rooms/3/rules/7\"")
    #expect(await RuleProbe("END206").places(page) == expected)
  }
}
