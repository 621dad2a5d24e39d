/// Whole pages as other projects write them: what looks wrong there is right.
enum TrapPages {
  static let pages: [(name: String, text: String)] = [
    (
      "shortcodes and response tables of a newer site",
      """
      ---
      stage: Verify
      title: Sensors API
      ---

      {{< details >}}

      - Tier: Free, Premium
      - Offering: Cloud

      {{< /details >}}

      {{< history >}}

      - [Introduced](https://example.com/issues/1) in Weather 15.1 [with a flag](../flags/_index.md) named `sensors`.

      {{< /history >}}

      ## List all sensors

      Lists all sensors of a station.

      ```plaintext
      GET /stations/:id/sensors
      ```

      Supported attributes:

      | Attribute | Type              | Required | Description                                                       |
      |-----------|-------------------|----------|-------------------------------------------------------------------|
      | `id`      | integer or string | Yes      | The ID or [URL-encoded path of the station](rest/_index.md#paths) |
      | `sort`    | string            | No       | Sort order. Possible values: `asc` or `desc`. Default is `desc`   |

      If successful, returns [`200 OK`](rest/troubleshooting.md#status-codes) and the following response attributes:

      | Attribute          | Type    | Description |
      |--------------------|---------|-------------|
      | `id`               | integer | ID of the sensor |
      | `owner`            | object  | Who it belongs to |
      | `owner.name`       | string  | Name of the owner |
      | `readings[].value` | float   | What it measured |

      Example request:

      ```shell
      curl --request GET \\
        --header "PRIVATE-TOKEN: <your_access_token>" \\
        --url "https://weather.example.com/api/v4/stations/1/sensors"
      ```

      Example response:

      ```json
      [
        {
          "id": 1,
          "owner": {"name": "Ada"},
          "readings": [{"value": 1.5}, {"value": 2}]
        }
      ]
      ```
      """
    ),
    (
      "dumps of HTTP with both sides",
      """
      # Dashboard HTTP API

      ## Create or update a dashboard

      `POST /api/dashboards/db`

      Creates a new dashboard or updates an existing one.

      **Example request:**

      ```http
      POST /api/dashboards/db HTTP/1.1
      Accept: application/json
      Content-Type: application/json
      Authorization: Bearer eyJrIjoiT0tTcG1pUlY2RnVKZTFVaDFsNFZXdE9ZWmNrMkZYbk

      {
        "dashboard": {"id": null, "title": "Production"},
        "overwrite": false
      }
      ```

      **Example response:**

      ```http
      HTTP/1.1 200
      Content-Type: application/json; charset=UTF-8

      {"id": 1, "status": "success", "version": 1}
      ```

      Status codes:

      - **200** - Created
      - **412** - Precondition failed

      ## Get a dashboard by UID

      `GET /api/dashboards/uid/:uid`

      ```http
      GET /api/dashboards/uid/cIBgcSjkk HTTP/1.1
      Accept: application/json
      ```

      ```http
      HTTP/1.1 200
      Content-Type: application/json

      {"dashboard": {"id": 1, "uid": "cIBgcSjkk"}, "meta": {"isStarred": false}}
      ```
      """
    ),
    (
      "optional attributes by a question mark, and comments on purpose",
      """
      # Channel Resource

      ### Channel Structure

      | Field | Type | Description |
      |-------|------|-------------|
      | id | snowflake | the id of this channel |
      | type | integer | the [type of channel](#channel-types) |
      | guild_id? | snowflake | the id of the guild |
      | topic?\\* | ?string | the topic |

      ###### Channel Types

      | Type | ID | Description |
      |------|----|-------------|
      | GUILD_TEXT | 0 | a text channel |
      | DM | 1 | a direct message |

      ```jsonc
      {
        "id": "41771983423143937", // a snowflake
        "type": 0,
      }
      ```

      ```json5
      {id: '4', type: 0}
      ```

      ## Get Channel % GET /channels/{channel.id#DOCS_RESOURCES_CHANNEL/channel-object}

      Get a channel by ID. Returns a [channel](#channel-resource) object.
      """
    ),
    (
      "paths with a mount point, and methods of their own",
      """
      # KV secrets engine (API)

      ## Read secret version

      | Method | Path                  |
      | :----- | :-------------------- |
      | `GET`  | `/:mount/data/:path`  |

      ### Parameters

      - `mount` `(string: <required>)` - Specifies the mount path.
      - `path` `(string: <required>)` - Specifies the path of the secret.
      - `version` `(int: 0)` - Specifies the version to return.

      ### Sample request

      ```shell-session
      $ curl \\
          --header "X-Vault-Token: ..." \\
          https://127.0.0.1:8200/v1/secret/data/my-secret?version=2
      ```

      ### Sample response

      ```json
      {"data": {"data": {"foo": "bar"}, "metadata": {"version": 2}}}
      ```

      ## List secrets

      | Method | Path                     |
      | :----- | :----------------------- |
      | `LIST` | `/:mount/metadata/:path` |

      ```shell-session
      $ curl --header "X-Vault-Token: ..." --request LIST https://127.0.0.1:8200/v1/secret/metadata/my-secret
      ```
      """
    ),
    (
      "placeholders in angle brackets, bodies in prose",
      """
      # Admin API

      ## Query user account

      The API is:

      ```
      GET /_synapse/admin/v2/users/<user_id>
      ```

      It returns a JSON body like the following:

      ```jsonc
      {
          "name": "@user:example.com",
          "displayname": "User", // can be null if not set
          "threepids": [
              {"medium": "email", "address": "<user_mail_1>"}
          ],
          "admin": 0, // or 1
      }
      ```

      ## Create or modify account

      ```
      PUT /_synapse/admin/v2/users/<user_id>
      {
          "password": "<string>",
          "admin": false
      }
      ```

      Returns HTTP status code:
      - `201` - When a new user object was created.
      - `200` - When a user was modified.
      """
    ),
    (
      "samples with variables, files, here-documents and pipes",
      """
      # Jobs API

      ## Create a job

      ```plaintext
      POST /projects/:id/jobs
      ```

      | Attribute | Type           | Required | Description           |
      |-----------|----------------|----------|-----------------------|
      | `id`      | integer/string | yes      | The ID of the project |
      | `name`    | string         | yes      | The name of the job   |
      | `script`  | string         | no       | What it runs          |

      ```shell
      export TOKEN=abc
      curl --request POST --header "PRIVATE-TOKEN: $TOKEN" --data-urlencode "name=a&b=c" \\
        --data-urlencode "script@run.sh" "$CI_API_V4_URL/projects/${PROJECT_ID}/jobs"
      curl --request POST --header "PRIVATE-TOKEN: ${TOKEN}" --form "name=x" --form "script=<run.sh" \\
           "https://ci.example.com/api/v4/projects/$(jq --raw-output .id project.json)/jobs" | jq '.[] | {id}'
      curl --request POST --header "Content-Type: application/json" --header "PRIVATE-TOKEN: {{ token }}" \\
        --data @- "https://{{ host }}/api/v4/projects/5/jobs" << 'BODY'
      {"name": "x", "script": "echo 1"}
      BODY
      # The next one is for Windows:
      curl --request POST --data "name=x" https://ci.example.com/api/v4/projects/5/jobs
      curl -XPOST -H "PRIVATE-TOKEN: $TOKEN" -d name=x -d 'script=a; b & c' "https://ci.example.com/api/v4/projects/group%2Fproject/jobs?page=1&per_page=2"
      ```
      """
    ),
    (
      "tables that are no tables of attributes",
      """
      # Limits

      | Plan | Requests | Price |
      |------|---------:|:------|
      | Free | 100      |       |
      | Free | 100      | again |
      | Paid | no       | yes   |

      | Type | Required | Why |
      |--|--|--|
      | A | maybe | b |

      A formula in a paragraph: a | b | c

      | not a table, only a line between pipes |

      Cat | Dog
      --- | ---
      a   | b
      """
    ),
    (
      "snippets that are cut on purpose, in blocks that are no JSON",
      """
      # Webhooks API

      ## Test a hook

      ```plaintext
      POST /hooks/:id/test
      ```

      The part that matters:

      ```javascript
      fetch(url).then(r => r.json()) // {id: 1, ...}
      ```

      ```ruby
      { id: 1, name: 'x', }
      ```

      ```yaml
      key: [a, b,]
      ## no heading
      ```

      ```diff
      - {"a": 1,}
      + {"a": 1}
      ```

      ````markdown
      ```json
      {"broken": }
      ```
      ````

      ```python
      ## A comment in Python

      requests.post("https://example.com/hooks/1/test", json={"a": 1,})
      ```
      """
    ),
    (
      "links, words and marks that only look wrong",
      """
      # Notes

      - [x] done (http://example.com)
      - [ ] to do
      - An array `a[0]`(see below), a[i](j), f(x)[y]
      - That that is, is; they had had enough; "to do do" it
      - Use [`code`](#notes "The notes"), <https://example.com/a_(b)>, [a]: b
      - It is in `in` in all cases; the `the` the
      - `` ` `` and ```` ``` ```` are marks
      - Path `/a//b` and `GET /x//y` in prose
      - Version [[1]](#notes) and [^1] and [text][] and \\[no](link
      - The price is 5 | 6 | 7
      """
    ),
    (
      "paths with verbs, versions, suffixes and other placeholders",
      """
      # Storage API

      ```plaintext
      POST /v1/projects/{project}/objects:batchDelete
      ```

      ```plaintext
      GET /v1/projects/{project}/objects/{object}.{format}
      ```

      ```plaintext
      GET /v1/files/*path
      ```

      ```plaintext
      GET /repos/{owner}/{repo}/compare/{base}...{head}
      ```

      ```shell
      curl "https://storage.example.com/v1/projects/p/objects:batchDelete" -X POST
      curl "https://storage.example.com/v1/files/a//b"
      curl "https://storage.example.com/v1/fetch/https://other.example.com/x"
      ```
      """
    ),
    (
      "one heading for two paths, and verbs that do something else",
      """
      # Stars API

      ## Add a star

      ```plaintext
      PUT /items/:id/star
      ```

      ## Remove a star

      ```plaintext
      POST /items/:id/unstar
      ```

      ## Get or create a token

      ```plaintext
      POST /items/:id/token
      ```

      ## List and filter

      ```plaintext
      POST /items/search
      ```

      ## Create a list

      ```plaintext
      POST /lists
      ```

      Example response:

      ```json
      {"id": 1, "name": "x", "position": 1}
      ```

      ## Update the positions of all items

      ```plaintext
      PUT /items/positions
      ```

      Example response:

      ```json
      [{"id": 1, "position": 1}]
      ```
      """
    ),
  ]
}
