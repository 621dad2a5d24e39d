import APIModel
import Testing

@testable import DocExtract

/// Pages that show exchanges with marks of their own: `>` and `<`, tabs of MkDocs, methods that HTTP does not have.
@Suite struct ExchangesStyleTests {
  @Test func markedSides() async {
    let page = #"""
      # Seats

      ## Take a nonce

      ```
      > GET /admin/v1/seats/nonce

      < {"nonce": "abc"}
      ```

      ## Take a seat

      ```
      > POST /admin/v1/seats HTTP/1.1
      > Content-Type: application/json
      >
      > {
         "nonce": "abc",
         "row": 3
        }
      < HTTP/1.1 201 Created
      < Content-Type: application/json
      <
      < {
         "seat": 12
        }
      ```
      """#
    let spec = await extract(page).spec
    #expect(
      summary(spec) == """
        GET /admin/v1/seats/nonce
          -> 200 {nonce: string}
        POST /admin/v1/seats
          -> 201 {seat: integer}
        """)
    #expect(spec.operations.last?.requestExamples.count == 1)
  }

  @Test func quotesAndDiffsAreNoExchanges() async {
    let page = """
      # Seats

      ```
      > GET up, she said
      < and he did
      ```

      ```
      > GET /a
      < {}
      > GET /b
      < {}
      ```
      """
    let extraction = await extract(page)
    #expect(extraction.spec.operations.isEmpty)
    #expect(extraction.pages.flatMap(\.unplaced).count == 2)
  }

  @Test func fencesInsideTabs() async {
    let page = #"""
      # Trees

      ## Look at a tree

      === "HTTP"

          ```http
          GET /forest/{tree_id} HTTP/1.1
          ```

      === "Response"

          ```json
          {"tree_id": 1}
          ```
      """#
    #expect(
      await summary(page) == """
        GET /forest/{tree_id}
          -> 200 {tree_id: integer}
        """)
  }

  @Test func jsonUnderATagOfItsOwn() async {
    let page = #"""
      # Trees

      `GET /trees`

      ```answer
      {"count": 1}
      ```

      ```python
      {"count": "no"}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /trees
          -> 200 {count: integer}
        """)
  }

  /// Lines that are nothing but the mark, first, last and alone.
  @Test(arguments: [">", ">\n> GET /seats", "> GET /seats\n>\n<", "<", "> GET /seats\n<", ">\n<", "> "])
  func marksAlone(_ block: String) async {
    let extraction = await extract("# Seats\n\n```\n\(block)\n```\n")
    let isListed = block.hasPrefix("> GET")
    #expect(extraction.spec.operations.map(\.name) == (isListed ? ["GET /seats"] : []))
  }

  @Test func theMethodLIST() async {
    let page = #"""
      # Boxes

      ## List boxes

      | Method | Path     |
      | ------ | -------- |
      | `LIST` | `/boxes` |

      ```shell
      curl --request LIST http://127.0.0.1:8200/v1/boxes
      ```

      ```json
      {"keys": ["red"]}
      ```
      """#
    let extraction = await extract(page)
    #expect(
      summary(extraction.spec) == """
        GET /boxes
          query list: string required {true}
          -> 200 {keys: [string]}
        """)
    #expect(extraction.spec.operations.first?.samples.first?.query.map(\.name) == ["list"])
    #expect(extraction.pages.flatMap(\.unplaced).isEmpty)
  }

  /// Requests below "Examples" with answers in the same block, without a protocol behind their path.
  @Test func exchangesBelowExamples() async {
    let page = { (examples: String) in
      """
      # Certificates

      ## Find

          GET /certs/v1/cert/:name?stage=:stage

      ## Destroy

          DELETE /certs/v1/cert/:name?stage=:stage

      ### \(examples)

      #### One that is there

          GET /certs/v1/cert/agency?stage=x

          HTTP/1.1 200 OK
          Content-Type: text/plain

          the certificate

      #### Without a name

          GET /certs/v1/cert?stage=x

          HTTP/1.1 400 Bad Request
          Content-Type: text/plain

          no name
      """
    }
    #expect(await operations(page("Examples")) == ["GET /certs/v1/cert/{name}", "DELETE /certs/v1/cert/{name}"])
    // Nothing says that these are examples.
    #expect(await operations(page("More")).count == 4)
  }
}
