import Testing

@testable import DocExtract

/// Pages whose operations stand in the forms of reference manuals: round brackets, dumps below a base path, headings that
/// are a label or a path, samples with an answer each.
@Suite struct ReferenceStyleTests {
  @Test func placeholdersInRoundBracketsAndDumpsBelowABasePath() async {
    let page = #"""
      # Boxes

      Errors are answered as:

          {"message": "no such page"}

      #### Look into a box

      `GET /boxes/(id or name)/look`

      **Example request**:

          GET /v2.1/boxes/4fa6e0f0c678/look?deep=1 HTTP/1.1

      **Example response**:

          HTTP/1.1 200 OK
          Content-Type: application/json

          {"depth": 4}

      **Query parameters**:

      -   **deep** – 1/True/true or 0/False/false to open what is inside. Default `false`.
      -   **keys** – Format is one of: `up`, `down-<n>`.
      -   **filters** - the filters, encoded as JSON. Available filters:
        -   `colour=<string>`; -- the colour
        -   `full=(true|false)`

      **Status codes**:

      -   **101** – the connection goes on
      -   **200** – no error
      -   **404** – no such box

      #### Fill a box

      `POST /boxes/(id or name)/fill`

      **Example request**:

          POST /v2.1/boxes/acme/red/fill HTTP/1.1
          Content-Type: application/json

          {"With": {"Sand": 3}}

      **Example response**:

          HTTP/1.1 204 No Content
          Content-Length: 0
          Content-Type: text/plain

      **JSON parameters**:

      -   **With** – An object mapping things to amounts.
          -   **Sand** - An integer value telling how much.
          -   **Tools** - An array of strings with names of tools.

      **Request headers**:

      -   **X-Box-Auth** – A JSON object that says who fills it:

              {"user": "ada"}
      """#
    #expect(
      await summary(page) == """
        GET /boxes/{id_or_name}/look
          query deep: boolean =false
          query keys: 
          query filters: 
          -> 101
          -> 200 {depth: integer}
          -> 404
        POST /boxes/{id_or_name}/fill
          body With: object
          body With[Sand]: integer
          body With[Tools]: array
          header X-Box-Auth: object
          -> 204 text/plain
        """)
  }

  @Test func urlAndMethodAsHeadings() async {
    let page = #"""
      # Shelves API

      ## Books

      ### Put a book on a shelf

      #### URL

      `/api/shelves/{shelf}/books`

      #### Method

      `POST`

      #### URL Parameters

      `shelf`: the shelf's name
      `position`: number, where to put it, optional, default 1

      #### Success response

      Code 200

      Content

      ```javascript
      {
        title: string, the title
        position: number
      }
      ```

      Example

      ```javascript
      {"title": "Emma", "position": 3}
      ```

      #### Error response

      Code 404

      ### Ask for a seat

      #### URL

      `/api/seat`

      #### Method

      `GET`
      `POST`

      #### Success response

      Code 200
      """#
    #expect(
      await summary(page) == """
        POST /api/shelves/{shelf}/books
          path shelf: 
          query position: number optional =1
          -> 200 {title: string, position: integer}
          -> 404
        GET /api/seat
          -> 200
        POST /api/seat
          -> 200
        """)
  }

  @Test func pathsAsHeadings() async {
    let page = #"""
      # Trees endpoint

      ## `/garden/v1/trees`

      This will return all trees that match the query.

      ### URL parameters

      * `query`: optional. What to look for.

      ### Query fields

      * `height` (integer): can be filtered by, and is in every answer.

      ### Response format

      The answer is of this form:

          {"name": <string>, "height": <integer>}

      ### Examples

      This query will return tall trees:

          [">", "height", 30]

      The newest one:

          curl 'http://localhost:8080/garden/v1/trees?limit=1'

          {"name": "oak", "height": 31}

      ## `/garden/v1/trees/<TREE NAME>/leaves`

      Returns the leaves of a tree.

      ## `/garden/v1/trees/<TREE NAME>/[roots|bark]`

      Returns parts of a tree.

      ## `/garden.Plant`

      **Request**:

      ```json
      {"name": "elm"}
      ```

      **Response**:

      ```json
      {"planted": true}
      ```

      ## `/etc/garden/garden.conf`

      This file lists what the server returns.

      ### Parameters

      * `port` (integer): The port.
      """#
    #expect(
      await summary(page) == """
        GET /garden/v1/trees
          query query:  optional
          -> 200 {name: string, height: integer}
        GET /garden/v1/trees/{TREE_NAME}/leaves
        GET /garden/v1/trees/{TREE_NAME}/roots
        GET /garden/v1/trees/{TREE_NAME}/bark
        POST /garden.Plant
          -> 201 {planted: boolean}
        """)
  }

  @Test func eachSampleHasItsAnswer() async {
    let page = #"""
      # Using the store

      ## Keep a value

      Set it:

      ```sh
      curl http://127.0.0.1:2379/v2/keys/note -XPUT -d value="hi"
      ```

      ```json
      {"action": "set", "node": {"key": "/note"}}
      ```

      Read it with the query method:

      ```sh
      curl http://127.0.0.1:2379/v2/keys/note
      ```

      ```json
      {"action": "get", "value": "hi"}
      ```

      ## Ask with a body

      Sent as a request with a body:

      ```sh
      curl -H 'X-HTTP-Method-Override: GET' -X POST http://127.0.0.1:2379/v2/stats -d '{"since": 4}'
      ```

      ```json
      {"since": 4, "count": 7}
      ```
      """#
    #expect(
      await summary(page) == """
        PUT /v2/keys/note
          -> 200 {action: string, node: {key: string}}
        GET /v2/keys/note
          -> 200 {action: string, value: string}
        GET /v2/stats
          -> 200 {since: integer, count: integer}
        """)
  }

  @Test func exampleBeforeResponseIsSent() async {
    let page = #"""
      # Administration: keys

      ## Add a key

      ```
      POST /admin/keys
      ```

      ### Parameters

      Name|Type|Description
      ----|----|-----------
      title|string|**Required**. What the key is called
      note|string|Free text

      ### Example

      ```json
      {"title": "laptop", "note": "mine"}
      ```

      ### Response

      ```
      Status: 201 Created
      ```

      ```json
      {"id": 9, "title": "laptop"}
      ```

      ## Webhook payloads

      When a key is added, we send a request to your endpoint:

      ```http
      POST /your/endpoint HTTP/1.1
      Host: app.example.org
      X-Acme-Event: key_added
      Content-Type: application/json

      {"key": 9}
      ```

      Answer with a status below 300.
      """#
    #expect(
      await summary(page) == """
        POST /admin/keys
          body title: string required
          body note: string optional
          -> 201 {id: integer, title: string}
        """)
  }

  @Test func definitionListsInHTML() async {
    let page = #"""
      # Search

      ## Find things

      <Endpoint method="GET" path="/things" />

      ### Query parameters

      <dl>
        <dt><code>limit</code> integer <em>optional</em></dt>
        <dd>How many to give. Defaults to 20.</dd>
        <dt><code>query</code> <Required /></dt>
        <dd>String. What to look for.</dd>
      </dl>

      ### Response

      <dl>
      <dt>`id` integer</dt>
      <dd>The number.</dd>
      </dl>
      """#
    #expect(
      await summary(page) == """
        GET /things
          query limit: integer optional =20
          query query: string required
          -> 200 {id?: integer}
        """)
  }
}
