import APIModel
import Testing

@testable import DocExtract

/// Operations that fold, one in each `<details>`.
@Suite struct FoldsStyleTests {
  @Test func foldEach() async {
    let page = #"""
      # bins

      #### Reading

      <details>
       <summary><code>GET</code> <code><b>/bins</b></code> <code>(names all bins)</code></summary>

      ##### Parameters

      > None

      ##### Responses

      > | http code | content-type | response |
      > |-----------|--------------|----------|
      > | `200` | `application/json` | names |

      </details>

      <details>
       <summary><code>GET</code> <code><b>/bins/{bin}/lid</b></code> <code>(looks below the lid)</code></summary>

      ##### Parameters

      > | name | type | data type | description |
      > |------|------|-----------|-------------|
      > | `bin` | required | string | Which bin |
      > | `depth` | optional | int | How far |

      </details>

      #### Writing

      <details>
       <summary><code>POST</code> <code><b>/</b></code> <code>(replaces all)</code></summary>

      ##### Parameters

      > | name | type | data type | description |
      > |------|------|-----------|-------------|
      > | None | required | object | N/A |

      </details>
      """#
    let extraction = await extract(page)
    #expect(
      summary(extraction.spec) == """
        GET /bins
          -> 200
        GET /bins/{bin}/lid
          path bin: string required
          query depth: integer optional
        POST /
        """)
    #expect(extraction.spec.operations.map(\.summary) == ["Reading", "Reading", "Writing"])
  }

  /// A fold that is never closed, or closed twice, keeps nothing from the sections behind it.
  @Test(arguments: ["<details>", "</details>", "<details>\n\n<details>", "<details></details>\n\n</details>"])
  func brokenFolds(_ fold: String) async {
    let page =
      "# A\n\n\(fold)\n\n## B\n\n`GET /b`\n\n\(fold)\n\n## C\n\n`GET /c`\n\n| Name | Type | Required |\n|-|-|-|\n| `x` | string | yes |\n"
    let spec = await extract(page).spec
    #expect(spec.operations.map(\.name) == ["GET /b", "GET /c"])
    #expect(spec.operations.map(\.summary) == ["B", "C"])
    #expect(spec.operations.last?.parameters.map(\.name) == ["x"])
  }
}
