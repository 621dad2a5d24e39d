import APIModel

/// Finds the subscriptions that a section or the page around it is for: a badge of the heading, `**(PREMIUM)**`, or a
/// line of details, "Tier: Premium, Ultimate".
enum TierReader {
  /// The words of badges: what stands in capitals behind other headings, `(CSV)`, is a part of the title.
  static let badges: Set<Substring> = [
    "FREE", "CORE", "STARTER", "BRONZE", "SILVER", "PREMIUM", "GOLD", "ULTIMATE", "ENTERPRISE", "BUSINESS", "TEAM",
    "PRO", "ALL", "ONLY", "SELF", "SAAS", "EE", "EES", "EEP", "EEU", "BETA", "EXPERIMENT", "TIERS",
  ]

  /// - Returns: The tiers as written, the free one included.
  static func tier(of section: Int, on page: ExtractedPage) -> String? {
    var at: Int? = section
    while let current = at {
      if let tier = page.sections[current].tier ?? details(page.sections[current].paragraphs, page.document) {
        return tier
      }
      at = page.sections[current].parent
    }
    return nil
  }

  /// The value of a line "Tier: …" in the section's own text.
  private static func details(_ paragraphs: [Int], _ document: MarkdownDocument) -> String? {
    for block in paragraphs {
      // The label is one text of its own where it is bold, or begins a text; others are not looked at.
      let isLikely = document.blocks[block].inlines.contains { position in
        let range = document.inlines[Int(position)].text
        return range.count >= 5 && document.buffer[Int(range.start)] == UInt8(ascii: "T")
          && document.buffer[range.bounds].starts(with: "Tier:".utf8)
      }
      guard isLikely, let label = document.plainText(of: block).firstRange(ofBytes: "Tier:") else { continue }
      let text = document.plainText(of: block)[label.upperBound...]
      let end = ["Offering:", "Status:"].compactMap { text.firstRange(ofBytes: $0)?.lowerBound }.min() ?? text.endIndex
      let value = text[..<end].trimmingBlanks
      if !value.isEmpty, value.utf8.count < 100 { return value }
    }
    return nil
  }
}
