import APIModel
import Testing

@testable import DocExtract

/// Tables in HTML with a column for each method, and blocks that draw a whole exchange.
@Suite struct DrawnExchangesTests {
  @Test func columnsOfMethodsInHTML() async {
    let page = #"""
      # Broker

      <table>
      <thead>
      <tr><th>GET</th><th>PUT</th><th>DELETE</th><th>POST</th><th>Path</th><th>Description</th></tr>
      </thead>
      <tbody>
      <tr>
        <td>X</td>
        <td></td>
        <td></td>
        <td></td>
        <td class="path"><a href="/api/overview">/api/overview</a></td>
        <td>What the whole does.</td>
      </tr>
      <tr>
        <td>X</td>
        <td>X</td>
        <td>X</td>
        <td></td>
        <td class="path">/api/queues/<i>vhost</i>/<i>name</i></td>
        <td>One queue.</td>
      </tr>
      <tr>
        <td></td>
        <td></td>
        <td></td>
        <td>X</td>
        <td class="path">/api/queues/<i>vhost</i>/<i>name</i>/get</td>
        <td>What waits.</td>
      </tr>
      </tbody>
      </table>
      """#
    #expect(
      await summary(page) == """
        GET /api/overview
        GET /api/queues/{vhost}/{name}
        PUT /api/queues/{vhost}/{name}
        DELETE /api/queues/{vhost}/{name}
        POST /api/queues/{vhost}/{name}/get
        """)
  }

  @Test func headersAndBodyBelowLabels() async {
    let page = #"""
      # Users

      ### **POST, PUT /users/<user_id>**

      Adds or changes one.

      ```js
      headers:
      {
        "X-Trace": "abc" // for the logs
      }

      body:
      {
        "role": "tester",
        "phone": "12345678", // with the code of the country
        "meta": {}
      }
      ```

      Returns

      ```json
      {"id": 1}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /users/{user_id}
          -> 201 {id: integer}
        PUT /users/{user_id}
          -> 200 {id: integer}
        """)
  }
}
