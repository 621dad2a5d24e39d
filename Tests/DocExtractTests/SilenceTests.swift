import APIModel
import Testing

@testable import DocExtract

/// Pages that are no API reference, however much they speak of requests: nothing is extracted from them.
@Suite struct SilenceTests {
  static let pages = [
    // A tutorial for a client.
    """
    # Getting started

    First send a GET request to `/users` and look at what comes back. For example, `GET /users/42` shows one:

    ```js
    const users = await fetch("/users");
    ```

    You can also POST /users yourself, or DELETE them. See [GET /users](api.md).
    """,
    // Webhooks, which somebody else sends.
    """
    # Webhooks

    We send a `POST` request to the URL that you chose.

    ## Push events

    Request header:

    ```plaintext
    X-Event: Push Hook
    ```

    Payload example:

    ```json
    {"event": "push", "ref": "main"}
    ```

    | Field | Type | Description |
    |-------|------|-------------|
    | `event` | string | What happened |

    - `ref` (required) - The branch
    """,
    // A changelog.
    """
    # Changes

    ## 2.0

    - `GET /users/:id` - removed, use `GET /people/:id`
    - `POST /users`: now returns 201
    - Added `DELETE /users/:id`

    ### Changes to GET /users

    Nothing new.
    """,
    // A command line's reference.
    """
    # The tool

    ## tool get

    ```console
    $ tool get /path --format json
    GET: done
    ```

    | Option | Type | Required | Description |
    |--------|------|----------|-------------|
    | `--path` | string | yes | Where |

    - `--verbose` (optional) - Says more
    """,
    // GraphQL.
    """
    # GraphQL API

    ```graphql
    query {
      users(first: 10) { nodes { id } }
    }
    ```

    ```shell
    curl --request POST --url "https://example.com/api/graphql" --data '{"query": "query {currentUser {name}}"}'
    ```
    """,
    // A configuration reference.
    """
    # Settings

    | Path | Method | Meaning |
    |------|--------|---------|
    | `/etc/app.yml` | merge | All of it |
    | `/var/lib/app` | replace | Data |

    ## /etc/app.yml

    ### Options

    | Key | Type | Default | Description |
    |-----|------|---------|-------------|
    | `path` | string | `/x` | Where |

    Path: /var/lib/app
    """,
    // Other languages' code.
    """
    # Recipes

    ```sql
    DELETE FROM users/old
    ```

    ```redis
    GET users/42
    ```

    ```log
    GET /users HTTP/1.1 200 12ms
    GET /users/42 200
    ```

    ```yaml
    get /users:
      auth: none
    ```

    ```nginx
    location /users { proxy_pass http://app; }
    ```
    """,
    // Installation with curl.
    """
    # Install

    ```shell
    curl -L https://example.com/install.sh | sh
    ```

    ```json
    {"version": "1.0"}
    ```

    ## Download

    ```shell
    curl -O https://example.com/download/tool-1.0.tgz
    ```
    """,
    // HTML that is no listing.
    """
    # Links

    <div class="get started">/guide</div>

    <p>You may <b>GET</b> there by <code>/train</code> or by bus.</p>

    <Card title="Read on" href="/guide/next">/guide/next</Card>

    <Redirect path="/old" url="/new" />

    {{< figure path="/images/a.png" method="fit" >}}

    ---
    url: /guide
    ---
    """,
    // Front matter of a site.
    """
    ---
    title: Guide
    url: /guide
    path: /guide
    api: eJyrVkrLz1eyUkpKLFKqBQAaZgOI
    method: manual
    ---

    # Guide

    Text.
    """,
    // Definitions and marked paragraphs of prose.
    """
    # Terms

    Server
    : The machine that answers.

    `client`
    : Optional. Who asks.

    ## Request

    **Note** required reading

    **name** `string`
    """,
  ]

  @Test(arguments: pages)
  func findsNoOperation(_ page: String) async {
    #expect(await summary(page) == "")
  }

  /// What no operation stands near is named, not lost.
  @Test func namesListsWithoutAnOperation() async {
    let page = "# Webhooks\n\n## Events\n\n- `ref` (required) - The branch\n- `event` (optional) - What happened\n"
    let extraction = await extract(page)
    #expect(extraction.coverage.unplaced.map(\.kind) == [.list])
    #expect(extraction.coverage.unplaced.map(\.span.line) == [5])
    #expect(extraction.findings.isEmpty)
  }
}
