import Testing

/// Listings, headings and first sentences that contradict each other: END203, END204, END206, END209, END213, END218.
@Suite struct ListingsAndSentencesTests {
  private static func page(_ sections: String...) -> String { "# Lamps\n\n" + sections.joined() }

  private static func section(_ heading: String, _ listing: String, lead: String = "", samples: [String] = []) -> String
  {
    let shown = samples.isEmpty ? "" : "```shell\n" + samples.map { "curl --request \($0)\n" }.joined() + "```\n\n"
    return "## \(heading)\n\n\(lead)\n\n```plaintext\n\(listing)\n```\n\n\(shown)"
  }

  @Test(arguments: [
    ("Lock a lamp", "POST /lamps/:id/unlock", ["/lamps/:id/unlock"]),
    ("Unlock a lamp", "POST /lamps/:id/lock", ["/lamps/:id/lock"]),
    ("Lock a lamp", "POST /lamps/:id/lock", []), ("Unlock a lamp", "DELETE /lamps/:id/lock", []),
    ("Lock or unlock a lamp", "POST /lamps/:id/unlock", []), ("List lamps", "GET /lamps/:id/unlisted", []),
  ])
  func findsWhatUndoes(heading: String, listing: String, expected: [String]) async {
    #expect(await RuleProbe("END204").places(Self.page(Self.section(heading, listing))) == expected)
  }

  @Test(arguments: [
    ("PUT /rooms/:id/lamps/:lamp_id", "POST /halls/:id/lamps/:lamp_id", "PUT", "PUT", ["POST"]),
    ("POST /rooms/:id/lamps/:lamp_id", "PUT /halls/:id/lamps/:lamp_id", "PUT", "PUT", ["POST"]),
    ("PUT /rooms/:id/lamps/:lamp_id", "POST /halls/:id/lamps/:lamp_id", "PUT", "POST", []),
    ("PUT /rooms/:id/lamps/:lamp_id", "POST /halls/:id/lamps/:lamp_id/on", "PUT", "PUT", []),
    ("PUT /rooms/:id/lamps/:lamp_id", "POST /rooms/:id/lamps/:lamp_id", "PUT", "PUT", []),
  ])
  func findsTwins(first: String, second: String, one: String, other: String, expected: [String]) async {
    let page = Self.page(
      Self.section(
        "Dim a lamp", "\(first)\n\(second)",
        samples: ["\(one) https://example.com/rooms/1/lamps/2", "\(other) https://example.com/halls/1/lamps/2"]))
    #expect(await RuleProbe("END204").places(page) == expected)
  }

  @Test(arguments: [
    ("Update a lamp shade", "Removes a lamp shade.", "PUT /shades/:id", 1),
    ("Update a lamp shade", "Removes the lamp shade of a room.", "PUT /shades/:id", 1),
    ("Update a lamp shade", "Removes the dust from a lamp shade.", "PUT /shades/:id", 0),
    ("Update a lamp shade", "Updates a lamp shade.", "PUT /shades/:id", 0),
    ("Update lamps", "Removes lamps that went out, and adds those that are new.", "PUT /lamps", 0),
    ("Remove a lamp shade", "Removes a lamp shade.", "PUT /shades/:id", 0),
    ("Create a lamp", "Returns a lamp of a room.", "POST /lamps", 0),
    ("Create a lamp", "Gets the lamp created.", "POST /lamps", 0),
  ])
  func findsOtherVerbs(heading: String, lead: String, listing: String, count: Int) async {
    #expect(await RuleProbe("END213").places(Self.page(Self.section(heading, listing, lead: lead))).count == count)
  }

  @Test(arguments: [
    ("Get a single lamp", "GET /rooms/:id/lamps/:lamp_id", 1), ("List lamps", "GET /rooms/:id/lamps", 0),
    ("Get a single room", "GET /rooms/:id/lamps", 0),
  ])
  func findsPagesOfOneThing(heading: String, listing: String, count: Int) async {
    let lead = "Gets it. The pagination parameters `page` and `size` narrow the list of lamps."
    #expect(await RuleProbe("END213").places(Self.page(Self.section(heading, listing, lead: lead))).count == count)
  }

  @Test(arguments: [("colors", 1), ("lamps", 0)])
  func findsListsOfOthers(thing: String, count: Int) async {
    let lead = { (thing: String) in "Takes pages that narrow the whole list of \(thing)." }
    let page = Self.page(
      Self.section("List the colors of a room", "GET /rooms/:id/colors", lead: lead("colors")),
      Self.section("List the lamps of a room", "GET /rooms/:id/lamps", lead: "Lists it. " + lead(thing)))
    #expect(await RuleProbe("END213").places(page).count == count)
  }

  @Test(arguments: [
    ("Gets a list of painted doors of a house.", ["doors"]), ("Gets a list of painted signs of a house.", []),
    ("Gets a list of painted and other things.", []), ("Gets all signs, painted doors included.", []),
  ])
  func findsSecondWords(lead: String, expected: [String]) async {
    let page = Self.page(
      Self.section("List painted signs", "GET /houses/:id/painted_signs", lead: lead),
      Self.section("Get a painted sign", "GET /houses/:id/painted_signs/:sign_id", lead: "Gets a painted sign."))
    #expect(await RuleProbe("END218").places(page) == expected)
  }

  @Test(arguments: [
    ("Polish the sign of a shop.", ["shop"]), ("Polish the sign of a house.", []),
    ("Polish a sign within a minute.", []),
  ])
  func findsOtherOwners(lead: String, expected: [String]) async {
    let page = Self.page(
      Self.section("List all shop signs", "GET /shops/:shop_id/signs", lead: "Gets the signs of a shop."),
      Self.section("List all house signs", "GET /houses/:house_id/signs", lead: "Gets the signs of a single house."),
      Self.section("Polish house sign", "PUT /houses/:house_id/signs/:sign_id", lead: lead))
    #expect(await RuleProbe("END218").places(page) == expected)
  }

  @Test(arguments: [
    ("GET /lamps/color&name=red", ["&"]), ("GET /lamps/color?name=red&size=2", []), ("GET /lamps/a&b", []),
  ])
  func findsLostMarks(listing: String, expected: [String]) async {
    #expect(await RuleProbe("END209").places(Self.page(Self.section("Find lamps", listing))) == expected)
  }

  @Test(arguments: [
    ("Approve a lamp", "aprove", ["aprove"]), ("Approve a lamp", "approve", []), ("Approve a lamp", "approvals", []),
    ("Preset of a lamp", "reset", []),
  ])
  func findsWordsOfHeadings(heading: String, word: String, expected: [String]) async {
    #expect(await RuleProbe("END206").places(Self.page(Self.section(heading, "POST /lamps/:id/\(word)"))) == expected)
  }

  @Test func findsSwappedSegments() async {
    let sections = { (listing: String) in
      Self.page(
        Self.section("Edit a lamp", "PUT /lamps/:id"), Self.section("Repair a lamp", "POST /lamps/:id/repair"),
        Self.section("Get the color of a lamp", listing, samples: ["GET https://example.com/lamps/2/color"]))
    }
    #expect(await RuleProbe("END206").places(sections("GET /lamps/color/:id")) == ["color"])
    #expect(await RuleProbe("REQ102").places(sections("GET /lamps/color/:id")).isEmpty)
    #expect(await RuleProbe("END206").places(sections("GET /lamps/:id/color")).isEmpty)
  }

  @Test(arguments: [("led", ["/lamps/led"]), ("neon", [])])
  func findsPathsOfOtherChapters(word: String, expected: [String]) async {
    let chapter = { (name: String, last: String) in
      "## \(name)\n\n### Set \(name)\n\n```plaintext\nPUT /lamps/\(name)\n```\n\n"
        + "### Delete \(name)\n\n```plaintext\nDELETE /lamps/\(last)\n```\n\n"
        + "### Get \(name)\n\n```plaintext\nGET /lamps/\(name)\n```\n\n"
    }
    #expect(await RuleProbe("END203").places(Self.page(chapter("led", "led"), chapter("neon", word))) == expected)
  }
}
