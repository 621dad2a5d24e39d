import APIModel
import Testing

@testable import DocExtract

/// Bodies that a project's documentation shows as types of its own language.
@Suite struct DeclarationsStyleTests {
  @Test func structOfGo() async {
    let page = """
      # Lamps

      ## `POST /v1/lamps`

      Request:

      ```go
      // RegisterRequest is what a lamp sends.
      type RegisterRequest struct {
      \t// Name is unique.
      \tName   string            `json:"name" validate:"required"`
      \tTTL    int64             `json:"ttl_seconds,omitempty"` // in seconds
      \tLabels map[string]string `json:"labels"`
      \tHidden string            `json:"-"`
      \tBase
      \tsecret string
      }
      ```

      Response `201`:

      ```go
      type RegisterResponse struct {
      \tID string `json:"id"`
      }
      ```
      """
    let spec = await extract(page).spec
    #expect(
      summary(spec) == """
        POST /v1/lamps
          body name: string required
          body ttl_seconds: integer optional
          body labels: object
          -> 201 {id?: string}
        """)
    #expect(spec.operations[0].parameters.map(\.description) == ["Name is unique.", "in seconds", nil])
    #expect(spec.operations[0].parameters[1].span?.range?.start.line == 12)
  }

  @Test func interfaceOfTypeScript() async {
    let page = """
      # Kites

      ## GET /kites

      Query parameters:

      ```ts
      export interface KiteFilter {
        /** How many */
        limit?: number;
        readonly color: string
        wind: {
          min: number;
        };
        tags: string[];
      }
      ```
      """
    let read = await summary(page)
    #expect(
      read == """
        GET /kites
          query limit: number optional
          query color: string required
          query wind: object required
          query tags: array required
        """)
  }

  /// Without a text above them the name says what is sent.
  @Test func structOfRustAndClassOfPython() async {
    let page = """
      # Nests

      ## POST /nests

      ```rust
      #[derive(Deserialize)]
      pub struct NewNest {
          pub twigs: u32,
          pub note: Option<String>,
          #[serde(default, rename = "soft-lining")]
          pub lining: bool,
          eggs: Vec<Egg>,
      }
      ```

      ## PUT /nests/{id}

      Body (`NestUpdate`):

      ```python
      from pydantic import BaseModel

      class NestUpdate(BaseModel):
          "What changes."
          twigs: int
          note: str | None = None
          height: float = 2.5
          tags: Optional[list[str]] = []

      nest = NestUpdate(twigs=1)
      ```
      """
    let read = await summary(page)
    #expect(
      read == """
        POST /nests
          body twigs: integer required
          body note: string optional
          body soft-lining: boolean optional
          body eggs: array required
        PUT /nests/{id}
          body twigs: integer required
          body note: string optional
          body height: number optional =2.5
          body tags: array optional
        """)
  }

  /// Code about a client, and a type that nothing says is sent or returned.
  @Test func otherCode() async {
    let page = """
      # Wells

      ## POST /wells

      ```ts
      interface Client {
        url: string;
      }
      ```

      The body is made by the library:

      ```ts
      const well: Well = { depth: 3 };
      ```

      ```python
      def send(depth: int):
          client.post("/wells", depth)
      ```
      """
    let read = await summary(page)
    #expect(read == "POST /wells")
  }

  /// Broken declarations end nothing.
  @Test(arguments: [
    "type A struct {", "type A struct {\n\tB", "struct A {\n#", "struct A {\n  :", "class A:", "class A:\n  :",
    "interface A {\n?: x\n: y\n}", "interface A {\n a?:", "type A = {\n}\n}", "struct A {\n b: Option<",
    "type A struct {\n\tB *\n\tC `json:\"", "export",
  ])
  func broken(_ code: String) async {
    let page = "# A\n\n## POST /a\n\nRequest body:\n\n```\n\(code)\n```\n"
    #expect(await operations(page) == ["POST /a"])
  }

  /// "Response:" two levels above a table, "None" below "Parameters" and a line between operations.
  @Test func whatBelongsToWhat() async {
    let page = """
      # Pies

      ## List pies

      * Method: `GET`
      * Endpoint: `/pies`
      * Data:

          | field | type | Description |
          |---|---|---|
          | `crust` | string | Only with this crust |

      * Response:
          - Data:
              Each pie has:

              | field | type | Description |
              |---|---|---|
              | `token` | string | Its token |

      ## Slices

      `GET /slices/:id`

      **Parameters**

      None

      `POST /slices/:id`

      **Parameters**

      - `jam`: (optional string) On top.

      `GET /crumbs`

      ---

      `DELETE /crumbs`

      **Parameters**

      - `all`: (optional boolean) Each of them.
      """
    let read = await summary(page)
    #expect(
      read == """
        GET /pies
          query crust: string
          -> 200 {token?: string}
        GET /slices/{id}
        POST /slices/{id}
          body jam: string optional
        GET /crumbs
        DELETE /crumbs
          query all: boolean optional
        """)
  }
}
