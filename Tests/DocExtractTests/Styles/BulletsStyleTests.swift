import Testing

@testable import DocExtract

/// Pages whose parameters, attributes and statuses are bullet lists.
@Suite struct BulletsStyleTests {
  @Test func blueprint() async {
    let page = #"""
      FORMAT: 1A
      HOST: http://polls.example.com/

      # Polls

      ## Questions [/questions{?page}]

      + Parameters
          + page: 1 (number, optional) - Which page

      ### List All [GET]

      + Response 200 (application/json)

              [
                  {
                      "question": "Which?",
                      "choices": []
                  }
              ]

      ### Ask [POST]

      + Request (application/json)

              {
                  "question": "Which?"
              }

      + Response 201 (application/json)

              {
                  "question": "Which?"
              }

      ## Question [/questions/{question_id}]

      + Parameters
          + question_id: 1 (number, required) - Which one

      ### Drop [DELETE /questions/{question_id}]

      + Response 204
      """#
    #expect(
      await summary(page) == """
        GET /questions
          query page: number optional
          -> 200 [{question: string, choices: []}]
        POST /questions
          -> 201 {question: string}
        DELETE /questions/{question_id}
          path question_id: number required
          -> 204
        """)
  }

  @Test func codeWithoutSeparator() async {
    let page = #"""
      # Activity

      ## `GET /api/action/:action-id`

      ### PARAMS:

      -  **`action-id`** value must be an integer greater than zero.

      ## `POST /api/action/`

      ### PARAMS:

      *  **`name`** 

      *  **`type`** value must be one of: `http`, `query`.
      """#
    #expect(
      await summary(page) == """
        GET /api/action/{action-id}
          path action-id: integer
        POST /api/action
          body name: 
          body type: string {http,query}
        """)
  }

  @Test func insideNumberedLists() async {
    let page = #"""
      # Orders

      1. List orders

         `GET /orders`

         * Query parameters
           * `page` (integer) - The page

         Response:

         ```json
         [{"id": 1}]
         ```

      2. Create

         ```
         POST /orders
         Content-Type: application/json

         {"total": 5}
         ```
      """#
    #expect(
      await summary(page) == """
        GET /orders
          query page: integer
          -> 200 [{id: integer}]
        POST /orders
        """)
  }

  @Test func statusLists() async {
    let page = #"""
      # Databases

      ## `GET /{db}`

      **Parameters**

      - **db** – Which one

      **Status Codes**

      - 200 OK – It is there
      - 404 Not Found – It is not

      ## `PUT /{db}`

      **Query Parameters**

      - **q** (*integer*) – Shards. Default is 2. *Optional*
      - **n** (*integer*) – Replicas. *Optional*

      **Response JSON Object**

      - **ok** (*boolean*) – Whether it worked.
      - **error** (*string*) – What went wrong.
      """#
    #expect(
      await summary(page) == """
        GET /{db}
          path db: 
          -> 200
          -> 404
        PUT /{db}
          query q: integer optional =2
          query n: integer optional
          -> 200 {ok?: boolean, error?: string}
        """)
  }

  @Test func supportedValues() async {
    let page = #"""
      # Logs

      - [`POST /logs/api/v1/push`](#push)
      - [`GET /ready`](#ready)

      ## Push

      ```bash
      POST /logs/api/v1/push
      ```

      ## Query

      ```bash
      GET /logs/api/v1/query
      ```

      The URL query parameters support the following values:

      - `query`: The query to perform.
      - `limit`: How many entries. It defaults to `100`.
      - `direction`: The order. Supported values are `forward` or `backward`. Defaults to `backward`.

      Response format:

      ```json
      {
        "status": "success",
        "data": {
          "resultType": "vector" | "streams",
          "result": [<value>]
        }
      }
      ```

      ## Ready

      ```bash
      GET /ready
      ```

      It returns HTTP 200 once it can work.

      ## Labels

      ```
      GET,POST <prefix>/api/v1/labels
      ```
      """#
    #expect(
      await summary(page) == """
        POST /logs/api/v1/push
        GET /ready
          -> 200
        GET /logs/api/v1/query
          query query: 
          query limit:  =100
          query direction: string =backward {forward,backward}
        GET /{prefix}/api/v1/labels
        POST /{prefix}/api/v1/labels
        """)
  }

  @Test func typedWithDefaults() async {
    let page = #"""
      ---
      layout: api
      page_title: /sys/auth - HTTP API
      ---

      # `/sys/auth`

      ## List methods

      | Method | Path        |
      | :----- | :---------- |
      | `GET`  | `/sys/auth` |

      ### Sample request

      ```shell-session
      $ curl \
          --header "X-Token: ..." \
          http://127.0.0.1:8200/v1/sys/auth
      ```

      ### Sample response

      ```json
      {"github/": {"type": "github"}}
      ```

      ## Enable a method

      | Method | Path              |
      | :----- | :---------------- |
      | `POST` | `/sys/auth/:path` |

      ### Parameters

      - `path` `(string: <required>)` – Where to put it. This is part of the
        request URL.

      - `type` `(string: <required>)` – Which kind.

      - `config` `(map<string|string>: nil)` – More to say:

        - `lease` `(string: "")` - How long.

        - `keys` `(array: [])` - Which keys.

      - `local` `(bool: false)` – Whether it stays here.

      - `uses` `(integer: 0)` - How often.

      ### Sample payload

      ```json
      {"type": "github"}
      ```

      ## Read or list

      | Method | Path                | Produces               |
      | :----- | :------------------ | :--------------------- |
      | `GET`  | `/kv/data/:path`     | `200 application/json` |
      | `PUT`  | `/kv/data/:path`     | `200 application/json` |

      ### Query Parameters

      - `version` `(int: 0)` - Which version.
      """#
    #expect(
      await summary(page) == """
        GET /sys/auth
          -> 200 {github/: {type: string}}
        POST /sys/auth/{path}
          path path: string required
          body type: string required
          body config: object optional
          body config[lease]: string optional
          body config[keys]: array optional
          body local: boolean optional =false
          body uses: integer optional =0
        GET /kv/data/{path}
          query version: integer optional =0
        PUT /kv/data/{path}
          query version: integer optional =0
        """)
  }

  @Test func typesInProse() async {
    let page = #"""
      # People Admin API

      ## Show one

      The api is:

      ```
      GET /_admin/v2/users/<user_id>
      ```

      It returns a JSON body like the following:

      ```jsonc
      {
          "name": "@user:example.com",
          "displayname": "User", // may be null
          "admin": 0
      }
      ```

      ## Make or change one

      ```
      PUT /_admin/v2/users/<user_id>
      ```

      Returns HTTP status code:
      - `201` - It was made.
      - `200` - It was changed.

      Body parameters:

      - `password` - **string**, optional. A new one, unless `logout` is set.
      - `logout` - **bool**, optional, defaults to `true`. Whether others go.
      - `threepids` - **array**, optional. Other names.
        - `medium` - **string**. Which kind, either `email` or `phone`.
        - `address` - **string**. The name itself.
      - `kind` - **string** or null, optional.

      ## List them

      ```
      GET /_admin/v2/users?from=0&limit=10
      ```

      The following parameters should be set in the URL:

      - `guests` - string representing a bool - Is optional and leaves guests out.
      - `from` - string representing a positive integer - Is optional.

      **Response**

      The following fields are returned in the JSON response body:

      - `users` - An array of objects, each about one of them:

        - `name` - string - The whole name.
        - `admin` - bool - Whether they may do more.
      - `next_token`: string representing a positive integer - Where to go on.
      - `total` - integer - How many there are.

      ## Reset

      ```
      POST /_admin/v1/reset/<user_id>
      ```

      The parameter `new_password` is required.
      The parameter `logout` is optional and defaults to `true`.
      """#
    #expect(
      await summary(page) == """
        GET /_admin/v2/users/{user_id}
          -> 200 {name: string, displayname: string, admin: integer}
        PUT /_admin/v2/users/{user_id}
          body password: string optional
          body logout: boolean optional =true
          body threepids: array optional
          body threepids[][medium]: string required {email,phone}
          body threepids[][address]: string required
          body kind: string optional
          -> 200
          -> 201
        GET /_admin/v2/users
          query guests: string optional
          query from: string optional
          query limit: 
          -> 200 {users?: [{name?: string, admin?: boolean}], next_token?: string, total?: integer}
        POST /_admin/v1/reset/{user_id}
          body new_password:  required
          body logout:  optional =true
        """)
  }

  @Test func valuesListedBelowAnItem() async {
    let page = #"""
      # Seats

      ```
      GET /seats
      ```

      **Parameters**

      * `order_by` - string - How to sort. Valid values are:
        - `row` - by row. This is the default.
        - `price` - by price.
      * `dir` - string - Either `f` for forwards or `b` for backwards. Defaults to `f`.
      * `fields` - array - What to give. One of:
        - `label=<key>` - the label
        - `row`
      * `shape` - string - How it looks. Note:
        - `row` is no value
        - `price` neither
      """#
    #expect(
      await summary(page) == """
        GET /seats
          query order_by: string {row,price}
          query dir: string =f {f,b}
          query fields: array
          query shape: string
        """)
  }

  @Test func responseAsALabelOfItsOwn() async {
    let page = #"""
      # Seats

      ```
      GET /seats/{no}
      ```

      **Response**

      * `no` - The number.
      * `free` - Whether nobody sits there.

      ## Take one

      ```
      POST /seats
      ```

      **Response**

      - **v1**

        ```json
        {"no": 1}
        ```

      - **v2**

        ```json
        {"no": 2}
        ```
      """#
    #expect(
      await summary(page) == """
        GET /seats/{no}
          -> 200 {no?: , free?: }
        POST /seats
          -> 201 {no: integer}
        """)
  }
}
