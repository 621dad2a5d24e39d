import Synchronization

/// The code blocks of listed operations of all pages that are read together: docs list the same ones again and again.
final class SharedListings: Sendable {
  private struct Block: Sendable {
    let lines: [CodeBlockReader.ListedLine]
    let strays: [Range<Int>]
  }

  private let known = Mutex<[ContentKey: Block]>([:])
  /// What is longer is hardly ever shown twice.
  private static let longest = 400
  /// How many are kept, so that a large folder takes little memory.
  private static let most = 4096

  /// What a block of code holds that calls nothing.
  func read(_ text: [UInt8], info: String) -> CodeBlockReader.Meaning {
    guard text.count <= Self.longest, mayList(text) else {
      return CodeBlockReader.read(text, info: info, mayCall: false)
    }
    let key = ContentKey(text, tag: info)
    if let block = known.withLock({ $0[key] }) { return .listing(block.lines, strays: block.strays) }
    let meaning = CodeBlockReader.read(text, info: info, mayCall: false)
    if case .listing(let lines, let strays) = meaning {
      known.withLock { if $0.count < Self.most { $0[key] = Block(lines: lines, strays: strays) } }
    }
    return meaning
  }

  /// A quick look: nearly all listings begin with a method in capitals.
  private func mayList(_ text: [UInt8]) -> Bool { text.first?.isUpper == true }
}
