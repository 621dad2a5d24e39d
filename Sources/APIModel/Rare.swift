/// A value that few have, kept outside of what has it: thousands of parameters and attributes are copied around, and
/// hardly one is deprecated.
@propertyWrapper
public struct Rare<Value: Hashable & Sendable>: Hashable, Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box?

  public init(wrappedValue: Value?) { box = wrappedValue.map { Box($0) } }

  var isEmpty: Bool { box == nil }

  public var wrappedValue: Value? {
    get { box?.value }
    set { box = newValue.map { Box($0) } }
  }

  public static func == (a: Rare, b: Rare) -> Bool { a.box === b.box || a.wrappedValue == b.wrappedValue }

  public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
