import APIModel
import Testing

@testable import DocExtract

/// Pages that name operations by labels, in prose, in overviews and in examples.
@Suite struct LabelsStyleTests {
  @Test func boldParagraphs() async {
    let page = #"""
      # Send a message

      `POST https://chat.example.com/api/v1/messages`

      ## Parameters

      **type** `string` required

      Which kind.

      **topic** `string` optional

      About what.

      ## Response

      #### Return values

      - `id`: integer

          What names it.

      #### Example response(s)

      ``` json
      {"id": 42, "result": "success"}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /api/v1/messages
          body type: string required
          body topic: string optional
          -> 201 {id: integer, result: string}
        """)
  }

  @Test func bracketPlaceholders() async {
    let page = #"""
      # API

      ### List projects ###

      **Request:**

          GET /api/14/projects

      **Response:**

      ~~~ {.json}
      [{"name":"a"}]
      ~~~

      ### Show a project ###

      **Request:**

          GET /api/14/project/[PROJECT]

      Optional parameters:

      * `idlist`: comma-separated list
      * `groupPath`: match group path

      ### Typed ###

          GET /api/14/job/<int:id>/{name:[a-z]+}/%{tag}/*rest
          GET /api/14/archive[.format]
          GET /api/14/user/USER_ID
      """#
    #expect(
      await summary(page) == """
        GET /api/14/projects
          -> 200 [{name: string}]
        GET /api/14/project/{PROJECT}
          query idlist: string optional
          query groupPath:  optional
        GET /api/14/job/{id}/{name}/{tag}/{rest*}
        GET /api/14/archive
        GET /api/14/user/{USER_ID}
        """)
  }

  @Test func currentGitLab() async {
    let page = #"""
      ---
      stage: Plan
      title: Tickets API
      ---

      {{< details >}}

      - Tier: Free, Premium, Ultimate

      {{< /details >}}

      {{< history >}}

      - `mirror` attribute introduced in 17.1.

      {{< /history >}}

      > [!note]
      > A note.

      ## List all tickets

      ```plaintext
      GET /tickets
      GET /tickets?assignee_id=5
      ```

      Supported attributes:

      | Attribute     | Type          | Required | Description |
      |---------------|---------------|----------|-------------|
      | `assignee_id` | integer       | No       | Whose. |
      | `names`       | string array  | No       | How they are called. |
      | `due`         | string        | No       | Accepts: `0` (none), `any`, `today`. |
      | `iids[]`      | integer array | No       | Only those. |

      If successful, returns [`200 OK`](rest/troubleshooting.md#status-codes) and the following
      response attributes:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | What names it. |
      | `author.name` | string | Who wrote it. |

      Example request:

      ```shell
      curl --request GET \
        --header "PRIVATE-TOKEN: <your_access_token>" \
        --url "https://gitlab.example.com/api/v4/tickets"
      ```

      Example response:

      ```json
      [{"id": 76, "author": {"name": "Ada"}}]
      ```
      """#
    #expect(
      await summary(page) == """
        GET /tickets
          query assignee_id: integer optional
          query names: array optional
          query due: string optional {0,any,today}
          query iids[]: array optional
          -> 200 [{id: integer, author: {name: string}}]
        """)
  }

  @Test func exampleOfAnOverview() async {
    let page = #"""
      # REST API

      | Method   | URL                       | Description             |
      | -------- | ------------------------- | ----------------------- |
      | `GET`    | `/api/:plural`            | [List](#list-documents) |
      | `POST`   | `/api/:plural`            | Create                  |
      | `GET`    | `/api/:plural/:documentId` | [Show](#show-one)      |

      ### List documents

      Lists what fits.

      **Example request**

      `GET http://localhost:1337/api/restaurants`

      ```json
      {"data": [{"id": 2}]}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /api/{plural}
          -> 200 {data: [{id: integer}]}
        POST /api/{plural}
        GET /api/{plural}/{documentId}
        """)
  }

  @Test func proseAndSamples() async {
    let page = #"""
      # Actions

      ## List all Actions

      To see all of them, send a GET request to `/v2/actions`.

      ### cURL Example

      ```sh
      curl -X GET "https://api.example.com/v2/actions?page=1"
      ```

      ### Response Body

      ```json
      {"actions": [{"id": 36804636}]}
      ```

      ## Retrieve an Action

      ### Endpoint

      `GET /v2/actions/$ACTION_ID`

      ### Request Example

      ```sh
      curl -X GET "https://api.example.com/v2/actions/36804636"
      ```
      """#
    #expect(
      await summary(page) == """
        GET /v2/actions/{ACTION_ID}
        GET /v2/actions
          query page: 
          -> 200 {actions: [{id: integer}]}
        """)
  }

  @Test func urlAndMethod() async {
    let page = #"""
      # Show Accounts

      **URL** : `/api/accounts/:pk/`

      **Method** : `GET`

      **Auth required** : YES

      **Data constraints**

      ```json
      {"name": "[1 to 30 chars]"}
      ```

      ## Success Responses

      **Condition** : There is one.

      **Code** : `200 OK`

      **Content** :

      ```json
      {"account": {"id": 123}}
      ```

      ## Error Response

      **Code** : `404 NOT FOUND`

      **Content** :

      ```json
      {"errors": ["no"]}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /api/accounts/{pk}
          -> 200 {account: {id: integer}}
          -> 404 {errors: [string]}
        """)
  }

  @Test func valuesBelow() async {
    let page = #"""
      **Show User**
      ----
        Shows one.

      * **URL**

        /users/:id

      * **Method:**

        `GET`

      * **Success Response:**

        * **Code:** 200 <br />
          **Content:** `{ id : 12 }`

      * **Error Response:**

        * **Code:** 404 NOT FOUND <br />
          **Content:** `{ error : "no" }`
      """#
    #expect(
      await summary(page) == """
        GET /users/{id}
          -> 200
          -> 404
        """)
  }

  @Test func wholeURLsInExamples() async {
    let page = #"""
      # Get user

      ## HTTP request

      For somebody:
      ``` http
      GET /users/{id | name}
      ```

      For yourself:
      ``` http
      GET /me
      ```

      ## Response

      If successful, this method returns a `200 OK` response code. It returns `404 Not Found` where there is nobody.

      ## Examples

      ### Example 1: Somebody

      #### Request

      ``` http
      GET https://graph.example.com/v1.0/users/87d349ed-44d7-43e1-9a83-5f2406dee5bd
      ```

      #### Response

      ```http
      HTTP/1.1 200 OK
      Content-type: application/json

      {"displayName": "Ada"}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /users/{id | name}
          -> 200 {displayName: string}
          -> 404
        GET /me
          -> 200
          -> 404
        """)
  }

  @Test func titlesBehindAColon() async {
    let page = #"""
      # Parrot

      ### GET `/health`: Tells whether it lives

      ### POST `/speak`: Given a `word`, it answers

      *Options:*

      `word`: The word to begin with.

      `stream`: Boolean, whether each syllable is told at once. Default: `false`

      **Response format**

      - `content`: What it said, as a string

      ### POST `/learn`: Teach a text

      ```json
      // POST learn
      {"text": "polly"}
      ```

      ### Note: GET /words is gone
      """#
    let spec = await extract(page).spec
    #expect(
      summary(spec) == """
        GET /health
        POST /speak
          body word: 
          body stream: boolean =false
          -> 201 {content?: }
        POST /learn
        """)
    #expect(spec.operations.map(\.summary) == ["Tells whether it lives", "Given a word, it answers", "Teach a text"])
    #expect(spec.operations.first { $0.path.description == "/learn" }?.requestExamples.count == 1)
  }

  @Test func hostsAsVariablesAndTemplatesOfQueries() async {
    let page = #"""
      # Shells

      `POST ${SHELL_HOST}/shells`

      ## Get some

      ```
      GET $BASE_URL/shells?{fields}&{$top}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /shells
        GET /shells
          query fields: 
          query $top: 
        """)
  }

  @Test func listingsWithAnEmptyBodyShareWhatFollows() async {
    let page = #"""
      # Seats

      ```
      POST /seats/drop

      {}
      ```

      It is also there under an older path:

      ```
      POST /halls/<hall>/drop

      {}
      ```

      URL parameters:

      * `hall`: string - The hall.
      * `before`: integer - A time.

      Response:

      ```json
      {"dropped": 1}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /seats/drop
          query before: integer
          -> 201 {dropped: integer}
        POST /halls/{hall}/drop
          path hall: string
          query before: integer
          -> 201 {dropped: integer}
        """)
  }
}
