import APIModel
import Testing

@testable import DocExtract

/// Forms of tables, lists and samples that hand-written docs have besides the usual ones.
@Suite struct FurtherFormsTests {
  @Test func matrixOfMethods() async {
    let page = #"""
      # Funnels

      | GET | PUT | DELETE | Path | Description |
      |---|---|---|---|---|
      | X | | | /api/overview | What there is. |
      | X | X | X | /api/funnels/*vhost*/*name* | One. To PUT one, you need a body like this: {"width":12,"wet":true}. When DELETEing one you can add the query string parameter `if-empty=true`. |
      | | | | /api/none | Nothing |
      """#
    #expect(
      await summary(page) == """
        GET /api/overview
        GET /api/funnels/{vhost}/{name}
        PUT /api/funnels/{vhost}/{name}
          body width: integer
          body wet: boolean
        DELETE /api/funnels/{vhost}/{name}
          query if-empty: 
        """)
    #expect(await operations("# A\n\n| GET | Path | Text |\n|---|---|---|\n| X | /a | b |\n") == [])
  }

  @Test func parametersOfManyOperations() async {
    let page = { (lead: String) in
      """
      # Recipes

      ## Parameters

      \(lead)

      | Parameter | Type |
      |---|---|
      | `fields` | array |

      ## Get them

      `GET /recipes`

      ## Get one

      `GET /recipes/:id`

      ## Write one

      `POST /recipes`
      """
    }
    let takers = { (lead: String) in
      await extract(page(lead)).spec.operations.filter { $0.parameters.contains { $0.name == "fields" } }.map(\.name)
    }
    #expect(await takers("The following parameters work on `GET` requests:") == ["GET /recipes", "GET /recipes/{id}"])
    #expect(await takers("All list endpoints accept these query parameters:") == ["GET /recipes"])
    #expect(await takers("Every request takes these parameters:").count == 3)
    #expect(await takers("Some requests take these parameters:") == [])
    #expect(await takers("See each endpoint for which parameters it takes:") == [])
  }

  @Test func sharedRowsAreBounded() async {
    var page = "# A\n\n## Common\n\nAll requests take these parameters:\n\n| Parameter | Type |\n|---|---|\n"
    for row in 0..<600 { page += "| `p\(row)` | string |\n" }
    for operation in 0..<400 { page += "\n## Op \(operation)\n\n`GET /a/b\(operation)`\n" }
    let spec = await extract(page).spec
    #expect(spec.operations.count == 400)
    let count = spec.operations.reduce(0) { $0 + $1.parameters.count }
    #expect(count > 90_000 && count <= 100_000)
  }

  @Test func rowHeadsInHTML() async {
    let page = """
      # Agents

      `GET /agents`

      Optional query string parameters:

      <table>
      <tbody>
        <tr><th><code>name</code></th><td>Filters by name<br><em>Example:</em> <code>?name=a</code></td></tr>
        <tr><th><code>host</code></th><td>Filters by host</td></tr>
      </tbody>
      </table>
      """
    #expect(await summary(page) == "GET /agents\n  query name:  optional\n  query host:  optional")
    let other = page.replacing("Optional query string parameters:", with: "What it is:")
    #expect(await summary(other) == "GET /agents")
  }

  @Test func typesInEmphasis() async {
    let page = """
      # Ponds

      `POST /ponds`

      **Parameters:**

      - **region** *integer* Where to dig it.
      - **label** *string* (optional) A text.
      - `depth` *String(pattern=x)* How deep.
      """
    #expect(
      await summary(page)
        == "POST /ponds\n  body region: integer required\n  body label: string optional\n  body depth: string required")
    #expect(
      await summary("# A\n\n`POST /a`\n\nSee:\n\n- **Note** *well* that it is slow.\n- **And** *this*\n") == "POST /a")
  }

  @Test func paragraphsWithATypeInBold() async {
    let page = """
      # Mosaics

      ## Make one

      `POST /mosaics`

      ### Request body

      `title` **string**, **Required**\\
      What it shows.

      `grout` **string**\\
      Its color.

      ### Response

      Nothing.
      """
    #expect(await summary(page) == "POST /mosaics\n  body title: string required\n  body grout: string")
  }

  @Test func definitionsWithValues() async {
    let page = """
      # Checks

      `GET /checks`

      ### Query string parameters

      slug=&lt;value&gt;
      :   Only those with it.
      """
    #expect(await summary(page) == "GET /checks\n  query slug: ")
  }

  @Test func plainNamesInTables() async {
    let page = { (title: String, lead: String, name: String) in
      "# Boots\n\n`POST /boots`\n\n\(lead)\n\n| \(title) | Description |\n|---|---|\n| \(name) | The system |\n| arch | Which |\n"
    }
    #expect(await summary(page("Name", "**Input**", "os")) == "POST /boots\n  body os: \n  body arch: ")
    #expect(
      await summary(
        page("Parameter", "What can be sent in order to choose one of the many systems that there are:", "os"))
        == "POST /boots\n  body os: \n  body arch: ")
    #expect(await summary(page("Name", "Systems that there are:", "os")) == "POST /boots")
    #expect(await summary(page("Parameter", "Settings:", "BOOT_OS")) == "POST /boots")
    #expect(await summary(page("Parameter", "Settings:", "An old system")) == "POST /boots")
  }

  @Test func dumpsOfForms() async {
    let page = """
      # Rivets

      ```
      POST /rivets HTTP/1.1
      Content-Type: application/x-www-form-urlencoded

      name=first&metal=copper
      ```
      """
    #expect(await summary(page) == "POST /rivets\n  body name: \n  body metal: ")
    #expect(await summary(page.replacing("name=first&metal=copper", with: "a text, a = b")) == "POST /rivets")
  }

  @Test func queriesOfSamples() async {
    let page = { (table: String) in
      "# Eels\n\n`GET /eels`\n\n\(table)\n\n```shell\ncurl \"https://eels.example.com/eels?pond=2&token=x\"\n```\n"
    }
    #expect(await summary(page("Lists them.")) == "GET /eels\n  query pond: ")
    #expect(
      await summary(page("| Parameter | Type |\n|---|---|\n| `length` | integer |"))
        == "GET /eels\n  query length: integer")
  }

  @Test func bodiesThatAreDrawn() async {
    let page =
      "# A\n\n`POST /comments`\n\n**Body**:\n\n```\n{\"text\": \"<text>\", \"parent\": <parent id or null>}\n```\n"
    let spec = await extract(page).spec
    #expect(spec.operations.first?.shownBody?.properties.map(\.name) == ["text", "parent"])
    let answer = await extract(page.replacing("**Body**", with: "**Response**")).spec
    #expect(answer.operations.first?.shownBody == nil)
  }

  @Test func headingsWithQuotes() async {
    #expect(await operations("# A\n\n### GET '/questions?page=${page}'\n\nAll.\n") == ["GET /questions"])
    #expect(await operations("# A\n\n### GET 'hints'\n\nAll.\n") == [])
  }

  @Test func addressesWithPlaceholders() async {
    let page = { (lead: String) in
      """
      # Tides

      ## Current

      \(lead)

      ```
      https://api.tides.example.com/v1/tides?port={port}&key={API key}
      ```

      | Parameter | | |
      |---|---|---|
      | `port` | required | Which |
      | `units` | optional | Feet or meters |
      """
    }
    #expect(
      await summary(page("API call:"))
        == "GET /v1/tides\n  query port:  required\n  query units:  optional\n  query key: ")
    #expect(await operations(page("Our page is at:")) == [])
    #expect(await operations(page("API call with POST:")) == [])
  }

  @Test func listsOfRoutes() async {
    let page = """
      # Parcels

      ```
        GET|HEAD  api/parcels ......... parcels.index › ParcelController@index
        DELETE    api/parcels/{parcel}  parcels.destroy › ParcelController@destroy
      ```
      """
    #expect(await operations(page) == ["GET /api/parcels", "HEAD /api/parcels", "DELETE /api/parcels/{parcel}"])
  }

  @Test func namesInAFence() async {
    let page = "# A\n\n`POST /token`\n\nquery params:\n\n```\ngrant_type=password\nscope=<optional>\n```\n"
    #expect(await summary(page) == "POST /token\n  query grant_type: \n  query scope: ")
    #expect(await summary(page.replacing("query params:", with: "configuration:")) == "POST /token")
  }

  @Test func elementsOfAnArray() async {
    let page = { (lead: String) in
      """
      # Push

      `POST /push`

      Send this:

      ```json
      {"messages": [{"to": "a", "text": "b"}]}
      ```

      \(lead)

      | Name | Type | Required |
      |---|---|---|
      | to | string | o |
      | text | string | - |
      | topic | string | - |
      """
    }
    #expect(
      await summary(page("The parameters of each message:")) == """
        POST /push
          body messages[][to]: string required
          body messages[][text]: string optional
          body messages[][topic]: string optional
        """)
    #expect(await !summary(page("The parameters:")).contains("messages["))
  }

  @Test func sentencesAboutNames() async {
    let page = """
      # Zones

      ## `POST /zones`

      * `name` is that of the domain.
      * `kind` is one of three.
      * If `soa` is not set, there is none.
      * `masters` must be a list.
      """
    #expect(await summary(page).hasPrefix("POST /zones\n  body name: \n  body kind: \n  body masters: "))
    #expect(await summary(page.replacing("POST", with: "GET")) == "GET /zones")
  }

  @Test func expandables() async {
    let page = """
      ---
      api: "POST /plants"
      ---

      <ParamField body="address" type="object">
        Where

        <Expandable title="properties">

      <ParamField body="street" type="string">Street</ParamField>

        </Expandable>
      </ParamField>

      <ParamField body="tag" type="string">Tag</ParamField>
      """
    #expect(
      await summary(page) == "POST /plants\n  body address: object\n  body address[street]: string\n  body tag: string")
  }

  @Test func recordsOfDotNet() async {
    let page = """
      # Gates

      `POST /check-in`

      ```csharp
      public record CheckInRequest(string Gate, DateTimeOffset? At, bool Force = false);
      ```
      """
    #expect(
      await summary(page)
        == "POST /check-in\n  body gate: string required\n  body at: string optional\n  body force: boolean optional =false"
    )
    let entity = page.replacing("CheckInRequest", with: "Visitor")
    #expect(await summary(entity) == "POST /check-in")
  }

  @Test func listingBelowAResponse() async {
    let page = """
      # Gists

      ## List

          GET /users/:user/gists

      ### Parameters

      Name | Type
      ---|---
      `since` | `string`

      ### Response

      Or those of all:

          GET /gists

      ### Parameters

      Name | Type
      ---|---
      `until` | `string`
      """
    #expect(
      await summary(page) == """
        GET /users/{user}/gists
          query since: string
        GET /gists
          query until: string
        """)
  }

  @Test func marksInsideTheCode() async {
    let page = "# Users\n\n## POST /users\n\n- `name*` — string\n- `mail*` — string\n- `bio` — string\n"
    #expect(
      await summary(page)
        == "POST /users\n  body name: string required\n  body mail: string required\n  body bio: string")
    #expect(
      await summary(page.replacing("*`", with: "`"))
        == "POST /users\n  body name: string\n  body mail: string\n  body bio: string")
  }

  @Test func requirementInADefinition() async {
    let page = "# Search\n\n## GET /search\n\n<dl>\n<dt><code>q</code></dt>\n<dd>The term. Required.</dd>\n</dl>\n"
    #expect(await summary(page) == "GET /search\n  query q:  required")
    #expect(await summary(page.replacing("Required.", with: "")) == "GET /search")
  }

  @Test func allAreRequired() async {
    let page = { (text: String) in
      "# X\n\n`POST /x`\n\n\(text)\n\n| Field | Type |\n|---|---|\n| `a` | string |\n"
    }
    #expect(await summary(page("All fields are required.")) == "POST /x\n  body a: string required")
    #expect(await summary(page("Tokens are required for all fields.")) == "POST /x\n  body a: string")
  }

  @Test func severalInAParagraph() async {
    #expect(
      await operations("# E\n\n## One\n\n`GET /e/:id` `PUT /e/:id`, `DELETE /e/:id`\n") == [
        "GET /e/{id}", "PUT /e/{id}", "DELETE /e/{id}",
      ])
    #expect(await operations("# E\n\n## One\n\n`GET /e/:id` or else `PUT /e/:id`\n") == [])
  }

  @Test func labelsOnTheirLines() async {
    let page = "# L\n\n`POST /login`\n\nRequired fields: `name`, `password`\nOptional fields: `remember`\n"
    #expect(
      await summary(page)
        == "POST /login\n  body name:  required\n  body password:  required\n  body remember:  optional")
  }

  @Test func pointers() async {
    let page =
      "# O\n\n## `PUT /o/{id}`\n\nRequest fields:\n\n| Path | Type | Description |\n|---|---|---|\n| `/author/name` | String | A |\n"
    #expect(await summary(page) == "PUT /o/{id}\n  body author[name]: string")
  }

  @Test func dataOfAGet() async {
    let page = "# L\n\n`GET /links`\n\n```shell\ncurl -G https://l.example.com/links -d limit=10\n```\n"
    #expect(await summary(page) == "GET /links\n  query limit: ")
  }
}
