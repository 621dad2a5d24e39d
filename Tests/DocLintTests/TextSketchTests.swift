import Testing

@testable import DocLint

@Suite struct TextSketchTests {
  @Test func holdsWhateverStandsInATextOfAnyLength() {
    let text = Array("The id \u{e9}\u{200B} of {{a}} `thing` => [!note]\n| x |\u{0}\u{ff}TODO".utf8)
    for end in 0...text.count {
      let part = Array(text[..<end])
      let sketch = TextSketch(part)
      for start in part.indices {
        for length in 0...min(6, part.count - start) {
          let isHeld = part[start..<start + length].withUnsafeBufferPointer { sketch.mayHold($0) }
          #expect(isHeld, "\(start)+\(length) of \(end)")
        }
      }
    }
  }

  @Test func passesOverWhatDoesNot() {
    let sketch = TextSketch(Array("Lists the users of a group, in the order of their names.".utf8))
    #expect(!sketch.mayHold("TODO"))
    #expect(!sketch.mayHold("{{"))
    #expect(!sketch.mayHold("docproof-"))
    #expect(sketch.mayHold("USERS"), "capitals are not told apart")
    #expect(sketch.mayHold("x"), "one byte alone is not looked for")
  }
}

@Suite struct NameSetTests {
  @Test func holdsWhatWasPutIn() {
    var names = NameSet()
    #expect(names.isEmpty && !names.contains(0) && !names.contains("id"))
    let added = (0..<1_000).count { names.insert(NameHash.of("name_\($0)")) }
    let again = (0..<1_000).count { names.insert(NameHash.of("name_\($0)")) }
    #expect(added == 1_000 && again == 0 && names.count == 1_000)
    #expect(names.contains("name_999") && !names.contains("name_1000"))
    let zeros = [names.insert(0), names.insert(0)]
    #expect(zeros == [true, false] && names.contains(0))
  }

  @Test func isOfAnySize() {
    for capacity in [0, 1, 7, 8, 9, 100] {
      var names = NameSet(minimumCapacity: capacity)
      for number in 0..<40 { names.insert(NameHash.of("\(number)")) }
      #expect(names.count == 40)
    }
  }
}
