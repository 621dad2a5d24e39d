extension Mutation {
  private static let methods = ["GET", "POST", "PUT", "DELETE"]

  /// Mistakes in sample requests.
  static let ofRequests: [Mutation] = [
    .line("curl: other method", .curl) { line, _, _ in
      methods.flatMap { method in
        line.places(of: "--request \(method) ").flatMap { place in
          methods.filter { $0 != method }.map { line.replacing(place, with: "--request \($0) ") }
        }
      }
    },
    .line("curl: method dropped", .curl) { line, _, _ in
      // Data without a method is sent by POST.
      let methods =
        line.contains(" --form ") || line.contains(" --data ") ? ["PUT", "DELETE"] : ["PUT", "DELETE", "POST"]
      return methods.flatMap { method in
        line.places(of: "--request \(method) ").map { line.replacing($0, with: "") }
      }
    },
    .line("curl: segment dropped", .curl) { line, _, _ in
      guard let path = line.urlPath else { return [] }
      return line.segments(in: path).dropFirst(2).map {
        line.replacing(line.index(before: $0.lowerBound)..<$0.upperBound, with: "")
      }
    },
    .line("curl: segment too many", .curl) { line, _, _ in
      guard let path = line.urlPath, let last = line.segments(in: path).dropFirst(2).last else { return [] }
      return [line.replacing(last.upperBound..<last.upperBound, with: "/members")]
    },
    .line("curl: singular for plural", .curl) { line, _, _ in
      guard let path = line.urlPath else { return [] }
      return line.segments(in: path).dropFirst(2).filter { line[$0].hasSuffix("s") }.map {
        line.replacing($0, with: line[$0].dropLast())
      }
    },
    .line("curl: misspelt segment", .curl) { line, _, _ in
      guard let path = line.urlPath else { return [] }
      return line.segments(in: path).dropFirst(2).filter { line[$0].allSatisfy { $0.isLetter || $0 == "_" } }.flatMap {
        line.slips(in: $0)
      }
    },
    .line("curl: other API version", .curl) { line, _, _ in
      line.places(of: "/v4/").map { line.replacing($0, with: "/v3/") }
    },
    .line("curl: slash twice", .curl) { line, _, _ in
      guard let path = line.urlPath else { return [] }
      return line.segments(in: path).dropFirst(2).map { line.replacing($0.lowerBound..<$0.lowerBound, with: "/") }
    },
    .line("curl: quote dropped", .curl) { line, _, _ in
      line.places(of: "\"").map { line.replacing($0, with: "") }
    },
    .line("curl: backslash dropped", .curl) { line, at, page in
      guard line.hasSuffix("\\"), at + 1 < page.lines.count, page.contexts[at + 1] == .curl else { return [] }
      return [String(line.dropLast()), line + " "]
    },
    .line("curl: misspelt parameter", .curl) { line, _, _ in
      let names = line.words.filter { word in
        guard word.upperBound < line.endIndex, line[word.upperBound] == "=", word.lowerBound > line.startIndex else {
          return false
        }
        return "?&\"'".contains(line[line.index(before: word.lowerBound)])
      }
      return names.flatMap { line.slips(in: $0) }
    },
    .line("curl: colon of a header dropped", .curl) { line, _, _ in
      line.places(of: "PRIVATE-TOKEN:").map { line.replacing($0, with: "PRIVATE-TOKEN") }
    },
    .line("curl: misspelt header", .curl) { line, _, _ in
      line.places(of: "PRIVATE-TOKEN:").map { line.replacing($0, with: "PRIVATE-TOKN:") }
        + line.places(of: "Content-Type:").map { line.replacing($0, with: "Contet-Type:") }
    },
    .line("curl: broken scheme", .curl) { line, _, _ in
      line.places(of: "https://").flatMap { place in
        ["https:/", "https//", "htps://"].map { line.replacing(place, with: $0) }
      }
    },
    .line("curl: query without question mark", .curl) { line, _, _ in
      guard let path = line.urlPath, path.upperBound < line.endIndex, line[path.upperBound] == "?" else { return [] }
      return [line.replacing(path.upperBound..<line.index(after: path.upperBound), with: "&")]
    },
    .line("curl: placeholder left", .curl) { line, _, _ in
      guard let path = line.urlPath else { return [] }
      return line.segments(in: path).filter { line[$0].allSatisfy(\.isNumber) }.flatMap {
        [line.replacing($0, with: ":id")]
      }
    },
    .line("curl: quotes around the query dropped", .curl) { line, _, _ in
      line.places(of: "\"http").compactMap { open in
        guard let close = line[open.upperBound...].firstIndex(of: "\""), line[open.upperBound..<close].contains("&")
        else { return nil }
        return line.replacing(close..<line.index(after: close), with: "").replacing(
          open, with: "http")
      }
    },
    Mutation(name: "curl: sample of another section") { page in
      let blocks = page.blocks.filter { !$0.isEmpty && page.contexts[$0.lowerBound] == .curl }
      return blocks.flatMap { here in
        blocks.filter {
          page.sections[$0.lowerBound] != page.sections[here.lowerBound]
            && page.paths(inSectionOf: $0.lowerBound) != page.paths(inSectionOf: here.lowerBound)
        }.prefix(3).map { other in
          {
            var lines = page.lines
            lines[here] = page.lines[other]
            return Result(lines: lines, places: here.lowerBound...(here.lowerBound + other.count - 1))
          }
        }
      }
    },
  ]
}
