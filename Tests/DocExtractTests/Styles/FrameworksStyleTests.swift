import APIModel
import Testing

@testable import DocExtract

/// How frameworks and their generators write operations down.
@Suite struct FrameworksStyleTests {
  /// `<int:id>` in a heading is an address to Markdown, and `<name>` an element.
  @Test func converters() async {
    let page = """
      # Birds

      ## GET /birds/<int:bird_id>

      ## DELETE /birds/<bird>/rings/<uuid:ring>

      ## Look

      GET /people/<name>

      See <https://birds.example.com/x> and GET </b>.
      """
    #expect(
      await operations(page) == [
        "GET /birds/{bird_id}", "DELETE /birds/{bird}/rings/{ring}", "GET /people/{name}",
      ])
  }

  /// `*name*` between slashes is emphasis to Markdown, and `(string:name)` what Sphinx writes.
  @Test func placeholdersInOtherMarks() async {
    let page = """
      # Rivets

      ## GET /plates/*plate_id*/rivets/*name*

      ## DELETE /plates/(string:plate)/files/(path:file)

      ## *Old* and/*or* new

      POST /plates/*two words*/x
      """
    #expect(
      await operations(page) == ["GET /plates/{plate_id}/rivets/{name}", "DELETE /plates/{plate}/files/{file*}"])
  }

  /// A route list of Laravel, and rows whose rules say what is needed.
  @Test func routeList() async {
    let page = """
      # Lockers

      ```
        POST       api/login ............... AuthController@login
        DELETE     api/lockers/{locker} .... lockers.destroy
      ```

      ```
      GET api/a . b
      ```
      """
    #expect(await operations(page) == ["POST /api/login", "DELETE /api/lockers/{locker}"])
  }

  /// The type below the name in one cell, a bare word as the path of a row, and the source of each value.
  @Test func cellsOfTwoLines() async {
    let page = """
      # Hedges

      Endpoint | HTTP Method | Result
      --|--|--
      `hedges` | GET | All hedges
      `hedges/:id` | DELETE | Gone

      ## Grow a hedge

      `POST /hedges/{id:guid}`

      | Name / type | Description |
      |---|---|
      | **plant**<br>string | What it is made of |
      | **height**<br>integer | Centimeters |

      ## Sell a hedge

      `POST /hedges/{id:guid}/sale`

      | Name | Source | Type | Required |
      |------|--------|------|----------|
      | id | Route | Guid | yes |
      | once | Query | string | no |
      | price | Body | int | yes |
      """
    #expect(
      await summary(page) == """
        GET /hedges
        DELETE /hedges/{id}
        POST /hedges/{id}
          body plant: string
          body height: integer
        POST /hedges/{id}/sale
          path id: string required
          query once: string optional
          body price: integer required
        """)
  }

  /// A block that lists all, and each of them again above what documents it, without a heading between.
  @Test func listedAgain() async {
    let page = """
      # Tracks

      ```
      GET  /tracks
      POST /tracks
      ```

      ---

      `GET /tracks`

      - `page`: (optional number) Which page.

      ---

      `POST /tracks`

      - `name`: (string) Its name.
      - `shared`: (optional boolean) Whether it is shared.
      """
    #expect(
      await summary(page) == """
        GET /tracks
          query page: number optional
        POST /tracks
          body name: string required
          body shared: boolean optional
        """)
  }

  @Test func springRESTDocs() async {
    let page = #"""
      # Cellar

      ## Add a jar

      ### Request fields

      | Path | Type | Description |
      |------|------|-------------|
      | `content` | `String` | What is in it |
      | `labels[].text` | `String` | What stands on it |

      ### HTTP request

      ```http
      POST /jars HTTP/1.1
      Content-Type: application/json

      {"content": "Figs"}
      ```

      ## Paths

      | Path | Type |
      |------|------|
      | /jars | all of them |
      """#
    #expect(
      await summary(page) == """
        POST /jars
          body content: string
          body labels[].text: string
        """)
  }

  @Test func dataOfATemplate() async {
    let page = """
      # Show a club

      **URL** : `/api/clubs/:pk/`

      **Method** : `GET`

      **URL Parameters** : `pk=[integer]` where `pk` is the number of the club.

      **Note on URL parameters** : `pk` is old.
      """
    #expect(
      await summary(page) == """
        GET /api/clubs/{pk}
          path pk: integer
        """)
  }

  @Test func generatedClients() async {
    let page = """
      # ClubsApi

      Method | HTTP request | Description
      ------------- | ------------- | -------------
      [**closeClub**](ClubsApi.md#closeClub) | **POST** /clubs/{clubId}/close | Closes a club
      [**findClubs**](ClubsApi.md#findClubs) | **GET** /clubs | Finds clubs

      # **closeClub**
      > closeClub(clubId, reason)

      ### Parameters

      Name | Type | Description  | Notes
      ------------- | ------------- | ------------- | -------------
       **clubId** | **Long**| The club |
       **reason** | **String**| Why | [optional]

      # **findClubs**
      > findClubs(town)

      ### Parameters

      Name | Type | Description  | Notes
      ------------- | ------------- | ------------- | -------------
       **town** | **String**| Where | [optional]
      """
    #expect(
      await summary(page) == """
        POST /clubs/{clubId}/close
          path clubId: integer required
          body reason: string optional
        GET /clubs
          query town: string optional
        """)
  }

  /// Content that is indented inside components is no code to MDX.
  @Test func taggedHeadings() async {
    let page = #"""
      # Talks

      ## List all talks {{ tag: 'GET', label: '/v1/talks' }}

      <Row>
        <Col>

          They come in pages.

          ### Optional attributes

          <Properties>
            <Property name="limit" type="integer">
              How many.
            </Property>
          </Properties>

          ### Required attributes

          <Properties>
            <Property name="room" type="string">
              Where.
            </Property>
          </Properties>

        </Col>
      </Row>

      ## Get a talk {{ label: "/v1/talks/:id", tag: "GET" }}

      ## Nothing {{ className: 'lead' }}

      ## Open {{ tag: 'GET', label: '/v1
      """#
    let spec = await extract(page).spec
    #expect(
      summary(spec) == """
        GET /v1/talks
          query limit: integer optional
          query room: string required
        GET /v1/talks/{id}
        """)
    #expect(spec.operations.map(\.summary) == ["List all talks", "Get a talk"])
  }

  @Test func gitBook() async {
    let page = #"""
      # Shelves

      {% swagger method="post" path="/shelves/:id" baseUrl="https://books.example.com/v1" summary="Fill a shelf" %}
      {% swagger-description %}
      Puts books there.
      {% endswagger-description %}

      {% swagger-parameter in="path" name="id" type="Integer" required="true" %}
      Which one
      {% endswagger-parameter %}

      {% swagger-parameter in="body" name="tidy" type="Boolean" required="false" %}
      In order
      {% endswagger-parameter %}
      {% endswagger %}
      """#
    #expect(
      await summary(page) == """
        POST /v1/shelves/{id}
          path id: integer required
          body tidy: boolean optional
        """)
  }

  @Test func readmeIO() async {
    let page = #"""
      # Add a shell

      `POST https://shells.example.com/v2/shells`

      [block:parameters]
      {
        "data": {
          "h-0": "Name",
          "h-1": "Type",
          "h-2": "Required",
          "0-0": "`species`",
          "0-1": "string",
          "0-2": "yes",
          "1-0": "width",
          "1-1": "number",
          "1-2": "no",
          "x": 3, "9-x": "?", "-1-0": "z"
        },
        "cols": 3,
        "rows": 2
      }
      [/block]

      [block:parameters]
      {"data": {"h-0": "Name"
      [/block]
      """#
    #expect(
      await summary(page) == """
        POST /v2/shells
          body species: string required
          body width: number optional
        """)
  }

  @Test func httpie() async {
    let page = #"""
      # Streams

      ## Make a stream

      ```
      $ http -f -a me:x POST :8087/v3/streams name=orders parts:=4 X-Tag:new dry==true
      ```

      ```json
      {"name": "orders"}
      ```

      ## Make a channel

      ```shell
      http https://h.example.com/v3/channels name=x
      ```

      ```json
      {"name": "x"}
      ```

      ## Not a command

      ```nginx
      http {
        server_name x.example.com/y;
      }
      ```

      ```
      http is a protocol
      ```
      """#
    let operations = await extract(page).spec.operations
    #expect(operations.map(\.name) == ["POST /v3/streams", "POST /v3/channels"])
    #expect(operations.map(\.requestMediaTypes) == [["multipart/form-data"], ["application/json"]])
    #expect(operations[0].shownBody?.properties.map(\.name) == ["name", "parts"])
    #expect(operations[0].samples.map(\.query) == [[NameValue("dry", "true")]])
    #expect(operations[0].samples.first?.url.hasPrefix("http://localhost:8087/v3/streams") == true)
  }

  /// A registry that runs under either scheme, and a list of the keys of what an example shows.
  @Test func eitherSchemeAndKeysOfAnObject() async {
    let page = #"""
      # Crates

      ## List crates

      ```plaintext
      GET http(s)://${CRATES_HOST}/v2/_list
      ```

      ```json
      [{"id": 1, "_links": {"self": "/a", "kill": "/b"}}]
      ```

      The `_links` object contains the following properties:

      - `self`: The crate itself.
      - `kill`: Where to delete it.
      """#
    let spec = await extract(page).spec
    #expect(
      summary(spec) == """
        GET /v2/_list
          -> 200 [{id: integer, _links: {self: string, kill: string}}]
        """)
    let links = spec.operations[0].responses[0].schema?.items?.schema.properties.last?.schema
    #expect(links?.properties.map(\.description) == ["The crate itself.", "Where to delete it."])
  }
}
