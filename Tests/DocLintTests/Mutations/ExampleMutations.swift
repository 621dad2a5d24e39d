extension Mutation {
  /// Mistakes in JSON examples.
  static let ofExamples: [Mutation] = [
    .line("json: comma dropped", .json) { line, at, page in
      guard line.hasSuffix(","), at + 1 < page.lines.count, page.contexts[at + 1] == .json else { return [] }
      return [String(line.dropLast())]
    },
    .line("json: comma too many", .json) { line, at, page in
      guard at + 1 < page.lines.count, let next = page.lines[at + 1].first(where: { $0 != " " }), "}]".contains(next),
        let last = line.last, !",{[".contains(last)
      else { return [] }
      return [line + ","]
    },
    .line("json: quote of a key dropped", .json) { line, _, _ in
      guard let end = line.places(of: "\":").first, let start = line.firstIndex(of: "\"") else { return [] }
      return [
        line.replacing(end.lowerBound..<line.index(after: end.lowerBound), with: ""),
        line.replacing(start..<line.index(after: start), with: ""),
      ]
    },
    .line("json: quote of a value dropped", .json) { line, _, _ in
      guard let colon = line.places(of: ": \"").first else { return [] }
      let tail = line.hasSuffix("\",") ? 2 : line.hasSuffix("\"") ? 1 : 0
      guard tail > 0 else { return [] }
      return [String(line.dropLast(tail)) + (tail == 2 ? "," : ""), line.replacing(colon, with: ": ")]
    },
    .line("json: colon dropped", .json) { line, _, _ in
      line.places(of: "\":").prefix(1).map { line.replacing($0, with: "\"") }
    },
    .line("json: misspelt attribute", .json) { line, _, _ in
      guard let end = line.places(of: "\":").first else { return [] }
      guard let word = line.words.first(where: { $0.upperBound == end.lowerBound }) else { return [] }
      return line.distance(from: word.lowerBound, to: word.upperBound) >= 6 ? line.slips(in: word) : []
    },
    .line("json: other type", .json) { line, _, _ in
      guard let colon = line.places(of: "\": ").first else { return [] }
      let value = line[colon.upperBound...].prefix { $0.isNumber }
      guard !value.isEmpty, value.endIndex == line.endIndex || line[value.endIndex] == "," else { return [] }
      return [line.replacing(value.startIndex..<value.endIndex, with: "\"\(value)\"")]
    },
    .line("json: literal in capitals", .json) { line, _, _ in
      [("true", "True"), ("false", "False"), ("null", "None")].flatMap { word, wrong in
        line.places(of: ": " + word).map { line.replacing($0, with: ": " + wrong) }
      }
    },
    .line("json: single quotes", .json) { line, _, _ in
      guard let colon = line.places(of: ": \"").first else { return [] }
      let rest = line[colon.upperBound...]
      guard let end = rest.firstIndex(of: "\""), !rest[..<end].contains("'") else { return [] }
      return [line.replacing(colon.lowerBound..<line.index(after: end), with: ": '\(rest[..<end])'")]
    },
    Mutation(name: "json: line twice") { page in
      page.indices(.json).filter { page.lines[$0].contains("\":") && page.lines[$0].hasSuffix(",") }.map { at in
        {
          var lines = page.lines
          lines.insert(lines[at], at: at)
          return Result(lines: lines, places: at...(at + 1))
        }
      }
    },
    Mutation(name: "json: bracket dropped") { page in
      page.indices(.json).filter { ["}", "},", "]"].contains(page.lines[$0].filter { $0 != " " }) }.map { at in
        {
          var lines = page.lines
          lines.remove(at: at)
          return Result(lines: lines, places: (at - 1)...at)
        }
      }
    },
    Mutation(name: "json: list shown as object") { page in
      page.blocks.filter { block in
        block.count > 2 && page.contexts[block.lowerBound] == .json && page.lines[block.lowerBound] == "["
          && page.lines[block.upperBound - 1] == "]"
      }.map { block in
        {
          var lines = page.lines
          let end = lines[block].firstIndex { $0.hasPrefix("  }") } ?? block.upperBound - 1
          lines[block.lowerBound..<block.upperBound] = lines[(block.lowerBound + 1)..<end] + ["  }"]
          return Result(lines: lines, places: (block.lowerBound - 1)...(end))
        }
      }
    },
    Mutation(name: "json: object shown as list") { page in
      page.blocks.filter { block in
        block.count > 2 && page.contexts[block.lowerBound] == .json && page.lines[block.lowerBound] == "{"
          && page.lines[block.upperBound - 1] == "}"
      }.map { block in
        {
          var lines = page.lines
          lines[block.lowerBound] = "[{"
          lines[block.upperBound - 1] = "}]"
          return Result(lines: lines, places: block.lowerBound...(block.upperBound - 1))
        }
      }
    },
    Mutation(name: "json: example of another section") { page in
      let blocks = page.blocks.filter { !$0.isEmpty && page.contexts[$0.lowerBound] == .json }
      return blocks.flatMap { here in
        blocks.filter { page.sections[$0.lowerBound] != page.sections[here.lowerBound] }.prefix(3).map { other in
          {
            var lines = page.lines
            lines[here] = page.lines[other]
            return Result(lines: lines, places: (here.lowerBound - 1)...(here.lowerBound + other.count - 1))
          }
        }
      }
    },
    Mutation(name: "fence: never closed") { page in
      page.blocks.map { block in
        {
          var lines = page.lines
          if block.upperBound < lines.count { lines.remove(at: block.upperBound) }
          return Result(lines: lines, places: (block.lowerBound - 1)...block.upperBound)
        }
      }
    },
  ]
}
