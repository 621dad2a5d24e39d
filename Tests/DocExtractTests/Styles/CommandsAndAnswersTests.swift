import APIModel
import Testing

@testable import DocExtract

/// Blocks of commands with their answers, and requests to what an answer gave.
@Suite struct CommandsAndAnswersTests {
  @Test func commandsBehindAnAnswer() async {
    let page = #"""
      # Prompts

      ## Fetch

      ```bash
      curl http://localhost:8000/prompts/1
      {
        "id": 1
      }

      # Another version
      curl http://localhost:8000/prompts/1/versions/2

      # Answer:
      {
        "id": 2,
        "text": "x"
      }
      $ curl -X DELETE http://localhost:8000/prompts/1
      ```

      ## List

      ```bash
      curl http://localhost:8000/prompts
      []
      ```
      """#
    #expect(
      await summary(page) == """
        GET /prompts/{prompt_id}
          -> 200 {id: integer}
        GET /prompts/{prompt_id}/versions/{version_id}
        DELETE /prompts/{prompt_id}
        GET /prompts
          -> 200 []
        """)
  }

  @Test func addressesThatAnswersGive() async {
    let page = #"""
      # Members

      ```
      GET /members/
      POST {member_href}repair/
      GET /healthz 200 if it lives
      ```

      | Method | HTTP request | Description |
      |---|---|---|
      | read | **GET** {member_href} | One |
      | list | **GET** /pulp/members/ | All |
      """#
    #expect(
      await summary(page) == """
        GET /members
        GET /healthz
        GET /pulp/members
        """)
  }
}
