import Testing

@testable import DocExtract

/// Pages whose operations and fields are components, shortcodes, definition lists or HTML.
@Suite struct ComponentsStyleTests {
  @Test func definitionLists() async {
    let page = #"""
      ---
      title: people API methods
      ---

      ## Register {#create}

      ```http
      POST /api/v1/people HTTP/1.1
      ```

      **Returns:** [Token]({{< relref "entities/token" >}})\
      **Version history:**\
      2.7.0 - added

      #### Request

      ##### Headers

      Authorization
      : {{<required>}} Say `Bearer <token>`.

      ##### Form data parameters

      username
      : {{<required>}} String. How they are called

      agreement
      : {{<required>}} Boolean. Whether they agree.

      reason
      : String. Why they come.

      #### Response
      ##### 200: OK

      The token.

      ```json
      {
        "access_token": "ZA-Yj3aBD8U8",
        "created_at": 1573979017
      }
      ```

      ##### 401: Unauthorized

      ```json
      {
        "error": "No"
      }
      ```

      ---

      ## View {#get}

      ```http
      GET /api/v1/people/:id HTTP/1.1
      ```

      #### Request

      ##### Path parameters

      :id
      : {{<required>}} String. Which one.

      ##### Query parameters

      limit
      : Integer. How many. Defaults to 40 people. Max 80.
      """#
    #expect(
      await summary(page) == """
        POST /api/v1/people
          header Authorization:  required
          body username: string required
          body agreement: boolean required
          body reason: string
          -> 200 {access_token: string, created_at: integer}
          -> 401 {error: string}
        GET /api/v1/people/{id}
          path id: string required
          query limit: integer =40
        """)
  }

  @Test func elementsWithClasses() async {
    let page = #"""
      ## Services

      ### Add

      <div class="endpoint post">/services</div>

      Attributes | Description
      ---:| ---
      `name`<br>*optional* | How it is called.
      `retries`<br>*optional* | How often. Default: `5`.
      `host`<br>**required** | Where it is.

      ### Show

      <div class="endpoint get">/services/{name or id}</div>

      Attributes | Description
      ---:| ---
      `name or id`<br>**required** | Which one.

      <h3 id="drop">Drop</h3>

      <p><span class="verb">DELETE</span> <code>/services/&lt;id&gt;</code></p>

      <span class="method">DELETE</span> <code>/services/{id}</code>
      """#
    #expect(
      await summary(page) == """
        POST /services
          body name:  optional
          body retries:  optional =5
          body host:  required
        GET /services/{name or id}
          path name or id:  required
        DELETE /services/{id}
        """)
  }

  @Test func endpointElement() async {
    let page = #"""
      ---
      title: "Home API"
      ---

      ### Actions

      <ApiEndpoint path="/api/" method="get">

      Tells whether it runs.

      ```json
      {
        "message": "Up."
      }
      ```

      </ApiEndpoint>

      <ApiEndpoint path="/api/history/period/<timestamp>" method="get">

      You can pass the following optional GET parameters:

      - `filter_entity_id=<entity_ids>` to filter by entities.
      - `end_time=<timestamp>` to say where it ends.
      - `minimal_response` to get less.

      </ApiEndpoint>
      """#
    #expect(
      await summary(page) == """
        GET /api
          -> 200 {message: string}
        GET /api/history/period/{timestamp}
          query filter_entity_id:  optional
          query end_time: string optional
          query minimal_response:  optional
        """)
  }

  @Test func fieldsAndFrontMatter() async {
    let page = #"""
      ---
      title: Show a plant
      api: GET /plants/{plant_id}
      ---

      <ParamField path="plant_id" type="string" required>
        Which one.
      </ParamField>

      <ParamField query="verbose" type="boolean" default="false" required={false}>
        Whether to say more.
      </ParamField>

      <ResponseField name="age" type="integer" required>
        In days.
      </ResponseField>

      <ResponseExample>

      ```json Response
      {"name": "Fern", "age": 3}
      ```

      </ResponseExample>
      """#
    #expect(
      await summary(page) == """
        GET /plants/{plant_id}
          path plant_id: string required
          query verbose: boolean optional =false
          -> 200 {name: string, age: integer}
        """)
  }

  @Test func highlighterWithStars() async {
    let page = #"""
      ## Create an index

      <RouteHighlighter method="POST" path="/indexes"/>

      ### Body

      | Name             | Type              | Default value | Description |
      | :--------------- | :---------------- | :------------ | :---------- |
      | **`uid`** *      | String            | N/A           | what names it |
      | **`primaryKey`** | String / `null`   | `null`        | what is unique |

      #### Response: `202 Accepted`

      ```json
      {
        "taskUid": 0
      }
      ```
      """#
    #expect(
      await summary(page) == """
        POST /indexes
          body uid: string required
          body primaryKey: string optional =null
          -> 202 {taskUid: integer}
        """)
  }

  @Test func routeWithLinks() async {
    let page = #"""
      # Messages

      ## List Messages
      <Route method="GET">/rooms/[\{room.id\}](/docs/room#room-object)/messages</Route>

      ###### Query String Params

      | Field   | Type      | Description                     | Default |
      | ------- | --------- | ------------------------------- | ------- |
      | around? | snowflake | in the middle of the answer     | absent  |

      ## Create Message
      <Route method="POST">/rooms/[\{room.id\}](/docs/room#room-object)/messages</Route>

      ###### JSON/Form Params

      | Field        | Type                                   | Description      |
      | ------------ | -------------------------------------- | ---------------- |
      | content?\*   | string                                 | what is said     |
      | embeds?\*    | array of [embed](/docs/e#embed) objects | what is shown   |
      | mentions?    | [allowed mention object](/docs/m#am)   | who is told      |
      | room_kind    | integer                                | where            |

      ## Drop a Reaction
      <Route method="DELETE">/rooms/[\{room.id\}](/docs/room#o)/messages/[\{message.id\}](/docs/m#o)/reactions/[\{emoji\}](/docs/e#o)</Route>

      Returns `204 No Content`.
      """#
    #expect(
      await summary(page) == """
        GET /rooms/{room.id}/messages
          query around: string optional
        POST /rooms/{room.id}/messages
          body content: string optional
          body embeds: array optional
          body mentions: object optional
          body room_kind: integer required
        DELETE /rooms/{room.id}/messages/{message.id}/reactions/{emoji}
          -> 204
        """)
  }

  @Test func specInFrontMatter() async {
    let page = #"""
      ---
      title: "Create a plant"
      openapi: "specs/plants.json POST /plants"
      ---

      Text.
      """#
    #expect(
      await summary(page) == """
        POST /plants
        """)
  }

  @Test func titleWithPercentSign() async {
    let page = #"""
      # Rooms Resource

      ###### Room Structure

      | Field  | Type      | Description     |
      |--------|-----------|-----------------|
      | id     | snowflake | what names it   |
      | topic? | ?string   | what it is for  |

      ## Get Room % GET /rooms/{room.id#DOCS_RESOURCES_ROOM/room-object}

      Shows a room.

      ## Modify Room % PATCH /rooms/{room.id#DOCS_RESOURCES_ROOM/room-object}

      Changes a room. All JSON parameters are optional.

      ###### JSON Params

      | Field                | Type                                     | Description     | Room Type |
      |----------------------|------------------------------------------|-----------------|-----------|
      | name                 | string                                   | how it is called | All      |
      | slow_mode?\*         | ?integer                                 | seconds to wait | Text      |
      | overwrites? \[1\]    | ?array[overwrite](#DOCS_X/overwrite)     | who may do what | All       |

      \* Not everywhere.

      ## List Messages % GET /rooms/{room.id#DOCS_RESOURCES_ROOM/room-object}/messages

      ###### Query String Params

      | Field   | Type      | Description                 | Default |
      |---------|-----------|-----------------------------|---------|
      | around? | snowflake | in the middle of the answer | absent  |
      | limit?  | integer   | how many (1-100)            | 50      |
      """#
    #expect(
      await summary(page) == """
        GET /rooms/{room.id}
        PATCH /rooms/{room.id}
          body name: string optional
          body slow_mode: integer optional
          body overwrites: array optional
        GET /rooms/{room.id}/messages
          query around: string optional
          query limit: integer optional =50
        """)
  }

  @Test func typesInDefinitions() async {
    let page = #"""
      ## Index API

      ```console
      POST /notes-000001/_doc/
      {
        "text": "x"
      }
      ```

      ### Request

      `PUT /<target>/_doc/<_id>`

      `POST /<target>/_doc/`

      ### Path parameters

      `<target>`
      : (Required, string) Where to put it.

      `<_id>`
      : (Optional, string) What names it.

      ### Query parameters

      `refresh`
      : (Optional, enum) Valid values: `true`, `false`, `wait_for`.
      """#
    #expect(
      await summary(page) == """
        PUT /{target}/_doc/{_id}
          path target: string required
          path _id: string optional
          query refresh: string optional {true,false,wait_for}
        POST /{target}/_doc
          path target: string required
          query refresh: string optional {true,false,wait_for}
        """)
  }
}
