/// Says that there were too many requests (RFC 6585 §4).
struct RateLimited: AnswerFault {
  let name = "rate-limited"
  let summary = "The answer is 429 with Retry-After"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer = .refusal(429, "429 Too Many Requests")
    answer.setHeader("Retry-After", "1")
    return [""]
  }
}
