import Testing

/// Phrases that no sentence has, phrases that stand twice, and articles before names: EXT105, EXT106, EXT110, EXT136.
@Suite struct PhrasesTests {
  /// A page whose language is plain.
  private static func page(_ text: String) -> String { "# Lamps\n\nOf the lamp, the room and the house.\n\n\(text)\n" }

  @Test(arguments: [
    ("Dims it on a behalf of a guest.", ["a behalf"]), ("Dims it on behalf of a guest.", []),
    ("This mean that it is lit.", ["mean"]), ("All this mean value says is little.", []),
    ("Lists the lamps in this groups.", ["groups"]), ("Lists those in this group.", []),
    ("What is in this groups lamps.", []), ("Before this groups, nothing is lit.", []),
    ("Lists the lamps of each groups.", ["groups"]), ("Sent for all user.", ["user"]), ("Sent to all users.", []),
    ("Sent for all user lamps.", []), ("Sent for all user\nlamps of it.", []), ("Lit in this date\nformat.", []),
    ("The ID of a group, or of groups.", []), ("Sent in these event.", ["event"]),
    ("Lit before or in this date are shown.", ["in"]), ("Written in this date format.", []),
    ("Lists lamps of current user's rooms.", ["current"]), ("Lists lamps of the current user's rooms.", []),
    ("The colors are next:\n\n- red", ["next"]), ("The colors of the lamps next: red.", []),
    ("Where the `dim` params is sent, it is dimmed.", ["params"]), ("The number of `dim` params is low.", []),
    ("One of the `dim` params is sent.", []),
    ("| Name | Text |\n|---|---|\n| `dim` | Dims it. Default to `10`. |", ["Default"]),
    ("| Name | Text |\n|---|---|\n| `dim` | Default to true. |", ["Default"]),
    ("| Name | Text |\n|---|---|\n| `dim` | Defaults to `10`. |", []), ("Default to `10` where you can.", []),
    ("| Name | Text |\n|---|---|\n| `dim` | Default to the room. |", []),
  ])
  func findsForms(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT136").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("Dims it on a behalf of a guest.", "Dims it on behalf of a guest."),
    ("Lists lamps of current user's rooms.", "Lists lamps of the current user's rooms."),
    ("The colors are next:", "The colors are the following:"),
  ])
  func mendsForms(text: String, expected: String) async {
    #expect(await RuleProbe("EXT136").mended(Self.page(text)) == Self.page(expected))
  }

  @Test(arguments: [
    ("How many lamps can merged.", ["can merged"]), ("It must not deleted.", ["must not deleted"]),
    ("How many lamps can be merged.", []), ("It can feed, need, embed or exceed it.", []), ("It can merge.", []),
  ])
  func findsParticiples(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT110").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("Finds it by the old color. by the old color. Must match.", ["by the old color"]),
    ("The name of the lamp of the lamp.", ["of the lamp"]),
    ("It dims more and more and more.", []), ("Day by day by day.", []), ("Found by color. By color it is sorted.", []),
    ("Either red or red.", []), ("Of lamp a, of lamp b.", []),
    ("It is on. It is off. It is on.", []), ("Send `x` of the lamp `y` of the lamp.", []),
  ])
  func findsPhrases(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT105").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("The ID of a alarm_lamp.", ["a"]), ("Send a `alarm` with it.", ["a"]), ("Send an `lamp_level`.", ["an"]),
    ("A `error` is sent.", ["A"]),
    ("Send an `alarm` or a `lamp`.", []), ("Send a `user_id` and a `eu_lamp`.", []), ("Send a `GET` or an `iid`.", []),
    ("Send a `one_lamp`, of group A `alarm`.", []), ("Send `a` `alarm`.", []),
  ])
  func findsArticlesBeforeNames(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT106").places(Self.page(text)) == expected)
  }

  @Test func mendsArticlesBeforeNames() async {
    #expect(await RuleProbe("EXT106").mended(Self.page("Send a `alarm`.")) == Self.page("Send an `alarm`."))
  }
}
