import APIModel
import Testing

@testable import DocExtract

/// What stands near an operation and is about something else: chapters that use it, drawn bodies, labels that are no names.
@Suite struct AsideTests {
  @Test func aChapterThatUsesAnOperationDocumentsNone() async {
    let extraction = await extract(
      #"""
      # Tokens

      ## Act for somebody

      ```
      GET /things?sudo=23
      ```

      Without the right to do so:

      ```json
      {"message": "403 Forbidden"}
      ```
      """#,
      #"""
      # Things

      ## List

      ```
      GET /things
      ```

      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `state` | string | no | The state |

      ```json
      [{"id": 1}]
      ```
      """#)
    #expect(
      summary(extraction.spec) == """
        GET /things
          query state: string optional
          -> 200 [{id: integer}]
        """)
  }

  @Test func aTokenInTheQueryIsAUse() async {
    let extraction = await extract(
      "# Tokens\n\n```\nGET /things?private_token=<your_token>&sudo=ada\n```\n\n```json\n{\"message\": \"no\"}\n```\n",
      "# B\n\n```\nGET /things\n```\n\n| Attribute | Type | Required |\n|---|---|---|\n| `page` | integer | no |\n")
    #expect(extraction.spec.operations.first?.parameters.map(\.name) == ["page"])
    #expect(extraction.spec.operations.first?.responses.flatMap(\.examples).isEmpty == true)
  }

  @Test func aQueryThatDocumentsParametersIsNoUse() async {
    let extraction = await extract(
      "# A\n\n```\nGET /things?state=:state\n```\n",
      "# B\n\n```\nGET /things\n```\n\n| Attribute | Type | Required |\n|---|---|---|\n| `page` | integer | no |\n")
    #expect(extraction.spec.operations.first?.parameters.map(\.name) == ["state", "page"])
  }

  @Test(arguments: [
    #"{"id": integer, "name": string}"#, #"{"id": <number>}"#, #"[{ name: string, the name }]"#,
  ])
  func aDrawnBodyIsNoExample(body: String) async {
    let spec = await extract("# A\n\n```\nGET /a\n```\n\nResponse:\n\n```javascript\n\(body)\n```\n").spec
    #expect(spec.operations.count == 1)
    #expect(spec.operations.first?.responses.allSatisfy { $0.examples.isEmpty && $0.schema == nil } == true)
  }

  @Test func labelsOfAnOperationAreNoParameters() async {
    let page = """
      # A

      ## GET /a

      * Description: Shows it
      * Return: dict
      """
    #expect(await extract(page).spec.operations.first?.parameters.isEmpty == true)
  }

  @Test func whatABrowserSentIsNoOperation() async {
    let block = """
      ```
      POST /index.php HTTP/1.1
      Host: 10.0.0.1
      User-Agent: Mozilla/5.0 (X11; Linux x86_64)

      a=b
      ```
      """
    #expect(await operations("# Seen in the log\n\n\(block)\n").isEmpty)
    let plain = block.split(separator: "\n").filter { !$0.hasPrefix("User-Agent") }.joined(separator: "\n")
    #expect(await operations("# Index\n\n\(plain)\n") == ["POST /index.php"])
  }

  @Test func deliveriesOfWebhooksAreNoOperations() async {
    let page = """
      # Webhooks

      ## Create a webhook

      ```http
      POST /webhooks HTTP/1.1
      Content-Type: application/json

      {"url": "https://example.org"}
      ```

      ## What is delivered

      Each event is sent to your server:

      ```http
      POST /hook HTTP/1.1
      X-Acme-Signature: abc

      {"event": "push"}
      ```
      """
    #expect(await operations(page) == ["POST /webhooks"])
  }

  @Test func theContextOfACallIsNoParameter() async {
    let page = """
      # A

      `GET /a`

      Name | Type | Description
      --- | --- | ---
      **ctx** | **context.Context** | for cancellation
      **depth** | **int32** | how deep
      """
    #expect(await extract(page).spec.operations.first?.parameters.map(\.name) == ["depth"])
  }

  @Test func valuesOfAPartAreNotTheParameters() async {
    let page = """
      # A

      `GET /a`

      Parameters:

      - `keys` - What ends it: one letter, or `ctrl-<key>` where `<key>` is one of: `a-z`, `@` or `_`.
      - `tail` - How many lines: `all` or `<number>`.
      - `sort` - One of: `asc` or `desc`.
      """
    let parameters = await extract(page).spec.operations.first?.parameters ?? []
    #expect(parameters.map { $0.schema.enumeration?.values.map(\.value) ?? [] } == [[], [], ["asc", "desc"]])
  }
}

/// Pages as generators write them.
@Suite struct GeneratedAsideTests {
  @Test func oneModelIsTheBodyAndMediaTypesAreNoParameters() async {
    let page = """
      # ThingsApi

      ## ThingsPost

      `POST /things/{key}`

      ### Other Parameters

      |Name | Type | Description  | Notes|
      |------------- | ------------- | ------------- | -------------|
      | **key** | **string** | The key | |
      | **thing** | [**Thing**](../models/Thing.md) | What to make | |
      | **pretty** | **bool** | With line breaks | [default to true]|

      ### HTTP request headers

      - **Content-Type**: application/json
      - **Accept**: application/json
      """
    #expect(
      await summary(page) == """
        POST /things/{key}
          path key: string
          body thing: 
          query pretty: boolean =true
        """)
  }
}

/// What follows an operation and is none of its answers or parameters.
@Suite struct AfterTheOperationTests {
  @Test func definitionsOfObjectsAreNoParameters() async {
    let page = """
      # Boats - Launch

      ```HTTP
      POST https://sea.example.com/{harbour}/boats
      ```

      ## Request Body

      | Name | Type | Description |
      |------|------|-------------|
      | name | string | The name |

      ## Definitions

      ### Boat

      | Name | Type | Description |
      |------|------|-------------|
      | id | string (uuid) | The number |
      """
    #expect(await extract(page).spec.operations.first?.parameters.map(\.name) == ["name"])
  }

  @Test func anErrorOfUnknownStatusIsNoSuccess() async {
    let page = """
      # A

      `GET /a`

      A typical response:

      ```json
      {"id": 42}
      ```

      A typical failed JSON response:

      ```json
      {"code": "NO_SUCH_THING"}
      ```
      """
    #expect(await summary(page) == "GET /a\n  -> 200 {id: integer}")
  }
}

@Suite struct ExplainedQueryTests {
  /// What a query looks like is no body: the operation of the heading stays a GET.
  @Test func aQueryThatIsExplainedIsNoBody() async {
    let page = """
      # Trees

      ## `/garden/v1/trees`

      Returns trees. This query finds the tall ones:

          [">", "height", 30]

      ### Response format

          {"name": "oak"}
      """
    let spec = await extract(page).spec
    #expect(summary(spec) == "GET /garden/v1/trees\n  -> 200 {name: string}")
    #expect(spec.operations.first?.requestExamples.isEmpty == true)
  }
}
