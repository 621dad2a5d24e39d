import APIModel

/// The headers by which a server announces the end of a resource.
struct LifetimeHeaders: Hashable, Sendable {
  /// `Deprecation` (RFC 9745), shortened.
  var deprecation: String?
  /// `Sunset` (RFC 8594), shortened.
  var sunset: String?

  init() {}

  init(_ response: ProbeResponse) {
    deprecation = response.header("Deprecation").map { Excerpt.of($0) }
    sunset = response.header("Sunset").map { Excerpt.of($0) }
  }

  /// Whether a `Deprecation` says so: a date, `@1688169599`, or the `true` of the drafts; `false` was theirs, too.
  var isDeprecated: Bool { deprecation.map { $0.lowercased() != "false" && $0 != "?0" } ?? false }

  /// Whether the header has the form of RFC 9745 §2.1, a date of RFC 9651.
  var isWellFormed: Bool {
    guard let deprecation else { return true }
    let digits = deprecation.hasPrefix("@-") ? deprecation.dropFirst(2) : deprecation.dropFirst()
    return deprecation.hasPrefix("@") && !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
