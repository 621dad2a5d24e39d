extension ConfigFile {
  /// A file that says what is there to say, and changes nothing.
  static let template = """
    # What docproof does here; see `docproof lint --help`. Without this file it does the same.

    # Rules by code (EXA102), name (trailing-comma) or prefix (EXA); `recommended` or `all`.
    # `docproof rules` lists them, `docproof explain CODE` explains one.
    select: [recommended]
    ignore: []

    # Another severity for some rules: error, warning or info.
    #severity:
    #  END301: warning

    # For some pages only; patterns as in .gitignore.
    #overrides:
    #  - paths: [legacy/**]
    #    ignore: [EXA]

    # The version that the docs are for: what should be gone by then is reported.
    #target-version: "16.0"

    # The path before all documented ones, where samples do not show it.
    #base-path: /api/v4

    # Titles of table columns that only these docs have, and the usual title of each.
    #columns:
    #  Field: Attribute

    # Texts of these docs that say whether the table or example that follows is sent or returned.
    #lead-ins:
    #  request: [what you send]
    #  response: [what comes back]

    # Pages that are left out.
    #exclude: [drafts/**]

    # What a kind of change means to this project's clients: breaking, risky or safe.
    # `docproof diff --list-kinds` names the kinds.
    #verdicts:
    #  parameter-removed: breaking

    # The exit code is 1 from this severity on.
    fail-on: warning

    # Findings that are known; `docproof lint DOCS --baseline FILE --write-baseline` writes it.
    #baseline: .docproof-baseline.json

    """
}
