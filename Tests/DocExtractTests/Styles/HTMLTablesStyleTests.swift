import APIModel
import Testing

@testable import DocExtract

/// Pages whose tables of attributes are written in HTML.
@Suite struct HTMLTablesStyleTests {
  @Test func parametersBetweenBlankLines() async {
    let page = #"""
      # Lamps

      ## Switch a lamp

      `PUT /lamps/{id}/state`

      <table>
        <tr>
          <th>Name</th>
          <th>In</th>
          <th>Type</th>
          <th>Required</th>
          <th>Description</th>
        </tr>

          <tr>
          <td><code>on</code></td>
          <td>body</td>
          <td>boolean</td>
          <td>yes</td>
          <td>Whether it burns</td>
        </tr>

        <tr>
          <td><code>mode</code></td>
          <td>query</td>
          <td>string</td>
          <td>no</td>
          <td>One of <code>calm</code>, <code>party</code>. Default: <code>calm</code></td>
        </tr>
      </table>

      ```json
      {"on": true}
      ```
      """#
    #expect(
      await summary(page) == """
        PUT /lamps/{id}/state
          body on: boolean required
          query mode: string optional =calm {calm,party}
          -> 200 {on: boolean}
        """)
  }

  @Test func marksBelowTheName() async {
    let page = #"""
      # Gates

      <div class="endpoint post">/gates/</div>

      *Request body*

      <table><thead><tr><th>Attributes</th><th>Description</th></tr></thead>
      <tbody><tr><td><code>name</code><br><em>optional</em></td><td><p>What it is called.</p></td></tr>
      <tr><td><code>side</code><br><strong>required</strong></td><td>Where it opens to.</td></tr></tbody></table>
      """#
    #expect(
      await summary(page) == """
        POST /gates
          body name:  optional
          body side:  required
        """)
  }

  @Test func otherTablesAreNamed() async {
    let page = #"""
      # Gates

      `GET /gates`

      <table><tr><th>Colour</th><th>Mood</th></tr><tr><td>red</td><td>angry</td></tr></table>
      """#
    let extraction = await extract(page)
    #expect(extraction.spec.operations.first?.parameters.isEmpty == true)
    #expect(extraction.pages.flatMap(\.unplaced).map(\.reason) == ["a table in HTML that is not about attributes"])
  }

  @Test func aTableWithoutEndIsNamedAndHidesNothing() async {
    let page = """
      # Gates

      <table><tr><th>Name</th><th>Type</th></tr><tr><td>a</td><td>string</td></tr>

      `GET /gates`
      """
    #expect(await operations(page) == ["GET /gates"])
  }
}
