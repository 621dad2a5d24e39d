/// Keeps what a served API remembers beyond its process.
public protocol StateKeeping: Sendable {
  /// Everything that is kept, in the order in which it was last saved.
  func entries() throws(StateError) -> [KeptState]

  /// Saves all of it or nothing. When it returns, the changes survive the end of the process, however it comes.
  func save(_ changes: [KeptState]) throws(StateError)
}

/// Why state can't be read or kept: words for a person that follow the name of the file.
public struct StateError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}

/// One thing that a served API remembers.
public struct KeptState: Hashable, Sendable {
  public var entry: StateEntry
  /// Nil for what is remembered no more.
  public var value: String?

  public init(_ entry: StateEntry, _ value: String?) {
    self.entry = entry
    self.value = value
  }
}

/// What a remembered value is about.
public struct StateEntry: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A member's attributes as JSON, by the member's number; `null` for an example that was deleted.
    case member
    /// A collection below given parents whose members differ from the docs' examples, by its path.
    case place
    /// The member's number, by the collection's path and the text that names the member in it.
    case name
    /// The member's rank in the list, by the collection's path and the member's number.
    case rank
    /// A document as JSON, by its path.
    case document
    /// A token that registers members, by the path where it does.
    case registrationToken = "registration_token"
    /// A member that a request created, by its path.
    case created
    /// The next of a row of numbers, by its name.
    case counter
    /// What the state belongs to and what the server was started with, by its name.
    case setting
  }

  public var kind: Kind
  public var place: String
  public var name: String

  public init(_ kind: Kind, place: String = "", name: String = "") {
    self.kind = kind
    self.place = place
    self.name = name
  }
}

/// Notes what changes in a store, for somebody who keeps it; nobody, nothing.
struct StateJournal: Sendable {
  private(set) var isOn = false
  private var changes: [StateEntry: String?] = [:]
  private var members: Set<Int> = []

  mutating func start() { isOn = true }

  mutating func note(_ kind: StateEntry.Kind, _ place: String = "", _ name: String = "", _ value: String?) {
    if isOn { changes[StateEntry(kind, place: place, name: name)] = .some(value) }
  }

  mutating func note(member number: Int) {
    if isOn { members.insert(number) }
  }

  /// What was noted since the last time; a member changes in steps and is written out once.
  mutating func take(member: (Int) -> String?) -> [KeptState] {
    guard !changes.isEmpty || !members.isEmpty else { return [] }
    let kept = members.sorted().map { KeptState(StateEntry(.member, name: String($0)), member($0)) }
    let others = changes.map { KeptState($0.key, $0.value) }.sorted {
      ($0.entry.kind.rawValue, $0.entry.place, $0.entry.name) < ($1.entry.kind.rawValue, $1.entry.place, $1.entry.name)
    }
    changes = [:]
    members = []
    return kept + others
  }
}
