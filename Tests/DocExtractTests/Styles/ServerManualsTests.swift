import APIModel
import Testing

@testable import DocExtract

/// Forms of the manuals that servers and their generators have.
@Suite struct ServerManualsTests {
  @Test func optionsAParagraphEach() async {
    let page = #"""
      # Kettle server

      ## Endpoints

      ### POST `/boil`: Boils some water

      *Options:*

      `water`: How much, in litres, as a number or a list of numbers. It counts twice where:

        - The kettle is cold
        - The `heat` option is on

      `heat`: How hot. Default: `0.8`

      `steps`: How many.  Default: `40`

      `stream`: (Optional) Boolean indicating that each step is told. Default: `false`

      `stops`: Where to stop. Default: `[]`

      **Response format**

      - Note: Without `stream` the answer comes at the end.

      ### GET `/slots`: Tells what is on

      ```json
      [{"id": 0}]
      ```
      """#
    #expect(
      await summary(page) == """
        POST /boil
          body water: 
          body heat: number =0.8
          body steps:  =40
          body stream: boolean optional =false
          body stops: array =[]
        GET /slots
          -> 200 [{id: integer}]
        """)
  }

  @Test func callsOfTheReadersOwnServer() async {
    let page = #"""
      # Scribe

      ## Usage

      ```console
      $ curl -X POST http://localhost:9000/transcribe -F file=@a.wav -F lang=en
      {"text": "hello"}
      ```

      ```console
      $ curl http://localhost:9000/models
      ["base", "large"]
      ```

      ## Administration

      ```bash
      # read the models anew
      curl -X POST http://localhost:9000/admin/reload
      curl -X POST http://localhost:9000/admin/stop
      ```

      ## Storage

      ```bash
      curl http://localhost:9200/_cat/indices
      ```
      """#
    #expect(
      await summary(page) == """
        POST /transcribe
          -> 201 {text: string}
        GET /models
          -> 200 [string]
        POST /admin/reload
        POST /admin/stop
        """)
  }

  @Test func severalInAnItem() async {
    let page = #"""
      # Notes

      - `GET /notes` / `POST /notes` - all of them
      - `GET /notes/{id}`, `PUT /notes/{id}` and `DELETE /notes/{id}` - one
      - `GET /tags` or the page of tags - the tags
      """#
    #expect(
      await summary(page) == """
        GET /notes
        POST /notes
        GET /notes/{id}
        PUT /notes/{id}
        DELETE /notes/{id}
        GET /tags
        """)
  }

  @Test func itemsThatSayWhatIsDone() async {
    let page = #"""
      # Sites

      ## Update a site

      * `PATCH /sites/{site_id}` will let you change a few attributes.

      ## Remove a site

      * `DELETE /sites/{site_id}` removes it.

      ## Parts

      A site has several parts:

      * `GET /sites/{site_id}/parts` lists them.
      * `PUT /sites/{site_id}/parts` fails with an error where there are too many.
      """#
    #expect(
      await summary(page) == """
        PATCH /sites/{site_id}
        DELETE /sites/{site_id}
        GET /sites/{site_id}/parts
        PUT /sites/{site_id}/parts
        """)
  }

  @Test func itemsWithTypesBehindAnEqualsSign() async {
    let page = #"""
      # Traces

      ```
      GET /api/traces/<id>
      ```

      Parameters:

      - `start = (unix epoch seconds)`
        Optional. Where to begin.
      - `limit = (integer)`
        Optional. How many.
      - `q = (query)`
        What to look for.
      - ...
      """#
    #expect(
      await summary(page) == """
        GET /api/traces/{id}
          query start:  optional
          query limit: integer optional
          query q:  required
        """)
  }

  @Test func methodsInHeadings() async {
    let page = #"""
      # Boxes

      ### `/1.0/boxes`

      #### GET (optional `?recursion=<integer>`)

      Lists them.

      #### POST (ETag supported)

      Adds one.

      ## Jars

      #### GET - http://localhost:2480/jars/{id}

      One jar.

      ## POST

      URL: `/series`

      Adds a series.
      """#
    #expect(
      await summary(page) == """
        GET /1.0/boxes
          query recursion: integer
        POST /1.0/boxes
        GET /jars/{id}
        POST /series
        """)
  }

  @Test func wholeBodies() async {
    let page = #"""
      # Keys

      ### Update a key

      ```
      PUT /keys/{kid} HTTP/1.1
      ```

      #### Request body

      ```json
      {"alg": "RS256", "use": "sig"}
      ```

      ##### Parameters

      |Parameter|In|Type|Required|Description|
      |---|---|---|---|---|
      |kid|path|string|true|The key|
      |body|body|[JSONWebKey](#schemajsonwebkey)|false|none|

      ### Revoke a token

      ```
      POST /revoke HTTP/1.1
      ```

      ##### Parameters

      |Parameter|In|Type|Required|Description|
      |---|---|---|---|---|
      |body|body|object|true|none|
      |» token|body|string|true|none|

      ### List clients

      ```
      GET /clients HTTP/1.1
      ```

      #### JSONWebKey

      #### Properties

      |Name|Type|Required|Description|
      |---|---|---|---|
      |alg|string|true|none|
      """#
    #expect(
      await summary(page) == """
        PUT /keys/{kid}
          path kid: string required
        POST /revoke
          body token: string required
        GET /clients
        """)
  }
}
