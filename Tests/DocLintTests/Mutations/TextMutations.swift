extension Mutation {
  private static func links(_ line: String) -> [Range<String.Index>] {
    line.places(of: "](").compactMap { open in
      line[open.upperBound...].firstIndex(of: ")").map { open.upperBound..<$0 }
    }
  }

  /// Mistakes in links and prose.
  static let ofText: [Mutation] = [
    .line("link: misspelt anchor", .prose) { line, _, _ in
      links(line).filter { line[$0].hasPrefix("#") }.flatMap { link in
        line.words.filter { link.overlaps($0) }.prefix(2).flatMap { line.slips(in: $0) }
      }
    },
    .line("link: misspelt page", .prose) { line, _, page in
      links(line).filter { line[$0].hasSuffix(".md") && !line[$0].contains("/") }.flatMap { link in
        line.words.filter { link.overlaps($0) }.prefix(1).flatMap { line.slips(in: $0) }
      }
    },
    .line("link: bracket dropped", .prose) { line, _, _ in
      line.places(of: "](").flatMap { [line.replacing($0, with: "("), line.replacing($0, with: "]")] }
    },
    .line("link: blank before the destination", .prose) { line, _, _ in
      line.places(of: "](").map { line.replacing($0, with: "] (") }
    },
    .line("link: misspelt label", .prose) { line, _, _ in
      line.places(of: "][").flatMap { open in
        line.words.filter { $0.lowerBound >= open.upperBound }.prefix(1).flatMap { line.slips(in: $0) }
      }
    },
    .line("text: code mark dropped", .prose) { line, _, _ in
      line.places(of: "`").map { line.replacing($0, with: "") }
    },
    .line("text: word twice", .prose) { line, _, _ in
      line.words.filter { ["the", "is", "a", "to", "of", "in", "and"].contains(line[$0]) }.map {
        line.replacing($0, with: "\(line[$0]) \(line[$0])")
      }
    },
  ]
}
