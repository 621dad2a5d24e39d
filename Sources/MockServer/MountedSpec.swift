public import APIModel

/// A spec and the path that its operations are served under; several stand side by side, `/api/v3` and `/api/v4`.
public struct MountedSpec: Hashable, Sendable {
  public var spec: APISpec
  /// Begins with a slash and ends without one; empty for the root.
  public var basePath: String

  /// - Parameter basePath: nil takes the path of the server that the docs' samples use.
  public init(_ spec: APISpec, basePath: String? = nil) {
    self.spec = spec
    let segments = (basePath ?? spec.basePath).split(separator: "/", omittingEmptySubsequences: true)
    self.basePath = segments.map { "/" + $0 }.joined()
  }
}
