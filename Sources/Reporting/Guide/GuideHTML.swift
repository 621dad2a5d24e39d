import APIModel

/// The guide as one page: styles inside, no script, no outside assets.
enum GuideHTML {
  static func render(_ report: RunReport) -> String {
    let guide = MigrationGuide(report)
    var page = HTMLWriter()
    page.literal("<!DOCTYPE html>\n")
    page.block("html", attributes: [("lang", "en")]) { html in
      html.block("head") { head in
        head.literal("\n")
        head.void("meta", attributes: [("charset", "utf-8")])
        head.literal("\n")
        head.void("meta", attributes: [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        head.block("title", String(guide.title.filter { $0 != "`" }))
        head.block("style") { style in
          style.literal("\n")
          style.literal(HTMLStyle.sheet)
        }
      }
      html.block("body") { body in
        for block in guide.blocks() { add(block, to: &body) }
        body.block("p", attributes: [("class", "dim")], "Written by \(report.tool.name) \(report.tool.version).")
      }
    }
    return page.text
  }

  private static func add(_ block: GuideBlock, to body: inout HTMLWriter) {
    switch block {
    case .heading(1, let text): body.block("h1") { $0.prose(text) }
    case .heading(2, let text): body.block("h2") { $0.prose(text) }
    case .heading(_, let text): body.block("h3") { $0.prose(text) }
    case .paragraph(let text): body.block("p") { $0.prose(text) }
    case .list(let items):
      body.block("ul") { list in
        for item in items { list.block("li") { $0.prose(item) } }
      }
    case .tasks(let items):
      body.block("ul", attributes: [("class", "tasks")]) { list in
        for item in items {
          list.block("li") { entry in
            entry.element("label") { label in
              label.void("input", attributes: [("type", "checkbox")])
              label.element("span") { $0.prose(item) }
            }
          }
        }
      }
    case .table(let header, let rows):
      body.block("table") { table in
        table.block("tr") { row in
          for cell in header { row.element("th") { $0.prose(cell) } }
        }
        for cells in rows {
          table.block("tr") { row in
            for cell in cells { row.element("td") { $0.prose(cell) } }
          }
        }
      }
    case .command(let title, let text):
      body.block("p", "\(title):")
      body.block("pre", Escape.lines(text, tab: "\t").joined(separator: "\n"))
    }
  }
}
