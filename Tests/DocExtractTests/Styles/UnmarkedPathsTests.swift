import APIModel
import Testing

@testable import DocExtract

/// Paths whose placeholders have no marks, and paths without a method of their own.
@Suite struct UnmarkedPathsTests {
  @Test func membersBehindTheirCollections() async {
    #expect(
      await summary("# A\n\n## Read\n\n```\nGET /shelves/shelf/jars/jar\nGET /racks/rack/jars/jar\n```\n")
        == "GET /shelves/shelf/jars/jar\nGET /racks/{rack}/jars/{jar}")
    #expect(await summary("# A\n\n## Read\n\n```\nGET /racks/rack\n```\n") == "GET /racks/rack")
  }

  @Test(arguments: [
    "```\ncurl -X DELETE https://h.example/v1/jars/nightly\n```",
    "- Example: `curl -X DELETE https://h.example/v1/jars/nightly`",
  ])
  func namesThatACallPutsAValueInFor(_ call: String) async {
    #expect(
      await summary("# A\n\n## Remove\n\n```\nDELETE /jars/jarName\n```\n\n\(call)\n").hasPrefix(
        "DELETE /jars/{jarName}"))
    #expect(
      await summary("# A\n\n## Remove\n\n```\nDELETE /jars/all\n```\n\n\(call)\n").hasPrefix("DELETE /jars/all"))
  }

  @Test(arguments: [("DELETE /jars/jarName", "nightly/lids"), ("POST /jars/jarName", "nightly")])
  func namesThatNoCallTellsOf(_ operation: String, _ end: String) async {
    let text = "# A\n\n## Remove\n\n```\n\(operation)\n```\n\n```\ncurl -X DELETE https://h.example/jars/\(end)\n```\n"
    #expect(await summary(text).hasPrefix(operation))
  }

  private func table(_ beside: String) -> String {
    """
    # Watching

    ## Interface

    | URI | Description |
    |---|---|
    | /v1/uptime | How long it runs |
    | /v1/health | How it is |
    | /v1/reload | Reads all again |

    \(beside)
    """
  }

  @Test func tablesOfPathsThatCallsRead() async {
    let calls = "## Uptime\n\n```\ncurl http://127.0.0.1/v1/uptime\n```\n\n## Again\n\n* `PUT /v1/reload`\n"
    #expect(await summary(table(calls)) == "PUT /v1/reload\nGET /v1/uptime\nGET /v1/health")
  }

  @Test(arguments: [
    "", "```\ncurl -X POST http://127.0.0.1/v1/uptime\n```\n", "```\ncurl http://127.0.0.1/v1/lids\n```\n",
  ])
  func tablesOfPathsThatNothingReads(_ beside: String) async { #expect(await summary(table(beside)) == "") }

  private func methods(_ convention: String, pattern: String = "/api/v2/jars/methodName") -> String {
    """
    # All

    \(convention)

    # Jars

    All are under "jars", e.g. `\(pattern)`.

    ## Close it

    Name: `close`

    | Parameter | Type | Description |
    |---|---|---|
    | `lid` | string | Which one |
    """
  }

  @Test func methodsBelowAPattern() async {
    #expect(
      await summary(methods("You may call any method through either `GET` or `POST`."))
        == "GET /api/v2/jars/close\n  query lid: string")
    #expect(
      await summary(methods("Every call is a `POST`.", pattern: "/api/v2/jars/{method}"))
        == "POST /api/v2/jars/close\n  body lid: string")
  }

  @Test(arguments: [
    ("You may call it.", "/api/v2/jars/methodName"), ("You may call any method with `GET` or `POST`.", "/api/v2/jars"),
    ("A method is never called with `GET` or `POST`.", "/api/v2/jars/methodName"),
  ])
  func namesThatAreNoMethods(_ convention: String, _ pattern: String) async {
    #expect(await summary(methods(convention, pattern: pattern)) == "")
  }

  @Test func severalPathsWithOneLabel() async {
    #expect(
      await summary("# A\n\n## Watch\n\n- **Method:** `GET`\n- **Endpoints:** `/jars/watch`, `/lids/watch`\n")
        == "GET /jars/watch\nGET /lids/watch")
    #expect(await summary("# A\n\n## Watch\n\n- **Endpoints:** `/jars/watch`, `/lids/watch`\n") == "")
  }
}
