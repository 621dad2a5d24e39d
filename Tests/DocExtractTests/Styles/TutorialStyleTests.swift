import Testing

@testable import DocExtract

/// Pages that walk through calls: a listing, what is sent, the head of the answer and its body, each in a block.
@Suite struct TutorialStyleTests {
  @Test func eachStepInABlockOfItsOwn() async {
    let page = #"""
      # Walk through

      ### Make a boat

      ```
      POST sea/boat
      ```

      ```json
      {"name": "a"}
      ```

      #### Response

      ```
      HTTP/1.1 201 Created
      Content-Type: application/json
      ```

      ```json
      {"id": 1, "name": "a"}
      ```

      Once more the same gives:

      ```
      HTTP/1.1 500 Internal Server Error
      Content-Type: application/json
      ```

      ```json
      {"error": "there is one"}
      ```

      ### Sink it

      No change gives a `304`.

          DELETE sea/boat?name=a

      ```
      HTTP/1.1 202 Accepted
      ```

      ```json
      {"sunk": true}
      ```
      """#
    #expect(
      await summary(page) == """
        POST /sea/boat
          -> 201 {id: integer, name: string}
          -> 500 {error: string}
        DELETE /sea/boat
          query name: 
          -> 202 {sunk: boolean}
          -> 304
        """)
  }

  @Test func textsBetweenListingsAreAboutTheFirst() async {
    let page = #"""
      # Boats

      ## Change

      `PUT /boats/:id`

      ```json
      {"id": 1}
      ```

      Gives a `409` if it is at sea.

      ```json
      {"id": 1, "error": "no"}
      ```

      The other way:

      `DELETE /boats/:id`

      Returns `204 No Content`.
      """#
    #expect(
      await summary(page) == """
        PUT /boats/{id}
          -> 200 {id: integer, error?: string}
          -> 409
        DELETE /boats/{id}
          -> 204
        """)
  }

  @Test func lastLineOfAParagraphAndStatusesInWords() async {
    let page = #"""
      Keys
      ====

      Storing
      -------

      A PUT with the name of the key:
      PUT /secrets/{key}

      Returns:
      - 201 in case of success.
      - 403 if it is forbidden

      Reading
      -------

      Wrapped text may speak of
      GET /secrets here and there.
      """#
    #expect(
      await summary(page) == """
        PUT /secrets/{key}
          -> 201
          -> 403
        """)
  }

  @Test func labelBeforeTheOperationInAnItem() async {
    let page = #"""
      # Sessions

      * Sessions are listed with: `/sessions`
      * Delete a session: `DELETE /sessions/<hash>`
      * New session: `POST /sessions`
      * Fixed: `GET /sessions/<hash>`
      * For example: `GET /sessions/42`
      """#
    #expect(await operations(page) == ["DELETE /sessions/{hash}", "POST /sessions"])
  }
}
