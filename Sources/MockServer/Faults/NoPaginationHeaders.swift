import APIModel

/// Sends a page of a list without saying that there are others.
struct NoPaginationHeaders: AnswerFault {
  let name = "no-pagination-headers"
  let summary = "Lists come without Link and without the X- headers of pagination"

  private static let names: Set = [
    "link", "x-next-page", "x-page", "x-per-page", "x-prev-page", "x-total", "x-total-pages",
  ]

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    let kept = answer.headers.filter { !Self.names.contains($0.name.lowercased()) }
    guard kept.count < answer.headers.count else { return [] }
    answer.headers = kept
    return [""]
  }
}
