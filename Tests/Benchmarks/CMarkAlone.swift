import CCMarkGFM

/// libcmark-gfm with the table extension and its own allocator, and nothing behind it: what parsing costs anybody.
enum CMarkAlone {
  static func register() { cmark_gfm_core_extensions_ensure_registered() }

  /// Parses a page and walks the tree.
  /// - Returns: The number of its nodes.
  static func countNodes(_ page: [UInt8]) -> Int {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return 0 }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    page.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, base, buffer.count)
    }
    guard let document = cmark_parser_finish(parser) else { return 0 }
    defer { cmark_node_free(document) }
    guard let iterator = cmark_iter_new(document) else { return 0 }
    defer { cmark_iter_free(iterator) }
    var count = 0
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER: count += 1
      case CMARK_EVENT_DONE, CMARK_EVENT_NONE: return count
      default: break
      }
    }
  }
}
