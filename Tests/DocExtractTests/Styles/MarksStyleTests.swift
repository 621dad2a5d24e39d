import Testing

@testable import DocExtract

/// What stands around the names of parameters at vendors of other habits: types, "required" and where they are sent.
@Suite struct MarksStyleTests {
  @Test func describedParagraphEach() async {
    let page = #"""
      # Crates

      > Endpoints

      ```
         POST /v1/crates
          GET /v1/crates
      ```

      ## The crate object

      ### Attributes

      **id** `string`
      Which crate it is.

      **weight** `integer` optional
      In grams.

      ## Send a crate

      `POST /v1/crates`

      ### Parameters

      **weight** `integer` **REQUIRED**
      In grams, at most 900.

      **label** `string` optional
      What stands on it.

      ## List crates

      `GET /v1/crates`

      **limit** `integer` optional, default is `10`
      How many.

      **Note** this is
      not one.
      """#
    #expect(
      await summary(page) == """
        POST /v1/crates
          body weight: integer required
          body label: string optional
        GET /v1/crates
          query limit: integer optional =10
        """)
  }

  @Test func paragraphEach() async {
    let page = #"""
      # Birds

      ## Teach a bird

      `POST {{ api_url }}/v1/birds`

      ## Usage examples

      ``` curl
      curl -X POST {{ api_url }}/v1/birds --data-urlencode name=Polly
      ```

      ## Parameters

      **name** `string` <span class="required">required</span>

      What it is called.

      **to** `string | integer | (integer)[]` optional

      Whom to tell.

      ## Rename a bird

      `PATCH {{ api_url }}/v1/birds/{bird_id}`

      **bird_id** `integer` required in path

      **name** `string` optional

      **Note** `name` is kept.

      **Permissions required** : None

      **Beta** required
      """#
    #expect(
      await summary(page) == """
        POST /v1/birds
          body name: string required
          body to: array|string|integer optional
        PATCH /v1/birds/{bird_id}
          path bird_id: integer required
          body name: string optional
        """)
  }

  @Test func sentencesAndTrails() async {
    let page = #"""
      # Carts

      `POST /carts.push`

      - `cart` — *Required*. String. Cart to push.
      - `friends` — *Optional*. Array. Who helps.
      - `tags` (array(string)) — What it holds.
      - `depth` — *Optional*. Metres. How deep.

      ## Pull

      `GET /carts.pull`

      header Parameters

      - **Api-Key** *required* string
      - **Api-User** string *optional*

      - **Api-Version** required - Which one
      - **Api-Name** `string` · Optional

      ## Weigh

      `POST /carts.weigh`

      **JSON parameters**:

      - **Wheels** - How many wheels. Integer, defaults to `4`.
      - **Brake** - The brake. One of
          - **hand** - by hand
          - **foot** - by foot
      - **Note** - What to say. Integer or String, whichever.
      """#
    #expect(
      await summary(page) == """
        POST /carts.push
          body cart: string required
          body friends: array optional
          body tags: array
          body depth:  optional
        GET /carts.pull
          header Api-Key: string required
          header Api-User: string optional
          header Api-Version:  required
          header Api-Name: string optional
        POST /carts.weigh
          body Wheels: integer =4
          body Brake:  {hand,foot}
          body Note: 
        """)
  }

  @Test func tableWithoutTitles() async {
    let page = #"""
      # Carts

      **GET** `/carts.json`

      *query Parameters*

      | | |
      |---|---|
      | **order** | string. Enum: `newest`, `oldest` |
      | **page** | integer. Between 1-100 |

      ## Colours

      | | |
      |---|---|
      | **red** | The first one |
      """#
    #expect(
      await summary(page) == """
        GET /carts.json
          query order: string {newest,oldest}
          query page: integer
        """)
  }

  @Test func namesOfErrorsAndTitlesOfExamples() async {
    let page = #"""
      # Carts

      ## Push

      ```
      POST /cart/:id/push
      ```

      ### Parameters - `Parameter`

      | Name | Type | Description |
      |---|---|---|
      | id | `Number` | <p>Its ID.</p> |
      | far | `Long` | <p>How far</p> |

      ### Success 201

      | Name | Type | Description |
      |---|---|---|
      | push_id | `Number` | <p>The ID</p> |

      ### Error 404

      | Name | Type | Description |
      |---|---|---|
      | reason | String | <p>Why</p> |

      ### Error 4xx

      | Name | Type | Description |
      |---|---|---|
      | NotFound | | <p>There is none.</p> |

      ## Stop

      ```
      DELETE /cart/:id
      ```

      ### Parameters examples

      `json` - Request-Example:

      ```json
      {"reason": "late"}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /cart/{id}/push
          path id: number
          body far: integer
          -> 201 {push_id?: number}
        DELETE /cart/{id}
        """)
  }

  @Test func objectsWithTablesOfTheirOwn() async {
    let page = #"""
      # Stamps

      ## Create a stamp

          POST /stamps

      #### Parameters

      Name | Type | Description
      -----|------|------------
      `content`|`string` | **Required.** The type.
      `output`|`object`| Check the [`output` object](#output-object).

      ##### `output` object

      Name | Type | Description
      -----|------|------------
      `title`|`string` | **Required.** The title.
      `notes`|`array` of `objects` | Adds notes.

      ###### `notes` object

      Name | Type | Description
      -----|------|------------
      `text`|`string` | **Required.** The text.
      """#
    #expect(
      await summary(page) == """
        POST /stamps
          body content: string required
          body output: object optional
          body output[title]: string required
          body output[notes]: array optional
          body output[notes][][text]: string required
        """)
  }

  @Test func optionalInTheDescription() async {
    let page = #"""
      # Hatches

      `POST /hatches`

      Body parameters:

      - `name` (string) — the optional name of the hatch.
      - `kind` (string) — If not provided, it is guessed.
      - `limit` (object, optional) — the limit.
      - `tags` (array) — tags.
      """#
    #expect(
      await summary(page) == """
        POST /hatches
          body name: string optional
          body kind: string optional
          body limit: object optional
          body tags: array required
        """)
  }
}
