import APIModel

/// Sends a text in another encoding than JSON's: an `ÿ` of ISO 8859-1.
struct InvalidUTF8: AnswerFault {
  let name = "invalid-utf8"
  let summary = "A text of the body holds a byte that is no UTF-8"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json = answer.body else { return [] }
    var bytes = answer.bytes
    guard
      let start = bytes.indices.dropLast().first(where: {
        bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: "\"")
      })
    else { return [] }
    bytes.insert(0xFF, at: start + 2)
    answer.body = .raw(bytes)
    return [""]
  }
}
