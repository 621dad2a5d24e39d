import APIModel
import Testing

@testable import DocExtract

/// What the short notes below or behind an operation say of its parameters.
@Suite struct ShortNotesTests {
  private func jars(_ text: String, _ method: String = "POST") async -> String {
    await summary("# Jars\n\n### \(method) /jars\n\n\(text)\n")
  }

  @Test(arguments: [
    "**Body** (JSON): `label`, `size`",
    "Request body:\n- `label` - What is in it\n- `size` - How large",
    "Payload:\n\n* `label`: What is in it\n* `size`: How large",
  ])
  func bodies(_ text: String) async {
    #expect(await jars(text) == "POST /jars\n  body label: \n  body size: ")
  }

  @Test(arguments: [
    "**Output:** JSON with `label`",
    "**Kinds** (JSON): `label`, `size`",
    "Returns:\n- `label` - What is in it\n- `size` - How large",
    "Nobody:\n- `label` - What is in it\n- `size` - How large",
  ])
  func otherNotes(_ text: String) async {
    #expect(await !jars(text).contains("body"))
  }

  @Test func queries() async {
    #expect(
      await jars("Optional query parameters are `page` and `size`.", "GET")
        == "GET /jars\n  query page:  optional\n  query size:  optional")
    #expect(await jars("Attributes are `page` and `size`.", "GET") == "GET /jars")
  }

  /// "Request" and "Response" below an item, and one column for what is sent in either way.
  @Test func sentAndReturned() async {
    let page = """
      # Jars

      - `POST /jars` - adds one
        - Request: `{"label": "a"}`
        - Response: `{"id": 1}`
      - `GET /jars` - all
        - Request: `GET /jars`

      | Method | Path | Body / Query | Description |
      |---|---|---|---|
      | POST | `/lids` | `size` | Adds one |
      | GET | `/lids` | `page` | All |
      """
    #expect(
      await summary(page) == """
        POST /jars
          body label: string
        GET /jars
        POST /lids
          body size: 
        GET /lids
          query page: 
        """)
  }

  /// What a line of code has between braces behind its path.
  @Test func braces() async {
    let page = """
      # Jars

      ```
      GET /jars {all}
      POST /jars {label, size}
      PUT /jars/:id  body: {"label": "a"} -> the jar
      DELETE /jars/:id
      ```
      """
    #expect(await operations(page) == [])
    #expect(
      await summary(page.replacing("GET /jars {all}\n", with: "")) == """
        POST /jars
          body label: 
          body size: 
        PUT /jars/{id}
          body label: 
        DELETE /jars/{id}
        """)
  }

  @Test func requestsWith() async {
    let page = """
      # Jars

      - `/open` - POST request with `key` and `label` to open one
      - `/jars` - GET request for `all` of them
      """
    #expect(await summary(page) == "POST /open\n  body key: \n  body label: \nGET /jars")
  }

  /// A bound behind a type is no part of it.
  @Test func bounds() async {
    let table =
      "| Name | Type |\n|---|---|\n| `page` | `int >= 1` |\n| `size` | number < 100 |\n| `tags` | `array<string>` |\n"
    #expect(
      await jars(table, "GET") == "GET /jars\n  query page: integer\n  query size: number\n  query tags: array")
  }
}
