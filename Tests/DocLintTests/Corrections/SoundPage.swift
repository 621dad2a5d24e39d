/// Two pages without a mistake, in which the cases of `Correction` make one each.
enum SoundPage {
  static let shelves = """
    # Shelves API

    Books stand on shelves, see the [books](books.md#list-all-books).

    ## List shelves

    ```plaintext
    GET /shelves
    ```

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/shelves"
    ```

    Example response:

    ```json
    [
      {
        "id": 3,
        "room": "north",
        "capacity": 40,
        "full": false
      }
    ]
    ```

    ## Get a shelf

    ```plaintext
    GET /shelves/:id
    ```

    | Attribute | Type    | Required | Description         |
    |-----------|---------|----------|---------------------|
    | `id`      | integer | yes      | The ID of the shelf |

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/shelves/3"
    ```

    Example response:

    ```json
    {
      "id": 3,
      "room": "north",
      "capacity": 40,
      "full": false
    }
    ```
    """

  static let books = #"""
    # Books API

    All of it needs a token, see [authentication](#authentication). Books stand on [shelves](shelves.md), and the
    rules are on the [wiki][rules].

    ## Authentication

    Pass the header `PRIVATE-TOKEN`. Without it the answer is `401 Unauthorized`.

    ## List all books

    Get a list of the books that the caller may see.

    ```plaintext
    GET /books
    GET /books?state=lent
    ```

    | Attribute  | Type    | Required | Description                                       |
    |------------|---------|----------|---------------------------------------------------|
    | `state`    | string  | no       | One of: `lent`, `present`, `lost`                 |
    | `order`    | string  | no       | What to sort by                                   |
    | `shelf_id` | integer | no       | The ID of a shelf, see [shelves](shelves.md)      |

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books?state=lent&order=title"
    ```

    Example response:

    ```json
    [
      {
        "id": 12,
        "title": "Under the hill",
        "state": "lent",
        "shelf_id": 3,
        "pages": 214,
        "signed": true,
        "publisher": {
          "name": "Quill",
          "city": "Ghent"
        },
        "subjects": ["hills", "moles"],
        "returned_at": null
      },
      {
        "id": 13,
        "title": "Over the hill",
        "state": "present",
        "shelf_id": 3,
        "pages": 199,
        "signed": false,
        "publisher": {
          "name": "Quill",
          "city": "Ghent"
        },
        "subjects": [],
        "returned_at": "2021-04-01T10:00:00Z"
      }
    ]
    ```

    ## Get a single book

    ```plaintext
    GET /books/:id
    ```

    | Attribute | Type    | Required | Description        |
    |-----------|---------|----------|--------------------|
    | `id`      | integer | yes      | The ID of the book |

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books/12"
    ```

    Example response:

    ```json
    {
      "id": 12,
      "title": "Under the hill",
      "state": "lent",
      "shelf_id": 3,
      "pages": 214,
      "signed": true,
      "publisher": {
        "name": "Quill",
        "city": "Ghent"
      },
      "subjects": ["hills", "moles"],
      "returned_at": null
    }
    ```

    ## Create a new book

    ```plaintext
    POST /books
    ```

    | Attribute  | Type    | Required | Description                |
    |------------|---------|----------|----------------------------|
    | `title`    | string  | yes      | The title of the book      |
    | `shelf_id` | integer | no       | The ID of its shelf        |
    | `signed`   | boolean | no       | Whether the writer signed  |

    ```shell
    curl --request POST --header "PRIVATE-TOKEN: <your_access_token>" \
      --data "title=Behind+the+hill&shelf_id=3" \
      "https://library.example.com/api/v4/books"
    ```

    Or as JSON:

    ```shell
    curl --request POST --header "PRIVATE-TOKEN: <your_access_token>" --header "Content-Type: application/json" \
      --data '{"title": "Behind the hill", "signed": true}' \
      "https://library.example.com/api/v4/books"
    ```

    Returns `201 Created` and the book:

    ```json
    {
      "id": 14,
      "title": "Behind the hill",
      "state": "present",
      "shelf_id": 3,
      "pages": 301,
      "signed": true,
      "publisher": {
        "name": "Quill",
        "city": "Ghent"
      },
      "subjects": [],
      "returned_at": null
    }
    ```

    ## Update a book

    ```plaintext
    PUT /books/:id
    ```

    | Attribute  | Type    | Required | Description                                                     |
    |------------|---------|----------|-----------------------------------------------------------------|
    | `id`       | integer | yes      | The ID of the book                                              |
    | `title`    | string  | no       | The title of the book                                           |
    | `shelf_id` | integer | no       | The ID of its shelf                                             |
    | `place`    | string  | no       | Deprecated, will be removed in 5.0: use `shelf_id` instead      |

    ```shell
    curl --request PUT --header "PRIVATE-TOKEN: <your_access_token>" --data "title=Beside+the+hill" "https://library.example.com/api/v4/books/12"
    ```

    Example response:

    ```json
    {
      "id": 12,
      "title": "Beside the hill",
      "state": "lent",
      "shelf_id": 3,
      "pages": 214,
      "signed": true,
      "publisher": {
        "name": "Quill",
        "city": "Ghent"
      },
      "subjects": ["hills", "moles"],
      "returned_at": null
    }
    ```

    ## Delete a book

    ```plaintext
    DELETE /books/:id
    ```

    | Attribute | Type    | Required | Description        |
    |-----------|---------|----------|--------------------|
    | `id`      | integer | yes      | The ID of the book |

    ```shell
    curl --request DELETE --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books/12"
    ```

    Returns `204 No Content` on success.

    ## List the loans of a book

    ```plaintext
    GET /books/:id/loans
    ```

    | Attribute | Type    | Required | Description        |
    |-----------|---------|----------|--------------------|
    | `id`      | integer | yes      | The ID of the book |

    ```shell
    curl --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books/12/loans"
    ```

    Example response:

    ```json
    [
      {
        "iid": 7,
        "reader": "Mo",
        "since": "2021-03-01",
        "extended": 2
      }
    ]
    ```

    ## Extend a loan

    ```plaintext
    POST /books/:id/loans/:loan_iid/extend
    ```

    | Attribute  | Type    | Required | Description                 |
    |------------|---------|----------|-----------------------------|
    | `id`       | integer | yes      | The ID of the book          |
    | `loan_iid` | integer | yes      | The number of the book's loan |

    ```shell
    curl --request POST --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books/12/loans/7/extend"
    ```

    Example response:

    ```json
    {
      "iid": 7,
      "reader": "Mo",
      "since": "2021-03-01",
      "extended": 3
    }
    ```

    ## End a loan

    ```plaintext
    DELETE /books/:id/loans/:loan_iid
    ```

    | Attribute  | Type    | Required | Description                 |
    |------------|---------|----------|-----------------------------|
    | `id`       | integer | yes      | The ID of the book          |
    | `loan_iid` | integer | yes      | The number of the book's loan |

    ```shell
    curl --request DELETE --header "PRIVATE-TOKEN: <your_access_token>" "https://library.example.com/api/v4/books/12/loans/7"
    ```

    [rules]: https://library.example.com/rules
    """#
}
