extension TrapTests {
  /// Words, marks and values that look like slips and are none.
  static let wordingTraps: [Trap] = [
    Trap(
      name: "words a letter away from common ones",
      page: """
        The scheduler evacuates a node, and the rest of the cluster is exiting. A preset is queried by the requestor,
        and the referrer of the request is namespaced. The organisation of the project can be customised. Matchers and
        deleters of the objects are listed. The Subversion project of Projekt Records is at example.com/recieve.
        """),
    Trap(
      name: "words of another language",
      page: """
        # Exemple

        Les projets sont dans le registre. La documentation de ce produit est ici: un exemple de requête.
        """),
    Trap(
      name: "two small words that may stand side by side",
      page: """
        What the server does is up to the operator. The values that are not set are ignored, and the rest is
        kept. If the value is older, then the server deletes it. From a to b the path can be long. The Can returns.
        """),
    Trap(
      name: "parentheses of ranges, lists and remarks over several blocks",
      page: """
        The share is in (0, 1]. Steps: a) call it, b) wait for the answer :).

        Three of them (the usual ones:

        - first
        - second)

        are sent.
        """),
    Trap(
      name: "stars of globs, powers and footnotes",
      page: """
        All pages below **/docs match, and 2**8 is 256. The name\\* is required. Use `**bold**` for the title.

        \\* of the project
        """),
    Trap(
      name: "an answer in another form than the request",
      page: section(
        "Update a project", "PUT /projects/:id",
        idRow + "\n| `name` | string | no | Its name |\n| `new_name` | string | no | Its new name |",
        sample:
          #"curl --request PUT --header "Content-Type: application/json" --data '{"name": "old", "new_name": "fresh"}' "https://example.com/projects/1""#,
        response: #"{"id": 1, "name": "fresh", "slug": "old-1"}"#)),
    Trap(
      name: "examples of what is wrong or was right once",
      page: section("Get a project", "GET /projects/:id", sample: "curl \"https://example.com/api/v4/projects/1\"")
        + """
        Before (no longer works):

        ```shell
        curl "https://example.com/api/v3/project/1"
        ```

        This is wrong:

        ```json
        {id: 1}
        ```

        """),
    Trap(
      name: "rows that share a description for good",
      page: section(
        "List projects", "GET /projects",
        """
        | Attribute | Type | Required | Description |
        |-----------|------|----------|-------------|
        | `created_after` | string | no | A date in ISO 8601 |
        | `created_before` | string | no | A date in ISO 8601 |
        | `width` | integer | no | Size in pixels, at most 100 |
        | `height` | integer | no | Size in pixels, at most 100 |
        """, response: "[]")),
    Trap(
      name: "a status without content beside one with some",
      page: section("Update a project", "PUT /projects/:id", response: nil) + """
        Returns `200 OK` with the project, or `204 No Content` where nothing changes.

        ```json
        {"id": 1}
        ```

        """),
  ]
}
