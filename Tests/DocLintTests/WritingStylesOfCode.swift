/// Ways to show requests and answers.
extension WritingStyleTests {
  private static func answer(_ body: String, tag: String = "", head: String = "") -> String {
    "## Get a kite\n\n`GET /kites/7`\n\nExample response:\n\n```\(tag)\n\(head)\(body)\n```\n"
  }

  private static let json = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"

  static let bodies: [Case] = [
    Case("a stream of values, one a line", answer("{\"done\": 1}\n{\"done\": 2}\n...", head: json)),
    Case(
      "a stream with a bracket too many", answer("{\"done\": 1}\n{\"done\": 2}}\n{\"done\": 3}", head: json),
      ["12 EXA108"]),
    Case("two values in a block that says JSON", answer("{\"done\": 1}\n{\"done\": 2}", tag: "json"), ["9 EXA109"]),
    Case(
      "a mistake in the second of two values", answer("{\"done\": 1}\n{\"done\": 2,}", tag: "json"),
      ["9 EXA109", "9 EXA102"]),
    Case("a body drawn with placeholders", answer("{\"id\": <id>, \"tags\": [<tag>, ...]}", head: json)),
    Case("keys that are placeholders", answer("{\"tails\": {<name>: <length>, ...}}", head: json)),
    Case("a body drawn with types", answer("{\"id\": integer, \"name\": string}")),
    Case("a drawn body without a comma", answer("{\n  \"id\": <id>\n  \"name\": <name>\n}", head: json), ["12 EXA101"]),
    Case(
      "placeholders in a block that says JSON", answer("{\"id\": <id>, ...}", tag: "json"), ["8 EXA110", "8 EXA103"]),
    Case(
      "what is left out, brackets and all",
      answer("{\n  \"id\": 1,\n  \"tail\": {\n    \"id\": 2,\n    ...\n}", tag: "json"), ["12 EXA103"]),
    Case("what is left out of an example", answer("{\"id\": 1, ...}", head: json), ["11 EXA103"]),
    Case("marks of a template engine", answer("{% raw %}\n{{ STREAM }}\n{% endraw %}")),
    Case("marks around a block that says JSON", answer("{% raw %}\n{\"a\": 1}\n{% endraw %}", tag: "json")),
    Case("a form behind a head", answer("kite=7&tail=long", head: "POST /kites HTTP/1.1\nAccept: */*\n\n")),
    Case("a quote too many", answer("{\n  \"id\": \"a\"\"\n}", tag: "json"), ["9 EXA107"]),
  ]

  static let requests: [Case] = [
    Case(
      "a path whose end may be left out",
      """
      ## List kites

      `GET /kites`

      ```json
      [{"id": 1}]
      ```

      ## Get a kite

      `GET /kites/(id)`

      ```json
      {"id": 1}
      ```
      """),
    Case(
      "a socket instead of a host",
      """
      ## List kites

      `GET /kites`

      ```shell
      curl --unix-socket /run/kites.sock http:/kites
      ```
      """),
    Case(
      "a server that reads JSON without its content type",
      """
      ## Add a kite

      `POST /kites`

      ```shell
      curl -X POST -d '{"name": "a"}' "http://localhost/kites"
      curl -X POST -d '{"name": "b"}' "http://localhost/kites"
      curl -X POST -d '{"name": "c"}' "http://localhost/kites"
      ```
      """),
    Case(
      "one sample that forgot the content type",
      """
      ## Add a kite

      `POST /kites`

      ```shell
      curl -X POST -H "Content-Type: application/json" -d '{"name": "a"}' "http://localhost/kites"
      curl -X POST -d '{"name": "b"}' "http://localhost/kites"
      ```
      """, ["7 REQ205"]),
  ]

  static let dumps: [Case] = [
    Case(
      "requests that prepare each other",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/lock HTTP/1.1
      ```

      ```http
      POST /kites/7/move HTTP/1.1
      ```
      """),
    Case(
      "a request that a word of its path tells apart",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/mve HTTP/1.1
      ```
      """, ["6 REQ108"]),
    Case(
      "placeholders in marks of the docs' own",
      """
      ## Move a kite

      `POST /kites/(the id)/move`

      ```http
      POST /kites/7/move HTTP/1.1
      ```
      """),
    Case(
      "media types of vendors and variables",
      """
      ## Move a kite

      `POST /kites/{id}/move`

      ```http
      POST /kites/7/move HTTP/1.1
      Content-Type: application/vnd.example.kite+json; charset=utf-8
      Accept: application/json, */*
      ```

      ```shell
      curl -X POST -H "Content-Type: $TYPE" -H "Accept: x-world/x-kite" "http://localhost/kites/7/move"
      ```
      """),
    Case(
      "a page that shows requests of several versions",
      (1...3).map { "## Part \($0)\n\n`GET /kites/\($0)/v`\n\n```\nGET /v\($0)/kites HTTP/1.1\n```\n\n" }.joined()),
  ]
}
