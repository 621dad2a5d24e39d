import APIModel
import Testing

@testable import DocExtract

/// What READMEs and manuals of small servers do.
@Suite struct ReadmesStyleTests {
  /// The operation, or its method, in bold at the start of an item.
  @Test func boldOperations() async {
    let page = """
      # Relay

      All endpoints are JSON.

       - **GET /relays** - List them with their rules
       - **POST /relays/{relay}/rules** - Add a rule
       - **DELETE** `/relays/{relay}` removes it
       - **Note** `/relays` is where they live
       - **GET /old** was there once

      ## Changed

      The following were removed:

      - **PUT /gone** - Replaced
      """
    #expect(
      await operations(page) == [
        "GET /relays", "POST /relays/{relay}/rules", "DELETE /relays/{relay}",
      ])
  }

  /// A query in square brackets, and a path that goes on where nobody says how.
  @Test func endsOfPaths() async {
    let page = """
      # Cameras

      ### `GET /api/{camera}/latest.jpg[?h=300&crop=1]`

      The last picture.

      ### `GET /api/...`

      Everything else.
      """
    let read = await summary(page)
    #expect(
      read == """
        GET /api/{camera}/latest.jpg
          query h: 
          query crop: 
        """)
  }

  /// What stands before "Returns:" in the item of a POST is sent; of a GET it is the answer.
  @Test func bodiesWithoutLabel() async {
    let page = """
      # Sign-up

      * **POST /signup**

        Register.

        ```json
        {"email": "a@example.com"}
        ```

        Returns:

        ```json
        {"id": "1"}
        ```

      * **GET /me**

        ```json
        {"id": "1"}
        ```

        Returns more with a token:

        ```json
        {"id": "1", "age": 3}
        ```

      * **PUT /me**

        ```json
        {"id": "2"}
        ```

        Returns an error where it is taken:

        ```json
        {"status": "404 not there"}
        ```
      """
    let spec = await extract(page).spec
    #expect(spec.operations.map { $0.requestExamples.count } == [1, 0, 1])
    #expect(spec.operations[1].responses.first?.examples.count == 2)
  }

  /// The same call over a socket is no body of the operation; where all have one path, it is.
  @Test func otherTransport() async {
    let call = """
      ```json
      {"jsonrpc": "2.0", "method": "queue.pause", "id": 1}
      ```
      """
    let page = """
      # Queue

      #### Pause

      HTTP request:
      ```http
      POST /queue/pause
      ```

      JSON-RPC request:
      \(call)

      #### Start

      HTTP request:
      ```http
      POST /queue/start
      ```
      """
    let counts = await extract(page).spec.operations.map { $0.requestExamples.count }
    #expect(counts == [0, 0])
    let only = """
      # Gate

      `POST /rpc`

      Request:

      \(call)
      """
    #expect(await extract(only).spec.operations.map { $0.requestExamples.count } == [1])
  }

  /// Marks before the name, types in code behind a plain name, and words alone below a label.
  @Test func itemsOfOtherForms() async {
    let page = """
      # Users

      ## `GET /users`

      - Query Params:
        - *optional* `page`: **integer** the page
        - *required* `query`: what to look for
      - Response:

      ## GET | POST /crop

      ##### Allowed params

      - width `int` `required`
      - height `int`
      - quality `int` (JPEG-only)
      - file `string` - Only where it is allowed

      ## `DELETE /stars/`

      **Request parameters**

      * repo_id
      * p

      ## `GET /health`

      Statistics with the following structure:

      - **uptime** `number` - In seconds.
      - **threads** `number` - Running ones.

      ## `GET /news`

      Parameters are explained here:

      * apples
      * pears and plums
      """
    let read = await summary(page)
    #expect(
      read == """
        GET /users
          query page: integer optional
          query query:  required
        GET /crop
          query width: integer required
          query height: integer
          query quality: integer
          query file: string
        POST /crop
          body width: integer required
          body height: integer
          body quality: integer
          body file: string
        DELETE /stars
          query repo_id: 
          query p: 
        GET /health
          -> 200 {uptime?: number, threads?: number}
        GET /news
        """)
  }
}
