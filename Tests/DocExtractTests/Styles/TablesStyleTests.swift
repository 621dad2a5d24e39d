import Testing

@testable import DocExtract

/// Pages whose parameters are tables, each style with its own columns.
@Suite struct TablesStyleTests {
  @Test func indentedBlocks() async {
    let page = #"""
      ---
      title: Issues
      ---

      ## List issues

      List yours:

          GET /issues

      List those of a team:

          GET /user/issues

      ### Parameters

      Name | Type | Description
      -----|------|--------------
      `filter`|`string` | Which. Can be one of:<br/>* `mine`: Those of yours<br/>* `all`: All of them<br/>Default: `mine`
      `since`|`string` | Only later ones, as an ISO 8601 time: `YYYY-MM-DDTHH:MM:SSZ`.

      ## Create an issue

          POST /repos/:owner/:repo/issues

      ### Parameters

      Name | Type | Description
      -----|------|--------------
      `title`|`string` | **Required**. The title.
      `labels`|`array` of `strings` | Labels to put on it.

      ## Lock

          PUT /repos/:owner/:repo/issues/:number/lock
      """#
    #expect(
      await summary(page) == """
        GET /issues
          query filter: string =mine {mine,all}
          query since: string
        GET /user/issues
          query filter: string =mine {mine,all}
          query since: string
        POST /repos/{owner}/{repo}/issues
          body title: string required
          body labels: array optional
        PUT /repos/{owner}/{repo}/issues/{number}/lock
        """)
  }

  @Test func placeholdersInQueries() async {
    let page = #"""
      ## `/query` HTTP endpoint

      ### Definition

      ```
      GET http://localhost:8086/query
      ```

      ```
      POST http://localhost:8086/query
      ```

      ### Query string parameters

      | Query String Parameter | Optional/Required | Definition |
      | :--------------------- | :---------------- |:---------- |
      | chunked=[true \| \<points>] | Optional | Whether it comes in pieces. |
      | db=\<database_name> | Required for queries that need one | Which database. |
      | q=\<query> | Required | The query. |
      """#
    #expect(
      await summary(page) == """
        GET /query
          query chunked:  optional
          query db:  if(Required for queries that need one)
          query q:  required
        POST /query
          query chunked:  optional
          query db:  if(Required for queries that need one)
          query q:  required
        """)
  }

  @Test func requiredAndOptionalTables() async {
    let page = #"""
      ### <a name="link-POST-app">App Create</a>

      ```
      POST /apps/{app_id_or_name}/dynos
      ```

      #### Required Parameters

      | Name | Type | Description | Example |
      | ------- | ------- | ------- | ------- |
      | **command** | *string* | what to start | `"bash"` |

      #### Optional Parameters

      | Name | Type | Description | Example |
      | ------- | ------- | ------- | ------- |
      | **env** | *object* | what it sees | `{"COLUMNS":"80"}` |
      | **name** | *nullable string* | how it is called | `"x"` |

      #### Response Example

      ```
      HTTP/1.1 201 Created
      ```

      ```json
      {"id": 1}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /apps/{app_id_or_name}/dynos
          body command: string required
          body env: object optional
          body name: string optional
          -> 201 {id: integer}
        """)
  }

  @Test func responseInBlocks() async {
    let page = #"""
      # Issues

      ## List all

          GET /user/issues

      **Parameters**

      |Name|Type|Description|
      |----|----|-----------|
      |page|Number|Default is `1`|

      **Response**

          Status: 200 OK
          Link: <https://h.example.com/api/v1/user/issues?page=2>; rel="next"

      ```json
      [{"id": 1}]
      ```

      ## Create

      ```
      POST /repos/:username/:reponame/issues
      ```

      **Parameters**

      |Name|Type|Description|
      |----|----|-----------|
      |title|String|**Required** The title|
      |labels|Array of int|Labels|
      """#
    #expect(
      await summary(page) == """
        GET /user/issues
          query page: number =1
          -> 200 [{id: integer}]
        POST /repos/{username}/{reponame}/issues
          body title: string required
          body labels: array optional
        """)
  }

  @Test func slate() async {
    let page = #"""
      # Cats

      ## Get All Cats

      ```shell
      curl "http://example.com/api/cats" \
        -H "Authorization: purr"
      ```

      > It answers so:

      ```json
      [{"id": 1, "name": "Tom"}]
      ```

      ### HTTP Request

      `GET http://example.com/api/cats`

      ### Query Parameters

      Parameter | Default | Description
      --------- | ------- | -----------
      with_kittens | false | Whether kittens count.

      ## Get a Specific Cat

      ### HTTP Request

      `GET http://example.com/api/cats/<ID>`

      ### URL Parameters

      Parameter | Description
      --------- | -----------
      ID | Which cat

      ### Errors

      Error Code | Meaning
      ---------- | -------
      404 | Not Found -- There is none.
      """#
    #expect(
      await summary(page) == """
        GET /api/cats
          query with_kittens: boolean =false
          -> 200 [{id: integer, name: string}]
        GET /api/cats/{ID}
          path ID: 
          -> 404
        """)
  }

  @Test func verticalAndMethodless() async {
    let page = #"""
      # Groups

      | URL | Requires Auth | HTTP Method |
      | :--- | :--- | :--- |
      | `/api/v1/groups.addAll` | `yes` | `POST` |

      ## Payload

      | Argument | Example | Required | Description |
      | :--- | :--- | :--- | :--- |
      | `roomId` | `ByehQjC44Fw` | Required | Which group |
      | `activeOnly` | `true` | Optional   Default: `false` | Whom |

      ## Example Result

      ```json
      {"success": true}
      ```

      # Topics

      #### Create a topic

      | Endpoint | `POST /posts.json` |
      |---|---|
      | Auth | api key |

      # Routers

      All of these take a `GET` HTTP request.

      | Path                       | Description |
      |----------------------------|-------------|
      | `/api/http/routers`        | All         |
      | `/api/http/routers/{name}` | One         |
      """#
    #expect(
      await summary(page) == """
        POST /api/v1/groups.addAll
          body roomId:  required
          body activeOnly:  optional
          -> 201 {success: boolean}
        POST /posts.json
        GET /api/http/routers
        GET /api/http/routers/{name}
        """)
  }
}
