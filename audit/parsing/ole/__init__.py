"""OLE compound files, which old Office documents and messages of Outlook are."""
