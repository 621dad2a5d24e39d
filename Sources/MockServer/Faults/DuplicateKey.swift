import APIModel

/// Writes the first attribute twice; parsers differ on which one counts (RFC 8259 §4).
struct DuplicateKey: AnswerFault {
  let name = "duplicate-key"
  let summary = "An object holds its first attribute twice"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    guard case .json(let value) = answer.body else { return [] }
    let object = value.objectValue ?? value.arrayValue?.first?.objectValue
    guard let first = object?.members.first else { return [] }
    let pair = Array("\(JSONValue.string(first.name).text()):\(first.value.text()),".utf8)
    // The body is compact, so the first brace opens that object.
    let bytes = answer.bytes
    guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else { return [] }
    answer.body = .raw(bytes[...brace] + pair + bytes[(brace + 1)...])
    return ["\(value.arrayValue == nil ? "" : "/0")/\(first.name)"]
  }
}
