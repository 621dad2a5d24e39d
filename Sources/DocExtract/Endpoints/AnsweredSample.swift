import APIModel

/// Tells which of a section's operations an example answers, where only sample requests name them: the one that the
/// nearest sample above it calls.
enum AnsweredSample {
  /// - Returns: Nil where the example is one of all of them.
  static func operation(of body: PageBody, _ page: ExtractedPage) -> OperationID? {
    guard let group = body.group, page.groups[group].isShownBySamples, page.groups[group].lines.count > 1 else {
      return nil
    }
    // Samples stand in the order of the page.
    var low = 0
    var high = page.samples.count
    while low < high {
      let middle = (low + high) / 2
      if page.samples[middle].block <= body.block { low = middle + 1 } else { high = middle }
    }
    let above = page.samples[..<low].reversed().first { $0.group == group && $0.operation != nil }
    guard let known = above?.operation, page.groups[group].lines.contains(where: { $0.id == known }) else {
      return page.groups[group].lines.first?.id
    }
    return known
  }
}
