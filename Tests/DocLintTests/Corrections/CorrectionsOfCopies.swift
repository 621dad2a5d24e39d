extension Correction {
  /// Sentences, rows and examples that were copied or left behind, and marks that came apart.
  static let ofCopies: [Correction] = [
    Correction("Fix typo", "that the caller may see", "that the requestr may see"),
    Correction("Fix typo", "| The title of the book      |", "| The ttile and descripton of the book |"),
    Correction("Fix typo", "Get a list of the books", "Retreive a list of the books"),
    Correction("Remove word", "Get a list of the books", "Get a list of the a books"),
    Correction("Fix grammar", "Books stand on [shelves]", "Books is are on [shelves]"),
    Correction("Close bold text", "All of it needs a token", "**All of it* needs a token"),
    Correction(
      "Close parenthesis", "Books stand on [shelves](shelves.md), and", "Books (on [shelves](shelves.md), and"),
    Correction(
      "Remove parenthesis", "see [authentication](#authentication).", "see [authentication](#authentication))."),
    Correction("Describe shelf", "| The ID of its shelf        |", "| The title of the book |"),
    Correction("Fix placeholder", "POST /books/:id/loans/:loan_iid/extend", "POST /books/:id/loans/:id/extend"),
    Correction("Show changed title", "\"title\": \"Beside the hill\"", "\"title\": \"Under the hill\""),
    Correction("Show title of new book", "\"title\": \"Behind the hill\",\n", "\"title\": \"Above the hill\",\n"),
    Correction("Fix status", "Returns `201 Created` and the book", "Returns `204 No Content` and the book"),
    Correction("Fix status", "Returns `204 No Content` on success", "Returns `201 Created` on success"),
    Correction(
      "Add ampersand", "/api/v4/books?state=lent&order=title", "/api/v4/books?state=lentorder=title"),
    Correction("Fix required mark", "| The title of the book      |", "| Optional. The title of the book |"),
    Correction("Fix name in text", "| The ID of its shelf        |", "| Its shelf; `shelf_di` of another wins |"),
    Correction("Rename attribute in example", "\"returned_at\": null", "\"returned\": null", at: 2),
    Correction("Fix heading copied from shelves", "## Delete a book", "## Delete a shelf"),
    Correction("Fix verb of sentence", "Get a list of the books", "Delete a list of the books"),
    Correction("Fix its", "Books stand on [shelves]", "Books at its not on [shelves]"),
  ]
}
