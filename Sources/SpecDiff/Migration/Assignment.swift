/// Which of the left belongs to which of the right, so that all pairs together score best.
enum Assignment {
  /// A candidate pair and how well it fits, 0 to 1.
  struct Candidate {
    var left: Int
    var right: Int
    var score: Double
  }

  /// Groups of candidates that hang together are solved exactly up to this many on a side, greedily beyond it.
  private static let largestExact = 100

  /// Each left and each right at most once. The sum of the squared scores is as large as can be, so that one good
  /// pair counts more than two poor ones.
  /// - Returns: the chosen candidates, by left.
  static func best(_ candidates: [Candidate]) -> [Candidate] {
    groups(candidates).flatMap { group in
      let lefts = Set(group.map(\.left)).sorted()
      let rights = Set(group.map(\.right)).sorted()
      return max(lefts.count, rights.count) <= largestExact ? exact(group, lefts, rights) : greedy(group)
    }.sorted { $0.left < $1.left }
  }

  /// Candidates that share a side, directly or through others.
  private static func groups(_ candidates: [Candidate]) -> [[Candidate]] {
    var parent = Array(candidates.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    var byLeft: [Int: Int] = [:]
    var byRight: [Int: Int] = [:]
    for (index, candidate) in candidates.enumerated() {
      for other in [byLeft[candidate.left], byRight[candidate.right]].compactMap(\.self) {
        parent[root(index)] = root(other)
      }
      byLeft[candidate.left] = index
      byRight[candidate.right] = index
    }
    let byRoot = Dictionary(grouping: candidates.indices) { root($0) }
    return byRoot.sorted { $0.key < $1.key }.map { $0.value.map { candidates[$0] } }
  }

  private static func greedy(_ candidates: [Candidate]) -> [Candidate] {
    var lefts: Set<Int> = []
    var rights: Set<Int> = []
    return candidates.sorted { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }.filter {
      guard !lefts.contains($0.left), !rights.contains($0.right) else { return false }
      lefts.insert($0.left)
      rights.insert($0.right)
      return true
    }
  }

  /// The Hungarian method with potentials, O(n² m) (Kuhn 1955, Munkres 1957). Lefts that go without cost 0.
  private static func exact(_ candidates: [Candidate], _ lefts: [Int], _ rights: [Int]) -> [Candidate] {
    let leftIndex = Dictionary(uniqueKeysWithValues: lefts.enumerated().map { ($1, $0) })
    let rightIndex = Dictionary(uniqueKeysWithValues: rights.enumerated().map { ($1, $0) })
    let rows = lefts.count
    // A column of its own for each row, so that it may stay alone.
    let columns = rights.count + rows
    var cost = Array(repeating: Array(repeating: 0.0, count: columns), count: rows)
    var chosen: [[Int]: Candidate] = [:]
    for candidate in candidates {
      guard let row = leftIndex[candidate.left], let column = rightIndex[candidate.right] else { continue }
      cost[row][column] = -candidate.score * candidate.score
      chosen[[row, column]] = candidate
    }
    var rowPotential = Array(repeating: 0.0, count: rows + 1)
    var columnPotential = Array(repeating: 0.0, count: columns + 1)
    // The row of each column; 0 is none, and column 0 holds the row that is being placed.
    var rowOf = Array(repeating: 0, count: columns + 1)
    for row in 1...max(1, rows) where row <= rows {
      rowOf[0] = row
      var column = 0
      var least = Array(repeating: Double.infinity, count: columns + 1)
      var from = Array(repeating: 0, count: columns + 1)
      var isUsed = Array(repeating: false, count: columns + 1)
      repeat {
        isUsed[column] = true
        let current = rowOf[column]
        var delta = Double.infinity
        var next = 0
        for other in 1...columns where !isUsed[other] {
          let reduced = cost[current - 1][other - 1] - rowPotential[current] - columnPotential[other]
          if reduced < least[other] {
            least[other] = reduced
            from[other] = column
          }
          if least[other] < delta {
            delta = least[other]
            next = other
          }
        }
        for other in 0...columns {
          if isUsed[other] {
            rowPotential[rowOf[other]] += delta
            columnPotential[other] -= delta
          } else {
            least[other] -= delta
          }
        }
        column = next
      } while rowOf[column] != 0
      while column != 0 {
        rowOf[column] = rowOf[from[column]]
        column = from[column]
      }
    }
    return (1...columns).compactMap { rowOf[$0] == 0 ? nil : chosen[[rowOf[$0] - 1, $0 - 1]] }
  }
}
