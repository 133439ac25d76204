"""A stage of the built program as a process that stays: lines in, lines out. See docs/decisions/cluster.md."""

import json
import subprocess
import sys
import threading

END = b"e"


class StageFailed(Exception):
    """The program ended, or something was lost between it and us: the task fails, and is tried again."""


class Stage:
    """The program, begun with a setup; it answers one task after another."""

    def __init__(self, command, setup):
        self.command = command
        # Standard error goes on to the log of the executor: on standard output every line is an answer.
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.process.stdin.write(setup + b"\n")

    def answers(self, lines):
        """What the program answers to these lines, its last line with counts too. Raises when a line is missed."""
        fed = Feeding(self.process, lines)
        is_whole = False
        try:
            for line in self.process.stdout:
                line = line.rstrip(b"\n")
                if line.startswith(b"e\t"):
                    fed.thread.join()
                    fed.check(json.loads(line[2:]))
                    is_whole = True
                    yield line
                    return
                fed.answered += 1
                yield line
            status = self.process.wait()
            fed.thread.join(10)
            raise fed.failure or StageFailed(f"{self.command[-1]} ended with {status} before it was done")
        finally:
            if not is_whole:
                self.process.kill()
                self.process.wait()

    def end(self):
        """Ends it once its work is done; returns its exit status."""
        self.process.stdin.close()
        return self.process.wait()


class Feeding:
    """Feeds a process while its answers are read: each waits for the other where one does all at once."""

    def __init__(self, process, lines):
        self.process = process
        self.sent = 0
        self.answered = 0
        self.failure = None
        self.thread = threading.Thread(target=self.feed, args=(lines,), daemon=True)
        self.thread.start()

    def feed(self, lines):
        try:
            for line in lines:
                self.process.stdin.write(line + b"\n")
                # A blank line stands between two people, and is none.
                self.sent += 1 if line else 0
            self.process.stdin.write(END + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # It ended, which is told where its answers are read.
        except BaseException as failure:
            self.failure = failure
            self.process.kill()

    def check(self, told):
        if self.failure:
            raise self.failure
        if (told["in"], told["out"]) != (self.sent, self.answered):
            raise StageFailed(f"{self.sent} lines went in and {self.answered} came out, of {told['in']} and {told['out']}")


_running = {}


def running(command, setup):
    """The stage of this worker: a worker does one task after another, and loading the knowledge takes longer than many tasks."""
    key = (tuple(command), setup)
    for other, stage in list(_running.items()):
        if other == key and stage.process.poll() is None:
            continue
        del _running[other]
        status = stage.end() if stage.process.poll() is None else stage.process.returncode
        if status != 0:
            print(f"{stage.command[-1]} ended with {status}", file=sys.stderr)
    if key not in _running:
        _running[key] = Stage(list(command), setup)
    return _running[key]
