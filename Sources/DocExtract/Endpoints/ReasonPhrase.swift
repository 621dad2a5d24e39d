/// The reason phrases of statuses (RFC 9110 §15, RFC 6585, RFC 4918), by which prose names a status beyond doubt.
enum ReasonPhrase {
  /// Whether a text begins with the phrase of a status, without regard to case.
  static func matches(_ text: some StringProtocol, of status: Int) -> Bool {
    guard let phrases = phrases[status] else { return false }
    return phrases.contains { phrase in
      var rest = text.utf8[...]
      for byte in phrase.utf8 {
        guard let next = rest.popFirst(), (next.isUpper ? next | 0x20 : next) == byte else { return false }
      }
      return rest.first.map { !$0.isWord } ?? true
    }
  }

  /// Whether a text is the phrase of a status, without regard to case.
  static func equals(_ text: String, of status: Int) -> Bool {
    phrases[status]?.contains(text.lowercased()) == true
  }

  private static let phrases: [Int: [String]] = [
    100: ["continue"], 101: ["switching protocols"], 200: ["ok"], 201: ["created"], 202: ["accepted"],
    203: ["non-authoritative"], 204: ["no content"], 205: ["reset content"], 206: ["partial content"],
    207: ["multi-status"], 300: ["multiple choices"], 301: ["moved permanently"], 302: ["found"], 303: ["see other"],
    304: ["not modified"], 307: ["temporary redirect"], 308: ["permanent redirect"], 400: ["bad request"],
    401: ["unauthorized", "unauthorised"], 402: ["payment required"], 403: ["forbidden"], 404: ["not found"],
    405: ["method not allowed"], 406: ["not acceptable"], 408: ["request timeout", "request time-out"],
    409: ["conflict"], 410: ["gone"], 411: ["length required"], 412: ["precondition failed"],
    413: ["content too large", "payload too large", "request entity too large"], 414: ["uri too long"],
    415: ["unsupported media type"], 416: ["range not satisfiable", "requested range not satisfiable"],
    417: ["expectation failed"],
    422: ["unprocessable entity", "unprocessable content", "unprocessable"], 423: ["locked"],
    424: ["failed dependency"],
    425: ["too early"], 426: ["upgrade required"], 428: ["precondition required"], 429: ["too many requests"],
    431: ["request header fields too large"], 500: ["internal server error", "internal error", "server error"],
    501: ["not implemented"], 502: ["bad gateway"], 503: ["service unavailable"],
    504: ["gateway timeout", "gateway time-out"], 507: ["insufficient storage"],
  ]
}
