import Testing

/// Articles before words whose first letter does not tell their sound, words over a line's end, forms and quotes:
/// EXT105, EXT106, EXT109, EXT136, EXT137.
@Suite struct FormsAndArticlesTests {
  /// A page whose language is plain.
  private static func page(_ text: String) -> String { "# Lamps\n\nOf the lamp, the room and the house.\n\n\(text)\n" }

  @Test(arguments: [
    ("It is an user.", ["an"]), ("Send an unique name.", ["an"]), ("Wait a hour.", ["a"]),
    ("Has a unknown level.", ["a"]),
    ("Start a upload.", ["a"]), ("Send a HTTP request.", ["a"]), ("Give an URL to it.", ["an"]),
    ("It is an one.", ["an"]),
    ("A SSH key is set.", ["A"]),
    ("It is a user of a unit, a union or a unification.", []), ("Wait an hour.", []), ("Send an HTTP request.", []),
    ("Has an unknown level, a unique one.", []), ("Give a URL or a UUID to it.", []), ("Send a HAL answer.", []),
    ("A host, a header, an honest lamp.", []), ("Group A ID and group B.", []), ("Is an HSM or a SQL file.", []),
    ("A uniform, a European and a usual lamp.", []),
  ])
  func findsArticles(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT106").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("Can be set to\nto dim the lamp.", ["to"]), ("Can be set to \nto dim it.", ["to"]),
    ("Dims the\nthe lamp.", ["the"]), ("- Dims the\n  the lamp.", ["the"]),
    ("Dims the\nlamp.", []), ("Is logged in\nin a room.", []), ("the\nthe lamp", []),
    ("Dims the `lamp`\nthe lamp.", []),
    ("Set to-\nto dim it.", []), ("Set that\nthat is.", []),
  ])
  func findsWordsOverALine(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT105").places(Self.page(text)) == expected)
  }

  @Test func mendsWordsOverALine() async {
    let page = Self.page("Can be set to\nto dim the lamp.")
    #expect(await RuleProbe("EXT105").mended(page) == Self.page("Can be set to\ndim the lamp."))
  }

  @Test(arguments: [
    ("With a singleh request.", ["singleh"]), ("The documen of it.", ["documen"]),
    ("Sets the environmen of it.", ["environmen"]),
    ("The requestw is sent.", ["requestw"]),
    ("The singles and personas interne of it.", []), ("The topk and bottomk of it.", []), ("A licens of it.", []),
  ])
  func findsLastLetters(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT109").places(Self.page(text)) == expected)
  }

  @Test(arguments: [
    ("Returns 204 if it was successfully or 404.", ["successfully"]), ("The call is successfully.", ["successfully"]),
    ("It was successfully dimmed or lit.", []), ("Was successfully or partly dimmed.", []),
    ("It ran successfully or failed.", []), ("It was successfully and fully lit.", []),
    ("Never store the users password.", ["users"]), ("Shows the users avatar of it.", ["users"]),
    ("Shows the users.", []), ("Of the users email is sent to, one is lit.", ["users"]),
    ("Lists the users and the rooms.", []), ("Shows the user's avatar and all users avatars.", []),
    ("Shows what the users send.", []),
  ])
  func findsForms(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT136").places(Self.page(text)) == expected)
  }

  @Test func mendsForms() async {
    let mended = await RuleProbe("EXT136").mended(Self.page("Never store the users password."))
    #expect(mended == Self.page("Never store the user's password."))
    #expect(await RuleProbe("EXT136").places("# Lampen\n\nIst the users password.\n") == [])
  }

  @Test(arguments: [
    ("The kind of lamp', one of 'led' or 'bulb'.", ["'"]), ("The kind of lamp' and its level.", ["'"]),
    ("The kind of 'lamp', one of 'led' or 'bulb'.", []), ("The lamps' kind.", []), ("The lamp's kind.", []),
    ("Don't dim it.", []), ("It is 5' long.", []), ("Is 'lit or dim' at once.", []), ("The lookin' glass.", []),
    ("The kind of `lamp`', as it is.", []), ("The lamp' and the room' of it.", []), ("Rock 'n' roll.", []),
    ("'Tis the lamp' of it.", []),
  ])
  func findsStrayQuotes(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXT137").places("# Lamps\n\n\(text)\n") == expected)
  }
}
