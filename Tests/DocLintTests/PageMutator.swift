/// Makes broken pages of sound ones, the same for the same seed: lines spliced, cut, repeated and swapped, bytes lost,
/// doubled and put in.
struct PageMutator: RandomNumberGenerator {
  /// The lines of each page that others are made from.
  let sources: [[[UInt8]]]
  private var state: UInt64

  init(_ pages: [[UInt8]], seed: UInt64) {
    sources = pages.map { $0.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) } }
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func page() -> [UInt8] {
    var lines = part(upTo: 40)
    for _ in 0..<Int.random(in: 1...8, using: &self) { mutate(&lines) }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Some lines of one page that follow each other.
  private mutating func part(upTo count: Int) -> [[UInt8]] {
    guard let source = sources.randomElement(using: &self), !source.isEmpty else { return [] }
    let start = Int.random(in: 0..<source.count, using: &self)
    return Array(source[start..<min(source.count, start + Int.random(in: 1...count, using: &self))])
  }

  private mutating func mutate(_ lines: inout [[UInt8]]) {
    guard !lines.isEmpty else { return }
    let at = Int.random(in: 0..<lines.count, using: &self)
    let other = Int.random(in: 0..<lines.count, using: &self)
    switch Int.random(in: 0..<14, using: &self) {
    case 0: lines.remove(at: at)
    case 1: lines.swapAt(at, other)
    case 2: lines.insert(contentsOf: part(upTo: 12), at: at)
    case 3: lines.insert(contentsOf: lines[min(at, other)...max(at, other)], at: at)
    case 4: lines[at] = Array(lines[at].prefix(Int.random(in: 0...lines[at].count, using: &self)))
    case 5: lines[at] = Array(lines[at].suffix(Int.random(in: 0...lines[at].count, using: &self)))
    case 6: lines[at] += lines[other]
    case 7: lines[at] = Array(repeatElement(lines[at], count: Int.random(in: 2...6, using: &self)).joined())
    case 8:
      let margin = ["    ", "  ", "> ", "- ", "1. ", "\t", "| ", "# "].randomElement(using: &self) ?? ""
      for index in min(at, other)...max(at, other) { lines[index].insert(contentsOf: margin.utf8, at: 0) }
    case 9: cut(&lines[at])
    default: mutate(&lines[at])
    }
  }

  /// Ends a line behind one of its marks.
  private mutating func cut(_ line: inout [UInt8]) {
    let marks = line.indices.filter { "`|*()[]{}<>:;,.-=/\"'".utf8.contains(line[$0]) }
    if let mark = marks.randomElement(using: &self) { line.removeSubrange((mark + 1)...) }
  }

  private mutating func mutate(_ line: inout [UInt8]) {
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let at = Int.random(in: 0...line.count, using: &self)
      let end = Int.random(in: at...min(line.count, at + 12), using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: line.removeSubrange(at..<end)
      case 1: line.insert(contentsOf: line[at..<end], at: at)
      case 2: line.insert(contentsOf: Array(Self.marks.randomElement(using: &self)?.utf8 ?? "".utf8), at: at)
      default: line.insert(Self.bytes.randomElement(using: &self) ?? 0, at: at)
      }
    }
  }

  /// What means something to some reader.
  private static let marks = [
    "`", "```", "~~~", "|", "||", "|-|", "<", ">", "</", "/>", "<table>", "<br>", "<!--", "-->", "[", "]", "](", "[](#",
    "{", "}", "{{", "{{<", ">}}", "{%", "(", ")", "\"", "'", "\\", "\\\n", "\n", "\r\n", "\n\n", ":", "::", ":::",
    "...",
    "…", "//", "/*", "#", "?", "&", "=", "?&=", "%", "%2", "%zz", "$", "$(", "@", "*", "**", "_", "-", "--", "- ", "—",
    "GET ", "POST /", "GET /a/:b", "curl ", "curl -X ", "curl --data '", "HTTP/1.1 200", "HTTP/", "https://",
    "http://[",
    "null", "1e999", "-", "[[", "]]", "[{", "}]", "(optional", "required)", "default: ", "one of ", "deprecated in ",
    "é", "🛒", "\u{FEFF}", "\u{200B}", "0", "99999999999999999999",
  ]
  private static let bytes: [UInt8] = [0, 9, 10, 13, 32, 0x7F, 0x80, 0xC3, 0xE2, 0xF0, 0xFF, 34, 39, 92, 96, 124]
}
