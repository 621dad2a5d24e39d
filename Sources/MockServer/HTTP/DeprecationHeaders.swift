import APIModel

/// `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) for operations that the docs deprecate.
///
/// Both headers want dates, and docs mostly give versions. A version has no date that a mock could know. So
/// `Deprecation` says since when this server has known: when it started, the operation was deprecated already. `Sunset`
/// announces an end that clients plan with; made up it would do harm, so it is sent only where the docs write a date.
enum DeprecationHeaders {
  /// - Parameter startTime: seconds since 1970-01-01T00:00:00Z.
  static func headers(for operation: Operation, startTime: Int) -> [NameValue] {
    guard let deprecation = operation.deprecation else { return [] }
    let since = deprecation.since.flatMap(SystemClock.seconds) ?? startTime
    var headers = [NameValue("Deprecation", "@\(since)")]
    if let end = deprecation.removal.flatMap(SystemClock.seconds) {
      headers.append(NameValue("Sunset", SystemClock.httpDate(end)))
    }
    return headers
  }
}
