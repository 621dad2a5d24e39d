import Testing

@testable import DocExtract

/// GitLab's house style as it was and is: shortcodes, response attributes, alerts, badges, lists and tables without pipes.
@Suite struct GitLabStyleTests {
  @Test func shortcodesTabsAndResponseAttributes() async {
    let page = #"""
      ---
      stage: Create
      title: Shelves API
      ---

      {{< details >}}

      - Tier: Free, Premium, Ultimate
      - Offering: GitLab.com, GitLab Self-Managed

      {{< /details >}}

      Use this API to look after shelves.

      ## List shelves

      {{< history >}}

      - [Introduced](https://example.com/1) in GitLab 15.3.
      - `colour` [introduced](https://example.com/2) in GitLab 16.1 [with a flag](flags.md) named `shelf_colour`. Disabled by default.

      {{< /history >}}

      Lists the shelves of a project. Offset [pagination](rest.md#pagination) is used.

      ```plaintext
      GET /projects/:id/shelves
      ```

      Supported attributes:

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer or string | Yes | Which project: its number or its [encoded path](rest.md#paths). |
      | `state` | string | No | `open` or `closed`. Default is `open`. |
      | `author_ids[]` | integer array | No | Only shelves of these people. |

      If successful, returns [`200 OK`](rest.md#status-codes) and the following
      response attributes:

      | Attribute | Type | Description |
      |-----------|------|-------------|
      | `id` | integer | ID of the shelf. |
      | `author.username` | string | Who made it. |
      | `books[].title` | string | Title of a book. |

      Example request:

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" \
        --url "https://gitlab.example.com/api/v4/projects/5/shelves"
      ```

      Example response:

      ```json
      [{"id": 1, "author": {"username": "ada"}, "books": [{"title": "Emma"}]}]
      ```

      ## Add a shelf

      DETAILS:
      **Tier:** Premium, Ultimate
      **Offering:** GitLab.com

      > - [Introduced](https://example.com/3) in GitLab 14.2.

      > [!warning]
      > A shelf can't be moved later. Do not confuse it with `PUT /shelves/:id`.

      Adds one.

      ```plaintext
      POST /projects/:id/shelves
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `id` | integer or string | Yes | The ID of the project. |
      | `name` | string | Yes | Its name. |
      | `depth` | float | No | In metres. |

      {{< tabs >}}

      {{< tab title="cURL" >}}

      ```shell
      curl --request POST \
        --header "PRIVATE-TOKEN: <your_access_token>" \
        --data "name=tall" \
        --url "https://gitlab.example.com/api/v4/projects/5/shelves"
      ```

      {{< /tab >}}

      {{< tab title="Python" >}}

      ```python
      client.post("/projects/5/shelves")
      ```

      {{< /tab >}}

      {{< /tabs >}}

      Example response:

      ```json
      {"id": 2, "name": "tall"}
      ```

      Can also return:

      - `400 Bad Request`, if the name is taken.
      - [`404 Not Found`](rest.md#status-codes), if there is no such project.

      ## Remove a shelf

      {{< alert type="warning" >}}

      This endpoint is deprecated. Archive the shelf instead.

      {{< /alert >}}

      ```plaintext
      DELETE /projects/:id/shelves/:shelf_id
      ```

      | Attribute  | Type              | Required | Description |
      |------------|-------------------|----------|-------------|
      | `id`       | integer or string | Yes      | The ID. |
      | `shelf_id` | integer           | Yes      | The ID of the shelf. |

      Returns [`204 No Content`](rest.md#status-codes) if successful.

      ```shell
      curl --request DELETE \
        --header "PRIVATE-TOKEN: <your_access_token>" \
        --url "https://gitlab.example.com/api/v4/projects/5/shelves/2"
      ```
      """#
    #expect(
      await summary(page) == """
        GET /projects/{id}/shelves
          path id: string|integer required
          query state: string optional =open {open,closed}
          query author_ids[]: array optional
          -> 200 [{id: integer, author: {username: string}, books: [{title: string}]}]
        POST /projects/{id}/shelves
          path id: string|integer required
          body name: string required
          body depth: number optional
          -> 201 {id: integer, name: string}
          -> 400
          -> 404
        DELETE /projects/{id}/shelves/{shelf_id}
          path id: string|integer required
          path shelf_id: integer required
          -> 204
        """)
  }

  @Test func groupAndProjectVariantsWithBadges() async {
    let page = #"""
      # Group and project labels of things

      > Introduced in GitLab 12.4.

      ## Group level and project level

      The same calls work for groups.

      ```plaintext
      GET /groups/:id/things
      GET /projects/:id/things
      GET /projects/:id/things?search=red&sort=asc
      ```

      Parameters:

      | Attribute          | Type             | Required   | Description                                                     |
      | ------------------ | ---------------- | ---------- | --------------------------------------------------------------- |
      | `id`               | integer/string   | yes        | Which group or project, by number or path              |
      | `search`           | string           | no         | What to look for, for example `red\|blue`                       |
      | `sort`             | string           | no         | Either `asc` or `desc` order; default is `desc`                |
      | `min_access_level` | integer          | no         | 10, 20 or 30                                                    |
      | `scope` **(PREMIUM)** | string        | no         | One of `all` or `mine`                                          |
      | `custom_attributes` | boolean         | no         | Include them. _([Introduced](https://example.com) in GitLab 13.1)_ |

      ```shell
      curl --header "PRIVATE-TOKEN: <your_access_token>" "https://gitlab.example.com/api/v4/groups/9/things"
      ```

      ```json
      [
        {
          "id": 1,
          "_links": {
            "self": "https://gitlab.example.com/api/v4/groups/9/things/1"
          },
          ...
        }
      ]
      ```

      Users on GitLab Premium see the `weight` parameter, too:

      ```json
      [
        {
          "id": 1,
          "weight": null
        }
      ]
      ```

      ## Single thing **(PREMIUM SELF)**

      > `closed_by` [added](https://example.com) in GitLab 13.6.

      ```plaintext
      GET /projects/:id/things/:thing_iid
      ```

      | Attribute   | Type    | Required | Description |
      |-------------|---------|----------|-------------|
      | `id`        | integer/string | yes | The ID |
      | `thing_iid` | integer | **{dotted-circle}** No | IID |
      | `options`   | hash    | **{check-circle}** Yes | Options |
      | `options[a]` | string | no | A |

      ```json
      {"id": 1}
      ```

      WARNING:
      The `assignee` column is deprecated. Use `assignees` instead.

      NOTE:
      To see it, use `GET /projects/:id/other`.
      """#
    #expect(
      await summary(page) == """
        GET /groups/{id}/things
          path id: string|integer required
          query search: string optional
          query sort: string optional =desc {asc,desc}
          query min_access_level: integer optional
          query scope: string optional {all,mine}
          query custom_attributes: boolean optional
          -> 200 [{id: integer, _links?: {self: string}, weight?: ?}]
        GET /projects/{id}/things
          path id: string|integer required
          query search: string optional
          query sort: string optional =desc {asc,desc}
          query min_access_level: integer optional
          query scope: string optional {all,mine}
          query custom_attributes: boolean optional
          -> 200 [{id: integer, _links?: {self: string}, weight?: ?}]
        GET /projects/{id}/things/{thing_iid}
          path id: string|integer required
          path thing_iid: integer optional
          query options: object required
          query options[a]: string optional
          -> 200 {id: integer}
        """)
  }

  @Test func bulletsAndTablesWithoutOuterPipes() async {
    let page = #"""
      # Milestones (old)

      ## List milestones

          GET /projects/:id/milestones
          GET /projects/:id/milestones?iid=42

      Parameters:

      + `id` (required) - The ID of a project
      + `iid` (optional) - Return the milestone with this `iid`
      + `state` (optional) - `active` or `closed`

      ```json
      [{"id": 12, "iid": 3}]
      ```

      ## Create

      Attribute | Type | Required | Description
      --------- | ---- | -------- | -----------
      `id` | integer | yes | Whose shelves
      `title` | string | yes | The title
      `due_date` | string | no | Like `2017-01-02`

      ```
      POST /projects/:id/milestones
      ```

      Result codes:

      + 201 created
      + 404 Not Found when the project is missing

      ## Edit

          PUT /projects/:id/milestones/:milestone_id

      * `id` (required) - The ID of a project
      * `milestone_id` (required) - The ID of a milestone
      * `title` (optional) - The title
      * `state_event` (optional) - close|activate
      """#
    #expect(
      await summary(page) == """
        GET /projects/{id}/milestones
          path id:  required
          query iid:  optional
          query state: string optional {active,closed}
          -> 200 [{id: integer, iid: integer}]
        POST /projects/{id}/milestones
          path id: integer required
          body title: string required
          body due_date: string optional
          -> 201
          -> 404
        PUT /projects/{id}/milestones/{milestone_id}
          path id:  required
          path milestone_id:  required
          body title:  optional
          body state_event:  optional
        """)
  }
}
