import APIModel

/// Reads `multipart/form-data` (RFC 7578): names and values; a file's content counts as text.
enum MultipartForm {
  /// - Returns: nil where the body breaks the format.
  static func parts(of body: [UInt8], boundary: String) -> [NameValue]? {
    // RFC 2046 §5.1.1: 1 to 70 characters.
    guard (1...70).contains(boundary.utf8.count) else { return nil }
    let delimiter = Array("--\(boundary)".utf8)
    guard var at = find(delimiter, in: body, from: 0) else { return nil }
    at += delimiter.count
    var parts: [NameValue] = []
    let next = Array("\r\n--\(boundary)".utf8)
    let blankLine = Array("\r\n\r\n".utf8)
    while parts.count < RequestFields.maximumFields {
      if body[at...].starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) { return parts }
      guard body[at...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]),
        let headEnd = find(blankLine, in: body, from: at),
        let end = find(next, in: body, from: headEnd + 2)
      else { return nil }
      let head = String(decoding: body[at..<headEnd], as: UTF8.self)
      guard let name = fieldName(head) else { return nil }
      let start = min(headEnd + blankLine.count, end)
      parts.append(NameValue(name, String(decoding: body[start..<end], as: UTF8.self)))
      at = end + next.count
    }
    return nil
  }

  private static func fieldName(_ head: String) -> String? {
    for line in head.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
      let disposition = MediaType(String(line[line.index(after: colon)...]))
      guard disposition.essence == "form-data" else { return nil }
      return disposition.parameter("name")
    }
    return nil
  }

  private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, start <= body.count - needle.count else { return nil }
    var at = start
    while at <= body.count - needle.count {
      if body[at] == first, body[at..<at + needle.count].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }
}
