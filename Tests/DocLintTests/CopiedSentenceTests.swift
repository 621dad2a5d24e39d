import APIModel
import DocExtract
import DocLint
import Testing

/// Sentences and descriptions that were copied from another section and not changed, each by its own rule.
@Suite struct CopiedSentenceTests {
  private static let page = """
    # Boats of harbors

    ## List the boats of a harbor

    Gets a list of a harbor's boats.

    ```plaintext
    GET /harbors/:id/boats
    ```

    - `id` (required) - The ID of the harbor
    - `count` (optional, integer) - How many boats to list, between 1 and 100. Defaults to `20`.
    - `flag_color` (optional) - Six hexadecimal digits with a leading `#`
    - `stay` (optional, string) - How long a boat stays, between `1h` and `48h`

    ```shell
    curl "https://example.com/api/v4/harbors/7/boats?count=50&flag_color=%23ff0000&stay=24h"
    ```

    ## Add a boat

    Adds a new boat to a harbor. It returns `201` if the boat was successfully added, and `409` where it lies already.

    ```plaintext
    POST /harbors/:id/boats
    ```

    - `id` (required) - The ID of the harbor
    - `title` (required) - The title of the boat
    - `color` (optional) - The color of the boat
    - `berth_name` (optional) - The name of the berth

    ## Moor a boat

    Moors a single boat of a harbor at its berth.

    ```plaintext
    POST /harbors/:id/boats/:boat_id/moor
    ```

    - `id` (required) - The ID of the harbor
    - `boat_id` (required) - The ID of the boat
    - `berth_name` (required) - The name of the berth

    ## Unmoor a boat

    Unmoors a single boat of a harbor.

    ```plaintext
    POST /harbors/:id/boats/:boat_id/unmoor
    ```

    - `id` (required) - The ID of the harbor
    - `boat_id` (required) - The ID of the boat

    ## Paint a boat

    Paints a single boat of a harbor. The boat was successfully painted when the answer comes.

    ```plaintext
    POST /harbors/:id/boats/:boat_id/paint
    ```

    - `id` (required) - The ID of the harbor
    - `boat_id` (required) - The ID of the boat

    ## Remove a boat

    Removes a boat from a harbor. It returns `204` on success, and `404` if the boat does not exist.

    ```plaintext
    DELETE /harbors/:id/boats/:boat_id
    ```

    - `id` (required) - The ID of the harbor
    - `boat_id` (required) - The ID of the boat

    ## Get a licence

    Gets the licence of a skipper.

    ### HTTP Request

    `GET /skippers/:id/licence`

    ### Parameters

    - `id` (required) - The ID of the skipper

    ## Withdraw a licence

    Withdraws a licence.

    ```plaintext
    PUT /skippers/:id/destroy/:licence_id
    ```

    - `id` (required) - The ID of the skipper
    - `licence_id` (required) - The ID of the licence to destroy

    """

  private func findings(_ markdown: String) async -> [Finding] {
    let file = DocsFolder.File(path: "boats.md", bytes: Array(markdown.utf8))
    return await Linter().lint(await Extraction.extract([file]))
  }

  @Test func soundSentencesAreSound() async {
    #expect(await findings(Self.page).map { "\($0.span.line) \($0.rule.code) \($0.message)" } == [])
  }

  @Test(arguments: [
    // The container of another page's things.
    ("Gets a list of a harbor's boats.", "Gets a list of a project's boats.", "END218"),
    ("Adds a new boat to a harbor.", "Adds a new boat to a skipper.", "END218"),
    // The opposite, and what a neighbour does.
    ("Unmoors a single boat of a harbor.", "Moors a single boat of a harbor.", "END213"),
    ("Paints a single boat of a harbor. The", "Moors a single boat of a harbor. The", "END213"),
    ("Gets the licence of a skipper.", "This endpoint deletes the licence of a skipper.", "END213"),
    ("Withdraws a licence.", "Withdraws a licence. The boat was successfully painted when the answer comes.", "END213"),
    // A status about what the section does not have.
    ("`404` if the boat does not exist", "`404` if the skipper does not exist", "END215"),
    // Rows.
    ("The ID of the licence to destroy", "The ID of the licence to create", "TAB215"),
    ("`berth_name` (required) - The name of the berth", "`berth_name` (required) - The name of the branch", "TAB214"),
    ("`color` (optional) - The color of the boat", "`color` (optional) - The color of the skipper", "TAB210"),
    // Values that the description rules out.
    ("Defaults to `20`", "Defaults to `200`", "EXA220"),
    ("boats?count=50", "boats?count=500", "EXA220"),
    ("flag_color=%23ff0000", "flag_color=ff0000", "EXA220"),
    ("stay=24h", "stay=30m", "EXA220"),
  ])
  func findsWhatWasCopied(right: String, wrong: String, code: String) async throws {
    let parts = Self.page.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let found = await findings(parts[0] + wrong + parts[1])
    let line = parts[0].count { $0 == "\n" } + 1
    #expect(found.map { "\($0.span.line) \($0.rule.code)" } == ["\(line) \(code)"])
  }

  @Test(arguments: [
    // Another container beside the path's own one.
    ("Adds a new boat to a harbor.", "Adds a new boat to a harbor for a user."),
    ("Moors a single boat of a harbor at its berth.", "Moors a single boat of a harbor for the group that owns it."),
    // Values that a description allows, or can't be held against.
    ("flag_color=%23ff0000", "flag_color=red"), ("stay=24h", "stay=1h"), ("count=50", "count=100"),
    ("between 1 and 100. Defaults to `20`.", "for 1 day at most. Defaults to `86400`."),
    ("It returns `204` on success, and `404` if the boat", "It returns `204` on success, and `404` if the given boat"),
  ])
  func staysSilent(right: String, instead: String) async throws {
    let parts = Self.page.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    #expect(await findings(parts[0] + instead + parts[1]).map { "\($0.span.line) \($0.rule.code) \($0.message)" } == [])
  }
}
