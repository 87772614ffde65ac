"""Reading: any file or pasted text → lines → outline → candidate figures. Pure: no database.

`reading.process.read(content)` reads in a process of its own, with limits on time and memory; nothing in the room it is called from loads a parser.
Inside that process `reading.reader.read_here(content)` does the work: `formats` turn a file into lines, `mending` puts right what a print or a
recognition did to them, `front`, `body` and `ending` find the report's parts, `figures` its numbers.
"""
