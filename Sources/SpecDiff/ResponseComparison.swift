import APIModel

/// What changed about the answers of one operation.
struct ResponseComparison {
  private let old: Operation
  private let new: Operation

  init(_ old: Operation, _ new: Operation) {
    self.old = old
    self.new = new
  }

  func compare(into list: inout OperationChanges) {
    compareStatuses(into: &list)
    comparePagination(into: &list)
    if let before = old.success, let after = new.success {
      compareBodies(before, after, into: &list)
    }
    for before in old.responses where !(200..<300).contains(before.status) {
      if let after = new.response(before.status) { compareBodies(before, after, into: &list) }
    }
  }

  /// A body that one side does not show says nothing.
  private func compareBodies(_ before: Response, _ after: Response, into list: inout OperationChanges) {
    guard let schema = before.schema, let newSchema = after.schema else { return }
    let comparison = FieldComparison(before, after, in: list)
    list = comparison.compare(schema, newSchema)
  }

  private func compareStatuses(into list: inout OperationChanges) {
    if let before = old.success, let after = new.success, before.status != after.status, after.isStatusDocumented {
      let sides = (side(before, list.oldSpan), side(after, list.newSpan))
      let isBodyDropped = (after.status == 204 || after.status == 205) && before.schema != nil
      if isBodyDropped || before.isStatusDocumented {
        list.add(
          isBodyDropped ? .bodyDropped : .successStatusChanged, location: "response \(before.status)", old: sides.0,
          new: sides.1,
          message: isBodyDropped
            ? "success is answered with \(after.status) and no body, it was \(before.status) with one"
            : "success is answered with \(after.status), it was \(before.status)",
          advice: isBodyDropped
            ? "Accept \(after.status), and stop reading the body." : "Accept \(after.status) as success.")
      }
    }
    let before = errors(old)
    let after = errors(new)
    // Docs that name no error at all don't say that there are none.
    guard !before.isEmpty, !after.isEmpty else { return }
    for response in before where !new.documentsStatus(response.status) {
      list.add(
        .errorStatusRemoved, location: "response \(response.status)", old: side(response, list.oldSpan),
        new: SpecChange.Side(span: list.newSpan), message: "status \(response.status) is no longer documented",
        advice: "Nothing to do.")
    }
    for response in after where !old.documentsStatus(response.status) {
      list.add(
        .errorStatusAdded, location: "response \(response.status)", old: SpecChange.Side(span: list.oldSpan),
        new: side(response, list.newSpan), message: "status \(response.status) is newly documented",
        advice: "Make sure that \(response.status) is handled as an error.")
    }
  }

  private func errors(_ operation: Operation) -> [Response] {
    operation.responses.filter { $0.isStatusDocumented && $0.status >= 300 }
  }

  private func side(_ response: Response, _ span: SourceSpan?) -> SpecChange.Side {
    SpecChange.Side(span: response.span ?? span, value: "\(response.status)")
  }

  private func comparePagination(into list: inout OperationChanges) {
    guard old.isPaginated != new.isPaginated else { return }
    list.add(
      new.isPaginated ? .paginationAdded : .paginationDropped,
      old: SpecChange.Side(span: old.span, value: old.isPaginated ? "paginated" : nil),
      new: SpecChange.Side(span: new.span, value: new.isPaginated ? "paginated" : nil),
      message: new.isPaginated
        ? "the answer comes in pages, which the old docs did not say"
        : "the docs no longer say that the answer comes in pages",
      advice: new.isPaginated
        ? "Follow the pages, or the answer holds only the first one." : "Nothing to do; one page may hold all.")
  }
}
