import APIModel
import DocExtract

/// REQ305: an option that curl does not have, a slip away from one that it has.
struct MisspeltOption: LintRule {
  let card = RuleCard(
    "REQ305", "misspelt-option", severity: .error,
    summary: "A sample with an option that is a slip away from one of curl's",
    why: "curl refuses the command, or takes the option's value for a URL.",
    bad: RuleCard.page(
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        sample: "curl --reqeust DELETE \"https://example.com/users/1\"")),
    good: RuleCard.page(
      CardSection(
        heading: "Delete a user", listing: "DELETE /users/:id", rows: ["`id` | integer | yes | The ID of the user"],
        sample: "curl --request DELETE \"https://example.com/users/1\"")))

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for sample in page.page.samples {
      for option in sample.curl.doubtfulOptions {
        let range = page.range(of: option.text, in: option.range, block: sample.block)
        if option.text == "--" {
          report.add(self, .blank(), at: range)
          continue
        }
        guard let meant = Self.meant(option.text) else { continue }
        report.add(
          self, .misspelt(option.text, meant), at: range,
          fix: LintFix("Write `\(meant)`", [LintFix.Edit(range, meant)], isSafe: false))
      }
    }
  }

  /// The options that samples of HTTP APIs use (curl 8 manual).
  private static let usual = [
    "request", "header", "data", "data-raw", "data-binary", "data-urlencode", "form", "user", "insecure", "include",
    "silent", "location", "output", "compressed", "verbose", "head", "fail", "show-error", "cookie", "cacert", "json",
    "upload-file", "url",
  ]

  /// What curl has besides and might look like a slip of those.
  private static let others: Set<String> = ["form-string", "raw", "ssl", "crlf", "basic", "next", "ntlm", "xattr"]

  private static func meant(_ option: String) -> String? {
    let name = String(option.drop { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" })
    let isLong = option.hasPrefix("--")
    if !isLong {
      if usual.contains(name), name.utf8.count >= 4 { return "--" + name }
      // A dash of another kind before a letter.
      return option.hasPrefix("-") || name.utf8.count != 1 ? nil : "-" + name
    }
    guard name.utf8.count >= 3, !usual.contains(name), !others.contains(name),
      // curl takes the beginning of a name for the whole.
      !usual.contains(where: { $0.hasPrefix(name) })
    else { return nil }
    let near = usual.filter { Spelling.isOneSlip(Array(name.utf8), Array($0.utf8)) }
    return near.count == 1 ? near.first.map { "--" + $0 } : nil
  }
}

extension LintMessage {
  fileprivate static func blank() -> LintMessage { "Blank between the dashes and the name of an option" }

  fileprivate static func misspelt(_ option: String, _ meant: String) -> LintMessage {
    "`\(option)` is no option of curl; did you mean `\(meant)`?"
  }
}
