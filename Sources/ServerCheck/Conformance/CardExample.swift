/// The docs and answers that the cards show. An answer stands in an `http` block after the Markdown that it is
/// judged by; where there are several, each follows the request that it answers.
enum CardExample {
  static func page(_ listing: String, _ docs: String, _ answers: String) -> String {
    """
    ## An operation

    ```plaintext
    \(listing)
    ```

    \(docs)

    \(answers)
    """
  }

  static func http(_ response: String) -> String { "```http\n\(response)\n```" }

  static func json(_ example: String) -> String { "Example response:\n\n```json\n\(example)\n```" }

  static func ok(_ body: String) -> String { "HTTP/1.1 200 OK\nContent-Type: application/json\n\n\(body)" }

  /// An example, perhaps a note about it, and a whole answer.
  static func plain(_ listing: String, _ example: String, note: String? = nil, response: String) -> String {
    page(listing, (note.map { "NOTE:\n\($0)\n\n" } ?? "") + json(example), http(response))
  }

  /// An example and the body of a good answer.
  static func plain(_ listing: String, _ example: String, note: String? = nil, body: String) -> String {
    plain(listing, example, note: note, response: ok(body))
  }

  /// A table of response attributes, an example, and the body of a good answer.
  static func table(_ listing: String, _ rows: [String], _ example: String, body: String) -> String {
    let head = ["| Attribute | Type | Description |", "|-----------|------|-------------|"]
    let table = "Response body attributes:\n\n" + (head + rows).joined(separator: "\n")
    return page(listing, table + "\n\n" + json(example), http(ok(body)))
  }

  /// A status that is written down, an example, and a whole answer.
  static func status(_ listing: String, _ status: String, response: String) -> String {
    let table = "| Status | Description |\n|--------|-------------|\n| \(status) | The operation went well |"
    let example = status == "204" ? "" : "\n\n" + json("{\"id\": 6}")
    return page(listing, table + example, http(response))
  }

  /// A list and one of its members, the list answered as it should be.
  static func listAndMember(member: String) -> String {
    page("GET /runners", json("[{\"id\": 8}]"), http(ok("[{\"id\": 6}]"))) + "\n\n"
      + page("GET /runners/:id", json("{\"id\": 8}"), http(member))
  }
}
