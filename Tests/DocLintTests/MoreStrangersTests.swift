import APIModel
import Testing

/// What still other projects write: a rule is silent on the one page and speaks on the other.
@Suite struct MoreStrangersTests {
  static let all = endpoints + examples + requests + text

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

  private static func sent(_ text: String, _ type: String) -> String {
    "# Lamps\n\n\(text)\n\n`PUT /lamps/:id`\n\n```shell\n"
      + "curl -X PUT -H \"Content-Type: \(type)\" -d on https://example.com/lamps/1\n```\n"
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

  private static func calls(_ first: String, _ second: String) -> String {
    "# Lamps\n\n## Try it\n\n\(first)\n\n## Once more\n\n\(second)\n"
  }

  private static let call = "```shell\ncurl \"https://example.com/lamps?room=1\"\n```"

  /// Samples of one host, and one of the reader's own machine.
  private static func hosts(_ text: String) -> String {
    let lines = ["lamps", "rooms", "doors", "walls", "roofs"].map { name in
      "## List \(name)\n\n`GET /\(name)`\n\n```shell\ncurl https://lamps.example.com/\(name)\n```\n\n"
    }
    return "# House\n\n" + lines.joined()
      + "## List stairs\n\n\(text)\n\n`GET /stairs`\n\n```shell\ncurl http://localhost:5000/stairs\n```\n"
  }

  private static func nearest(_ pattern: String) -> String {
    "# Ways\n\n`GET \(pattern)`\n\nText.\n\n## Nearest\n\n`GET /nearest/{place}.json`\n\n"
      + "```shell\ncurl https://example.com/nearest/4\n```\n"
  }

  private static func either(_ between: String) -> String {
    "# Ask\n\n## Ask with a body\n\n`POST /ask`\n\n## Ask with a query\n\n`GET /ask`\n\n\(between)"
      + "```shell\ncurl -d '{\"a\": 1}' https://example.com/ask\n```\n"
  }

  static let requests: [PagesOfStrangersTests.Case] = [
    .init(
      code: "END203", name: "what only samples name is shown for each use", silent: calls(call, call)),
    .init(
      code: "END214", name: "a list of any length repeats its pattern",
      silent: "# Coins\n\n`GET /coins/<id>-<n>/<id>-<n>/.../<id>-<n>`\n",
      firing: "# Coins\n\n`GET /coins/<id>/<id>`\n"),
    .init(
      code: "REQ109", name: "a server that the page starts", silent: hosts("Start it with `-p 5000:80`."),
      firing: hosts("Text.")),
    .init(
      code: "REQ107", name: "any path fits a pattern of placeholders", silent: nearest("/{service}/{place}"),
      firing: nearest("/nearest/{place}")),
    .init(
      code: "REQ101", name: "a sample that sends, in a part behind both operations of one path",
      silent: either("### Example\n\n"), firing: either("")),
  ]

  static let text: [PagesOfStrangersTests.Case] = [
    .init(
      code: "LNK104", name: "a text with a note", silent: "# Marks\n\nAn [odd sign][^note] here.\n\n[^note]: Odd.\n",
      firing: "# Marks\n\nAn [odd sign][^note] here.\n"),
    .init(
      code: "LNK102", name: "an anchor that lost the dot of its heading",
      silent: "# Marks\n\nSee [check.sh](../tools.md#the-checksh-tool).\n",
      firing: "# Marks\n\nSee [pages](../tools.md#the-pagintion-tool).\n"),
    .init(
      code: "TAB101", name: "a cell and the end of its row", silent: "# Marks\n\nSign |\n-----|\nstar |\ndash |\n",
      firing: "# Marks\n\nSign |\n-----|\nstar | dash |\n"),
    .init(
      code: "EXT102", name: "code between escaped marks", silent: "# Marks\n\nWrite \\``code`\\` in the text.\n",
      firing: "# Marks\n\nWrite `code in the text.\n"),
    .init(
      code: "EXT109", name: "words of the trade",
      silent: "# Marks\n\nThe checkin and the refname of this branch are what we have here.\n",
      firing: "# Marks\n\nThe checkng and the rename of this branch are what we have here.\n"),
  ]

  @Test(arguments: [
    ("The formats are `text/cson` and `text/plain`.", "text/cson", 0), ("Text.", "text/cson", 1),
    // What is no media type at all is none because the text says it, too.
    ("The format is `txet/plain`.", "txet/plain", 1),
  ])
  func mediaTypes(text: String, type: String, count: Int) async {
    let found = await RuleProbe("REQ207").findings(Self.sent(text, type))
    #expect(found.count == count)
  }
}
