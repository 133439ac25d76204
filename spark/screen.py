"""
Screens a whole population on Apache Spark, with the built program of Remissiewijzer as judge: the same people give the same
rows as on one machine.

    spark-submit spark/screen.py --input hdfs:///export --output hdfs:///screened [options of remissiewijzer screen]

See docs/operations.md, "A population on a cluster", and docs/decisions/cluster.md.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from zlib import crc32

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from files import Files, reading  # noqa: E402
from people import People, with_heads  # noqa: E402
from stage import Stage, StageFailed, running  # noqa: E402

REFUSED = 2


class Refused(Exception):
    """What was asked cannot be done as it is, and nothing was written."""


def main(arguments):
    asked, others = parse(arguments)
    spark = SparkSession.builder.appName("remissiewijzer screen").getOrCreate()
    context = spark.sparkContext
    for name in ("stage.py", "files.py", "people.py"):
        context.addPyFile(os.path.join(HERE, name))
    # Whatever is written is about patients.
    context._jsc.hadoopConfiguration().set("fs.permissions.umask-mode", "077")
    files = Files(context)
    program = shlex.split(asked.program)
    partial = f"{asked.output.rstrip('/')}.partial"
    setup = begin(program, asked, others, files, partial)
    files.make_private(partial)
    try:
        ended = Screening(spark, program, setup, asked).run(files, partial)
        if not files.rename(partial, asked.output):
            raise Refused(f"{partial} is whole and cannot be renamed: rename it yourself")
    except BaseException:
        files.discard(partial)
        raise
    print(ended["said"], file=sys.stderr)
    return ended["exitCode"]


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="screen.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--input", nargs="+", required=True, metavar="URI", help="folders or files, of any Hadoop file system")
    parser.add_argument("--output", required=True, metavar="URI", help="a folder that is not there yet")
    parser.add_argument("--discard", action="store_true", help="delete what a run that stopped had written")
    parser.add_argument("--parts", type=int, help="in how many parts people are judged; 8 for each core when left out")
    parser.add_argument(
        "--program",
        default=os.environ.get("REMISSIEWIJZER") or f"node {shlex.quote(os.path.join(HERE, '..', 'dist', 'src', 'cli.js'))}",
        help="how the built program is called, here and on every executor; REMISSIEWIJZER when left out",
    )
    return parser.parse_known_args(arguments)


def begin(program, asked, others, files, partial):
    """What each stage is begun with; refused before anything is written."""
    if files.is_there(asked.output):
        raise Refused(f"--output {asked.output} is there already: name a new folder")
    if files.is_there(partial):
        if not asked.discard:
            raise Refused(f"{partial} is there of a run that stopped: begin anew with --discard")
        files.discard(partial)
    for name in asked.input:
        if not files.is_there(name):
            raise Refused(f"--input {name} cannot be read: mend the path, or make it readable")
    listed = {file["path"]: file for name in asked.input for file in files.listed(name)}
    lines = "".join(f"{json.dumps(file)}\n" for file in listed.values())
    command = [*program, "cluster-begin", "--input", *asked.input, "--output", asked.output, *others]
    begun = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False)
    if begun.returncode != 0:
        sys.exit(begun.returncode)
    return json.loads(begun.stdout)


class Screening:
    """One screening: read where the files are, settle here, judge in parts, and write."""

    def __init__(self, spark, program, setup, asked):
        self.spark = spark
        self.context = spark.sparkContext
        self.program = program
        self.setup = setup
        self.parts = asked.parts or 8 * self.context.defaultParallelism
        self.output = asked.output

    def run(self, files, partial):
        for path in self.setup["ignored"]:
            print(f"{path} is no .ndjson, .ndjson.gz or .json file: left unread", file=sys.stderr)
        read = self.read(files).persist(StorageLevel.DISK_ONLY)
        people = self.settle(read)
        judged = self.judge(read, people).persist(StorageLevel.DISK_ONLY)
        if not self.setup["options"]["isShared"]:
            self.write_decisions(judged, partial)
        ended = self.write_up(read, people, judged, files, partial)
        self.tell(judged)
        return ended

    def stage(self, name, *options):
        return [*self.program, "cluster-stage", *options, name]

    def begun_with(self):
        return json.dumps(self.setup).encode()

    def read(self, files):
        """Every line that the files give: one task reads several whole files."""
        numbered = sorted(enumerate(self.setup["files"]), key=lambda each: -each[1]["bytes"])
        asked = [(number, file["path"]) for number, file in numbered]
        settings = files.settings() if any("://" in path for _, path in asked) else ""
        command, setup = self.stage("read"), self.begun_with()

        def read(part):
            lines = (json.dumps({"file": number, **reading(path, settings)}).encode() for number, path in part)
            return running(command, setup).answers(lines)

        return self.context.parallelize(asked, min(len(asked), self.parts)).mapPartitions(read)

    def settle(self, read):
        """Whose each name is, once everything is read: asked of the program, with each name once."""
        names = of(read, b"i").map(lambda line: line.split(b"\t", 3)[1:3]).map(tuple).distinct(self.parts)
        command = self.stage("settle")

        def lines():
            yield from of(read, b"fpn").toLocalIterator()
            for key, base in names.toLocalIterator():
                yield b"\t".join((b"k", key, base))

        people = People()
        for line in finish(command, self.begun_with(), lines()):
            people.add(line)
        self.setup["settled"] = people.settled
        return self.context.broadcast(people)

    def judge(self, read, people):
        """People side by side, each with all of theirs, judged part by part; nobody is held in memory but who comes next."""
        own = of(read, b"i").flatMap(lambda line: people.value.own(line))
        if people.value.settled["counts"]["shared"] > 0:
            asks = of(read, b"a").flatMap(lambda line: people.value.asks(line)).distinct(self.parts)
            shared = of(read, b"s").map(lambda line: tuple(line.split(b"\t", 2)[1:])).distinct(self.parts)
            copies = asks.join(shared, self.parts).map(lambda found: (found[1][0], b"s\t" + found[1][1]))
            own = own.union(copies)
        command, setup = self.stage("judge"), self.begun_with()

        def judge(part):
            return running(command, setup).answers(with_heads(part, people.value.doubled))

        return own.repartitionAndSortWithinPartitions(self.parts, crc32).mapPartitions(judge)

    def write_decisions(self, judged, partial):
        packed = "org.apache.hadoop.io.compress.GzipCodec"
        of(judged, b"d").map(lambda line: line[2:]).saveAsTextFile(f"{partial}/decisions.ndjson.gz", packed)
        columns = StructType([StructField(name, StringType()) for name in self.setup["columns"]])
        rows = of(judged, b"r").map(lambda line: json.loads(line[2:]))
        table = self.spark.createDataFrame(rows, columns, verifySchema=False)
        table.write.option("compression", "zstd").parquet(f"{partial}/decisions.parquet")

    def write_up(self, read, people, judged, files, partial):
        def lines():
            yield from of(read, b"li").flatMap(lambda line: people.value.left_out(line)).toLocalIterator()
            yield from of(judged, b"twl").toLocalIterator()

        with tempfile.TemporaryDirectory() as folder:
            command = self.stage("write-up", "--folder", folder, "--called", self.output)
            told = [line for line in finish(command, self.begun_with(), lines()) if line.startswith(b"t\t")]
            files.bring(folder, partial)
        return json.loads(told[0][2:])

    def tell(self, judged):
        """How even the parts were: one that takes far longer holds up all."""
        ended = [json.loads(line[2:]) for line in of(judged, b"e").collect()]
        slowest = max(each["seconds"] for each in ended)
        largest = max(ended, key=lambda each: each["in"])
        print(
            f"{len(ended)} parts: the slowest took {slowest} s, the largest, of {largest['in']} lines, {largest['seconds']} s",
            file=sys.stderr,
        )


def of(lines, letters):
    return lines.filter(lambda line: line[:1] in letters)


def finish(command, setup, lines):
    """What a stage answers here, to the end of it, and with a good exit status."""
    stage = Stage(command, setup)
    try:
        answers = [line for line in stage.answers(lines) if not line.startswith(b"e\t")]
    except StageFailed as failed:
        # It has said itself why.
        raise Refused("nothing was written") if stage.process.returncode == REFUSED else failed
    if stage.end() != 0:
        raise StageFailed(f"{command[-1]} ended with {stage.process.returncode}")
    return answers


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refused:
        print(refused, file=sys.stderr)
        sys.exit(REFUSED)
