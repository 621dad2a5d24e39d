import APIModel
import Testing

@testable import DocExtract

/// Tables below an answer that are about what it carries, and such above it that are not.
@Suite struct AttributesOfAnswersTests {
  @Test func attributesBelowAnAnswerThatShowsThem() async {
    let page = #"""
      # Plugs

      ## Status

      > `GET /status`

      ```json
      {"relays": [{"on": false}], "temperature": 24.5}
      ```

      ### Attributes

      Attribute | Type | Description
      --------- | ---- | -----------
      `relays` | array | The channels
      `temperature` | number | How warm it is

      ## Find

      `GET /find`

      Attribute | Type | Description
      --------- | ---- | -----------
      `color` | string | Those of a color
      `size` | number | Those of a size

      ```json
      [{"color": "red", "size": 2}]
      ```
      """#
    #expect(
      await summary(page) == """
        GET /status
          -> 200 {relays: [{on: boolean}], temperature: number}
        GET /find
          query color: string
          query size: number
          -> 200 [{color: string, size: integer}]
        """)
  }

  @Test func tablesOfTypes() async {
    let page = #"""
      # Berries

      ### GET https://berries.example/v2/berry/{id}/

      ```json
      {"id": 1}
      ```

      #### Berry (type)

      | Name | Description | Type |
      |:-----|:------------|:-----|
      | id   | The number  | integer |
      | size | How large   | integer |
      """#
    #expect(
      await summary(page) == """
        GET /v2/berry/{id}
          -> 200 {id: integer, size?: integer}
        """)
  }
}
