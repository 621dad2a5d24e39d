extension Correction {
  /// Mistakes on pages of other habits: methods in tables, parameters in lists, answers described by tables.
  static let ofStyles: [Correction] = [
    // Methods and paths in tables.
    Correction("Fix method in table", "| `DELETE` | `/garden/beds/:name` |", "| `POST` | `/garden/beds/:name` |"),
    Correction("Fix method in table", "| `GET`  | `/garden/beds`  |", "| `POST`  | `/garden/beds`  |"),
    Correction("Fix typo in method of table", "| `DELETE` | `/garden", "| `DELET` | `/garden"),
    Correction("Fix typo in path of table", "| `GET`  | `/garden/beds`  |", "| `GET`  | `/garden/bed`  |"),
    Correction(
      "Fix typo in path of table", "| `DELETE` | `/garden/beds/:name` |", "| `DELETE` | `/gardn/beds/:name` |"),
    Correction("Add missing slash to path", "| `GET`  | `/garden/beds/:name` |", "| `GET`  | `/garden/beds:name` |"),
    Correction(
      "Add missing colon to path", "| `DELETE` | `/garden/beds/:name` |", "| `DELETE` | `/garden/beds/name` |"),
    Correction("Sample request uses wrong method", "    --request DELETE \\", "    --request POST \\"),
    Correction("Sample request uses wrong method", "    --request POST \\", "    --request PUT \\"),
    Correction("Fix path in sample request", "/v1/garden/beds/roses", "/v1/garden/bed/roses"),
    Correction("Fix path in sample request", "/v1/garden/beds/roses", "/v1/beds/roses", at: 1),
    Correction("Fix path in sample request", "/v1/garden/beds/roses", "/v1/garden/beds", at: 1),
    Correction("Add version in sample request", "8400/v1/garden/beds/roses", "8400/garden/beds/roses", at: 2),
    Correction(
      "Add backslash", "\"X-Garden-Token: ...\" \\\n    http://127.0.0.1:8400/v1/garden/beds\n",
      "\"X-Garden-Token: ...\"\n    http://127.0.0.1:8400/v1/garden/beds\n"),
    Correction(
      "Close quote of header", "\"X-Garden-Token: ...\" \\\n    --request DELETE",
      "\"X-Garden-Token: ... \\\n    --request DELETE"),
    Correction(
      "Fix header name", "\"X-Garden-Token: ...\" \\\n    --request DELETE",
      "\"X-Graden-Token: ...\" \\\n    --request DELETE"),
    Correction("Fix JSON of payload", "\"width\": 3,\n  \"shade\": true\n}", "\"width\": 3\n  \"shade\": true\n}"),
    Correction("Remove comma of payload", "\"shade\": true\n}", "\"shade\": true,\n}"),
    Correction("Fix typo in payload", "  \"width\": 3,\n  \"shade\": true\n}", "  \"widht\": 3,\n  \"shade\": true\n}"),
    Correction("Shade is a boolean", "  \"shade\": true\n}", "  \"shade\": \"true\"\n}"),
    Correction(
      "Width is a number", "  \"width\": 3,\n  \"shade\": true\n}", "  \"width\": \"3\",\n  \"shade\": true\n}"),
    Correction(
      "Fix typo in parameter", "- `name` `(string: <required>)` - The name of the bed.",
      "- `nmae` `(string: <required>)` - The name of the bed.", at: 1),
    Correction("Fix typo in type", "- `shade` `(bool: false)`", "- `shade` `(boool: false)`"),
    Correction("Fix default", "- `shade` `(bool: false)`", "- `shade` `(bool: 2)`"),
    Correction("Close parenthesis", "- `width` `(int: 2)`", "- `width` `(int: 2`"),
    Correction("Fix description of endpoint", "This endpoint clears a bed.", "This endpoint reads one bed."),
    Correction("Fix link", "[beds](tools.md)", "[beds](tool.md)"),
    // Requests and answers as they are sent.
    Correction("Fix method", "`DELETE /api/tools/:uid`", "`GET /api/tools/:uid`"),
    Correction("Fix path", "`DELETE /api/tools/:uid`", "`DELETE /api/tool/:uid`"),
    Correction("Fix path", "`DELETE /api/tools/:uid`", "`DELETE /api/tools/uid`"),
    Correction("Add prefix", "`DELETE /api/tools/:uid`", "`DELETE /tools/:uid`"),
    Correction("Fix request", "DELETE /api/tools/nErXDvCkzz HTTP", "GET /api/tools/nErXDvCkzz HTTP"),
    Correction("Fix request", "POST /api/tools HTTP", "PUT /api/tools HTTP"),
    Correction("Fix request", "GET /api/tools/nErXDvCkzz HTTP", "GET /api/tools HTTP"),
    Correction("Add prefix to request", "DELETE /api/tools/nErXDvCkzz HTTP", "DELETE /tools/nErXDvCkzz HTTP"),
    Correction("Fix typo in request", "POST /api/tools HTTP", "POST /api/toosl HTTP"),
    Correction(
      "Fix typo in media type", "POST /api/tools HTTP/1.1\nAccept: application/json",
      "POST /api/tools HTTP/1.1\nAccept: aplication/json"),
    Correction("Fix typo in header", "POST /api/tools HTTP/1.1\nAccept: ", "POST /api/tools HTTP/1.1\nAcept: "),
    Correction("Fix header", "Authorization: Bearer TOKEN\n\n{", "Autorization: Bearer TOKEN\n\n{"),
    Correction("Fix version of HTTP", "GET /api/tools/nErXDvCkzz HTTP/1.1", "GET /api/tools/nErXDvCkzz HTTP1.1"),
    Correction(
      "Add comma", "    \"kind\": \"spade\",\n    \"lent\": false\n  },",
      "    \"kind\": \"spade\"\n    \"lent\": false\n  },"),
    Correction("Remove comma", "  \"message\": \"Tool deleted\"", "  \"message\": \"Tool deleted\","),
    Correction("Fix type in example", "    \"id\": 2,", "    \"id\": \"2\","),
    Correction("Fix attribute in example", "  \"lent\": false\n}", "  \"lnet\": false\n}"),
    Correction(
      "Fix kind of request body", "  \"kind\": \"fork\"\n}\n```\n\nJSON", "  \"kidn\": \"fork\"\n}\n```\n\nJSON"),
    Correction("Fix name in schema", "- **kind** – What", "- **knid** – What"),
    Correction(
      "Fix status", "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\n  \"message\"",
      "HTTP/1.1 200 Created\nContent-Type: application/json\n\n{\n  \"message\""),
    Correction("Fix status", "- **401** – Unauthorized", "- **403** – Unauthorized"),
    Correction("Fix anchor", "[a token](#token)", "[a token](#tokens)"),
    Correction(
      "Close block", "  \"message\": \"Tool deleted\"\n}\n```", "  \"message\": \"Tool deleted\"\n}", lines: 1),
    // Tables of attributes.
    Correction("Use iids[]", "sowings?iids[]=4&iids[]=9", "sowings?iids=4&iids=9"),
    Correction("Use iids[]", "| `iids[]`  | integer array ", "| `iids`  | integer array "),
    Correction("Use file_path", "&file_path=a%2Eb", "&file_name=a%2Eb"),
    Correction(
      "Fix host", "https://garden.example.com/api/v4/gardens/5/sowings/4/water",
      "http://localhost:3000/api/v4/gardens/5/sowings/4/water"),
    Correction(
      "Fix host", "https://garden.example.com/api/v4/gardens/5/sowings/4/water",
      "https://garden.exmaple.com/api/v4/gardens/5/sowings/4/water"),
    Correction("Add method", "DELETE /gardens/:id/sowings/:sowing_iid", "/gardens/:id/sowings/:sowing_iid"),
    Correction("Add method", "GET /gardens/:id/sowings?state=planned", "/gardens/:id/sowings?state=planned"),
    Correction("Seed is required", "| `seed`    | string            | Yes ", "| `seed`    | string            | No "),
    Correction("Add required parameter to example", "sowings?seed=carrot&rows=6", "sowings?rows=6"),
    Correction("Add missing row", "| `watered`    | boolean  | Whether it was watered today. |\n", ""),
    Correction(
      "Add missing row", "| `rows`    | integer           | No       | How many rows. Default is `1`. |\n", ""),
    Correction(
      "Add missing attribute to example", "    \"rows\": 6,\n    \"watered\": false,", "    \"watered\": false,"),
    Correction("Fix type of attribute", "| `rows`       | integer ", "| `rows`       | string "),
    Correction("Fix type of attribute", "| `watered`    | boolean ", "| `watered`    | integer "),
    Correction("Fix type of attribute", "| `sown_at`    | datetime ", "| `sown_at`    | boolean "),
    Correction("Fix name of attribute", "| `sown_at`    | datetime", "| `sowed_at`    | datetime"),
    Correction("Fix name of attribute", "| `seed`       | string ", "| `seeds`       | string "),
    Correction("Fix type in example", "    \"watered\": false,", "    \"watered\": \"false\","),
    Correction("Fix state in example", "    \"state\": \"planned\",", "    \"state\": \"planed\","),
    Correction("Fix state in request", "sowings?state=planned\"", "sowings?state=open\""),
    Correction("Fix default", "`asc` or `desc`. Default is `desc`.", "`asc` or `desc`. Default is `dsc`."),
    Correction(
      "Fix copied description", "| `sowing_iid` | integer           | Yes      | The internal ID of the sowing. |",
      "| `sowing_iid` | integer           | Yes      | The internal ID of the bed. |"),
    Correction("Fix copied text", "Removes a sowing from a garden.", "Waters a sowing of a garden."),
    Correction("Fix copied URL", "/gardens/5/sowings/4/water", "/gardens/5/sowings/4"),
    Correction(
      "Use sowing_iid", "POST /gardens/:id/sowings/:sowing_iid/water", "POST /gardens/:id/sowings/:sowing_id/water"),
    Correction("Fix resource", "POST /gardens/:id/sowings\n", "POST /garden/:id/sowings\n"),
    Correction("Fix status of removal", "returns `204 No Content`", "returns `204 No Conent`"),
    Correction("Use DELETE", "curl --request DELETE \\", "curl --request POST \\"),
    Correction("Add method to curl", "curl --request DELETE \\", "curl \\"),
    Correction(
      "Remove blank in option", "--request DELETE \\\n  --header \"PRIVATE",
      "-- request DELETE \\\n  --header \"PRIVATE"),
    Correction("Fix option", "--request DELETE \\\n  --header \"PRIVATE", "--reqeust DELETE \\\n  --header \"PRIVATE"),
    Correction("Fix option", "--request DELETE \\\n  --header \"PRIVATE", "-request DELETE \\\n  --header \"PRIVATE"),
    Correction("Fix dash", "--request DELETE \\\n  --header \"PRIVATE", "–request DELETE \\\n  --header \"PRIVATE"),
    Correction("Fix code block", "```json\n{\n  \"iid\": 4", "``json\n{\n  \"iid\": 4"),
    Correction("Fix language", "```json\n{\n  \"iid\": 4", "```jsno\n{\n  \"iid\": 4"),
    Correction("Fix heading", "## Remove a sowing", "##Remove a sowing"),
    Correction("Fix heading", "## Remove a sowing", "## Show a sowing"),
    Correction(
      "Add blank line before table",
      "Supported attributes:\n\n| Attribute | Type              | Required | Description |\n|-----------|-------------------|----------|-------------|\n| `id`      | integer or string | Yes      | The ID or URL-encoded path of the garden. |\n| `seed`",
      "Supported attributes:\n| Attribute | Type              | Required | Description |\n\n|-----------|-------------------|----------|-------------|\n| `id`      | integer or string | Yes      | The ID or URL-encoded path of the garden. |\n| `seed`",
      lines: 2),
    Correction("Fix spelling of boolean", "| `watered`    | boolean  |", "| `watered`    | bolean  |"),
    Correction("Close parenthesis of link", "[beds](beds.md), each", "[beds](beds.md, each"),
  ]
}
