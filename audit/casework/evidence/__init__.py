"""The evidence log: what happened and what proves it, in lines that hold on to each other.

It is the one place of pdaudit that holds raw values: the user writes them there, and nothing is taken from it into
reports, messages or errors.  Originals are read, never written, moved or renamed.

    entry    what one line says, and how it is checked
    chain    how lines hold on to each other, and what was done to them
    log      the file: reading, adding under a lock
    files    originals: their hashes then and now
    asking   the fields of an entry, from answers or from ``key: value`` lines
    tables, numbers, strangers    unknown callers and senders in exports
    bundle, listing    what is handed to the police
"""
