import APIModel

/// Tells which of a section's operations an example answers, where only sample requests name them: the one that the
/// nearest sample above it calls.
enum AnsweredSample {
  /// "Usage" shows calls and answers of operations that a table elsewhere lists: an example directly below a sample
  /// answers it.
  static func settle(in page: inout ExtractedPage) {
    var sample = -1
    for body in page.bodies.indices where page.bodies[body].group == nil {
      let block = page.bodies[body].block
      // Both stand in the order of the page.
      while sample + 1 < page.samples.count, page.samples[sample + 1].block <= block { sample += 1 }
      guard sample >= 0, page.samples[sample].group == nil, page.samples[sample].section == page.bodies[body].section,
        page.bodies[body].role != .request, page.bodies[body].json?.document.root != nil,
        body == 0 || page.bodies[body - 1].block < page.samples[sample].block,
        (page.samples[sample].block + 1..<max(block, page.samples[sample].block + 1)).allSatisfy({
          page.document.blocks[$0].kind == .paragraph
        }), block - page.samples[sample].block <= 2
      else { continue }
      page.bodies[body].sample = sample
    }
  }

  /// Takes the samples of documented operations, and what answers them, from what could not be placed.
  static func place(in page: inout ExtractedPage) {
    guard page.unplaced.contains(where: { $0.block != nil }) else { return }
    var placed: Set<Int> = []
    for body in page.bodies.indices where page.answeredOperation(of: body) != nil {
      placed.insert(page.bodies[body].block)
    }
    for sample in page.samples where sample.group == nil && sample.operation != nil { placed.insert(sample.block) }
    for sample in page.samples where sample.group == nil && sample.operation == nil { placed.remove(sample.block) }
    if !placed.isEmpty { page.unplaced.removeAll { $0.block.map(placed.contains) == true } }
  }

  /// - Returns: Nil where the example is one of all of them.
  static func operation(of body: PageBody, _ page: ExtractedPage) -> OperationID? {
    guard let group = body.group, page.groups[group].isShownBySamples, page.groups[group].lines.count > 1 else {
      return nil
    }
    let above = samples(above: body, page).reversed().first { $0.group == group && $0.operation != nil }
    guard let known = above?.operation, page.groups[group].lines.contains(where: { $0.id == known }) else {
      return page.groups[group].lines.first?.id
    }
    return known
  }

  /// Whether the nearest sample of its group above a body has data of its own.
  static func sendsData(above body: PageBody, _ page: ExtractedPage) -> Bool {
    samples(above: body, page).reversed().first { $0.group == body.group }.map { !$0.curl.data.isEmpty } ?? false
  }

  /// Samples stand in the order of the page.
  private static func samples(above body: PageBody, _ page: ExtractedPage) -> ArraySlice<PageSample> {
    var low = 0
    var high = page.samples.count
    while low < high {
      let middle = (low + high) / 2
      let sample = page.samples[middle]
      let isAbove =
        sample.block < body.block
        || (sample.block == body.block && sample.curl.range.lowerBound <= body.offsets.lowerBound)
      if isAbove { low = middle + 1 } else { high = middle }
    }
    return page.samples[..<low]
  }
}

extension ExtractedPage {
  /// The operation that a body answers outside the operations' own sections.
  func answeredOperation(of body: Int) -> OperationID? {
    bodies[body].sample.flatMap { samples.indices.contains($0) ? samples[$0].operation : nil }
  }
}
