extension Mutation {
  /// Mistakes in the lines that list operations, and in the headings over them.
  static let ofListings: [Mutation] = [
    .line("listing: other method", .listing) { line, _, _ in
      ["GET", "POST", "PUT", "DELETE"].filter { line.hasPrefix($0 + " ") }.flatMap { method in
        ["GET", "POST", "PUT", "DELETE"].filter { $0 != method }.map { $0 + line.dropFirst(method.count) }
      }
    },
    .line("listing: colon dropped", .listing) { line, _, _ in
      line.places(of: "/:").map { line.replacing($0, with: "/") }
    },
    .line("listing: colon too many", .listing) { line, _, _ in
      guard let path = line.path else { return [] }
      return line.segments(in: path).dropFirst().filter { line[$0].allSatisfy { $0.isLetter || $0 == "_" } }.map {
        line.replacing($0.lowerBound..<$0.lowerBound, with: ":")
      }
    },
    .line("listing: segment dropped", .listing) { line, _, _ in
      guard let path = line.path else { return [] }
      let segments = line.segments(in: path)
      guard segments.count > 2 else { return [] }
      return segments.map { line.replacing(line.index(before: $0.lowerBound)..<$0.upperBound, with: "") }
    },
    .line("listing: misspelt segment", .listing) { line, _, _ in
      guard let path = line.path else { return [] }
      return line.segments(in: path).filter { line[$0].allSatisfy { $0.isLetter || $0 == "_" } }.flatMap {
        line.slips(in: $0)
      }
    },
    .line("listing: singular for plural", .listing) { line, _, _ in
      guard let path = line.path else { return [] }
      return line.segments(in: path).filter { line[$0].hasSuffix("s") && !line[$0].hasPrefix(":") }.map {
        line.replacing($0, with: line[$0].dropLast())
      }
    },
    .line("listing: leading slash dropped", .listing) { line, _, _ in
      line.places(of: " /").map { line.replacing($0, with: " ") }
    },
    .line("listing: slash twice", .listing) { line, _, _ in
      guard let path = line.path else { return [] }
      return line.segments(in: path).dropFirst().map { line.replacing($0.lowerBound..<$0.lowerBound, with: "/") }
    },
    .line("listing: slash dropped", .listing) { line, _, _ in
      line.places(of: "/:").map { line.replacing($0, with: ":") }
    },
    .line("listing: id for iid", .listing) { line, _, _ in
      line.places(of: "_iid").map { line.replacing($0, with: "_id") }
    },
    .line("listing: other placeholder", .listing) { line, at, page in
      guard let path = line.path else { return [] }
      return line.segments(in: path).filter { line[$0].hasPrefix(":") }.map { line.replacing($0, with: ":item_id") }
    },
    .line("listing: misspelt method", .listing) { line, _, _ in
      [("GET ", "GTE "), ("POST ", "PSOT "), ("DELETE ", "DELTE ")].filter { line.hasPrefix($0.0) }.map {
        $0.1 + line.dropFirst($0.0.count)
      }
    },
    .line("listing: path of another section", .listing) { line, at, page in
      guard let path = line.path else { return [] }
      return page.indices(.listing).filter { page.sections[$0] != page.sections[at] }.compactMap { other in
        guard let there = page.lines[other].path, page.lines[other][there] != line[path] else { return nil }
        return line.replacing(path, with: page.lines[other][there])
      }
    },
    .line("heading: copied from another section", .heading) { line, at, page in
      guard !page.paths(inSectionOf: at).isEmpty else { return [] }
      return page.indices(.heading).filter { $0 != at && !page.paths(inSectionOf: $0).isEmpty }.map { page.lines[$0] }
    },
    .line("heading: opposite verb", .heading) { line, at, page in
      guard !page.paths(inSectionOf: at).isEmpty else { return [] }
      return [("Delete", "Create"), ("Create", "Delete"), ("Update", "Delete"), ("Get", "Delete"), ("List", "Update")]
        .flatMap { verb, wrong in line.places(of: " \(verb) ").map { line.replacing($0, with: " \(wrong) ") } }
    },
  ]
}

extension String {
  /// The path of a line that lists an operation, without its query.
  fileprivate var path: Range<Index>? {
    guard let start = firstIndex(of: "/") else { return nil }
    return start..<(self[start...].firstIndex { "? ".contains($0) } ?? endIndex)
  }
}
