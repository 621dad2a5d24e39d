import APIModel
import Testing

@testable import DocExtract

/// Operations that tables in HTML, bare methods as headings and conventions of a page tell.
@Suite struct HTMLListingsTests {
  @Test func rowsAreOperations() async {
    let page = """
      # Shed

      <table>
        <thead><tr><th>Method</th><th>Endpoint</th><th>Parameters</th><th>Description</th></tr></thead>
        <tbody>
          <tr><td>GET</td><td><code>/api/tools</code></td><td><code>since</code> (string, optional)<br><code>limit</code> (integer, required)</td><td>All tools</td></tr>
          <tr><td>PUT</td><td><code>/api/tools/{id}</code></td><td>
            <code>label</code> (string)
          </td><td>Names one</td></tr>
          <tr><td>DELETE</td><td><code>/api/tools/[id]/parts/[part-no]</code></td><td>none</td><td>Drops a part</td></tr>
        </tbody>
      </table>
      """
    #expect(
      await summary(page) == """
        GET /api/tools
          query since: string optional
          query limit: integer required
        PUT /api/tools/{id}
          body label: string
        DELETE /api/tools/{id}/parts/{part-no}
        """)
    let range = await extract(page).pages.first?.groups.first?.lines.first?.pathRange
    #expect(range?.start.line == 6 && range?.start.column == 31)
  }

  @Test func rowsWithoutMethodReadWhereThePageNamesNone() async {
    let page = { (more: String) in
      """
      # Rain gauge

      <table>
        <tr><th>Endpoint</th><th>Meaning</th></tr>
        <tr><td><code>/readings</code></td><td>All readings.<br><code>?state=[wet|dry]</code> only those in a state.</td></tr>
        <tr><td><code>/readings/[reading-id]</code></td><td>One</td></tr>
      </table>

      \(more)
      """
    }
    #expect(
      await summary(page("It only reads.")) == """
        GET /readings
          query state: 
        GET /readings/{reading-id}
        """)
    // Where others are named, nobody knows which it is.
    #expect(await operations(page("Send a POST to add one.")) == [])
    // Files are no endpoints.
    let files = "# A\n\n<table><tr><th>File</th><th>Text</th></tr><tr><td>/etc/a</td><td>b</td></tr></table>\n"
    #expect(await operations(files) == [])
  }

  @Test func labelsInRows() async {
    let page = """
      # Notes

      ## List the notes

      <table>
        <tr><td>Description</td><td>This ```GET``` method lists the notes.</td></tr>
        <tr><td>URL</td><td>```http://[server]:[port]/api/notes/[noteId]```</td></tr>
        <tr><td>Sample JSON response</td><td>

      ```json
      {"id": 7}
      ```

      </td></tr>
      </table>
      """
    let spec = await extract(page).spec
    #expect(spec.operations.map(\.name) == ["GET /api/notes/{noteId}"])
    #expect(spec.operations.first?.success?.schema?.properties.map(\.name) == ["id"])
    // A host in brackets is a name, and brackets in a URL hold an address.
    #expect(spec.server?.utf8.contains(UInt8(ascii: "[")) != true)
    let other = "# A\n\n<table><tr><td>URL</td><td>/a/b</td></tr><tr><td>Colour</td><td>GET or PUT</td></tr></table>\n"
    #expect(await operations(other) == [])
  }

  @Test func pathsBelowBareMethods() async {
    let page = """
      # Loom

      ## Threads

      ### GET

      * `/loom/v1/threads`

      Returns the threads.

      * `/loom/v1/threads/{threadName}`

      Returns one.

      ### DELETE

      * `/loom/v1/threads/{threadName}`

      Cuts it.

      ## Files

      * `/etc/loom.conf` holds the settings.
      """
    #expect(
      await operations(page) == [
        "GET /loom/v1/threads", "GET /loom/v1/threads/{threadName}", "DELETE /loom/v1/threads/{threadName}",
      ])
  }

  @Test func methodOfAllOperations() async {
    let page = { (lead: String, call: String) in
      """
      # Kiln RPC

      \(lead)

      ## /api/v0/fire

      Gets the kiln hot.

      ### Arguments

      - `quiet` [bool]: Say nothing. Required: no.

      ### cURL example

      \(call)
      """
    }
    #expect(await operations(page("Every endpoint is called with `POST`.", "None.")) == ["POST /api/v0/fire"])
    #expect(
      await summary(page("A kiln.", "`curl -X PUT \"http://localhost:5001/api/v0/fire?quiet=<value>\"`")) == """
        PUT /api/v0/fire
          query quiet: boolean
        """)
    #expect(await operations(page("Some endpoints are called with `POST`.", "None.")) == ["GET /api/v0/fire"])
  }

  @Test func describedLinesInCode() async {
    let page = { (lead: String) in
      """
      # Queue

      #### POST `/pub`

      Publish a message

      \(lead)

          topic - the topic to publish to
          defer - the delay in ms (optional)
      """
    }
    #expect(
      await summary(page("Query params:")) == """
        POST /pub
          query topic: 
          query defer:  optional
        """)
    #expect(
      await extract(page("Query params:")).spec.operations.first?.parameters.map(\.requirement)
        == [.unstated, .optional])
    #expect(await extract(page("Output:")).spec.operations.map(\.parameters) == [[]])
  }

  @Test func attributesBesideATableOfMethods() async {
    let page = """
      # Admin API

      ## Route

      ### Request methods

      | Method | Request URI | Description |
      |---|---|---|
      | GET | /admin/routes | All of them |
      | PUT | /admin/routes/{id} | Makes one |

      ### Request body parameters

      | Parameter | Required | Type | Description |
      |---|---|---|---|
      | uri | True | string | What it matches |
      """
    #expect(
      await summary(page) == """
        GET /admin/routes
        PUT /admin/routes/{id}
          body uri: string required
        """)
  }

  @Test func cardsInTables() async {
    let page = """
      # Press

      <table>
        <tbody>
          <tr><td colspan="2"><h5><strong>/plates/:plateid/run</strong></h5></td></tr>
          <tr><td>Verb: <code>POST</code></td><td>Response code: <code>200 OK</code></td></tr>
          <tr><td colspan="2">Prints with a plate.</td></tr>
          <tr><td colspan="2">Path parameters</td></tr>
          <tr><td colspan="2"><ul><li><code>plateid</code> - String value that names a plate.</li></ul></td></tr>
          <tr><td colspan="2">Query parameters</td></tr>
          <tr><td colspan="2"><ul>
      <li><code>dry</code> (optional) - Boolean value that says whether to print.</li>
      <li><code>copies</code> (mandatory) - Integer value.</li>
          </ul></td></tr>
        </tbody>
      </table>

      <table><tr><td><code>/plates</code></td><td>is where they are</td><td>kept</td></tr></table>
      """
    #expect(
      await summary(page) == """
        POST /plates/{plateid}/run
          path plateid: string
          query dry: boolean optional
          query copies: integer required
        """)
  }

  @Test func foldedOperations() async {
    let page = """
      # Plants

      <details>
      <summary><b>POST</b> <code>/api/plants</code> – adds a plant</summary>

      **Body**

      | Field | Type | Required |
      |---|---|---|
      | `name` | String | yes |

      </details>

      <details>
      <summary>GET /api/plants lists them all, and much else</summary>

      Text
      </details>
      """
    #expect(await summary(page) == "POST /api/plants\n  body name: string required")
  }

  @Test func serversInCapitals() async {
    let page = "# Checks\n\n## List\n\n`GET SITE_ROOT/api/v3/checks/<uuid>`\n\n## Other\n\n`GET NOTHING/b`\n"
    #expect(await operations(page).first == "GET /api/v3/checks/{uuid}")
  }

  @Test func labelledBlocks() async {
    let page = """
      # Cluster

      ## Information

      ### URI

          * http://rm-address:port/ws/v1/cluster
          * http://rm-address:port/ws/v1/cluster/info

      ### HTTP Operations Supported

          * GET

      ## Nodes

      ### URI

          * http://rm-address:port/ws/v1/cluster/nodes

      ### HTTP Operations Supported

          * GET
          * PUT
      """
    #expect(
      await operations(page) == [
        "GET /ws/v1/cluster", "GET /ws/v1/cluster/info", "GET /ws/v1/cluster/nodes", "PUT /ws/v1/cluster/nodes",
      ])
  }

  @Test func pathsOfOneLabelAreNoOthers() async {
    let page = """
      # Cluster

      ### URI

          * /a/one
          * /a/two

      ### Notes

      ### URI

      `/b/three`

      ### HTTP methods

          * GET
      """
    #expect(await operations(page) == ["GET /b/three"])
  }

  @Test func signsBehindOperations() async {
    let page = "# Book\n\n## Write one: `POST /recipes` 🔒\n\nText\n\n## About `GET /recipes` and more\n\nText\n"
    #expect(await operations(page) == ["POST /recipes"])
  }

  @Test func queriesOfHeadingsAndNames() async {
    let page = """
      # Boxes

      ## /1.0/boxes/<name>/files

      ### GET (?path=/inside)

      Downloads a file.

      ### DELETE

      | Name | Type |
      |---|---|
      | `?force` | boolean |
      """
    #expect(
      await summary(page) == """
        GET /1.0/boxes/{name}/files
          query path: 
        DELETE /1.0/boxes/{name}/files
          query force: boolean optional
        """)
  }
}
