import APIModel
import Synchronization

/// What items of lists say of parameters, read once however many lists of however many pages hold the same one.
final class SharedItems: Sendable {
  private let known = Mutex<[ContentKey: ParameterListReader.Reading?]>([:])
  /// How many are kept, so that a large folder takes little memory.
  private static let most = 4096

  /// - Parameters:
  ///   - isAnnounced: Whether the text before the list announces parameters.
  ///   - read: Reads the item where no other one was the same.
  func reading(
    _ document: MarkdownDocument, item: Int, paragraph: Int, isAnnounced: Bool,
    _ read: () -> ParameterListReader.Reading?
  ) -> ParameterListReader.Reading? {
    var maker = ContentKey.Maker()
    maker.add(isAnnounced ? 1 : 0)
    maker.addInlines(of: paragraph, document)
    let key = maker.key
    guard let found = known.withLock({ $0[key] }) else {
      let reading = read()
      known.withLock { if $0.count < Self.most { $0[key] = .some(reading) } }
      return reading
    }
    guard var reading = found else { return nil }
    reading.item.block = item
    reading.item.paragraph = paragraph
    reading.item.range = document.blocks[paragraph].range
    return reading
  }
}
