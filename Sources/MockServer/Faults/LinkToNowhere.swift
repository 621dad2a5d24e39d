import APIModel

/// Links to pages that are not there.
struct LinkToNowhere: AnswerFault {
  let name = "link-to-nowhere"
  let summary = "The URLs in Link lead to 404"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard let header = answer.headers.first(where: { $0.name == "Link" }) else { return [] }
    let parts = header.value.split(separator: "?", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return [] }
    answer.setHeader("Link", parts.joined(separator: "/nowhere?"))
    return [""]
  }
}
