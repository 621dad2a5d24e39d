/// A piece of the guide, before it is Markdown or HTML. In prose, pairs of backticks are code.
enum GuideBlock {
  case heading(Int, String)
  case paragraph(String)
  case list([String])
  /// Things to tick off.
  case tasks([String])
  case table(header: [String], rows: [[String]])
  /// A shell command under a short title.
  case command(title: String, text: String)
}
