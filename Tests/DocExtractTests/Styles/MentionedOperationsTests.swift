import APIModel
import Testing

@testable import DocExtract

/// Operations in sentences, with optional ends, as links, behind prompts.
@Suite struct MentionedOperationsTests {
  @Test func textsOfAPageWithoutListings() async {
    let page = #"""
      # Board

      ## Onboarding

      The briefing (`GET /api`) has agents save a skill first: `GET
      /api/skill` returns it.

      ## Waiting

      `GET /api/wait?timeout=50` waits for news.

      1. The client sends `POST /api/tasks` with the details.
      2. It polls `GET /api/tasks/{id}`, for example `GET /api/tasks/42`.

      ## Changelog

      - `GET /api/old` is gone.
      """#
    #expect(
      await summary(page) == """
        GET /api
        GET /api/skill
        GET /api/wait
          query timeout: 
        POST /api/tasks
        """)
  }

  @Test func twoThatTextsNameAreSomebodyElses() async {
    let page = #"""
      # Mirror

      It calls `GET /repos/{owner}` and `GET /users/{user}` of the forge.
      """#
    #expect(
      await summary(page) == """

        """)
  }

  @Test func optionalSegments() async {
    let page = #"""
      # Accounts

      | Method | Path | Purpose |
      |---|---|---|
      | `GET`/`POST`/`DELETE` | `/accounts[/{user}]` | Accounts |

      ```
      GET /tags[/<name>]
      DELETE /users/:user/servers/[:server]
      GET /archive[.format]
      ```
      """#
    #expect(
      await summary(page) == """
        GET /accounts
        GET /accounts/{user}
        POST /accounts
        DELETE /accounts/{user}
        GET /tags
        GET /tags/{name}
        DELETE /users/{user}/servers
        DELETE /users/{user}/servers/{server}
        GET /archive
        """)
  }

  @Test func linesThatAreLinks() async {
    let page = #"""
      # Shares

      ## Grant

      ```{literal}
      [POST /shares/:user](post-shares)
      ```

      ## Revoke

      ```{literal}
      [PATCH /shares/:user](patch-shares)
      ```

      | Name | Endpoint |
      |---|---|
      | All models | `GET /models` and `GET /models/{id}` |
      """#
    #expect(
      await summary(page) == """
        POST /shares/{user}
        PATCH /shares/{user}
        GET /models
        GET /models/{id}
        """)
  }

  @Test func promptsWithNames() async {
    let page = #"""
      # Tracks

      ```
      ada@host:~$ curl -X GET http://localhost:5000/get_tracks/
      {"tracks": ["a"]}
      ```
      """#
    #expect(
      await summary(page) == """
        GET /get_tracks
          -> 200 {tracks: [string]}
        """)
  }
}
