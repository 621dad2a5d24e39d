import APIModel

/// Writes a time as people do: the right type, the wrong format.
struct WrongFormat: AnswerFault {
  let name = "wrong-format"
  let summary = "A date-time is written as 17/05/2022 11:04"
  let takesAttribute = true

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    func isTime(_ schema: Schema?) -> Bool { schema?.format == "date-time" || schema?.format == "date" }
    guard let steps = target.attribute(where: { isTime($0.schema) }), isTime(target.schema(of: steps)) else {
      return []
    }
    return answer.edit(steps) { object, name in
      guard object[name]?.stringValue != nil else { return false }
      object[name] = "17/05/2022 11:04"
      return true
    }
  }
}
