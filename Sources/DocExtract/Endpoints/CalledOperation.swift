import APIModel

/// Sections below an overview of operations, each about one of them: the command shows which.
extension PageReader {
  /// Leaves an overview, "- `GET /pots` - lists them" and so on, where a heading below it begins something else: what
  /// stands there is not about all of its operations.
  mutating func leaveOverview() {
    guard let group, !page.sections[section].meaning.isPart, page.groups[group].lines.count > 1,
      page.groups[group].lines.allSatisfy(\.isOverview)
    else { return }
    // Each command below is compared with all of them.
    overview = page.groups[group].lines.count <= 200 ? group : nil
    self.group = nil
  }

  /// Takes a command for what says which operation of the overview above the section is about.
  mutating func placeCall(_ command: SampleCommand, block: Int) {
    guard let overview, let url = command.url, let method = command.method, isBelowOverview(overview),
      group.map({ page.groups[$0].section == section && page.groups[$0].lines.isEmpty }) ?? true,
      let line = Self.called(method, url.path, among: page.groups[overview].lines)
    else { return }
    if let group, page.groups[group].illustrations.contains(where: { $0.id == line.id }) { return }
    var shown = line
    shown.block = block
    shown.isOverview = false
    var new = OperationGroup(section: section, lines: [], paragraphs: page.sections[section].paragraphs)
    new.illustrations = [shown]
    page.groups.append(new)
    group = page.groups.count - 1
    isGroupInUse = true
    takeBlocksAbove(page.groups.count - 1)
  }

  private func isBelowOverview(_ overview: Int) -> Bool {
    sectionStack.contains(page.groups[overview].section) && page.groups[overview].section != section
  }

  /// The one operation that a path calls, as it is or below a base path.
  static func called(_ method: HTTPMethod, _ path: String, among lines: [ListedOperation]) -> ListedOperation? {
    let shown = PathNotation.template(path)
    for count in 0..<min(4, max(1, shown.segments.count)) {
      let request = ShownRequest(PathTemplate(segments: Array(shown.segments.dropFirst(count))))
      if lines.count > 1, let own = request.operation(method: method, among: lines) { return own }
    }
    return nil
  }
}
