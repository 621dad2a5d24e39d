import Testing

@testable import DocExtract

/// Pages that tools export from a collection of requests, and pages that people write around their commands.
@Suite struct ExportsStyleTests {
  @Test func collectionOfRequests() async {
    let page = #"""
      # Project: Bakery
      # 📁 Collection: Loaves


      ## End-point: Bake a loaf
      ### Method: POST
      >```
      >{{baseUrl}}/api/ovens/:ovenId/loaves?dry=true
      >```
      ### 📥 Headers

      |Content-Type|Value|
      |---|---|
      |Accept|application/json|

      ### Query Params

      |Param|value|
      |---|---|
      |dry|true|
      |batch|7|

      ### Path Params

      |Param|value|
      |---|---|
      |ovenId|2|

      ### Body formdata

      |Param|value|Type|
      |---|---|---|
      |flour|rye|text|

      ### 🔑 Authentication bearer

      |Param|value|Type|
      |---|---|---|
      |token|{{token}}|string|

      ### Response: 201
      ```json
      {"id": 2}
      ```

      ## End-point: Read the oven
      ### Method: GET
      >```
      >{{baseUrl}}/api/ovens/:ovenId
      >```
      """#
    #expect(
      await summary(page) == """
        POST /api/ovens/{ovenId}/loaves
          query dry: 
          query batch: 
          path ovenId: 
          body flour: string
          -> 201 {id: integer}
        GET /api/ovens/{ovenId}
        """)
  }

  @Test func labelsInABlock() async {
    let page = #"""
      # Ovens

      ### 1. Light an oven

      ***Endpoint:***

      ```bash
      Method: POST
      Type: RAW
      URL: {{base_url}}/ovens/:oven/light
      ```

      ***Query params:***

      | Key | Value | Description |
      | --- | ------|-------------|
      | dry | true | Only try |

      ### 2. Settings

      ```
      Method: slow
      URL: none
      ```
      """#
    #expect(
      await summary(page) == """
        POST /ovens/{oven}/light
          query dry: 
        """)
  }

  @Test func sharedValuesAreNoParameters() async {
    // A code block below a method that is no path, and a table of values that nothing announces.
    let page = #"""
      # Ovens

      ## Read

      ### Method: GET

      ```
      ovenctl show
      ```

      ## Limits

      | Name | Value |
      |---|---|
      | loaves | 20 |

      ## List

      `GET /ovens`

      ### Attributes

      | Name | Value |
      |---|---|
      | colour | red |
      """#
    #expect(await summary(page) == "GET /ovens")
  }

  @Test func commandsSayWhichOperationOfAnOverview() async {
    let page = #"""
      # ovend

      ## API

      - `GET /loaves` - list all loaves
      - `POST /loaves` - make a new loaf
      - `POST /loaves/:name/bake` - bake it; returns 418 when it is burnt

      ### Making a loaf

      ```
      curl -X POST localhost:8418/loaves -d '{"name": "rye"}'
      ```

      gives

      ```json
      {"name": "rye", "weight": 750}
      ```

      ### Baking

      ```
      curl -X POST 'http://localhost:8418/v1/loaves/rye/bake?heat=220'
      ```

      Query parameters:

      * `heat`: integer, degrees, default 200
      * `steam`: boolean, whether to add steam

      ### Settings

      | Option | Type | Description |
      |---|---|---|
      | `port` | integer | Where to listen |
      """#
    #expect(
      await summary(page) == """
        GET /loaves
        POST /loaves
          -> 200 {name: string, weight: integer}
        POST /loaves/{name}/bake
          query heat: integer
          query steam: boolean
        """)
  }

  @Test func itemsThatAreOperations() async {
    let page = #"""
      # Ovens

      1. **List**: `GET /v1/ovens`. Sorted by name.
      2. **One**: `GET /v1/ovens/{oven}`
      3. **Heat**: `POST /v1/ovens/{oven}/heat`. Body:

         ```json
         {"to": 220}
         ```
      4. **Cool** : `POST /v1/ovens/{oven}/cool` — no body

      Errors have a text:

      ```json
      {"message": "Too hot"}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /v1/ovens
        GET /v1/ovens/{oven}
        POST /v1/ovens/{oven}/heat
        POST /v1/ovens/{oven}/cool
        """)
  }

  @Test(arguments: [
    "- **Fixed**: `GET /ovens`. It returns all.\n- **Added**: `POST /ovens`. New.",
    "- **Before**: `GET /ovens`\n- **After**: `GET /v2/ovens`",
    "Only one:\n\n- **Heat**: `POST /ovens/{oven}/heat`. Body follows.",
    "## Known issues\n\n- **Empty**: `GET /ovens` - fails\n- **Long names**: `POST /ovens` - fails",
    "## 1.4\n\n- **Speed**: `GET /ovens`. Faster.\n- **Memory**: `POST /ovens`. Less.",
    "For example:\n\n- **One**: `GET /ovens/1`.\n- **Two**: `GET /ovens/2`.",
  ])
  func itemsThatAreNone(_ list: String) async {
    #expect(await operations("# Ovens\n\n\(list)\n").isEmpty)
  }

  @Test func sentenceAboveATable() async {
    let page = #"""
      # Ovens

      ## Signing in

      Call `POST /v1/session` with your name, then send the `X-Session` header that comes back with everything else.

      | field | type | required |
      |---|---|---|
      | user | string | yes |

      Sign out with `DELETE /v1/session`.

      ## Others

      See `POST /v1/others` for what is not written here.

      | field | type | required |
      |---|---|---|
      | other | string | yes |

      ## List

      ```
      GET /v1/ovens
      ```
      """#
    #expect(
      await summary(page) == """
        GET /v1/ovens
        POST /v1/session
          body user: string required
        DELETE /v1/session
        """)
  }

  @Test func consoleShowsUses() async {
    let page = #"""
      # Ovens [ovens]

      ```console
      GET /_oven/my-oven
      ```

      ## Get an oven [get-oven]

      `GET /_oven/<oven>`

      ### Path parameters [get-oven-path-params]

      `<oven>`
      :   (Required, string) Its name.

      ### Query parameters [get-oven-query-params]

      `wait`
      :   (Optional, [time units](units.md)) How long to wait.

      ### Response body [get-oven-response]

      `heat`
      :   (integer) How hot.
      """#
    #expect(
      await summary(page) == """
        GET /_oven/{oven}
          path oven: string required
          query wait: string optional
          -> 200 {heat?: integer}
        """)
  }
}
