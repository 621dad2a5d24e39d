import APIModel
import Synchronization

/// A body as JSON, read once however many places show the same text, and what it shows.
final class SharedExample: Sendable {
  let json: JSONReader.Result
  /// `{"message": "404 Project Not Found"}` shows its status itself.
  let statusInside: Int?
  private let known = Mutex<ExampleShape?>(nil)

  init(_ bytes: [UInt8]) {
    json = JSONReader.read(bytes)
    statusInside = json.document.root.flatMap(Self.status)
  }

  private static func status(inside root: JSONNode) -> Int? {
    guard root.kind == .object else { return nil }
    for name in ["message", "error", "status"] {
      guard let value = root.member(name) else { continue }
      let text = value.string ?? (value.kind == .number ? value.source : "")
      let digits = text.prefix(3)
      let after = text.dropFirst(3).first
      if digits.utf8.count == 3, let code = Int(digits), (400..<600).contains(code), after == nil || after == " " {
        return code
      }
    }
    return nil
  }

  /// The shape of the value; nil where there is none.
  var shape: ExampleShape? {
    guard json.document.root != nil else { return nil }
    return known.withLock { known in
      if let known { return known }
      let shape = ExampleShape(json.document)
      known = shape
      return shape
    }
  }
}

/// The bodies of all pages that are read together: docs show the same example again and again.
final class SharedExamples: Sendable {
  private let known = Mutex<[Text: SharedExample]>([:])

  /// Hashed once, eight bytes at a step: an array of bytes would be hashed byte by byte, each time it is looked for.
  private struct Text: Hashable {
    let bytes: [UInt8]
    private let sum: UInt64
    private static let seed = UInt64.random(in: .min ... .max)

    init(bytes: [UInt8]) {
      self.bytes = bytes
      sum = bytes.withUnsafeBytes { text in
        var sum = Self.seed ^ UInt64(text.count)
        var at = 0
        while at + 8 <= text.count {
          sum = (sum ^ text.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
          sum ^= sum >> 29
          at += 8
        }
        for byte in text[at...] { sum = (sum ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
        return sum
      }
    }

    static func == (a: Text, b: Text) -> Bool { a.sum == b.sum && a.bytes == b.bytes }
    func hash(into hasher: inout Hasher) { hasher.combine(sum) }
  }

  func read(_ bytes: [UInt8]) -> SharedExample {
    let text = Text(bytes: bytes)
    if let shared = known.withLock({ $0[text] }) { return shared }
    let read = SharedExample(bytes)
    return known.withLock { known in
      if let shared = known[text] { return shared }
      known[text] = read
      return read
    }
  }
}
