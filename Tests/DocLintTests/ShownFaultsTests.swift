import APIModel
import DocExtract
import DocLint
import Testing

/// Faults that a page shows on purpose, and forms that only look like faults.
@Suite struct ShownFaultsTests {
  private func codes(_ markdown: String) async -> [String] {
    let file = DocsFolder.File(path: "page.md", bytes: Array(markdown.utf8))
    return await Linter().lint(await Extraction.extract([file])).filter { $0.severity != .info }.map(\.rule.code)
  }

  /// A key with slashes in it, parts of a path in brackets, a bound that is a power.
  @Test func paths() async {
    let page = """
      # Cellar

      ## Read a jar

      `GET /jars/:key`

      ### Path parameters

      - `key` `(string: <required>)` - Specifies the path of the jar.

      ### Query parameters

      - `flags` `(int: 0)` - Specifies a number between 0 and 2<sup>64</sup>-1.

      ```shell
      curl "https://cellar.example/jars/shelf/plums?flags=42"
      ```

      ## Old jars

      `GET /archive/<year>[/<month>]`

      | Name | In | Type | Required | Description |
      | ---- | -- | ---- | -------- | ----------- |
      | `year` | path | integer | yes | Year |
      | `month` | path | integer | no | Month |

      ```shell
      curl "https://cellar.example/archive/2024"
      ```
      """
    #expect(await codes(page) == [])
    let other = page.replacing("the path of the jar", with: "the name of the jar")
    #expect(await codes(other) == ["REQ102"])
  }

  @Test func shells() async {
    let page = #"""
      # Notes

      ## Write a note

      `POST /notes`

      ```bash
      curl -d $'title=Don\'t forget' https://notes.example/notes
      ```

      ```bash
      curl -d 'title=Tea' https://notes.example/notes
      curl -d 'title=Milk' https://notes.example/notes
      ```

      ```bash
      kubectl port-forward service/notes 8080:80 &
      curl -d 'title=Tea' "http://localhost:8080/notes"
      ```

      ```bat
      curl -X POST https://notes.example/notes ^
        -H "Content-Type: application/json" ^
        -d "{\"title\": \"Tea\"}"
      ```

      ## List notes

      `GET /notes`

      ```shell
      curl https://notes.example/notes?page=2&limit=5   # wrong
      curl "https://notes.example/notes?page=2&limit=5" # right
      ```
      """#
    #expect(await codes(page) == [])
    #expect(await codes(page.replacing("# wrong", with: "# all")) == ["REQ303"])
    #expect(await codes(page.replacing(#"Don\'t forget'"#, with: #"Don\'t forget"#)).contains("REQ301"))
  }

  /// Members that are indented below their objects, and one name in path and body.
  @Test func rows() async {
    let page = """
      # Orders

      ## Order

      `POST /shops/{id}/orders`

      Name | In | Type | Description
      :--- | :-: | ---: | ---
      `id` | path | integer | Number of the shop
      `id` | body | string | Number of the order
      `address` | body | object | Where to
      &emsp;`street` | body | string | Street
      `billing` | body | object | Who pays
      &emsp;`street` | body | string | Street
      """
    #expect(await codes(page) == [])
    let flat = page.replacing("&emsp;", with: "")
    #expect(await codes(flat) == ["TAB103"])
  }

  /// Git's own marks in an answer, words for open work that are values, an owner of before and JSON that is refused.
  @Test func contents() async {
    let page = """
      # Merges

      ## Get conflicts

      `GET /merges/:id`

      | Attribute | Type | Required | Description |
      | --------- | ---- | -------- | ----------- |
      | `id` | integer | yes | Number of the merge |

      Plain text, with the marks that Git sets:

      ```text
      <<<<<<< ours
      red
      =======
      green
      >>>>>>> theirs
      ```

      ## Set the state

      `PUT /todos`

      | Attribute | Type | Required | Description |
      | --------- | ---- | -------- | ----------- |
      | `state` | string | yes | `TODO` or `DONE` |

      Answers with the state of before:

      ```json
      {"state": "TODO"}
      ```

      ## Broken JSON

      ```json
      {"state": "DONE"
      ```
      """
    #expect(await codes(page) == [])
    let worse = page.replacing("the marks that Git sets", with: "lines").replacing("`TODO` or", with: "Open or")
      .replacing("Broken JSON", with: "JSON")
    let found = Set(await codes(worse))
    #expect(found.isSuperset(of: ["EXT101", "EXA209"]) && found.contains { $0.hasPrefix("EXA1") }, "\(found)")
  }

  /// The heading begins with another method than the request, and a script has the shell's tag.
  @Test(arguments: [("POST", "shell", ["END204", "EXA223"]), ("PUT", "python", [])])
  func methodAndTag(_ method: String, _ tag: String, _ expected: [String]) async {
    let page = """
      # Grafts

      #### PUT Manifest

      Put the manifest of a graft.

      ```
      \(method) /grafts/<name>
      ```

      ```\(tag)
      import grafts

      client = grafts.connect("key")
      client.put("apple")
      ```

      ```shell
      import -window root shot.png
      ```
      """
    let file = DocsFolder.File(path: "page.md", bytes: Array(page.utf8))
    let found = await Linter().lint(await Extraction.extract([file])).map(\.rule.code)
    #expect(found.filter { $0 == "END204" || $0 == "EXA223" } == expected)
  }
}
