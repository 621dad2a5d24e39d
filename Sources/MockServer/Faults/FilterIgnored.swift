import APIModel

/// Lists everything whatever the filters ask for.
struct FilterIgnored: AnswerFault {
  let name = "filter-ignored"
  let summary = "Documented filters of lists make no difference"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    guard target.served.role == .list else { return }
    let sent = Set(RequestFields.pairs(request.queryText).map { String($0.name.prefix { $0 != "[" }) })
    let filters = target.served.operation.parameters.filter {
      $0.location == .query && !ListFilter.isAboutOrder($0.name)
    }
    if filters.contains(where: { sent.contains($0.name) }) { handling.ignoresFilters = true }
  }
}
