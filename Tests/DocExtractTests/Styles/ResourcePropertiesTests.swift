import APIModel
import Testing

@testable import DocExtract

/// Tables of what a resource has, above the operations that create and change one.
@Suite struct ResourcePropertiesTests {
  private func page(_ title: String = "Jar properties", mark: String = "*read-only*", path: String = "/jars") -> String
  {
    """
    # Jars

    ## \(title)

    | Attribute | Type | Description |
    |---|---|---|
    | `id` | integer | Number of the jar. \(mark) |
    | `label` | string | What stands on it. *mandatory* |
    | `sealed` | boolean | Whether the jar is read only once it is closed. |

    ## Fill one

    ```
    POST \(path)
    ```

    ## Look at one

    ```
    GET \(path)/{id}
    ```

    ## Change one

    ```
    PUT \(path)/{id}
    ```

    ## Several at once

    ```
    POST \(path)/batch
    ```
    """
  }

  private func sent(_ path: String) -> String {
    """
    POST \(path)
      body label: string required
      body sealed: boolean optional
    GET \(path)/{id}
    PUT \(path)/{id}
      body label: string optional
      body sealed: boolean optional
    POST \(path)/batch
    """
  }

  @Test(arguments: [
    ("Jar properties", "*read-only*", "/jars"), ("The jar object", "(read-only)", "/v3/jars"),
    ("Jam jar attributes", "Read-only.", "/jam-jars"), ("Berry properties", "<i>readonly</i>", "/berries"),
  ])
  func whatIsNotOnlyReadIsSent(_ title: String, _ mark: String, _ path: String) async {
    #expect(await summary(page(title, mark: mark, path: path)) == sent(path))
  }

  @Test(arguments: [
    ("Jar properties", "", "/jars"), ("Lid properties", "*read-only*", "/jars"), ("Jars", "*read-only*", "/jars"),
    ("Jar properties", "It is read-only there.", "/jars"), ("Jar - lid properties", "*read-only*", "/jars"),
  ])
  func otherTablesStayApart(_ title: String, _ mark: String, _ path: String) async {
    #expect(!(await summary(page(title, mark: mark, path: path))).contains("body"))
  }

  @Test func rowsThatAreOnlyReadAreNoParameters() async {
    let text = """
      # Jars

      ## Fill one

      ```
      POST /jars
      ```

      | Parameter | Type | Description |
      |---|---|---|
      | `id` | integer (read-only) | Its number |
      | `mode` | string | How to open it, also as a read-only jar |
      """
    #expect(await summary(text) == "POST /jars\n  body mode: string")
  }

  @Test func operationsInOneElement() async {
    let text = """
      # Jars

      ## Fill one

      <div class="box">
      	<div class="data">
      		<i class="label">POST</i>
      		<h6>/jars/&lt;id&gt;</h6>
      	</div>
      </div>
      """
    #expect(await operations(text) == ["POST /jars/{id}"])
    #expect(await operations(text.replacing("</h6>", with: " and more</h6>")) == [])
  }

  @Test func whatHasToBeTrue() async {
    let text = """
      # Jars

      ```
      DELETE /jars/{id}
      ```

      | Parameter | Type | Description |
      |---|---|---|
      | `force` | string | Required to be `true`, as nothing is kept. |
      """
    #expect(await summary(text).contains("query force: string required"))
  }
}
