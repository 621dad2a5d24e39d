/// Ways to write tables and sentences.
extension WritingStyleTests {
  static let tables: [Case] = [
    Case(
      "last cells that may be left out",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description | Notes |
      |------|------|-------------|-------|
      | **name** | string | The name |
      | **tail** | integer | Its length | |
      """),
    Case(
      "one row that lost a cell",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `name` | string | The name |
      | `tail` | integer | no | Its length |
      """, ["7 TAB102"]),
    Case(
      "one name under several types",
      """
      ## List kites

      `GET /kites`

      | Kind | Attribute | Type |
      |------|-----------|------|
      | red | `value` | string |
      | blue | `value` | integer |
      """),
    Case(
      "names of two words",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | Tail colour | string | Of the tail |
      | Tail length | integer | In metres |
      """),
    Case(
      "another question than whether it is required",
      """
      ## Add a kite

      `POST /kites`

      | Name | Description | Required by |
      |------|-------------|-------------|
      | `name` | Its name | Museum |
      | `tail` | Its tail | Museum |
      | `line` | Its line | Shop |
      """),
    Case(
      "types of a programming language",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | `tails` | []string | Its tails |
      | `length` | float32 | In metres |
      | `maker` | Number1 | Who made it |
      | `flier` | Member | Who flies it |
      """),
    Case(
      "a type with two letters swapped",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Description |
      |------|------|-------------|
      | `name` | stirng | Its name |
      """, ["7 TAB203"]),
    Case(
      "attributes on a page without operations",
      """
      ## Settings of the server

      | Parameter | Required | Description |
      |-----------|----------|-------------|
      | `port` | yes | Where it listens |
      """),
  ]

  static let types: [Case] = [
    Case(
      "types that names do not tell",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `size` | integer | yes | How large it is |
      | `path_id` | integer | yes | Where it flies |
      | `renames` | boolean | no | Whether it changes its name |
      | `color` | integer | no | The number of the colour |
      """),
    Case(
      "types that descriptions contradict",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `owner_id` | integer | yes | The ID or username of its owner |
      | `flies` | integer | no | Whether it flies |
      | `sort` | integer | no | One of: `newest`, `oldest` |
      | `level` | integer | no | One of: `10`, `20` |
      | `wind` | integer | no | The name of the wind |
      | `tail` | integer | no | The number of its tails |
      | `rope` | number | no | How long its rope is, or null |
      """, ["7 TAB211", "8 TAB211", "9 TAB211", "11 TAB211"]),
    Case(
      "a row that its description spells right",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `colro_code` | string | no | The code of the color |
      | `started` | string | no | When it starts |
      | `expect` | string | no | What it does, except for the tail |
      """, ["7 TAB208"]),
    Case(
      "a name that is a number",
      """
      ## Add a kite

      `POST /kites`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `file_name` | integer | yes | Of its picture |
      """, ["7 TAB211"]),
    Case(
      "a placeholder that the sample fills with a word",
      """
      ## Get a kite

      ```
      GET /kites/:key
      ```

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `key` | integer | yes | Of the kite |

      ```shell
      curl "https://example.com/kites/red-dragon"
      ```
      """, ["9 TAB211"]),
    Case(
      "a word more in the example than in the row",
      """
      ## Get a kite

      `GET /kite`

      ```json
      {"id": 1, "wind_speed": 1, "line_width": 2, "tail_length": 3, "tail_end_color": "red", "rope": "thin"}
      ```

      ## Change a kite

      `PUT /kite`

      | Name | Type | Required | Description |
      |------|------|----------|-------------|
      | `wind_speed` | integer | no | In the air |
      | `line_width` | integer | no | Of its line |
      | `tail_length` | integer | no | Of its tail |
      | `tail_color` | string | no | Of its tail |
      | `rope` | string | no | Of its rope |
      """, ["18 TAB208"]),
  ]

  static let texts: [Case] = [
    Case("notations in brackets", "# Kites\n\nQueue [{#HOST}][{#NAME}], and [mod\\_kite][doc:modules:kite]."),
    Case("an undefined label", "# Kites\n\nThe [rope][kite-rope].", ["3 LNK104"]),
    Case("a letter as a name", "# The kites\n\nOf the kite, the first A address and the second. The end."),
    Case("the second heading of a name", "# Kites\n\n[Up](#tails_1)\n\n## Tails\n\n## Tails\n"),
    Case("a code before a heading's colon", "# Kites\n\n[Old](#KIT007)\n\n## KIT007: `fly()` goes\n\nSoon."),
    Case(
      "an old way to quote in a table", "# Kites\n\n| Name | What |\n|------|------|\n| Kite | Say `fly' to it. |\n"),
    Case(
      "articles that are right",
      "# The kites\n\nAn hour of the day, a URL of the page, a one-time code, an SSH key of the user, a user."),
    Case(
      "names that are letters",
      "# The kites\n\nThe node a exists beside the node b and the tail. Of the two, the first."),
    Case(
      "an article before another word", "# The kites\n\nOf the kite, the tail, and the end of an line.", ["3 EXT106"]),
    Case("another language", "# Kites\n\nEsto permite a elementos. Vale a ambos.", []),
    Case("a verb with its particle", "# Kites\n\nWho is logged in in the tower flies."),
    Case("a word that stands twice", "# Kites\n\nIt is shown in in the tower.", ["3 EXT105"]),
    Case("an old way to quote", "# Kites\n\nIt says \"no method `fly' for kite\"."),
    Case("a code mark that is not closed", "# Kites\n\nIt says `fly for kites.", ["3 EXT102"]),
    Case(
      "blanks that are none, told once a line", "# Kites\n\n```\nfly\u{A0}a\u{A0}kite\nfly\u{A0}it\n```",
      ["4 EXT103", "5 EXT103"]),
    Case("an anchor without underscores", "# Kites\n\n[How](#maximumlines)\n\n## `maximum_lines`\n\nMany."),
    Case("the title of the page's head", "---\ntitle: Flying kites\n---\n\n[Up](#flying-kites)\n\n## Lines\n\nMany."),
    Case(
      "a reference that leads nowhere, told where it is defined",
      "# Kites\n\nSee [one][a] and [two][a].\n\n[a]: #tails\n", ["5 LNK101"]),
  ]
}
