"""Files of any Hadoop file system, as the driver sees them, and how an executor reads one."""

import os
import tempfile
from urllib.parse import unquote, urlparse

from pyspark import SparkFiles


class Files:
    """What the driver asks of the file systems that Hadoop knows."""

    def __init__(self, context):
        self.java = context._jvm.java
        self.hadoop = context._jvm.org.apache.hadoop.fs
        self.configuration = context._jsc.hadoopConfiguration()

    def path(self, name):
        path = self.hadoop.Path(name)
        return path.getFileSystem(self.configuration).makeQualified(path)

    def system(self, name):
        return self.path(name).getFileSystem(self.configuration)

    def is_there(self, name):
        return self.system(name).exists(self.path(name))

    def listed(self, name):
        """Each file in a folder, or the file itself, but what is hidden: path, name in the folder, bytes."""
        root = self.path(name)
        found = self.system(name).listFiles(root, True)
        while found.hasNext():
            status = found.next()
            path = status.getPath()
            inner = path.toUri().getPath()[len(root.toUri().getPath()) :].lstrip("/")
            if not any(part.startswith(".") for part in inner.split("/")):
                yield {"path": local(path.toString()), "name": inner, "bytes": status.getLen()}

    def settings(self):
        """All that Hadoop is told in this job, as XML."""
        writer = self.java.io.StringWriter()
        self.configuration.writeXml(writer)
        return writer.toString()

    def make_private(self, name):
        """A folder that only who runs this may read: it is about patients."""
        self.system(name).mkdirs(self.path(name), self.hadoop.permission.FsPermission("700"))
        self.system(name).setPermission(self.path(name), self.hadoop.permission.FsPermission("700"))

    def discard(self, name):
        self.system(name).delete(self.path(name), True)

    def bring(self, folder, name):
        """Moves the files of a folder of this machine into one."""
        for each in sorted(os.listdir(folder)):
            self.system(name).copyFromLocalFile(True, self.path(os.path.join(f"file://{folder}", each)), self.path(f"{name}/{each}"))

    def rename(self, name, other):
        return self.system(name).rename(self.path(name), self.path(other))


def local(uri):
    """The path of a file of this machine; another stays a URI."""
    return unquote(urlparse(uri).path) if uri.startswith("file:") else uri


def reading(path, settings):
    """What writes a file of another file system to standard output; nothing for one of this machine."""
    if "://" not in path:
        return {}
    home = os.environ.get("SPARK_HOME") or os.path.dirname(__import__("pyspark").__file__)
    shell = [os.path.join(home, "bin", "spark-class"), "org.apache.hadoop.fs.FsShell", "-cat", path]
    return {"command": ["env", f"HADOOP_CONF_DIR={settings_folder(settings)}", *shell]}


_settings_folder = []


def settings_folder(settings):
    """The settings of the job as a folder for Hadoop: they may hold keys, which do not belong on a command line."""
    if not _settings_folder:
        # Spark takes this folder away with the job.
        folder = tempfile.mkdtemp(prefix="hadoop-", dir=SparkFiles.getRootDirectory())
        with open(os.path.join(folder, "core-site.xml"), "w", encoding="utf-8") as file:
            file.write(settings)
        _settings_folder.append(folder)
    return _settings_folder[0]
