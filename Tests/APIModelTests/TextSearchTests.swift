import Testing

@testable import APIModel

@Suite struct TextSearchTests {
  /// Texts of all lengths around the steps of the search, with the needle at every place.
  @Test(arguments: [1, 2, 3, 20, 70])
  func findsATextWhereverItStands(length: Int) {
    let needle = (0..<length).map { UInt8(97 + $0 % 7) }
    for count in Array(0...40) + [63, 64, 65, 66, 79, 80, 81, 100, 130, 150] where count >= length {
      for start in 0...count - length {
        // Its first byte alone stands all around it.
        var text = [UInt8](repeating: needle[0], count: count)
        if length > 1 { for at in text.indices where at % 3 == 1 { text[at] = 122 } }
        text.replaceSubrange(start..<start + length, with: needle)
        let expected = (0...count - length).first { text[$0..<$0 + length].elementsEqual(needle) }
        let found = text.withUnsafeBufferPointer { bytes in
          needle.withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: bytes) }
        }
        #expect(found == expected, "at \(start) of \(count)")
      }
    }
  }

  @Test func findsNothingWhereTheLastByteDiffers() {
    for count in 0...200 {
      let text = Array(String(repeating: "abcd", count: count / 4 + 1).utf8.prefix(count))
      #expect(!text.holds("abce"))
      #expect(!text.holds("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabce"))
    }
  }

  @Test func takesCapitalsForSmallLettersWhereItIsToldTo() {
    let text = Array(String(repeating: "-", count: 90).utf8)
    for start in 0...text.count - 3 {
      var text = text
      text.replaceSubrange(start..<start + 3, with: Array("MaX".utf8))
      let (isHeld, isOther) = text.withUnsafeBufferPointer {
        (ByteSearch.holds("max", in: $0), ByteSearch.holds("may", in: $0))
      }
      #expect(isHeld && !isOther, "at \(start)")
    }
  }
}
