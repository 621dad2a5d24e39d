import APIModel
import Testing

/// What still other projects write: a rule is silent on the one page and speaks on the other.
@Suite struct MoreStrangersTests {
  static let all = endpoints + examples

  @Test(arguments: all)
  func tells(style: PagesOfStrangersTests.Case) async {
    let silent = await RuleProbe(style.code).findings(style.silent)
    #expect(silent.isEmpty, "\(silent.map(\.message))")
    if let firing = style.firing {
      #expect(await !RuleProbe(style.code).findings(firing).isEmpty)
    }
  }

  /// Routes with the operation's name before each, the last one as told.
  private static func index(_ name: String, _ path: String) -> String {
    "# Market\n\n| Name | Request |\n|---|---|\n"
      + ["candles", "orders", "trades"].map { "| `list_\($0)` | **GET** /market/{id}/\($0) |\n" }.joined()
      + ["expiry", "limits", "depth"].map { "| `get_\($0)` | **GET** /market/{id}/sorting/\($0) |\n" }.joined()
      + "| `\(name)` | **GET** \(path) |\n"
  }

  private static func lamps(_ member: String) -> String {
    let sections = ["List the bulbs|GET /lamps/:id/bulbs", "Add a bulb|POST /lamps/:id/bulbs"].map { section in
      let parts = section.split(separator: "|")
      return "## \(parts[0])\n\n`\(parts[1])`\n\n"
    }
    return "# Bulbs\n\n" + sections.joined() + "## Bulbs of a lamp\n\n`GET /lamps/:id`\n\nExample response:\n\n"
      + "```json\n{\"id\": 1, \"\(member)\": 4}\n```\n"
  }

  static let endpoints: [PagesOfStrangersTests.Case] = [
    .init(
      code: "END206", name: "the operation's name has the path's last word in the same number",
      silent: index("list_sortings", "/market/{id}/sortings"), firing: index("list", "/market/{id}/sortings")),
    .init(
      code: "END206", name: "what the heading speaks of is a part of the answer",
      silent: lamps("bulbs"), firing: lamps("watt")),
  ]

  private static func noop(_ first: String, _ second: String) -> String {
    func shown(_ sent: String, _ answer: String) -> String {
      "```shell\ncurl -X POST -d '\(sent)' https://example.com/noop\n```\n\nResponse:\n\n```json\n\(answer)\n```\n\n"
    }
    return "# Test\n\n## Give back\n\n`POST /noop`\n\n" + shown(first, first) + shown("{}", second)
  }

  private static func parts(_ values: String...) -> String {
    "# Parts\n\n## List parts\n\n`GET /parts`\n\nExample response:\n\n```json\n["
      + values.map { "{\"kind\": \"x\", \"content\": \($0)}" }.joined(separator: ",\n") + "]\n```\n"
  }

  private static func sent(_ text: String) -> String {
    "# Lamps\n\n\(text)\n\n`PUT /lamps/:id`\n\n```http\nPUT /lamps/1 HTTP/1.1\nContent-Type: text/lamp\n\non\n```\n\n"
      + "```shell\ncurl -X PUT -H \"Content-Type: txet/lamp\" -d on https://example.com/lamps/1\n```\n"
  }

  static let examples: [PagesOfStrangersTests.Case] = [
    .init(
      code: "EXA204", name: "an answer that gives back what was sent",
      silent: noop(#"{"a": "1", "b": "2"}"#, #"{"a": 1, "b": "2"}"#),
      firing: "# Test\n\n## Read\n\n`GET /noop`\n\n```json\n{\"a\": \"1\", \"b\": \"2\"}\n```\n\n"
        + "Example response:\n\n```json\n{\"a\": 1, \"b\": \"2\"}\n```\n"),
    .init(
      code: "EXA204", name: "an attribute of three kinds takes any",
      silent: parts("1", "\"a\"", "{\"c\": 2}"), firing: parts("1", "\"a\"", "2")),
    .init(
      code: "EXA203", name: "what a parameter is without a value depends on another one",
      silent: chosen("Default: depending on `kind`, it's either `a` or `b`."), firing: chosen("Either `a` or `b`.")),
  ]

  private static func chosen(_ text: String) -> String {
    "# Lamps\n\n## Run\n\n`POST /run`\n\n| Attribute | Type | Required | Description |\n|---|---|---|---|\n"
      + "| `command` | string | no | The command to run. \(text) |\n| `kind` | string | no | Its kind. |\n\n"
      + "```shell\ncurl -X POST -H 'Content-Type: application/json' -d '{\"command\": \"other\", \"kind\": \"x\"}' "
      + "https://example.com/run\n```\n"
  }

  @Test(arguments: [("The formats are `text/lamp` and `text/plain`.", 1), ("Text.", 1)])
  func mediaTypes(text: String, count: Int) async {
    let found = await RuleProbe("REQ207").findings(Self.sent(text))
    #expect(found.count == count)
  }
}
