import APIModel
import Synchronization

/// What rows of tables say of parameters, read once however many tables of however many pages hold the same row: `id`
/// stands in most of them.
final class SharedRows: Sendable {
  /// What a row or list item documents, whatever stands around it.
  final class Row: Sendable {
    /// One for each name that it documents, without its place.
    let parameters: [Parameter]
    /// What the table's location column says.
    let written: String?
    /// Whether its type is a link to the page of a model.
    let isModel: Bool

    init(_ parameters: [Parameter], written: String?, isModel: Bool = false) {
      self.parameters = parameters
      self.written = written
      self.isModel = isModel
    }

    /// Whether what it says is said of its place as well, so that no other row can say it.
    var namesPlace: Bool {
      parameters.indices.contains { index in
        parameters[index].deprecation != nil || parameters[index].removal != nil
          || Self.namesPlace(parameters[index].schema.enumeration)
          || Self.namesPlace(parameters[index].schema.items?.schema.enumeration)
      }
    }

    private static func namesPlace(_ enumeration: Enumeration?) -> Bool {
      enumeration?.values.contains { $0.deprecation != nil } ?? false
    }
  }

  private let known: Mutex<[ContentKey: Row]>

  /// - Parameter expected: About how many there will be.
  init(expected: Int = 0) { known = Mutex(Dictionary(minimumCapacity: expected)) }

  func row(_ key: ContentKey) -> Row? { known.withLock { $0[key] } }

  func keep(_ row: Row, _ key: ContentKey) { known.withLock { $0[key] = row } }
}
