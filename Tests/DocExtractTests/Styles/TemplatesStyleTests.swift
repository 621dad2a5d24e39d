import Testing

@testable import DocExtract

/// Pages that follow the templates that people copy from each other.
@Suite struct TemplatesStyleTests {
  @Test func labelsInBulletsAndBracketedValues() async {
    let page = #"""
      **Show a boat**
      ----
        Tells about one boat.

      * **URL**

        /boats/:id

      * **Method:**

        `GET`

      *  **URL Params**

         **Required:**

         `id=[integer]`

         **Optional:**
         `sails=[boolean]`
         `flag=[alphanumeric]`

      * **Success Response:**

        * **Code:** 200 <br />
          **Content:** `{ id : 12 }`

      * **Error Response:**

        * **Code:** 404 NOT FOUND <br />
      """#
    #expect(
      await summary(page) == """
        GET /boats/{id}
          path id: integer required
          query sails: boolean optional
          query flag: string optional
          -> 200
          -> 404
        """)
  }

  @Test func termsWithTypeAndNeedInBrackets() async {
    let page = #"""
      # Boats

      ### Launch

      `POST https://api.example.com/rest/v2/boats`

      #### JSON parameters

      *name* (String, *Required*)
      : What it is called.

      *harbour* (Integer, Optional)
      : Where it lies.
      """#
    #expect(
      await summary(page) == """
        POST /rest/v2/boats
          body name: string required
          body harbour: integer optional
        """)
  }

  @Test func operationInCodeBehindTheHeading() async {
    let page = #"""
      # Crew

      ### Dismiss somebody `POST /boats/{boat_id}/dismiss`

      | Path param | Type | Required |
      |---|---|:---:|
      | boat_id | string | ✓ |

      Body:

      | Field | Type | Description |
      |---|---|---|
      | `user`<br>_required_ | string | Whom |

      ### Changes to `GET /boats/{boat_id}/crew`

      None.
      """#
    #expect(
      await summary(page) == """
        POST /boats/{boat_id}/dismiss
          path boat_id: string required
          body user: string required
        """)
  }

  @Test func headingsSayWhereParametersAreSent() async {
    let page = #"""
      # Count

      ## Path and HTTP methods

      ```
      POST <harbour>/_count/<id>
      ```

      ## Path parameters

      Parameter | Type | Description
      :--- | :--- | :---
      `<harbour>` | String | Where to count

      ## Query parameters

      All parameters are optional.

      Parameter | Type | Description
      :--- | :--- | :---
      strict | Boolean | If false, errors are left out. Default is `false`.

      ## Example request

      ```json
      POST oslo/_count/7
      {
        "sails": 2
      }
      ```

      ## Example response

      ```json
      {"count": 14}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /{harbour}/_count/{id}
          path harbour: string
          query strict: boolean optional =false
          -> 201 {count: integer}
        """)
  }

  @Test func namesOfQueriesInBraces() async {
    #expect(
      await summary("# Maps\n\n```\nGET /table/{x}?{sources}=[{index}]&{fields}&size={n}\n```\n") == """
        GET /table/{x}
          query sources: 
          query fields: 
          query size: 
        """)
  }

  /// Options of a service with their values in a column.
  @Test func tablesOfOptions() async {
    let page = """
      # Maps

      ## Routes

      `GET /route/{x}`

      Besides the general ones the following options are supported for this service:

      | Option | Values | Description |
      |---|---|---|
      | steps | `true`, `false` (default) | Returns each step |
      | way\\_points | `{index};{index}` | Which to pass |
      """
    #expect(
      await summary(page) == """
        GET /route/{x}
          query steps: 
          query way_points: 
        """)
  }

  /// A path in a block of its own, and the method behind it.
  @Test func pathsBeforeTheirMethods() async {
    let page = """
      # Ports

      ```txt
      /send
      ```

      Sends something.

      Method: POST

      Arguments:

      - "data" (str, list): What to send
      - "ending" (str) (optional): What ends it

      ```txt
      /receive
      ```

      Gets something.

      Method: GET, POST

      Arguments (POST only):

      - "strip" (bool) (optional): Without blanks
      """
    #expect(
      await summary(page) == """
        POST /send
          body data: string required
          body ending: string optional
        GET /receive
        POST /receive
          body strip: boolean optional
        """)
  }
}
