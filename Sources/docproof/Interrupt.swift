import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C and SIGTERM as a wish to stop: the first ends the run in order, a second one the program.
enum Interrupt {
  private static let wish = Atomic<Bool>(false)

  /// Calls `stop` once when the user wants to stop. Cancel the result when there is nothing left to stop.
  static func watch(_ stop: @escaping @Sendable () -> Void) -> Task<Void, Never> {
    for number in [SIGINT, SIGTERM] {
      // A handler may do little more than set a flag (POSIX.1-2017 §2.4.3); the second signal finds the default.
      signal(number) { number in
        Interrupt.wish.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
    return Task {
      while !Task.isCancelled {
        if wish.load(ordering: .relaxed) {
          stop()
          return
        }
        try? await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
