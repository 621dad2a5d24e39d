extension SoundPage {
  /// Requests and answers as they are sent, parameters in lists, every path below a version.
  static let readers = #"""
    # Readers API

    Readers borrow [books](books.md). The clerk of the library registers them, and the registry forgets nobody.

    ## Endpoints

    ### List readers

    `GET /readers`

    **Example request**:

        GET /v4/readers?town=Ghent HTTP/1.1

    **Example response**:

        HTTP/1.1 200 OK
        Content-Type: application/json

        [
            {
                "card": "a7",
                "town": "Ghent",
                "fees": 2
            },
            {
                "card": "b9",
                "town": "Lier",
                "fees": 0
            }
        ]

    **Query parameters**:

    - **town** - The town that they live in.

    **Status codes**:

    - **200** - no error
    - **500** - server error

    ### Register a reader

    `POST /readers/create`

    **Example request**:

        POST /v4/readers/create HTTP/1.1
        Content-Type: application/json

        {
            "town": "Ghent",
            "letters": true
        }

    **Example response**:

        HTTP/1.1 201 Created
        Content-Type: application/json

        {
            "card": "c3",
            "town": "Ghent",
            "fees": 0
        }

    **Status codes**:

    - **201** - no error
    - **500** - server error

    ### Inspect a reader

    `GET /readers/{card}/json`

    **Example request**:

        GET /v4/readers/a7/json HTTP/1.1

    **Example response**:

        HTTP/1.1 200 OK
        Content-Type: application/json

        {
            "card": "a7",
            "town": "Ghent",
            "fees": 2
        }

    ### Rename a card

    `POST /readers/{card}/rename`

    **Example request**:

        POST /v4/readers/a7/rename?name=a8 HTTP/1.1

    **Example response**:

        HTTP/1.1 204 No Content

    ### Remove a reader

    `DELETE /readers/{card}`

    **Example request**:

        DELETE /v4/readers/a7 HTTP/1.1

    **Example response**:

        HTTP/1.1 204 No Content

    ### Print a card

    `GET /readers/{card}/card`

    **Example request**:

        GET /v4/readers/a7/card HTTP/1.1
        Accept: application/pdf

    **Example response**:

        HTTP/1.1 200 OK
        Content-Type: application/pdf
    """#
}
