import APIModel

/// The path of a request that an example shows, `/v1.24/images/ubuntu/json`, beside the operations that it may be an
/// example of.
struct ShownRequest {
  private let template: PathTemplate

  init(_ template: PathTemplate) { self.template = template }

  /// The operation of a listing that the request shows: its path fits, as a whole or below a base path; or there is but
  /// one, with the same beginning and end, as where a name with slashes in it stands for a placeholder.
  func operation(method: HTTPMethod, among lines: [ListedOperation]) -> ListedOperation? {
    let candidates = lines.lazy.filter { $0.method == method }
    if let own = candidates.first(where: { fits($0.template, template.segments[...]) }) { return own }
    // Of several operations it shows one, and what follows is about that one.
    guard lines.count == 1, let only = candidates.first else { return nil }
    for count in 1..<4 where isBase(count) && fits(only.template, template.segments[count...]) { return only }
    guard !only.template.placeholders.isEmpty else { return nil }
    return (0..<4).contains { ($0 == 0 || isBase($0)) && resembles(only.template, template.segments.dropFirst($0)) }
      ? only : nil
  }

  /// The operation that begins as the request does, up to its first placeholder: below "Examples" it shows a use of that.
  func beginning(method: HTTPMethod, among lines: [ListedOperation]) -> ListedOperation? {
    lines.first { line in
      guard line.method == method,
        let open = line.template.segments.firstIndex(where: { $0.contains { !Self.isLiteral($0) } })
      else { return false }
      return open >= 2 && template.segments.count > open
        && template.segments[..<open] == line.template.segments[..<open]
    }
  }

  private static func isLiteral(_ part: PathTemplate.Part) -> Bool {
    if case .literal = part { return true }
    return false
  }

  /// Whether the first segments may be a base path, such as `/v1.24` or `/api/v4`: fixed names.
  private func isBase(_ count: Int) -> Bool {
    template.segments.count > count && (0..<count).allSatisfy { template.literal(at: $0) != nil }
  }

  private func fits(_ own: PathTemplate, _ segments: ArraySlice<[PathTemplate.Part]>) -> Bool {
    let shown = PathTemplate(segments: Array(segments))
    if own.shape == shown.shape { return true }
    return shown.placeholders.isEmpty && own.match(shown.description) != nil
  }

  private func resembles(_ own: PathTemplate, _ segments: ArraySlice<[PathTemplate.Part]>) -> Bool {
    guard segments.count >= own.segments.count, own.segments.count > 1, let first = own.segments.first,
      let last = own.segments.last, first == segments.first
    else { return false }
    guard case .literal = first.first, first.count == 1 else { return false }
    if case .literal = last.first, last.count == 1 { return last == segments.last }
    return segments.count > own.segments.count && segments.allSatisfy { $0.allSatisfy { $0 != last.first } }
  }
}
