import APIModel

/// Breaks the body's syntax with a comma too many.
struct InvalidJSON: AnswerFault {
  let name = "invalid-json"
  let summary = "The body has a comma before its last bracket"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json(let value) = answer.body, let last = answer.bytes.last, value.scalarText == nil, !value.isNull
    else { return [] }
    answer.body = .raw(answer.bytes.dropLast() + [UInt8(ascii: ","), last])
    return [""]
  }
}
