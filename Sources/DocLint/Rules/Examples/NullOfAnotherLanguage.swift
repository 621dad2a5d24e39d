import APIModel
import DocExtract

/// EXA241: "The name is `nil`" beside an example with `"name": null`.
struct NullOfAnotherLanguage: LintRule {
  let card = RuleCard(
    "EXA241", "null-of-another-language", severity: .warning,
    summary: "A text that says `nil` or `None` of an attribute which the example beside it shows as `null`",
    why: "JSON has no such value: it is the word of the language that the server is written in.",
    bad: page("nil"), good: page("null"))

  private static func page(_ word: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /users/:id
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `id` | integer | yes | The ID of the user |

    Example response:

    ```json
    {"id": 1, "bio": null}
    ```

    The bio is `\(word)` until the user has written one.
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let document = page.document
    guard page.holds("`nil`") || page.holds("`None`"), !Self.showsCode(document) else { return }
    for group in page.page.groups.indices {
      let answers = page.bodies(of: group).filter { $0.role == .response && page.isExample($0) }
      for paragraph in page.page.groups[group].paragraphs {
        let words = document.blocks[paragraph].inlines.filter { position in
          let inline = document.inlines[Int(position)]
          guard inline.kind == .code else { return false }
          let text = document.buffer[inline.text.bounds]
          return text.elementsEqual("nil".utf8) || text.elementsEqual("None".utf8)
        }
        guard let position = words.first, case let inline = document.inlines[Int(position)], let range = inline.range
        else { continue }
        let said = NameWords.words(of: document.plainText(of: paragraph))
        guard
          answers.contains(where: { body in
            guard let root = body.json?.document.root else { return false }
            let object = root.kind == .array ? root.items.first(where: { _ in true }) ?? root : root
            return object.members.contains { $0.value.kind == .null && said.contains($0.name) }
          })
        else { continue }
        report.add(self, .word(document.text(inline.text)), at: range, operation: page.operations(of: group).first)
      }
    }
  }

  /// Whether a page shows code of a language that has such a word.
  private static func showsCode(_ document: MarkdownDocument) -> Bool {
    document.blocks.contains { block in
      block.kind == .codeBlock
        && ["ruby", "rb", "python", "py", "go", "golang", "lua", "elixir", "swift", "clojure", "lisp"].contains(
          document.text(block.info).lowercased())
    }
  }
}

extension LintMessage {
  fileprivate static func word(_ text: String) -> LintMessage { "`\(text)` for what the example shows as `null`" }
}
