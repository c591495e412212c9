#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program as a user meets it: good input, bad input, full disks, closed pipes. One clear line, the right exit code, nothing half-written."""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import schema  # noqa: E402

SOURCE = schema.SOURCE
RELATA = os.environ["RELATA_BINARY"]
ARTICLES = sorted((SOURCE / "examples/articles").glob("*.txt"))


def run(*arguments, stdin=b"", env=None):
    return subprocess.run([RELATA, *map(str, arguments)], input=stdin, capture_output=True, timeout=240, env={**os.environ, **(env or {})})


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) if hasattr(self, "enterContext") else pathlib.Path(tempfile.mkdtemp())

    def one_line(self, done, code, *words):
        message = done.stderr.decode()
        self.assertEqual(done.returncode, code, message)
        self.assertEqual(len(message.splitlines()), 1, message)
        for word in words:
            self.assertIn(word, message)
        self.assertNotIn("terminate called", message)


class GoodInput(Program):
    def test_every_claim_of_the_samples_fits_the_schema_and_its_text(self):
        for path in ARTICLES:
            done = run("code", path, "--date", "2025-07-13", "--format", "jsonl")
            self.assertEqual(done.returncode, 0, done.stderr)
            raw = path.read_bytes()
            text = raw.decode()
            for claim in lines(done):
                self.assertEqual(list(schema.faults(claim)), [], path)
                self.assertEqual(list(schema.span_faults(claim, text, raw)), [], path)

    def test_same_bytes_with_one_thread_and_with_eight_and_again(self):
        outputs = {run("code", "--jobs", jobs, "--format", "jsonl", *ARTICLES).stdout for jobs in (1, 8, 8)}
        self.assertEqual(len(outputs), 1)

    def test_comment_form_gives_nothing(self):
        path = SOURCE / "examples/articles/pt-br-comentarios.txt"
        end = path.read_bytes().find(b"LEAVE A REPLY")
        for claim in lines(run("code", path, "--format", "jsonl")):
            self.assertLess(claim["sentence"]["b"][1], end + 1)

    def test_doc_is_the_id_then_the_url_then_the_path(self):
        text = "O Brasil condenou o ataque da Rússia à Ucrânia nesta terça-feira."
        records = [{"id": 7, "text": text, "lang": "pt"}, {"url": "https://a.example/x", "text": text, "lang": "pt", "claims": [{"no": 1}]}]
        done = run("code", "--format", "mentions", stdin="\n".join(map(json.dumps, records)).encode())
        self.assertEqual([record["doc"] for record in lines(done)], ["7", "https://a.example/x"])

    def test_parse_writes_ten_columns_and_one_root(self):
        done = run("parse", "--lang", "pt", ARTICLES[0])
        for block in done.stdout.decode().strip().split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
            self.assertTrue(all(len(row) == 10 for row in rows))
            self.assertEqual(sum(row[6] == "0" for row in rows), 1, block)

    def test_formats_write_their_headers(self):
        for name, columns in (("polecat", 40), ("icews", 20), ("csv", None), ("tsv", None)):
            header = run("code", "--format", name, ARTICLES[0]).stdout.decode().splitlines()[0]
            if columns:
                self.assertEqual(header.count("\t") + 1, columns)


class Store(Program):
    def test_twice_changes_nothing_and_finds(self):
        store = self.folder / "news.db"
        first = run("ingest", "--store", store, *ARTICLES)
        self.assertEqual(first.returncode, 0, first.stderr)
        before = run("find", "--store", store, "--format", "jsonl").stdout
        second = run("ingest", "--store", store, *ARTICLES)
        self.assertIn(f"0 new, 0 revised, {len(ARTICLES)} unchanged", second.stderr.decode())
        self.assertEqual(run("find", "--store", store, "--format", "jsonl").stdout, before)
        coded = run("code", "--format", "jsonl", *ARTICLES).stdout
        self.assertEqual(sorted(before.splitlines()), sorted(coded.splitlines()))

    def test_a_changed_text_is_a_revision(self):
        store, path = self.folder / "news.db", self.folder / "a.txt"
        for text in ("A Rússia atacou a Ucrânia.", "A Rússia atacou a Ucrânia ontem."):
            path.write_text(text)
            done = run("ingest", "--store", store, "--lang", "pt", path)
        self.assertIn("1 revised", done.stderr.decode())

    def test_read_only_and_locked_stores(self):
        store = self.folder / "news.db"
        run("ingest", "--store", store, ARTICLES[0])
        holder = sqlite3.connect(store, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        self.one_line(run("ingest", "--quiet", "--store", store, ARTICLES[1]), 1, "locked")
        holder.execute("ROLLBACK")
        holder.close()
        self.one_line(run("ingest", "--quiet", "--store", "/proc/news.db", ARTICLES[1]), 1, "/proc/news.db")
        self.one_line(run("find", "--store", self.folder / "none.db"), 1, "no such store")
        (self.folder / "text.db").write_text("not a database, but long enough to be taken for one by a careless program")
        self.one_line(run("find", "--store", self.folder / "text.db"), 3, "not a Relata store")


class BadInput(Program):
    def test_empty_input(self):
        self.one_line(run("code", "--format", "jsonl"), 1, "empty")

    def test_binary_input(self):
        self.one_line(run("code", stdin=bytes(range(256)) * 40), 1)

    def test_broken_utf8(self):
        self.one_line(run("code", "--lang", "pt", stdin=b"O Brasil \xff\xfe condenou o ataque."), 1, "UTF-8")

    def test_unknown_language(self):
        self.one_line(run("code", "--lang", "xx", stdin=b"Tekst."), 1, "xx", "pt")

    def test_missing_file(self):
        self.one_line(run("code", self.folder / "none.txt"), 1, "none.txt")

    def test_missing_data_and_missing_model(self):
        self.one_line(run("code", stdin=b"A.", env={"RELATA_DATA": str(self.folder)}), 3, str(self.folder))
        for name in ("pt.lexicon", "identifier.bin"):
            (self.folder / name).write_bytes((pathlib.Path(os.environ["RELATA_DATA"]) / name).read_bytes())
        self.one_line(run("code", "--lang", "pt", stdin=b"A.", env={"RELATA_DATA": str(self.folder)}), 3, "pt.rmodel")

    def test_a_line_of_fifty_megabytes_is_one_error_and_the_rest_is_read(self):
        good = json.dumps({"id": "good", "lang": "pt", "text": "O Brasil condenou o ataque."}).encode()
        done = run("code", "--format", "mentions", stdin=b'{"id":"big","text":"' + b"a" * 50_000_000 + b'"}\n' + good + b"\n")
        self.one_line(done, 1)
        self.assertEqual([record["doc"] for record in lines(done)], ["good"])

    def test_errors_file_and_strict(self):
        errors = self.folder / "errors.jsonl"
        records = b'{"id":"a","lang":"xx","text":"x"}\n{"id":"b","lang":"yy","text":"y"}\n'
        self.assertEqual(run("code", "--errors", errors, stdin=records).returncode, 1)
        self.assertEqual([json.loads(line)["doc"] for line in errors.read_text().splitlines()], ["a", "b"])
        run("code", "--strict", "--errors", errors, stdin=records)
        self.assertEqual(len(errors.read_text().splitlines()), 1)

    def test_wrong_usage(self):
        for arguments in (["code", "--format", "xml"], ["code", "--date", "yesterday"], ["nonsense"], ["find"], []):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr, arguments)


class Output(Program):
    def test_closed_pipe_is_quiet(self):
        program = subprocess.Popen([RELATA, "code", "--format", "mentions", *map(str, ARTICLES * 20)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdout.read(10)
        program.stdout.close()
        self.assertEqual(program.stderr.read(), b"")
        self.assertEqual(program.wait(60), 0)
        program.stderr.close()

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([RELATA, "code", "--format", "mentions", str(ARTICLES[0])], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"No space left", done.stderr)

    def test_help_and_version(self):
        version = run("--version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout.decode(), r"^relata \d+\.\d+\.\d+\n  en  model ")
        for command in ("code", "parse", "ingest", "find", "timeline", "dyads", "sources", "why", "doctor"):
            done = run(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn(b"Usage", done.stdout)

    def test_doctor(self):
        done = run("doctor")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(b"all well", done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=1)
