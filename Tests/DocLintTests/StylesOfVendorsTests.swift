import APIModel
import Testing

/// Ways in which well-known products write their docs: a rule is silent on the one and speaks on the other.
@Suite struct StylesOfVendorsTests {
  typealias Case = PagesOfStrangersTests.Case

  @Test(arguments: all)
  func tells(style: Case) async {
    let silent = await RuleProbe(style.code).findings(style.silent)
    #expect(silent.isEmpty, "\(silent.map(\.message))")
    if let firing = style.firing {
      #expect(await !RuleProbe(style.code).findings(firing).isEmpty)
    }
  }

  @Test func hasCases() { #expect(Self.all.count >= 8) }

  private static func rows(_ rows: String...) -> String {
    "# Lamps\n\n## Add a lamp\n\n`POST /lamps`\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n"
      + rows.map { "| \($0) |\n" }.joined()
  }

  private static func sample(_ url: String) -> String {
    "# Lamps\n\n## Get a lamp\n\n`GET /v1/lamps/{id}`\n\n```shell\ncurl \"\(url)\"\n```\n"
  }

  static let all: [Case] = [
    Case(
      code: "TAB101", name: "a mark behind a row that joins its cells to those above",
      silent: rows("`shade` | string | yes | What hangs | ^").replacing(" | ^ |", with: " |^"),
      firing: rows("`shade` | string | yes | What hangs | above")),
    Case(
      code: "TAB211", name: "0 and 1 for no and yes",
      silent: rows("`dim` | int | no | Whether it is dim (`1`) or not (`0`)"),
      firing: rows("`dim` | int | no | Whether it is dim")),
    Case(
      code: "TAB214", name: "one text with links to two places",
      silent: rows(
        "`side` | string | no | Please see [Values](v.md#side)",
        "`kind_of_side` | string | no | Please see [Values](v.md#kind)")),
    Case(
      code: "REQ102", name: "a template for the origin",
      silent: sample("{{API_URL}}/v1/lamps/1"), firing: sample("https://lamps.example/v1/lamp/1")),
    Case(
      code: "REQ102", name: "a host and its port without a scheme",
      silent: sample("lamp-node:8080/v1/lamps/1"), firing: sample("lamp-node:8080/v1/lamp/1")),
    Case(
      code: "REQ206", name: "words that stand for a body",
      silent:
        "# Lamps\n\n`POST /lamps`\n\n```shell\ncurl -X POST -H 'Content-Type: application/json' -d '{the lamp as JSON}' https://lamps.example/lamps\n```\n",
      firing:
        "# Lamps\n\n`POST /lamps`\n\n```shell\ncurl -X POST -H 'Content-Type: application/json' -d '{\"a\" 1}' https://lamps.example/lamps\n```\n"
    ),
    Case(
      code: "END201", name: "two names for one path in one listing",
      silent: "# Lamps\n\n## Get a lamp\n\n```\nGET /lamps/{uuid}\nGET /lamps/{key}\n```\n",
      firing: "# Lamps\n\n## Get a lamp\n\n```\nGET /lamps/{uuid}\n```\n\n## Once more\n\n```\nGET /lamps/{key}\n```\n"),
    Case(
      code: "EXA104", name: "a file of an editor, which takes comments",
      silent:
        "# Lamps\n\n`GET /lamps`\n\nPut this into `.vscode/settings.json`:\n\n```json\n{\n  // the lamp\n  \"a\": 1\n}\n```\n",
      firing: "# Lamps\n\n`GET /lamps`\n\nExample response:\n\n```json\n{\n  // the lamp\n  \"a\": 1\n}\n```\n"),
    Case(
      code: "EXT003", name: "steps and statuses among operations",
      silent: "# Lamps\n\n```\nGET /lamps\n1. look at them\nPOST /lamps\n```\n",
      firing: "# Lamps\n\n```\nGET /lamps\nGTE /lamps/all\n```\n"),
    Case(
      code: "EXA215", name: "a form in the place of a value",
      silent: contradiction("LAMP_COLOR"), firing: contradiction("blue")),
  ]

  private static func contradiction(_ answer: String) -> String {
    """
    # Lamps

    ## Add a lamp

    `POST /lamps`

    Request:

    ```json
    {"color": "red", "size": 1}
    ```

    Response:

    ```json
    {"id": 1, "color": "\(answer)"}
    ```
    """
  }
}
