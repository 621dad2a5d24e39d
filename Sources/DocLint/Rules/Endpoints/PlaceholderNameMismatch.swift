import APIModel
import DocExtract

/// END201: one operation whose placeholder has different names in different places.
struct PlaceholderNameMismatch: LintRule {
  let card = RuleCard(
    "END201", "placeholder-name-mismatch", severity: .warning,
    summary: "The same operation documented under different placeholder names",
    why: "It looks like two operations; readers and generated clients get two names for one value.",
    bad: """
      # Runners API

      ## Update a runner

      ```plaintext
      PUT /runners/:id
      ```

      ## Pause a runner

      ```plaintext
      PUT /runners/:runner_id
      ```
      """,
    good: """
      # Runners API

      ## Update a runner

      ```plaintext
      PUT /runners/:id
      ```

      ## Pause a runner

      ```plaintext
      PUT /runners/:id
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var seen: Set<OperationID> = []
    for group in page.page.groups.indices {
      for line in page.page.groups[group].lines {
        guard let number = page.docs.number(of: line.id),
          case let listings = page.docs.spec.operations[number].listings,
          let at = listings.firstIndex(where: { !page.docs.areOfTwoEditions($0.span.file, page.page.file) }),
          case let first = listings[at],
          first.placeholders.count == line.placeholders.count, first.span != line.listing.span,
          !page.isConcrete(line)
        else { continue }
        for (name, expected) in zip(line.placeholders, first.placeholders) where name != expected {
          // The lines of one section repeat each other; the first one speaks for them.
          guard seen.insert(line.id).inserted else { continue }
          // Two names for one path in one listing are two ways to call it, by either.
          if page.page.groups[group].lines.contains(where: { $0.id == line.id && $0.placeholders != line.placeholders })
          {
            continue
          }
          report.add(
            self, .mismatch(name, expected), at: page.range(ofPlaceholder: name, in: line),
            operation: page.docs.spec.operations[number],
            notes: [Finding.Note("documented there as `\(first.path)`", span: first.span)])
        }
      }
    }
    checkOdd(page, &report)
  }

  /// A name that one path has where all others that begin alike have a longer or shorter form of it, and that no row
  /// tells: `/repos/:owner/:repo` beside `/repos/:owner/:reponame/tags`.
  private func checkOdd(_ page: LintedPage, _ report: inout LintReport) {
    guard page.page.groups.count >= 4, Self.mayHoldOdd(page) else { return }
    var names: [String: [String: Int]] = [:]
    for group in page.page.groups {
      for line in group.lines { Self.visit(line) { names[$0, default: [:]][$1, default: 0] += 1 } }
    }
    let told = Self.codes(in: page.document)
    for (number, group) in page.page.groups.enumerated() {
      for line in group.lines where !page.isConcrete(line) {
        Self.visit(line) { prefix, name in
          guard let all = names[prefix], all.count == 2, all[name] == 1,
            let usual = all.first(where: { $0.key != name }),
            usual.value >= 3, name.utf8.count >= 3, usual.key.hasPrefix(name) || name.hasPrefix(usual.key),
            !told.contains(name),
            !page.operations(of: number).contains(where: {
              $0.parameters.contains {
                $0.name == name && $0.span?.range != line.listing.span.range && $0.writtenType != nil
              }
            })
          else { return }
          report.add(
            self, .odd(name, usual.key), at: page.range(ofPlaceholder: name, in: line),
            operation: page.docs.operation(line.id))
        }
      }
    }
  }

  /// What the text has in code.
  private static func codes(in document: MarkdownDocument) -> Set<String> {
    Set(document.inlines.lazy.filter { $0.kind == .code && $0.text.count < 60 }.map { document.text($0.text) })
  }

  /// Whether a placeholder is the beginning or end of another one's name: a look before any string is built.
  private static func mayHoldOdd(_ page: LintedPage) -> Bool {
    var names: [String] = []
    for group in page.page.groups {
      for line in group.lines {
        for name in line.placeholders where name.utf8.count >= 3 && !names.contains(name) {
          names.append(name)
        }
      }
    }
    return names.contains { name in names.contains { $0 != name && $0.hasPrefix(name) } }
  }

  /// The placeholders of a path, each with what stands before it.
  private static func visit(_ line: ListedOperation, _ visit: (String, String) -> Void) {
    var prefix = ""
    for index in line.template.segments.indices {
      if let word = line.template.literal(at: index) {
        prefix += "/" + word
      } else {
        if let name = line.template.placeholders(at: index).first { visit(prefix, name) }
        prefix += "/{}"
      }
    }
  }
}

extension LintMessage {
  fileprivate static func odd(_ name: String, _ usual: String) -> LintMessage {
    "`\(name)` in the path; did you mean `\(usual)`, as in all others that begin so?"
  }

  fileprivate static func mismatch(_ name: String, _ expected: String) -> LintMessage {
    "`:\(name)` is `:\(expected)` where the same operation is documented first"
  }
}
