/// Why a check could not do its job: one clear line, without any secret. What a server does wrong is never one of
/// these; it is a finding.
public struct CheckError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case badServerURL
    case badToken
    case badValue
    case badOption
    /// Nothing answers: refused, no such host, no route.
    case unreachable
    case insecure
    /// Every request was answered 401 or 403.
    case authenticationFailed
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
