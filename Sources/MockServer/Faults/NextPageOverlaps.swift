import APIModel

/// Shows an item on two pages.
struct NextPageOverlaps: AnswerFault {
  let name = "next-page-overlaps"
  let summary = "Each page but the first begins with the last item of the one before"

  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {
    let page = RequestFields(query: request.queryText).query("page").flatMap { Int($0) } ?? 1
    if target.served.role == .list, page > 1 { handling.overlapsPages = true }
  }
}
