import Testing

@Suite struct MisspeltErrorCodeTests {
  private let probe = RuleProbe("EXA225")

  private static let table =
    "| Error | Description |\n|---|---|\n| `wind_too_weak` | No wind |\n| `line_in_tree` | A tree |\n\n"
  private static let list = "## Errors\n\n- `wind_too_weak`: No wind\n- `line_in_tree`: A tree\n\n"

  private static func body(_ code: String, _ name: String = "error") -> String {
    "```json\n{\"ok\": false, \"\(name)\": \"\(code)\"}\n```\n"
  }

  @Test(arguments: [
    (table, "line_in_the_tree"), (table, "wind_to_weak"), (list, "line_in_trees"), (table, "wind-too-weak"),
  ])
  func tells(codes: String, code: String) async {
    let page = codes + Self.body(code)
    #expect(await probe.places(page) == [code])
    #expect(await probe.mended(page) != page)
    #expect(await probe.places(codes + "```json\n{\"errors\": [{\"code\": \"\(code)\"}]}\n```\n") == [code])
  }

  @Test(arguments: [
    table + body("wind_too_weak"), table + body("line_not_in_tree"), table + body("wind_too_strong"),
    table + body("Wind too weak"), table + body("line_in_trees", "message"), body("line_in_trees"),
    table + "The code `line_in_trees` is another.\n\n" + body("line_in_trees"),
    "| Error | Description |\n|---|---|\n| `code_1_of_2` | One |\n| `code_2_of_2` | Two |\n\n" + body("code_3_of_2"),
    "## Fields\n\n- `wind_too_weak`: No wind\n- `line_in_tree`: A tree\n\n" + body("line_in_trees"),
  ])
  func passes(page: String) async { #expect(await probe.places(page) == []) }
}
