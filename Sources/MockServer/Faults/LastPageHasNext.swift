import APIModel

/// Announces a page behind the last one: who follows finds an empty page, and another behind it.
struct LastPageHasNext: AnswerFault {
  let name = "last-page-has-next"
  let summary = "The last page of a list names a next page"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let next = answer.headers.first(where: { $0.name == "X-Next-Page" }), next.value.isEmpty,
      let page = answer.headers.first(where: { $0.name == "X-Page" }).flatMap({ Int($0.value) }),
      let link = answer.headers.first(where: { $0.name == "Link" })?.value,
      let last = link.split(separator: ", ").first(where: { $0.hasSuffix("rel=\"last\"") })
    else { return [] }
    answer.setHeader("X-Next-Page", String(page + 1))
    let following = last.replacing("page=\(page)&", with: "page=\(page + 1)&").replacing("\"last\"", with: "\"next\"")
    answer.setHeader("Link", "\(following), \(link)")
    return [""]
  }
}
