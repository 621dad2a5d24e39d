import Testing

@testable import DocExtract

/// Pages that show requests and answers as they go over the wire.
@Suite struct DumpsStyleTests {
  @Test func bothInOneBlock() async {
    let page = #"""
      # Jobs

      ## Start

      ```http
      POST /jobs HTTP/1.1
      Content-Type: application/json

      {"name": "a"}

      HTTP/1.1 202 Accepted
      Content-Type: application/json

      {"id": 7}
      ```

      ## Start with a body right below

      ```
      PUT /jobs/:id
      {"name": "b"}
      ```

      ## Broken over lines

      ```
      GET /jobs
          ?state=open
          &limit=5
      ```
      """#
    #expect(
      await summary(page) == """
        POST /jobs
          -> 202 {id: integer}
        PUT /jobs/{id}
        GET /jobs
          query state: 
          query limit: 
        """)
  }

  @Test func consoleHTTPTabs() async {
    let page = #"""
      ### Submit a query

      #### URL

      `POST` `/store/v2/sql`

      #### JSON Format Request body

      The request body takes the following properties:

      * `query`: The text.

      * `resultFormat`: How rows come. Select one of the following formats:
        * `object`: As objects.
        * `array`: As arrays.

      #### Responses

      <Tabs>

      <TabItem value="1" label="200 SUCCESS">

      *Fine*

      </TabItem>
      <TabItem value="2" label="400 BAD REQUEST">

      ```json
      {"error": "Bad"}
      ```

      </TabItem>
      </Tabs>

      #### Sample request

      ```HTTP
      POST /store/v2/sql HTTP/1.1
      Host: http://ROUTER_IP:ROUTER_PORT

      {"query": "SELECT 1"}
      ```

      #### Sample response

      ```json
      [{"time": "2015-09-12T00:46:58.771Z"}]
      ```

      ### Cancel a query

      #### URL

      `DELETE` `/store/v2/sql/{queryId}`
      """#
    #expect(
      await summary(page) == """
        POST /store/v2/sql
          body query: 
          body resultFormat: 
          -> 201 [{time: string}]
          -> 400 {error: string}
        DELETE /store/v2/sql/{queryId}
        """)
  }

  @Test func headersWithoutProtocol() async {
    let page = #"""
      ## Tags

      |Method|Path|Entity|Description|
      |------|----|------|-----------|
      | GET | `/v2/` | Base | Tells whether it is there. |
      | GET | `/v2/<name>/tags/list` | Tags | Lists them. |
      | DELETE | `/v2/<name>/tags/<tag>` | Tags | Drops one. |

      ##### GET Tags

      ```
      GET /v2/<name>/tags/list
      Host: <host>
      Authorization: <scheme> <token>
      ```

      The following parameters should be specified on the request:

      |Name|Kind|Description|
      |----|----|-----------|
      |`Host`|header|Where to.|
      |`name`|path|Which repository.|
      |`n`|query|How many.|

      ###### On Success: OK

      ```
      200 OK
      Content-Type: application/json

      {"name": "a", "tags": ["b"]}
      ```

      The following headers will be returned with the response:

      |Name|Description|
      |----|-----------|
      |`Content-Length`|How long it is.|

      ###### On Failure: Authentication Required

      ```
      401 Unauthorized
      Content-Type: application/json

      {"errors": [{"code": "X"}]}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /v2
        GET /v2/{name}/tags/list
          header Host: 
          path name: 
          query n: 
          -> 200 {name: string, tags: [string]}
          -> 401 {errors: [{code: string}]}
        DELETE /v2/{name}/tags/{tag}
        """)
  }

  @Test func onlyDumps() async {
    let page = #"""
      # Cards

      ## Show a card

      **Request**

      ```http
      GET /cards/42/notes HTTP/1.1
      Host: cards.example.com
      ```

      **Response**

      ```http
      HTTP/1.1 200 OK
      Content-Type: application/json

      {"id": 42}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /cards/{card_id}/notes
          -> 200 {id: integer}
        """)
  }

  @Test func requestAndResponse() async {
    let page = #"""
      # Boards

      ## Save a board

      `POST /api/boards/db`

      | Action         | Scope       |
      | -------------- | ----------- |
      | `boards:create` | `folders:*` |

      **Example Request**:

      ```http
      POST /api/boards/db HTTP/1.1
      Accept: application/json

      {
        "board": {"uid": null},
        "overwrite": false
      }
      ```

      JSON Body schema:

      - **board** – All of it.
      - **overwrite** – Set to true to replace a newer one.

      **Example Response**:

      ```http
      HTTP/1.1 200 OK
      Content-Type: application/json; charset=UTF-8

      {"id": 1, "status": "success"}
      ```

      Status Codes:

      - **200** – Saved
      - **400** – Not JSON
      - **412** – Somebody was faster

      ## Show a board

      `GET /api/boards/uid/:uid`

      **Example Request**:

      ```http
      GET /api/boards/uid/cIBgcSjkk HTTP/1.1
      Accept: application/json
      ```

      **Example Response**:

      ```http
      HTTP/1.1 200
      Content-Type: application/json

      {"board": {"uid": "cIBgcSjkk"}}
      ```

      ## Search

      `GET /api/search/`

      Query parameters:

      - **query** – What for
      - **tag** – List of tags to look for

      **Example request**:

      ```http
      GET /api/search?folderIds=0&query= HTTP/1.1
      ```
      """#
    #expect(
      await summary(page) == """
        POST /api/boards/db
          body board: 
          body overwrite: boolean
          -> 200 {id: integer, status: string}
          -> 400
          -> 412
        GET /api/boards/uid/{uid}
          -> 200 {board: {uid: string}}
        GET /api/search
          query query: 
          query tag: 
          query folderIds: 
        """)
  }
}
