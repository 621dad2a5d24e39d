import APIModel
import Testing

@testable import DocExtract

@Suite struct SampleOperationsTests {
  private let page = """
    # Billing

    ## Retrieve a customer

    ```shell
    curl https://api.example.com/v1/customers/cus_4QEiy9tZkP1a -u key:
    ```

    ```json
    {"id": "cus_4QEiy9tZkP1a"}
    ```

    ## Create a customer

    - `name` (optional, string) - The name

    ```shell
    curl -X POST https://api.example.com/v1/customers -d name=Ada
    ```

    ## Install

    ```shell
    curl https://get.example.com/install | sh
    ```
    """

  @Test func readsDocsThatHaveOnlySamples() async throws {
    let extraction = await extract(page)
    #expect(
      extraction.spec.operations.map(\.name) == ["GET /v1/customers/{customer_id}", "POST /v1/customers"])
    let create = try #require(extraction.spec.operations.last)
    #expect(create.parameters.map(describe) == ["body name: string optional"])
    #expect(create.samples.count == 1)
    #expect(extraction.spec.server == "https://api.example.com")
    for page in extraction.pages { CoverageTests.check(page) }
    #expect(extraction.coverage.unplaced.map(\.span.line) == [23])
  }

  /// What calls the same server, below the same first words, is of the same API, whether its answer is shown or not.
  @Test func takesFurtherSamplesOfTheSameServer() async {
    let page = """
      # Barns

      ## Build

      ```bash
      curl -X POST http://localhost:8000/api/v1/barns/ -d '{"name": "red"}'
      ```

      ```json
      {"id": 1, "name": "red"}
      ```

      ## Pull down

      ```bash
      curl -X DELETE "http://localhost:8000/api/v1/barns/1"
      ```

      ## Install

      ```bash
      curl http://localhost:8000/files/v1/barns
      curl https://get.example.com/api/v1/barns
      ```
      """
    #expect(await operations(page) == ["POST /api/v1/barns", "DELETE /api/v1/barns/{barn_id}"])
    let without = page.replacing("```json\n{\"id\": 1, \"name\": \"red\"}\n```\n", with: "")
    #expect(await operations(without) == [])
  }

  @Test func takesSamplesForWhatIsDoneWithAListedMember() async throws {
    let page = """
      # Keys

      ## Single key

      ```
      GET /projects/:id/keys/:key_id
      ```

      ## Enable a key

      ```shell
      curl --request POST https://h.example/api/v3/projects/5/keys/13/enable
      ```

      | Attribute | Type | Required |
      |---|---|---|
      | `key_id` | integer | yes |

      ## Install

      ```shell
      curl https://h.example/api/v3/projects/5/keys/13/script
      ```
      """
    let spec = await extract(page).spec
    #expect(
      spec.operations.map(\.name) == ["GET /projects/{id}/keys/{key_id}", "POST /projects/{id}/keys/{key_id}/enable"])
    let enable = try #require(spec.operations.last)
    #expect(enable.summary == "Enable a key")
    #expect(enable.parameters.filter { $0.span != nil }.map(describe) == ["path key_id: integer required"])
    #expect(enable.samples.count == 1)
  }

  @Test func trustsListingsWhereThereAreAny() async {
    let listed = "# Other\n\n```\nGET /other\n```\n"
    #expect(await extract(page, listed).spec.operations.map(\.name) == ["GET /other"])
  }
}
