import APIModel

/// What an option of curl means for the request, and whether a value follows it (curl 8 manual).
enum CurlOption {
  case method, header, data, form, url, head, get, upload
  /// Says who calls, with a value or without.
  case credentials, credentialsFlag
  /// Says nothing of the request.
  case ignoredValue, ignoredFlag

  /// Without this a value would be taken for the URL.
  var takesValue: Bool {
    switch self {
    case .head, .get, .credentialsFlag, .ignoredFlag: false
    default: true
    }
  }

  /// By its name without the dashes; nil for one that curl may not have.
  static func long(_ name: Substring) -> CurlOption? {
    // Nearly all are one of these.
    switch name.utf8.count {
    case 3 where name.begins(with: "url"): .url
    case 4 where name.begins(with: "data"): .data
    case 4 where name.begins(with: "form"): .form
    case 6 where name.begins(with: "header"): .header
    case 7 where name.begins(with: "request"): .method
    default: long[name]
    }
  }

  /// By name without the dashes; what is not listed has no value.
  private static let long: [Substring: CurlOption] = {
    var options: [Substring: CurlOption] = [
      "request": .method, "header": .header, "form": .form, "form-string": .form, "url": .url, "head": .head,
      "get": .get, "upload-file": .upload,
    ]
    for name in ["data", "data-raw", "data-binary", "data-ascii", "data-urlencode", "json"] as [Substring] {
      options[name] = .data
    }
    for name in ["user", "cert", "oauth2-bearer", "netrc-file", "aws-sigv4"] as [Substring] {
      options[name] = .credentials
    }
    for name in ["netrc", "netrc-optional", "negotiate", "ntlm", "digest", "basic", "anyauth"] as [Substring] {
      options[name] = .credentialsFlag
    }
    for name in valued { options[name] = .ignoredValue }
    return options
  }()

  static let short: [UInt8: CurlOption] = {
    var options: [UInt8: CurlOption] = [
      UInt8(ascii: "X"): .method, UInt8(ascii: "H"): .header, UInt8(ascii: "d"): .data, UInt8(ascii: "F"): .form,
      UInt8(ascii: "I"): .head, UInt8(ascii: "G"): .get, UInt8(ascii: "T"): .upload, UInt8(ascii: "u"): .credentials,
      UInt8(ascii: "E"): .credentials, UInt8(ascii: "n"): .credentialsFlag,
    ]
    for letter in "AbCcDeKmoPQrtUwxYyz".utf8 { options[letter] = .ignoredValue }
    return options
  }()

  private static let valued: [Substring] = [
    "abstract-unix-socket", "alt-svc", "cacert", "capath", "cert-type", "ciphers", "config", "connect-timeout",
    "connect-to", "continue-at", "cookie", "cookie-jar", "create-file-mode", "crlfile", "curves", "delegation",
    "dns-interface", "dns-ipv4-addr", "dns-ipv6-addr", "dns-servers", "doh-url", "dump-header", "engine",
    "etag-compare", "etag-save", "expect100-timeout", "happy-eyeballs-timeout-ms", "haproxy-clientip", "hostpubmd5",
    "hostpubsha256", "hsts", "interface", "keepalive-time", "key", "key-type", "libcurl", "limit-rate", "local-port",
    "login-options", "max-filesize", "max-redirs", "max-time", "noproxy", "output", "output-dir", "parallel-max",
    "pass", "pinnedpubkey", "preproxy", "proto", "proto-default", "proto-redir", "proxy", "proxy-cacert",
    "proxy-cert", "proxy-header", "proxy-key", "proxy-pass", "proxy-user", "proxy1.0", "pubkey", "quote", "range",
    "rate", "referer", "request-target", "resolve", "retry", "retry-delay", "retry-max-time", "service-name",
    "socks4", "socks4a", "socks5", "socks5-hostname", "speed-limit", "speed-time", "stderr", "time-cond", "tls-max",
    "tls13-ciphers", "trace", "trace-ascii", "unix-socket", "url-query", "user-agent", "variable", "write-out",
  ]
}
