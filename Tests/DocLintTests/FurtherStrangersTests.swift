import APIModel
import Testing

/// More of what other projects write: a rule is silent on the one page and speaks on the other.
@Suite struct FurtherStrangersTests {
  static let all = requests + examples + endpoints + tables + text

  @Test(arguments: all)
  func tells(style: PagesOfStrangersTests.Case) async {
    let silent = await RuleProbe(style.code).findings(style.silent)
    #expect(silent.isEmpty, "\(silent.map(\.message))")
    if let firing = style.firing {
      #expect(await !RuleProbe(style.code).findings(firing).isEmpty)
    }
  }

  private static let rows =
    "| Field | Type | Required | Description |\n|---|---|---|---|\n| `shade` | string | yes | Shade |\n"

  private static func lamp(_ block: String, tag: String = "shell") -> String { "```\(tag)\n\(block)\n```\n" }

  private static func making(_ text: String) -> String {
    "# Lamps\n\n## Make a lamp\n\n`POST /lamps`\n\n\(rows)| `room` | string | yes | Room |\n\n\(text)\n\n"
      + lamp("curl -X POST -d '{\"shade\": \"red\", \"room\": \"a\", \"owner\": \"b\"}' https://example.com/lamps")
      + "\n"
      + lamp("{\"shade\": \"red\", \"room\": \"a\", \"owner\": \"b\"}", tag: "json")
  }

  private static func sending(_ body: String) -> String {
    "# Lamps\n\n## Make lamps\n\n`POST /lamps`\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n"
      + "| `title` | string | yes | Title |\n| `shade` | string | yes | Shade |\n| `watt` | integer | yes | Power |\n"
      + "| `hue` | integer | yes | Hue |\n\n"
      + lamp("curl -X POST -d '\(body)' https://example.com/lamps")
      + "\nRequest body:\n\n" + lamp(body, tag: "json")
  }

  private static let items = "{\"title\": \"x\", \"lamps\": [{\"shade\": \"a\", \"watt\": 4}]}"

  private static func turning(_ text: String, _ block: String) -> String {
    "# Lamps\n\n\(text)\n\n## Turn a lamp\n\n`PUT /lamps/{id}`\n\n" + lamp(block)
  }

  private static func posting(_ path: String, _ body: String) -> String {
    "# Lamps\n\n## Make lamps\n\n`POST \(path)`\n\n"
      + lamp("curl -X POST -d '\(body)' https://example.com\(path)")
  }

  private static let twoLines = "{\"shade\": \"a\"}\n{\"shade\": \"b\"}"

  static let requests: [PagesOfStrangersTests.Case] = [
    .init(
      code: "REQ201", name: "what the text asks for in addition to a table",
      silent: making("In addition to these fields an owner must be given."), firing: making("Give both.")),
    .init(
      code: "REQ202", name: "what the objects of an array must have",
      silent: sending(items), firing: sending("{\"title\": \"x\", \"lamps\": [{\"kind\": 4}]}")),
    .init(
      code: "EXA207", name: "what the objects of an array must have",
      silent: sending(items), firing: sending("{\"title\": \"x\", \"lamps\": [{\"kind\": 4}]}")),
    .init(
      code: "REQ101", name: "a page that takes either method",
      silent: turning("Turn it by PUT or POST.", "curl -X POST https://example.com/lamps/4"),
      firing: turning("Turn it.", "curl -X POST https://example.com/lamps/4")),
    .init(
      code: "REQ101", name: "a comment that names the other method",
      silent: turning("Turn it.", "# By POST\ncurl -X POST https://example.com/lamps/4"),
      firing: turning("Turn it.", "# By hand\ncurl -X POST https://example.com/lamps/4")),
    .init(
      code: "REQ206", name: "an object a line, sent to what takes many",
      silent: posting("/lamps/_bulk", twoLines), firing: posting("/lamps", twoLines)),
    .init(
      code: "REQ102", name: "text that says what may be put into the URL",
      silent: prefixed("Put the name of the house into the URL:"), firing: prefixed("One of them:")),
  ]

  private static func prefixed(_ text: String) -> String {
    "# Lamps\n\n## One lamp\n\n`GET /lamps/{id}`\n\n\(text)\n\n" + lamp("curl https://example.com/lamps/4/north")
  }

  private static func exported(_ text: String, _ body: String = twoLines) -> String {
    "# Lamps\n\n`GET /lamps`\n\n\(text)\n\n" + lamp("curl https://example.com/lamps")
      + "\nThis comes back:\n\n" + lamp(body, tag: "json")
  }

  static let examples: [PagesOfStrangersTests.Case] = [
    .init(
      code: "EXA109", name: "lines of an export, told above the command",
      silent: exported("Read them by an export:"), firing: exported("Read them:")),
    .init(
      code: "EXA109", name: "values of several lines are no lines of an export", silent: exported("An export:"),
      firing: exported("Read them by an export:", "{\n\"shade\": \"a\"}\n{\n\"shade\": \"b\"}")),
  ]

  private static func siblings(_ last: String) -> String {
    ["lamps", "rooms"].map { "## All \($0)\n\n```\nGET /\($0)\n```\n\nResponse:\n\n```json\n[{\"a\": 4}]\n```\n\n" }
      .reduce("# House\n\n", +) + "## The owner\n\n```\nGET /owner\n```\n\n" + last
  }

  private static func asked(_ request: String) -> String {
    "# Lamps\n\n## `GET /lamp` — One lamp\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n"
      + "| `lamp_id` | string | yes | The lamp |\n\n```\nGET \(request)\n```\n"
  }

  private static func kept(_ name: String) -> String {
    "# Files\n\n## Keep\n\n```\nPUT /files/:sum/\(name)\n```\n\n## One\n\n```\nPUT /files/ab12//home/ada/list\n```\n"
  }

  private static func configured(_ title: String) -> String {
    "# Lamps\n\n## List lamps\n\n`GET /lamps`\n\n## \(title)\n\n### Colours\n\n\(rows)"
  }

  static let endpoints: [PagesOfStrangersTests.Case] = [
    .init(
      code: "END301", name: "a request and its answer in one block below",
      silent: siblings("### Found\n\n```\nGET /owner?now=1\n\nHTTP/1.1 200 OK\n\nAda\n```\n"), firing: siblings("")),
    .init(
      code: "END301", name: "an answer as code in the text",
      silent: siblings("`{\"name\": string}` says who it is.\n"), firing: siblings("Says `who` it is.\n")),
    .init(
      code: "END102", name: "a request right below has it in the query", silent: asked("/lamp?lamp_id=4"),
      firing: asked("/lamp")),
    .init(
      code: "END209", name: "the path of a file within a path", silent: kept(":original_path"), firing: kept(":owner")),
    .init(
      code: "EXT002", name: "what a file of settings has", silent: configured("Configuration"),
      firing: configured("Shades")),
    .init(code: "EXT002", name: "the form of messages", silent: configured("JSON message format")),
  ]

  static let tables: [PagesOfStrangersTests.Case] = [
    .init(
      code: "TAB106", name: "a table without a header on a page of a site",
      silent: "---\ntitle: Lamps\n---\n\n" + headless, firing: headless),
    .init(
      code: "TAB201", name: "an answer and what it holds for",
      silent: required("only in halls: required"), firing: required("purple")),
  ]

  private static let headless =
    "| a | This one is for the hall. |\n| b | This one is for the attic. |\n| c | This one is for the shed. |\n"

  private static func required(_ answer: String) -> String {
    "# Lamps\n\n`POST /lamps`\n\n\(rows)| `room` | string | no | Room |\n| `hue` | string | \(answer) | Hue |\n"
  }

  static let text: [PagesOfStrangersTests.Case] = [
    .init(
      code: "EXT102", name: "a text about the sign itself", silent: "# Marks\n\nThe backtick (`) begins code.\n",
      firing: "# Marks\n\nThe value `off begins.\n"),
    .init(
      code: "EXT103", name: "a blank beside the border of a cell",
      silent: "# Marks\n\n| A | B |\n|---|---|\n| a\u{A0} | `b` |\n",
      firing: "# Marks\n\n| A | B |\n|---|---|\n| `a\u{A0}c` | `b` |\n"),
    .init(
      code: "EXT109", name: "a right word with un- before it", silent: "# Marks\n\nAn unpatched program.\n"),
    .init(
      code: "EXT112", name: "a range without its last number", silent: "# Marks\n\nNumbers in [5, 8) are taken.\n"),
    .init(
      code: "LNK105", name: "a destination that the site fills in",
      silent: "# Marks\n\nSee [this](/{{ version }}/page).\n",
      firing: "# Marks\n\nSee [this](page one.md.\n"),
    .init(
      code: "LNK106", name: "the beginning of a longer title",
      silent: sections("after-a-restart"), firing: sections(nil)),
    .init(
      code: "LNK101", name: "anchors with a dash for every sign", silent: dashed(3), firing: dashed(1)),
  ]

  private static func sections(_ end: String?) -> String {
    let anchor = end.map { "lamp-state-\($0)" } ?? "room-state"
    return
      "# Marks\n\nSee [Lamp state](#\(anchor)).\n\n## Lamp state\n\nOn.\n\n## Lamp state after a restart\n\nOff.\n\n"
      + "## Room state\n\nDark.\n"
  }

  private static func dashed(_ count: Int) -> String {
    let names = ["a", "b", "c"].prefix(count)
    return "# Marks\n\n" + names.map { "See [it](#size-\($0)).\n\n" }.joined()
      + names.map { "## --size=\($0.uppercased())\n\nText.\n\n" }.joined()
  }
}
