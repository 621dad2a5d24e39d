/// Answers with a page for people, as a proxy or a sign-in wall does.
struct HTMLInsteadOfJSON: AnswerFault {
  let name = "html-instead-of-json"
  let summary = "The answer is an HTML page with status 200"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json = answer.body else { return [] }
    answer.mediaType = "text/html; charset=utf-8"
    answer.body = .raw(Array("<!DOCTYPE html><html><title>Sign in</title><p>Please sign in.</p></html>\n".utf8))
    return [""]
  }
}
