/// Redirects to another origin, where a client's token has no business.
struct RedirectedElsewhere: AnswerFault {
  let name = "redirect-elsewhere"
  let summary = "The answer redirects to another origin, a port of this machine where nobody listens"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer = .refusal(302, "302 Found")
    // The discard port (RFC 863): privileged, so that no program of a user can take it.
    answer.setHeader("Location", "http://127.0.0.1:9/elsewhere")
    return [""]
  }
}
