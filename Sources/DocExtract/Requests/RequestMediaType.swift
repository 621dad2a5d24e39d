import APIModel

extension CurlRequest {
  /// The media type that the request sends; nil where it has no body.
  var mediaType: String? { mediaType(for: method) }

  /// - Parameter method: What `method` says.
  func mediaType(for method: HTTPMethod?) -> String? {
    if data.isEmpty, form.isEmpty, method == .get || method == .head { return nil }
    if let type = header("Content-Type") { return type.split(separator: ";").first?.trimmingBlanks.lowercased() }
    if sendsJSON { return "application/json" }
    if !form.isEmpty { return "multipart/form-data" }
    if data.isEmpty || isGet { return nil }
    if data.contains(where: { $0.text.hasPrefix("@") && $0.text.hasSuffix(".json") }) { return "application/json" }
    return data.contains { $0.text.hasPrefix("{") || $0.text.hasPrefix("[") } && fields == nil
      ? "application/json" : "application/x-www-form-urlencoded"
  }
}
