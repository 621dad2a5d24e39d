/// A place where a fault has bent an answer.
public struct FaultFiring: Hashable, Sendable, Comparable {
  /// The fault's name.
  public var fault: String
  /// `GET /runners/{id}`
  public var operation: String
  /// A JSON Pointer (RFC 6901) into the answer's body; empty for the whole answer.
  public var pointer: String

  /// How many are kept.
  static let limit = 10_000

  public init(fault: String, operation: String, pointer: String) {
    self.fault = fault
    self.operation = operation
    self.pointer = pointer
  }

  public static func < (a: FaultFiring, b: FaultFiring) -> Bool {
    (a.fault, a.operation, a.pointer) < (b.fault, b.operation, b.pointer)
  }
}
