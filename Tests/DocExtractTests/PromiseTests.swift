import APIModel
import Testing

@testable import DocExtract

/// What sentences promise: statuses and roles.
@Suite struct StatusTests {
  private func statuses(_ text: String) async -> [Int] {
    let spec = await extract("# A\n\n## One\n\n```\nPUT /a\n```\n\n\(text)\n").spec
    return spec.operations.first?.responses.filter(\.isStatusDocumented).map(\.status) ?? []
  }

  @Test(arguments: [
    ("Returns 201 when it was made.", [201]), ("404 Not Found if there is none.", [404]),
    ("Returns a 204 empty response.", [204]), ("Fails with a 400 BAD REQUEST.", [400]),
    ("The status code is 409.", [409]), ("It responds with HTTP 202, or with 404.", [202, 404]),
    ("- 200 OK - fine\n- 400 (Bad Request)", [200, 400]), ("- `201` - made\n- `200` - changed", [200, 201]),
    ("- **412** – too late", [412]), ("Code: 200", [200]),
  ])
  func readsPlainWords(_ text: String, _ expected: [Int]) async {
    #expect(await statuses(text) == expected)
  }

  @Test(arguments: [
    "Returns 200 items.", "Returns at most 500 results.", "It listens on port 404.", "- 200 apples\n- 300 pears",
    "Room 404 is not here.", "It returns `200` items.", "Waits 300 ms.", "Returns the last 400.", "See RFC 404.",
  ])
  func staysSilent(_ text: String) async {
    #expect(await statuses(text).isEmpty)
  }
}

@Suite struct RoleTests {
  @Test func anotherPageDoesNotTellWhoMayCall() async {
    let page =
      "# A\n\n## One\n\n```\nGET /a\n```\n\n| Attribute | Type | Description |\n|---|---|---|\n| `x` | string | X |\n"
    let tokens = "# Tokens\n\nOnly admins can do this.\n\n```\nGET /a?x=1\n```\n"
    #expect(await extract(tokens, page).spec.operations.map(\.roles) == [[]])
  }

  private func roles(_ text: String) async -> [String] {
    await extract("# A\n\n## One\n\n```\nGET /a\n```\n\n\(text)\n").spec.operations.first?.roles ?? []
  }

  @Test(arguments: [
    ("Requires admin privileges.", "Administrator"), ("You must be an admin.", "Administrator"),
    ("Only available to admins.", "Administrator"), ("Requires at least the Maintainer role.", "Maintainer"),
    ("You need the maintainer role.", "Maintainer"), ("Restricted to group owners.", "Owner"),
    ("You must be a superuser to do this.", "Superuser"), ("Only admins can do this.", "Administrator"),
  ])
  func readsDemands(_ text: String, _ expected: String) async {
    #expect(await roles(text) == [expected])
  }

  @Test(arguments: [
    "Returns only admin users.", "Shows the owner of the project.", "The admin may change it.",
    "Sent to the maintainer only once.", "The owner is required.",
  ])
  func staysSilent(_ text: String) async {
    #expect(await roles(text).isEmpty)
  }
}

@Suite struct AnnouncedListTests {
  private func parameters(_ leadIn: String) async -> [String] {
    let list = "- `end=<timestamp>` to choose the end.\n- `minimal` to return less.\n- `plain` to skip the rest.\n"
    let spec = await extract("# A\n\n```\nGET /a\n```\n\n\(leadIn)\n\n\(list)").spec
    return spec.operations.first?.parameters.map { "\($0.name) \($0.requirement)" } ?? []
  }

  @Test func sentencesAnnounceWhatFollowsThem() async {
    #expect(
      await parameters("You can pass the following optional GET parameters:")
        == ["end optional", "minimal optional", "plain optional"])
    #expect(
      await parameters("The following parameters are required:")
        == ["end required", "minimal required", "plain required"])
  }

  @Test func otherSentencesDoNot() async {
    #expect(await parameters("Words that are understood in the search, besides the parameters above, are these") == [])
  }
}

/// Numbers near a word that mean something else.
@Suite struct NearMissTests {
  @Test(arguments: [
    ("Defaults to 6 hours ago.", nil), ("Defaults to 30 days.", nil), ("Defaults to 20 items.", "20"),
    ("Defaults to 20.", "20"),
  ])
  func aTimeIsNoDefault(_ text: String, _ expected: String?) async {
    let page =
      "# A\n\n```\nGET /a\n```\n\n| Attribute | Type | Description |\n|---|---|---|\n| `x` | string | \(text) |\n"
    #expect(await extract(page).spec.operations.first?.parameters.first?.defaultValue == expected)
  }

  @Test(arguments: [
    ("A `404 Not Found` response is returned if nobody has it.", 200), ("A `404 Not Found` response:", 404),
    ("Example response (`202 Accepted`):", 202),
  ])
  func anAsideIsNotTheStatusOfTheExample(_ text: String, _ expected: Int) async {
    let page = "# A\n\n```\nGET /a\n```\n\n\(text)\n\n```json\n{\"id\": 1}\n```\n"
    let responses = await extract(page).spec.operations.first?.responses ?? []
    #expect(responses.first { !$0.examples.isEmpty }?.status == expected)
  }

  @Test func aHeaderAloneMakesNoBody() async {
    let page =
      "# A\n\n```\nGET /a\n```\n\n```shell\ncurl -H \"Content-Type: application/json\" https://h.example/a\n```\n"
    #expect(await extract(page).spec.operations.first?.requestMediaTypes == [])
  }
}

@Suite struct TierTests {
  private func tier(_ page: String) async -> String? { await extract(page).spec.operations.first?.tier }

  @Test(arguments: [
    ("# A\n\n## One **(PREMIUM SELF)**\n\n```\nGET /a\n```\n", "PREMIUM SELF"),
    ("# A **[STARTER]**\n\n## One\n\n```\nGET /a\n```\n", "STARTER"),
    ("# A\n\nDETAILS:\n**Tier:** Gold, Silver\n**Offering:** Hosted\n\n## One\n\n```\nGET /a\n```\n", "Gold, Silver"),
    (
      "# A\n\n## One\n\n{{< details >}}\n\n- Tier: Gold\n- Offering: Hosted\n\n{{< /details >}}\n\n```\nGET /a\n```\n",
      "Gold"
    ),
  ])
  func isRead(_ page: String, _ expected: String) async { #expect(await tier(page) == expected) }

  /// Capitals that are a part of the title, and another section's badge.
  @Test(arguments: [
    "# A\n\n## One (CSV)\n\n```\nGET /a\n```\n", "# A\n\n## Two **(GOLD)**\n\n## One\n\n```\nGET /a\n```\n",
  ])
  func isNotSeenElsewhere(_ page: String) async { #expect(await tier(page) == nil) }

  @Test(arguments: [
    ("# A **(FREE SELF)**\n\n```\nGET /a\n```\n", "FREE SELF"),
    ("# A\n\n**Tier:** Free, Gold\n\n```\nGET /a\n```\n", "Free, Gold"),
    ("# A **(GOLD)**\n\n## One **(FREE)**\n\n```\nGET /a\n```\n", "FREE"),
  ])
  func theFreeTierDemandsNothing(_ page: String, _ written: String) async {
    let operation = await extract(page).spec.operations.first
    #expect(operation?.tier == written)
    #expect(operation != nil && operation?.demandedTier == nil)
  }
}
