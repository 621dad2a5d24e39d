import APIModel
import Testing

@testable import DocExtract

/// Operations and parameters that sentences tell.
@Suite struct SentencesStyleTests {
  @Test func itemAtTheHeadOfASection() async {
    let page = #"""
      Rota lists
      ==========

      - [Get rota lists](#get-rota-lists)

      Get rota lists
      --------------

      * `GET /halls/1/rotas/3/lists.json` will return all lists in the hall with an ID of `1`.

      _Optional query parameters_:

      * `status` - when set to `archived`, old ones as well.

      ```json
      [{"id": 9, "title": "Hall"}]
      ```

      Get a rota list
      ---------------

      * `GET /halls/1/lists/2.json` will return the list with an ID of `2`.

      Make a rota list
      ----------------

      * `POST /halls/1/rotas/3/lists.json` creates a list.

      **Required parameters**: `name` as its name, and `color`.

      _Optional parameters_:

      * `starts_on` - when it begins.

      ## Changes

      * `GET /halls/1/rotas/3/lists.json` returns `title` as well.
      * `GET /halls/7.json` now returns `405`.

      ## Trash a list

      Lists can be trashed.

      * `GET /halls/1/old/2.json` returns what was trashed.
      """#
    #expect(
      await summary(page) == """
        GET /halls/{hall_id}/rotas/{rota_id}/lists.json
          query status:  optional
          -> 200 [{id: integer, title: string}]
        GET /halls/{hall_id}/lists/{list_id}.json
        POST /halls/{hall_id}/rotas/{rota_id}/lists.json
          body name:  required
          body color:  required
          body starts_on:  optional
        """)
  }

  @Test func keysOfAnAnswer() async {
    let page = { (text: String) in
      """
      # Jars

      ## Get a jar

      `GET /jars/:id`

      ```json
      [{"Key": "a", "Lid": 3, "Seal": null}]
      ```

      - `Key` is its full name.
      - `Lid` is the number
        of its lid.
      \(text)
      """
    }
    let spec = await extract(page("- `Seal` - who closed it.")).spec
    #expect(
      summary(spec) == """
        GET /jars/{id}
          -> 200 [{Key: string, Lid: integer, Seal: ?}]
        """)
    #expect(
      spec.operations[0].responses[0].schema?.items?.schema.properties[0].description?.hasSuffix("full name.") == true)
    let others = await extract(page("- `other` is none.")).spec
    #expect(
      others.operations[0].responses[0].schema?.items?.schema.properties.allSatisfy { $0.description == nil } == true)
  }

  @Test func secondMethodInBrackets() async {
    let page = """
      # Jars

      ## Change a jar

      `PATCH /jars/:id` (or `PUT`)

      | Name | Type | Required |
      |------|------|----------|
      | `lid` | string | no |

      ## Open a jar

      `POST /jars/:id/open` (or not)
      """
    #expect(
      await summary(page) == """
        PATCH /jars/{id}
          body lid: string optional
        PUT /jars/{id}
          body lid: string optional
        """)
  }

  /// What is sent where only an example shows it is all optional, and no documented parameter.
  @Test func shownBody() async {
    let page = #"""
      # Rides

      ## Offer a ride

      `POST /rides`

      ### Body

      ```json
      {"from": "A", "seats": 3, "via": [{"town": "B"}]}
      ```

      ## Rate a ride

      `PUT /rides/:id/stars`

      | Name | Type | Required |
      |------|------|----------|
      | `stars` | integer | yes |

      ### Body

      ```json
      {"stars": 3, "note": "?"}
      ```
      """#
    let operations = await extract(page).spec.operations
    #expect(operations.map(\.name) == ["POST /rides", "PUT /rides/{id}/stars"])
    let shown = operations[0].shownBody
    #expect(shown?.properties.map(\.name) == ["from", "seats", "via"])
    #expect(shown?.properties.map(\.isRequired) == [false, false, false])
    #expect(shown?.properties[2].schema.items?.schema.properties.map(\.isRequired) == [false])
    #expect(operations[0].parameters.isEmpty)
    #expect(operations[1].shownBody == nil)
  }
}
