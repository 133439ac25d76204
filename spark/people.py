"""Whose a line is: what the program settled, as every executor knows it."""

import json


class People:
    """Whose each name is that resources have for their person."""

    def __init__(self):
        self.settled = None
        self.other_servers = set()
        self.whose = {}
        self.nobody = {}
        self.doubled = set()

    def add(self, line):
        letter, *columns = line.split(b"\t")
        if letter == b"t":
            self.settled = json.loads(columns[0])
        elif letter == b"b":
            self.other_servers.add(columns[0])
        elif letter == b"w":
            self.whose[columns[0]] = columns[1]
        elif letter == b"x":
            self.nobody[columns[0]] = columns[1].decode()
        elif letter == b"d":
            self.doubled.add(columns[0])

    def reason(self, key, base):
        return "other-server" if base in self.other_servers else self.nobody.get(key)

    def own(self, line):
        _, key, base, row = line.split(b"\t", 3)
        return [] if self.reason(key, base) else [(self.whose.get(key, key), b"i\t" + row)]

    def asks(self, line):
        _, key, base, ask = line.split(b"\t", 3)
        return [] if self.reason(key, base) else [(ask, self.whose.get(key, key))]

    def left_out(self, line):
        """What was left out where it was read, or is nobody's, as a row of what is left out; what is no resource itself is none."""
        if line.startswith(b"l"):
            return [b"o" + line[1:]]
        _, key, base, row = line.split(b"\t", 3)
        reason = self.reason(key, base)
        if not reason:
            return []
        kind, kind_of, identifier, _, _, file, number, part, _ = json.loads(row)
        told = [file, number, part, reason, kind_of, identifier, 1, None, -1]
        return [b"o\t" + json.dumps(told).encode()] if kind == 0 else []


def with_heads(part, doubled):
    """A line before what is of one person, and a blank one after it."""
    last = None
    for who, line in part:
        if who != last:
            if last is not None:
                yield b""
            yield b"\t".join((b"p", who, b"1" if who in doubled else b"0"))
            last = who
        yield line
    if last is not None:
        yield b""
