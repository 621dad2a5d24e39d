import APIModel
import DocExtract

/// REQ308: a sample that sends the name of a file where the file is meant.
struct FileWithoutMark: LintRule {
  let card = RuleCard(
    "REQ308", "file-without-mark", severity: .warning,
    summary: "A sample request with the name of a file that lacks the `@` before it",
    why: "curl sends the name as text, and the server gets no file.",
    bad: page("avatar.png"), good: page("@avatar.png"))

  private static func page(_ file: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Upload an avatar", listing: "POST /user/avatar",
        rows: ["`avatar` | file | yes | The picture"],
        sample: "curl --form \"avatar=\(file)\" \"https://example.com/user/avatar\""))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for (index, sample) in page.page.samples.enumerated() {
      for part in sample.curl.form {
        guard let equals = part.text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let name = part.text[..<equals]
        let value = part.text[part.text.utf8.index(after: equals)...].prefix { $0 != ";" }
        guard Self.isFile(value), isOfFile(name, of: index, sample, page) else { continue }
        add(String(value), part, sample, page, &report)
      }
      for part in sample.curl.data where Self.isFile(part.text[...]) { add(part.text, part, sample, page, &report) }
    }
  }

  private func add(
    _ file: String, _ part: CurlRequest.Located, _ sample: PageSample, _ page: LintedPage, _ report: inout LintReport
  ) {
    let range = page.range(of: file, in: part.range, block: sample.block)
    report.add(
      self, .without(file), at: range, operation: sample.operation.flatMap(page.docs.operation),
      fix: LintFix(
        "Put `@` before it", [LintFix.Edit(SourceRange(range.start, range.start), "@")], isSafe: false))
  }

  /// Whether a form's part carries a file: its row says so, or its name and no row says otherwise.
  private func isOfFile(_ name: Substring, of index: Int, _ sample: PageSample, _ page: LintedPage) -> Bool {
    let operation = page.callees[index] ?? sample.operation.flatMap(page.docs.operation)
    if let written = operation?.parameters.first(where: { $0.name == name })?.writtenType?.lowercased() {
      if ["file", "binary", "blob"].contains(where: { written.holds($0) }) { return true }
    }
    return NameWords.parts(of: String(name)).last.map(Self.names.contains) ?? false
  }

  private static let names: Set<String> = [
    "file", "image", "avatar", "photo", "picture", "attachment", "logo", "upload", "document", "archive", "media",
  ]

  /// `dk.png`, `./dump.tar.gz`: a name and an ending that only files have; no URL.
  private static func isFile(_ text: Substring) -> Bool {
    guard text.utf8.count >= 5, text.utf8.count <= 80,
      text.utf8.allSatisfy({ $0.isWord || $0.isOne(of: "./-~") }), !text.holds("//"),
      let point = text.utf8.lastIndex(of: UInt8(ascii: ".")), point > text.startIndex
    else { return false }
    return endings.contains(text[text.utf8.index(after: point)...].lowercased())
  }

  private static let endings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "zip", "gz", "tgz", "tar", "bz2", "csv", "json", "xml", "txt",
    "yml", "yaml", "mp3", "mp4", "mov", "wav", "deb", "rpm", "pem", "doc", "docx", "xls", "xlsx", "bin", "md",
  ]
}

extension LintMessage {
  fileprivate static func without(_ file: String) -> LintMessage {
    "`\(file)` is sent as text; a file needs `@` before its name"
  }
}
