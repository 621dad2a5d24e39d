import APIModel

/// Sections that list nothing, each about an operation that the page lists elsewhere, such as in a table of all: the
/// commands in it, or the one sentence that says what to call, show which. What it documents of parameters is that one's.
enum CalledSections {
  static func place(in page: inout ExtractedPage) {
    guard page.groups.count > 0, hasLooseParameters(page) else { return }
    let lines = page.groups.flatMap(\.lines)
    guard lines.count > 1, lines.count <= maximumLines else { return }
    let listed = Set(page.groups.map(\.section))
    var samples: [Int: [PageSample]] = [:]
    for sample in page.samples where sample.group == nil {
      if let subject = subject(of: sample.section, page) { samples[subject, default: []].append(sample) }
    }
    var found: [Int: [ListedOperation]] = [:]
    for subject in looseSubjects(page) where !listed.contains(subject) && !isAside(page.sections[subject].title) {
      var own = called(samples[subject] ?? [], among: lines)
      if own.isEmpty { own = mentioned(in: subject, among: lines, page) }
      guard own.count == 1 else { continue }
      found[subject] = own
    }
    SampleOperations.place(found, &page, isShown: true)
  }

  /// Each section is compared with all of them.
  private static let maximumLines = 200

  private static func hasLooseParameters(_ page: ExtractedPage) -> Bool {
    page.lists.contains { $0.group == nil && !$0.isResponse }
      || page.tables.contains { $0.group == nil && $0.role == .parameters }
  }

  private static func subject(of section: Int, _ page: ExtractedPage) -> Int? {
    page.wholes(of: section).last { page.sections[$0].block != nil }
  }

  /// The sections with a table or list of parameters that belongs to nothing, in their order.
  private static func looseSubjects(_ page: ExtractedPage) -> [Int] {
    var subjects: Set<Int> = []
    var aside: Set<Int> = []
    for list in page.lists where list.group == nil && !list.isResponse {
      guard let subject = subject(of: list.section, page) else { continue }
      if isOfVariables(list.items.lazy.flatMap(\.names)) { aside.insert(subject) } else { subjects.insert(subject) }
    }
    for table in page.tables where table.group == nil && table.role == .parameters {
      guard let subject = subject(of: table.section, page) else { continue }
      if isOfVariables(table.rows.lazy.flatMap(\.names)) { aside.insert(subject) } else { subjects.insert(subject) }
    }
    return subjects.subtracting(aside).sorted()
  }

  /// `API_KEY`, `--port`: what a server is started with.
  private static func isOfVariables(_ names: some Sequence<String>) -> Bool {
    names.contains { name in
      name.utf8.first == UInt8(ascii: "-")
        || (name.utf8.contains(UInt8(ascii: "_")) && name.utf8.allSatisfy { $0.isUpper || !$0.isLetter })
    }
  }

  private static func called(_ samples: [PageSample], among lines: [ListedOperation]) -> [ListedOperation] {
    var found: [ListedOperation] = []
    for sample in samples.prefix(20) {
      guard let url = sample.url, let method = sample.curl.method,
        let line = PageReader.called(method, url.path, among: lines)
      else { continue }
      if !found.contains(where: { $0.id == line.id }) {
        var shown = line
        shown.block = sample.block
        found.append(shown)
      }
    }
    return found
  }

  private static func mentioned(
    in section: Int, among lines: [ListedOperation], _ page: ExtractedPage
  ) -> [ListedOperation] {
    var found: [ListedOperation] = []
    for block in page.sections[section].paragraphs.prefix(20) {
      for line in ProseOperations.mentions(block, section, page)
      where lines.contains(where: { $0.id == line.id }) && !found.contains(where: { $0.id == line.id }) {
        found.append(line)
      }
    }
    return found
  }

  /// "Configuration", "Quick start": what stands below is about the server, though a command asks whether it lives.
  private static func isAside(_ title: String) -> Bool {
    let words = title.lowercased().utf8.split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    return words.contains(where: aside.contains) || PageReader.speaksOfNews(title)
  }

  private static let aside: Set = [
    "configuration", "config", "configure", "configuring", "settings", "options", "environment", "variables", "install",
    "installation", "installing", "setup", "deploy", "deployment", "docker", "start", "started", "quickstart", "run",
    "running", "cli", "command", "commands", "webhook", "webhooks", "event", "events", "client", "sdk", "library",
    "errors", "error", "architecture", "development", "schema", "model", "models",
  ]
}
