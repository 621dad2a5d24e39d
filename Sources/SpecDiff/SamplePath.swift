import APIModel

/// What sample requests call, below the base path of their docs.
enum SamplePath {
  /// The path of a URL without origin, base, query and fragment. An `&` that should be a `?` ends it, too.
  static func below(_ base: String, _ url: String) -> String {
    var rest = url.prefix { $0 != "?" && $0 != "#" && $0 != "&" }
    if let scheme = rest.firstRange(ofBytes: "://") { rest = rest[scheme.upperBound...].drop { $0 != "/" } }
    if !base.isEmpty, rest.hasPrefix(base + "/") { rest = rest.dropFirst(base.count) }
    return String(rest)
  }

  /// Whether a sample of one operation calls another.
  static func calls(_ sample: SampleRequest, _ operation: Operation, base: String) -> Bool {
    sample.method == operation.method && sample.url.utf8.count < 2000
      && operation.path.match(below(base, sample.url)) != nil
  }
}
