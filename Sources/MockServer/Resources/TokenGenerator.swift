/// Makes tokens that look random and are the same for the same seed. SplitMix64 (Steele, Lea, Flood: "Fast
/// Splittable Pseudorandom Number Generators"); they protect nothing.
struct TokenGenerator: Sendable, Hashable {
  private(set) var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Thirty-two hexadecimal digits.
  mutating func token() -> String {
    [next(), next()].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
