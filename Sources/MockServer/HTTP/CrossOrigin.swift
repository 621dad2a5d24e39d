import APIModel

/// Lets scripts of any origin ask and read (Fetch Standard §3.2, "CORS protocol"). Tokens come in headers that scripts
/// set themselves; cookies play no part, so no origin needs to be told from another.
enum CrossOrigin {
  static func admit(_ request: MockRequest, _ response: inout MockResponse) {
    guard request.header("origin") != nil else { return }
    response.headers.append(NameValue("Access-Control-Allow-Origin", "*"))
    guard request.method == "OPTIONS", request.header("access-control-request-method") != nil else {
      // Without a list scripts see only the few headers that are always safe.
      let names = response.headers.map(\.name).filter { !$0.hasPrefix("Access-Control-") }
      response.headers.append(NameValue("Access-Control-Expose-Headers", names.joined(separator: ", ")))
      return
    }
    if let allowed = response.header("allow") {
      response.headers.append(NameValue("Access-Control-Allow-Methods", allowed))
    }
    let asked = (request.header("access-control-request-headers") ?? "").split(separator: ",").prefix(64)
    let names = asked.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty && $0.utf8.allSatisfy(isTokenByte) }
    if !names.isEmpty {
      response.headers.append(NameValue("Access-Control-Allow-Headers", names.joined(separator: ", ")))
    }
  }

  /// RFC 9110 §5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: Array("!#$%&'*+-.^_`|~".utf8).contains(byte)
    }
  }
}
