extension SoundPage {
  /// A table with method and path, parameters as a list of code marks with types, and samples under headings.
  static let beds = #"""
    # `/garden/beds` HTTP API

    The endpoints below keep the [beds](tools.md) of the garden.

    ## Create a bed

    This endpoint lays out a bed.

    | Method | Path                |
    | :----- | :------------------ |
    | `POST` | `/garden/beds/:name` |

    ### Parameters

    - `name` `(string: <required>)` - The name of the bed. This is part of the URL.
    - `width` `(int: 2)` - The width in feet.
    - `shade` `(bool: false)` - Whether trees stand near it.

    ### Sample payload

    ```json
    {
      "width": 3,
      "shade": true
    }
    ```

    ### Sample request

    ```shell-session
    $ curl \
        --header "X-Garden-Token: ..." \
        --request POST \
        --data @payload.json \
        http://127.0.0.1:8400/v1/garden/beds/roses
    ```

    ## Read a bed

    This endpoint reads one bed.

    | Method | Path                |
    | :----- | :------------------ |
    | `GET`  | `/garden/beds/:name` |

    ### Parameters

    - `name` `(string: <required>)` - The name of the bed. This is part of the URL.

    ### Sample request

    ```shell-session
    $ curl \
        --header "X-Garden-Token: ..." \
        http://127.0.0.1:8400/v1/garden/beds/roses
    ```

    ### Sample response

    ```json
    {
      "name": "roses",
      "width": 3,
      "shade": true,
      "plants": ["damask", "musk"]
    }
    ```

    ## List beds

    This endpoint lists all beds.

    | Method | Path            |
    | :----- | :-------------- |
    | `GET`  | `/garden/beds`  |

    ### Sample request

    ```shell-session
    $ curl \
        --header "X-Garden-Token: ..." \
        http://127.0.0.1:8400/v1/garden/beds
    ```

    ### Sample response

    ```json
    [
      {
        "name": "roses",
        "width": 3,
        "shade": true,
        "plants": ["damask", "musk"]
      }
    ]
    ```

    ## Delete a bed

    This endpoint clears a bed.

    | Method   | Path                |
    | :------- | :------------------ |
    | `DELETE` | `/garden/beds/:name` |

    ### Parameters

    - `name` `(string: <required>)` - The name of the bed. This is part of the URL.

    ### Sample request

    ```shell-session
    $ curl \
        --header "X-Garden-Token: ..." \
        --request DELETE \
        http://127.0.0.1:8400/v1/garden/beds/roses
    ```
    """#

  /// Paths in code marks, requests and answers as `http` blocks, statuses as a list.
  static let tools = #"""
    # Tools API

    Tools lie in the shed. All of them need [a token](#token).

    ## Token

    Send it as `Authorization: Bearer TOKEN`.

    ## Get all tools

    `GET /api/tools`

    **Example Request**:

    ```http
    GET /api/tools?limit=10 HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Authorization: Bearer TOKEN
    ```

    **Example Response**:

    ```http
    HTTP/1.1 200 OK
    Content-Type: application/json

    [
      {
        "id": 1,
        "uid": "nErXDvCkzz",
        "kind": "spade",
        "lent": false
      },
      {
        "id": 2,
        "uid": "k3S1cklfpq",
        "kind": "rake",
        "lent": true
      }
    ]
    ```

    ## Get tool by uid

    `GET /api/tools/:uid`

    **Example Request**:

    ```http
    GET /api/tools/nErXDvCkzz HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Authorization: Bearer TOKEN
    ```

    **Example Response**:

    ```http
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "id": 1,
      "uid": "nErXDvCkzz",
      "kind": "spade",
      "lent": false
    }
    ```

    Status Codes:

    - **200** – Found
    - **401** – Unauthorized
    - **404** – Tool not found

    ## Add tool

    `POST /api/tools`

    **Example Request**:

    ```http
    POST /api/tools HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Authorization: Bearer TOKEN

    {
      "uid": "p1tchf0rk0",
      "kind": "fork"
    }
    ```

    JSON Body schema:

    - **uid** – Optional identifier.
    - **kind** – What it is.

    **Example Response**:

    ```http
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "id": 3,
      "uid": "p1tchf0rk0",
      "kind": "fork",
      "lent": false
    }
    ```

    ## Delete tool

    `DELETE /api/tools/:uid`

    **Example Request**:

    ```http
    DELETE /api/tools/nErXDvCkzz HTTP/1.1
    Accept: application/json
    Content-Type: application/json
    Authorization: Bearer TOKEN
    ```

    **Example Response**:

    ```http
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "message": "Tool deleted"
    }
    ```
    """#

  /// Tables of attributes also for what comes back.
  static let sowings = #"""
    # Sowings API

    Sowings stand in [beds](beds.md), each with a number of its own in its garden.

    ## List sowings of a garden

    ```plaintext
    GET /gardens/:id/sowings
    GET /gardens/:id/sowings?state=planned
    GET /gardens/:id/sowings?iids[]=4&iids[]=9
    ```

    Supported attributes:

    | Attribute | Type              | Required | Description |
    |-----------|-------------------|----------|-------------|
    | `id`      | integer or string | Yes      | The ID or URL-encoded path of the garden. |
    | `iids[]`  | integer array     | No       | Only the sowings with the given `iid`. |
    | `state`   | string            | No       | Only those in a state: `planned`, `sown`, or `grown`. |
    | `sort`    | string            | No       | Order of the answer, `asc` or `desc`. Default is `desc`. |

    If successful, returns `200 OK` and the following response attributes:

    | Attribute    | Type     | Description |
    |--------------|----------|-------------|
    | `iid`        | integer  | Number of the sowing in its garden. |
    | `seed`       | string   | What is sown. |
    | `state`      | string   | State of the sowing. |
    | `rows`       | integer  | How many rows there are. |
    | `watered`    | boolean  | Whether it was watered today. |
    | `sown_at`    | datetime | When it was sown. |

    Example request:

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" \
      --url "https://garden.example.com/api/v4/gardens/5/sowings?state=planned"
    ```

    Example response:

    ```json
    [
      {
        "iid": 4,
        "seed": "carrot",
        "state": "planned",
        "rows": 6,
        "watered": false,
        "sown_at": null
      }
    ]
    ```

    ## Show a sowing

    ```plaintext
    GET /gardens/:id/sowings/:sowing_iid
    ```

    Supported attributes:

    | Attribute    | Type              | Required | Description |
    |--------------|-------------------|----------|-------------|
    | `id`         | integer or string | Yes      | The ID or URL-encoded path of the garden. |
    | `sowing_iid` | integer           | Yes      | The internal ID of the sowing. |

    Example request:

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" \
      --url "https://garden.example.com/api/v4/gardens/5/sowings/4"
    ```

    Example response:

    ```json
    {
      "iid": 4,
      "seed": "carrot",
      "state": "planned",
      "rows": 6,
      "watered": false,
      "sown_at": null
    }
    ```

    ## Add a sowing

    Adds a sowing to a garden. The `seed` is required.

    ```plaintext
    POST /gardens/:id/sowings
    ```

    Supported attributes:

    | Attribute | Type              | Required | Description |
    |-----------|-------------------|----------|-------------|
    | `id`      | integer or string | Yes      | The ID or URL-encoded path of the garden. |
    | `seed`    | string            | Yes      | What to sow. |
    | `rows`    | integer           | No       | How many rows. Default is `1`. |
    | `file_path` | string          | No       | Path of a picture. |

    Example request:

    ```shell
    curl --request POST \
      --header "PRIVATE-TOKEN: <your_access_token>" \
      --url "https://garden.example.com/api/v4/gardens/5/sowings?seed=carrot&rows=6&file_path=a%2Eb"
    ```

    ## Water a sowing

    Waters a sowing of a garden.

    ```plaintext
    POST /gardens/:id/sowings/:sowing_iid/water
    ```

    Supported attributes:

    | Attribute    | Type              | Required | Description |
    |--------------|-------------------|----------|-------------|
    | `id`         | integer or string | Yes      | The ID or URL-encoded path of the garden. |
    | `sowing_iid` | integer           | Yes      | The internal ID of the sowing. |

    Example request:

    ```shell
    curl --request POST \
      --header "PRIVATE-TOKEN: <your_access_token>" \
      --url "https://garden.example.com/api/v4/gardens/5/sowings/4/water"
    ```

    ## Remove a sowing

    Removes a sowing from a garden.

    ```plaintext
    DELETE /gardens/:id/sowings/:sowing_iid
    ```

    Supported attributes:

    | Attribute    | Type              | Required | Description |
    |--------------|-------------------|----------|-------------|
    | `id`         | integer or string | Yes      | The ID or URL-encoded path of the garden. |
    | `sowing_iid` | integer           | Yes      | The internal ID of the sowing. |

    Example request:

    ```shell
    curl --request DELETE \
      --header "PRIVATE-TOKEN: <your_access_token>" \
      --url "https://garden.example.com/api/v4/gardens/5/sowings/4"
    ```

    If successful, returns `204 No Content`.
    """#
}
