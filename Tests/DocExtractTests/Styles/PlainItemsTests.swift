import APIModel
import Testing

@testable import DocExtract

/// Lists of operations, whichever parts of them have marks around.
@Suite struct PlainItemsTests {
  @Test(arguments: [
    "- GET /jars - All of them\n- POST /jars - Add one\n- DELETE /jars/{id} - Break one",
    "- GET /jars: All of them\n- POST /jars: Add one\n- DELETE /jars/<id>: Break one",
    "* GET `/jars` *- all of them*\n* POST `/jars` *- add one*\n* DELETE `/jars/<id>` *- break one*",
    "- `GET` `/jars` - All\n- `POST` `/jars` - Add one\n- `DELETE` `/jars/:id` - Break one",
    "- `GET` /jars - All\n- `POST` /jars - Add one\n- `DELETE` /jars/:id - Break one",
    "- **GET** /jars - All\n- **POST** /jars - Add one\n- **DELETE** /jars/:id - Break one",
    "- **GET `/jars`**: All\n- **POST `/jars`**: Add one\n- **DELETE `/jars/:id`**: Break one",
    "- [GET] `/jars` All\n- [POST] `/jars` Add one\n- [DELETE] `/jars/:id` Break one",
    "- `/jars` (GET) - All\n- `/jars` (POST) - Add one\n- `/jars/{id}` (DELETE) - Break one",
    "- `/jars` [GET]: All\n- `/jars` [POST]: Add one\n- `/jars/{id}` [DELETE]: Break one",
    "- `/jars` - GET - All\n- `/jars` - POST - Add one\n- `/jars/{id}` - DELETE - Break one",
    "- /jars - GET request for all\n- /jars - POST request to add one\n- /jars/{id} - DELETE request to break one",
    "- `GET /jars` lists all\n- `POST /jars` adds one\n- `DELETE /jars/{id}` breaks one",
    "- `GET /jars` (all)\n- `POST /jars` (add one)\n- `DELETE /jars/{id}` (break one)",
    "- `GET /jars` → all\n- `POST /jars` → add one\n- `DELETE /jars/{id}` → break one",
    "- **All of them** — `GET /jars`\n- **Add a jar** — `POST /jars`\n- **Break one** — `DELETE /jars/{id}`",
    "- All of them (`GET /jars`): at once\n- Add a jar (`POST /jars`)\n- Break one (`DELETE /jars/{id}`)",
    "- http://localhost:80/jars [GET]: all\n- http://localhost:80/jars [POST]: add\n- http://localhost:80/jars/{id} [DELETE]",
    "**`GET /jars`** — all\n\n**`POST /jars`** — add one\n\n**`DELETE /jars/{id}`** — break one",
    "GET `/jars`\\\nAll of them.\n\nPOST `/jars`\\\nAdd one.\n\nDELETE `/jars/{id}`\\\nBreak one.",
    "| | Path | |\n|---|---|---|\n| `GET` | `/jars` | all |\n| `POST` | `/jars` | add |\n| `DELETE` | `/jars/{id}` | break |",
    "| HTTP | Where | Action |\n|---|---|---|\n| GET | /jars | all |\n| POST | /jars | add |\n| DELETE | /jars/{id} | break |",
    "Endpoints: `GET /jars`, `POST /jars` (adds one) and `DELETE /jars/{id}`.",
    "```\n[GET]     /jars        All\n[POST]    /jars        Add one\n[DELETE]  /jars/{id}   Break one\n```",
    "```\nGET     /jars       All\nPOST    /jars       Add one\nDELETE  /jars/{id} Break one\n```",
    "<pre>\n- /jars       - GET request for all\n- /jars       - POST request to add `one`\n- /jars/{id}  - DELETE request\n</pre>",
    "```\n/jars       GET     All\n/jars       POST    Add one\n/jars/{id}  DELETE  Break one\n```",
    "```\nGET     /jars        All\nPOST    /jars        Add one\nDELETE  /jars/{id}   Break one\n```",
  ])
  func namesOperations(_ list: String) async {
    let page = "# Jars\n\nIt has these endpoints:\n\n\(list)\n"
    #expect(await operations(page) == ["GET /jars", "POST /jars", "DELETE /jars/{id}"])
  }

  @Test(arguments: [
    // A title beside an operation, once, or as a sentence.
    "- All of them — `GET /jars`",
    "- It is what we call via — `GET /jars`\n- It was there before - `POST /jars`",
    // What once was.
    "- `GET /jars` was slow\n- `POST /jars` was slower",
    "- GET /jars - removed\n- POST /jars - moved to /pots",
    // One alone with words behind it says something of it.
    "- GET /jars for all of them",
    "- GET /jars - all of them",
    "- `GET /jars` fails without a key",
    "**GET /jars** — removed, call another",
    "GET `/jars` was what we called\nbefore it was gone.",
    "Old endpoints: `GET /jars`, `POST /jars`",
    "Endpoints: see `GET /jars` and what it returns.",
    "```\nGET /jars All of them\nPOST /jars Add one\n```",
    // No methods, no paths.
    "| Kind | Path | |\n|---|---|---|\n| GET | `/jars` | all |\n| FILE | `/jars.txt` | what is left |",
    "- `/etc/jars` - SET - where they are kept\n- `/var/jars` - ALL - what is in them",
    "- GET well soon - a card\n- POST office - a house",
    "```\nGET /jars  200 12ms\nPOST /jars  201 20ms\n```",
    "```\n/usr/bin/jar   The program\n/etc/jar.yml   Its settings\n```",
  ])
  func keepsSilent(_ list: String) async {
    #expect(await operations("# Jars\n\nAbout it:\n\n\(list)\n") == [])
  }

  @Test(arguments: ["For example:", "What has changed since the last version, now all gone or moved:"])
  func examplesAndNewsListNothing(_ lead: String) async {
    let list = "- GET `/jars` - All\n- POST `/jars` - Add one\n"
    #expect(await operations("# Jars\n\n\(lead)\n\n\(list)") == [])
    #expect(await operations("# Jars\n\n## Changelog\n\n\(list)") == [])
  }

  /// A number in the path of an item stands for any; its query names parameters.
  @Test func usesOfPaths() async {
    let page = """
      # Jars

      ## Queries

      - **Pages:**
        - `GET /jars?page=1&size=10` (ten of them)
        - `GET /jars?from=0` (as a slice)
      - **Search:** `GET /jars?q=blue` (all texts)
      - **All parts:** `GET /jars/1?with=lid` (with its lid)
      """
    #expect(
      await summary(page) == """
        GET /jars
          query page: 
          query size: 
          query from: 
          query q: 
        GET /jars/{jar_id}
          query with: 
        """)
  }

  /// "`start|stop`" at the end of a path are two operations; inside a placeholder it is one.
  @Test func alternatives() async {
    let page = """
      # Pumps

      #### POST /pumps/{id}/start|stop

      Switches it.

      #### GET /pumps/{id|name}

      Shows it.
      """
    #expect(
      await operations(page) == ["POST /pumps/{id}/start", "POST /pumps/{id}/stop", "GET /pumps/{id|name}"])
  }

  /// What the line of an operation says of its query.
  @Test func queriesInDescriptions() async {
    let page = """
      # Jars

      - `GET /jars` - lists them. There is one query param: `page` for pages.
      - `GET /lids` - lists them (`?size=`, `?colour=red`)
      - `GET /pots` - lists them. The answer has one field: `count`

      | Method | Path | Description |
      |---|---|---|
      | GET | `/logs` | What happened (`?since=`, `?level=`) |
      | POST | `/logs` | Add to them |
      """
    #expect(
      await summary(page) == """
        GET /jars
          query page: 
        GET /lids
          query size: 
          query colour: 
        GET /pots
        GET /logs
          query since: 
          query level: 
        POST /logs
        """)
  }

  /// What stands below an item is its own, and the words that announce it don't make an example of the operation.
  @Test func itemsWithBlocks() async {
    let page = { (remark: String) in
      """
      # Jars

      These are there:

      * POST `/jars` - adds one.\(remark)

        ```json
        {"id": 1}
        ```

      * GET `/jars` - lists them.
        Example of an answer:
        ```json
        [{"name": "x"}]
        ```

      * DELETE `/lids` - removes all lids.
      """
    }
    #expect(
      await summary(page(" Response examples:")) == """
        POST /jars
          -> 201 {id: integer}
        GET /jars
          -> 200 [{name: string}]
        DELETE /lids
        """)
    #expect(await operations(page(" This is an example of a call.")) == ["GET /jars", "DELETE /lids"])
  }

  /// A blank that does not break before the dash.
  @Test func blanksThatDoNotBreak() async {
    #expect(await operations("# Jars\n\n- `GET /jars`\u{A0}— lists them\n- `PUT /jars`\u{A0}- sets them\n").count == 2)
  }
}
